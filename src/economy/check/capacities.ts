import { groupedBy, type At, type Context } from "./context.ts";
import { error, warning, type Finding, type Spot } from "./finding.ts";

export function* capacities(context: Context): Iterable<Finding> {
  const { tables } = context;
  for (const [at, row] of tables.capacities.rows.entries()) yield* retirement({ at, row });
  yield* differingRows(context);
  yield* unused(context);
}

function* retirement({ at, row }: At<"capacities">): Iterable<Finding> {
  const { capacity, life, age } = row;
  const spot = (column: string): Spot => ({ table: "capacities", at, column });
  if (life === undefined) {
    if (row.retirement !== undefined) {
      yield error(spot("retirement"), "check.capacity.no-life", { capacity, column: "retirement" });
    }
    if (age !== undefined) {
      yield warning(spot("age"), "check.capacity.no-life", { capacity, column: "age" });
    }
  } else if (row.retirement === "geometric") {
    if (life < 1) yield error(spot("life"), "check.capacity.short-life", { capacity, life });
    if (age !== undefined) yield warning(spot("age"), "check.capacity.geometric-age", { capacity });
  } else if (age !== undefined && age >= life && row.amount > 0) {
    yield error(spot("age"), "check.capacity.worn-out", { capacity, age, life });
  }
  if (row.end_tier !== undefined && row.end === undefined) {
    yield warning(spot("end_tier"), "check.stock.tier-of-nothing", { column: "end" });
  }
}

/** What a row for one period says besides its amount; it is the row without a period that holds. */
const wholeColumns = ["life", "retirement", "age", "end", "end_tier"] as const;

function* differingRows({ tables }: Context): Iterable<Finding> {
  const rows = tables.capacities.rows;
  if (rows.every((row) => row.period === undefined)) return;
  const groups = groupedBy(rows, (row) => JSON.stringify([row.workplace, row.capacity]));
  for (const group of groups.values()) {
    const general = group.find(({ row }) => row.period === undefined) ?? group[0]!;
    for (const { at, row } of group) {
      const column = wholeColumns.find(
        (name) => row[name] !== undefined && row[name] !== general.row[name],
      );
      if (column === undefined) continue;
      yield error({ table: "capacities", at, column }, "check.capacity.differs", {
        capacity: row.capacity,
        workplace: row.workplace,
        column,
        row: tables.capacities.lines[general.at] ?? general.at + 1,
      });
    }
  }
}

/** Capacities that no technique uses, nothing is stored in, and no end level asks for. */
function* unused({ tables, doubts, names }: Context): Iterable<Finding> {
  const used = new Set<string | undefined>([
    ...tables.uses.rows.map((row) => row.capacity),
    ...tables.stocks.rows.map((row) => row.storage_capacity),
    ...tables.capacities.rows.filter((row) => row.end !== undefined).map((row) => row.capacity),
  ]);
  const said = new Set<string>();
  for (const [at, { capacity }] of tables.capacities.rows.entries()) {
    if (used.has(capacity) || said.has(capacity) || doubts.has("capacities", capacity)) continue;
    said.add(capacity);
    if (!names.has("capacities", capacity)) continue;
    const spot = { table: "capacities", at, column: "capacity" } as const;
    yield warning(spot, "check.capacity.unused", { capacity });
  }
}
