import type { Row } from "../../economy/types.ts";
import type { Model } from "./model.ts";
import { names, note, wiod } from "./names.ts";
import { consumptions, type Industry, type Sold } from "./types.ts";
import { total } from "./year.ts";

const source = wiod;

/** Needs and trade: for what it is produced, and what comes from abroad. */
export function purposes(model: Model) {
  const { country, industries, deflator, growth, periods, imported, exported, year } = model;
  const consumed = consumptions.flatMap((use) =>
    industries
      .map(({ sold }) => ({
        need: names.need(sold.code, use),
        good: sold.code,
        amount: sold.final[use] * deflator.get(sold.code)!,
      }))
      .filter(({ amount }) => amount > 0),
  );
  const needs: Row<"needs">[] = [
    ...consumed.map((row) => ({ ...row, tier: 1, source })),
    ...(exported > imported
      ? [
          {
            need: names.abroad,
            good: names.money,
            amount: exported - imported,
            tier: 1,
            source,
            note: note("abroad"),
          },
        ]
      : []),
    ...growing(model).flatMap(({ sold }) =>
      periods.map((period) => ({
        need: names.more(sold.code),
        good: sold.code,
        amount: consumedOf(sold) * deflator.get(sold.code)! * ((1 + growth) ** (period - year) - 1),
        period,
        tier: 2,
        note: note("growth"),
      })),
    ),
  ];
  const trade: Row<"trade">[] = [
    {
      place: country,
      good: names.imports,
      import_price: 1,
      currency: names.money,
      note: note("prices"),
    },
    ...industries
      .filter(({ sold }) => sold.final.EXP > 0)
      .flatMap(({ sold }) => {
        const factor = deflator.get(sold.code)!;
        const row = { place: country, good: sold.code, export_price: 1 / factor };
        const limit = sold.final.EXP * factor;
        return (growth === 0 ? [undefined] : periods).map((period) => ({
          ...row,
          export_limit: period === undefined ? limit : limit * (1 + growth) ** (period - year),
          currency: names.money,
          ...(period === undefined ? {} : { period }),
          source,
        }));
      }),
  ];
  return { needs, trade };
}

/** Industries whose products are to be consumed more: none without growth, and none of which hardly anything is consumed. */
export function growing({ industries, growth }: Model): readonly Industry[] {
  if (growth === 0) return [];
  return industries.filter(({ sold }) => consumedOf(sold) >= hardly * sold.output);
}

/**
 * The share of output below which a product isn't consumed to speak of. Growth of so little would be smaller than
 * what rounding leaves of the whole, and yet hold the plan as much as bread.
 */
export const hardly = 1e-4;

/** What households, non-profit organisations and government consume, in millions of dollars. */
function consumedOf({ final }: Sold): number {
  return total(consumptions.map((use) => final[use]));
}
