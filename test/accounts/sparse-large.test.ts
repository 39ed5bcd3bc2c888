import { describe, expect, test } from "vitest";
import { factorise, type Symmetric } from "../../src/accounts/sparse/ldl.ts";
import { minimumDegree, type Pattern } from "../../src/accounts/sparse/minimum-degree.ts";
import { nestedDissection } from "../../src/accounts/sparse/dissection.ts";
import { separate, separating } from "../../src/accounts/sparse/separator.ts";
import { costOf, supernodes } from "../../src/accounts/sparse/supernodes.ts";
import { generator } from "./networks.ts";

/** A Aᵀ of columns that each touch some rows. */
function productOf(
  size: number,
  columns: readonly (readonly (readonly [row: number, value: number])[])[],
): Symmetric {
  const sums = Array.from({ length: size }, () => new Map<number, number>());
  for (const column of columns) {
    for (const [i, a] of column) {
      for (const [j, b] of column) sums[j]!.set(i, (sums[j]!.get(i) ?? 0) + a * b);
    }
  }
  const sorted = sums.map((column) => [...column].sort(([i], [j]) => i - j));
  const starts = new Int32Array(size + 1);
  sorted.forEach((column, j) => (starts[j + 1] = starts[j]! + column.length));
  return {
    ...{ size, starts },
    indices: Int32Array.from(sorted.flatMap((column) => column.map(([i]) => i))),
    values: Float64Array.from(sorted.flatMap((column) => column.map(([, value]) => value))),
  };
}

/** `size` rows, `count` columns in two rows each, at random or between neighbours; with `own`, each row by itself as well. */
function flowsBetween(
  size: number,
  count: number,
  { seed, own }: { readonly seed: number; readonly own: boolean },
): Symmetric {
  const random = generator(seed);
  const columns: (readonly [number, number])[][] = [];
  for (let k = 0; k < count; k++) {
    const from = Math.floor(random() * size);
    const to = Math.floor(random() * size);
    const weight = 0.5 + random();
    if (from !== to) columns.push([[from, -weight] as const, [to, weight] as const]);
  }
  if (own) for (let i = 0; i < size; i++) columns.push([[i, 0.3 + random()] as const]);
  return productOf(size, columns);
}

/** Layers of a grid in which each point holds with its neighbours, also above and below, and by itself. */
function gridOf(side: number, layers = 1): Symmetric {
  const layer = side * side;
  const columns: (readonly (readonly [number, number])[])[] = [];
  for (let k = 0; k < layer * layers; k++) {
    const hold = (other: number) => {
      columns.push([[k, -1] as const, [other, 1] as const]);
    };
    columns.push([[k, 0.7]]);
    if (k % side < side - 1) hold(k + 1);
    if ((k % layer) + side < layer) hold(k + side);
    if (k + layer < layer * layers) hold(k + layer);
  }
  return productOf(layer * layers, columns);
}

function denseOf({ size, starts, indices, values }: Symmetric): number[][] {
  const dense = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let j = 0; j < size; j++) {
    for (let p = starts[j]!; p < starts[j + 1]!; p++) dense[indices[p]!]![j] = values[p]!;
  }
  return dense;
}

/** The inverse of the rows and columns in `kept`, by Gauss–Jordan elimination with the largest pivots of the diagonal. */
function inverseOf(matrix: Symmetric, kept: readonly number[]): number[][] {
  const full = denseOf(matrix);
  const a = kept.map((i, r) => [
    ...kept.map((j) => full[i]![j]!),
    ...kept.map((_, c) => (c === r ? 1 : 0)),
  ]);
  for (let k = 0; k < a.length; k++) {
    let pivot = k;
    for (let i = k; i < a.length; i++) {
      if (Math.abs(a[i]![k]!) > Math.abs(a[pivot]![k]!)) pivot = i;
    }
    [a[k], a[pivot]] = [a[pivot]!, a[k]!];
    const pivotRow = a[k]!;
    const row = pivotRow.map((value) => value / pivotRow[k]!);
    a[k] = row;
    a.forEach((other, i) => {
      const factor = other[k]!;
      if (i !== k && factor !== 0) row.forEach((value, j) => (other[j]! -= factor * value));
    });
  }
  return a.map((row) => row.slice(a.length));
}

/** The largest difference of the selected inverse from the dense one, relative to the largest entry. */
function inverseIsOff(matrix: Symmetric): { readonly off: number; readonly compared: number } {
  const factor = factorise(matrix);
  const inverse = factor.inverse();
  const kept = [...factor.dropped.keys()].filter((i) => factor.dropped[i] === 0);
  const dense = inverseOf(matrix, kept);
  const place = new Map(kept.map((i, k) => [i, k]));
  const largest = Math.max(...dense.map((row, i) => row[i]!));
  let off = 0;
  for (let j = 0; j < matrix.size; j++) {
    for (let p = matrix.starts[j]!; p < matrix.starts[j + 1]!; p++) {
      const i = matrix.indices[p]!;
      const [r, c] = [place.get(i), place.get(j)];
      const expected = r === undefined || c === undefined ? 0 : dense[r]![c]!;
      off = Math.max(off, Math.abs(inverse.at(i, j)! - expected) / largest);
    }
  }
  return { off, compared: matrix.indices.length };
}

/** The largest |S x − b| for some b = S y. */
function residualOf(matrix: Symmetric): number {
  const { size, starts, indices, values } = matrix;
  const times = (x: ArrayLike<number>) => {
    const result = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      for (let p = starts[j]!; p < starts[j + 1]!; p++) result[indices[p]!]! += values[p]! * x[j]!;
    }
    return result;
  };
  const b = times(Float64Array.from({ length: size }, (_, i) => Math.cos(i)));
  const found = times(factorise(matrix).solve(b));
  return b.reduce((worst, value, i) => Math.max(worst, Math.abs(found[i]! - value)), 0);
}

function withoutDiagonal({ size, starts, indices }: Symmetric): Pattern {
  const kept: number[] = [];
  const begins = new Int32Array(size + 1);
  for (let j = 0; j < size; j++) {
    for (let p = starts[j]!; p < starts[j + 1]!; p++) if (indices[p] !== j) kept.push(indices[p]!);
    begins[j + 1] = kept.length;
  }
  return { size, starts: begins, indices: Int32Array.from(kept) };
}

const widths = (matrix: Symmetric): number[] => {
  const { count, first } = supernodes(matrix, minimumDegree(withoutDiagonal(matrix)));
  return Array.from({ length: count }, (_, s) => first[s + 1]! - first[s]!);
};

describe("systems of some hundred unknowns", () => {
  test.each([
    ["few links", flowsBetween(150, 160, { seed: 1, own: true })],
    ["many links, in fronts of several panels", flowsBetween(220, 900, { seed: 2, own: true })],
    ["a grid", gridOf(14)],
  ])("are solved and inverted as the dense matrix is: %s", (_, matrix) => {
    const { rank } = factorise(matrix);
    expect(rank).toBe(matrix.size);
    expect(residualOf(matrix)).toBeLessThan(1e-10);
    const { off, compared } = inverseIsOff(matrix);
    expect(off).toBeLessThan(1e-10);
    expect(compared).toBeGreaterThan(400);
  });

  test("each piece in which everything cancels has a row less, and the others are inverted", () => {
    const matrix = flowsBetween(160, 190, { seed: 3, own: false });
    const { rank, dropped } = factorise(matrix);
    const pieces = piecesOf(matrix);
    expect(pieces).toBeGreaterThan(3);
    expect(rank).toBe(matrix.size - pieces);
    expect(dropped.reduce((sum, each) => sum + each, 0)).toBe(pieces);
    expect(residualOf(matrix)).toBeLessThan(1e-9);
    expect(inverseIsOff(matrix).off).toBeLessThan(1e-9);
  });

  test("a row that repeats others within one wide supernode is left out", () => {
    const random = generator(4);
    const size = 150;
    const columns = Array.from({ length: size - 5 }, () =>
      Array.from({ length: size }, (_, i) => [i, random() - 0.5] as const),
    );
    const matrix = productOf(size, columns);
    expect(widths(matrix)).toEqual([size]);
    expect(factorise(matrix).rank).toBe(size - 5);
    expect(residualOf(matrix)).toBeLessThan(1e-7);
  });

  test("rows that nothing links stand alone", () => {
    const matrix = productOf(
      3,
      [4, 9, 16].map((value, i) => [[i, Math.sqrt(value)] as const]),
    );
    expect(widths(matrix)).toEqual([1, 1, 1]);
    const { solve, inverse, fill } = factorise(matrix);
    expect(fill).toBe(0);
    [...solve(Float64Array.of(4, 9, 16))].forEach((x) => {
      expect(x).toBeCloseTo(1, 14);
    });
    expect(inverse().at(1, 1)).toBeCloseTo(1 / 9, 14);
    expect(inverse().at(0, 1)).toBeUndefined();
  });

  test("nothing at all has rank 0", () => {
    const factor = factorise(productOf(0, []));
    expect(factor.rank).toBe(0);
    expect(factor.solve(new Float64Array(0))).toHaveLength(0);
    factor.inverse();
  });
});

describe("the order of elimination", () => {
  test.each([
    ["a grid", gridOf(50)],
    ["links at random", flowsBetween(3000, 3500, { seed: 5, own: true })],
    ["one hub", productOf(2500, hubColumns(2500))],
  ])("has every unknown once: %s", (_, matrix) => {
    const order = nestedDissection(withoutDiagonal(matrix));
    expect([...order].sort((a, b) => a - b)).toEqual([...Array(matrix.size).keys()]);
  });

  test("by dissection takes less arithmetic than by minimum degree where a grid has periods", () => {
    const pattern = withoutDiagonal(gridOf(45, 12));
    const dissected = costOf(pattern, nestedDissection(pattern));
    const byDegree = costOf(pattern, minimumDegree(pattern));
    expect(dissected.operations).toBeLessThan(byDegree.operations);
  });

  test("by dissection keeps to the bound of a grid of n by n: 31/4 n² log₂ n entries (George 1973)", () => {
    const pattern = withoutDiagonal(gridOf(100));
    expect(costOf(pattern, nestedDissection(pattern)).fill).toBeLessThan(
      (31 / 4) * 100 ** 2 * Math.log2(100),
    );
  });

  test("no edge joins the two parts, and both are of some weight", () => {
    const side = 40;
    const { size, starts, indices } = withoutDiagonal(gridOf(side));
    const graph = {
      ...{ starts, neighbours: indices },
      edgeWeights: new Float64Array(indices.length).fill(1),
      weights: new Float64Array(size).fill(1),
    };
    const parts = separate(graph, generator(6));
    let across = 0;
    for (let v = 0; v < size; v++) {
      for (let p = starts[v]!; p < starts[v + 1]!; p++) {
        const u = indices[p]!;
        if (parts[v] !== separating && parts[u] !== separating && parts[u] !== parts[v]) across++;
      }
    }
    expect(across).toBe(0);
    const count = (part: number) => parts.filter((each) => each === part).length;
    expect(count(separating)).toBeLessThan(1.3 * side);
    expect(Math.min(count(0), count(1))).toBeGreaterThan(0.35 * size);
  });

  test("the stated cost is that of the factor", () => {
    const matrix = flowsBetween(60, 120, { seed: 7, own: true });
    const order = minimumDegree(withoutDiagonal(matrix));
    // Symbolic elimination with all its zeros.
    const filled = denseOf(matrix).map((row) => row.map((value) => value !== 0));
    let fill = 0;
    order.forEach((k, step) => {
      const later = [...order.subarray(step + 1)].filter((i) => filled[i]![k]!);
      fill += later.length;
      for (const i of later) for (const j of later) filled[i]![j] = true;
    });
    expect(costOf(matrix, order).fill).toBe(fill);
  });
});

/** A row that all others are linked to. */
function hubColumns(size: number): (readonly [number, number])[][] {
  return Array.from({ length: size - 1 }, (_, k) => [
    [0, -1],
    [k + 1, 1],
  ]);
}

function piecesOf({ size, starts, indices }: Symmetric): number {
  const seen = new Uint8Array(size);
  let pieces = 0;
  for (let seed = 0; seed < size; seed++) {
    if (seen[seed] === 1) continue;
    pieces++;
    const open = [seed];
    seen[seed] = 1;
    for (let v = open.pop(); v !== undefined; v = open.pop()) {
      for (let p = starts[v]!; p < starts[v + 1]!; p++) {
        const u = indices[p]!;
        if (seen[u] === 1) continue;
        seen[u] = 1;
        open.push(u);
      }
    }
  }
  return pieces;
}
