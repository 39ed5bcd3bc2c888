/** How much an error in a stock matters, by what a unit of it is worth to the needs. */
import type { Economy } from "../../economy/types.ts";
import type { Plan } from "../../plan/types.ts";

export interface Weights {
  /** Shadow prices of a plan, or where there are none, what the needs live on. */
  readonly kind: "prices" | "needs";
  /** Per unit of a good in store at a lowest place, of which so much is usual. */
  readonly of: (good: string, place: string, usual: number) => number;
}

/** How much less an error matters for the needs of each further tier: in one visit, a basic good comes first. */
const perTier = 1e-2;

/**
 * Weights by the plan's shadow prices of the goods balances: for each tier the largest (without sign) among its levels,
 * in the first period after `period` (a number) that has any, or else the last before, divided by the largest of the
 * tier; each tier counts a hundredth of the one before. What is not scarce has no price and no weight.
 *
 * Without a plan, or where it prices nothing: each good that the needs of a tier live on, directly or as input of anything
 * that gives it, counts 1 ÷ its usual amount, of the first tier that does so.
 */
export function weightsOf(plan: Plan | undefined, economy: Economy, period: number): Weights {
  return (plan && pricesOf(plan, period)) ?? needsOf(economy);
}

function pricesOf({ tables }: Plan, period: number): Weights | undefined {
  const tierOf = new Map(
    tables.levels.flatMap(({ level, kind, stage }) =>
      kind === "tier" ? [[level, stage] as const] : [],
    ),
  );
  const tiers = [...new Set(tierOf.values())].sort((a, b) => a - b);
  const sums = new Map<string, number>();
  tiers.forEach((tier, rank) => {
    const all = tables.values.filter(
      ({ level, family, value }) =>
        family === "goods-balance" && value !== 0 && tierOf.get(level) === tier,
    );
    const chosen = nearest(
      all.flatMap((row) => row.period ?? []),
      period,
    );
    const prices = new Map<string, number>();
    for (const row of all) {
      if (row.period !== chosen) continue;
      const key = keyOf(row.what, row.where ?? "");
      prices.set(key, Math.max(prices.get(key) ?? 0, Math.abs(row.value)));
    }
    const largest = Math.max(...prices.values());
    for (const [key, price] of prices) {
      sums.set(key, (sums.get(key) ?? 0) + (perTier ** rank * price) / largest);
    }
  });
  if (sums.size === 0) return undefined;
  // A pooled good has one price everywhere.
  const of: Weights["of"] = (good, place) =>
    sums.get(keyOf(good, place)) ?? sums.get(keyOf(good, "")) ?? 0;
  return { kind: "prices", of };
}

const keyOf = (good: string, place: string) => JSON.stringify([good, place]);

/** The first after a period; where there is none, the last up to it. */
function nearest(periods: readonly number[], after: number): number | undefined {
  const later = periods.filter((each) => each > after);
  if (later.length > 0) return later.reduce((first, each) => Math.min(first, each));
  return periods.length === 0 ? undefined : periods.reduce((last, each) => Math.max(last, each));
}

function needsOf({ tables }: Economy): Weights {
  const takes = new Map<string, string[]>();
  const giving = new Map<string, string[]>();
  for (const { technique, good, amount } of tables.recipes.rows) {
    if (amount < 0) takes.set(technique, [...(takes.get(technique) ?? []), good]);
    if (amount > 0) giving.set(good, [...(giving.get(good) ?? []), technique]);
  }
  const needs = tables.needs.rows.map(({ good, tier = 1 }) => ({ good, tier }));
  const tiers = [...new Set(needs.map(({ tier }) => tier))].sort((a, b) => a - b);
  const ranks = new Map<string, number>();
  tiers.forEach((tier, rank) => {
    const open = needs.flatMap((need) => (need.tier === tier ? [need.good] : []));
    for (let good = open.pop(); good !== undefined; good = open.pop()) {
      if (ranks.has(good)) continue;
      ranks.set(good, rank);
      for (const technique of giving.get(good) ?? []) open.push(...(takes.get(technique) ?? []));
    }
  });
  const of: Weights["of"] = (good, _, usual) => {
    const rank = ranks.get(good);
    return rank === undefined ? 0 : perTier ** rank / usual;
  };
  return { kind: "needs", of };
}
