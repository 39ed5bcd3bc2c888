import fc from "fast-check";
import { expect, test } from "vitest";
import {
  globalTest,
  measurementTest,
  type TestSettings,
} from "../../src/accounts/reconcile/gross-errors.ts";
import { reconcile, type Balances, type Claim } from "../../src/accounts/reconcile/linear.ts";
import {
  serialElimination,
  type EliminationStep,
} from "../../src/accounts/reconcile/serial-elimination.ts";
import { balancesOf, generator, normals } from "./networks.ts";
import { claimed, networks } from "./random-networks.ts";
import { gridNetwork } from "./grid.ts";

/** As serial elimination is defined: all is reconciled again without the claim that fits worst. */
function oneByOne(balances: Balances, claims: readonly Claim[], settings: TestSettings) {
  const steps: EliminationStep[] = [];
  let kept = claims.map((_, k) => k);
  for (;;) {
    const found = reconcile(
      balances,
      kept.map((k) => claims[k]!),
    );
    const { chiSquare, degrees } = found;
    const [worst] = measurementTest(found, settings);
    if (worst === undefined || !globalTest(found, settings).rejects) return { steps, kept, found };
    const [first, ...others] = found.claims.flatMap(({ score = 0 }, k) =>
      Math.abs(score) >= (1 - 1e-6) * Math.abs(worst.score) ? [k] : [],
    );
    const { score, bias } = found.claims[first!]!;
    const alternatives = others.map((k) => kept[k]!);
    const claim = kept[first!]!;
    steps.push({ claim, score: score!, bias: bias!, alternatives, chiSquare, degrees });
    kept = kept.filter((k) => k !== claim);
  }
}

function near(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
}

test.each(["each", "any", "share"] as const)(
  "with control of %s, steps by updates are those of reconciling again each time",
  (control) => {
    let steps = 0;
    let several = 0;
    fc.assert(
      fc.property(networks, fc.array(fc.nat({ max: 12 }), { maxLength: 5 }), (network, off) => {
        const { balances, claims: right } = claimed(network);
        const claims = right.map((claim, k) =>
          off.includes(k)
            ? { ...claim, value: claim.value + (20 + 5 * k) * claim.deviation }
            : claim,
        );
        const slow = oneByOne(balances, claims, { control });
        const fast = serialElimination(balances, claims, { control });
        expect(fast.kept).toEqual(slow.kept);
        const named = (each: readonly EliminationStep[]) =>
          each.map(({ claim, alternatives, degrees }) => ({ claim, alternatives, degrees }));
        expect(named(fast.steps)).toEqual(named(slow.steps));
        fast.steps.forEach((step, i) => {
          steps++;
          near(step.score, slow.steps[i]!.score);
          near(step.bias, slow.steps[i]!.bias);
          near(step.chiSquare, slow.steps[i]!.chiSquare);
        });
        several += Number(fast.steps.length > 1);
        expect(fast.reconciled.estimate).toEqual(slow.found.estimate);
      }),
      { numRuns: 300 },
    );
    expect(steps).toBeGreaterThan(200);
    expect(several).toBeGreaterThan(50);
  },
);

test("so they are over dozens of steps; what is left agrees", () => {
  const random = generator(2);
  const normal = normals(random);
  const { balances, truth } = gridNetwork(12, random);
  const claims = truth.map((value, quantity) => ({
    quantity,
    value: value + normal(),
    deviation: 1,
  }));
  const off = new Set(Array.from({ length: 40 }, () => Math.floor(random() * truth.length)));
  const spoilt = claims.map((claim, k) =>
    off.has(k) ? { ...claim, value: claim.value + 60 + 40 * random() } : claim,
  );
  const { steps, reconciled, kept } = serialElimination(balances, spoilt);
  const slow = oneByOne(balances, spoilt, {});
  expect(steps.map(({ claim }) => claim)).toEqual(slow.steps.map(({ claim }) => claim));
  expect(kept).toEqual(slow.kept);
  expect(steps.length).toBeGreaterThan(24);
  expect(globalTest(reconciled).rejects).toBe(false);
});

test("the first of those that explain the same is set aside", () => {
  const { steps, kept } = serialElimination(balancesOf([[1, -1]]), [
    { quantity: 0, value: 100, deviation: 1 },
    { quantity: 1, value: 150, deviation: 2 },
  ]);
  expect(steps).toHaveLength(1);
  expect(steps[0]).toMatchObject({ claim: 0, alternatives: [1], degrees: 1 });
  near(steps[0]!.bias, -50);
  expect(kept).toEqual([1]);
});
