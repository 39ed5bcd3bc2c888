/**
 * Columns of the factor that have the same rows, or nearly, taken together, so that arithmetic is that of dense
 * blocks (Ng and Peyton, SIAM Journal on Scientific Computing 14, 1993; joined where few zeros are stored more, Ashcraft
 * and Grimes, ACM Transactions on Mathematical Software 15, 1989).
 */
import type { Pattern } from "./minimum-degree.ts";
import {
  childrenOf,
  columnCounts,
  eliminationTree,
  inverted,
  postorder,
  relabelled,
} from "./tree.ts";

/** Supernode s: columns `first[s]` to `first[s + 1]` and the rows `rows[rowStarts[s]]` to `[rowStarts[s + 1]]` below. */
export interface Supernodes {
  readonly count: number;
  /** Unknowns by position; supernodes come after those below them in the tree, each subtree together. */
  readonly order: Int32Array;
  readonly position: Int32Array;
  readonly first: Int32Array;
  readonly parent: Int32Array;
  readonly rowStarts: Int32Array;
  /** Positions, rising within a supernode. */
  readonly rows: Int32Array;
  /** The supernodes just below each: `below.first`, then along `below.next`. */
  readonly below: { readonly first: Int32Array; readonly next: Int32Array };
}

/** `matrix` may have its diagonal. */
export function supernodes(matrix: Pattern, elimination: Int32Array): Supernodes {
  const tree = eliminationTree(matrix, elimination);
  const walk = postorder(tree);
  const order = Int32Array.from(walk, (k) => elimination[k]!);
  const parent = relabelled(tree, walk);
  const counts = columnCounts(matrix, order, parent);
  return withRows(matrix, order, joined(fundamental(parent, counts)));
}

/** Entries of L below the diagonal and multiplications to compute it, for an order of elimination. */
export function costOf(
  matrix: Pattern,
  elimination: Int32Array,
): { readonly fill: number; readonly operations: number } {
  const tree = eliminationTree(matrix, elimination);
  const walk = postorder(tree);
  const order = Int32Array.from(walk, (k) => elimination[k]!);
  const counts = columnCounts(matrix, order, relabelled(tree, walk));
  let fill = 0;
  let operations = 0;
  for (const count of counts) {
    fill += count - 1;
    operations += (count * (count - 1)) / 2;
  }
  return { fill, operations };
}

/** A forest of groups of columns: how many columns, how many rows below, and the group above. */
interface Groups {
  readonly columns: readonly Int32Array[];
  readonly below: Int32Array;
  readonly parent: Int32Array;
}

/** Neighbouring columns of which each has the rows of the next and the next itself. */
function fundamental(parent: Int32Array, counts: Int32Array): Groups {
  const size = parent.length;
  const starts: number[] = [];
  const groupOf = new Int32Array(size);
  for (let j = 0; j < size; j++) {
    const follows = j > 0 && parent[j - 1] === j && counts[j - 1] === counts[j]! + 1;
    if (!follows) starts.push(j);
    groupOf[j] = starts.length - 1;
  }
  const last = (g: number) => (starts[g + 1] ?? size) - 1;
  return {
    columns: starts.map((start, g) =>
      Int32Array.from({ length: last(g) + 1 - start }, (_, k) => start + k),
    ),
    below: Int32Array.from(starts, (_, g) => counts[last(g)]! - 1),
    parent: Int32Array.from(starts, (_, g) => {
      const above = parent[last(g)]!;
      return above === -1 ? -1 : groupOf[above]!;
    }),
  };
}

/** How large a share of stored zeros is worth fewer and larger blocks, by columns. */
function bearable(columns: number): number {
  if (columns <= 8) return 0.7;
  if (columns <= 32) return 0.2;
  return 0.05;
}

/** Groups joined with the one above where few zeros are stored more. */
function joined({ columns, below, parent }: Groups): Groups {
  const count = columns.length;
  const parts: (readonly number[])[] = columns.map((_, g) => [g]);
  const width = Int32Array.from(columns, ({ length }) => length);
  const zeros = new Float64Array(count);
  const into = Int32Array.from({ length: count }, (_, g) => g);
  const { first, next } = childrenOf(parent);
  for (let g = 0; g < count; g++) {
    const children: number[] = [];
    for (let child = first[g]!; child !== -1; child = next[child]!) children.push(child);
    children.sort((a, b) => below[b]! - below[a]!);
    for (const child of children) {
      const wide = width[child]! + width[g]!;
      const more = width[child]! * (width[g]! + below[g]! - below[child]!);
      const held = zeros[child]! + zeros[g]! + more;
      if (held > bearable(wide) * (wide * below[g]! + (wide * (wide + 1)) / 2)) continue;
      width[g] = wide;
      zeros[g] = held;
      into[child] = g;
      parts[g] = parts[child]!.concat(parts[g]!);
      parts[child] = [];
    }
  }
  for (let g = count - 1; g >= 0; g--) into[g] = into[g] === g ? g : into[into[g]!]!;
  const kept = [...parts.keys()].filter((g) => into[g] === g);
  const named = new Int32Array(count);
  kept.forEach((g, k) => (named[g] = k));
  return {
    columns: kept.map((g) => {
      const all = new Int32Array(width[g]!);
      let filled = 0;
      for (const part of parts[g]!) {
        all.set(columns[part]!, filled);
        filled += columns[part]!.length;
      }
      return all;
    }),
    below: Int32Array.from(kept, (g) => below[g]!),
    parent: Int32Array.from(kept, (g) => (parent[g] === -1 ? -1 : named[into[parent[g]!]!]!)),
  };
}

/** Groups in a postorder of their forest, with the rows of each. */
function withRows(
  { starts, indices }: Pattern,
  before: Int32Array,
  { columns, below, parent: above }: Groups,
): Supernodes {
  const walk = postorder(above);
  const parent = relabelled(above, walk);
  const count = walk.length;
  const order = new Int32Array(before.length);
  const first = new Int32Array(count + 1);
  const rowStarts = new Int32Array(count + 1);
  walk.forEach((group, s) => {
    let at = first[s]!;
    for (const column of columns[group]!) order[at++] = before[column]!;
    first[s + 1] = at;
    rowStarts[s + 1] = rowStarts[s]! + below[group]!;
  });
  const position = inverted(order);
  const rows = new Int32Array(rowStarts[count]!);
  const tree = childrenOf(parent);
  const seen = new Int32Array(before.length).fill(-1);
  for (let s = 0; s < count; s++) {
    const end = first[s + 1]!;
    let filled = rowStarts[s]!;
    const add = (row: number): void => {
      if (row < end || seen[row] === s) return;
      seen[row] = s;
      rows[filled++] = row;
    };
    for (let j = first[s]!; j < end; j++) {
      const unknown = order[j]!;
      for (let p = starts[unknown]!; p < starts[unknown + 1]!; p++) add(position[indices[p]!]!);
    }
    for (let child = tree.first[s]!; child !== -1; child = tree.next[child]!) {
      for (let p = rowStarts[child]!; p < rowStarts[child + 1]!; p++) add(rows[p]!);
    }
    rows.subarray(rowStarts[s], filled).sort();
  }
  return { count, order, position, first, parent, rowStarts, rows, below: tree };
}
