import { expect, test } from "vitest";
import { plan } from "../../src/plan/index.ts";
import { certifyPhysically, certifyPlan } from "../../src/plan/certify/index.ts";
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

test("the branches of a plan are certified together, each as it was kept", () => {
  const own = planByHand(handMadeEconomy, handMadePlan, "by hand");
  const runs = handMadePlan.activities.map((row) => ({ ...row, runs: 2 * row.runs }));
  const other = { ...own, tables: { ...handMadePlan, activities: runs } };
  const insured = {
    ...own,
    branches: [
      { weight: 0.5, plan: own },
      { scenario: "drought", weight: 0.5, plan: own },
    ],
  };
  const whole = certifyPlan(insured);
  const single = certifyPlan(own);
  expect(whole.failures).toEqual([]);
  expect(whole.checked.balances).toBe(2 * single.checked.balances);
  const wrong = certifyPlan({
    ...insured,
    branches: [insured.branches[0]!, { ...insured.branches[1]!, plan: other }],
  });
  expect(wrong.imbalance).toBeGreaterThan(0.1);
  expect(wrong.failures.length).toBeGreaterThan(3);
  for (const failure of wrong.failures) expect(render(failure)).toMatch(/, in scenario drought$/);
});
