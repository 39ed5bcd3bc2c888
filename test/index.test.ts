import * as commonweal from "commonweal";
import { expect, test } from "vitest";

test("the library has these names, and no others by accident", () => {
  expect(Object.keys(commonweal).sort()).toEqual([
    "CannotAnalyse",
    "CannotExplain",
    "ContradictoryBalances",
    "EconomyProblems",
    "InfeasibleBounds",
    "accountsOf",
    "analyse",
    "analysisExplanation",
    "certify",
    "certifyPhysically",
    "check",
    "checkAccounts",
    "compare",
    "compile",
    "diff",
    "economyOf",
    "errorsIn",
    "explain",
    "explainRations",
    "explanationDocument",
    "explanationText",
    "formats",
    "gapsOf",
    "generate",
    "globalTest",
    "highsEngine",
    "highsInWorker",
    "labourContent",
    "measurementTest",
    "message",
    "optionsOf",
    "ownNeedsFloors",
    "patch",
    "plan",
    "planTableNames",
    "planTables",
    "rationing",
    "readAccounts",
    "readAndCheck",
    "readChanges",
    "readEconomy",
    "readMps",
    "readPlan",
    "readTables",
    "reconcile",
    "reconcileWithin",
    "render",
    "renderProblem",
    "restOf",
    "robustly",
    "roll",
    "serialElimination",
    "solveDocument",
    "solveProgram",
    "stress",
    "tableNames",
    "tables",
    "techniqueContent",
    "theilIndex",
    "withAssumptions",
    "withChanges",
    "withScenario",
    "writeEconomy",
    "writeMps",
    "writePlan",
    "writeTemplate",
  ]);
});

test("an economy written in a program is planned and explained", async () => {
  const economy = commonweal.economyOf(
    { name: "bakery" },
    {
      periods: [{ period: 1 }],
      goods: [{ good: "bread", unit: "kg" }],
      techniques: [{ technique: "bake" }],
      recipes: [{ technique: "bake", good: "bread", amount: 1 }],
      work: [{ technique: "bake", skill: "baking", hours: 0.5 }],
      skills: [{ skill: "baking" }],
      workforce: [{ place: "economy", skill: "baking", people: 1, hours: 30 }],
      needs: [{ need: "bread", good: "bread", amount: 80 }],
    },
  );
  const planned = await commonweal.plan(economy);
  if (planned.kind !== "optimal") throw new Error(planned.kind);
  expect(planned.plan.certificate.ok).toBe(true);
  expect(planned.plan.tables.deliveries[0]?.fulfilment).toBeCloseTo(0.75, 9);
  const said = commonweal.explanationText(await commonweal.explain(planned.plan, "need:bread"));
  expect(said).toContain("baking");
});
