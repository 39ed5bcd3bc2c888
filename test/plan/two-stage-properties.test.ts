import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";
import type { Plan } from "../../src/plan/index.ts";
import { printedFulfilments } from "./brute-force.ts";
import { expectNear, inOrder, insurances, isAsGood, planOf, printed } from "./insured.ts";
import { randomScenarios } from "./random-scenarios.ts";
import type { Insurance } from "./two-stage-brute-force.ts";
import { harvests, harvestsEconomy } from "./two-stage-harvests.ts";

const tolerance = 1e-6;

/** The same economy with other scenarios, or what changes in them, or other limits. */
function withRows({ about, tables }: Economy, rows: Rows): Economy {
  const old = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]));
  return economyOf(about, { ...old, ...rows });
}

/** Everybody is served, in each branch or on the weighted mean, as by a plan of its own. */
function expectLike(made: Plan, insure: Insurance, alone: Plan): void {
  const found = printed(made, insure);
  const prefixes =
    insure === "worst" ? made.branches!.map(({ scenario = "" }) => `${scenario} `) : [""];
  for (const [name, value] of printedFulfilments(alone.tables)) {
    for (const prefix of prefixes) expectNear(found.get(prefix + name)!.value, value, name);
  }
}

function expectSameStages(made: Plan, alone: Plan): void {
  expect(made.stages.map(({ kind, stage }) => [kind, stage])).toEqual(
    alone.stages.map(({ kind, stage }) => [kind, stage]),
  );
  made.stages.forEach(({ value }, i) => {
    expectNear(value, alone.stages[i]!.value, `stage ${i}`);
  });
}

describe.each(insurances)("insuring against scenarios (%s)", (insure) => {
  const runs = 40;

  test("is planning the only scenario there is, where it is certain", async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(randomScenarios, async (economy) => {
        const [scenario] = economy.tables.scenarios.rows;
        const name = scenario!.scenario;
        const certain = withRows(economy, {
          scenarios: [{ ...scenario!, weight: 1 }],
          changes: economy.tables.changes.rows.filter((row) => row.scenario === name),
        });
        const alone = await planOf(certain, { scenario: name });
        const made = await planOf(certain, { insure });
        expect(made === undefined).toBe(alone === undefined);
        if (made === undefined) return;
        expect(made.branches!.map((branch) => branch.scenario)).toEqual([name]);
        expectLike(made, insure, alone!);
        expectSameStages(made, alone!);
        reached++;
      }),
      { numRuns: runs },
    );
    expect(reached).toBeGreaterThan(0.8 * runs);
  });

  test("against nothing that changes anything is planning as it is", async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(randomScenarios, async (economy) => {
        const same = withRows(economy, { changes: [] });
        const alone = await planOf(same);
        const made = await planOf(same, { insure });
        expect(made === undefined).toBe(alone === undefined);
        if (made === undefined) return;
        expectLike(made, insure, alone!);
        expectSameStages(made, alone!);
        reached++;
      }),
      { numRuns: runs },
    );
    expect(reached).toBeGreaterThan(0.8 * runs);
  });

  test("is never worse when a scenario is known earlier", async () => {
    const reached = { planned: 0, better: 0 };
    await fc.assert(
      fc.asyncProperty(harvests, async (drawn) => {
        const economy = harvestsEconomy(drawn);
        const [first] = economy.tables.periods.rows;
        const informed = withRows(economy, {
          scenarios: economy.tables.scenarios.rows.map((row) => ({
            ...row,
            known_from: first!.period,
          })),
        });
        const later = inOrder((await planOf(economy, { insure }))!, insure);
        const sooner = inOrder((await planOf(informed, { insure }))!, insure);
        expect(isAsGood(sooner, later)).toBe(true);
        reached.planned++;
        if (!isAsGood(later, sooner)) reached.better++;
      }),
      { numRuns: runs },
    );
    expect(reached.planned).toBe(runs);
    expect(reached.better).toBeGreaterThan(0.4 * runs);
  });

  test("is never worse than what is best without the scenarios, made the best of", async () => {
    const reached = { planned: 0, better: 0 };
    await fc.assert(
      fc.asyncProperty(harvests, async (drawn) => {
        const economy = harvestsEconomy(drawn);
        const asItIs = (await planOf(economy))!;
        const sown = economy.tables.techniques.rows.map(({ technique }) => {
          const row = asItIs.tables.activities.find(
            (activity) => activity.technique === technique && activity.period === 1,
          );
          return { technique, runs: row?.runs ?? 0 };
        });
        const fixed = withRows(economy, {
          limits: sown.map(({ technique, runs: each }) => ({
            ...{ limit: `as before: ${technique}`, of: "run" as const, what: technique },
            ...{ period: 1, minimum: each, maximum: each },
          })),
        });
        const insured = inOrder((await planOf(economy, { insure }))!, insure);
        const made = inOrder((await planOf(fixed, { insure }))!, insure);
        expect(isAsGood(insured, made)).toBe(true);
        reached.planned++;
        if (!isAsGood(made, insured)) reached.better++;
      }),
      { numRuns: runs },
    );
    expect(reached.planned).toBe(runs);
    expect(reached.better).toBeGreaterThan(0.4 * runs);
  });
});

test("the worst that is insured against is no worse than the worst of what is expected", async () => {
  const runs = 60;
  const reached = { planned: 0, better: 0 };
  await fc.assert(
    fc.asyncProperty(fc.oneof(randomScenarios, harvests.map(harvestsEconomy)), async (economy) => {
      const worst = await planOf(economy, { insure: "worst" });
      const expected = await planOf(economy, { insure: "expected" });
      expect(worst === undefined).toBe(expected === undefined);
      if (worst === undefined) return;
      const floors = inOrder(worst, "worst");
      const others = inOrder(expected!, "worst");
      expect(isAsGood(floors, others)).toBe(true);
      reached.planned++;
      if (!isAsGood(others, floors)) reached.better++;
      // Nor better than the best of a world in which only that scenario can be.
      const tiers = [...printed(worst, "worst").values()].map(({ tier }) => tier);
      const first = Math.min(...tiers.filter((tier) => tier > 0));
      for (const { scenario, plan: branch } of worst.branches!) {
        const alone = await planOf(economy, scenario === undefined ? {} : { scenario });
        const least = (made: Plan) =>
          Math.min(
            ...[...made.tables.deliveries, ...made.tables.keeping]
              .filter(({ tier }) => tier === first)
              .map(({ fulfilment }) => fulfilment),
          );
        expect(least(branch)).toBeLessThanOrEqual(least(alone!) + tolerance);
      }
    }),
    { numRuns: runs },
  );
  expect(reached.planned).toBeGreaterThan(0.8 * runs);
  expect(reached.better).toBeGreaterThan(0.2 * runs);
});
