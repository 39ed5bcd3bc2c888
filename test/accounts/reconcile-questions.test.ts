import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reconcile, type Balances, type Claim } from "../../src/accounts/reconcile/linear.ts";
import { balancesOf, generator, grainNetwork, normals, withNoise } from "./networks.ts";
import { claimed, networks } from "./random-networks.ts";

/** Distance, beside the larger of one and the size. */
function apart(found: number, expected: number): number {
  if (Number.isNaN(found) || Number.isNaN(expected)) {
    return Number.isNaN(found) === Number.isNaN(expected) ? 0 : Infinity;
  }
  return Math.abs(found - expected) / Math.max(1, Math.abs(expected));
}

const grain = balancesOf(grainNetwork.rows);

describe("a bias that several claims share", () => {
  test("of one claim alone is what the measurement test says", () => {
    let compared = 0;
    let unseen = 0;
    fc.assert(
      fc.property(networks, (network) => {
        const { balances, claims } = claimed(network);
        const all = reconcile(balances, claims);
        all.claims.forEach(({ score, bias, deviation }, k) => {
          const found = all.alongDirection([{ claim: k, amount: deviation }]);
          if (score === undefined) {
            unseen++;
            expect(found).toBeUndefined();
            return;
          }
          compared++;
          expect(apart(found!.score, score)).toBeLessThan(1e-9);
          expect(apart(found!.bias * deviation, bias!)).toBeLessThan(1e-9);
          expect(apart(found!.bias / found!.deviation, -score)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 300 },
    );
    expect(Math.min(compared, unseen)).toBeGreaterThan(200);
  });

  test("is the one that makes χ² least, and its score squared is how far χ² falls", () => {
    let compared = 0;
    fc.assert(
      fc.property(networks, fc.array(fc.integer({ min: -2, max: 2 })), (network, amounts) => {
        const { balances, claims } = claimed(network);
        const all = reconcile(balances, claims);
        const direction = amounts
          .slice(0, claims.length)
          .map((amount, claim) => ({ claim, amount }));
        const found = all.alongDirection(direction);
        if (found === undefined) return;
        compared++;
        const less = (bias: number) =>
          reconcile(
            balances,
            claims.map((claim, k) => ({ ...claim, value: claim.value - bias * (amounts[k] ?? 0) })),
          ).chiSquare;
        const fallen = all.chiSquare - less(found.bias);
        expect(apart(fallen, found.score ** 2)).toBeLessThan(1e-6 * Math.max(1, all.chiSquare));
        // χ² = least + ((bias − best) ÷ deviation)².
        const further = less(found.bias + found.deviation) - less(found.bias);
        expect(Math.abs(further - 1)).toBeLessThan(1e-6 * Math.max(1, all.chiSquare));
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test("is found by its size where farms and mill measure with a scale that shows a tenth more", () => {
    const normal = normals(generator(5));
    const off = [0, 1, 2, 3];
    const claims = withNoise(grainNetwork, normal).map((claim) =>
      off.includes(claim.quantity) ? { ...claim, value: 1.1 * claim.value } : claim,
    );
    const direction = off.map((claim) => ({ claim, amount: grainNetwork.truth[claim]! }));
    const found = reconcile(grain, claims).alongDirection(direction)!;
    expect(Math.abs(found.bias - 0.1)).toBeLessThan(3 * found.deviation);
    expect(found.deviation).toBeLessThan(0.03);
    expect(found.score).toBeLessThan(-4);
  });

  test("that no balance shows has no score; nor has nothing", () => {
    const claims = withNoise(grainNetwork, () => 0);
    // All figures off by the same share: the balances hold all the same.
    const all = grainNetwork.truth.map((amount, claim) => ({ claim, amount }));
    expect(reconcile(grain, claims).alongDirection(all)).toBeUndefined();
    expect(reconcile(grain, claims).alongDirection([])).toBeUndefined();
  });
});

describe("covariance of estimates", () => {
  test("is what the claims' errors make of estimates, which are linear in the claims", () => {
    let compared = 0;
    fc.assert(
      fc.property(networks, (network) => {
        const { balances, claims } = claimed(network);
        const all = reconcile(balances, claims);
        const shifts = shiftsOf(balances, claims);
        network.truth.forEach((_, i) => {
          all.covariance(i).forEach((found, j) => {
            const isKnown = ![i, j].some((quantity) => all.status[quantity] === "unknown");
            expect(Number.isNaN(found)).toBe(!isKnown);
            if (!isKnown) return;
            compared++;
            const expected = shifts.reduce((sum, shift) => sum + shift[i]! * shift[j]!, 0);
            const size = shifts.reduce((sum, shift) => sum + shift[i]! ** 2 + shift[j]! ** 2, 1);
            expect(Math.abs(found - expected)).toBeLessThan(1e-9 * size);
            if (i === j) expect(Math.abs(found - all.deviation[i]! ** 2)).toBeLessThan(1e-9 * size);
          });
        });
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(2000);
  });

  test("comes for those asked for, in their order", () => {
    const all = reconcile(
      grain,
      withNoise(grainNetwork, () => 0),
    );
    const whole = all.covariance(3);
    expect([...all.covariance(3, [7, 0])]).toEqual([whole[7], whole[0]]);
  });
});

/** By claim: how far each estimate moves where the claim moves by its deviation. */
function shiftsOf(balances: Balances, claims: readonly Claim[]): Float64Array[] {
  const { estimate } = reconcile(balances, claims);
  return claims.map((_, k) => {
    const moved = claims.map((claim, j) =>
      j === k ? { ...claim, value: claim.value + claim.deviation } : claim,
    );
    return reconcile(balances, moved).estimate.map((x, i) => x - estimate[i]!);
  });
}

describe("leaving claims out", () => {
  test("gives what reconciling the others gives", () => {
    const counts = { all: 0, undetermined: 0 };
    fc.assert(
      fc.property(networks, fc.array(fc.nat({ max: 12 }), { maxLength: 6 }), (network, picked) => {
        const { balances, claims } = claimed(network);
        const out = picked.filter((k) => k < claims.length);
        const all = reconcile(balances, claims);
        const rest = reconcile(
          balances,
          claims.filter((_, k) => !out.includes(k)),
        );
        const quantities = [...network.truth.keys()];
        const found = all.without(out, quantities);
        quantities.forEach((quantity) => {
          counts.all++;
          counts.undetermined += Number(
            all.status[quantity] !== "unknown" && rest.status[quantity] === "unknown",
          );
          expect(apart(found.estimate[quantity]!, rest.estimate[quantity]!)).toBeLessThan(1e-9);
          expect(
            apart(found.deviation[quantity]! ** 2, rest.deviation[quantity]! ** 2),
          ).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 500 },
    );
    expect(counts.undetermined).toBeGreaterThan(100);
    expect(counts.all).toBeGreaterThan(10 * counts.undetermined);
  });

  test("tells only of the quantities asked for", () => {
    const claims = withNoise(grainNetwork, normals(generator(3)));
    const all = reconcile(grain, claims);
    const rest = reconcile(grain, claims.slice(1));
    const { estimate, deviation } = all.without([0], [9, 0]);
    expect(estimate[0]).toBeCloseTo(rest.estimate[9]!, 9);
    expect(estimate[1]).toBeCloseTo(rest.estimate[0]!, 9);
    expect(deviation[1]).toBeCloseTo(rest.deviation[0]!, 9);
  });
});

test("questions about claims or quantities that are not there are refused", () => {
  const all = reconcile(
    grain,
    withNoise(grainNetwork, () => 0),
  );
  expect(() => all.alongDirection([{ claim: 10, amount: 1 }])).toThrow(RangeError);
  expect(() => all.alongDirection([{ claim: 0, amount: Number.NaN }])).toThrow(RangeError);
  expect(() => all.covariance(10)).toThrow(RangeError);
  expect(() => all.covariance(0, [-1])).toThrow(RangeError);
  expect(() => all.without([10], [0])).toThrow(RangeError);
  expect(() => all.without([0], [0.5])).toThrow(RangeError);
});
