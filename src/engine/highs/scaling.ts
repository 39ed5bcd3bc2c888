import type { Matrix, Program } from "../program.ts";

/**
 * Factors that bring the coefficients of a program near 1, so that the engine's absolute tolerances mean
 * the same in every row and column. All are powers of two: scaling and its undoing lose no digit.
 *
 *     coefficient' = row · coefficient · column      x = level · column · x'
 */
export interface Scaling {
  /** One per row. */
  readonly row: Float64Array;
  /** One per column; 1 for integer columns, whose whole numbers must stay whole. */
  readonly column: Float64Array;
}

/** Passes of geometric scaling; more change hardly anything (Curtis & Reid 1972, Fourer 1982). */
const passes = 4;

/** Geometric scaling: in each row and column, smallest × largest coefficient becomes about 1. */
export function scalingOf({ matrix, integer }: Pick<Program, "matrix" | "integer">): Scaling {
  const row = new Float64Array(matrix.rows).fill(1);
  const column = new Float64Array(matrix.columns).fill(1);
  for (let pass = 0; pass < passes; pass++) {
    scaleRows(matrix, row, column);
    for (let j = 0; j < matrix.columns; j++) {
      if (integer?.[j] === 1) continue;
      let least = Infinity;
      let most = 0;
      for (let k = matrix.starts[j]!; k < matrix.starts[j + 1]!; k++) {
        const size = Math.abs(matrix.values[k]!) * row[matrix.indices[k]!]!;
        least = Math.min(least, size);
        most = Math.max(most, size);
      }
      column[j] = most > 0 ? 1 / (Math.sqrt(least) * Math.sqrt(most)) : 1;
    }
  }
  return { row: row.map(powerOfTwo), column: column.map(powerOfTwo) };
}

function scaleRows(matrix: Matrix, row: Float64Array, column: Float64Array): void {
  const least = new Float64Array(matrix.rows).fill(Infinity);
  const most = new Float64Array(matrix.rows);
  for (let j = 0; j < matrix.columns; j++) {
    for (let k = matrix.starts[j]!; k < matrix.starts[j + 1]!; k++) {
      const i = matrix.indices[k]!;
      const size = Math.abs(matrix.values[k]!) * column[j]!;
      least[i] = Math.min(least[i]!, size);
      most[i] = Math.max(most[i]!, size);
    }
  }
  for (let i = 0; i < matrix.rows; i++)
    row[i] = most[i]! > 0 ? 1 / (Math.sqrt(least[i]!) * Math.sqrt(most[i]!)) : 1;
}

/**
 * A power of two near the middle (by magnitude) of the finite values other than zero; 1 where there
 * are none.
 */
export function middle(...lists: readonly Iterable<number>[]): number {
  let logarithms = 0;
  let count = 0;
  for (const values of lists) {
    for (const value of values) {
      const size = Math.abs(value);
      if (size === 0 || size === Infinity) continue;
      logarithms += Math.log2(size);
      count++;
    }
  }
  return count === 0 ? 1 : powerOfTwo(2 ** (logarithms / count));
}

function powerOfTwo(value: number): number {
  // Beyond these the scaled numbers themselves could overflow or vanish.
  return 2 ** Math.min(300, Math.max(-300, Math.round(Math.log2(value))));
}
