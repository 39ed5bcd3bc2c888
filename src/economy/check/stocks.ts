import { keyOf } from "../keys.ts";
import type { Row } from "../types.ts";
import type { At, Context } from "./context.ts";
import { error, listed, warning, type Finding, type Spot } from "./finding.ts";

export function* stocks(context: Context): Iterable<Finding> {
  const underWay = goodsUnderWay(context);
  for (const [at, row] of context.tables.stocks.rows.entries()) {
    const good = context.goods.get(row.good)?.row;
    if (good !== undefined && !context.doubts.has("goods", row.good)) {
      yield* againstTheGood({ at, row }, good);
    }
    yield* withinTheRow({ at, row }, good, underWay.has(row.good));
    yield* storageRoom({ at, row }, context);
  }
  yield* hiddenRows(context);
}

/** Statements about stocks that the good itself rules out. */
function* againstTheGood({ at, row }: At<"stocks">, good: Row<"goods">): Iterable<Finding> {
  const spot = (column: string): Spot => ({ table: "stocks", at, column });
  const name = row.good;
  if (good.survival === undefined) {
    for (const column of ["end", "reserve"] as const) {
      if ((row[column] ?? 0) > 0) {
        yield error(spot(column), "check.stock.not-stored", { good: name, column });
      }
    }
    for (const column of ["storage_limit", "storage_capacity"] as const) {
      if (row[column] !== undefined) {
        yield warning(spot(column), "check.stock.storage-of-nothing", { good: name, column });
      }
    }
  }
  if (good.pooled === true && row.place !== undefined) {
    yield error(spot("place"), "check.stock.pooled-place", { good: name, place: row.place });
  }
}

/** Goods that may be under way when the plan ends: made or arriving periods after the start. */
function goodsUnderWay({ tables, goods }: Context): ReadonlySet<string> {
  const lagging = tables.recipes.rows.filter((row) => row.amount > 0 && (row.lag ?? 0) > 0);
  const shipped = tables.routes.rows.some((row) => (row.lag ?? 0) > 0);
  return new Set([...lagging.map((row) => row.good), ...(shipped ? goods.keys() : [])]);
}

/** Statements of one row that don't go together. */
function* withinTheRow(
  { at, row }: At<"stocks">,
  good: Row<"goods"> | undefined,
  mayBeUnderWay: boolean,
): Iterable<Finding> {
  const spot = (column: string): Spot => ({ table: "stocks", at, column });
  const limit = row.storage_limit;
  if (limit !== undefined && row.opening !== undefined && row.opening > limit) {
    const values = { good: row.good, opening: row.opening, limit };
    yield good?.disposal === "none"
      ? error(spot("opening"), "check.stock.opening-over-limit", values)
      : warning(spot("opening"), "check.stock.opening-over-limit", values);
  }
  for (const column of ["end", "reserve"] as const) {
    const level = row[column];
    const tier = row[`${column}_tier`];
    if (level === undefined && tier !== undefined) {
      yield warning(spot(`${column}_tier`), "check.stock.tier-of-nothing", { column });
    }
    if (limit === undefined || level === undefined || level <= limit) continue;
    // What is still growing or on its way counts towards the end level, and takes no room.
    if (column === "end" && mayBeUnderWay) continue;
    const values = { good: row.good, column, level, limit };
    yield tier === 0
      ? error(spot(column), "check.stock.level-over-limit", values)
      : warning(spot(column), "check.stock.level-over-limit", values);
  }
  if (row.storage_amount !== undefined && row.storage_capacity === undefined) {
    yield error(spot("storage_amount"), "check.stock.amount-of-no-capacity", { good: row.good });
  }
  const stated = [row.opening, row.end, row.reserve, limit, row.storage_capacity];
  if (stated.every((value) => value === undefined)) {
    yield warning({ table: "stocks", at }, "check.stock.nothing", { good: row.good });
  }
}

/** Storage in a capacity that no workplace of the place has: nothing can be stored there. */
function* storageRoom({ at, row }: At<"stocks">, context: Context): Iterable<Finding> {
  const { tables, tree, names, workplaces, doubts } = context;
  const capacity = row.storage_capacity;
  if (capacity === undefined || !names.has("capacities", capacity)) return;
  if (tables.goods.rows.some((each) => each.good === row.good && each.pooled === true)) {
    const spot = { table: "stocks", at, column: "storage_capacity" } as const;
    yield error(spot, "check.stock.pooled-room", { good: row.good, capacity });
    return;
  }
  if (doubts.has("capacities", capacity)) return;
  const rooms = new Set(
    tables.capacities.rows
      .filter((each) => each.capacity === capacity)
      .map((each) => workplaces.get(each.workplace)?.row.place),
  );
  const places = row.place === undefined ? tree.lowest : tree.lowestBelow(row.place);
  const without = places.filter((place) => !rooms.has(place) && !doubts.has("places", place));
  if (without.length === 0) return;
  yield warning({ table: "stocks", at, column: "storage_capacity" }, "check.stock.no-room", {
    good: row.good,
    capacity,
    ...listed(without),
  });
}

/**
 * A row naming a place stands, as a whole, before the row of the region above: what only the latter
 * states doesn't hold in that place.
 */
function* hiddenRows({ tables, tree }: Context): Iterable<Finding> {
  const byGood = new Map<string, Map<string, number>>();
  for (const [at, { good, place }] of tables.stocks.rows.entries()) {
    const ofGood = byGood.get(good) ?? new Map<string, number>();
    byGood.set(good, ofGood.set(place ?? "", at));
  }
  for (const [at, row] of tables.stocks.rows.entries()) {
    if (row.place === undefined) continue;
    const ofGood = byGood.get(row.good)!;
    const above = [...tree.ancestors(row.place), ""].find((place) => ofGood.has(place));
    if (above === undefined) continue;
    const general = tables.stocks.rows[ofGood.get(above)!]!;
    const lost = (
      ["opening", "end", "reserve", "storage_limit", "storage_capacity"] as const
    ).filter((column) => general[column] !== undefined && row[column] === undefined);
    if (lost.length === 0) continue;
    yield warning({ table: "stocks", at, column: lost[0]! }, "check.stock.hidden", {
      good: row.good,
      place: row.place,
      general: keyOf("stocks", general),
      ...listed(lost),
    });
  }
}
