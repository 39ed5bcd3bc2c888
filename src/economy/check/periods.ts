import { keyIdentity, keyOf } from "../keys.ts";
import type { AnyRow, AnyTable, Cell } from "../types.ts";
import { groupedBy, type Context } from "./context.ts";
import { error, listed, warning, type Finding } from "./finding.ts";

/** Tables whose rows hold from … until. */
const ranged = ["recipes", "work", "uses"] as const;

/** Tables in which a row without a period holds where none with a period does. */
const seasonal = [
  { table: "population", key: ["place", "group"], amount: "number" },
  { table: "workforce", key: ["place", "skill"], amount: "people" },
  { table: "capacities", key: ["workplace", "capacity"], amount: "amount" },
] as const;

export function* periods(context: Context): Iterable<Finding> {
  yield* gaps(context);
  yield* ranges(context);
  yield* overlaps(context);
  yield* unstated(context);
}

/** Numbers that follow each other evenly, except once: probably a missing row. */
function* gaps({ tables, periods: numbers }: Context): Iterable<Finding> {
  const steps = numbers.slice(1).map((period, i) => period - numbers[i]!);
  const least = steps.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  if (steps.length < 2 || tables.periods.rows.some((row) => row.years !== undefined)) return;
  const at = steps.findIndex((step) => step > least);
  if (at < 0 || steps.filter((step) => step > least).length > 1) return;
  yield warning({ table: "periods", column: "period" }, "check.period.gap", {
    before: numbers[at]!,
    after: numbers[at + 1]!,
  });
}

function* ranges({ tables }: Context): Iterable<Finding> {
  for (const table of ranged) {
    for (const [at, { from, until }] of tables[table].rows.entries()) {
      if (from !== undefined && until !== undefined && from > until) {
        yield error({ table, at, column: "until" }, "check.period.from-after-until", {
          from,
          until,
        });
      }
    }
  }
}

/**
 * Rows of one technique, thing, lag and place that hold in the same period. An empty lag is a lag of
 * 0, so the keys of two such rows may differ.
 */
function* overlaps({ tables }: Context): Iterable<Finding> {
  for (const table of ranged) {
    const { rows, lines } = tables[table] as AnyTable;
    // Most techniques have no such rows; only where there are any, rows can hold at once.
    const concerned = new Set<Cell | undefined>();
    for (const { technique, from, until, lag } of rows) {
      if (from !== undefined || until !== undefined || lag === 0) concerned.add(technique);
    }
    const groups = groupedBy(rows, (row) =>
      concerned.has(row.technique)
        ? keyIdentity(table, { ...row, lag: row.lag ?? 0, from: undefined })
        : undefined,
    );
    for (const group of groups.values()) {
      if (group.length === 1) continue;
      const inOrder = group
        .map(({ at, row }) => ({ at, row, from: startOf(row), until: endOf(row) }))
        .sort((a, b) => a.from - b.from || a.at - b.at);
      let furthest = inOrder[0]!;
      for (const next of inOrder.slice(1)) {
        const same = keyIdentity(table, next.row) === keyIdentity(table, furthest.row);
        if (next.from <= furthest.until && !same) {
          yield error({ table, at: next.at, column: "from" }, "check.period.overlap", {
            key: keyOf(table, next.row),
            other: keyOf(table, furthest.row),
            row: lines[furthest.at] ?? furthest.at + 1,
          });
        }
        if (next.until > furthest.until) furthest = next;
      }
    }
  }
}

function startOf(row: AnyRow): number {
  return typeof row.from === "number" ? row.from : Number.NEGATIVE_INFINITY;
}

function endOf(row: AnyRow): number {
  return typeof row.until === "number" ? row.until : Number.POSITIVE_INFINITY;
}

/** Stated for some periods only, with no row for the others: there is then nothing in these. */
function* unstated({ tables, periods: numbers }: Context): Iterable<Finding> {
  for (const { table, key, amount } of seasonal) {
    const rows = (tables[table] as AnyTable).rows;
    if (rows.every((row) => row.period === undefined)) continue;
    const groups = groupedBy(rows, (row) => JSON.stringify(key.map((column) => row[column])));
    for (const group of groups.values()) {
      const stated = new Set(group.map(({ row }) => row.period));
      if (stated.has(undefined)) continue;
      const missing = numbers.filter((period) => !stated.has(period));
      if (missing.length === 0) continue;
      const { at, row } = group[0]!;
      yield warning({ table, at, column: "period" }, "check.period.unstated", {
        what: key.map((column) => `${column}=${String(row[column])}`).join("; "),
        amount,
        ...listed(missing.map(String)),
      });
    }
  }
}
