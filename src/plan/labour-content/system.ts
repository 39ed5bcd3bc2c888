/**
 * The linear system behind labour content: one unknown per pool, and each pool's throughput times its
 * content equals the hours that enter it directly plus what it takes from other pools.
 *
 *     diagonal[i] × x[i] = constant[i] + Σ weight[k] × x[from[k]],  k = starts[i] … starts[i + 1] − 1
 */
export interface FlowSystem {
  readonly size: number;
  readonly diagonal: Float64Array;
  readonly constant: Float64Array;
  readonly starts: Int32Array;
  readonly from: Int32Array;
  readonly weight: Float64Array;
}

/** What one unknown takes from others: pairs of unknown and weight. */
export type Terms = readonly (readonly [from: number, weight: number])[];

/** Packs rows of terms; terms with the same unknown are added up. */
export function flowSystem(
  diagonal: Float64Array,
  constant: Float64Array,
  terms: readonly Terms[],
): FlowSystem {
  const rows = terms.map((row) => {
    const merged = new Map<number, number>();
    for (const [from, weight] of row) merged.set(from, (merged.get(from) ?? 0) + weight);
    return [...merged].filter(([, weight]) => weight !== 0).sort((a, b) => a[0] - b[0]);
  });
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i]! + row.length;
  });
  const flat = rows.flat();
  return {
    size: rows.length,
    diagonal,
    constant,
    starts,
    from: Int32Array.from(flat, ([from]) => from),
    weight: Float64Array.from(flat, ([, weight]) => weight),
  };
}

/**
 * The unknowns that depend on each other in a ring, each ring after everything that it takes from
 * (strongly connected components, Tarjan 1972, without recursion: chains may be long).
 */
export function rings(system: FlowSystem): readonly Int32Array[] {
  const { size, starts, from } = system;
  const found = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const next = Int32Array.from(starts.subarray(0, size));
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const result: Int32Array[] = [];
  let counter = 0;
  const enter = (i: number): void => {
    found[i] = low[i] = counter++;
    stack.push(i);
    onStack[i] = 1;
  };
  for (let root = 0; root < size; root++) {
    if (found[root] !== -1) continue;
    const path = [root];
    enter(root);
    while (path.length > 0) {
      const i = path.at(-1)!;
      if (next[i]! < starts[i + 1]!) {
        const j = from[next[i]!]!;
        next[i]!++;
        if (found[j] === -1) {
          path.push(j);
          enter(j);
        } else if (onStack[j] === 1) {
          low[i] = Math.min(low[i]!, found[j]!);
        }
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[i]!);
      if (low[i] !== found[i]) continue;
      const ring: number[] = [];
      let member: number;
      do {
        member = stack.pop()!;
        onStack[member] = 0;
        ring.push(member);
      } while (member !== i);
      result.push(Int32Array.from(ring).sort());
    }
  }
  return result;
}

/** Up to this many unknowns in one ring are eliminated at once; more are swept until they settle. */
const eliminated = 400;
/** Elimination is still tried on rings up to this size when sweeping does not settle. */
const eliminatedAtMost = 3000;
const sweepsAtMost = 5000;
/** A relative residual above this is no solution. */
const settled = 1e-11;

/**
 * Solves for the unknowns of one ring, given those before it in `x`, and writes them into `x`.
 * Returns the largest relative residual, or undefined (and zeros in `x`) where there is no solution that
 * can be relied on: the equations contradict or repeat each other, or need negative content.
 */
export function solveRing(
  system: FlowSystem,
  ring: Int32Array,
  x: Float64Array,
): number | undefined {
  const done = (): number | undefined => {
    const residual = residualOf(system, ring, x);
    return residual <= settled && notNegative(ring, x) ? residual : undefined;
  };
  let residual: number | undefined;
  if (ring.length <= eliminated) {
    if (eliminate(system, ring, x)) residual = done();
  } else {
    sweep(system, ring, x);
    residual = done();
    if (residual === undefined && ring.length <= eliminatedAtMost && eliminate(system, ring, x)) {
      residual = done();
    }
  }
  if (residual === undefined) for (const i of ring) x[i] = 0;
  return residual;
}

/** Largest |left − right| of the ring's equations ÷ their largest side or term. */
export function residualOf(system: FlowSystem, ring: Int32Array, x: Float64Array): number {
  const { diagonal, constant, starts, from, weight } = system;
  let worst = 0;
  for (const i of ring) {
    const left = diagonal[i]! * x[i]!;
    let right = constant[i]!;
    let scale = Math.max(Math.abs(left), Math.abs(right));
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const term = weight[k]! * x[from[k]!]!;
      right += term;
      scale = Math.max(scale, Math.abs(term));
    }
    if (scale > 0) worst = Math.max(worst, Math.abs(left - right) / scale);
    if (Number.isNaN(left)) return Infinity;
  }
  return worst;
}

function notNegative(ring: Int32Array, x: Float64Array): boolean {
  let largest = 0;
  for (const i of ring) largest = Math.max(largest, Math.abs(x[i]!));
  return ring.every((i) => x[i]! >= -1e-9 * largest);
}

/** Gauss–Seidel, in the order of the unknowns, until no value moves by more than rounding. */
function sweep(system: FlowSystem, ring: Int32Array, x: Float64Array): void {
  const { diagonal, constant, starts, from, weight } = system;
  for (let round = 0; round < sweepsAtMost; round++) {
    let moved = 0;
    for (const i of ring) {
      let right = constant[i]!;
      let own = diagonal[i]!;
      for (let k = starts[i]!; k < starts[i + 1]!; k++) {
        if (from[k] === i) own -= weight[k]!;
        else right += weight[k]! * x[from[k]!]!;
      }
      const value = right / own;
      const size = Math.max(Math.abs(value), Math.abs(x[i]!));
      if (size > 0) moved = Math.max(moved, Math.abs(value - x[i]!) / size);
      x[i] = value;
    }
    if (!(moved > 1e-15) || Number.isNaN(moved)) return;
  }
}

/** Gaussian elimination with partial pivoting on scaled rows; false where a pivot vanishes. */
function eliminate(system: FlowSystem, ring: Int32Array, x: Float64Array): boolean {
  const { diagonal, constant, starts, from, weight } = system;
  const n = ring.length;
  const position = new Map<number, number>();
  ring.forEach((i, row) => position.set(i, row));
  const rows = Array.from(ring, (i, r) => {
    const row = new Float64Array(n + 1);
    row[r] = diagonal[i]!;
    row[n] = constant[i]!;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const column = position.get(from[k]!);
      if (column === undefined) row[n] += weight[k]! * x[from[k]!]!;
      else row[column]! -= weight[k]!;
    }
    let scale = 0;
    for (let c = 0; c < n; c++) scale = Math.max(scale, Math.abs(row[c]!));
    if (scale > 0) for (let c = 0; c <= n; c++) row[c]! /= scale;
    return row;
  });
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) {
      if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r;
    }
    if (!(Math.abs(rows[pivot]![c]!) > 1e-12)) return false;
    [rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!];
    const upper = rows[c]!;
    for (let r = c + 1; r < n; r++) {
      const row = rows[r]!;
      const factor = row[c]! / upper[c]!;
      if (factor === 0) continue;
      for (let k = c; k <= n; k++) row[k]! -= factor * upper[k]!;
    }
  }
  for (let r = n - 1; r >= 0; r--) {
    const row = rows[r]!;
    let value = row[n]!;
    for (let c = r + 1; c < n; c++) value -= row[c]! * x[ring[c]!]!;
    x[ring[r]!] = value / row[r]!;
  }
  return true;
}
