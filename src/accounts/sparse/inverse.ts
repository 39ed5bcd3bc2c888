/**
 * Entries of the inverse of a sparse symmetric matrix from its factor (Takahashi, Fagan and Chen 1973; Erisman and Tinney,
 * Communications of the ACM 18, 1975), by supernodes from the root down: each front gets the inverse between its rows from
 * the one above, from which the inverse in its columns follows.
 *
 *     Z₂₁ = −Z₂₂ X,   Z₁₁ = (L₁₁ D L₁₁ᵀ)⁻¹ − Xᵀ Z₂₁   where   X = L₂₁ L₁₁⁻¹
 */
import { subtractProduct } from "./dense.ts";
import {
  childrenAt,
  handedBy,
  type Lower,
  type Panel,
  panelsOf,
  positionsOf,
  workplaceFor,
} from "./fronts.ts";
import type { Symmetric } from "./ldl.ts";

export interface InverseEntries {
  /** (S⁻¹)ᵢⱼ; undefined where S has no entry. */
  readonly at: (i: number, j: number) => number | undefined;
}

export function selectedInverse(
  matrix: Symmetric,
  { tree, blocks, pivots }: Lower,
): InverseEntries {
  const { front, stack, place } = workplaceFor(tree);
  const { starts, indices } = matrix;
  const { order, position, first } = tree;
  // Of the two halves, that below the diagonal in the order of elimination.
  const entries = new Float64Array(indices.length);
  let held = 0;
  for (let s = tree.count - 1; s >= 0; s--) {
    const positions = positionsOf(tree, s);
    const rows = positions.length;
    const columns = first[s + 1]! - first[s]!;
    held -= handedBy(tree, s);
    takeOver(stack.subarray(held), front, rows, columns);
    const own = pivots.subarray(first[s], first[s + 1]);
    for (const panel of panelsOf(rows, columns).toReversed()) {
      invert(front, rows, panel, blocks[s]!, own);
    }
    positions.forEach((each, local) => (place[each] = local));
    for (let k = first[s]!; k < first[s + 1]!; k++) {
      const unknown = order[k]!;
      for (let p = starts[unknown]!; p < starts[unknown + 1]!; p++) {
        const other = position[indices[p]!]!;
        if (other >= k) entries[p] = front[place[other]! * rows + k - first[s]!]!;
      }
    }
    for (const child of childrenAt(tree, s)) {
      const below = tree.rows.subarray(tree.rowStarts[child], tree.rowStarts[child + 1]);
      for (let i = 0; i < below.length; i++) {
        const begin = place[below[i]!]! * rows;
        for (let k = 0; k <= i; k++) stack[held++] = front[begin + place[below[k]!]!]!;
      }
    }
  }
  return {
    at: (i, j) => {
      const [column, row] = position[i]! < position[j]! ? [i, j] : [j, i];
      const p = placeOf(row, indices, starts[column]!, starts[column + 1]!);
      return p === undefined ? undefined : entries[p];
    },
  };
}

/** The inverse between the rows below the columns, both halves, into the front. */
function takeOver(handed: Float64Array, front: Float64Array, rows: number, columns: number): void {
  let at = 0;
  for (let i = columns; i < rows; i++) {
    for (let k = columns; k <= i; k++) {
      const entry = handed[at++]!;
      front[i * rows + k] = entry;
      front[k * rows + i] = entry;
    }
  }
}

/** The inverse in the columns of a panel, both halves, from that in the rows after it. */
function invert(
  front: Float64Array,
  rows: number,
  { from, width, begin }: Panel,
  block: Float64Array,
  pivots: Float64Array,
): void {
  const next = from + width;
  const below = rows - next;
  invertDiagonal(front, rows, { from, width, begin }, block, pivots);
  if (below === 0) return;
  const x = acrossInverse(block, { from, width, begin }, below);
  for (let i = next; i < rows; i++) front.fill(0, i * rows + from, i * rows + next);
  const across = { values: x, begin: 0, stride: below };
  const ofRow = { values: front, begin: from * rows + next, stride: rows };
  subtractProduct(
    { values: front, begin: next * rows + from, stride: rows },
    { values: front, begin: next * rows + next, stride: rows },
    across,
    { rows: below, columns: width, depth: below },
  );
  for (let i = next; i < rows; i++) {
    for (let k = from; k < next; k++) front[k * rows + i] = front[i * rows + k]!;
  }
  subtractProduct({ values: front, begin: from * rows + from, stride: rows }, across, ofRow, {
    rows: width,
    columns: width,
    depth: below,
  });
}

/** (L₂₁ L₁₁⁻¹)ᵀ of a panel. */
function acrossInverse(block: Float64Array, { width, begin }: Panel, below: number): Float64Array {
  const result = new Float64Array(width * below);
  const x = new Float64Array(width);
  for (let i = 0; i < below; i++) {
    const row = begin + (width + i) * width;
    for (let k = 0; k < width; k++) x[k] = block[row + k]!;
    for (let j = width - 1; j >= 0; j--) {
      const xj = x[j]!;
      const above = begin + j * width;
      for (let k = 0; k < j; k++) x[k]! -= xj * block[above + k]!;
      result[j * below + i] = xj;
    }
  }
  return result;
}

/** (L₁₁ D L₁₁ᵀ)⁻¹ of the rows that are kept, both halves, into the front. */
function invertDiagonal(
  front: Float64Array,
  rows: number,
  { from, width, begin }: Panel,
  block: Float64Array,
  pivots: Float64Array,
): void {
  for (let j = width - 1; j >= 0; j--) {
    const corner = (from + j) * rows + from;
    const pivot = pivots[from + j]!;
    let own = pivot === 0 ? 0 : 1 / pivot;
    for (let i = j + 1; i < width; i++) {
      const row = (from + i) * rows + from;
      let sum = 0;
      for (let k = j + 1; k < width; k++) sum += front[row + k]! * block[begin + k * width + j]!;
      front[row + j] = -sum;
      front[corner + i] = -sum;
      own += sum * block[begin + i * width + j]!;
    }
    front[corner + j] = own;
  }
}

/** Where a rising list from `begin` to `end` has `value`. */
function placeOf(value: number, list: Int32Array, begin: number, end: number): number | undefined {
  let low = begin;
  let high = end - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = list[middle]!;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
