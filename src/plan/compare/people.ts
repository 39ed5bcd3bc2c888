import { message } from "../../messages/index.ts";
import { section, tableOf, type Section } from "../explain/shape.ts";
import type { Words } from "../explain/words.ts";
import type { Plan, PlanRow } from "../types.ts";
import { differences } from "./joined.ts";
import { beforeAndAfter } from "./work.ts";

/** Hours that leave a place to help in another, by skill. */
export function secondmentSection(before: Plan, after: Plan, words: Words): Section {
  const rows = differences(
    before.tables.secondments,
    after.tables.secondments,
    ({ skill, from, to }) => [skill, from, to],
    ({ hours }) => hours,
  );
  return section(
    message("explain.secondments"),
    [],
    [
      tableOf(rows, [
        { heading: "explain.column.skill", cell: ({ key: [skill] }) => words.skill(skill!) },
        { heading: "explain.column.from", cell: ({ key: [, from] }) => words.place(from!) },
        { heading: "explain.column.to", cell: ({ key: [, , to] }) => words.place(to!) },
        ...beforeAndAfter(),
      ]),
    ],
  );
}

/** People of each skill in the last period, where there are more or fewer. */
export function peopleSection(before: Plan, after: Plan, words: Words): Section {
  const rows = differences(
    atTheEnd(before),
    atTheEnd(after),
    ({ skill, place }) => [skill, place],
    ({ people }) => people,
  );
  return section(
    message("compare.people"),
    [],
    [
      tableOf(rows, [
        { heading: "explain.column.skill", cell: ({ key: [skill] }) => words.skill(skill!) },
        {
          heading: "explain.column.place",
          cell: ({ key: [, where] }) => words.place(where!),
          hidden: !words.places,
        },
        ...beforeAndAfter(),
      ]),
    ],
  );
}

function atTheEnd({ economy, tables }: Plan): readonly PlanRow<"people">[] {
  const last = economy.tables.periods.rows.reduce(
    (latest, { period }) => Math.max(latest, period),
    -Infinity,
  );
  return tables.people.filter(({ period }) => period === last);
}
