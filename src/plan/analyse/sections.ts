import { message, type Message } from "../../messages/index.ts";
import {
  section,
  tableOf,
  type ColumnOf,
  type Explanation,
  type ExplanationTable,
  type Section,
} from "../explain/shape.ts";
import type { Analysis } from "./index.ts";
import { dot } from "./what-if.ts";

/** How many goods are shown, unless a number is asked for. */
const shownGoods = 20;

/** The analysis in words and tables; of the goods, those in which most hours are worked, direct and indirect. */
export function analysisExplanation(
  analysis: Analysis,
  { top = shownGoods }: { readonly top?: number } = {},
): Explanation {
  const shown = largest(analysis, top);
  return {
    title: message("analyse.title", { title: analysis.title, of: analysis.of }),
    sections: [
      ground(analysis, shown.length),
      multipliers(analysis, shown),
      linkages(analysis, shown),
      ...changes(analysis, top),
    ],
  };
}

function largest({ table: { supply }, labour: { total } }: Analysis, top: number) {
  const hours = supply.map((amount, j) => amount * total[j]!);
  return [...hours.keys()]
    .sort((a, b) => hours[b]! - hours[a]! || supply[b]! - supply[a]! || a - b)
    .slice(0, top);
}

function ground({ table, check, labour }: Analysis, shown: number): Section {
  const { goods, inputs, supply, assumptions } = table;
  const all = goods.length;
  return section(
    message("analyse.ground"),
    [
      message("analyse.size", { goods: all, inputs: inputs.amount.length }),
      ...assumptions,
      ...(shown < all ? [message("analyse.shown", { shown, all })] : []),
      message("analyse.hours", { hours: dot(labour.direct, supply) }),
      message("analyse.check", {
        residual: exponent(check.residual),
        supply: exponent(check.supply),
        identity: exponent(check.identity),
      }),
    ],
    [],
  );
}

function exponent(value: number): string {
  return value === 0 ? "0" : value.toExponential(0);
}

function multipliers(analysis: Analysis, shown: readonly number[]): Section {
  const { table, labour, linkages: links, multipliers: all, valuation } = analysis;
  const amount = "amount";
  const others = all.filter(({ of }) => of.kind === "good" || of.kind === "waste");
  const columns: ColumnOf<number>[] = [
    { heading: "analyse.column.good", cell: (j) => table.goods[j]!.name },
    { heading: "analyse.column.unit", cell: (j) => table.goods[j]!.unit },
    { heading: "analyse.column.supply", format: amount, cell: (j) => table.supply[j]! },
    { heading: "analyse.column.direct", format: amount, cell: (j) => labour.direct[j]! },
    { heading: "analyse.column.total", format: amount, cell: (j) => labour.total[j]! },
    {
      heading: "analyse.column.ratio",
      format: amount,
      cell: (j) => (labour.direct[j]! > 0 ? labour.total[j]! / labour.direct[j]! : null),
    },
    {
      heading: "analyse.column.output",
      format: amount,
      cell: (j) => known(links?.output[j]),
      hidden: links === undefined,
    },
  ];
  const made = tableOf(shown, columns);
  return section(
    message("analyse.multipliers"),
    [message("analyse.multipliers-lines"), valued(valuation)],
    [made, requirements(analysis, shown, others)],
  );
}

/** What of each good that isn't made, or of what is left over, a unit takes. */
function requirements(
  { table }: Analysis,
  shown: readonly number[],
  others: Analysis["multipliers"],
): ExplanationTable {
  const rows = shown.flatMap((j) =>
    others
      .filter(({ total }) => total[j]! !== 0)
      .map(({ of, direct, total }) => ({ j, of, direct: direct[j]!, total: total[j]! })),
  );
  return tableOf(rows, [
    { heading: "analyse.column.good", cell: ({ j }) => table.goods[j]!.name },
    {
      heading: "analyse.column.takes",
      cell: ({ of }) => message("analyse.primary", { kind: of.kind, name: of.name, unit: of.unit }),
    },
    { heading: "analyse.column.direct-of", format: "amount", cell: ({ direct }) => direct },
    { heading: "analyse.column.total-of", format: "amount", cell: ({ total }) => total },
  ]);
}

function valued(valuation: Analysis["valuation"]): Message {
  return valuation.kind === "none"
    ? valuation.because
    : message("analyse.valued", { kind: valuation.kind, unit: valuation.unit });
}

function linkages(analysis: Analysis, shown: readonly number[]): Section {
  const { table, linkages: links, extraction, labour } = analysis;
  const hours = dot(labour.direct, table.supply);
  const made = tableOf(shown, [
    { heading: "analyse.column.good", cell: (j) => table.goods[j]!.name },
    {
      heading: "analyse.column.backward",
      format: "amount",
      cell: (j) => known(links?.backward[j]),
    },
    { heading: "analyse.column.forward", format: "amount", cell: (j) => known(links?.forward[j]) },
    { heading: "analyse.column.kind", cell: (j) => kindOf(links, j) },
    {
      heading: "analyse.column.extraction",
      format: "share",
      cell: (j) => (hours > 0 ? extraction![j]! / hours : null),
      hidden: extraction === undefined,
    },
  ]);
  return section(
    message("analyse.linkages"),
    links === undefined
      ? [message("analyse.no-linkages")]
      : [
          message("analyse.linkages-lines"),
          message(extraction === undefined ? "analyse.no-extraction" : "analyse.extraction-lines"),
        ],
    links === undefined ? [] : [made],
  );
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function kindOf(links: Analysis["linkages"], j: number): Message | null {
  const backward = links?.backward[j];
  const forward = links?.forward[j];
  if (backward === undefined || forward === undefined) return null;
  if (Number.isNaN(backward) || Number.isNaN(forward)) return null;
  const kind = backward > 1 ? (forward > 1 ? "key" : "backward") : forward > 1 ? "forward" : "weak";
  return message("analyse.kind", { kind });
}

function changes({ change, table }: Analysis, top: number): readonly Section[] {
  if (change === undefined) return [];
  const goods = [...change.supply.keys()]
    .filter((j) => change.supply[j] !== 0 || change.final[j] !== 0)
    .sort((a, b) => shareOf(b) - shareOf(a) || a - b);
  function shareOf(j: number): number {
    return Math.abs(change!.supply[j]!) / (table.supply[j]! > 0 ? table.supply[j]! : 1e-300);
  }
  const share = (of: number, before: number) => (before > 0 ? of / before : null);
  const ofGoods = tableOf(goods.slice(0, top), [
    { heading: "analyse.column.good", cell: (j) => table.goods[j]!.name },
    { heading: "analyse.column.unit", cell: (j) => table.goods[j]!.unit },
    { heading: "analyse.column.final", format: "difference", cell: (j) => change.final[j]! },
    { heading: "analyse.column.more", format: "difference", cell: (j) => change.supply[j]! },
    {
      heading: "analyse.column.share",
      format: "share-difference",
      cell: (j) => share(change.supply[j]!, table.supply[j]!),
    },
  ]);
  const ofPrimary = tableOf(
    change.primary.filter((each) => each.change !== 0),
    [
      {
        heading: "analyse.column.takes",
        cell: ({ of: { kind, name, unit } }) => message("analyse.primary", { kind, name, unit }),
      },
      { heading: "analyse.column.before", format: "amount", cell: ({ before }) => before },
      { heading: "analyse.column.more", format: "difference", cell: (each) => each.change },
      {
        heading: "analyse.column.share",
        format: "share-difference",
        cell: (each) => share(each.change, each.before),
      },
    ],
  );
  const more = goods.length - top;
  return [
    section(
      message("analyse.change"),
      [
        message("analyse.change-lines"),
        ...(more > 0 ? [message("analyse.change-more", { count: more })] : []),
      ],
      [ofGoods, ofPrimary],
    ),
  ];
}
