import type { Context, Technique } from "./context.ts";
import { error, listed, warning, type Finding } from "./finding.ts";
import { cappedBy, distinctSites, isFree } from "./free.ts";
import { multiplyingSets, type Way } from "./multiply.ts";
import { rowsAt, type Site } from "./sites.ts";

/**
 * Goods out of nothing, by one technique or by several that feed each other. Looked at are the
 * techniques and trades that cost nothing but goods: no hours, no capacity, no limit on what they run, make or
 * use. Several are found by `multiplyingSets`.
 *
 * Places are left aside (goods are taken to move freely), and so are lags. So it is an error where the
 * whole set can run in one place and within one period; otherwise, since it may be meant (herds that
 * grow), a warning.
 */
export function* growth(context: Context): Iterable<Finding> {
  const free = freeWays(context);
  for (const { technique, makes, takes } of free) {
    if (technique === undefined || takes.size > 0 || makes.size === 0) continue;
    yield fromNothing(technique, [...makes.keys()], context);
  }
  const known = new Map<Way, FreeWay>(free.map((way) => [way, way]));
  for (const set of multiplyingSets(free, context.goods.size)) {
    yield multiplication(
      set.map((way) => known.get(way)!),
      context,
    );
  }
}

interface FreeWay extends Way {
  readonly name: string;
  readonly technique?: Technique;
  /** The row of `trade`. */
  readonly trade?: number;
}

function freeWays(context: Context): readonly FreeWay[] {
  const { techniques, doubts, tables } = context;
  const index = new Map([...context.goods.keys()].map((good, i) => [good, i]));
  const capped = cappedBy(context);
  const ways: FreeWay[] = [];
  for (const technique of techniques) {
    const { name } = technique;
    if (capped.runs.has(name) || doubts.has("techniques", name)) continue;
    const isCapped = technique.recipes.some(({ row }) =>
      (row.amount > 0 ? capped.made : capped.used).has(row.good),
    );
    if (isCapped) continue;
    for (const site of distinctSites(technique)) {
      if (isFree(technique, site, context)) {
        ways.push({ name, technique, ...flowsAt(technique, site, context, index) });
      }
    }
  }
  for (const [at, row] of tables.trade.rows.entries()) {
    const good = index.get(row.good);
    const money = index.get(row.currency);
    if (good === undefined || money === undefined || good === money) continue;
    const { import_price: price, export_price: back } = row;
    // Buying below what it sells for is a problem of its own.
    if (price !== undefined && back !== undefined && back > price) continue;
    if (price !== undefined && row.import_limit === undefined && !capped.imported.has(row.good)) {
      const takes = new Map(price > 0 ? [[money, price]] : []);
      ways.push({ name: row.good, takes, makes: new Map([[good, 1]]), trade: at });
    }
    if (back !== undefined && row.export_limit === undefined && !capped.exported.has(row.good)) {
      const makes = new Map(back > 0 ? [[money, back]] : []);
      ways.push({ name: row.good, takes: new Map([[good, 1]]), makes, trade: at });
    }
  }
  return ways;
}

/** What a run takes and makes of each good, net where both fall in the same period. */
function flowsAt(
  technique: Technique,
  site: Site,
  { tree, goods }: Context,
  index: ReadonlyMap<string, number>,
): Way {
  const net = new Map<string, { good: string; amount: number }>();
  const rows = rowsAt(technique.recipes, site, tree, (row) => `${row.good} ${row.place ?? ""}`);
  for (const { row } of rows) {
    const id = `${row.lag ?? 0} ${row.good}`;
    net.set(id, { good: row.good, amount: (net.get(id)?.amount ?? 0) + row.amount });
  }
  const takes = new Map<number, number>();
  const makes = new Map<number, number>();
  for (const { good, amount } of net.values()) {
    const g = index.get(good);
    if (g === undefined) continue;
    if (amount < 0) takes.set(g, (takes.get(g) ?? 0) - amount);
    // What must be used or treated is no gain, but a burden.
    else if (amount > 0 && goods.get(good)!.row.disposal !== "none") {
      makes.set(g, (makes.get(g) ?? 0) + amount);
    }
  }
  return { takes, makes };
}

function fromNothing(technique: Technique, made: readonly number[], { goods }: Context): Finding {
  const names = [...goods.keys()];
  const first = technique.recipes.find(({ row }) => row.good === names[made[0]!]);
  const spot = { table: "recipes", at: first!.at, column: "good" } as const;
  return error(spot, "check.growth.from-nothing", {
    technique: technique.name,
    ...listed(made.map((good) => names[good]!)),
  });
}

function multiplication(set: readonly FreeWay[], context: Context): Finding {
  const goods = [...context.goods.keys()];
  const first = set.find((way) => way.technique !== undefined)?.technique;
  const at = first?.recipes.find(({ row }) => row.amount > 0)?.at;
  const spot =
    at === undefined
      ? ({ table: "trade", at: set[0]!.trade!, column: "good" } as const)
      : ({ table: "recipes", at, column: "good" } as const);
  const made = new Set(set.flatMap((way) => [...way.makes.keys()].map((good) => goods[good]!)));
  const values = {
    ...listed([...new Set(set.map((way) => way.name))]),
    goods: listed([...made]).names,
  };
  return isAtOnce(set) && isTogether(set, [...made], context)
    ? error(spot, "check.growth.multiplies", values)
    : warning(spot, "check.growth.multiplies-in-time", values);
}

/** Whether everything a run takes and makes falls in one period. */
function isAtOnce(set: readonly FreeWay[]): boolean {
  return set.every(({ technique }) => {
    const lags = new Set(technique?.recipes.map(({ row }) => row.lag ?? 0));
    return lags.size <= 1;
  });
}

/** Whether all of the set can run in one place, and what it makes stays there. */
function isTogether(
  set: readonly FreeWay[],
  made: readonly string[],
  { goods, tree, tables }: Context,
): boolean {
  if (made.every((good) => goods.get(good)?.row.pooled === true)) return true;
  if (set.some((way) => way.technique?.recipes.some(({ row }) => row.place !== undefined))) {
    return false;
  }
  const placesOf = ({ technique, trade }: FreeWay) =>
    technique === undefined
      ? tree.lowestBelow(tables.trade.rows[trade!]!.place)
      : technique.sites.sites.map((site) => site.place);
  const shared = set.map(placesOf).reduce((both, places) => {
    const there = new Set(places);
    return both.filter((place) => there.has(place));
  });
  return shared.length > 0;
}
