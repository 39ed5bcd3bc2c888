/** Work and shipments that were begun before now and are not yet done: `started` and `shipped`. */
import type { Row } from "../../economy/types.ts";
import type { Past } from "./past.ts";

/** Runs of which something still falls now or later. */
export function startedAfter({ economy, resolved, gone, runs }: Past): readonly Row<"started">[] {
  const known = new Map(economy.tables.started.rows.map((row) => [identity(row), row]));
  return runs.flatMap(({ site: s, start, amount }) => {
    const { technique, where, longestLag } = resolved.sites[s]!;
    const ago = gone - start;
    if (longestLag < ago) return [];
    const before = known.get(identity({ technique, where, periods_ago: -start }));
    return [{ ...before, technique, where, periods_ago: ago, amount }];
  });
}

function identity(row: Pick<Row<"started">, "technique" | "where" | "periods_ago">): string {
  return JSON.stringify([row.technique, row.where, row.periods_ago]);
}

/** Shipments that arrive now or later. */
export function shippedAfter({ economy, gone, sent }: Past): readonly Row<"shipped">[] {
  const lags = new Map(economy.tables.routes.rows.map((row) => [row.route, row.lag ?? 0]));
  return sent.flatMap(({ route, good, start, amount }) => {
    const ago = gone - start;
    return lags.get(route)! < ago ? [] : [{ route, good, periods_ago: ago, amount }];
  });
}
