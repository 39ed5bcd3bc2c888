import { expect } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { EconomyProblems } from "../../src/economy/problem.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";
import { plan } from "../../src/plan/index.ts";
import type { Plan } from "../../src/plan/index.ts";

/** Plans the rows of an economy and insists on an optimum whose certificate holds. */
export async function plannedRows(rows: Rows, name = "test"): Promise<Plan> {
  return plannedEconomy(economyOf({ name }, rows));
}

export async function plannedEconomy(economy: Economy): Promise<Plan> {
  const planned = await plan(economy);
  if (planned.kind !== "optimal") throw new Error(`expected an optimal plan, got ${planned.kind}`);
  expect(planned.plan.certificate.failures).toEqual([]);
  return planned.plan;
}

/** The plan of an economy that may have none, or mistakes. */
export async function maybePlanned(economy: Economy): Promise<Plan | undefined> {
  try {
    const planned = await plan(economy);
    return planned.kind === "optimal" ? planned.plan : undefined;
  } catch (error) {
    if (error instanceof EconomyProblems) return undefined;
    throw error;
  }
}
