import { csvOf } from "../../economy/csv.ts";
import type { ColumnSpec } from "../../economy/tables.ts";
import type { AnyRow } from "../../economy/types.ts";
import type { Analysis } from "./index.ts";

const name = <const N extends string>(column: N) =>
  ({ name: column, type: "name", required: true }) as const;
const number = <const N extends string>(column: N) => ({ name: column, type: "number" }) as const;

/** Files of an analysis, and their columns. */
const columns = {
  /** One row per good; see `Labour`, `Linkages`, `extractionOf` for the figures. */
  goods: [
    ...[name("good"), name("unit"), number("supply"), number("final")],
    ...[number("hours_direct"), number("hours_total"), number("output_multiplier")],
    ...[number("backward"), number("forward"), number("hours_without")],
  ],
  /** Of what is not made (or is left over), per unit of each good. */
  requirements: [
    ...[name("good"), name("kind"), name("of"), { name: "unit", type: "name" } as const],
    ...[number("direct"), number("total")],
  ],
  /** A: how much of `input` goes into a unit of `good`. */
  inputs: [name("good"), name("input"), number("amount")],
  "what-if": [name("good"), name("unit"), number("final"), number("supply")],
} satisfies Record<string, readonly ColumnSpec[]>;

export type AnalysisFile = keyof typeof columns;

export const analysisFileNames: ReadonlySet<string> = new Set(
  Object.keys(columns).map((file) => `${file}.csv`),
);

/** The figures of all goods, as CSV files by name. An empty cell: there is no such figure. */
export function* analysisFiles(
  analysis: Analysis,
): Generator<readonly [string, Generator<string>]> {
  const rows: Readonly<Record<AnalysisFile, readonly AnyRow[]>> = {
    goods: goodRows(analysis),
    requirements: requirementRows(analysis),
    inputs: inputRows(analysis),
    "what-if": changeRows(analysis),
  };
  for (const file of Object.keys(columns) as AnalysisFile[]) {
    if (file === "what-if" && analysis.change === undefined) continue;
    yield [`${file}.csv`, csvOf(columns[file], rows[file])];
  }
}

function goodRows({ table, labour, linkages, extraction }: Analysis): readonly AnyRow[] {
  return table.goods.map(({ name: good, unit }, j) => ({
    ...{ good, unit, supply: table.supply[j]!, final: table.final[j]! },
    ...{ hours_direct: labour.direct[j]!, hours_total: labour.total[j]! },
    ...stated({
      output_multiplier: linkages?.output[j],
      backward: linkages?.backward[j],
      forward: linkages?.forward[j],
      hours_without: extraction?.[j],
    }),
  }));
}

function stated(figures: Readonly<Record<string, number | undefined>>): AnyRow {
  return Object.fromEntries(
    Object.entries(figures).filter(([, value]) => value !== undefined && !Number.isNaN(value)),
  );
}

function requirementRows({ table, multipliers }: Analysis): readonly AnyRow[] {
  return table.goods.flatMap(({ name: good }, j) =>
    multipliers
      .filter(({ total }) => total[j] !== 0)
      .map(({ of, direct, total }) => ({
        ...{ good, kind: of.kind, of: of.name, direct: direct[j]!, total: total[j]! },
        ...(of.unit === "" ? {} : { unit: of.unit }),
      })),
  );
}

function inputRows({ table: { goods, inputs } }: Analysis): readonly AnyRow[] {
  const { starts, good, amount } = inputs;
  return goods.flatMap(({ name: made }, j) =>
    Array.from({ length: starts[j + 1]! - starts[j]! }, (_, n) => {
      const k = starts[j]! + n;
      return { good: made, input: goods[good[k]!]!.name, amount: amount[k]! };
    }),
  );
}

function changeRows({ table, change }: Analysis): readonly AnyRow[] {
  if (change === undefined) return [];
  return table.goods.map(({ name: good, unit }, j) => ({
    ...{ good, unit, final: change.final[j]!, supply: change.supply[j]! },
  }));
}
