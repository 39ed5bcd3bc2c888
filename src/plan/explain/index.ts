import { isJoint } from "../levels.ts";
import type { ContentOptions } from "../labour-content/index.ts";
import { resolve } from "../resolve.ts";
import type { Plan } from "../types.ts";
import type { GainSettings } from "./gains.ts";
import { explainGood } from "./good.ts";
import { explainNeed } from "./need.ts";
import { planFlows } from "./plan-flows.ts";
import type { Explanation } from "./shape.ts";
import { subjectOf } from "./subject.ts";
import { explainWhole } from "./whole.ts";
import { explainWorkplace } from "./workplace.ts";

export { explanationDocument, type ExplanationDocument, type SaidMessage } from "./json.ts";
export type {
  Column,
  Explanation,
  ExplanationTable,
  NumberFormat,
  Section,
  TableCell,
} from "./shape.ts";
export { CannotExplain } from "./subject.ts";
export { explanationText, type TextOptions } from "./text.ts";
export type { PlanAgain } from "./gains.ts";

export interface ExplainOptions extends GainSettings {
  /** How labour content treats what is made together, and what is inherited. */
  readonly labour?: ContentOptions;
}

/**
 * Explains something of a plan.
 *
 * - `what` — `whole`, `need:NAME`, `good:NAME` or `workplace:NAME`; a need, a good or a workplace may be
 *   narrowed to a place and a period, `need:bread@Hill#2` (a period by its number or its name).
 * - `given.again` — plans an economy again, for what a finite change gives (`plan` by default);
 *   `given.gains` — how many changes are planned again (5 by default; none for a plan for several scenarios).
 *
 * Throws `CannotExplain` when the plan's economy has nothing of that name.
 */
export async function explain(
  plan: Plan,
  what: string,
  given: ExplainOptions = {},
): Promise<Explanation> {
  // One way of several can't be planned again by itself: the others would change with it.
  const { gains } = isJoint(plan) ? { gains: 0 } : given;
  const options = { ...given, ...(gains === undefined ? {} : { gains }) };
  const subject = subjectOf(plan.economy, what);
  const resolved = resolve(plan.economy);
  switch (subject.kind) {
    case "whole":
      return explainWhole(plan, resolved, options);
    case "need":
      return explainNeed(plan, resolved, subject, options);
    case "good":
      return explainGood(plan, planFlows(plan, resolved), subject, options.labour ?? {});
    case "workplace":
      return explainWorkplace(plan, planFlows(plan, resolved), subject);
  }
}
