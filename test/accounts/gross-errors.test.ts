import { describe, expect, test } from "vitest";
import { chanceOfChiSquare, chanceOfScore } from "../../src/accounts/reconcile/chance.ts";
import {
  globalTest,
  measurementTest,
  robustly,
} from "../../src/accounts/reconcile/gross-errors.ts";
import { serialElimination } from "../../src/accounts/reconcile/serial-elimination.ts";
import { reconcile, type Claim, type ReconciledNode } from "../../src/accounts/reconcile/linear.ts";
import { balancesOf, generator, grainNetwork, normals, withNoise } from "./networks.ts";

const balances = balancesOf(grainNetwork.rows);
const trials = 3000;

/** How often something holds among claims that are as exact as they say, of which `spoil` makes some false. */
function rate(
  holds: (claims: Claim[]) => boolean | number,
  spoil = (claims: Claim[]) => claims,
): number {
  const normal = normals(generator(7));
  let sum = 0;
  for (let i = 0; i < trials; i++) sum += Number(holds(spoil(withNoise(grainNetwork, normal))));
  return sum / trials;
}
/** Three standard deviations of a rate. */
const sway = (p: number) => 3 * Math.sqrt((p * (1 - p)) / trials);

const biased = (quantity: number, deviations: number) => (claims: Claim[]) =>
  claims.map((claim) =>
    claim.quantity === quantity
      ? { ...claim, value: claim.value + deviations * claim.deviation }
      : claim,
  );

test("chances are those of the tables", () => {
  expect(chanceOfChiSquare(3.841459, 1)).toBeCloseTo(0.05, 6);
  expect(chanceOfChiSquare(18.307038, 10)).toBeCloseTo(0.05, 6);
  expect(chanceOfScore(-1.959964)).toBeCloseTo(0.05, 6);
  expect(chanceOfScore(3)).toBeCloseTo(0.0026998, 7);
});

describe("where no claim is false", () => {
  test("the global test rejects at its level", () => {
    const found = rate((claims) => globalTest(reconcile(balances, claims), { level: 0.1 }).rejects);
    expect(Math.abs(found - 0.1)).toBeLessThan(sway(0.1));
  });

  test("each claim is flagged at its level", () => {
    const { length } = grainNetwork.truth;
    const found = rate(
      (claims) => measurementTest(reconcile(balances, claims), { control: "each" }).length / length,
    );
    expect(Math.abs(found - 0.05)).toBeLessThan(sway(0.05));
  });

  test.each(["any", "share"] as const)(
    "with control of %s, any flag at all comes at most at the level",
    (control) => {
      const found = rate(
        (claims) => measurementTest(reconcile(balances, claims), { control }).length > 0,
      );
      expect(found).toBeLessThan(0.05 + sway(0.05));
      // And not by never flagging.
      expect(found).toBeGreaterThan(control === "any" ? 0.02 : 0.005);
    },
  );

  test("each balance is found not to hold, and each to leak, at its level", () => {
    for (const scoreOf of [
      ({ score }: ReconciledNode) => score,
      ({ leak }: ReconciledNode) => leak!.score,
    ]) {
      const found = rate((claims) => {
        const { nodes } = reconcile(balances, claims);
        return nodes.filter((node) => Math.abs(scoreOf(node)) > 1.959964).length / nodes.length;
      });
      expect(Math.abs(found - 0.05)).toBeLessThan(sway(0.05));
    }
  });

  test("estimates lie within two of their deviations in 95 of 100 cases", () => {
    const found = rate((claims) => {
      const { estimate, deviation } = reconcile(balances, claims);
      const inside = grainNetwork.truth.filter(
        (truth, j) => Math.abs(estimate[j]! - truth) <= 1.959964 * deviation[j]!,
      );
      return inside.length / grainNetwork.truth.length;
    });
    expect(Math.abs(found - 0.95)).toBeLessThan(sway(0.95));
  });
});

describe("one false claim", () => {
  test("is found first, and by its size, when it is large", () => {
    const normal = normals(generator(11));
    grainNetwork.truth.forEach((_, quantity) => {
      const claims = biased(quantity, 25)(withNoise(grainNetwork, normal));
      const { steps, reconciled } = serialElimination(balances, claims);
      const [first] = steps;
      expect([first!.claim, ...first!.alternatives]).toContain(quantity);
      expect(steps).toHaveLength(1);
      expect(Math.abs(first!.bias / claims[first!.claim]!.deviation)).toBeGreaterThan(15);
      expect(globalTest(reconciled).rejects).toBe(false);
    });
  });

  test("the larger, the likelier it is flagged, as its score foretells", () => {
    const flagged = (deviations: number) =>
      rate(
        (claims) =>
          measurementTest(reconcile(balances, claims), { control: "each" }).some(
            ({ claim }) => claim === 6,
          ),
        biased(6, deviations),
      );
    // The score of a claim off by b is normal around b √(its share that others know).
    const { deviation } = reconcile(
      balances,
      withNoise(grainNetwork, () => 0),
    );
    const known = Math.sqrt(1 - (deviation[6]! / grainNetwork.deviations[6]!) ** 2);
    for (const off of [2, 4]) {
      const power = below(off * known - 1.959964) + below(-off * known - 1.959964);
      expect(Math.abs(flagged(off) - power)).toBeLessThan(sway(power));
    }
  });

  test("pulls a robust estimate less than one by squares", () => {
    const claims = biased(
      0,
      20,
    )(
      grainNetwork.truth.map((value, quantity) => ({
        quantity,
        value,
        deviation: grainNetwork.deviations[quantity]!,
      })),
    );
    const off = (estimate: Float64Array) =>
      Math.max(
        ...grainNetwork.truth.map(
          (truth, j) => Math.abs(estimate[j]! - truth) / grainNetwork.deviations[j]!,
        ),
      );
    const { reconciled, weight, rounds } = robustly(balances, claims);
    expect(off(reconciled.estimate)).toBeLessThan(0.35 * off(reconcile(balances, claims).estimate));
    expect(weight[0]).toBeLessThan(0.2);
    expect(rounds).toBeLessThan(200);
  });
});

/** Φ. */
function below(score: number): number {
  const tail = chanceOfScore(score) / 2;
  return score > 0 ? 1 - tail : tail;
}

test("claims that only each other checks can't be told apart", () => {
  const { steps } = serialElimination(balancesOf([[1, -1]]), [
    { quantity: 0, value: 100, deviation: 1 },
    { quantity: 1, value: 150, deviation: 2 },
  ]);
  expect(steps).toHaveLength(1);
  expect([steps[0]!.claim, ...steps[0]!.alternatives].sort()).toEqual([0, 1]);
});

test("a balance that does not hold is told from a false claim by its leak", () => {
  const rows = grainNetwork.rows;
  // Ten are lost in the store, which nobody states.
  const truth = grainNetwork.truth.map((value, j) => (j === 9 ? value - 10 : value));
  const claims = truth.map((value, quantity) => ({
    quantity,
    value,
    deviation: grainNetwork.deviations[quantity]!,
  }));
  const { nodes, claims: found } = reconcile(balancesOf(rows), claims);
  const leaks = nodes.map(({ leak }) => Math.abs(leak!.score));
  expect(leaks.indexOf(Math.max(...leaks))).toBe(3);
  expect(nodes[3]!.leak!.size).toBeCloseTo(10, 9);
  // What leaves the store is as good an explanation: it is in that balance alone.
  const scores = found.map(({ score }) => Math.abs(score!));
  expect(Math.max(...scores)).toBeCloseTo(Math.max(...leaks), 9);
});
