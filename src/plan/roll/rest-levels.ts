/** The levels of a plan whose first periods are over. */
import type { Row } from "../../economy/types.ts";
import type { Plan, PlanRow, PlanTables } from "../types.ts";

/**
 * - `cut` — the plan's tables without the periods before `first`.
 *
 * A level fixed as many fulfilments as are left of them; the value of a goal, and of a tier with a concave
 * fulfilment, is what the periods that are left bring to it. Its bounds (primal, dual, gap) stay.
 */
export function levelsLeft(
  plan: Plan,
  cut: PlanTables,
  first: number,
): readonly PlanRow<"levels">[] {
  const fixed = new Map<number, number>();
  for (const { level } of [...cut.deliveries, ...cut.keeping]) {
    fixed.set(level, (fixed.get(level) ?? 0) + 1);
  }
  return plan.tables.levels.map((level) => ({
    ...level,
    value: level.value - partBefore(plan, level, first),
    fixed: level.kind === "goal" ? level.fixed : (fixed.get(level.level) ?? 0),
  }));
}

/** What periods before the first of those left have brought to the value of a level. */
function partBefore(plan: Plan, level: PlanRow<"levels">, first: number): number {
  const { goals } = plan.economy.tables;
  if (level.kind === "goal") {
    const stated = goals.rows.filter((row) => row.breakpoints === undefined);
    const parts: readonly Part[] =
      stated.length === 0
        ? [{ measure: "hours", sense: "least" }]
        : stated.filter((row) => row.stage === level.stage);
    // Rows of one stage that pull the other way count against the first.
    return parts.reduce((sum, part) => {
      const sign = part.sense === parts[0]!.sense ? 1 : -1;
      return sum + sign * (part.weight ?? 1) * measured(plan, part, first);
    }, 0);
  }
  if (level.measure !== "fulfilment") return 0;
  const concave = goals.rows.find(
    (row) => row.breakpoints !== undefined && row.tier === level.stage,
  );
  if (concave === undefined) return 0;
  const weights = new Map(plan.economy.tables.needs.rows.map((row) => [row.need, row.weight ?? 1]));
  const gone = [...plan.tables.deliveries, ...plan.tables.keeping].filter(
    ({ tier, period }) => tier === level.stage && period < first,
  );
  return gone.reduce((sum, row) => {
    const weight = "need" in row ? (weights.get(row.need) ?? 1) : 1;
    return sum + weight * worthOf(row.fulfilment, concave);
  }, 0);
}

/** Σ slope × what of the fulfilment lies between two break points. */
function worthOf(fulfilment: number, { breakpoints = [], slopes = [] }: Row<"goals">): number {
  return breakpoints.reduce((sum, point, k) => {
    const from = breakpoints[k - 1] ?? 0;
    return sum + slopes[k]! * Math.max(0, Math.min(fulfilment, point) - from);
  }, 0);
}

type Part = Pick<Row<"goals">, "measure" | "of" | "tier" | "weight" | "sense">;

/** A goal's measure over the periods before the first of those left. */
export function measured({ tables, economy }: Plan, part: Part, first: number): number {
  const { measure, of } = part;
  const sum = <R extends { readonly period: number }>(
    rows: readonly R[],
    counts: (row: R) => boolean,
    amount: (row: R) => number,
  ) =>
    rows.reduce(
      (total, row) => (row.period < first && counts(row) ? total + amount(row) : total),
      0,
    );
  const balance = (amount: (row: PlanRow<"balances">) => number) =>
    sum(tables.balances, (row) => row.good === of, amount);
  switch (measure) {
    case "hours":
      return sum(
        tables.hours,
        (row) => of === undefined || row.skill === of,
        (row) => row.needed,
      );
    case "made":
      return balance((row) => row.made);
    case "used": {
      const isGood = economy.tables.goods.rows.some((row) => row.good === of);
      return isGood
        ? balance((row) => row.used + row.drawn + row.paid)
        : sum(
            tables.capacities,
            (row) => row.capacity === of,
            (row) => row.used,
          );
    }
    case "imported":
      return balance((row) => row.imported);
    case "exported":
      return balance((row) => row.exported);
    case "waste":
      return balance((row) => row.waste);
    case "shipped": {
      const isGood = economy.tables.goods.rows.some((row) => row.good === of);
      return sum(
        tables.shipments,
        (row) => of === undefined || row.good === of || row.route === of,
        (row) => (isGood ? row.sent : row.tonnes),
      );
    }
    case "run":
      return sum(
        tables.activities,
        (row) => row.technique === of,
        (row) => row.runs,
      );
    case "fulfilment":
      return sum(
        tables.deliveries,
        (row) =>
          (of === undefined || row.need === of) &&
          (part.tier === undefined || row.tier === part.tier),
        (row) => row.fulfilment,
      );
    case "stock":
      // Counts at the end of the last period.
      return 0;
    case "gap":
      return gapsBefore(tables, part, first);
  }
}

/** Highest less lowest fulfilment over places, summed over needs, groups and periods. */
function gapsBefore({ deliveries }: PlanTables, { of, tier }: Part, first: number): number {
  const apart = new Map<string, { lowest: number; highest: number }>();
  for (const row of deliveries) {
    if (row.period >= first || row.tier !== tier) continue;
    if (of !== undefined && row.need !== of) continue;
    const key = JSON.stringify([row.need, row.group ?? null, row.period]);
    const known = apart.get(key) ?? { lowest: Infinity, highest: -Infinity };
    apart.set(key, {
      lowest: Math.min(known.lowest, row.fulfilment),
      highest: Math.max(known.highest, row.fulfilment),
    });
  }
  return [...apart.values()].reduce((sum, { lowest, highest }) => sum + highest - lowest, 0);
}
