import { wordsOf } from "../plan/explain/words.ts";
import type { Plan, PlanRow } from "../plan/index.ts";

/** *stocks*: what is kept of each good at each place, at the start and at the end of each period. */
export interface StocksData {
  readonly periods: readonly string[];
  readonly rows: readonly StockRow[];
}

export interface StockRow {
  readonly good: string;
  readonly unit: string;
  /** Null for goods that are everybody's. */
  readonly place: string | null;
  /** At the start of the plan. */
  readonly opening: number;
  /** At the end of each period. */
  readonly closing: readonly number[];
  /** Of the last, what counts towards the end level without being in store: work and shipments under way. */
  readonly underWay: number;
  readonly reserve: number | null;
  readonly limit: number | null;
  /** The level to leave behind, asked of the last closing stock with what is under way. */
  readonly end: number | null;
}

/**
 * Stocks of a plan: those with a reserve, a limit or an end level first, then those that change most (highest
 * − lowest ÷ highest). What is never in store isn't among them.
 */
export function stocksOf({ tables, economy }: Plan): StocksData {
  const words = wordsOf(economy);
  const periods = economy.tables.periods.rows.map(({ period }) => period).sort((a, b) => a - b);
  const at = new Map(periods.map((period, t) => [period, t]));
  const keyOf = ({ good, place }: { readonly good: string; readonly place?: string }) =>
    JSON.stringify([good, place ?? null]);
  const ends = new Map(
    tables.keeping.flatMap(({ kind, what, where, required }) =>
      kind === "end"
        ? [[keyOf({ good: what, ...(where === undefined ? {} : { place: where }) }), required]]
        : [],
    ),
  );
  const openings = new Map(
    tables.balances.flatMap((row) =>
      row.period === periods[0] ? [[keyOf(row), row.opening]] : [],
    ),
  );
  const groups = new Map<string, PlanRow<"stocks">[]>();
  for (const row of tables.stocks) {
    groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  }
  const rows = [...groups].map(([key, of]): StockRow => {
    const { good, place, reserve, storage_limit: limit } = of[0]!;
    const closing = periods.map(() => 0);
    for (const row of of) closing[at.get(row.period)!] = row.closing;
    return {
      good: words.good(good),
      unit: words.unit(good),
      place: place === undefined ? null : words.place(place),
      opening: openings.get(key) ?? 0,
      closing,
      underWay: of.reduce((sum, row) => sum + row.under_way, 0),
      reserve: reserve ?? null,
      limit: limit ?? null,
      end: ends.get(key) ?? null,
    };
  });
  return {
    periods: periods.map((period) => words.period(period)),
    rows: rows
      .filter((row) => isKept(row) || row.closing.some((amount) => amount > 0))
      .sort((a, b) => Number(isKept(b)) - Number(isKept(a)) || swing(b) - swing(a)),
  };
}

function isKept({ reserve, limit, end }: StockRow): boolean {
  return reserve !== null || limit !== null || end !== null;
}

function swing({ opening, closing }: StockRow): number {
  const most = Math.max(opening, ...closing);
  return most > 0 ? (most - Math.min(opening, ...closing)) / most : 0;
}
