import { csvOf } from "../economy/csv.ts";
import type { ColumnSpec } from "../economy/tables.ts";
import type { Optimal } from "../engine/engine.ts";
import { multiply } from "../engine/matrix.ts";
import type { Program } from "../engine/program.ts";

const columns: readonly ColumnSpec[] = [
  { name: "kind", type: "name" },
  { name: "name", type: "name" },
  { name: "value", type: "number" },
  { name: "dual", type: "number" },
];

/**
 * A solution as CSV: a line per column (its value and reduced cost) and per row (its activity and dual
 * value). Integer programs have no duals: the cell is then empty.
 */
export function solutionCsv(program: Program, solution: Optimal): Iterable<string> {
  const { x, rowDuals, columnDuals } = solution;
  const activity = multiply(program.matrix, x);
  const lines = (
    kind: "column" | "row",
    name: (index: number) => string,
    values: Float64Array,
    duals: Float64Array | undefined,
  ) =>
    Array.from(values, (value, index) => {
      const dual = duals?.[index];
      return { kind, name: name(index), value, ...(dual === undefined ? {} : { dual }) };
    });
  return csvOf(columns, [
    ...lines("column", program.columnName, x, columnDuals),
    ...lines("row", program.rowName, activity, rowDuals),
  ]);
}
