import { message, type Message } from "../../messages/index.ts";
import { deliveryKey, differs } from "../explain/gains.ts";
import { section, tableOf, type Section } from "../explain/shape.ts";
import { placeAndPeriod } from "../explain/place-and-period.ts";
import { keepingWords } from "../explain/shortages.ts";
import { tierSummary } from "../explain/whole.ts";
import type { Words } from "../explain/words.ts";
import type { Plan, PlanRow } from "../types.ts";
import { either, joined, type Pair } from "./joined.ts";

type Delivery = PlanRow<"deliveries">;
type Kept = PlanRow<"keeping">;

/** Least and mean fulfilment of each tier, before and after. */
export function tierSection(before: Plan, after: Plan): Section {
  const of = ({ tables }: Plan) => tierSummary([...tables.deliveries, ...tables.keeping]);
  const rows = joined(of(before), of(after), ({ tier }) => String(tier)).map((pair) => ({
    tier: either(pair).tier,
    ...pair,
  }));
  return section(
    message("explain.tiers"),
    [],
    [
      tableOf(rows, [
        { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
        {
          heading: "compare.column.least-before",
          format: "share",
          cell: (row) => row.before?.least ?? null,
        },
        {
          heading: "compare.column.least-after",
          format: "share",
          cell: (row) => row.after?.least ?? null,
        },
        {
          heading: "compare.column.mean-before",
          format: "share",
          cell: (row) => row.before?.mean ?? null,
        },
        {
          heading: "compare.column.mean-after",
          format: "share",
          cell: (row) => row.after?.mean ?? null,
        },
      ]),
    ],
  );
}

interface Changed extends Pair<Delivery> {
  readonly row: Delivery;
  /** Change of the fulfilment; null where only one plan asks. */
  readonly rise: number | null;
}

/** Who gains and who loses: needs by place and period, largest change of fulfilment first. */
export function needSection(before: Plan, after: Plan, words: Words): Section {
  const rows = joined(before.tables.deliveries, after.tables.deliveries, deliveryKey)
    .map((pair): Changed => {
      const { before: had, after: has } = pair;
      const both = had !== undefined && has !== undefined;
      return { ...pair, row: either(pair), rise: both ? has.fulfilment - had.fulfilment : null };
    })
    .filter(({ before: had, after: has }) => {
      const scale = Math.max(had?.asked ?? 0, has?.asked ?? 0);
      return (
        had === undefined ||
        has === undefined ||
        differs(had.delivered, has.delivered, scale) ||
        differs(had.asked, has.asked, scale)
      );
    })
    .sort((a, b) => size(b) - size(a) || 0);
  return section(message("compare.needs"), needLines(rows, words), [
    tableOf(rows, [
      { heading: "explain.column.tier", format: "amount", cell: ({ row }) => row.tier },
      { heading: "explain.column.need", cell: ({ row }) => row.need },
      {
        heading: "explain.column.group",
        cell: ({ row }) => row.group ?? null,
        hidden: rows.every(({ row }) => row.group === undefined),
      },
      ...placeAndPeriod<Delivery>(words, ({ place }) => place).map(({ cell, ...column }) => ({
        ...column,
        cell: ({ row }: Changed) => cell(row),
      })),
      {
        heading: "explain.column.before",
        format: "amount",
        cell: (each) => each.before?.delivered ?? null,
      },
      {
        heading: "explain.column.after",
        format: "amount",
        cell: (each) => each.after?.delivered ?? null,
      },
      { heading: "explain.column.unit", cell: ({ row }) => words.unit(row.good) },
      {
        heading: "compare.column.share-before",
        format: "share",
        cell: (each) => each.before?.fulfilment ?? null,
      },
      {
        heading: "compare.column.share-after",
        format: "share",
        cell: (each) => each.after?.fulfilment ?? null,
      },
      { heading: "compare.column.rise", format: "share-difference", cell: ({ rise }) => rise },
    ]),
  ]);
}

function needLines(rows: readonly Changed[], words: Words): readonly Message[] {
  if (rows.length === 0) return [message("compare.needs-same")];
  const known = rows.filter((each) => each.rise !== null);
  const threshold = 1e-6;
  // The rows stand in the order of their changes, those that differ by rounding in that of the tables.
  const best = known.find(({ rise }) => (rise ?? 0) > threshold);
  const worst = known.find(({ rise }) => (rise ?? 0) < -threshold);
  const sentence = ({ row, before, after }: Changed) => ({
    need: row.need,
    ...words.at(row.place, row.period),
    before: before?.fulfilment ?? 0,
    after: after?.fulfilment ?? 0,
  });
  return [
    message("compare.needs-count", {
      gain: known.filter(({ rise }) => (rise ?? 0) > threshold).length,
      lose: known.filter(({ rise }) => (rise ?? 0) < -threshold).length,
    }),
    ...(best === undefined ? [] : [message("compare.gains-most", sentence(best))]),
    ...(worst === undefined ? [] : [message("compare.loses-most", sentence(worst))]),
  ];
}

/** End levels and reserves that are kept better or worse. */
export function keepingSection(before: Plan, after: Plan, words: Words): Section {
  const key = ({ kind, what, where, period }: Kept) =>
    JSON.stringify([kind, what, where ?? "", period]);
  const rows = joined(before.tables.keeping, after.tables.keeping, key)
    .map((pair) => ({ ...pair, row: either(pair) }))
    .filter(
      ({ before: had, after: has, row }) =>
        had === undefined ||
        has === undefined ||
        differs(had.fulfilment * had.required, has.fulfilment * has.required, row.required),
    );
  return section(
    message("compare.keeping"),
    [],
    [
      tableOf(rows, [
        { heading: "explain.column.tier", format: "amount", cell: ({ row }) => row.tier },
        { heading: "explain.column.keeping", cell: ({ row }) => keepingWords(row, words) },
        {
          heading: "explain.column.period",
          cell: ({ row }) => words.period(row.period),
          hidden: !words.periods,
        },
        {
          heading: "compare.column.share-before",
          format: "share",
          cell: (each) => each.before?.fulfilment ?? null,
        },
        {
          heading: "compare.column.share-after",
          format: "share",
          cell: (each) => each.after?.fulfilment ?? null,
        },
      ]),
    ],
  );
}

/** To the digits that tell changes apart: what differs by rounding keeps the order of the tables. */
function size({ rise }: Changed): number {
  return rise === null ? Infinity : Math.round(1e6 * Math.abs(rise));
}
