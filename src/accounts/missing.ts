/** What hasn't been reported, as far as the rest shows: shown, never filled in. */
import { placeTree } from "../economy/place-tree.ts";
import type { Account } from "./account.ts";
import { pairOf } from "./balances/shipments.ts";
import type { Statement } from "./balances/statements.ts";

export interface Missing {
  /**
   * Lowest places of which nothing at all is stated for a period, and workplaces of which something is in the same
   * season of another year.
   */
  readonly silent: readonly { readonly holder: string; readonly periods: readonly number[] }[];
  /** Stocks that are stated, and not nothing, in the period before or after, and not in these. */
  readonly gaps: readonly {
    readonly holder: string;
    readonly what: "opening" | "closing";
    readonly of: string;
    readonly periods: readonly number[];
  }[];
  /** Shipments of which only one end reports. */
  readonly oneSided: readonly {
    readonly from: string;
    readonly to: string;
    readonly of: string;
    readonly period: number;
    /** The end that is silent. */
    readonly silent: "from" | "to";
  }[];
}

/** Periods are those of the economy, by number. */
export function missingIn({ economy, sifted, periods, first, last }: Account): Missing {
  const { statements } = sifted;
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const numbersOf = (indices: readonly number[]) => indices.map((t) => periods[t]!);
  const spoken = new Map<string, Set<number>>();
  const stocks = new Map<string, { row: Statement; periods: Set<number>; full: Set<number> }>();
  for (const place of placeTree(economy).lowest) spoken.set(place, new Set());
  const places = new Map(economy.tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  for (const statement of statements) {
    const { by, about, what, of, period } = statement;
    for (const holder of new Set([by, about])) {
      if (!places.has(holder) && !spoken.has(holder)) continue;
      spoken.set(holder, (spoken.get(holder) ?? new Set()).add(period));
    }
    // Whoever speaks for a workplace speaks for something of its place.
    const place = places.get(about);
    if (place !== undefined) spoken.get(place)?.add(period);
    if (what !== "opening" && what !== "closing") continue;
    const key = JSON.stringify([about, what, of]);
    const known = stocks.get(key) ?? { row: statement, periods: new Set(), full: new Set() };
    known.periods.add(period);
    if (statement.value > 0) known.full.add(period);
    stocks.set(key, known);
  }
  const seasons = new Map(economy.tables.periods.rows.map((row) => [row.period, row.season]));
  const seasonOf = (t: number) => seasons.get(periods[t]!);
  const isExpected = (holder: string, t: number, reported: ReadonlySet<number>) =>
    !places.has(holder) ||
    [...reported].some((other) => seasonOf(other) !== undefined && seasonOf(other) === seasonOf(t));
  return {
    silent: [...spoken].flatMap(([holder, reported]) => {
      const missing = all.filter((t) => !reported.has(t) && isExpected(holder, t, reported));
      return missing.length === 0 ? [] : [{ holder, periods: numbersOf(missing) }];
    }),
    gaps: [...stocks.values()].flatMap(({ row, periods: reported, full }) => {
      const missing = all.filter((t) => !reported.has(t) && (full.has(t - 1) || full.has(t + 1)));
      // Of a holder that is silent altogether, it is said once.
      const own = missing.filter((t) => spoken.get(row.about)?.has(t) === true);
      if (own.length === 0) return [];
      const what = row.what as "opening" | "closing";
      return [{ holder: row.about, what, of: row.of, periods: numbersOf(own) }];
    }),
    oneSided: oneSided(economy, statements, periods, { first, last }),
  };
}

/** A shipment on a route arrives after its lag: before that, the receiver has nothing to say. */
function oneSided(
  { tables }: Account["economy"],
  statements: readonly Statement[],
  periods: readonly number[],
  { first, last }: Pick<Account, "first" | "last">,
): Missing["oneSided"] {
  const places = new Map(tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  const placeOf = (holder: string) => places.get(holder) ?? holder;
  const lags = new Map<string, Set<number>>();
  for (const { from, to, lag = 0 } of tables.routes.rows) {
    const key = JSON.stringify([from, to]);
    lags.set(key, (lags.get(key) ?? new Set()).add(lag));
  }
  const lagsOf = (from: string, to: string) => [
    ...(lags.get(JSON.stringify([placeOf(from), placeOf(to)])) ?? [0]),
  ];
  const keyOf = (what: string, from: string, to: string, of: string, period: number) =>
    JSON.stringify([what, from, to, of, period]);
  const said = new Set<string>();
  for (const statement of statements) {
    const pair = pairOf(statement);
    if (pair === undefined) continue;
    said.add(keyOf(statement.what, pair.from, pair.to, statement.of, statement.period));
  }
  return statements.flatMap((statement) => {
    const pair = pairOf(statement);
    if (pair === undefined || statement.value === 0) return [];
    const { what, of, period } = statement;
    const { from, to } = pair;
    const other = what === "sent" ? "received" : "sent";
    const sign = what === "sent" ? 1 : -1;
    const times = lagsOf(from, to).map((lag) => period + sign * lag);
    // What is still under way, or left before the account begins, has no other end in it.
    if (times.some((t) => t > last || t < first)) return [];
    if (times.some((t) => said.has(keyOf(other, from, to, of, t)))) return [];
    const silent = what === "sent" ? ("to" as const) : ("from" as const);
    return [{ from, to, of, period: periods[period]!, silent }];
  });
}
