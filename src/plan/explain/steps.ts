/**
 * Finite steps: for something scarce, the change to the economy that gives one more of it (one unit, or
 * 1 % where there are more than a hundred), as a patch.
 */
import type { Resolved } from "../resolve.ts";
import type { Plan } from "../types.ts";
import type { Prices, Scarce } from "./prices.ts";
import { makeStep, standingStock, type Context, type Made } from "./step-kinds.ts";
import { wordsOf } from "./words.ts";

export interface FiniteStep extends Made {
  readonly scarce: Omit<Scarce, "period">;
  /** Shadow price of a unit, over all the periods that the step changes. */
  readonly price: number;
  /** Shadow price × size: what the step would give if the price held that far. */
  readonly worth: number;
}

/** Steps for everything that is scarce at a level, those worth most first. */
export function stepsFor(
  plan: Plan,
  resolved: Resolved,
  prices: Prices,
  scarce: readonly Scarce[],
): readonly FiniteStep[] {
  const context: Context = { plan, resolved, words: wordsOf(plan.economy) };
  const groups = new Map<string, { scarce: Scarce; price: number }>();
  for (const one of scarce) {
    const found = prices.of(one);
    if (found === 0 || !counts(one, resolved)) continue;
    const { scarce: each, price } = asHours(one, found, resolved);
    const key = JSON.stringify([each.family, each.what, each.where]);
    const known = groups.get(key);
    groups.set(key, { scarce: each, price: price + (known?.price ?? 0) });
  }
  return [...groups.values()]
    .flatMap(({ scarce: each, price }) => {
      const made = makeStep[each.family]?.(each, price, context);
      return made === undefined
        ? []
        : [{ ...made, ...labelled(each), price, worth: Math.abs(price) * made.size }];
    })
    .sort((a, b) => b.worth - a.worth);
}

/**
 * One person more gives hours, may leave a skill, and may go to help elsewhere: one step, whose price is
 * that of an hour for all of these.
 */
function asHours(
  scarce: Scarce,
  price: number,
  resolved: Resolved,
): { readonly scarce: Scarce; readonly price: number } {
  const hours = { ...scarce, family: "labour" };
  if (scarce.family === "secondment") return { scarce: hours, price };
  if (scarce.family !== "people") return { scarce, price };
  const { placeIndex, skillIndex, periods, workforce } = resolved;
  const stated = workforce(placeIndex.get(scarce.where)!, skillIndex.get(scarce.what)!);
  const each = stated?.hoursEach[periods.indexOf(scarce.period!)] ?? 0;
  return { scarce: hours, price: each > 0 ? price / each : 0 };
}

function labelled({ family, what, where }: Scarce): Pick<FiniteStep, "scarce"> {
  return { scarce: { family, what, where } };
}

/** Of goods, only stocks at the beginning can be changed: later amounts follow from the plan. */
function counts({ family, what, where, period }: Scarce, resolved: Resolved): boolean {
  if (family !== "goods-balance") return true;
  const good = resolved.goods[resolved.goodIndex.get(what)!]!;
  const opening = standingStock(resolved, what, where)?.opening ?? 0;
  return period === resolved.periods[0] && (good.survival !== undefined || opening > 0);
}
