import type { At, Context } from "./context.ts";
import { error, listed, warning, type Finding, type Spot } from "./finding.ts";

export function* routes(context: Context): Iterable<Finding> {
  const { tables, periods, doubts } = context;
  const drawing = new Set(tables.route_draws.rows.map((row) => row.route));
  const weighed = [...context.goods.values()].some(({ row }) => row.weight !== undefined);
  const ofKind = kindMembers(context);
  for (const [at, row] of tables.routes.rows.entries()) {
    const spot = (column: string): Spot => ({ table: "routes", at, column });
    const { route, from, to, lag = 0 } = row;
    if (from === to) yield error(spot("to"), "check.route.circle", { route, place: from });
    if (lag >= periods.length && periods.length > 0) {
      yield warning(spot("lag"), "check.route.too-late", { route, lag, count: periods.length });
    }
    if (row.loss === 1) yield warning(spot("loss"), "check.route.loses-all", { route });
    if (row.carries === undefined) {
      if (!weighed && !doubts.has("routes", route)) {
        yield warning(spot("carries"), "check.route.carries-nothing", { route });
      }
      continue;
    }
    yield* carried({ at, row }, row.capacity !== undefined || drawing.has(route), context, ofKind);
  }
}

function kindMembers({ goods }: Context): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const [good, { row }] of goods) {
    if (row.kind === undefined) continue;
    const same = members.get(row.kind);
    if (same === undefined) members.set(row.kind, [good]);
    else same.push(good);
  }
  return members;
}

/** Every good that a route names: it can be shipped, and weighed where tonnes count. */
function* carried(
  { at, row }: At<"routes">,
  byWeight: boolean,
  { goods, doubts }: Context,
  ofKind: ReadonlyMap<string, readonly string[]>,
): Iterable<Finding> {
  const spot = { table: "routes", at, column: "carries" } as const;
  const { route } = row;
  const unweighed = new Set<string>();
  for (const name of row.carries ?? []) {
    const members = ofKind.get(name) ?? [];
    const good = goods.get(name);
    if (good !== undefined && members.some((member) => member !== name)) {
      yield warning(spot, "check.route.good-and-kind", { route, name, ...listed(members) });
    }
    const named = [...(good === undefined ? [] : [name]), ...members];
    if (named.length > 0 && named.every((each) => goods.get(each)?.row.pooled === true)) {
      yield error(spot, "check.route.pooled", { route, name });
    }
    for (const each of named) {
      const { weight, pooled } = goods.get(each)!.row;
      if (weight === undefined && pooled !== true && !doubts.has("goods", each))
        unweighed.add(each);
    }
  }
  if (byWeight && unweighed.size > 0) {
    yield error(spot, "check.route.no-weight", { route, ...listed([...unweighed]) });
  }
}

export function* goods({ tables, doubts, goods: known }: Context): Iterable<Finding> {
  for (const [at, { good, weight, pooled }] of tables.goods.rows.entries()) {
    if (pooled === true && weight !== undefined && !doubts.has("goods", good)) {
      yield warning({ table: "goods", at, column: "weight" }, "check.good.pooled-weight", { good });
    }
  }
  for (const [at, { good, place }] of tables.recipes.rows.entries()) {
    if (place === undefined || doubts.has("goods", good)) continue;
    if (known.get(good)?.row.pooled === true) {
      yield warning({ table: "recipes", at, column: "place" }, "check.good.pooled-place", {
        good,
        place,
      });
    }
  }
}

export function* trade(context: Context): Iterable<Finding> {
  for (const [at, row] of context.tables.trade.rows.entries()) {
    const spot = (column: string): Spot => ({ table: "trade", at, column });
    const { good, currency, import_price: price, export_price: back } = row;
    const money = context.goods.get(currency)?.row;
    if (money !== undefined && money.pooled !== true && !context.doubts.has("goods", currency)) {
      yield error(spot("currency"), "check.trade.not-pooled", { currency });
    }
    if (good === currency) yield error(spot("currency"), "check.trade.itself", { good });
    if (price === undefined && back === undefined) {
      yield warning(spot("import_price"), "check.trade.closed", { good });
    }
    if (price === undefined && row.import_limit !== undefined) {
      yield warning(spot("import_limit"), "check.trade.limit-of-closed", { good, way: "import" });
    }
    if (back === undefined && row.export_limit !== undefined) {
      yield warning(spot("export_limit"), "check.trade.limit-of-closed", { good, way: "export" });
    }
    if (price === 0 && row.import_limit === undefined) {
      yield warning(spot("import_price"), "check.trade.free", { good });
    }
    if (price !== undefined && back !== undefined && back > price) {
      const values = { good, price, back };
      yield row.import_limit === undefined && row.export_limit === undefined
        ? error(spot("export_price"), "check.trade.money-machine", values)
        : warning(spot("export_price"), "check.trade.money-machine", values);
    }
  }
}
