/** What could be lost, ranked by the value of what comes through it. */
import { keyOf } from "../../economy/keys.ts";
import type { Change } from "../../economy/patch/index.ts";
import { placeTree } from "../../economy/place-tree.ts";
import { message, type Message } from "../../messages/index.ts";
import { pricesOfLevel, type Prices } from "../explain/prices.ts";
import { resolve } from "../resolve.ts";
import type { Flow, Site } from "../resolve/resolved.ts";
import { sorted } from "../sorted.ts";
import type { Plan } from "../types.ts";

/** The loss of one thing, for the whole horizon. */
export interface Candidate {
  readonly kind: "route" | "imports" | "people" | "capacity";
  readonly words: Message;
  readonly changes: readonly Change[];
  /** By stage, in the order in which stages are decided: what comes through it × its shadow price there. */
  readonly worth: readonly number[];
}

/** So much of a good where it is wanted; `place` is empty for pooled goods. */
interface Arriving {
  readonly good: string;
  readonly place: string;
  readonly period: number;
  readonly amount: number;
}

/** Below this share of a level's largest worth, a difference is rounding. */
const same = 1e-9;

/**
 * Every route, source of imports, skill of a place and capacity of a workplace that the plan uses, dearest
 * first: by the first stage whose prices tell two of them apart.
 */
export function candidatesOf(plan: Plan): readonly Candidate[] {
  const context = contextOf(plan);
  const all = [...routes(context), ...imports(context), ...people(context), ...capacities(context)];
  const largest = context.stages.map((_, s) =>
    all.reduce((most, { worth }) => Math.max(most, worth[s]!), 0),
  );
  return all
    .map((each) => ({ ...each, key: JSON.stringify(each.changes) }))
    .sort((a, b) => {
      const s = largest.findIndex(
        (most, at) => Math.abs(a.worth[at]! - b.worth[at]!) > same * most,
      );
      return s < 0 ? (a.key < b.key ? -1 : 1) : b.worth[s]! - a.worth[s]!;
    })
    .map(({ kind, words, changes, worth }) => ({ kind, words, changes, worth }));
}

type Context = ReturnType<typeof contextOf>;

function contextOf(plan: Plan) {
  const resolved = resolve(sorted(plan.economy));
  const stages = stagesIn(plan);
  const pooled = new Set(
    plan.economy.tables.goods.rows.flatMap(({ good, pooled: is }) => (is === true ? [good] : [])),
  );
  const atPrices = (prices: Prices, arriving: readonly Arriving[]) =>
    arriving.reduce((sum, { good, place, period, amount }) => {
      const where = pooled.has(good) ? "" : place;
      const price = prices.of({ family: "goods-balance", what: good, where, period });
      return sum + amount * Math.max(0, price);
    }, 0);
  const worth = (arriving: readonly Arriving[]) =>
    stages.map((levels) =>
      levels.reduce((sum, prices) => {
        const lost = atPrices(prices, arriving);
        const { kind, value } = prices.level;
        // A guaranteed fulfilment can't fall below nothing.
        return sum + (kind === "tier" ? Math.min(lost, Math.max(0, value)) : lost);
      }, 0),
    );
  const siteOf = new Map(
    resolved.sites.map((site) => [JSON.stringify([site.technique, site.where]), site]),
  );
  return { plan, resolved, stages, worth, siteOf, tree: placeTree(plan.economy) };
}

/** The levels of each tier, and of each stage of the goals: those of one tier are all fulfilments. */
function stagesIn(plan: Plan): readonly (readonly Prices[])[] {
  const rows = plan.tables.levels;
  return groupedBy(rows, ({ kind, stage }) => [kind, String(stage)]).map((levels) =>
    levels.map(({ level }) => pricesOfLevel(plan, level)!),
  );
}

function routes({ plan, worth }: Context): readonly Candidate[] {
  return plan.economy.tables.routes.rows.flatMap((row) => {
    const through = plan.tables.shipments.filter(
      ({ route, sent }) => route === row.route && sent > 0,
    );
    if (through.length === 0) return [];
    const arriving = through.flatMap(({ good, to, arrives, arriving: amount }) =>
      arrives === undefined ? [] : [{ good, place: to, period: arrives, amount }],
    );
    return [
      {
        kind: "route" as const,
        words: message("stress.loss.route", { route: row.route }),
        changes: [nothing("routes", keyOf("routes", row), "capacity")],
        worth: worth(arriving),
      },
    ];
  });
}

function imports({ plan, tree, worth }: Context): readonly Candidate[] {
  const sources = groupedBy(
    plan.economy.tables.trade.rows.filter((row) => row.import_price !== undefined),
    ({ place, good }) => [place, good],
  );
  return sources.flatMap((rows) => {
    const { place, good } = rows[0]!;
    const arriving = plan.tables.trade
      .filter((row) => row.good === good && row.imported > 0)
      .filter((row) => row.place === place || tree.ancestors(row.place).includes(place))
      .map((row) => ({ good, place: row.place, period: row.period, amount: row.imported }));
    if (arriving.length === 0) return [];
    return [
      {
        kind: "imports" as const,
        words: message("stress.loss.imports", { good, place }),
        changes: rows.map((row) => nothing("trade", keyOf("trade", row), "import_limit")),
        worth: worth(arriving),
      },
    ];
  });
}

function people(context: Context): readonly Candidate[] {
  const { plan, resolved, worth } = context;
  const stated = groupedBy(plan.economy.tables.workforce.rows, ({ place, skill }) => [
    place,
    skill,
  ]);
  return stated.flatMap((rows) => {
    const { place, skill } = rows[0]!;
    const isAtWork = plan.tables.hours.some(
      (row) =>
        row.place === place &&
        row.skill === skill &&
        row.needed - row.covered + row.lent + row.seconded > 0,
    );
    if (!isAtWork) return [];
    const asks = (site: Site) =>
      resolved.places[site.place] === place &&
      site.work.some(({ target }) => resolved.skills[target]!.name === skill);
    return [
      {
        kind: "people" as const,
        words: message("stress.loss.people", { skill, place }),
        changes: rows.map((row) => nothing("workforce", keyOf("workforce", row), "people")),
        worth: worth(madeWhere(context, asks)),
      },
    ];
  });
}

function capacities(context: Context): readonly Candidate[] {
  const { plan, resolved, worth } = context;
  const installed = groupedBy(plan.economy.tables.capacities.rows, ({ workplace, capacity }) => [
    workplace,
    capacity,
  ]);
  return installed.flatMap((rows) => {
    const { workplace, capacity } = rows[0]!;
    const isUsed = plan.tables.capacities.some(
      (row) => row.workplace === workplace && row.capacity === capacity && row.used > 0,
    );
    if (!isUsed) return [];
    const uses = (site: Site) =>
      site.where === workplace &&
      site.uses.some(({ target }) => resolved.installed[target]!.capacity === capacity);
    return [
      {
        kind: "capacity" as const,
        words: message("stress.loss.capacity", { capacity, workplace }),
        changes: rows.map((row) => nothing("capacities", keyOf("capacities", row), "amount")),
        worth: worth(madeWhere(context, uses)),
      },
    ];
  });
}

/** What runs at some sites bring within the horizon. */
function madeWhere(
  { plan, resolved, siteOf }: Context,
  counts: (site: Site) => boolean,
): readonly Arriving[] {
  const { periods } = resolved;
  const at = new Map(periods.map((period, t) => [period, t]));
  return plan.tables.activities.flatMap(({ technique, where, period, runs }) => {
    const site = siteOf.get(JSON.stringify([technique, where]));
    if (site === undefined || !counts(site)) return [];
    return site.recipe.flatMap(({ target, lag, amounts }: Flow) => {
      const t = at.get(period)! + lag;
      const amount = runs * (amounts[t] ?? 0);
      if (t >= periods.length || amount <= 0) return [];
      const account = resolved.accounts[target]!;
      const place = account.place < 0 ? "" : resolved.places[account.place]!;
      const good = resolved.goods[account.good]!.name;
      return [{ good, place, period: periods[t]!, amount }];
    });
  });
}

function nothing(table: Change["table"], key: string, column: string): Change {
  return { table, key, column, value: "0" };
}

function groupedBy<R>(
  rows: readonly R[],
  identity: (row: R) => readonly string[],
): readonly (readonly R[])[] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = JSON.stringify(identity(row));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
