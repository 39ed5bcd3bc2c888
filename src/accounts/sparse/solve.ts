import { type Lower, type Panel, panelsOf } from "./fronts.ts";
import type { Supernodes } from "./supernodes.ts";

/** One entry of a right-hand side. */
export type SparseEntry = readonly [unknown: number, value: number];

/** What a factor answers of right-hand sides, with room that is made once. */
export interface Solver {
  /** x of L D Lᵀ x = b, in the order of the unknowns; 0 where a pivot is. */
  readonly solve: (b: Float64Array) => Float64Array;
  /** bᵀ (L D Lᵀ)⁻¹ b of a sparse b, over the rows that are kept. Entries of one unknown add up. */
  readonly quadratic: (b: Iterable<SparseEntry>) => number;
}

export function solverOf(lower: Lower): Solver {
  const { tree, pivots } = lower;
  const local = new Float64Array(largestFront(tree));
  const supernodeOf = supernodesByPosition(tree);
  const sparse = new Float64Array(pivots.length);
  const isReached = new Uint8Array(tree.count);
  return {
    solve: (b) => solve(lower, b, local),
    quadratic: (b) => {
      for (const [unknown, value] of b) sparse[tree.position[unknown]!]! += value;
      const reached = reachedFrom(tree, supernodeOf, b, isReached);
      let sum = 0;
      for (const s of reached) {
        forwardAt(lower, s, sparse, local);
        // All rows that this supernode reaches are columns of supernodes to come: nothing is left behind.
        for (let k = tree.first[s]!; k < tree.first[s + 1]!; k++) {
          if (pivots[k] !== 0) sum += (sparse[k]! * sparse[k]!) / pivots[k]!;
          sparse[k] = 0;
        }
        isReached[s] = 0;
      }
      return sum;
    },
  };
}

/**
 * The supernodes whose columns of L⁻¹ b aren't 0: those of the entries of b and all above them in the tree (Gilbert and
 * Peierls, SIAM Journal on Scientific and Statistical Computing 9, 1988), children before parents. Marks them.
 */
function reachedFrom(
  { position, parent }: Supernodes,
  supernodeOf: Int32Array,
  b: Iterable<SparseEntry>,
  isReached: Uint8Array,
): Int32Array {
  const reached: number[] = [];
  for (const [unknown] of b) {
    for (let s = supernodeOf[position[unknown]!]!; s !== -1 && isReached[s] === 0; s = parent[s]!) {
      isReached[s] = 1;
      reached.push(s);
    }
  }
  return Int32Array.from(reached).sort();
}

function supernodesByPosition({ count, first, order }: Supernodes): Int32Array {
  const supernodeOf = new Int32Array(order.length);
  for (let s = 0; s < count; s++) supernodeOf.fill(s, first[s], first[s + 1]);
  return supernodeOf;
}

function largestFront({ count, first, rowStarts }: Supernodes): number {
  let largest = 0;
  for (let s = 0; s < count; s++) {
    const rows = first[s + 1]! - first[s]! + rowStarts[s + 1]! - rowStarts[s]!;
    largest = Math.max(largest, rows);
  }
  return largest;
}

function solve(lower: Lower, b: Float64Array, local: Float64Array): Float64Array {
  const { tree, pivots } = lower;
  const x = new Float64Array(pivots.length);
  for (let k = 0; k < x.length; k++) x[k] = b[tree.order[k]!]!;
  for (let s = 0; s < tree.count; s++) {
    // Most of the tree has nothing to do with a right-hand side of few entries.
    if (!isZero(x, tree.first[s]!, tree.first[s + 1]!)) forwardAt(lower, s, x, local);
  }
  for (let k = 0; k < x.length; k++) x[k] = pivots[k] === 0 ? 0 : x[k]! / pivots[k]!;
  for (let s = tree.count - 1; s >= 0; s--) backwardAt(lower, s, x, local);
  const result = new Float64Array(x.length);
  for (let k = 0; k < x.length; k++) result[tree.order[k]!] = x[k]!;
  return result;
}

function isZero(x: Float64Array, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (x[k] !== 0) return false;
  return true;
}

/** L⁻¹ of the columns of one supernode, on x by position. */
function forwardAt({ tree, blocks }: Lower, s: number, x: Float64Array, local: Float64Array): void {
  const rows = gather(tree, s, x, local);
  const columns = tree.first[s + 1]! - tree.first[s]!;
  for (const panel of panelsOf(rows, columns)) forward(local, rows, blocks[s]!, panel);
  for (let i = 0; i < columns; i++) x[tree.first[s]! + i] = local[i]!;
  const below = tree.rowStarts[s]! - columns;
  for (let i = columns; i < rows; i++) x[tree.rows[below + i]!] = local[i]!;
}

/** L⁻ᵀ of the columns of one supernode, on x by position. */
function backwardAt(
  { tree, blocks }: Lower,
  s: number,
  x: Float64Array,
  local: Float64Array,
): void {
  const rows = gather(tree, s, x, local);
  const columns = tree.first[s + 1]! - tree.first[s]!;
  const panels = panelsOf(rows, columns);
  for (let p = panels.length - 1; p >= 0; p--) backward(local, rows, blocks[s]!, panels[p]!);
  for (let i = 0; i < columns; i++) x[tree.first[s]! + i] = local[i]!;
}

/** What x has in the rows of a front, its own columns first, into `local`; how many rows there are. */
function gather(
  { first, rowStarts, rows }: Supernodes,
  s: number,
  x: Float64Array,
  local: Float64Array,
): number {
  let filled = 0;
  for (let k = first[s]!; k < first[s + 1]!; k++) local[filled++] = x[k]!;
  for (let p = rowStarts[s]!; p < rowStarts[s + 1]!; p++) local[filled++] = x[rows[p]!]!;
  return filled;
}

/** L⁻¹ of one panel. */
function forward(
  x: Float64Array,
  rows: number,
  block: Float64Array,
  { from, width, begin }: Panel,
): void {
  for (let i = from + 1; i < rows; i++) {
    const row = begin + (i - from) * width;
    const before = Math.min(width, i - from);
    let sum = 0;
    for (let k = 0; k < before; k++) sum += block[row + k]! * x[from + k]!;
    x[i]! -= sum;
  }
}

/** L⁻ᵀ of one panel. */
function backward(
  x: Float64Array,
  rows: number,
  block: Float64Array,
  { from, width, begin }: Panel,
): void {
  for (let i = rows - 1; i > from; i--) {
    const row = begin + (i - from) * width;
    const before = Math.min(width, i - from);
    const xi = x[i]!;
    for (let k = 0; k < before; k++) x[from + k]! -= block[row + k]! * xi;
  }
}
