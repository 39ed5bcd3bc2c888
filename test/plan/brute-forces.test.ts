import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highsEngine } from "../../src/engine/index.ts";
import { bruteForceWhole } from "./integer-brute-force.ts";
import { bestLumps, clinicEconomy, lumps, lumpsEconomy } from "./integer-lumps.ts";
import { bruteForceInsured } from "./two-stage-brute-force.ts";
import { harvests, harvestsByHand, harvestsEconomy } from "./two-stage-harvests.ts";

/** What plans are measured against is measured itself: against cases worked out by hand, and by plain arithmetic. */
const engine = await highsEngine();
const tolerance = 1e-7;

function expectAll(found: readonly number[], due: readonly number[]): void {
  expect(found.length).toBe(due.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - due[i]!), `${i} of ${String(found)}`).toBeLessThanOrEqual(tolerance);
  });
}

describe("trying every way of running", () => {
  test("gives what counting whole runs gives", async () => {
    const reached = { partly: 0, tied: 0, hours: 0 };
    await fc.assert(
      fc.asyncProperty(lumps, async (drawn) => {
        const due = bestLumps(drawn, 2);
        const found = (await bruteForceWhole(engine, lumpsEconomy(drawn, 2)))!;
        expectAll(found.ordered, due.ordered);
        expectAll(found.goals, [due.hours]);
        if (due.ordered.some((value) => value > 0 && value < 1)) reached.partly++;
        if (found.tied > 1) reached.tied++;
        if (due.hours > 0) reached.hours++;
      }),
      { numRuns: 30 },
    );
    expect(reached.partly).toBeGreaterThan(5);
    expect(reached.tied).toBeGreaterThan(2);
    expect(reached.hours).toBeGreaterThan(15);
  });

  test("holds one clinic day and a visit to each village for the fairest", async () => {
    const found = (await bruteForceWhole(engine, clinicEconomy()))!;
    expectAll(found.ordered, [0.7, 0.7]);
    expectAll(found.goals, [10]);
    expect(found).toMatchObject({ ways: 4, feasible: 2, tied: 1 });
  });
});

describe.each(["expected", "worst"] as const)("several branches side by side (%s)", (insurance) => {
  test("give what the program written by hand gives", async () => {
    await fc.assert(
      fc.asyncProperty(harvests, async (drawn) => {
        const due = await harvestsByHand(engine, drawn, insurance);
        const found = (await bruteForceInsured(engine, harvestsEconomy(drawn), insurance))!;
        const names = [...due.fulfilment.keys()].sort();
        expect([...found.fulfilment.keys()].sort()).toEqual(names);
        const values = ({ fulfilment }: typeof due) => names.map((name) => fulfilment.get(name)!);
        expect(values(found).map(({ tier }) => tier)).toEqual(values(due).map(({ tier }) => tier));
        expectAll(
          values(found).map(({ value }) => value),
          values(due).map(({ value }) => value),
        );
        expectAll(found.goals, due.goals);
      }),
      { numRuns: 60 },
    );
  });
});

// 6 acres; an acre of rye brings 1, of beets 2 or, in a drought, nothing. 6 of each are asked for.
// Expected, with x acres of rye: x / 6 of rye, (6 − x) / 3 of beets at half the weight: x = 3, each 0.5.
// Worst: beets are at 0 in the drought whatever is sown; rye stands at x / 6 and beets without drought at
// (6 − x) / 3: x = 4, each 2/3.
test("a drought of half the weight is shared as worked out by hand", async () => {
  const drawn = {
    ...{ land: 6, survival: 1, hands: 0 },
    crops: [
      { yields: 1, hours: 1, stored: 0, asked: [0, 6] as const, tiers: [1, 1] as const },
      { yields: 2, hours: 1, stored: 0, asked: [0, 6] as const, tiers: [1, 1] as const },
    ],
    scenarios: [{ weight: 0.5, hands: 0, factors: [1, 0] }],
  };
  const economy = harvestsEconomy(drawn);
  const values = async (insurance: "expected" | "worst") => {
    const { fulfilment } = (await bruteForceInsured(engine, economy, insurance))!;
    return [...fulfilment.values()].map(({ value }) => value);
  };
  expectAll(await values("expected"), [0.5, 0.5]);
  expectAll(await values("worst"), [2 / 3, 2 / 3, 2 / 3, 0]);
});
