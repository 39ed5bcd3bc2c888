import type { Row } from "../economy/types.ts";
import { found, type Resolved } from "./resolve.ts";

/** A route, and what may go on it. */
export interface Route {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly goods: readonly number[];
  /** Tonnes per period of departure; absent: not limited. */
  readonly capacity?: number;
  readonly lag: number;
  readonly loss: number;
  readonly draws: readonly Draw[];
  /** What was sent before the first period; `arrives` is a period index, negative where it has arrived. */
  readonly shipped: readonly {
    readonly good: number;
    readonly amount: number;
    readonly arrives: number;
  }[];
}

/** What a route takes per tonne sent: of an account, or hours of a skill at a place. */
export interface Draw {
  readonly account?: number;
  readonly skill?: number;
  readonly place: number;
  readonly amount: number;
  /** `from`: in the period of departure; `to`: in that of arrival. */
  readonly at: "from" | "to";
}

/** What may be imported and exported where and when. */
export interface Trade {
  readonly account: number;
  readonly place: number;
  readonly good: number;
  readonly period: number;
  readonly currency: number;
  readonly importPrice?: number;
  readonly exportPrice?: number;
  readonly importLimit?: number;
  readonly exportLimit?: number;
}

export function routesOf(resolved: Resolved): readonly Route[] {
  const { tables } = resolved.economy;
  const draws = new Map<string, Row<"route_draws">[]>();
  for (const row of tables.route_draws.rows) {
    draws.set(row.route, [...(draws.get(row.route) ?? []), row]);
  }
  const shipped = new Map<string, Row<"shipped">[]>();
  for (const row of tables.shipped.rows) {
    shipped.set(row.route, [...(shipped.get(row.route) ?? []), row]);
  }
  return tables.routes.rows.map((row): Route => {
    const lag = row.lag ?? 0;
    const from = found(resolved.placeIndex, row.from);
    const to = found(resolved.placeIndex, row.to);
    return {
      name: row.route,
      from,
      to,
      goods: carriedBy(row, resolved),
      lag,
      loss: row.loss ?? 0,
      draws: (draws.get(row.route) ?? []).map((draw) => drawOf(draw, from, to, resolved)),
      shipped: (shipped.get(row.route) ?? []).map(({ good, amount, periods_ago: ago }) => ({
        good: found(resolved.goodIndex, good),
        amount,
        arrives: lag - ago,
      })),
      ...(row.capacity === undefined ? {} : { capacity: row.capacity }),
    };
  });
}

/** Empty `carries`: every good with a weight. */
function carriedBy(row: Row<"routes">, { goods }: Resolved): readonly number[] {
  const names = row.carries === undefined ? undefined : new Set(row.carries);
  return goods.flatMap((good, g) => {
    const carried =
      names === undefined
        ? good.weight !== undefined
        : names.has(good.name) || (good.kind !== undefined && names.has(good.kind));
    return carried && !good.pooled ? [g] : [];
  });
}

function drawOf(row: Row<"route_draws">, from: number, to: number, resolved: Resolved): Draw {
  const at = row.at ?? "from";
  const place = at === "from" ? from : to;
  const good = resolved.goodIndex.get(row.what);
  return {
    at,
    place,
    amount: row.amount,
    ...(good === undefined
      ? { skill: found(resolved.skillIndex, row.what) }
      : { account: resolved.accountAt(good, place) }),
  };
}

/** The row that stands for each place, good and period: the nearest place first, then its own period. */
export function tradesOf(resolved: Resolved): readonly Trade[] {
  const { tree, places, economy } = resolved;
  const cells = new Map<string, { rank: number; row: Row<"trade"> }>();
  for (const row of economy.tables.trade.rows) {
    const good = found(resolved.goodIndex, row.good);
    for (const place of resolved.placesOf(row.place)) {
      const name = places[place]!;
      const above = name === row.place ? 0 : 1 + tree.ancestors(name).indexOf(row.place);
      for (const t of resolved.periodsOf(row.period)) {
        const key = `${place} ${good} ${t}`;
        const rank = 2 * above + (row.period === undefined ? 1 : 0);
        const standing = cells.get(key);
        if (standing === undefined || rank < standing.rank) cells.set(key, { rank, row });
      }
    }
  }
  return [...cells]
    .map(([key, { row }]): Trade => {
      const [place, good, period] = key.split(" ").map(Number) as [number, number, number];
      const currency = found(resolved.goodIndex, row.currency);
      return {
        account: resolved.accountAt(good, place),
        place,
        good,
        period,
        currency: resolved.accountAt(currency, place),
        ...(row.import_price === undefined ? {} : { importPrice: row.import_price }),
        ...(row.export_price === undefined ? {} : { exportPrice: row.export_price }),
        ...(row.import_limit === undefined ? {} : { importLimit: row.import_limit }),
        ...(row.export_limit === undefined ? {} : { exportLimit: row.export_limit }),
      };
    })
    .sort((a, b) => a.account - b.account || a.period - b.period);
}
