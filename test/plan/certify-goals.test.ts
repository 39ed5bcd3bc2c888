import { expect, test } from "vitest";
import { plannedRows } from "./planned.ts";

test("a stage that wants more of one thing and less of another is certified, in any order of its rows", async () => {
  const least = { stage: 1, sense: "least", measure: "run", of: "bake" } as const;
  const most = { stage: 1, sense: "most", measure: "run", of: "repair", weight: 2 } as const;
  for (const goals of [
    [least, most],
    [most, least],
  ]) {
    const plan = await plannedRows({
      periods: [{ period: 1 }],
      goods: [{ good: "bread", unit: "loaf" }],
      techniques: [{ technique: "bake" }, { technique: "repair" }],
      recipes: [{ technique: "bake", good: "bread", amount: 1 }],
      skills: [{ skill: "craft" }],
      workforce: [{ place: "economy", skill: "craft", people: 1, hours: 10 }],
      work: [
        { technique: "bake", skill: "craft", hours: 1 },
        { technique: "repair", skill: "craft", hours: 2 },
      ],
      needs: [{ need: "bread", good: "bread", amount: 4 }],
      goals,
    });
    // 4 loaves, and (10 − 4) ÷ 2 repairs, each of which counts twice against them.
    expect(plan.certificate.ok).toBe(true);
    expect(plan.stages.at(-1)!.value).toBeCloseTo(4 - 2 * 3, 9);
  }
});
