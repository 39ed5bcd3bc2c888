import { message } from "../../messages/index.ts";
import { eachTerm } from "../measures.ts";
import type { Family } from "./family.ts";

/** What a goal has reached is kept while later goals improve; until then its row is free. */
export const goal: Family = {
  name: "goal",
  why: "family.goal.why",
  formula: "Σ weight · measure ≥ (most) or ≤ (least) what the stage reached",
  inWords: ({ what }) => message("family.goal.row", { stage: what }),
  build: (setting, rows) => {
    const last = setting.horizon - 1;
    for (const { stage, parts } of setting.goals) {
      const label = { family: "goal", what: String(stage), where: "", period: -1 } as const;
      const row = rows.row(label, -Infinity, Infinity);
      for (const { measure, of, tier, weight } of parts) {
        const scope = { what: of, places: undefined, tier };
        eachTerm(setting, measure, scope, (period, column, amount) => {
          if (measure !== "stock" || period === last) rows.add(row, column, weight * amount);
        });
      }
    }
    for (const [tier] of setting.concave) {
      const label = { family: "goal", what: `tier-${tier}`, where: "", period: -1 } as const;
      const row = rows.row(label, -Infinity, Infinity);
      for (const { criterion, pieces } of setting.columns.pieces) {
        if (setting.criteria[criterion]!.tier !== tier) continue;
        for (const { column, worth } of pieces) rows.add(row, column, worth);
      }
    }
  },
};
