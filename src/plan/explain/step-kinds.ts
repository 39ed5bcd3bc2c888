/** For each kind of scarce thing: the change that gives one more of it, and the change in words. */
import { keyColumns, keyOf } from "../../economy/keys.ts";
import type { Change } from "../../economy/patch/index.ts";
import type { TableName } from "../../economy/tables.ts";
import type { Row } from "../../economy/types.ts";
import { message, type Message } from "../../messages/index.ts";
import type { Resolved } from "../resolve.ts";
import { stockRows } from "../stock-rows.ts";
import type { Plan } from "../types.ts";
import type { Scarce } from "./prices.ts";
import type { Words } from "./words.ts";

export interface Context {
  readonly plan: Plan;
  readonly resolved: Resolved;
  readonly words: Words;
}

export interface Made {
  readonly size: number;
  /** What is changed, in words. */
  readonly words: Message;
  readonly changes: readonly Change[];
}

export const makeStep: Readonly<
  Record<string, (scarce: Scarce, price: number, context: Context) => Made | undefined>
> = {
  capacity: ({ what, where }, _, { plan, words }) => {
    const rows = plan.economy.tables.capacities.rows.filter(
      (row) => row.workplace === where && row.capacity === what,
    );
    const now = Math.max(0, ...rows.map(({ amount }) => amount));
    const size = sizeOf(now);
    return {
      size,
      words: message("explain.step-capacity", {
        ...sizeWords(size, now),
        capacity: what,
        workplace: words.workplace(where),
      }),
      changes: rows.map((row) => raise("capacities", row, "amount", row.amount + size)),
    };
  },
  storage: ({ what, where }, price, context) => {
    const workplace = context.resolved.installed.find(
      (item) => item.capacity === what && context.resolved.places[item.place] === where,
    )?.workplace;
    return workplace === undefined
      ? undefined
      : makeStep["capacity"]!(
          { family: "capacity", what, where: workplace, period: undefined },
          price,
          context,
        );
  },
  labour: ({ what, where }, _, { plan, resolved, words }) => {
    const all = plan.economy.tables.workforce.rows.filter((row) => row.skill === what);
    const here = all.filter((row) => covers(resolved, row.place, where));
    const hours = (here.length > 0 ? here : all).reduce(
      (most, row) => Math.max(most, row.hours),
      0,
    );
    if (hours === 0) return undefined;
    const said = { skill: words.skill(what), place: words.place(where), hours };
    // Rows add up, and those of a period stand before those without: one person more has one of each.
    const changes = [...new Set([undefined, ...here.map((row) => row.period)])].flatMap(
      (period) => {
        const own = here.find((row) => row.place === where && row.period === period);
        if (own !== undefined) return [raise("workforce", own, "people", own.people + 1)];
        const named = period === undefined ? {} : { period };
        return add("workforce", { place: where, skill: what, people: 1, hours, ...named });
      },
    );
    return { size: hours, words: message("explain.step-labour", said), changes };
  },
  "secondment-limit": ({ what, where }, _, { plan, words }) => {
    const row = plan.economy.tables.secondments.rows.find(
      ({ from, to, skill }) => skill === what && `${from} → ${to}` === where,
    );
    const now = row?.limit;
    if (row === undefined || now === undefined) return undefined;
    const size = sizeOf(now);
    return {
      size,
      words: message("explain.step-secondment", {
        ...sizeWords(size, now),
        skill: words.skill(what),
        way: words.way(where),
      }),
      changes: [raise("secondments", row, "limit", now + size)],
    };
  },
  "route-capacity": ({ what }, _, { plan }) => {
    const row = plan.economy.tables.routes.rows.find(({ route }) => route === what);
    if (row?.capacity === undefined) return undefined;
    const size = sizeOf(row.capacity);
    return {
      size,
      words: message("explain.step-route", { ...sizeWords(size, row.capacity), route: what }),
      changes: [raise("routes", row, "capacity", row.capacity + size)],
    };
  },
  limit: ({ what, where }, price, { plan }) => {
    const side = price > 0 ? "maximum" : "minimum";
    const rows = plan.economy.tables.limits.rows.flatMap((row) => {
      const now = row[side];
      const same = row.limit === what && (row.place ?? "") === where;
      return same && now !== undefined ? [{ row, now }] : [];
    });
    const [first] = rows;
    if (first === undefined) return undefined;
    const size = sizeOf(Math.abs(first.now));
    const further = side === "maximum" ? size : -size;
    return {
      size,
      words: message("explain.step-limit", { ...sizeWords(size, first.now), side, limit: what }),
      changes: rows.map(({ row, now }) => raise("limits", row, side, now + further)),
    };
  },
  "storage-limit": ({ what, where }, _, context) => {
    const row = standingStock(context.resolved, what, where);
    if (row?.storage_limit === undefined) return undefined;
    const size = sizeOf(row.storage_limit);
    return {
      size,
      words: message(
        "explain.step-storage",
        goodWords(size, row.storage_limit, what, where, context),
      ),
      changes: [raise("stocks", row, "storage_limit", row.storage_limit + size)],
    };
  },
  end: (scarce, _, context) => keepingStep("end", scarce, context),
  reserve: (scarce, _, context) => keepingStep("reserve", scarce, context),
  "capacity-end": ({ what, where }, _, { plan, words }) => {
    const row = plan.economy.tables.capacities.rows.find(
      (each) => each.workplace === where && each.capacity === what && each.end !== undefined,
    );
    if (row?.end === undefined) return undefined;
    const size = Math.min(row.end, sizeOf(row.end));
    return {
      size,
      words: message("explain.step-capacity-end", {
        ...sizeWords(size, row.end),
        capacity: what,
        workplace: words.workplace(where),
      }),
      changes: [raise("capacities", row, "end", row.end - size)],
    };
  },
  "import-limit": (scarce, _, context) => tradeStep("import_limit", scarce, context),
  "export-limit": (scarce, _, context) => tradeStep("export_limit", scarce, context),
  "goods-balance": ({ what, where }, _, context) => {
    const { plan, resolved } = context;
    const throughput = plan.tables.balances
      .filter((row) => row.good === what && (row.place ?? "") === where)
      .reduce((most, row) => Math.max(most, row.opening + row.made + row.arrived), 0);
    const size = sizeOf(throughput);
    const row = standingStock(resolved, what, where);
    const own = (row?.place ?? "") === where;
    const now = row?.opening ?? 0;
    const named = where === "" ? {} : { place: where };
    return {
      size,
      words: message("explain.step-stock", goodWords(size, now, what, where, context)),
      changes:
        row !== undefined && own
          ? [raise("stocks", row, "opening", now + size)]
          : add("stocks", { ...row, ...named, good: what, opening: now + size }),
    };
  },
};

/** Less asked to be left, or kept. */
function keepingStep(
  column: "end" | "reserve",
  { what, where }: Scarce,
  context: Context,
): Made | undefined {
  const row = standingStock(context.resolved, what, where);
  const now = row?.[column];
  if (row === undefined || now === undefined) return undefined;
  const size = Math.min(now, sizeOf(now));
  return {
    size,
    words: message("explain.step-keeping", {
      ...goodWords(size, now, what, where, context),
      kind: column,
    }),
    changes: [raise("stocks", row, column, now - size)],
  };
}

function tradeStep(
  column: "import_limit" | "export_limit",
  { what, where }: Scarce,
  context: Context,
): Made | undefined {
  const { plan, resolved } = context;
  const nearest = nearestPlace(
    resolved,
    where,
    plan.economy.tables.trade.rows.flatMap((row) => (row.good === what ? [row.place] : [])),
  );
  const rows = plan.economy.tables.trade.rows.filter(
    (row) => row.good === what && row.place === nearest && row[column] !== undefined,
  );
  const now = Math.max(0, ...rows.map((row) => row[column] ?? 0));
  const size = sizeOf(now);
  if (rows.length === 0) return undefined;
  const key = column === "import_limit" ? "explain.step-import" : "explain.step-export";
  return {
    size,
    words: message(key, goodWords(size, now, what, where, context)),
    changes: rows.map((row) => raise("trade", row, column, (row[column] ?? 0) + size)),
  };
}

function goodWords(size: number, now: number, good: string, place: string, { words }: Context) {
  return {
    ...sizeWords(size, now),
    ...words.at(place),
    good: words.good(good),
    unit: words.unit(good),
  };
}

/** One unit; 1 % where one unit is little, or nearly everything there is. */
function sizeOf(now: number): number {
  return now > 100 || (now > 0 && now < 1) ? now / 100 : 1;
}

function sizeWords(size: number, now: number) {
  return { size, now, more: size === 1 ? "one" : "percent" };
}

/** Whether a place is the one named, or lies in the region named. */
function covers(resolved: Resolved, named: string | undefined, place: string): boolean {
  const index = resolved.placeIndex.get(place);
  return index !== undefined && resolved.placesOf(named).includes(index);
}

/** Of the places named, the one whose rows stand for a place: itself, or the nearest region above. */
function nearestPlace(
  { tree }: Resolved,
  place: string,
  named: readonly string[],
): string | undefined {
  return [place, ...tree.ancestors(place)].find((each) => named.includes(each));
}

/** The row of `stocks` that stands for a good at a place. */
export function standingStock(
  resolved: Resolved,
  good: string,
  place: string,
): Row<"stocks"> | undefined {
  const g = resolved.goodIndex.get(good)!;
  return stockRows(resolved).get(resolved.accountAt(g, resolved.placeIndex.get(place) ?? 0));
}

function raise<T extends TableName>(table: T, row: Row<T>, column: string, value: number): Change {
  return { action: "set", table, key: keyOf(table, row), column, value: String(value) };
}

function add<T extends TableName>(table: T, row: Row<T>): readonly Change[] {
  const key = keyOf(table, row);
  const keys = new Set(keyColumns(table));
  return Object.entries(row)
    .filter(([column]) => !keys.has(column))
    .map(([column, value]) => ({ action: "add", table, key, column, value: String(value) }));
}
