import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { compile, plan } from "../../src/plan/index.ts";
import { stagedOf } from "../../src/plan/staged.ts";
import { decide, loosest, type Decided } from "../../src/plan/stages.ts";

const highs = await highsEngine();

/** An engine that gives up on some solves, counted from 1, as one does that has lost its accuracy. */
function failing(on: (solve: number) => boolean): Engine {
  let solves = 0;
  return {
    ...highs,
    open: async (program, options) => {
      const model = await highs.open(program, options);
      return {
        solve: (changes) => {
          solves++;
          if (!on(solves)) return model.solve(changes);
          const statistics = { seconds: 0, iterations: 0 };
          return Promise.resolve({ kind: "stopped", reason: "numerical", statistics });
        },
        conflict: () => model.conflict(),
        close: () => model.close(),
      };
    },
  };
}

/** Six kinds of bread, 10 kg asked of each; the ovens can make 1, 2, … 6 kg. */
const bakeries: Economy = economyOf(
  { name: "bakeries" },
  {
    periods: [{ period: 1 }],
    goods: [0, 1, 2, 3, 4, 5].map((p) => ({ good: `bread ${p}`, unit: "kg" })),
    techniques: [0, 1, 2, 3, 4, 5].map((p) => ({ technique: `bake ${p}` })),
    recipes: [0, 1, 2, 3, 4, 5].map((p) => ({
      technique: `bake ${p}`,
      good: `bread ${p}`,
      amount: 1,
    })),
    uses: [0, 1, 2, 3, 4, 5].map((p) => ({
      technique: `bake ${p}`,
      capacity: `oven ${p}`,
      amount: 1,
    })),
    places: [{ place: "town" }],
    workplaces: [{ workplace: "bakery", place: "town" }],
    capacities: [0, 1, 2, 3, 4, 5].map((p) => ({
      workplace: "bakery",
      capacity: `oven ${p}`,
      amount: p + 1,
    })),
    needs: [0, 1, 2, 3, 4, 5].map((p) => ({ need: `n${p}`, good: `bread ${p}`, amount: 10 })),
  },
);

const staged = stagedOf(compile(bakeries));

async function decided(engine: Engine): Promise<Extract<Decided, { kind: "optimal" }>> {
  const outcome = await decide(staged, { engine, options: {}, onProgress: () => undefined });
  if (outcome.kind !== "optimal") throw new Error(outcome.kind);
  return outcome;
}

const fulfilments = ({ x }: { readonly x: Float64Array }) => staged.fulfilment.map((c) => x[c]!);

describe("what is held when the engine can't hold it exactly", () => {
  test("by bounds, each gets what it can, within the tolerance that is stated", async () => {
    const outcome = await decided(failing((solve) => solve === 2));
    expect(outcome.kept).toEqual({ by: "bounds", within: 1e-4 });
    expect(outcome.left).toEqual([]);
    fulfilments(outcome).forEach((found, p) => {
      expect(Math.abs(found - (p + 1) / 10)).toBeLessThanOrEqual(1e-4);
    });
  });

  test("less tightly where even that is too much, and it says so", async () => {
    // The third is what the flip to bounds tries again, the fourth comes after it was loosened.
    const outcome = await decided(failing((solve) => solve === 2 || solve === 3));
    expect(outcome.kept).toEqual({ by: "bounds", within: 1e-3 });
    expect(outcome.left).toEqual([]);
    fulfilments(outcome).forEach((found, p) => {
      expect(Math.abs(found - (p + 1) / 10)).toBeLessThanOrEqual(1e-3);
    });
  });

  test("those of whom it can't tell how far they rise are left at a floor that they reach, and named", async () => {
    // From the third level on nothing is solved but the goal.
    const tries = 2 + Math.round(Math.log10(loosest.within / 1e-4));
    const outcome = await decided(failing((solve) => solve > 2 && solve <= 3 + tries));
    expect(outcome.left).toHaveLength(1);
    const [left] = outcome.left;
    expect(left!.criteria).toEqual([2, 3, 4, 5]);
    expect(left!.floor).toBeCloseTo(0.2, 9);
    const found = fulfilments(outcome);
    for (const c of left!.criteria) expect(found[c]).toBeGreaterThanOrEqual(0.2 - loosest.within);
    const planned = await plan(bakeries, {
      engine: failing((solve) => solve > 2 && solve <= 3 + tries),
    });
    if (planned.kind !== "optimal") throw new Error(planned.kind);
    expect(planned.plan.certificate.ok).toBe(true);
    expect(planned.plan.notes.map(({ key }) => key)).toContain("plan.note.left");
  });

  test("an engine that fails for good ends planning, with nothing claimed", async () => {
    const outcome = await decide(staged, {
      engine: failing(() => true),
      options: {},
      onProgress: () => undefined,
    });
    expect(outcome).toEqual({ kind: "stopped", reason: "numerical" });
  });
});
