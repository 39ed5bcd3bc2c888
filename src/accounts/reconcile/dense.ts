/** Small dense systems: one unknown for each claim or bound that is looked at together with others. */

/** Beside a diagonal of 1, a pivot below this repeats those before it. */
const repeats = 1e-10;

/** P B Pᵀ = L Lᵀ of a dense positive semidefinite B with a diagonal of at most 1, the largest pivots first. */
export function choleskyWithPivots(matrix: readonly Float64Array[]): {
  readonly order: readonly number[];
  /** By position in the order: the row of L; beyond `rank` columns nothing is left. */
  readonly lower: readonly Float64Array[];
  readonly rank: number;
} {
  const size = matrix.length;
  const order = [...matrix.keys()];
  const lower = matrix.map(() => new Float64Array(size));
  const left = Float64Array.from(matrix, (row, k) => row[k]!);
  for (let j = 0; j < size; j++) {
    let best = j;
    for (let k = j + 1; k < size; k++) if (left[order[k]!]! > left[order[best]!]!) best = k;
    const chosen = order[best]!;
    if (!(left[chosen]! > repeats)) return { order, lower, rank: j };
    [order[j], order[best]] = [chosen, order[j]!];
    [lower[j], lower[best]] = [lower[best]!, lower[j]!];
    const pivotRow = lower[j]!;
    const pivot = Math.sqrt(left[chosen]!);
    pivotRow[j] = pivot;
    for (let k = j + 1; k < size; k++) {
      const entry = matrix[order[k]!]![chosen]! - product(lower[k]!, pivotRow, j);
      lower[k]![j] = entry / pivot;
      left[order[k]!]! -= lower[k]![j]! ** 2;
    }
  }
  return { order, lower, rank: size };
}

/** L⁻¹ b, of its first `rank` rows. */
export function forward(
  lower: readonly Float64Array[],
  rank: number,
  at: (k: number) => number,
): Float64Array {
  const result = new Float64Array(rank);
  for (let k = 0; k < rank; k++) {
    result[k] = (at(k) - product(lower[k]!, result, k)) / lower[k]![k]!;
  }
  return result;
}

export function product(one: Float64Array, other: Float64Array, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += one[k]! * other[k]!;
  return sum;
}

/** x of B x = b, B dense and positive definite, by Cholesky. `matrix` is used up. */
export function solvePositive(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = matrix.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    const row = matrix[i]!;
    for (let j = 0; j <= i; j++) {
      let entry = row[j]!;
      for (let k = 0; k < j; k++) entry -= row[k]! * matrix[j]![k]!;
      row[j] = i === j ? Math.sqrt(entry) : entry / matrix[j]![j]!;
    }
    for (let j = 0; j < i; j++) x[i]! -= row[j]! * x[j]!;
    x[i]! /= row[i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    x[i]! /= matrix[i]![i]!;
    for (let j = 0; j < i; j++) x[j]! -= matrix[i]![j]! * x[i]!;
  }
  return x;
}
