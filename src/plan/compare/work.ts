import { message } from "../../messages/index.ts";
import { section, tableOf, type ColumnOf, type Section } from "../explain/shape.ts";
import type { Words } from "../explain/words.ts";
import type { Plan, PlanRow } from "../types.ts";
import { differences, type Difference } from "./joined.ts";

export function beforeAndAfter(): readonly ColumnOf<Difference>[] {
  return [
    { heading: "explain.column.before", format: "amount", cell: ({ before }) => before },
    { heading: "explain.column.after", format: "amount", cell: ({ after }) => after },
    {
      heading: "compare.column.change",
      format: "difference",
      cell: ({ before, after }) => after - before,
    },
  ];
}

/** Hours that are needed, by skill and place. */
export function hourSection(before: Plan, after: Plan, words: Words): Section {
  const total = ({ tables }: Plan) => tables.hours.reduce((sum, { needed }) => sum + needed, 0);
  const rows = differences(
    before.tables.hours,
    after.tables.hours,
    ({ skill, place }) => [skill, place],
    ({ needed }) => needed,
  );
  return section(
    message("compare.hours"),
    [message("compare.hours-sum", { before: total(before), after: total(after) })],
    [
      tableOf(rows, [
        { heading: "explain.column.skill", cell: ({ key: [skill] }) => words.skill(skill!) },
        {
          heading: "explain.column.place",
          cell: ({ key: [, place] }) => words.place(place!),
          hidden: !words.places,
        },
        ...beforeAndAfter(),
      ]),
    ],
  );
}

/** Work that is done more or less, by workplace and period. */
export function activitySection(before: Plan, after: Plan, words: Words): Section {
  const rows = differences(
    before.tables.activities,
    after.tables.activities,
    ({ technique, where, period }) => [technique, where, String(period)],
    ({ runs }) => runs,
  );
  return section(message("compare.activities"), same(rows), [
    tableOf(rows, [
      {
        heading: "explain.column.technique",
        cell: ({ key: [technique] }) => words.technique(technique!),
      },
      { heading: "explain.column.workplace", cell: ({ key: [, where] }) => words.where(where!) },
      {
        heading: "explain.column.period",
        cell: ({ key: [, , period] }) => words.period(Number(period)),
        hidden: !words.periods,
      },
      ...beforeAndAfter(),
    ]),
  ]);
}

const goodColumns = ["made", "imported", "exported", "used", "waste"] as const;

/** Goods that are made, imported, exported, used or left over more or less, over all places and periods. */
export function goodSection(before: Plan, after: Plan, words: Words): Section {
  const rows = goodColumns.flatMap((column) =>
    differences(
      before.tables.balances,
      after.tables.balances,
      ({ good }) => [good, column],
      (row: PlanRow<"balances">) => row[column],
    ),
  );
  rows.sort((a, b) => (a.key[0]! < b.key[0]! ? -1 : a.key[0]! > b.key[0]! ? 1 : 0));
  return section(message("compare.goods"), same(rows), [
    tableOf(rows, [
      { heading: "explain.column.good", cell: ({ key: [good] }) => words.good(good!) },
      {
        heading: "compare.column.what",
        cell: ({ key: [, column] }) =>
          message(`explain.column.${column as (typeof goodColumns)[number]}`),
      },
      ...beforeAndAfter(),
      { heading: "explain.column.unit", cell: ({ key: [good] }) => words.unit(good!) },
    ]),
  ]);
}

function same(rows: readonly Difference[]) {
  return rows.length === 0 ? [message("compare.same")] : [];
}
