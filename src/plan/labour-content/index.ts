import { message, type Message } from "../../messages/index.ts";
import { planFlows, type PlanFlows } from "../explain/plan-flows.ts";
import { resolve } from "../resolve.ts";
import type { Plan } from "../types.ts";
import { contentsOf, type ContentOptions } from "./content.ts";
import { directHours } from "./direct.ts";
import { sumsOf, type HourSums } from "./sums.ts";

export type { ContentOptions } from "./content.ts";
export type { JointRule } from "./joint.ts";
export type { HourSums } from "./sums.ts";
export { techniqueContent, type TechniqueContent } from "./technique-content.ts";

/** The hours in a unit of a good at a place (empty for pooled goods) in a period. */
export interface ContentRow {
  readonly good: string;
  readonly place: string;
  readonly period: number;
  /** Hours per unit, direct and indirect; absent where refused. */
  readonly content?: number;
  /** Hours per unit worked where it was made; absent where nothing was made, or refused. */
  readonly direct?: number;
  /**
   * Whether all that went into it carries hours: false where something the plan did not make (an
   * import, an opening stock) and can't value went in without.
   */
  readonly complete: boolean;
  /** Why there is no content. */
  readonly refused?: Message;
}

export interface LabourContent {
  /** One row per row of the plan's balances, in their order. */
  readonly rows: readonly ContentRow[];
  /** Absent where any figure is refused. */
  readonly sums?: HourSums;
  /** Largest relative residual of the equations solved. */
  readonly residual: number;
  /** The rules by which the figures were made, in words. */
  readonly rules: readonly Message[];
}

/**
 * Labour content per good, place and period from the plan's own mix of techniques, freight and lags
 * (see `content.ts` for the equations). Figures that need a rule nobody has chosen, and equations
 * without a solution, are refused with the reason, never guessed.
 */
export function labourContent(plan: Plan, options: ContentOptions = {}): LabourContent {
  return labourContentOf(plan, planFlows(plan, resolve(plan.economy)), options);
}

export function labourContentOf(
  plan: Plan,
  flows: PlanFlows,
  options: ContentOptions = {},
): LabourContent {
  const contents = contentsOf(plan, flows, options);
  const direct = directHours(contents.intakes);
  const sums = sumsOf(plan, flows, contents);
  return {
    rows: flows.pools.map(({ row }, i): ContentRow => {
      const refused = contents.refused[i];
      const place = { good: row.good, place: row.place ?? "", period: row.period };
      if (refused !== undefined) return { ...place, complete: false, refused };
      const own = direct[i];
      return {
        ...place,
        content: Math.max(0, contents.content[i]!),
        complete: contents.complete[i]!,
        ...(own === undefined ? {} : { direct: own }),
      };
    }),
    ...(sums === undefined ? {} : { sums }),
    residual: contents.residual,
    rules: rulesOf(options, contents.intakes.travel.hours > 0),
  };
}

function rulesOf(
  { joint = "refuse", inherited = "reproduction" }: ContentOptions,
  travels: boolean,
): Message[] {
  return [
    message("explain.labour-rule-mix"),
    ...(travels ? [message("explain.labour-rule-travel")] : []),
    message("explain.labour-rule-inherited", { inherited }),
    message("explain.labour-rule-joint", {
      joint: typeof joint === "string" ? joint : "shares",
    }),
  ];
}
