import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InfeasibleBounds, type Bounds } from "../../src/accounts/reconcile/active-set.ts";
import { reconcileWithin } from "../../src/accounts/reconcile/bounds.ts";
import { reconcile, type Balances, type Claim } from "../../src/accounts/reconcile/linear.ts";
import { balancesOf, generator, grainNetwork, normals, withNoise } from "./networks.ts";
import { gridNetwork } from "./grid.ts";
import { claimed, networks } from "./random-networks.ts";

const grain = balancesOf(grainNetwork.rows);
const none = (columns: number, lower = -Infinity, upper = Infinity) => ({
  lower: new Float64Array(columns).fill(lower),
  upper: new Float64Array(columns).fill(upper),
});

describe("where no bound is broken", () => {
  test("nothing changes", () => {
    const claims = withNoise(grainNetwork, normals(generator(1)));
    const found = reconcileWithin(grain, claims, none(10, 0, 1000));
    expect(found.reconciled.estimate).toEqual(reconcile(grain, claims).estimate);
    expect(found).toMatchObject({ atLower: [], atUpper: [], residual: 0 });
  });

  const data = process.env["COMMONWEAL_REFERENCE_DATA"];
  test.skipIf(data === undefined)("nor does any of the published networks", () => {
    const published = JSON.parse(
      readFileSync(join(data!, "reconciliation", "linear_benchmarks.json"), "utf8"),
    ) as { incidence: number[][]; measured: number[]; variance: number[] }[];
    for (const { incidence, measured, variance } of published) {
      const balances = balancesOf(incidence);
      const claims = measured.map((value, quantity) => ({
        quantity,
        value,
        deviation: Math.sqrt(variance[quantity]!),
      }));
      const { estimate } = reconcile(balances, claims);
      const least = Math.min(...estimate) - 1;
      const found = reconcileWithin(balances, claims, none(measured.length, least));
      expect(found.reconciled.estimate).toEqual(estimate);
    }
  });
});

describe("bounds that hold", () => {
  test("what would be negative is nothing, and the others give way by their accuracy", () => {
    // Received 10, used 14 and, which nobody states, left over.
    const claims = [
      { quantity: 0, value: 10, deviation: 1 },
      { quantity: 1, value: 14, deviation: 1 },
    ];
    const balances = balancesOf([[1, -1, -1]]);
    expect(reconcile(balances, claims).estimate[2]).toBeCloseTo(-4, 10);
    const { reconciled, atLower, atUpper, residual } = reconcileWithin(
      balances,
      claims,
      none(3, 0),
    );
    expect([...reconciled.estimate]).toEqual(
      [12, 12, 0].map((x) => expect.closeTo(x, 10) as number),
    );
    expect(reconciled.chiSquare).toBeCloseTo(8, 10);
    // Half of χ² is 4 at 0; loosened by 1 it is (3 ÷ √2)² ÷ 2 = 2.25, and its slope at 0 is 2.
    expect(atLower).toEqual([{ quantity: 2, multiplier: expect.closeTo(2, 10) as number }]);
    expect(atUpper).toEqual([]);
    expect(residual).toBeLessThan(1e-12);
  });

  test("also those of quantities that nothing determines", () => {
    // 10 were made and went to two places, which can hold 3 and 4.
    const balances = balancesOf([[1, -1, -1]]);
    const claims = [{ quantity: 0, value: 10, deviation: 1 }];
    const bounds = { lower: [0, 0, 0], upper: [Infinity, 3, 4] };
    const { reconciled, atUpper, residual } = reconcileWithin(balances, claims, bounds);
    expect([...reconciled.estimate]).toEqual([7, 3, 4].map((x) => expect.closeTo(x, 9) as number));
    expect(atUpper.map(({ quantity }) => quantity)).toEqual([1, 2]);
    atUpper.forEach(({ multiplier }) => {
      expect(multiplier).toBeCloseTo(3, 8);
    });
    expect(residual).toBeLessThan(1e-8);
    // Where there is room enough, they stay unknown, and the claim as it is.
    const wide = reconcileWithin(balances, claims, { lower: [0, 0, 0], upper: [99, 6, 6] });
    expect(wide.reconciled.estimate[0]).toBe(10);
    expect(wide.reconciled.status).toEqual(["only-claimed", "unknown", "unknown"]);
    expect(wide.atUpper).toEqual([]);
  });

  test("that nothing satisfies: refused, as are bounds of other quantities", () => {
    const claims = [{ quantity: 0, value: 1, deviation: 1 }];
    const balances = balancesOf([[1, -1, -1]], [5]);
    const within = (bounds: Bounds) => () => reconcileWithin(balances, claims, bounds);
    expect(within({ lower: [0, 0, 0], upper: [4, 9, 9] })).toThrow(InfeasibleBounds);
    expect(within({ lower: [1, 0, 0], upper: [0, 9, 9] })).toThrow(InfeasibleBounds);
    expect(within({ lower: [0, 0], upper: [4, 9, 9] })).toThrow(RangeError);
    expect(within({ lower: [0, 0, Number.NaN], upper: [4, 9, 9] })).toThrow(RangeError);
    const fixed = balancesOf([[1, 0, 0]], [5]);
    expect(() => reconcileWithin(fixed, claims, none(3, -Infinity, 4))).toThrow(InfeasibleBounds);
  });
});

test("a hundred bounds on a grid of villages: no step towards the truth comes nearer to the claims", () => {
  const random = generator(4);
  const normal = normals(random);
  const { balances, truth } = gridNetwork(12, random);
  const claims = truth.flatMap((value, quantity) =>
    random() < 0.95 ? [{ quantity, value: value + normal(), deviation: 1 }] : [],
  );
  const lower = truth.map((value) => value - 1);
  const upper = truth.map((value) => value + 1);
  const found = reconcileWithin(balances, claims, { lower, upper });
  const { estimate } = found.reconciled;
  expect(found.atLower.length + found.atUpper.length).toBeGreaterThan(100);
  expect(found.residual).toBeLessThan(1e-8);
  estimate.forEach((x, j) => {
    if (Number.isNaN(x)) return;
    expect(x).toBeGreaterThan(lower[j]! - 1e-8);
    expect(x).toBeLessThan(upper[j]! + 1e-8);
  });
  // The truth keeps within the bounds and the balances.
  const slope = claims.reduce(
    (sum, { quantity, value }) =>
      sum + (estimate[quantity]! - value) * (truth[quantity]! - estimate[quantity]!),
    0,
  );
  expect(slope).toBeGreaterThan(-1e-6);
});

/** By trying every set of bounds as balances: the least χ² of those whose estimates keep within. */
function byTrying(
  balances: (at: readonly (readonly [number, number])[]) => Balances,
  claims: readonly Claim[],
  { lower, upper }: Bounds,
) {
  const columns = lower.length;
  let best: { estimate: Float64Array; chiSquare: number } | undefined;
  for (let set = 0; set < 3 ** columns; set++) {
    const at: (readonly [number, number])[] = [];
    for (let j = 0, left = set; j < columns; j++, left = Math.floor(left / 3)) {
      if (left % 3 > 0) at.push([j, (left % 3 === 1 ? lower : upper)[j]!]);
    }
    if (at.some(([, bound]) => !Number.isFinite(bound))) continue;
    let found;
    try {
      found = reconcile(balances(at), claims);
    } catch {
      continue;
    }
    const { estimate, chiSquare } = found;
    if (best !== undefined && chiSquare >= best.chiSquare) continue;
    const isWithin = estimate.every((x, j) => x >= lower[j]! - 1e-7 && x <= upper[j]! + 1e-7);
    if (isWithin) best = { estimate, chiSquare };
  }
  return best;
}

describe("random networks", () => {
  test("the estimates are the best of all sets of bounds that could hold", () => {
    const counts = { held: 0, several: 0, undetermined: 0, infeasible: 0, compared: 0 };
    const limits = fc.array(
      fc.record({
        lower: fc.constantFrom(-Infinity, -20, 0, 5),
        width: fc.constantFrom(Infinity, 0, 10, 30),
      }),
      { minLength: 9, maxLength: 9 },
    );
    fc.assert(
      fc.property(
        networks.filter(({ truth }) => truth.length <= 5),
        limits,
        (network, limit) => {
          const { balances, claims } = claimed(network);
          const constant = [...balances.constant];
          const columns = network.truth.length;
          const lower = limit.slice(0, columns).map((each) => each.lower);
          const upper = limit
            .slice(0, columns)
            .map(({ lower, width }) => (lower === -Infinity ? 40 : lower) + width);
          const free = reconcile(balances, claims);
          const all = (at: readonly (readonly [number, number])[]) =>
            balancesOf(
              [...network.rows, ...at.map(([j]) => network.truth.map((_, k) => (k === j ? 1 : 0)))],
              [...constant, ...at.map(([, bound]) => bound)],
            );
          const isKnown = !free.status.includes("unknown");
          if (!isKnown) counts.undetermined++;
          const expected = byTrying(all, claims, { lower, upper });
          let found;
          try {
            found = reconcileWithin(balances, claims, { lower, upper });
          } catch (error) {
            expect(error).toBeInstanceOf(InfeasibleBounds);
            expect(expected).toBeUndefined();
            counts.infeasible++;
            return;
          }
          const { reconciled, atLower, atUpper, residual } = found;
          expect(residual).toBeLessThan(1e-6);
          for (const { multiplier } of [...atLower, ...atUpper]) {
            expect(multiplier).toBeGreaterThanOrEqual(0);
          }
          counts.held += Number(atLower.length + atUpper.length > 0);
          counts.several += Number(atLower.length + atUpper.length > 1);
          // Where something stays unknown whatever holds, there is nothing to compare with.
          if (!isKnown && expected === undefined) return;
          counts.compared++;
          const size = Math.max(1, expected!.chiSquare);
          expect(Math.abs(reconciled.chiSquare - expected!.chiSquare)).toBeLessThan(1e-6 * size);
        },
      ),
      { numRuns: 500 },
    );
    expect(counts.compared).toBeGreaterThan(120);
    expect(counts.held).toBeGreaterThan(50);
    expect(counts.several).toBeGreaterThan(20);
    expect(counts.infeasible).toBeGreaterThan(20);
    expect(counts.undetermined).toBeGreaterThan(20);
  });
});
