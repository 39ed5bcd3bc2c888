import { matrixFromTriplets, tripletsOf } from "../../engine/matrix.ts";
import type { Program } from "../../engine/program.ts";

/** Whole numbers further apart than this would need coefficients that the engine's tolerance can't tell from zero. */
const widest = 1e4;

/**
 * The program without one choice of its whole numbers: at least one of them is another. A number at one of its bounds
 * counts by its distance from it; one between them by two binaries of its own, above and below. Undefined where a number
 * may be anything, so that nothing finite says it.
 *
 * Method: E. Balas, R. Jeroslow, "Canonical cuts on the unit hypercube", SIAM Journal on Applied Mathematics 23(1),
 * 1972.
 */
export function exclude(program: Program, choice: Float64Array): Program | undefined {
  const { matrix, integer, columnLower, columnUpper } = program;
  const { rowIndex, columnIndex, values } = tripletsOf(matrix);
  const add = (row: number, column: number, value: number) => {
    rowIndex.push(row);
    columnIndex.push(column);
    values.push(value);
  };
  const cut = matrix.rows;
  const lower = [1];
  let { columns } = matrix;
  for (let column = 0; column < choice.length; column++) {
    if (integer![column] !== 1) continue;
    const at = choice[column]!;
    const [least, most] = [columnLower[column]!, columnUpper[column]!];
    if (least === most) continue;
    if (at === least || at === most) {
      const sign = at === least ? 1 : -1;
      add(cut, column, sign);
      lower[0]! += sign * at;
      continue;
    }
    if (most - least > widest) return undefined;
    const above = cut + lower.length;
    // x − (at + 1 − least)·up ≥ least, −x − (most − at + 1)·down ≥ −most
    add(above, column, 1);
    add(above, columns, least - at - 1);
    add(above + 1, column, -1);
    add(above + 1, columns + 1, at - 1 - most);
    lower.push(least, -most);
    add(cut, columns, 1);
    add(cut, columns + 1, 1);
    columns += 2;
  }
  const rows = cut + lower.length;
  const longer = (old: Float64Array, end: Float64Array | readonly number[]) =>
    Float64Array.from([...old, ...end]);
  const more = (value: number) => new Float64Array(columns - matrix.columns).fill(value);
  return {
    ...program,
    matrix: matrixFromTriplets({ rows, columns, rowIndex, columnIndex, values }),
    cost: longer(program.cost, more(0)),
    columnLower: longer(columnLower, more(0)),
    columnUpper: longer(columnUpper, more(1)),
    rowLower: longer(program.rowLower, lower),
    rowUpper: longer(program.rowUpper, new Float64Array(lower.length).fill(Infinity)),
    integer: Uint8Array.from([...integer!, ...more(1)]),
    columnName: (column) =>
      column < matrix.columns ? program.columnName(column) : `other:${column - matrix.columns}`,
    rowName: (row) => (row < matrix.rows ? program.rowName(row) : `other:${row - matrix.rows}`),
  };
}
