import type { Plan, PlanRow } from "../types.ts";

/** Something scarce: a row of the plan's shadow prices, by what it is about. */
export interface Scarce {
  readonly family: string;
  readonly what: string;
  /** Empty for pooled goods, routes and what holds for the whole economy. */
  readonly where: string;
  readonly period: number | undefined;
}

/** The shadow prices of one level. */
export interface Prices {
  readonly level: PlanRow<"levels">;
  readonly rows: readonly PlanRow<"values">[];
  /** By how much the level's measure would be better per unit more; 0 where nothing is scarce. */
  readonly of: (scarce: Scarce) => number;
  readonly largest: number;
}

/** Undefined for a level that the plan does not have. */
export function pricesOfLevel(plan: Plan, level: number): Prices | undefined {
  const found = plan.tables.levels.find((row) => row.level === level);
  if (found === undefined) return undefined;
  const rows = plan.tables.values.filter((row) => row.level === level);
  const byKey = new Map(rows.map((row) => [scarceKey(scarceOf(row)), row.value]));
  return {
    level: found,
    rows,
    of: (scarce) => byKey.get(scarceKey(scarce)) ?? 0,
    largest: rows.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0),
  };
}

export function scarceOf({ family, what, where, period }: PlanRow<"values">): Scarce {
  return { family, what, where: where ?? "", period };
}

export function scarceKey({ family, what, where, period }: Scarce): string {
  return JSON.stringify([family, what, where, period ?? null]);
}
