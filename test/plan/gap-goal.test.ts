import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { errorsIn } from "../../src/economy/problem.ts";
import type { Economy, Row, Rows } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import { render } from "../../src/messages/index.ts";
import { compile, plan, type Plan } from "../../src/plan/index.ts";
import {
  bestGoal,
  bruteForceLeximin,
  criterionName,
  goalRow,
  highestFloor,
  openWithFloor,
  printedFulfilments,
} from "./brute-force.ts";
import { randomEconomies } from "./random-economy.ts";

const engine = await highsEngine();
const tolerance = 1e-6;

async function planOf(economy: Economy): Promise<Plan | undefined> {
  const planned = await plan(economy, { engine });
  if (planned.kind === "infeasible") return undefined;
  if (planned.kind !== "optimal") throw new Error(planned.kind);
  expect(planned.plan.certificate.failures.map((failure) => render(failure))).toEqual([]);
  expect(planned.plan.certificate.ok).toBe(true);
  return planned.plan;
}

/** Ten loaves in the valley, of which a cart takes up to three to the hill. */
const villages: Rows = {
  periods: [{ period: 1 }],
  places: [{ place: "valley" }, { place: "hill" }],
  goods: [
    { good: "bread", unit: "loaf", weight: 1 },
    { good: "milk", unit: "l" },
  ],
  techniques: [{ technique: "none", where: "hill" }],
  recipes: [{ technique: "none", good: "bread", amount: -1 }],
  stocks: [
    { place: "valley", good: "bread", opening: 10 },
    { place: "valley", good: "milk", opening: 2 },
    { place: "hill", good: "milk", opening: 8 },
  ],
  routes: [{ route: "cart", from: "valley", to: "hill", capacity: 3 }],
  needs: [
    { need: "bread", good: "bread", amount: 10 },
    { need: "milk", good: "milk", amount: 10 },
  ],
};
const narrow: Row<"goals"> = { stage: 1, sense: "least", measure: "gap", tier: 1 };

async function served(goals: readonly Row<"goals">[]): Promise<readonly (string | number)[][]> {
  const made = await planOf(economyOf({ name: "villages" }, { ...villages, goals }));
  return made!.tables.deliveries.map(({ need, place, fulfilment }) => [need, place!, fulfilment]);
}

function expectClose(found: readonly unknown[][], due: readonly unknown[][]): void {
  const rounded = found.map((row) =>
    row.map((cell) => (typeof cell === "number" ? Math.round(cell * 1e9) / 1e9 + 0 : cell)),
  );
  expect(rounded).toEqual(due);
}

describe("a goal that narrows the gap between places", () => {
  test("lets nobody fall below the floor that all can have, and takes from the others what they have more", async () => {
    // Leximin: the least that milk can be is 0.2, and then everybody as much as there is.
    expectClose(await served([]), [
      ["bread", "hill", 0.3],
      ["bread", "valley", 0.7],
      ["milk", "hill", 0.8],
      ["milk", "valley", 0.2],
    ]);
    expectClose(await served([narrow]), [
      ["bread", "hill", 0.3],
      ["bread", "valley", 0.3],
      ["milk", "hill", 0.2],
      ["milk", "valley", 0.2],
    ]);
    const made = await planOf(economyOf({ name: "villages" }, { ...villages, goals: [narrow] }));
    const levels = made!.tables.levels.map(({ kind, stage, measure, value }) => [
      kind,
      stage,
      measure,
      value,
    ]);
    expectClose(levels.slice(0, 2), [
      ["tier", 1, "floor", 0.2],
      ["goal", 1, "gap", 0],
    ]);
  });

  test("may be about one need; the others are shared out by leximin", async () => {
    expectClose(await served([{ ...narrow, of: "milk" }]), [
      ["bread", "hill", 0.3],
      ["bread", "valley", 0.7],
      ["milk", "hill", 0.2],
      ["milk", "valley", 0.2],
    ]);
  });

  test("is what its definition says, in random economies", async () => {
    const runs = 120;
    const reached = { planned: 0, narrowed: 0, changed: 0 };
    await fc.assert(
      fc.asyncProperty(randomEconomies, async (given) => {
        const economy = economyOf(given.about, {
          ...Object.fromEntries(
            Object.entries(given.tables).map(([name, { rows }]) => [name, rows]),
          ),
          goals: [narrow],
        });
        fc.pre(errorsIn(check(economy)).length === 0);
        const compiled = compile(economy);
        const made = await planOf(economy);
        const row = goalRow(compiled, 1);
        const model = await openWithFloor(engine, compiled);
        const floor = await highestFloor(model, compiled, 1);
        await model.close();
        if (made === undefined || floor === undefined) {
          expect(made).toBeUndefined();
          expect(floor).toBeUndefined();
          return;
        }
        const fulfilment = compiled.criteria.map(({ tier }) => (tier === 1 ? floor : 0));
        const gap = await bestGoal(
          engine,
          { sharing: compiled, fulfilment, held: [] },
          { row, sense: "least" },
        );
        const rowUpper = compiled.program.rowUpper.slice();
        rowUpper[row] = gap;
        const columnLower = compiled.program.columnLower.slice();
        compiled.criteria.forEach(({ tier }, c) => {
          if (tier === 1) columnLower[compiled.columns.fulfilment[c]!] = floor;
        });
        const program = { ...compiled.program, rowUpper, columnLower };
        const due = await bruteForceLeximin(engine, { ...compiled, program });
        const printed = printedFulfilments(made.tables);
        compiled.criteria.forEach(({ tier }, c) => {
          if (tier === 0) return;
          const name = criterionName(compiled, c);
          expect(Math.abs(printed.get(name)! - due![c]!), name).toBeLessThanOrEqual(tolerance);
        });
        reached.planned++;
        if (compiled.columns.gaps.length > 0) reached.narrowed++;
        const levelled = await bruteForceLeximin(engine, compiled);
        if (due!.some((value, c) => Math.abs(value - levelled![c]!) > tolerance)) reached.changed++;
      }),
      { numRuns: runs },
    );
    expect(reached.planned).toBeGreaterThan(0.7 * runs);
    expect(reached.narrowed).toBeGreaterThan(0.2 * runs);
    // Leximin alone would have served some of them otherwise.
    expect(reached.changed).toBeGreaterThan(0.02 * runs);
  }, 120_000);
});
