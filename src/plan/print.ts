/** From the solution of the program to the tables of the plan: everything in the economy's names and units. */
import type { Compiled } from "./compile.ts";
import type { Level } from "./levels.ts";
import { balances } from "./print/balances.ts";
import { capacities } from "./print/capacities.ts";
import { labourTables } from "./print/labour.ts";
import { levelRows, valueRows } from "./print/levels.ts";
import { limits } from "./print/limits.ts";
import { activities, shipments, trade } from "./print/moves.ts";
import { deliveries, keeping } from "./print/needs.ts";
import { printOf } from "./print/setting.ts";
import { stocksTable } from "./print/stocks.ts";
import type { PlanTables } from "./types.ts";

/**
 * The tables of a plan.
 *
 * - `solution` — one value per column of the compiled program; what rounding left outside the
 *   bounds is put back onto them.
 * - `levels` — the levels in the order in which they were decided.
 */
export function tablesOf(
  compiled: Compiled,
  solution: Float64Array,
  levels: readonly Level[],
): PlanTables {
  const print = printOf(compiled, solution, levels);
  return {
    activities: activities(print),
    deliveries: deliveries(print),
    keeping: keeping(print),
    balances: balances(print),
    stocks: stocksTable(print),
    shipments: shipments(print),
    trade: trade(print),
    ...labourTables(print),
    capacities: capacities(print),
    limits: limits(print),
    levels: levelRows(levels),
    values: valueRows(compiled, levels),
  };
}
