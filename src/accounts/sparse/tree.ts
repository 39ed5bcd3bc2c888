/**
 * The elimination tree of a symmetric sparse matrix, and how many entries each column of its factor has, without the
 * factor (Liu, SIAM Journal on Matrix Analysis and Applications 11, 1990; Gilbert, Ng and Peyton, the same 15, 1994;
 * Davis, Direct Methods for Sparse Linear Systems, 2006, chapter 4).
 */
import type { Pattern } from "./minimum-degree.ts";

/** The parent of each column, −1 at a root: the first row below the diagonal of that column of L. `order` by position. */
export function eliminationTree({ size, starts, indices }: Pattern, order: Int32Array): Int32Array {
  const position = inverted(order);
  const parent = new Int32Array(size).fill(-1);
  const ancestor = new Int32Array(size).fill(-1);
  for (let k = 0; k < size; k++) {
    const unknown = order[k]!;
    for (let p = starts[unknown]!; p < starts[unknown + 1]!; p++) {
      let i = position[indices[p]!]!;
      while (i !== -1 && i < k) {
        const next = ancestor[i]!;
        ancestor[i] = k;
        if (next === -1) parent[i] = k;
        i = next;
      }
    }
  }
  return parent;
}

/** Children before parents, each subtree together. */
export function postorder(parent: Int32Array): Int32Array {
  const size = parent.length;
  const { first, next } = childrenOf(parent);
  const order = new Int32Array(size);
  const stack: number[] = [];
  let done = 0;
  for (let root = 0; root < size; root++) {
    if (parent[root] !== -1) continue;
    stack.push(root);
    while (stack.length > 0) {
      const node = stack.at(-1)!;
      const child = first[node]!;
      if (child === -1) {
        order[done++] = node;
        stack.pop();
      } else {
        first[node] = next[child]!;
        stack.push(child);
      }
    }
  }
  return order;
}

/** The first child of each node and the next sibling of each, rising; −1 where there is none. */
export function childrenOf(parent: Int32Array): {
  readonly first: Int32Array;
  readonly next: Int32Array;
} {
  const first = new Int32Array(parent.length).fill(-1);
  const next = new Int32Array(parent.length).fill(-1);
  for (let node = parent.length - 1; node >= 0; node--) {
    const above = parent[node]!;
    if (above === -1) continue;
    next[node] = first[above]!;
    first[above] = node;
  }
  return { first, next };
}

/** The parents, when node `order[k]` is called k. */
export function relabelled(parent: Int32Array, order: Int32Array): Int32Array {
  const position = inverted(order);
  return Int32Array.from(order, (node) => (parent[node] === -1 ? -1 : position[parent[node]!]!));
}

/** Entries of each column of L with its diagonal. `order` must be a postorder of the tree `parent`. */
export function columnCounts(
  { size, starts, indices }: Pattern,
  order: Int32Array,
  parent: Int32Array,
): Int32Array {
  const position = inverted(order);
  const first = new Int32Array(size).fill(-1);
  const counts = new Int32Array(size);
  for (let k = 0; k < size; k++) {
    if (first[k] === -1) counts[k] = 1;
    for (let j = k; j !== -1 && first[j] === -1; j = parent[j]!) first[j] = k;
  }
  const latest = new Int32Array(size).fill(-1);
  const leaf = new Int32Array(size).fill(-1);
  const ancestor = Int32Array.from({ length: size }, (_, i) => i);
  for (let j = 0; j < size; j++) {
    if (parent[j] !== -1) counts[parent[j]!]!--;
    const unknown = order[j]!;
    for (let p = starts[unknown]!; p < starts[unknown + 1]!; p++) {
      const i = position[indices[p]!]!;
      if (i <= j || first[j]! <= latest[i]!) continue;
      // j is a leaf of the subtree of row i: its path to the leaf before it hasn't been counted.
      latest[i] = first[j]!;
      counts[j]!++;
      if (leaf[i] !== -1) counts[rootOf(leaf[i]!, ancestor)]!--;
      leaf[i] = j;
    }
    if (parent[j] !== -1) ancestor[j] = parent[j]!;
  }
  for (let j = 0; j < size; j++) if (parent[j] !== -1) counts[parent[j]!]! += counts[j]!;
  return counts;
}

function rootOf(node: number, ancestor: Int32Array): number {
  let root = node;
  while (ancestor[root] !== root) root = ancestor[root]!;
  for (let i = node; i !== root;) {
    const next = ancestor[i]!;
    ancestor[i] = root;
    i = next;
  }
  return root;
}

/** Where each unknown stands in an order. */
export function inverted(order: Int32Array): Int32Array {
  const position = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) position[order[k]!] = k;
  return position;
}
