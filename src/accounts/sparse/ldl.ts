/**
 * S = L D Lᵀ of a sparse symmetric positive semidefinite matrix, multifrontal (Duff and Reid, ACM Transactions on
 * Mathematical Software 9, 1983; Liu, SIAM Review 34, 1992): each supernode gathers what those below it leave to do in
 * one dense matrix, eliminates its columns there, and hands what is left to the one above.
 */
import { subtractProductBelow } from "./dense.ts";
import {
  childrenAt,
  entriesOf,
  handedBy,
  type Lower,
  type Panel,
  panelsOf,
  positionsOf,
  workplaceFor,
} from "./fronts.ts";
import { type InverseEntries, selectedInverse } from "./inverse.ts";
import { fillReducing } from "./ordering.ts";
import { type SparseEntry, solverOf } from "./solve.ts";
import { type Supernodes, supernodes } from "./supernodes.ts";

export type { InverseEntries } from "./inverse.ts";
export type { SparseEntry } from "./solve.ts";

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
  /** Entries of L below the diagonal, with the zeros that are stored among them. */
  readonly fill: number;
  /** x of S x = b, for b in the range of S. */
  readonly solve: (b: Float64Array) => Float64Array;
  /**
   * bᵀ x of S x = b, for b in the range of S with few entries: takes only the part of the factor that they reach.
   * Entries of one unknown add up.
   */
  readonly quadratic: (b: Iterable<SparseEntry>) => number;
  /** Entries of S⁻¹ (of the rows that are kept) wherever S has one; 0 for those dropped. */
  readonly inverse: () => InverseEntries;
}

/** A pivot below this share of its row's diagonal repeats the rows before it. */
const repeats = 1e-11;

/** `order` — the unknowns in the order of elimination, but for changes that alter nothing (a postorder of its tree). */
export function factorise(matrix: Symmetric, order = fillReducing(matrix)): Factor {
  const lower = numeric(matrix, supernodes(matrix, order));
  const { tree, pivots } = lower;
  const dropped = new Uint8Array(matrix.size);
  let rank = 0;
  for (let k = 0; k < matrix.size; k++) {
    if (pivots[k] === 0) dropped[tree.order[k]!] = 1;
    else rank++;
  }
  return {
    rank,
    dropped,
    fill: lower.fill,
    ...solverOf(lower),
    inverse: () => selectedInverse(matrix, lower),
  };
}

function numeric(matrix: Symmetric, tree: Supernodes): Lower {
  const { front, stack, place } = workplaceFor(tree);
  const pivots = new Float64Array(matrix.size);
  const blocks: Float64Array[] = [];
  let fill = 0;
  let held = 0;
  for (let s = 0; s < tree.count; s++) {
    const positions = positionsOf(tree, s);
    const rows = positions.length;
    const columns = tree.first[s + 1]! - tree.first[s]!;
    front.fill(0, 0, rows * rows);
    positions.forEach((position, local) => (place[position] = local));
    const own = pivots.subarray(tree.first[s], tree.first[s + 1]);
    addColumns(matrix, tree, s, { front, rows, place, diagonal: own });
    // The last of the children lies on top.
    for (const child of childrenAt(tree, s).toReversed()) {
      held -= handedBy(tree, child);
      const below = tree.rows.subarray(tree.rowStarts[child], tree.rowStarts[child + 1]);
      extendAdd(stack.subarray(held), below, { front, rows, place });
    }
    const panels = panelsOf(rows, columns);
    const block = new Float64Array(entriesOf(panels, rows));
    for (const panel of panels) eliminate(front, rows, panel, block, own);
    blocks.push(block);
    fill += columns * rows - (columns * (columns + 1)) / 2;
    for (let i = columns; i < rows; i++) {
      const begin = i * rows;
      for (let k = columns; k <= i; k++) stack[held++] = front[begin + k]!;
    }
  }
  return { tree, blocks, pivots, fill };
}

interface Front {
  readonly front: Float64Array;
  /** How many rows and columns it has. */
  readonly rows: number;
  /** By position: the row of the front. */
  readonly place: Int32Array;
}

/** The columns of S that a supernode has, below the diagonal; the diagonal itself as well into `diagonal`. */
function addColumns(
  { starts, indices, values }: Symmetric,
  { order, position, first }: Supernodes,
  s: number,
  { front, rows, place, diagonal }: Front & { readonly diagonal: Float64Array },
): void {
  for (let k = first[s]!; k < first[s + 1]!; k++) {
    const unknown = order[k]!;
    const column = k - first[s]!;
    for (let p = starts[unknown]!; p < starts[unknown + 1]!; p++) {
      const other = position[indices[p]!]!;
      if (other < k) continue;
      front[place[other]! * rows + column]! += values[p]!;
      if (other === k) diagonal[column]! += values[p]!;
    }
  }
}

/** What a child hands over, between its rows `below`, into the lower half of the front. */
function extendAdd(handed: Float64Array, below: Int32Array, { front, rows, place }: Front): void {
  let at = 0;
  for (let i = 0; i < below.length; i++) {
    const begin = place[below[i]!]! * rows;
    for (let k = 0; k <= i; k++) front[begin + place[below[k]!]!]! += handed[at++]!;
  }
}

/**
 * Eliminates the columns of a panel: L of them into `block`, their pivots over the diagonals of S in `pivots`, and from
 * the columns after it in the lower half of the front what they take.
 */
function eliminate(
  front: Float64Array,
  rows: number,
  { from, width, begin }: Panel,
  block: Float64Array,
  pivots: Float64Array,
): void {
  for (let i = from; i < rows; i++) {
    const row = i * rows + from;
    const target = begin + (i - from) * width;
    const before = Math.min(width, i - from);
    // y = L D of this row, in the place of S; then L.
    for (let j = 0; j < before; j++) {
      const above = begin + j * width;
      let y = front[row + j]!;
      for (let k = 0; k < j; k++) y -= front[row + k]! * block[above + k]!;
      front[row + j] = y;
    }
    let pivot = i < from + width ? front[row + before]! : 0;
    for (let j = 0; j < before; j++) {
      const d = pivots[from + j]!;
      const l = d === 0 ? 0 : front[row + j]! / d;
      block[target + j] = l;
      pivot -= l * front[row + j]!;
    }
    if (i < from + width) pivots[i] = pivot > repeats * pivots[i]! ? pivot : 0;
  }
  const next = from + width;
  subtractProductBelow(
    { values: front, begin: next * rows + next, stride: rows },
    { values: front, begin: next * rows + from, stride: rows },
    { values: block, begin: begin + width * width, stride: width },
    { size: rows - next, depth: width },
  );
}
