/**
 * What a finite step really gives: the plan is made again with it. Shadow prices rank the steps; they hold
 * only for the first small part of one, so no printed gain comes from them.
 */
import { patch } from "../../economy/patch/index.ts";
import { errorsIn } from "../../economy/problem.ts";
import type { Economy } from "../../economy/types.ts";
import type { Message } from "../../messages/index.ts";
import { message } from "../../messages/index.ts";
import { plan as planAgain } from "../plan.ts";
import type { Plan, Planned, PlanRow, PlanSettings } from "../types.ts";
import type { FiniteStep } from "./steps.ts";

/** Plans an economy; `plan` unless something else is handed in. */
export type PlanAgain = (economy: Economy, settings: PlanSettings) => Promise<Planned>;

export interface GainSettings {
  readonly again?: PlanAgain;
  /** The plan's scenario is in its economy already. */
  readonly settings?: Omit<PlanSettings, "scenario">;
  /** How many steps are planned again; default 5. */
  readonly gains?: number;
  /**
   * Whether uses of what stands idle, and plans without the goals that narrow gaps, are planned again too; default:
   * yes, unless `gains` is 0.
   */
  readonly further?: boolean;
}

/** What one need at one place in one period gains or loses. */
export interface DeliveryChange {
  readonly row: PlanRow<"deliveries">;
  readonly before: number;
  readonly after: number;
}

export type Gain =
  | {
      readonly kind: "planned";
      readonly step: FiniteStep;
      readonly plan: Plan;
      readonly deliveries: readonly DeliveryChange[];
    }
  | { readonly kind: "failed"; readonly step: FiniteStep; readonly because: Message };

/** Plans again for each step, one after the other (a plan takes what memory there is). */
export async function gainsOf(
  plan: Plan,
  steps: readonly FiniteStep[],
  { again = planAgain, settings = {} }: GainSettings,
): Promise<readonly Gain[]> {
  const gains: Gain[] = [];
  for (const step of steps) gains.push(await gainOf(plan, step, again, settings));
  return gains;
}

async function gainOf(
  plan: Plan,
  step: FiniteStep,
  again: PlanAgain,
  settings: Omit<PlanSettings, "scenario">,
): Promise<Gain> {
  const patched = patch(plan.economy, step.changes);
  const [problem] = errorsIn(patched.problems);
  if (problem !== undefined) return { kind: "failed", step, because: problem };
  const planned = await again(patched.economy, {
    // A shortage is shared as the plan shares it.
    ...(plan.sharing === undefined ? {} : { sharing: plan.sharing }),
    ...settings,
  });
  if (planned.kind !== "optimal") {
    return {
      kind: "failed",
      step,
      because: message("explain.not-planned", { status: planned.kind }),
    };
  }
  return {
    kind: "planned",
    step,
    plan: planned.plan,
    deliveries: deliveryChanges(plan, planned.plan),
  };
}

/** Deliveries of both plans, in the order of the first. */
export function deliveryChanges(before: Plan, after: Plan): readonly DeliveryChange[] {
  const later = new Map(after.tables.deliveries.map((row) => [deliveryKey(row), row]));
  return before.tables.deliveries.flatMap((row) => {
    const other = later.get(deliveryKey(row));
    if (other === undefined) return [];
    return [{ row, before: row.delivered, after: other.delivered }];
  });
}

/** Whether two amounts differ by more than the tolerance of a plan. */
export function differs(before: number, after: number, scale: number): boolean {
  return Math.abs(after - before) > 1e-6 * Math.max(scale, Math.abs(before), Math.abs(after));
}

export function deliveryKey(row: PlanRow<"deliveries">): string {
  return JSON.stringify([row.need, row.group ?? "", row.place ?? "", row.period]);
}

/** Least fulfilment of a tier, end levels and reserves included; undefined where it has none. */
export function leastOfTier(plan: Plan, tier: number): number | undefined {
  const fulfilments = [...plan.tables.deliveries, ...plan.tables.keeping].flatMap((row) =>
    row.tier === tier ? [row.fulfilment] : [],
  );
  return fulfilments.length === 0 ? undefined : fulfilments.reduce((a, b) => Math.min(a, b));
}
