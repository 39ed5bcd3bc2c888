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
  for (const each of scarce) {
    const price = prices.of(each);
    if (price === 0 || !counts(each, resolved)) continue;
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
