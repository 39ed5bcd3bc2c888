import type { Row } from "../types.ts";
import type { Context, Technique } from "./context.ts";
import { listed, warning, type Finding } from "./finding.ts";
import { supplyOf, type Supply } from "./supply.ts";

/** Goods that nothing can provide, or not where they are needed; and goods that must be used and can't be. */
export function* obtainable(context: Context): Iterable<Finding> {
  yield* unusable(context);
  const supply = supplyOf(context);
  if (supply === undefined) return;
  yield* sourceless(context, supply);
  // A route whose row is mistaken may be the one that is missed.
  const { tables, doubts } = context;
  if (tables.routes.rows.some((row) => doubts.has("routes", row.route))) return;
  yield* outOfReach(context, supply);
  for (const technique of context.techniques) yield* starved(technique, context, supply);
}

/** Goods that somebody asks for and nothing makes, imports or holds. */
function* sourceless(context: Context, supply: Supply): Iterable<Finding> {
  const { tables, goods, doubts, techniques } = context;
  const wanting = new Map<string, Set<string>>();
  const want = (good: string, by: string) => {
    if (supply.hasSource(good) || doubts.has("goods", good)) return;
    wanting.set(good, (wanting.get(good) ?? new Set<string>()).add(by));
  };
  for (const row of tables.needs.rows) if (asksFor(row)) want(row.good, row.need);
  for (const { name, recipes } of techniques) {
    for (const { row } of recipes) if (row.amount < 0) want(row.good, name);
  }
  for (const row of tables.stocks.rows) {
    if ((row.end ?? 0) > 0 || (row.reserve ?? 0) > 0) want(row.good, row.good);
  }
  for (const row of tables.route_draws.rows) if (goods.has(row.what)) want(row.what, row.route);
  for (const row of tables.trade.rows) {
    if ((row.import_price ?? 0) > 0) want(row.currency, row.good);
  }
  for (const [good, by] of wanting) {
    const at = goods.get(good)?.at;
    if (at === undefined) continue;
    const spot = { table: "goods", at, column: "good" } as const;
    yield warning(spot, "check.supply.none", { good, ...listed([...by]) });
  }
}

function asksFor(row: Row<"needs">): boolean {
  return (row.amount ?? 0) > 0 || (row.per_person ?? 0) > 0;
}

/** Needs and stock levels in places that their good can't be brought to. */
function* outOfReach(context: Context, supply: Supply): Iterable<Finding> {
  const { tables, tree, doubts } = context;
  const asked = [
    ...tables.needs.rows.flatMap((row, at) =>
      asksFor(row) ? [{ table: "needs" as const, at, good: row.good, place: row.place }] : [],
    ),
    ...tables.stocks.rows.flatMap((row, at) =>
      (row.end ?? 0) > 0 || (row.reserve ?? 0) > 0
        ? [{ table: "stocks" as const, at, good: row.good, place: row.place }]
        : [],
    ),
  ];
  for (const { table, at, good, place } of asked) {
    if (doubts.has("goods", good) || !supply.hasSomewhere(good)) continue;
    const places = (place === undefined ? tree.lowest : tree.lowestBelow(place)).filter(
      (each) => !supply.has(good, each) && !doubts.has("places", each),
    );
    if (places.length === 0) continue;
    const spot = { table, at, column: "place" } as const;
    yield warning(spot, "check.supply.out-of-reach", { good, ...listed(places) });
  }
}

/**
 * Techniques that lack something which can be had elsewhere: at every site, or at the workplaces that
 * have the capacity for it.
 */
function* starved(technique: Technique, context: Context, supply: Supply): Iterable<Finding> {
  const { name, at, sites } = technique;
  const { doubts } = context;
  if (doubts.has("techniques", name)) return;
  const missing = new Map<string, string[]>();
  for (const site of sites.sites) {
    for (const good of supply.lacking(technique, site)) {
      if (doubts.has("goods", good) || !supply.hasSomewhere(good)) continue;
      const where = missing.get(good);
      if (where === undefined) missing.set(good, [site.where]);
      else where.push(site.where);
    }
  }
  const anywhere = sites.sites.every((site) => site.workplace === undefined);
  for (const [good, where] of missing) {
    if (anywhere && where.length < sites.sites.length) continue;
    const row = technique.recipes.find((each) => each.row.good === good && each.row.amount < 0);
    const spot =
      row === undefined
        ? ({ table: "techniques", at, column: "technique" } as const)
        : ({ table: "recipes", at: row.at, column: "good" } as const);
    yield warning(spot, "check.supply.starved", { technique: name, good, ...listed(where) });
  }
}

/** Goods that must be used or treated, which nothing does: what makes them can't run. */
function* unusable({ tables, goods, doubts }: Context): Iterable<Finding> {
  const bound = [...goods].filter(([, { row }]) => row.disposal === "none");
  if (bound.length === 0) return;
  const made = new Set<string>();
  const used = new Set<string>(tables.needs.rows.map((row) => row.good));
  for (const { good, amount } of tables.recipes.rows) {
    if (amount > 0) made.add(good);
    if (amount < 0) used.add(good);
  }
  for (const row of tables.trade.rows) {
    if (row.export_price !== undefined) used.add(row.good);
    if ((row.import_price ?? 0) > 0) used.add(row.currency);
  }
  for (const row of tables.route_draws.rows) used.add(row.what);
  for (const [good, { at, row }] of bound) {
    if (!made.has(good) || used.has(good) || row.survival !== undefined) continue;
    if (doubts.has("goods", good)) continue;
    const spot = { table: "goods", at, column: "disposal" } as const;
    yield warning(spot, "check.supply.no-use", { good });
  }
}
