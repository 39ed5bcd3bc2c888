import { economyOf } from "../../src/economy/economy.ts";
import type { TableName } from "../../src/economy/tables.ts";
import type { Economy, Row } from "../../src/economy/types.ts";
import { economyFrom } from "../../src/import/wiod/economy.ts";
import { modelOf } from "../../src/import/wiod/model.ts";
import { names } from "../../src/import/wiod/names.ts";
import { total } from "../../src/import/wiod/year.ts";
import type { History } from "./history.ts";

export const horizon = 5;

/**
 * The economy that import wiod makes of the table of `start`, asked for what was consumed and exported in the years
 * that followed, and and to leave the capital that was there in the last of them. `limited`: with the hours that were
 * worked in these years; otherwise hours are counted, and not limited.
 */
export function backtested(history: History, start: number, limited: boolean): Economy {
  const { country, rate, years } = history;
  const year = years.get(start)!;
  const periods = Array.from({ length: horizon }, (_, i) => start + i + 1);
  const model = modelOf(year, {
    country,
    baseYear: start,
    periods,
    growth: 0,
    rate,
    deflator: new Map(year.industries.map(({ sold }) => [sold.code, 1])),
  });
  const { about, tables } = economyFrom(model);
  const codes = year.industries.map(({ sold }) => sold.code);
  const needs = periods.flatMap((period): Row<"needs">[] => {
    const { consumed, exported } = history.happened(period, start);
    return codes
      .map((code, i) => ({
        need: `${code} at home and abroad`,
        good: code,
        amount: consumed[i]! + exported[i]!,
        period,
      }))
      .filter(({ amount }) => amount > 0);
  });
  const last = history.happened(start + horizon, start);
  const share = last.invested / total(last.capital);
  const capacities = tables.capacities.rows.map((row) => ({
    ...row,
    // What was there in the last year, and what was formed in it.
    end: last.capital[codes.indexOf(row.workplace)]! * (1 + share),
  }));
  const [people] = tables.workforce.rows;
  const workforce = periods.map((period) => ({
    ...people!,
    hours: (history.happened(period, start).hours * 1e6) / people!.people,
    period,
  }));
  const rest = Object.fromEntries(
    Object.entries(tables).map(([name, { rows }]) => [name, rows]),
  ) as unknown as { readonly [T in TableName]: Economy["tables"][T]["rows"] };
  // Imported inputs follow from outputs, whatever they cost: they are left out, and nothing is sold for them.
  const abroad = new Set<string>([names.imports, names.money, names.credit]);
  return economyOf(about, {
    ...rest,
    needs,
    capacities,
    goods: rest.goods.filter(({ good }) => !abroad.has(good)),
    techniques: rest.techniques.filter(({ technique }) => !abroad.has(technique)),
    recipes: rest.recipes.filter(
      ({ technique, good }) => !abroad.has(good) && !abroad.has(technique),
    ),
    limits: rest.limits.filter(({ what }) => !abroad.has(what)),
    trade: [],
    workforce: limited ? workforce : [],
  });
}
