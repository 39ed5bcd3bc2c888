/** *stress*: what shocks do to a plan, and what it costs and saves to be prepared for them. */
import type { Economy } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import type { PlanAgain } from "../explain/index.ts";
import { plan as planOnce } from "../plan.ts";
import { rowsOnFaces } from "../stages.ts";
import type { Plan, Planned, PlanSettings } from "../types.ts";
import { lossesOf, type Losses } from "./losses.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { say, shocksOf, type Shocks } from "./shocks.ts";

export { stressExplanation } from "./sections.ts";
export type { Loss, Losses } from "./losses.ts";
export type { GoalOutcome, Outcome, TierOutcome, Way } from "./outcome.ts";
export type { Shock, Shocks } from "./shocks.ts";

export interface StressSettings {
  /** How scenarios are insured against; default: `expected`. */
  readonly insure?: "expected" | "worst";
  /** How many single losses are planned again; default: `manyLosses`, in large programs `fewLosses`. */
  readonly losses?: number;
  readonly settings?: Omit<PlanSettings, "insure" | "scenario">;
  /** Plans an economy; `plan` unless something else is handed in. */
  readonly again?: PlanAgain;
}

export interface Stress extends Shocks {
  /** The plan without thought of any scenario. */
  readonly base: Plan;
  readonly outcome: Outcome;
  readonly insure: "expected" | "worst";
  readonly losses: Losses;
}

/** Shadow prices rank large losses badly: where planning is quick, all are planned again, as a rule. */
const manyLosses = 30;
const fewLosses = 5;

function usualLosses({ size }: Plan): number {
  return size.rows > rowsOnFaces ? fewLosses : manyLosses;
}

export type Stressed =
  | { readonly kind: "stressed"; readonly stress: Stress }
  | { readonly kind: "no-plan"; readonly planned: Exclude<Planned, { kind: "optimal" }> };

/**
 * Tests the plan of an economy against shocks: each of its scenarios, unprepared, insured and known beforehand,
 * after the value of the stochastic solution and of perfect information (Birge & Louveaux 2011, chapter 4);
 * and the single losses that its shadow prices say hurt most.
 *
 * Throws `EconomyProblems` where the economy or a scenario has errors.
 */
export async function stress(
  economy: Economy,
  { insure = "expected", losses, settings = {}, again = planOnce }: StressSettings = {},
): Promise<Stressed> {
  say(settings, message("stress.progress.base"));
  const planned = await again(economy, settings);
  if (planned.kind !== "optimal") return { kind: "no-plan", planned };
  const base = planned.plan;
  const shocks = await shocksOf(economy, base, { insure, plan: settings, again });
  return {
    kind: "stressed",
    stress: {
      base,
      outcome: outcomeOf(base),
      insure,
      ...shocks,
      losses: await lossesOf(base, losses ?? usualLosses(base), settings, again),
    },
  };
}
