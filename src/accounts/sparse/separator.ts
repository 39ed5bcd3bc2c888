/**
 * Few vertices of a graph without which it falls into two parts of nearly one weight: found in a small picture of the
 * graph and made better while the picture grows back (Karypis and Kumar, SIAM Journal on Scientific Computing 20, 1998;
 * moves of single vertices as Hendrickson and Rothberg, the same 20, 1998, after Fiduccia and Mattheyses 1982).
 */

/** An undirected graph: both directions of each edge, no loops. */
export interface Graph {
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
  /** Of each edge, in each direction. */
  readonly edgeWeights: Float64Array;
  readonly weights: Float64Array;
}

/** By vertex: part 0, part 1, or `separating`. */
export type Parts = Uint8Array;
export const separating = 2;

/** Vertices at which the picture is small enough. */
const small = 120;
/** A picture that shrinks less than this is as small as it gets. */
const shrinks = 0.9;
/** Beginnings that are tried in the smallest picture. */
const beginnings = 6;
/** The share of the weight that a part may have. */
const mostOfWeight = 0.58;
/** Moves without gain after which a pass ends. */
const patience = 120;
const passes = 4;

export function separate(graph: Graph, random: () => number): Parts {
  const size = graph.weights.length;
  if (size > small) {
    const { coarse, into } = coarsened(graph, random);
    if (coarse.weights.length < shrinks * size) {
      const picture = separate(coarse, random);
      return refined(
        graph,
        Uint8Array.from(into, (vertex) => picture[vertex]!),
      );
    }
  }
  let best: Parts | undefined;
  let least = Infinity;
  for (let k = 0; k < beginnings; k++) {
    const parts = refined(graph, grown(graph, Math.floor(random() * size)));
    const cost = costOf(graph, parts);
    if (best === undefined || cost < least) {
      best = parts;
      least = cost;
    }
  }
  return best!;
}

/** Weight of what separates, and, of equals, how uneven the parts are; ∞ where one is too heavy. */
function costOf({ weights }: Graph, parts: Parts): number {
  const sums = sumsOf(weights, parts);
  const total = sums[0] + sums[1] + sums[2];
  const heavier = Math.max(sums[0], sums[1]);
  return sums[2] + heavier / total + (heavier > mostOfWeight * total ? total : 0);
}

function sumsOf(weights: Float64Array, parts: Parts): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (let v = 0; v < parts.length; v++) sums[parts[v] as 0 | 1 | 2] += weights[v]!;
  return sums;
}

/** Neighbours taken together in pairs, those of the heaviest edges. */
function coarsened(
  { starts, neighbours, edgeWeights, weights }: Graph,
  random: () => number,
): { readonly coarse: Graph; readonly into: Int32Array } {
  const size = weights.length;
  const into = new Int32Array(size).fill(-1);
  const pair = new Int32Array(size);
  const ones: number[] = [];
  for (const v of shuffled(size, random)) {
    if (into[v] !== -1) continue;
    let mate = v;
    let heaviest = 0;
    for (let p = starts[v]!; p < starts[v + 1]!; p++) {
      const u = neighbours[p]!;
      if (into[u] !== -1) continue;
      const weight = edgeWeights[p]! / weights[u]!;
      if (weight <= heaviest) continue;
      heaviest = weight;
      mate = u;
    }
    into[v] = ones.length;
    into[mate] = ones.length;
    pair[v] = mate;
    ones.push(v);
  }
  return { coarse: joined({ starts, neighbours, edgeWeights, weights }, into, ones, pair), into };
}

function joined(graph: Graph, into: Int32Array, ones: readonly number[], pair: Int32Array): Graph {
  const count = ones.length;
  const starts = new Int32Array(count + 1);
  const neighbours = new Int32Array(graph.neighbours.length);
  const edgeWeights = new Float64Array(graph.neighbours.length);
  const weights = new Float64Array(count);
  const place = new Int32Array(count).fill(-1);
  let filled = 0;
  ones.forEach((v, joint) => {
    const begin = filled;
    for (const u of pair[v] === v ? [v] : [v, pair[v]!]) {
      weights[joint]! += graph.weights[u]!;
      for (let p = graph.starts[u]!; p < graph.starts[u + 1]!; p++) {
        const other = into[graph.neighbours[p]!]!;
        if (other === joint) continue;
        if (place[other]! < begin) {
          place[other] = filled;
          neighbours[filled] = other;
          edgeWeights[filled++] = graph.edgeWeights[p]!;
        } else edgeWeights[place[other]!]! += graph.edgeWeights[p]!;
      }
    }
    starts[joint + 1] = filled;
  });
  return {
    ...{ starts, weights },
    neighbours: neighbours.slice(0, filled),
    edgeWeights: edgeWeights.slice(0, filled),
  };
}

function shuffled(size: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Part 0 from one vertex outwards to half of the weight; what it touches separates it from the rest. */
function grown({ starts, neighbours, weights }: Graph, seed: number): Parts {
  const size = weights.length;
  const parts = new Uint8Array(size).fill(1);
  const seen = new Uint8Array(size);
  const queue = new Int32Array(size);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let grownTo = 0;
  let taken = 0;
  let put = 0;
  const see = (v: number): void => {
    if (seen[v] === 1) return;
    seen[v] = 1;
    queue[put++] = v;
  };
  see(seed);
  for (let next = 0; grownTo < half;) {
    if (taken === put) {
      // The graph is in pieces: go on with another.
      while (seen[next] === 1) next++;
      see(next);
    }
    const v = queue[taken++]!;
    parts[v] = 0;
    grownTo += weights[v]!;
    for (let p = starts[v]!; p < starts[v + 1]!; p++) see(neighbours[p]!);
  }
  for (; taken < put; taken++) parts[queue[taken]!] = separating;
  return parts;
}

/** `parts` made better in place, by passes of moves, each undone to where it was best. */
function refined(graph: Graph, parts: Parts): Parts {
  for (let pass = 0; pass < passes; pass++) if (!improve(graph, parts)) break;
  return parts;
}

/**
 * Moves separating vertices into a part, whose neighbours in the other part separate in their stead: the best move
 * first, each vertex once. True if what separates became lighter, or the parts more even.
 */
function improve(graph: Graph, parts: Parts): boolean {
  const { starts, neighbours, weights } = graph;
  const size = weights.length;
  const sums = sumsOf(weights, parts);
  const limit = mostOfWeight * (sums[0] + sums[1] + sums[2]);
  const total = sums[0] + sums[1] + sums[2];
  const cost = (): number => {
    const heavier = Math.max(sums[0], sums[1]);
    return sums[2] + heavier / total + (heavier > limit ? total : 0);
  };
  /** Weight of the neighbours in part 0 and part 1, of vertices that separate. */
  const beside = [new Float64Array(size), new Float64Array(size)] as const;
  const moved = new Uint8Array(size);
  const queue = new Heap();
  const offer = (v: number): void => {
    if (moved[v] === 1) return;
    queue.put(weights[v]! - beside[1][v]!, 2 * v);
    queue.put(weights[v]! - beside[0][v]!, 2 * v + 1);
  };
  const look = (v: number): void => {
    beside[0][v] = 0;
    beside[1][v] = 0;
    for (let p = starts[v]!; p < starts[v + 1]!; p++) {
      const u = neighbours[p]!;
      const part = parts[u] as 0 | 1 | 2;
      if (part !== separating) beside[part][v]! += weights[u]!;
    }
    offer(v);
  };
  for (let v = 0; v < size; v++) if (parts[v] === separating) look(v);

  const before = cost();
  let least = before;
  /** Vertices and the parts they had, in the order of change; how many of them make the best. */
  const log: number[] = [];
  let kept = 0;
  let idle = 0;
  const become = (v: number, part: 0 | 1 | 2): void => {
    log.push(v, parts[v]!);
    sums[parts[v] as 0 | 1 | 2] -= weights[v]!;
    sums[part] += weights[v]!;
    parts[v] = part;
  };
  while (idle < patience && queue.size > 0) {
    const gain = queue.greatest;
    const move = queue.take();
    const v = move >> 1;
    const to = (move & 1) as 0 | 1;
    const from = (1 - to) as 0 | 1;
    if (moved[v] === 1 || parts[v] !== separating) continue;
    if (gain !== weights[v]! - beside[from][v]!) continue;
    if (sums[to] + weights[v]! > limit && sums[to] + weights[v]! > sums[from]) continue;
    moved[v] = 1;
    become(v, to);
    for (let p = starts[v]!; p < starts[v + 1]!; p++) {
      const u = neighbours[p]!;
      if (parts[u] === separating) {
        beside[to][u]! += weights[v]!;
        offer(u);
      } else if (parts[u] === from) {
        become(u, separating);
        for (let q = starts[u]!; q < starts[u + 1]!; q++) {
          const other = neighbours[q]!;
          if (parts[other] !== separating) continue;
          beside[from][other]! -= weights[u]!;
          offer(other);
        }
        look(u);
      }
    }
    if (cost() < least) {
      least = cost();
      kept = log.length;
      idle = 0;
    } else idle++;
  }
  for (let k = log.length - 2; k >= kept; k -= 2) parts[log[k]!] = log[k + 1]!;
  return least < before;
}

/** Names by key, the greatest first. */
class Heap {
  readonly #keys: number[] = [];
  readonly #names: number[] = [];

  get size(): number {
    return this.#keys.length;
  }

  get greatest(): number {
    return this.#keys[0]!;
  }

  put(key: number, name: number): void {
    let at = this.#keys.length;
    this.#keys.push(key);
    this.#names.push(name);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#keys[above]! >= key) break;
      this.#set(at, this.#keys[above]!, this.#names[above]!);
      at = above;
    }
    this.#set(at, key, name);
  }

  /** The name of the greatest key, taken out. */
  take(): number {
    const first = this.#names[0]!;
    const key = this.#keys.pop()!;
    const name = this.#names.pop()!;
    const count = this.#keys.length;
    if (count === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= count) break;
      if (below + 1 < count && this.#keys[below + 1]! > this.#keys[below]!) below++;
      if (this.#keys[below]! <= key) break;
      this.#set(at, this.#keys[below]!, this.#names[below]!);
      at = below;
    }
    this.#set(at, key, name);
    return first;
  }

  #set(at: number, key: number, name: number): void {
    this.#keys[at] = key;
    this.#names[at] = name;
  }
}
