import type { Row } from "../economy/types.ts";
import type { Criterion } from "./criteria.ts";
import type { Measure } from "./measures.ts";
import type { Resolved } from "./resolve.ts";

/** A stage after the tiers: the weighted sum of its measures, most or least of it. */
export interface Goal {
  readonly stage: number;
  readonly sense: "most" | "least";
  readonly parts: readonly {
    readonly measure: Measure;
    readonly of: string | undefined;
    readonly tier: number | undefined;
    readonly weight: number;
  }[];
}

/** A tier's weighted concave fulfilment, piecewise linear: slope k holds up to break point k. */
export interface Concave {
  readonly tier: number;
  readonly breakpoints: readonly number[];
  readonly slopes: readonly number[];
}

/**
 * The goals in order. Where none is stated and any work is, the last stage is the least hours: of all plans
 * that serve the needs equally well, the one that leaves people the most time.
 */
export function goalsOf(resolved: Resolved): readonly Goal[] {
  const { goals, work } = resolved.economy.tables;
  const stages = new Map<number, Row<"goals">[]>();
  for (const row of goals.rows) {
    if (row.breakpoints !== undefined) continue;
    stages.set(row.stage, [...(stages.get(row.stage) ?? []), row]);
  }
  if (stages.size === 0) {
    const hours = { measure: "hours", of: undefined, tier: undefined, weight: 1 } as const;
    return work.rows.length === 0 ? [] : [{ stage: 1, sense: "least", parts: [hours] }];
  }
  return [...stages]
    .sort(([a], [b]) => a - b)
    .map(([stage, rows]) => ({
      stage,
      sense: rows[0]!.sense,
      // Rows of one stage may pull in opposite directions: the sign follows the first row's sense.
      parts: rows.map((row) => ({
        measure: row.measure,
        of: row.of,
        tier: row.tier,
        weight: (row.sense === rows[0]!.sense ? 1 : -1) * (row.weight ?? 1),
      })),
    }));
}

export function concaveTiers(resolved: Resolved): ReadonlyMap<number, Concave> {
  return new Map(
    resolved.economy.tables.goals.rows.flatMap((row) => {
      const { tier, breakpoints, slopes } = row;
      if (tier === undefined || breakpoints === undefined || slopes === undefined) return [];
      return [[tier, { tier, breakpoints, slopes }] as const];
    }),
  );
}

/** Pieces of a criterion's fulfilment under its tier's concave measure: length and worth per unit. */
export function piecesOf(
  criterion: Criterion,
  concave: Concave,
): readonly { readonly length: number; readonly worth: number }[] {
  const weight = criterion.need?.weight ?? 1;
  return concave.breakpoints.map((end, k) => ({
    length: end - (concave.breakpoints[k - 1] ?? 0),
    worth: weight * concave.slopes[k]!,
  }));
}
