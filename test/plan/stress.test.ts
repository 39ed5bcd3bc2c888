import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { readEconomy } from "../../src/economy/index.ts";
import { EconomyProblems } from "../../src/economy/problem.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";
import { plan } from "../../src/plan/plan.ts";
import {
  stress,
  type Outcome,
  type Stress,
  type StressSettings,
  type Way,
} from "../../src/plan/stress/index.ts";

const examples = fileURLToPath(new URL("../../examples", import.meta.url));

async function stressed(economy: Economy, settings: StressSettings = {}): Promise<Stress> {
  const found = await stress(economy, settings);
  if (found.kind !== "stressed") throw new Error(`not planned: ${found.planned.kind}`);
  return found.stress;
}

function outcomeIn(way: Way): Outcome {
  if (way.kind === "none") throw new Error(`no plan: ${way.because.key}`);
  return way.outcome;
}

function leastIn(way: Way): number {
  return outcomeIn(way).tiers[0]!.least;
}

/** 75 of grain are asked in each of two periods: 100 are in the barn, and 50 are harvested in the second. */
const barn: Rows = {
  periods: [{ period: 1 }, { period: 2 }],
  places: [{ place: "Hill" }],
  goods: [{ good: "grain", unit: "t", survival: 1 }],
  workplaces: [{ workplace: "farm", place: "Hill" }],
  techniques: [{ technique: "harvest" }],
  recipes: [{ technique: "harvest", good: "grain", amount: 1 }],
  uses: [{ technique: "harvest", capacity: "field", amount: 1 }],
  capacities: [
    { workplace: "farm", capacity: "field", amount: 0, period: 1 },
    { workplace: "farm", capacity: "field", amount: 50, period: 2 },
  ],
  stocks: [{ place: "Hill", good: "grain", opening: 100 }],
  needs: [{ need: "grain", good: "grain", place: "Hill", amount: 75 }],
  scenarios: [{ scenario: "drought", weight: 0.5, known_from: 2 }],
  changes: [
    {
      scenario: "drought",
      table: "capacities",
      key: "workplace=farm; capacity=field; period=2",
      column: "amount",
      value: "0",
    },
  ],
};

/** A town that eats what comes by one road, and a village that has plenty. */
const road: Rows = {
  periods: [{ period: 1 }],
  places: [{ place: "Village" }, { place: "Town" }],
  goods: [{ good: "grain", unit: "t", weight: 1 }],
  routes: [{ route: "road", from: "Village", to: "Town", capacity: 30 }],
  stocks: [{ place: "Village", good: "grain", opening: 100 }],
  needs: [
    { need: "grain", good: "grain", place: "Village", amount: 40 },
    {
      ...{ need: "grain", good: "grain", place: "Town", amount: 40 },
    },
  ],
};

describe("scenarios", () => {
  test("unprepared, the barn is empty when the harvest fails; insured, some is left in it", async () => {
    const { shocks, mean } = await stressed(economyOf({ name: "barn" }, barn));
    const [stated, drought] = shocks;
    // 75 are eaten, 25 are left.
    expect(leastIn(drought!.unprepared)).toBeCloseTo(25 / 75, 6);
    expect(leastIn(drought!.known)).toBeCloseTo(50 / 75, 6);
    // x / 75 = ½ + ½ (100 − x) / 75: what is expected is the same in both periods for x = 175 / 3.
    expect(leastIn(drought!.insured)).toBeCloseTo((100 - 175 / 3) / 75, 6);
    expect(leastIn(stated!.unprepared)).toBeCloseTo(1, 6);
    expect(leastIn(stated!.insured)).toBeCloseTo(175 / 3 / 75, 6);
    expect(stated!.weight).toBeCloseTo(0.5, 12);
    expect(mean.unprepared!.tiers[0]!.least).toBeCloseTo((1 + 25 / 75) / 2, 6);
    // The carried-out period counts in the mean over the horizon.
    expect(outcomeIn(drought!.unprepared).tiers[0]!.mean).toBeCloseTo((1 + 25 / 75) / 2, 6);
  });

  test("insured for the worst, the drought is met as well as where it is known", async () => {
    const { shocks } = await stressed(economyOf({ name: "barn" }, barn), { insure: "worst" });
    expect(leastIn(shocks[1]!.insured)).toBeCloseTo(50 / 75, 6);
  });

  test("the insured plan is made once, whatever the number of scenarios", async () => {
    const scenarios = ["a", "b", "c"].map((scenario) => ({ scenario, weight: 0.2, known_from: 2 }));
    const changes = scenarios.map(({ scenario }) => ({ ...barn.changes![0]!, scenario }));
    let insured = 0;
    await stressed(economyOf({ name: "barn" }, { ...barn, scenarios, changes }), {
      again: (economy, settings) => {
        if (settings.insure !== undefined) insured++;
        return plan(economy, settings);
      },
    });
    expect(insured).toBe(1);
  });

  test("the farmer's insurance is worth 1,150, and perfect information 7,016, as published", async () => {
    // Birge & Louveaux 2011, section 1.1; the farmer begins with 200,000 dollars.
    const { mean } = await stressed(await readEconomy(join(examples, "farmer")), { losses: 1 });
    const [unprepared, insured, known] = [mean.unprepared, mean.insured, mean.known].map(
      (outcome) => outcome!.goals[0]!.value - 200_000,
    );
    expect(insured).toBeCloseTo(108_390, 0);
    expect(insured! - unprepared!).toBeCloseTo(1_150, 0);
    expect(known! - insured!).toBeCloseTo(7_016, 0);
  });

  test("nobody is unprepared for what is known at once", async () => {
    const scenarios = [{ scenario: "drought", weight: 0.5 }];
    const { shocks } = await stressed(economyOf({ name: "barn" }, { ...barn, scenarios }));
    expect(shocks[1]!.unprepared).toEqual(shocks[1]!.known);
  });

  test("a scenario whose changes fit no row is named as a problem", async () => {
    const changes = [{ ...barn.changes![0]!, key: "workplace=farm; capacity=feild; period=2" }];
    const economy = economyOf({ name: "barn" }, { ...barn, changes });
    await expect(stress(economy)).rejects.toThrow(EconomyProblems);
  });
});

describe("single losses", () => {
  test("without its road the town has nothing", async () => {
    const { outcome, losses, shocks } = await stressed(economyOf({ name: "road" }, road));
    expect(shocks).toEqual([]);
    expect(outcome.tiers[0]!.least).toBeCloseTo(0.75, 6);
    const [lost, ...others] = losses.planned;
    expect(others).toEqual([]);
    expect(lost!.words).toMatchObject({ key: "stress.loss.route", values: { route: "road" } });
    expect(leastIn(lost!.after)).toBeCloseTo(0, 6);
    expect(outcomeIn(lost!.after).tiers[0]!.mean).toBeCloseTo(0.5, 6);
  });

  test("a loss that leaves no plan says so, and stands first", async () => {
    const limits = [
      { limit: "harvest due", of: "run", what: "harvest", minimum: 10, period: 2 },
    ] as const;
    const { losses } = await stressed(economyOf({ name: "barn" }, { ...barn, limits }));
    expect(losses.planned[0]).toMatchObject({
      kind: "capacity",
      after: { kind: "none", status: "infeasible" },
    });
  });

  test("in a small economy all are planned again unless a number is asked for, worst first", async () => {
    const economy = await readEconomy(join(examples, "two-villages"));
    const { losses } = await stressed(economy);
    expect(losses.planned).toHaveLength(25);
    expect(losses.ranked).toEqual([]);
    // Two of them leave no plan at all, and none is worse.
    const leasts = losses.planned.map(({ after }) =>
      after.kind === "none" ? -1 : Math.round(leastIn(after) * 1e9),
    );
    expect(leasts.filter((least) => least < 0)).toHaveLength(2);
    expect(leasts).toEqual([...leasts].sort((a, b) => a - b));
  });

  test("as many are planned again as asked, the others ranked", async () => {
    const economy = await readEconomy(join(examples, "two-villages"));
    const { losses } = await stressed(economy, { losses: 2 });
    expect(losses.planned).toHaveLength(2);
    expect(losses.ranked.length).toBeGreaterThan(10);
    const leasts = losses.planned.map(({ after }) => leastIn(after));
    expect(leasts).toEqual([...leasts].sort((a, b) => a - b));
  });
});
