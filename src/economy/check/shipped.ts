import type { Context } from "./context.ts";
import { error, warning, type Finding, type Spot } from "./finding.ts";

/** Shipments that are on their way when the plan begins. */
export function* shipped({ tables, goods, doubts }: Context): Iterable<Finding> {
  const routes = new Map(tables.routes.rows.map((row) => [row.route, row]));
  for (const [at, row] of tables.shipped.rows.entries()) {
    const spot = (column: string): Spot => ({ table: "shipped", at, column });
    const route = routes.get(row.route);
    const good = goods.get(row.good)?.row;
    if (route === undefined || good === undefined) continue;
    if (doubts.has("routes", row.route) || doubts.has("goods", row.good)) continue;
    const values = { route: row.route, good: row.good };
    const { kind, weight, pooled } = good;
    const named =
      route.carries === undefined
        ? weight !== undefined
        : route.carries.includes(row.good) || (kind !== undefined && route.carries.includes(kind));
    if (pooled === true) {
      yield error(spot("good"), "check.shipped.pooled", values);
    } else if (!named) {
      yield error(spot("good"), "check.shipped.not-carried", values);
    }
    const lag = route.lag ?? 0;
    if (row.periods_ago > lag) {
      const found = { ...values, place: route.to, found: row.periods_ago, lag };
      yield warning(spot("periods_ago"), "check.shipped.arrived", found);
    }
  }
}
