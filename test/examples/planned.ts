import { fileURLToPath } from "node:url";
import { plan, readEconomy, type Economy, type Plan, type PlanSettings } from "commonweal";
import { expect } from "vitest";

/** The folder of an example. */
export function exampleFolder(name: string): string {
  return fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
}

/** Plans an example and insists on an optimum whose certificate holds. */
export async function plannedExample(name: string, settings: PlanSettings = {}): Promise<Plan> {
  return planned(await readEconomy(exampleFolder(name)), settings);
}

export async function planned(economy: Economy, settings: PlanSettings = {}): Promise<Plan> {
  const outcome = await plan(economy, settings);
  if (outcome.kind !== "optimal") throw new Error(`expected an optimal plan, got ${outcome.kind}`);
  expect(outcome.plan.certificate.failures).toEqual([]);
  expect(outcome.plan.certificate.ok).toBe(true);
  return outcome.plan;
}

/** The value of the last goal of a plan. */
export function goalOf(made: Plan): number {
  const goal = made.stages.findLast((stage) => stage.kind === "goal");
  if (goal === undefined) throw new Error("the plan has no goal");
  return goal.value;
}

/** The least fulfilment of a tier. */
export function leastOf(made: Plan, tier: number): number {
  const found = made.stages.find((stage) => stage.kind === "tier" && stage.stage === tier);
  if (found === undefined) throw new Error(`the plan has no tier ${tier}`);
  return found.value;
}

/** |found − published| ÷ |published|. */
export function relative(found: number, published: number): number {
  return Math.abs(found - published) / Math.abs(published);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
