/** People: who works in another place than their own, and who learns or leaves a skill. */
import { message } from "../../messages/index.ts";
import type { Plan, PlanRow } from "../types.ts";
import { section, tableOf, type ColumnOf, type Section } from "./shape.ts";
import type { Words } from "./words.ts";

type Secondment = Pick<PlanRow<"secondments">, "from" | "to" | "skill" | "hours" | "arriving">;

/** Of a workplace's skills: who comes to its place from elsewhere, and who goes from it. */
export function slipSecondments(
  plan: Plan,
  place: string,
  skills: ReadonlySet<string>,
  asked: (period: number) => boolean,
  words: Words,
): Section {
  const rows = plan.tables.secondments.filter(
    (row) => skills.has(row.skill) && asked(row.period) && (row.from === place || row.to === place),
  );
  const received = plan.tables.hours.filter(
    (row) => row.place === place && skills.has(row.skill) && asked(row.period) && row.received > 0,
  );
  return section(
    message("explain.slip-seconded"),
    [
      message("explain.slip-seconded-rule", { place: words.place(place) }),
      ...received.map((row) =>
        message("explain.slip-seconded-part", {
          skill: words.skill(row.skill),
          received: row.received,
          share: row.received / ((row.available ?? 0) + row.received),
          ...words.at(place, row.period),
        }),
      ),
    ],
    [
      tableOf(rows, [
        {
          heading: "explain.column.period",
          cell: ({ period }) => words.period(period),
          hidden: !words.periods,
        },
        ...secondmentColumns<(typeof rows)[number]>(words),
      ]),
    ],
  );
}

/** Everybody who helps elsewhere, all periods together. */
export function secondmentSection(plan: Plan, words: Words): Section {
  const sums = new Map<string, Secondment>();
  for (const row of plan.tables.secondments) {
    const key = JSON.stringify([row.from, row.to, row.skill]);
    const known = sums.get(key);
    sums.set(key, {
      ...row,
      hours: row.hours + (known?.hours ?? 0),
      arriving: row.arriving + (known?.arriving ?? 0),
    });
  }
  const rows = [...sums.values()].sort((a, b) => b.hours - a.hours);
  const hours = rows.reduce((sum, row) => sum + row.hours, 0);
  const lost = rows.reduce((sum, row) => sum + row.hours - row.arriving, 0);
  return section(
    message("explain.secondments"),
    rows.length === 0 ? [] : [message("explain.secondments-sum", { hours, lost })],
    [tableOf(rows, secondmentColumns<Secondment>(words))],
  );
}

function secondmentColumns<T extends Secondment>(words: Words): readonly ColumnOf<T>[] {
  return [
    { heading: "explain.column.skill", cell: ({ skill }) => words.skill(skill) },
    { heading: "explain.column.from", cell: ({ from }) => words.place(from) },
    { heading: "explain.column.to", cell: ({ to }) => words.place(to) },
    { heading: "explain.column.hours-leaving", format: "amount", cell: ({ hours }) => hours },
    {
      heading: "explain.column.hours-arriving",
      format: "amount",
      cell: ({ arriving }) => arriving,
    },
  ];
}

interface Learned {
  readonly place: string;
  readonly skill: string;
  /** Before runs add or take away anybody. */
  readonly first: number;
  readonly last: number;
  /** Of those in the last period, by runs: below zero, more have left than learned. */
  readonly added: number;
}

/** Skills that runs add people to, or take people from. */
export function trainingSection(plan: Plan, words: Words): Section {
  const groups = new Map<string, PlanRow<"people">[]>();
  for (const row of plan.tables.people) {
    const key = JSON.stringify([row.place, row.skill]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const rows = [...groups.values()].flatMap((group): readonly Learned[] => {
    if (group.every(({ added }) => added === 0)) return [];
    const ordered = [...group].sort((a, b) => a.period - b.period);
    const { place, skill, people, added: early } = ordered[0]!;
    const { people: last, added } = ordered.at(-1)!;
    return [{ place, skill, first: people - early, last, added }];
  });
  rows.sort((a, b) => b.added - a.added);
  return section(
    message("explain.training"),
    [],
    [
      tableOf(rows, [
        { heading: "explain.column.skill", cell: ({ skill }) => words.skill(skill) },
        {
          heading: "explain.column.place",
          cell: ({ place }) => words.place(place),
          hidden: !words.places,
        },
        { heading: "explain.column.people-first", format: "amount", cell: ({ first }) => first },
        { heading: "explain.column.people-last", format: "amount", cell: ({ last }) => last },
        {
          heading: "explain.column.people-added",
          format: "difference",
          cell: ({ added }) => added,
        },
      ]),
    ],
  );
}
