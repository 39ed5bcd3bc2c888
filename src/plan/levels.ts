import type { Certificate } from "../engine/certify.ts";
import type { Plan } from "./types.ts";

/** Before the measure of a level that has one value for several scenarios together, not one in each. */
export const jointly = "joint-";

/** Whether a plan was decided together with others, for several scenarios at once. */
export function isJoint({ tables }: Pick<Plan, "tables">): boolean {
  return tables.levels.some(({ measure }) => measure.startsWith(jointly));
}

/**
 * *level*: one program solved on the way to a plan, and what it settled: how far the floor of a tier can
 * rise, or how far a goal can go.
 */
export interface Level {
  readonly kind: "tier" | "goal";
  /** The tier, or the stage of the goals. */
  readonly stage: number;
  readonly measure: string;
  readonly of?: string;
  /** What it reached: a fulfilment in [0, 1], or the goal's value. */
  readonly value: number;
  /** Criteria whose fulfilment it fixed. */
  readonly fixed: readonly number[];
  readonly certificate: Certificate;
  readonly prices: readonly Price[];
}

/** A shadow price: by how much the level would improve per unit more of what the row (or bound) is about. */
export interface Price {
  readonly family: string;
  readonly what: string;
  readonly where: string;
  /** Period index; -1: none. */
  readonly period: number;
  readonly value: number;
  /** Where several scenarios are planned at once: the branch whose row it is. */
  readonly branch?: number;
}
