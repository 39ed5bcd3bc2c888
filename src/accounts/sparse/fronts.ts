/**
 * The dense matrix of one supernode (its *front*), and the stack of what one supernode hands to another: upwards while
 * the factor is made, downwards while its inverse is.
 */
import type { Supernodes } from "./supernodes.ts";

/** L D Lᵀ by supernodes. */
export interface Lower {
  readonly tree: Supernodes;
  /**
   * By supernode, in panels of columns: panel from column b holds the rows from b on, row by row, each as long as the
   * panel is wide. Above the diagonal of L there are zeros; on it too, for the ones.
   */
  readonly blocks: readonly Float64Array[];
  /** D by position; 0 for rows that repeat others, whose column of L is 0 too. */
  readonly pivots: Float64Array;
  /** Entries of L below the diagonal. */
  readonly fill: number;
}

/** Columns that are eliminated together within a front. */
const widest = 64;

export interface Panel {
  /** Its first column within the front, and how many. */
  readonly from: number;
  readonly width: number;
  /** Where it begins in the block of its supernode. */
  readonly begin: number;
}

/** The panels of a front of `rows` rows whose first `columns` are its own. */
export function panelsOf(rows: number, columns: number): readonly Panel[] {
  const panels: Panel[] = [];
  let begin = 0;
  for (let from = 0; from < columns; from += widest) {
    const width = Math.min(widest, columns - from);
    panels.push({ from, width, begin });
    begin += (rows - from) * width;
  }
  return panels;
}

export function entriesOf(panels: readonly Panel[], rows: number): number {
  return panels.reduce((sum, { from, width }) => sum + (rows - from) * width, 0);
}

/** The positions of a front: its own columns, then the rows below. */
export function positionsOf({ first, rowStarts, rows }: Supernodes, s: number): Int32Array {
  const width = first[s + 1]! - first[s]!;
  const below = rows.subarray(rowStarts[s], rowStarts[s + 1]);
  const positions = new Int32Array(width + below.length);
  for (let k = 0; k < width; k++) positions[k] = first[s]! + k;
  positions.set(below, width);
  return positions;
}

/** The supernodes just below, first to last. */
export function childrenAt({ below }: Supernodes, s: number): readonly number[] {
  const children: number[] = [];
  for (let k = below.first[s]!; k !== -1; k = below.next[k]!) children.push(k);
  return children;
}

/** Room for one front at a time and for what is handed over, as large as they get. */
export interface Workplace {
  readonly front: Float64Array;
  /** Lower halves, row by row. */
  readonly stack: Float64Array;
  /** By position: its row in the front at hand. */
  readonly place: Int32Array;
}

export function workplaceFor(tree: Supernodes): Workplace {
  let largest = 0;
  let held = 0;
  let most = 0;
  for (let s = 0; s < tree.count; s++) {
    const below = tree.rowStarts[s + 1]! - tree.rowStarts[s]!;
    largest = Math.max(largest, below + tree.first[s + 1]! - tree.first[s]!);
    for (const child of childrenAt(tree, s)) held -= handedBy(tree, child);
    held += handedBy(tree, s);
    most = Math.max(most, held);
  }
  return {
    front: new Float64Array(largest * largest),
    stack: new Float64Array(most),
    place: new Int32Array(tree.order.length),
  };
}

/** Entries of the lower half between the rows below supernode s. */
export function handedBy({ rowStarts }: Supernodes, s: number): number {
  const below = rowStarts[s + 1]! - rowStarts[s]!;
  return (below * (below + 1)) / 2;
}
