import type { Row } from "../../economy/types.ts";
import type { Model } from "./model.ts";
import { names, note, wiod } from "./names.ts";
import { consumptions } from "./types.ts";

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
    ...(growth === 0
      ? []
      : consumed.flatMap(({ need, good, amount }) =>
          periods.map((period) => ({
            need: names.more(need),
            good,
            amount: amount * ((1 + growth) ** (period - year) - 1),
            period,
            tier: 2,
            note: note("growth"),
          })),
        )),
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
