import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  flowSystem,
  residualOf,
  rings,
  solveRing,
  type FlowSystem,
  type Terms,
} from "../../src/plan/labour-content/system.ts";

function solved(system: FlowSystem): Float64Array | undefined {
  const x = new Float64Array(system.size);
  for (const ring of rings(system)) if (solveRing(system, ring, x) === undefined) return undefined;
  return x;
}

/** A ring of n that passes `share` of everything on: each has 1 / (1 − share) hours. */
function circle(n: number, share: number): FlowSystem {
  const terms: Terms[] = Array.from({ length: n }, (_, i) => [[(i + n - 1) % n, share]]);
  return flowSystem(new Float64Array(n).fill(1), new Float64Array(n).fill(1), terms);
}

describe("the system behind labour content", () => {
  test("finds rings, each after what it takes from", () => {
    // 0 → 1 ⇄ 2 → 3, and 4 by itself.
    const terms: Terms[] = [
      [],
      [
        [0, 0.5],
        [2, 0.5],
      ],
      [[1, 0.5]],
      [[2, 1]],
      [],
    ];
    const system = flowSystem(new Float64Array(5).fill(1), new Float64Array(5).fill(1), terms);
    const found = rings(system).map((ring) => [...ring]);
    expect(found).toContainEqual([1, 2]);
    expect(found.flat().sort()).toEqual([0, 1, 2, 3, 4]);
    const position = (i: number) => found.findIndex((ring) => ring.includes(i));
    expect(position(0)).toBeLessThan(position(1));
    expect(position(2)).toBeLessThan(position(3));
  });

  test.each([3, 400, 401, 5000])("solves a ring of %d, by elimination or by sweeping", (n) => {
    const x = solved(circle(n, 0.5));
    expect(x).toBeDefined();
    for (const value of x!) expect(value).toBeCloseTo(2, 9);
  });

  test("follows chains longer than the stack of calls is deep", () => {
    const n = 200_000;
    const terms: Terms[] = Array.from({ length: n }, (_, i) => (i === 0 ? [] : [[i - 1, 1]]));
    const constant = new Float64Array(n);
    constant[0] = 7;
    const x = solved(flowSystem(new Float64Array(n).fill(1), constant, terms));
    expect(x?.at(-1)).toBe(7);
  });

  test.each([1, 1.2])("has no answer where a ring passes on %d times what it gets", (share) => {
    expect(solved(circle(3, share))).toBeUndefined();
    expect(solved(circle(500, share))).toBeUndefined();
  });

  test("leaves a residual near rounding on random systems that can be solved", () => {
    let cases = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.double({ min: 0.01, max: 1, noNaN: true })), {
          maxLength: 120,
        }),
        (n, entries) => {
          const rows: [number, number][][] = Array.from({ length: n }, () => []);
          for (const [i, j, weight] of entries) rows[i % n]!.push([j % n, weight]);
          // Each takes less than it has: then there is one answer, and none of it is negative.
          const diagonal = Float64Array.from(
            rows,
            (row) => 0.1 + row.reduce((sum, [, weight]) => sum + weight, 0),
          );
          const system = flowSystem(diagonal, new Float64Array(n).fill(1), rows);
          const x = solved(system);
          expect(x).toBeDefined();
          expect(residualOf(system, Int32Array.from(rows.keys()), x!)).toBeLessThan(1e-11);
          cases++;
        },
      ),
    );
    expect(cases).toBeGreaterThanOrEqual(100);
  });
});
