import type { Row } from "../../economy/types.ts";
import type { FiveYearPlan } from "./data.ts";
import { files, names, note } from "./names.ts";
import type { Settings } from "./settings.ts";

interface Purposes {
  readonly needs: readonly Row<"needs">[];
  readonly goals: readonly Row<"goals">[];
  /** Of the baskets, where there are any. */
  readonly goods: readonly Row<"goods">[];
  readonly techniques: readonly Row<"techniques">[];
  readonly recipes: readonly Row<"recipes">[];
}

/** What is asked for: each good of each year by itself, or baskets that hold a year's targets together. */
export function purposes(data: FiveYearPlan, settings: Settings): Purposes {
  return settings.needs === "each" ? each(data, settings) : baskets(data, settings);
}

function each({ goods, targets }: FiveYearPlan, { times }: Settings): Purposes {
  const said = times === 1 ? {} : { note: note("times", { times }) };
  const needs = targets.flatMap((row, t) =>
    goods.flatMap((good, i) =>
      row[i] === 0
        ? []
        : [{ need: good, good, amount: times * row[i]!, period: t + 1, source: files, ...said }],
    ),
  );
  return { needs, goals: [], goods: [], techniques: [], recipes: [] };
}

/**
 * Σₜ minᵢ C(i,t) ÷ target(i,t) as a tier: a basket of year t takes target(i,t) of each good, so that as many are put
 * together as the scarcest good allows; the tier's measure is the sum of the years' fulfilments and not leximin.
 */
function baskets({ goods, targets }: FiveYearPlan, { times }: Settings): Purposes {
  const asked = targets.flatMap((row, t) => (row.some((value) => value > 0) ? [t + 1] : []));
  const contents = targets.flatMap((row, t) =>
    goods.flatMap((good, i) =>
      row[i] === 0
        ? []
        : [
            {
              technique: names.assemble,
              good,
              amount: -row[i]!,
              from: t + 1,
              until: t + 1,
              source: files,
            },
          ],
    ),
  );
  return {
    needs: asked.map((period) => ({
      need: names.basket,
      good: names.basket,
      amount: times,
      period,
      note: note("basket"),
    })),
    goals: [
      { stage: 1, sense: "most", measure: "fulfilment", tier: 1, breakpoints: [1], slopes: [1] },
    ],
    goods: [{ good: names.basket, unit: "unit" }],
    techniques: [{ technique: names.assemble }],
    // A year without targets has no baskets: they would take nothing.
    recipes: [
      ...contents,
      ...asked.map((period) => ({
        technique: names.assemble,
        good: names.basket,
        amount: 1,
        from: period,
        until: period,
      })),
    ],
  };
}
