import type { Economy } from "../../src/economy/types.ts";
import type { Plan, PlanTables } from "../../src/plan/types.ts";

/** Tables made by hand, as planning would hand them over. */
export function planByHand(economy: Economy, tables: PlanTables, engine: string): Plan {
  return {
    economy,
    scenario: "drought",
    tables,
    stages: [
      { kind: "tier", stage: 1, measure: "fulfilment", value: 0.6, gap: 1e-12 },
      { kind: "tier", stage: 2, measure: "fulfilment", value: 0.375, gap: 0 },
      { kind: "goal", stage: 1, measure: "hours", value: 59.6, gap: 0 },
    ],
    certificate: {
      ...{ imbalance: 0, dual: 1e-12, gap: 1e-12 },
      tolerance: { physical: 1e-7, optimality: 1e-6 },
      ...{ failures: [], ok: true },
    },
    size: { rows: 12, columns: 34, nonzeros: 56 },
    engine,
    seconds: { compile: 0.125, solve: 0.25, total: 0.375 },
    notes: [
      {
        key: "certify.more",
        values: { family: "rows", count: 2 },
        severity: "warning",
        where: {
          ...{ file: "skills.csv", table: "skills", row: 5 },
          ...{ key: "skill=builder", column: "skill" },
        },
      },
    ],
  };
}
