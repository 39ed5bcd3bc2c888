import { type Lower, type Panel, panelsOf, positionsOf } from "./fronts.ts";

/** x of L D Lᵀ x = b, in the order of the unknowns; 0 where a pivot is. */
export function solve({ tree, blocks, pivots }: Lower, b: Float64Array): Float64Array {
  const x = Float64Array.from(tree.order, (unknown) => b[unknown]!);
  for (let s = 0; s < tree.count; s++) {
    // Most of the tree has nothing to do with a right-hand side of few entries.
    if (isZero(x, tree.first[s]!, tree.first[s + 1]!)) continue;
    const positions = positionsOf(tree, s);
    const local = Float64Array.from(positions, (position) => x[position]!);
    const columns = tree.first[s + 1]! - tree.first[s]!;
    for (const panel of panelsOf(local.length, columns)) {
      forward(local, blocks[s]!, panel);
    }
    for (let i = 0; i < local.length; i++) x[positions[i]!] = local[i]!;
  }
  for (let k = 0; k < x.length; k++) x[k] = pivots[k] === 0 ? 0 : x[k]! / pivots[k]!;
  for (let s = tree.count - 1; s >= 0; s--) {
    const local = Float64Array.from(positionsOf(tree, s), (position) => x[position]!);
    const columns = tree.first[s + 1]! - tree.first[s]!;
    for (const panel of panelsOf(local.length, columns).toReversed()) {
      backward(local, blocks[s]!, panel);
    }
    x.set(local.subarray(0, columns), tree.first[s]);
  }
  const result = new Float64Array(x.length);
  for (let k = 0; k < x.length; k++) result[tree.order[k]!] = x[k]!;
  return result;
}

function isZero(x: Float64Array, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (x[k] !== 0) return false;
  return true;
}

/** L⁻¹ of one panel. */
function forward(x: Float64Array, block: Float64Array, { from, width, begin }: Panel): void {
  for (let i = from + 1; i < x.length; i++) {
    const row = begin + (i - from) * width;
    const before = Math.min(width, i - from);
    let sum = 0;
    for (let k = 0; k < before; k++) sum += block[row + k]! * x[from + k]!;
    x[i]! -= sum;
  }
}

/** L⁻ᵀ of one panel. */
function backward(x: Float64Array, block: Float64Array, { from, width, begin }: Panel): void {
  for (let i = x.length - 1; i > from; i--) {
    const row = begin + (i - from) * width;
    const before = Math.min(width, i - from);
    for (let k = 0; k < before; k++) x[from + k]! -= block[row + k]! * x[i]!;
  }
}
