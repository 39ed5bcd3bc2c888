/**
 * The order in which a symmetric sparse matrix is factorised so that few entries fill in: approximate minimum degree on
 * the quotient graph (Amestoy, Davis and Duff, SIAM Journal on Matrix Analysis and Applications 17, 1996), with element
 * absorption and mass elimination, without supervariables.
 */

/** A symmetric pattern: both halves, by column, without the diagonal. */
export interface Pattern {
  readonly size: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
}

/** The unknowns in the order of elimination. */
export function minimumDegree({ size, starts, indices }: Pattern): Int32Array {
  const neighbours = Array.from({ length: size }, (_, i) => [
    ...indices.subarray(starts[i], starts[i + 1]),
  ]);
  const elementsOf: number[][] = Array.from({ length: size }, () => []);
  const members: (number[] | undefined)[] = Array.from({ length: size }, () => undefined);
  const queue = buckets(size);
  for (let i = 0; i < size; i++) queue.put(i, neighbours[i]!.length);
  const mark = new Int32Array(size).fill(-1);
  const outside = new Int32Array(size);
  const seen = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  let done = 0;

  while (done < size) {
    const pivot = queue.takeLeast();
    order[done++] = pivot;
    const element = elementOf(pivot);
    // |Lₑ \ Lₚ| for every element that touches the new one.
    for (const i of element) {
      for (const e of elementsOf[i]!) {
        const inside = members[e];
        if (inside === undefined) continue;
        if (seen[e] !== pivot) {
          seen[e] = pivot;
          outside[e] = inside.length;
        }
        outside[e]!--;
      }
    }
    const kept: number[] = [];
    for (const i of element) {
      const others = elementsOf[i]!.filter((e) => members[e] !== undefined && outside[e]! > 0);
      const free = neighbours[i]!.filter((j) => mark[j] !== pivot && j !== pivot);
      neighbours[i] = free;
      queue.remove(i);
      if (others.length === 0 && free.length === 0) {
        // It has no neighbours but those of the pivot: the next one without further fill.
        order[done++] = i;
        elementsOf[i] = [];
        continue;
      }
      elementsOf[i] = others;
      kept.push(i);
    }
    members[pivot] = kept;
    for (const i of kept) {
      let degree = neighbours[i]!.length + kept.length - 1;
      for (const e of elementsOf[i]!) degree += outside[e]!;
      elementsOf[i]!.push(pivot);
      queue.put(i, Math.min(degree, size - done - 1));
    }
  }
  return order;

  /** Everything that the pivot touches; the elements it belonged to are absorbed. */
  function elementOf(pivot: number): readonly number[] {
    const element: number[] = [];
    const add = (i: number) => {
      if (i === pivot || mark[i] === pivot || !queue.has(i)) return;
      mark[i] = pivot;
      element.push(i);
    };
    neighbours[pivot]!.forEach(add);
    for (const e of elementsOf[pivot]!) {
      members[e]?.forEach(add);
      members[e] = undefined;
    }
    neighbours[pivot] = [];
    elementsOf[pivot] = [];
    return element;
  }
}

/** Unknowns by degree, the least first. */
function buckets(size: number) {
  const first = new Int32Array(size + 1).fill(-1);
  const next = new Int32Array(size).fill(-1);
  const previous = new Int32Array(size).fill(-1);
  const degreeOf = new Int32Array(size).fill(-1);
  let least = 0;
  const remove = (i: number): void => {
    const degree = degreeOf[i]!;
    if (degree < 0) return;
    if (previous[i]! >= 0) next[previous[i]!] = next[i]!;
    else first[degree] = next[i]!;
    if (next[i]! >= 0) previous[next[i]!] = previous[i]!;
    degreeOf[i] = -1;
  };
  return {
    has: (i: number): boolean => degreeOf[i]! >= 0,
    remove,
    put: (i: number, stated: number): void => {
      const degree = Math.max(0, stated);
      degreeOf[i] = degree;
      previous[i] = -1;
      next[i] = first[degree]!;
      if (next[i] >= 0) previous[next[i]] = i;
      first[degree] = i;
      least = Math.min(least, degree);
    },
    takeLeast: (): number => {
      while (first[least]! < 0) least++;
      const i = first[least]!;
      remove(i);
      return i;
    },
  };
}
