/**
 * S = L D Lᵀ of a sparse symmetric positive semidefinite matrix, up-looking (Davis, Direct Methods for Sparse Linear
 * Systems, 2006, chapter 4), and the entries of its inverse on the pattern of L (Takahashi, Fagan and Chen 1973; Erisman
 * and Tinney 1975).
 */
import { minimumDegree } from "./ordering.ts";

/** Both halves and the diagonal, by column; indices rise within a column. */
export interface Symmetric {
  readonly size: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface Factor {
  readonly rank: number;
  /** By unknown: its row repeats others, and is left out (its solution is 0). */
  readonly dropped: Uint8Array;
  /** Entries of L below the diagonal. */
  readonly fill: number;
  /** x of S x = b, for b in the range of S. */
  readonly solve: (b: Float64Array) => Float64Array;
  /** Entries of S⁻¹ (of the rows that are kept) wherever L has one; 0 for those dropped. */
  readonly inverse: () => InverseEntries;
}

export interface InverseEntries {
  /** (S⁻¹)ᵢⱼ; undefined where the pattern of L has no entry. */
  readonly at: (i: number, j: number) => number | undefined;
}

/** A pivot below this share of its row's diagonal repeats the rows before it. */
const repeats = 1e-11;

export function factorise(matrix: Symmetric): Factor {
  const { size } = matrix;
  const order = minimumDegree(withoutDiagonal(matrix));
  const position = new Int32Array(size);
  order.forEach((unknown, k) => (position[unknown] = k));
  const upper = permutedUpper(matrix, order, position);
  const { parent, counts } = symbolic(upper, size);
  const lower = numeric(upper, parent, counts, size);
  const { starts, indices, values, pivots } = lower;

  const solve = (b: Float64Array): Float64Array => {
    const x = Float64Array.from(order, (unknown) => b[unknown]!);
    for (let j = 0; j < size; j++) {
      for (let p = starts[j]!; p < starts[j + 1]!; p++) x[indices[p]!]! -= values[p]! * x[j]!;
    }
    for (let j = 0; j < size; j++) x[j] = pivots[j] === 0 ? 0 : x[j]! / pivots[j]!;
    for (let j = size - 1; j >= 0; j--) {
      if (pivots[j] === 0) continue;
      for (let p = starts[j]!; p < starts[j + 1]!; p++) x[j]! -= values[p]! * x[indices[p]!]!;
    }
    const result = new Float64Array(size);
    order.forEach((unknown, k) => (result[unknown] = x[k]!));
    return result;
  };

  const dropped = new Uint8Array(size);
  order.forEach((unknown, k) => {
    if (pivots[k] === 0) dropped[unknown] = 1;
  });
  return {
    rank: pivots.reduce((rank, pivot) => (pivot === 0 ? rank : rank + 1), 0),
    dropped,
    fill: indices.length,
    solve,
    inverse: () => {
      const entries = selectedInverse(lower, size);
      return { at: (i, j) => entries(position[i]!, position[j]!) };
    },
  };
}

function withoutDiagonal({ size, starts, indices }: Symmetric) {
  const kept = new Int32Array(indices.length);
  const begins = new Int32Array(size + 1);
  let count = 0;
  for (let j = 0; j < size; j++) {
    for (let p = starts[j]!; p < starts[j + 1]!; p++) {
      if (indices[p] !== j) kept[count++] = indices[p]!;
    }
    begins[j + 1] = count;
  }
  return { size, starts: begins, indices: kept.subarray(0, count) };
}

/** The upper half with the diagonal, in the order of elimination, by column. */
function permutedUpper(
  { size, starts, indices, values }: Symmetric,
  order: Int32Array,
  position: Int32Array,
) {
  const begins = new Int32Array(size + 1);
  const rows: number[] = [];
  const entries: number[] = [];
  for (let k = 0; k < size; k++) {
    const j = order[k]!;
    for (let p = starts[j]!; p < starts[j + 1]!; p++) {
      const row = position[indices[p]!]!;
      if (row > k) continue;
      rows.push(row);
      entries.push(values[p]!);
    }
    begins[k + 1] = rows.length;
  }
  return { starts: begins, indices: Int32Array.from(rows), values: Float64Array.from(entries) };
}

type Upper = ReturnType<typeof permutedUpper>;

/** The elimination tree, and how many entries each column of L has. */
function symbolic({ starts, indices }: Upper, size: number) {
  const parent = new Int32Array(size).fill(-1);
  const counts = new Int32Array(size);
  const flag = new Int32Array(size).fill(-1);
  for (let k = 0; k < size; k++) {
    flag[k] = k;
    for (let p = starts[k]!; p < starts[k + 1]!; p++) {
      for (let i = indices[p]!; i < k && flag[i] !== k; i = parent[i]!) {
        if (parent[i] === -1) parent[i] = k;
        counts[i]!++;
        flag[i] = k;
      }
    }
  }
  return { parent, counts };
}

interface Lower {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** D; 0 for rows that repeat others. */
  readonly pivots: Float64Array;
}

function numeric(upper: Upper, parent: Int32Array, counts: Int32Array, size: number): Lower {
  const starts = new Int32Array(size + 1);
  for (let j = 0; j < size; j++) starts[j + 1] = starts[j]! + counts[j]!;
  const indices = new Int32Array(starts[size]!);
  const values = new Float64Array(starts[size]!);
  const pivots = new Float64Array(size);
  const filled = new Int32Array(size);
  const y = new Float64Array(size);
  const flag = new Int32Array(size).fill(-1);
  const stack = new Int32Array(size);
  for (let k = 0; k < size; k++) {
    let top = size;
    flag[k] = k;
    for (let p = upper.starts[k]!; p < upper.starts[k + 1]!; p++) {
      let i = upper.indices[p]!;
      y[i]! += upper.values[p]!;
      let length = 0;
      for (; flag[i] !== k; i = parent[i]!) {
        stack[length++] = i;
        flag[i] = k;
      }
      while (length > 0) stack[--top] = stack[--length]!;
    }
    const diagonal = y[k]!;
    let pivot = diagonal;
    y[k] = 0;
    for (; top < size; top++) {
      const i = stack[top]!;
      const yi = y[i]!;
      y[i] = 0;
      const end = starts[i]! + filled[i]!;
      for (let p = starts[i]!; p < end; p++) y[indices[p]!]! -= values[p]! * yi;
      const l = pivots[i] === 0 ? 0 : yi / pivots[i]!;
      pivot -= l * yi;
      indices[end] = k;
      values[end] = l;
      filled[i]!++;
    }
    pivots[k] = pivot > repeats * diagonal ? pivot : 0;
  }
  return { starts, indices, values, pivots };
}

function selectedInverse(
  { starts, indices, values, pivots }: Lower,
  size: number,
): (i: number, j: number) => number | undefined {
  const diagonal = new Float64Array(size);
  const entries = new Float64Array(indices.length);
  const place = new Int32Array(size).fill(-1);
  let longest = 0;
  for (let j = 0; j < size; j++) longest = Math.max(longest, starts[j + 1]! - starts[j]!);
  // The column at hand, close together: L(P, j) and Z(P, j).
  const l = new Float64Array(longest);
  const z = new Float64Array(longest);
  for (let j = size - 1; j >= 0; j--) {
    const begin = starts[j]!;
    const count = starts[j + 1]! - begin;
    if (pivots[j] === 0) continue;
    for (let p = 0; p < count; p++) {
      place[indices[begin + p]!] = p;
      l[p] = values[begin + p]!;
      z[p] = 0;
    }
    // z = −Z(P, P) L(P, j), from the columns of Z that are known already.
    for (let p = 0; p < count; p++) {
      const k = indices[begin + p]!;
      const lk = l[p]!;
      let sum = diagonal[k]! * lk;
      const end = starts[k + 1]!;
      for (let q = starts[k]!; q < end; q++) {
        const other = place[indices[q]!]!;
        if (other < 0) continue;
        const entry = entries[q]!;
        z[other]! -= entry * lk;
        sum += entry * l[other]!;
      }
      z[p]! -= sum;
    }
    let own = 1 / pivots[j]!;
    for (let p = 0; p < count; p++) {
      own -= l[p]! * z[p]!;
      entries[begin + p] = z[p]!;
      place[indices[begin + p]!] = -1;
    }
    diagonal[j] = own;
  }
  return (i, j) => {
    if (i === j) return diagonal[i]!;
    const [column, row] = i < j ? [i, j] : [j, i];
    let low = starts[column]!;
    let high = starts[column + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = indices[middle]!;
      if (found === row) return entries[middle]!;
      if (found < row) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  };
}
