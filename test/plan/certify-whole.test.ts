import { describe, expect, test } from "vitest";
import type { AnyRow } from "../../src/economy/types.ts";
import { plan } from "../../src/plan/index.ts";
import {
  certificateOfBranches,
  certifyPhysically,
  certifyPlan,
} from "../../src/plan/certify/index.ts";
import { keyText } from "../../src/plan/certify/rows.ts";
import type { Plan, PlanTables } from "../../src/plan/types.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { render } from "../../src/messages/index.ts";
import { handMadeEconomy, handMadePlan } from "./certify-fixture.ts";
import { planByHand } from "./plan-by-hand.ts";

const economy = economyOf(
  { name: "loose" },
  {
    periods: [{ period: 1 }],
    goods: [{ good: "bread", unit: "t" }],
    skills: [{ skill: "baking" }],
    techniques: [{ technique: "bake" }],
    recipes: [{ technique: "bake", good: "bread", amount: 1 }],
    work: [{ technique: "bake", skill: "baking", hours: 5 }],
    workforce: [{ place: "economy", skill: "baking", people: 1, hours: 30 }],
    needs: [{ need: "bread", good: "bread", amount: 10 }],
  },
);

test.each([
  [{}, { physical: 1e-7, optimality: 1e-6 }],
  [{ keep: 1e-3 }, { physical: 1e-7, optimality: 1e-6, keep: 1e-3 }],
])("a plan made with %j says so in its certificate", async (settings, tolerance) => {
  const planned = await plan(economy, settings);
  if (planned.kind !== "optimal") throw new Error(planned.kind);
  expect(planned.plan.certificate.ok).toBe(true);
  expect(planned.plan.certificate.tolerance).toEqual(tolerance);
});

test("levels are held against a plan as tightly as they were kept", () => {
  // 0.375 is fulfilled, a little less than this level says.
  const levels = handMadePlan.levels.map((level) =>
    level.value === 0.375 ? { ...level, value: 0.3752 } : level,
  );
  const failures = (keep?: number) =>
    certifyPhysically(
      handMadeEconomy,
      { ...handMadePlan, levels },
      keep === undefined ? {} : { keep },
    ).failures;
  expect(failures().map(({ key }) => key)).toEqual(["certify.level-floor"]);
  expect(failures(1e-5)).toHaveLength(1);
  expect(failures(1e-4)).toEqual([]);
});

const own = planByHand(handMadeEconomy, handMadePlan, "by hand");

/** The plan made by hand in two branches, told apart from a period on; tables in place of the second's. */
function insured(knownFrom: number, tables: Partial<PlanTables> = {}): Plan {
  const other = { ...own, tables: { ...handMadePlan, ...tables } };
  return {
    ...own,
    branches: [
      { weight: 0.5, plan: own },
      { scenario: "drought", weight: 0.5, knownFrom, plan: other },
    ],
  };
}

describe("the branches of a plan", () => {
  test("are certified together, each as it was kept", () => {
    const whole = certifyPlan(insured(2));
    const single = certifyPlan(own);
    expect(whole.failures).toEqual([]);
    expect(whole.checked.balances).toBe(2 * single.checked.balances);
    expect(whole.checked.branches).toBeGreaterThan(0);
    expect(certificateOfBranches(insured(2).branches!)).toMatchObject({ ok: true, failures: [] });
    const runs = handMadePlan.activities.map((row) => ({ ...row, runs: 2 * row.runs }));
    const wrong = certifyPlan(insured(1, { activities: runs }));
    expect(wrong.imbalance).toBeGreaterThan(0.1);
    expect(wrong.failures.length).toBeGreaterThan(3);
    for (const failure of wrong.failures) {
      expect(render(failure)).toMatch(/, in scenario drought$/);
    }
  });

  test.each([
    ["activities", "runs", "technique=bake; where=bakery; period=1"],
    ["deliveries", "delivered", "need=daily; group=children; place=town; period=1"],
    ["shipments", "sent", "route=road; good=wheat; period=1"],
    ["trade", "imported", "place=town; good=wheat; period=1"],
    ["trade", "exported", "place=town; good=bread; period=1"],
    ["stand_ins", "hours", "place=town; skill=helper; for=baker; period=1"],
    ["secondments", "hours", "from=hill; to=town; skill=baker; period=1"],
    ["balances", "closing", "good=wheat; place=hill; period=1"],
    ["balances", "waste", "good=wheat; place=hill; period=1"],
  ] as const)("decide the same until they can be told apart: %s, %s", (table, column, key) => {
    const told = (knownFrom: number) => {
      const rows: readonly AnyRow[] = handMadePlan[table];
      const changed = rows.map((row) =>
        keyText(table, row) === key ? { ...row, [column]: Number(row[column]) + 0.01 } : row,
      );
      const plan = insured(knownFrom, { [table]: changed });
      const together = certificateOfBranches(plan.branches!);
      return { failures: together.failures.map((failure) => render(failure)), ok: together.ok };
    };
    const { failures, ok } = told(2);
    expect(ok).toBe(false);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(
      new RegExp(`^${table}, ${key}: ${column} is .* one branch \\(drought\\).* period 1 yet\\.$`),
    );
    // Known from the first period on, it may be done otherwise.
    expect(told(1)).toEqual({ failures: [], ok: true });
  });

  test("decide the same where something is only done in one of them", () => {
    const none = handMadePlan.stand_ins.filter(({ period }) => period !== 1);
    const { failures } = certificateOfBranches(insured(2, { stand_ins: none }).branches!);
    expect(failures.map((failure) => render(failure))).toEqual([
      "stand_ins, place=town; skill=helper; for=baker; period=1: hours is 0 in one branch (drought) and 2 in another (–), which can't be told apart in period 1 yet.",
    ]);
  });
});
