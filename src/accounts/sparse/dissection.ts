/**
 * Nested dissection (George, SIAM Journal on Numerical Analysis 10, 1973): what separates a graph into two is eliminated
 * after both, and so on within each; small parts by minimum degree.
 */
import { minimumDegree, type Pattern } from "./minimum-degree.ts";
import { type Graph, separate, separating } from "./separator.ts";

/** Parts of fewer unknowns are ordered by minimum degree. */
const small = 200;

/** The unknowns in the order of elimination. `pattern` has no diagonal. */
export function nestedDissection(pattern: Pattern): Int32Array {
  const order = new Int32Array(pattern.size);
  const random = congruential(1);
  const local = new Int32Array(pattern.size).fill(-1);
  // Parts that are still to be ordered, and where in the order they end.
  const open: { readonly part: Int32Array; readonly end: number }[] = [
    { part: Int32Array.from(order.keys()), end: pattern.size },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, end } = next;
    const graph = within(pattern, part, local);
    const size = part.length;
    const parts = size > small ? separate(graph, random) : undefined;
    const those = (which: number) => part.filter((_, k) => parts?.[k] === which);
    const [first, second, third] = [those(0), those(1), those(separating)];
    if (first.length === 0 || second.length === 0) {
      const { starts, neighbours: indices } = graph;
      const inner = minimumDegree({ size, starts, indices });
      inner.forEach((k, at) => (order[end - size + at] = part[k]!));
      continue;
    }
    order.set(third, end - third.length);
    open.push({ part: second, end: end - third.length });
    open.push({ part: first, end: end - third.length - second.length });
  }
  return order;
}

/** The graph among some unknowns, named by their place in `part`. `local` is −1 throughout, before and after. */
function within({ starts, indices }: Pattern, part: Int32Array, local: Int32Array): Graph {
  part.forEach((unknown, k) => (local[unknown] = k));
  const begins = new Int32Array(part.length + 1);
  let count = 0;
  for (const unknown of part) count += starts[unknown + 1]! - starts[unknown]!;
  const neighbours = new Int32Array(count);
  let filled = 0;
  part.forEach((unknown, k) => {
    for (let p = starts[unknown]!; p < starts[unknown + 1]!; p++) {
      const other = local[indices[p]!]!;
      if (other !== -1) neighbours[filled++] = other;
    }
    begins[k + 1] = filled;
  });
  for (const unknown of part) local[unknown] = -1;
  return {
    starts: begins,
    neighbours: neighbours.slice(0, filled),
    edgeWeights: new Float64Array(filled).fill(1),
    weights: new Float64Array(part.length).fill(1),
  };
}

/** Numbers from 0 to 1, the same on every run (Lehmer's generator with the multiplier of Park and Miller 1988). */
function congruential(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
