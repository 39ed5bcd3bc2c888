import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import { render } from "../../src/messages/index.ts";
import { plan, type Plan } from "../../src/plan/index.ts";
import { bruteForceWhole } from "./integer-brute-force.ts";
import { bestLumps, clinicEconomy, lumps, lumpsEconomy } from "./integer-lumps.ts";
import { plannedEconomy } from "./planned.ts";
import { randomEconomies } from "./random-economy.ts";
import { withWholeRuns } from "./random-integer-economy.ts";

const engine = await highsEngine();
const tolerance = 1e-6;
const economies = withWholeRuns(randomEconomies, 36);

/** The fulfilments that a plan prints, tier by tier, the least first. */
function printedInOrder({ tables }: Plan): readonly number[] {
  return [...tables.deliveries, ...tables.keeping]
    .filter(({ tier }) => tier > 0)
    .sort((a, b) => a.tier - b.tier || a.fulfilment - b.fulfilment)
    .map(({ fulfilment }) => fulfilment);
}

describe("plans with whole runs, over random economies", () => {
  test("are as good as the best of all ways of running, tried one by one", async () => {
    const runs = 100;
    const reached = { planned: 0, infeasible: 0, ways: 0, unmet: 0, partly: 0, goals: 0, tied: 0 };
    await fc.assert(
      fc.asyncProperty(economies, async (economy) => {
        const due = await bruteForceWhole(engine, economy);
        const planned = await plan(economy, { engine });
        if (planned.kind === "infeasible") {
          reached.infeasible++;
          expect(due).toBeUndefined();
          return;
        }
        if (planned.kind !== "optimal") throw new Error(`planned: ${planned.kind}`);
        const { tables, stages, certificate } = planned.plan;
        expect(certificate.failures.map((failure) => render(failure))).toEqual([]);
        expect(certificate.ok).toBe(true);

        const whole = new Set(
          economy.tables.techniques.rows.filter((row) => row.integer).map((row) => row.technique),
        );
        for (const { technique, runs } of tables.activities) {
          if (whole.has(technique))
            expect(Number.isInteger(runs), `${technique} ${runs}`).toBe(true);
        }
        const found = printedInOrder(planned.plan);
        expect(found.length).toBe(due!.ordered.length);
        found.forEach((value, i) => {
          expect(
            Math.abs(value - due!.ordered[i]!),
            `${i} of ${String(found)}`,
          ).toBeLessThanOrEqual(tolerance);
          if (due!.ordered[i] === 0) reached.unmet++;
          else if (due!.ordered[i]! < 1) reached.partly++;
        });
        const goals = stages.filter(({ kind }) => kind === "goal");
        expect(goals.length).toBe(due!.goals.length);
        goals.forEach(({ value }, i) => {
          const size = Math.max(1, Math.abs(value));
          expect(Math.abs(value - due!.goals[i]!) / size).toBeLessThanOrEqual(tolerance);
          reached.goals++;
        });
        reached.planned++;
        reached.ways += due!.ways;
        if (due!.tied > 1) reached.tied++;
      }),
      { numRuns: runs },
    );
    // The body was reached, and what it is about was there.
    expect(reached.planned).toBeGreaterThan(0.8 * runs);
    expect(reached.infeasible).toBeGreaterThan(5);
    expect(reached.ways).toBeGreaterThan(8 * runs);
    expect(reached.unmet).toBeGreaterThan(2 * runs);
    expect(reached.partly).toBeGreaterThan(runs);
    expect(reached.goals).toBeGreaterThan(0.7 * runs);
    expect(reached.tied).toBeGreaterThan(0.3 * runs);
  }, 180_000);
});

const mostRuns = 4;

describe("services made in whole runs", () => {
  test("are shared and worked for as trying every way of running says", async () => {
    const runs = 60;
    const reached = { partly: 0, unmet: 0, hours: 0, lumpy: 0 };
    await fc.assert(
      fc.asyncProperty(lumps, async (drawn) => {
        const due = bestLumps(drawn, mostRuns);
        const made = await plannedEconomy(lumpsEconomy(drawn, mostRuns));
        const found = printedInOrder(made);
        found.forEach((value, i) => {
          expect(Math.abs(value - due.ordered[i]!), String(found)).toBeLessThanOrEqual(tolerance);
        });
        const goal = made.stages.find(({ kind }) => kind === "goal")!;
        expect(Math.abs(goal.value - due.hours)).toBeLessThanOrEqual(tolerance * (1 + due.hours));
        if (due.hours > 0) reached.hours++;
        if (due.ordered.some((value) => value === 0)) reached.unmet++;
        if (due.ordered.some((value) => value > 0 && value < 1)) reached.partly++;
        const parts = await plan(withoutWhole(lumpsEconomy(drawn, mostRuns)), { engine });
        if (parts.kind === "optimal" && isBetter(printedInOrder(parts.plan), found))
          reached.lumpy++;
      }),
      { numRuns: runs },
    );
    expect(reached.hours).toBeGreaterThan(0.7 * runs);
    expect(reached.unmet).toBeGreaterThan(0.5 * runs);
    expect(reached.partly).toBeGreaterThan(0.15 * runs);
    // Whole runs cost something against parts of runs: the mark makes a difference.
    expect(reached.lumpy).toBeGreaterThan(0.15 * runs);
  }, 180_000);

  test("are one clinic day and a visit to each village", async () => {
    const made = await plannedEconomy(clinicEconomy());
    expect(printedInOrder(made)).toEqual([0.7, 0.7]);
    const days = made.tables.activities.filter((row) => row.technique === "clinic day");
    expect(days.map(({ runs }) => runs)).toEqual([1]);
  });
});

function withoutWhole({ about, tables }: Economy): Economy {
  const rows = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, table.rows]),
  );
  const techniques = tables.techniques.rows.map((row) => ({ ...row, integer: false }));
  return economyOf(about, { ...rows, techniques });
}

function isBetter(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, i) => Math.abs(value - other[i]!) > tolerance);
  return at >= 0 && one[at]! > other[at]!;
}
