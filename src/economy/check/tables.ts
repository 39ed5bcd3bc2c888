import type { Context } from "./context.ts";
import { error, warning, type Finding } from "./finding.ts";

/** Tables without which there is nothing to plan. */
export function* emptyTables({ tables, doubts }: Context): Iterable<Finding> {
  for (const table of ["periods", "goods"] as const) {
    if (tables[table].rows.length === 0 && !doubts.has(table, "")) {
      yield error({ table }, "check.table.empty", { table });
    }
  }
  const asked =
    tables.needs.rows.length > 0 ||
    tables.goals.rows.length > 0 ||
    [...tables.stocks.rows, ...tables.capacities.rows].some((row) => row.end !== undefined) ||
    tables.stocks.rows.some((row) => row.reserve !== undefined);
  if (!asked && !doubts.has("needs", "")) yield error({ table: "needs" }, "check.table.no-needs");
  if (tables.techniques.rows.length === 0 && !doubts.has("techniques", "")) {
    yield warning({ table: "techniques" }, "check.table.no-techniques");
  }
}
