import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highsEngine } from "../../src/engine/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import {
  areApart,
  expectBranches,
  expectNear,
  expectShared,
  insurances,
  planOf,
  printed,
} from "./insured.ts";
import { randomScenarios } from "./random-scenarios.ts";
import { bruteForceInsured, type Insurance, type Insured } from "./two-stage-brute-force.ts";
import { harvests, harvestsByHand, harvestsEconomy } from "./two-stage-harvests.ts";

const engine = await highsEngine();

function expectAsDue(made: Plan, due: Insured, insurance: Insurance): void {
  const found = printed(made, insurance);
  expect([...found.keys()].sort()).toEqual([...due.fulfilment.keys()].sort());
  for (const [name, { tier, value }] of due.fulfilment) {
    expect(found.get(name)!.tier).toBe(tier);
    if (tier > 0) expectNear(found.get(name)!.value, value, name);
  }
  const goals = made.stages.filter(({ kind }) => kind === "goal");
  expect(goals.length).toBe(due.goals.length);
  goals.forEach(({ value }, i) => {
    expectNear(value, due.goals[i]!, `goal ${i}`);
  });
}

function expectSame(found: Insured, due: Insured): void {
  expect([...found.fulfilment.keys()].sort()).toEqual([...due.fulfilment.keys()].sort());
  for (const [name, { tier, value }] of due.fulfilment) {
    expect(found.fulfilment.get(name)!.tier).toBe(tier);
    expectNear(found.fulfilment.get(name)!.value, value, name);
  }
  expect(found.goals.length).toBe(due.goals.length);
  found.goals.forEach((value, i) => {
    expectNear(value, due.goals[i]!, `goal ${i}`);
  });
}

describe.each(insurances)("plans for several scenarios (%s), over random economies", (insure) => {
  test("reach what their definition says, and every branch is certified", async () => {
    const runs = 60;
    const reached = { planned: 0, infeasible: 0, partly: 0, shared: 0, goals: 0, apart: 0 };
    await fc.assert(
      fc.asyncProperty(randomScenarios, async (economy) => {
        const due = await bruteForceInsured(engine, economy, insure);
        const made = await planOf(economy, { insure });
        expect(made === undefined).toBe(due === undefined);
        if (made === undefined || due === undefined) {
          reached.infeasible++;
          return;
        }
        expectAsDue(made, due, insure);
        expectBranches(economy, made);
        reached.shared += expectShared(economy, made);
        reached.planned++;
        reached.goals += due.goals.length;
        for (const { value } of due.fulfilment.values())
          if (value > 0 && value < 1) reached.partly++;
        if (areApart(made)) reached.apart++;
      }),
      { numRuns: runs },
    );
    // The body was reached, and what it is about was there.
    expect(reached.planned).toBeGreaterThan(0.8 * runs);
    expect(reached.infeasible).toBeGreaterThan(0);
    expect(reached.partly).toBeGreaterThan(runs);
    expect(reached.shared).toBeGreaterThan(runs);
    expect(reached.goals).toBeGreaterThan(0.7 * runs);
    expect(reached.apart).toBeGreaterThan(0.15 * runs);
  }, 180_000);

  test("share out a harvest that nobody knows yet as the program written by hand does", async () => {
    const runs = 60;
    const reached = { partly: 0, apart: 0 };
    await fc.assert(
      fc.asyncProperty(harvests, async (drawn) => {
        const economy = harvestsEconomy(drawn);
        const due = await harvestsByHand(engine, drawn, insure);
        expectSame((await bruteForceInsured(engine, economy, insure))!, due);
        const made = (await planOf(economy, { insure }))!;
        expectAsDue(made, due, insure);
        expectBranches(economy, made);
        expect(expectShared(economy, made)).toBe(made.branches!.length - 1);
        for (const { value } of due.fulfilment.values())
          if (value > 0 && value < 1) reached.partly++;
        if (areApart(made)) reached.apart++;
      }),
      { numRuns: runs },
    );
    expect(reached.partly).toBeGreaterThan(runs);
    expect(reached.apart).toBeGreaterThan(0.5 * runs);
  });
});
