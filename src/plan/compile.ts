import { matrixFromTriplets } from "../engine/matrix.ts";
import type { Program } from "../engine/program.ts";
import type { Economy } from "../economy/types.ts";
import { columnsOf } from "./columns.ts";
import { criteriaOf } from "./criteria.ts";
import { families, type FamilyName, type Setting } from "./families/index.ts";
import { concaveTiers, goalsOf } from "./goals.ts";
import { routesOf, tradesOf } from "./logistics.ts";
import { resolve } from "./resolve.ts";
import { rowsBuilder, type RowLabel } from "./rows.ts";
import { sorted } from "./sorted.ts";
import { stockRows } from "./stock-rows.ts";

/** A plan's program, with what each of its rows and columns is about. */
export interface Compiled extends Setting {
  /** Without an objective: the stages set it. */
  readonly program: Program;
  readonly labels: readonly RowLabel[];
  /** What commitments add to each row, moved into its bounds. */
  readonly constants: Float64Array;
  /** The rows of each family: from, up to but without. */
  readonly rowsOf: ReadonlyMap<FamilyName, readonly [number, number]>;
}

/**
 * The program of an economy that `check` has found free of errors. The same economy gives the same bytes
 * whatever the order of its rows.
 */
export function compile(given: Economy): Compiled {
  const economy = sorted(given);
  const resolved = resolve(economy);
  const parts = {
    resolved,
    criteria: criteriaOf(resolved),
    stocks: stockRows(resolved),
    routes: routesOf(resolved),
    trades: tradesOf(resolved),
    concave: concaveTiers(resolved),
  };
  const columns = columnsOf(parts);
  const setting: Setting = {
    ...parts,
    columns,
    goals: goalsOf(resolved),
    horizon: resolved.periods.length,
  };

  const { rows, count, built } = rowsBuilder();
  const rowsOf = new Map<FamilyName, readonly [number, number]>();
  let first = 0;
  for (const family of families) {
    family.build(setting, rows);
    const next = count();
    rowsOf.set(family.name, [first, next]);
    first = next;
  }
  const { labels, lower, upper, constants, rowIndex, columnIndex, values } = built();
  const name = ({ family, what, where, period }: RowLabel) =>
    `${family}:${what}@${where}${period < 0 ? "" : `#${resolved.periods[period]!}`}`;
  const program: Program = {
    name: economy.about.name,
    sense: "maximise",
    offset: 0,
    matrix: matrixFromTriplets({
      rows: labels.length,
      columns: columns.count,
      rowIndex,
      columnIndex,
      values,
    }),
    cost: new Float64Array(columns.count),
    columnLower: columns.lower,
    columnUpper: columns.upper,
    rowLower: lower,
    rowUpper: upper,
    ...(columns.integer === undefined ? {} : { integer: columns.integer }),
    columnName: columns.names,
    rowName: (row) => name(labels[row]!),
  };
  return { ...setting, program, labels, constants, rowsOf };
}
