import type { Gathering } from "../../economy/gather.ts";
import type { TableName } from "../../economy/tables.ts";
import type { AnyRow, AnyTable, Economy, Row } from "../../economy/types.ts";
import type { Plan } from "../types.ts";
import { rangedAfter, usesAfter } from "./coefficients.ts";
import { datedAfter, goalsAfter, populationAfter, seasonsAfter } from "./dated.ts";
import { capacitiesAfter, workforceAfter } from "./levels.ts";
import { pastOf } from "./past.ts";
import { stocksAfter } from "./stocks.ts";
import { noteShares } from "./shares.ts";
import { shippedAfter, startedAfter } from "./under-way.ts";

/** The economy when the first `gone` periods of the plan are over, but for what scenarios say of it. */
export function withoutGone(
  economy: Economy,
  plan: Plan,
  gone: number,
  problems: Gathering,
): Economy {
  const past = pastOf(economy, plan, gone, problems);
  if (problems.hasErrors()) return economy;
  const { tables } = economy;
  const first = past.left[0]!;
  const rolled = withRows(economy, {
    periods: tables.periods.rows.filter((row) => row.period >= first),
    population: populationAfter(past),
    ...seasonsAfter(past),
    recipes: rangedAfter(tables.recipes.rows, past),
    work: rangedAfter(tables.work.rows, past),
    uses: usesAfter(past),
    capacities: capacitiesAfter(past, problems),
    workforce: workforceAfter(past, problems),
    stocks: stocksAfter(past),
    started: startedAfter(past),
    shipped: shippedAfter(past),
    trade: datedAfter(tables.trade.rows, past),
    needs: datedAfter(tables.needs.rows, past),
    goals: goalsAfter(past, problems),
  });
  noteShares(past, rolled, problems);
  return rolled;
}

/** The economy with the rows of some tables replaced; rows that were not read have no line. */
export function withRows(
  economy: Economy,
  rows: { readonly [T in TableName]?: readonly Row<T>[] },
): Economy {
  const tables = Object.entries(rows).map(([name, replaced]) => {
    const before: AnyTable = economy.tables[name as TableName];
    const lineOf = new Map<AnyRow, number>(
      before.rows.map((row, i) => [row, before.lines[i] ?? 0]),
    );
    const lines = (replaced as readonly AnyRow[]).map((row) => lineOf.get(row) ?? 0);
    return [name, { file: before.file, rows: replaced, lines }];
  });
  return {
    ...economy,
    tables: { ...economy.tables, ...Object.fromEntries(tables) } as Economy["tables"],
  };
}
