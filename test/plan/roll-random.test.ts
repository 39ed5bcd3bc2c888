import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { errorsIn, renderProblem } from "../../src/economy/problem.ts";
import type { Economy } from "../../src/economy/types.ts";
import { render } from "../../src/messages/index.ts";
import { certifyPhysically } from "../../src/plan/certify/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { restOf, roll } from "../../src/plan/roll/index.ts";
import { printedFulfilments } from "./brute-force.ts";
import { busyEconomies } from "./busy-economy.ts";
import { maybePlanned, plannedEconomy } from "./planned.ts";
import { randomEconomies } from "./random-economy.ts";

const tolerance = 1e-6;

const economies = fc.oneof(
  { weight: 3, arbitrary: randomEconomies },
  { weight: 2, arbitrary: busyEconomies },
);

/** A random economy of several periods that has a plan, rolled to each of its later periods. */
async function eachRolled(
  numRuns: number,
  visit: (rolled: Economy, plan: Plan, economy: Economy) => Promise<void>,
): Promise<number> {
  let reached = 0;
  await fc.assert(
    fc.asyncProperty(economies, async (economy) => {
      const periods = economy.tables.periods.rows.map((row) => row.period);
      if (periods.length < 2) return;
      const plan = await maybePlanned(economy);
      if (plan === undefined) return;
      for (const period of periods.slice(1)) {
        const { economy: rolled, problems } = roll(economy, plan, period);
        expect(errorsIn(problems).map((problem) => renderProblem(problem))).toEqual([]);
        // What a note is about can't go on as it was planned; and somebody must ask for something.
        const { needs, goals, stocks, capacities } = rolled.tables;
        const asked = [...needs.rows, ...goals.rows].length > 0;
        const kept = [...stocks.rows, ...capacities.rows].some(
          (row) => row.end !== undefined || "reserve" in row,
        );
        if (problems.length > 0 || !(asked || kept)) continue;
        reached++;
        await visit(rolled, plan, economy);
      }
    }),
    { numRuns },
  );
  return reached;
}

test("the rest of a plan holds in the rolled economy", async () => {
  const reached = await eachRolled(80, (rolled, plan) => {
    expect(errorsIn(check(rolled)).map((problem) => renderProblem(problem))).toEqual([]);
    const rest = restOf(plan, rolled);
    const { failures, imbalance } = certifyPhysically(rolled, rest.tables);
    expect(failures.map((failure) => render(failure))).toEqual([]);
    expect(imbalance).toBeLessThanOrEqual(1e-7);
    return Promise.resolve();
  });
  expect(reached).toBeGreaterThan(60);
});

/**
 * Leximin is consistent over time: given what was done, what is left of a best plan is a best plan of what is
 * left. For if it weren't, the whole would not be best either, since a fulfilment that is settled takes no
 * part in the comparison.
 */
test("planning the rolled economy gives everybody what the plan had for them", async () => {
  let decided = 0;
  const reached = await eachRolled(50, async (rolled, plan) => {
    const rest = restOf(plan, rolled);
    const again = await plannedEconomy(rolled);
    const due = printedFulfilments(rest.tables);
    const found = printedFulfilments(again.tables);
    expect([...found.keys()].sort()).toEqual([...due.keys()].sort());
    for (const [name, value] of found) {
      expect(Math.abs(value - due.get(name)!), name).toBeLessThanOrEqual(tolerance);
    }
    const goals = ({ tables }: Plan) => tables.levels.filter(({ kind }) => kind === "goal");
    goals(again).forEach(({ stage, measure, value }, i) => {
      const before = goals(rest)[i]!;
      expect({ stage, measure }).toEqual({ stage: before.stage, measure: before.measure });
      const apart = Math.abs(value - before.value) / Math.max(1, Math.abs(value));
      expect(apart, `${measure} of goal ${stage}`).toBeLessThanOrEqual(tolerance);
      decided++;
    });
  });
  expect(decided).toBeGreaterThan(15);
  expect(reached).toBeGreaterThan(35);
});

test("rolling twice comes to the same as rolling once as far", async () => {
  let reached = 0;
  await eachRolled(80, (rolled, plan, economy) => {
    const [first, later] = rolled.tables.periods.rows.map((row) => row.period);
    if (later === undefined) return Promise.resolve();
    const once = roll(economy, plan, later);
    const twice = roll(rolled, restOf(plan, rolled), later);
    expect(first).toBeLessThan(later);
    expect(twice.problems).toEqual([]);
    expect(rounded(twice.economy)).toEqual(rounded(once.economy));
    reached++;
    return Promise.resolve();
  });
  expect(reached).toBeGreaterThan(15);
});

/**
 * Rows as texts in their order, numbers to the digits that rounding leaves alone. Of a stock that was there in
 * between and is used up, a row with nothing in it is left, which says as much as none.
 */
function rounded({ tables }: Economy) {
  const cellsOf = (row: object) =>
    Object.entries(row)
      .filter(([column, value]) => !(column === "opening" && value === 0))
      .map(([column, value]: [string, unknown]) => [
        column,
        typeof value === "number" ? Number(value.toPrecision(9)) : value,
      ]);
  const isSomething = (cells: readonly unknown[][], table: string) =>
    table !== "stocks" || cells.some(([column]) => column !== "good" && column !== "place");
  return Object.fromEntries(
    Object.entries(tables).map(([name, { rows }]: [string, { rows: readonly object[] }]) => [
      name,
      rows
        .map(cellsOf)
        .filter((cells) => isSomething(cells, name))
        .map((cells) => JSON.stringify(cells.sort()))
        .sort(),
    ]),
  );
}
