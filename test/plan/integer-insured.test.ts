import fc from "fast-check";
import { expect, test } from "vitest";
import type { Economy } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import {
  expectBranches,
  expectNear,
  expectShared,
  inOrder,
  insurances,
  planOf,
} from "./insured.ts";
import { bestOfWays, startsOf, withoutMarks, type WholeBest } from "./integer-brute-force.ts";
import { withWholeRuns } from "./random-integer-economy.ts";
import { randomScenarios } from "./random-scenarios.ts";
import { compiledBranches, jointSharing, type Insurance } from "./two-stage-brute-force.ts";

const engine = await highsEngine();

/** Few ways of running, for each branch has its own once it is known. */
const economies = withWholeRuns(randomScenarios, 4);

/** Every way of running in all branches together: starts that can't be told apart yet are one. */
async function bruteForceWholeInsured(
  economy: Economy,
  insurance: Insurance,
): Promise<WholeBest | undefined> {
  const branches = compiledBranches(withoutMarks(economy));
  const joint = jointSharing(branches, insurance);
  const starts = new Map<string, { readonly columns: number[]; readonly most: number }>();
  for (const [b, { compiled, knownFrom }] of branches.entries()) {
    for (const { column, period, most } of startsOf(economy, compiled)) {
      const name = compiled.program.columnName(column);
      const key = knownFrom > period ? name : `${b} ${name}`;
      const start = starts.get(key) ?? { columns: [], most };
      start.columns.push(joint.columnAt[b]! + column);
      starts.set(key, start);
    }
  }
  return bestOfWays(engine, joint, joint.goals, [...starts.values()]);
}

test.each(insurances)(
  "whole runs are insured (%s) as trying every way says",
  async (insure) => {
    const runs = 15;
    const reached = { planned: 0, ways: 0, chosen: 0, goals: 0 };
    await fc.assert(
      fc.asyncProperty(economies, async (economy) => {
        const due = await bruteForceWholeInsured(economy, insure);
        const made = await planOf(economy, { insure });
        expect(made === undefined).toBe(due === undefined);
        if (made === undefined || due === undefined) return;
        const found = inOrder(made, insure);
        expect(found.length).toBe(due.ordered.length);
        found.forEach((value, i) => {
          expectNear(value, due.ordered[i]!, `${i} of ${String(found)}`);
        });
        const goals = made.stages.filter(({ kind }) => kind === "goal");
        expect(goals.length).toBe(due.goals.length);
        goals.forEach(({ value }, i) => {
          expectNear(value, due.goals[i]!, `goal ${i}`);
        });
        expectBranches(economy, made);
        expectShared(economy, made);
        const whole = economy.tables.techniques.rows.filter((row) => row.integer === true);
        for (const { plan: branch } of made.branches!) {
          for (const { technique, runs: each } of branch.tables.activities) {
            if (!whole.some((row) => row.technique === technique)) continue;
            expect(Number.isInteger(each), `${technique} ${each}`).toBe(true);
          }
        }
        reached.planned++;
        reached.ways += due.ways;
        if (due.tied < due.feasible) reached.chosen++;
        reached.goals += goals.length;
      }),
      { numRuns: runs },
    );
    expect(reached.planned).toBeGreaterThan(0.8 * runs);
    expect(reached.ways).toBeGreaterThan(5 * runs);
    expect(reached.chosen).toBeGreaterThan(0.2 * runs);
    expect(reached.goals).toBeGreaterThan(0.7 * runs);
  },
  180_000,
);
