import type { Symmetric } from "../sparse/ldl.ts";
import type { SparseRow } from "./reduce.ts";

/** S = A Σ Aᵀ: how the residuals of the balances vary together, given the variance of each quantity. */
export function covarianceSystem(
  rows: readonly SparseRow[],
  varianceOf: (quantity: number) => number,
): Symmetric {
  const holders = new Map<number, [number, number][]>();
  rows.forEach(({ coefficients }, r) => {
    for (const [quantity, a] of coefficients) {
      const known = holders.get(quantity);
      if (known === undefined) holders.set(quantity, [[r, a]]);
      else known.push([r, a]);
    }
  });
  const starts = new Int32Array(rows.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  rows.forEach(({ coefficients }, j) => {
    const column = new Map<number, number>();
    for (const [quantity, a] of coefficients) {
      const scaled = a * varianceOf(quantity);
      for (const [i, b] of holders.get(quantity)!) column.set(i, (column.get(i) ?? 0) + scaled * b);
    }
    for (const [i, value] of [...column].sort((one, other) => one[0] - other[0])) {
      indices.push(i);
      values.push(value);
    }
    starts[j + 1] = indices.length;
  });
  return {
    size: rows.length,
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}
