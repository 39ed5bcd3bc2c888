import type { Symmetric } from "../sparse/ldl.ts";
import type { SparseRow } from "./reduce.ts";

/** S = A Σ Aᵀ: how the residuals of the balances vary together, given the variance of each quantity. */
export function covarianceSystem(
  rows: readonly SparseRow[],
  varianceOf: (quantity: number) => number,
): Symmetric {
  const a = rowsInOne(rows);
  const b = byQuantity(a);
  const size = rows.length;
  const starts = new Int32Array(size + 1);
  const seen = new Int32Array(size).fill(-1);
  for (let j = 0; j < size; j++) {
    let count = 0;
    for (let p = a.starts[j]!; p < a.starts[j + 1]!; p++) {
      const quantity = a.indices[p]!;
      for (let q = b.starts[quantity]!; q < b.starts[quantity + 1]!; q++) {
        const i = b.indices[q]!;
        if (seen[i] === j) continue;
        seen[i] = j;
        count++;
      }
    }
    starts[j + 1] = starts[j]! + count;
  }
  const indices = new Int32Array(starts[size]!);
  const values = new Float64Array(starts[size]!);
  const sums = new Float64Array(size);
  seen.fill(-1);
  for (let j = 0; j < size; j++) {
    let filled = starts[j]!;
    for (let p = a.starts[j]!; p < a.starts[j + 1]!; p++) {
      const quantity = a.indices[p]!;
      const scaled = a.values[p]! * varianceOf(a.names[quantity]!);
      for (let q = b.starts[quantity]!; q < b.starts[quantity + 1]!; q++) {
        const i = b.indices[q]!;
        if (seen[i] !== j) {
          seen[i] = j;
          indices[filled++] = i;
          sums[i] = 0;
        }
        sums[i]! += scaled * b.values[q]!;
      }
    }
    indices.subarray(starts[j], filled).sort();
    for (let p = starts[j]!; p < filled; p++) values[p] = sums[indices[p]!]!;
  }
  return { size, starts, indices, values };
}

/** Rows one after the other; quantities by the order in which they first come. */
interface Compressed {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** The quantities themselves. */
  readonly names: readonly number[];
}

function rowsInOne(rows: readonly SparseRow[]): Compressed {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ coefficients }, r) => (starts[r + 1] = starts[r]! + coefficients.size));
  const indices = new Int32Array(starts[rows.length]!);
  const values = new Float64Array(starts[rows.length]!);
  const names: number[] = [];
  const named = new Map<number, number>();
  let filled = 0;
  for (const { coefficients } of rows) {
    for (const [quantity, coefficient] of coefficients) {
      let name = named.get(quantity);
      if (name === undefined) {
        name = names.push(quantity) - 1;
        named.set(quantity, name);
      }
      indices[filled] = name;
      values[filled++] = coefficient;
    }
  }
  return { starts, indices, values, names };
}

/** The transposed matrix: by quantity, the rows it is in. */
function byQuantity({ starts, indices, values, names }: Compressed) {
  const begins = new Int32Array(names.length + 1);
  for (const quantity of indices) begins[quantity + 1]!++;
  for (let k = 0; k < names.length; k++) begins[k + 1]! += begins[k]!;
  const next = begins.slice();
  const rows = new Int32Array(indices.length);
  const coefficients = new Float64Array(indices.length);
  for (let r = 0; r + 1 < starts.length; r++) {
    for (let p = starts[r]!; p < starts[r + 1]!; p++) {
      const at = next[indices[p]!]!++;
      rows[at] = r;
      coefficients[at] = values[p]!;
    }
  }
  return { starts: begins, indices: rows, values: coefficients };
}
