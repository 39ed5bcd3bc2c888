import { placeTree, type PlaceTree } from "../../economy/place-tree.ts";
import type { Economy, Row } from "../../economy/types.ts";

/**
 * *facts*: the economy as the certificate reads it, straight from its tables. Nothing here is shared
 * with the compiler of the program: two readings that agree are the point.
 */
export interface Facts {
  readonly economy: Economy;
  /** The periods' numbers in their order; a *position* is an index into them. */
  readonly periods: readonly number[];
  readonly tree: PlaceTree;
  readonly goods: ReadonlyMap<string, Row<"goods">>;
  readonly techniques: ReadonlyMap<string, Row<"techniques">>;
  readonly skills: ReadonlySet<string>;
  /** How a skill is lost; undefined where it has no row. */
  skillRow(skill: string): Row<"skills"> | undefined;
  /** Workplace → the lowest place it stands in. */
  readonly workplaces: ReadonlyMap<string, string>;
  readonly routes: ReadonlyMap<string, Row<"routes">>;
  /** Names of capacities that some workplace has. */
  readonly capacities: ReadonlySet<string>;
  capacityRows(workplace: string, capacity: string): readonly Row<"capacities">[];
  /** The terms on which a good is traded at a place in a period; undefined: not traded there. */
  tradeTerms(place: string, good: string, period: number): Row<"trade"> | undefined;
  drawsOf(route: string): readonly Row<"route_draws">[];
  /** The terms on which people of one place help in another; undefined: they don't. */
  secondmentTerms(from: string, to: string, skill: string): Row<"secondments"> | undefined;
  /** The season of a period, by its number; undefined where none is stated. */
  seasonOf(period: number): string | undefined;
  positionOf(period: number): number | undefined;
  isPooled(good: string): boolean;
  /** The place of a workplace; of a place, itself. */
  placeOf(where: string): string;
  /** The lowest places that a cell of a table means: itself, those below it, or (empty) all. */
  lowestPlaces(place: string | undefined): readonly string[];
}

export function factsOf(economy: Economy): Facts {
  const { tables } = economy;
  const tree = placeTree(economy);
  const periods = tables.periods.rows.map((row) => row.period).sort((a, b) => a - b);
  const positions = new Map(periods.map((period, i) => [period, i]));
  const goods = new Map(tables.goods.rows.map((row) => [row.good, row]));
  const workplaces = new Map(tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  const pair = (workplace: string, capacity: string) => `${workplace}\u0000${capacity}`;
  const capacities = groupBy(tables.capacities.rows, (row) => pair(row.workplace, row.capacity));
  const draws = groupBy(tables.route_draws.rows, (row) => row.route);
  const trade = groupBy(tables.trade.rows, (row) => row.good);
  const skills = new Map(tables.skills.rows.map((row) => [row.skill, row]));
  const triple = (from: string, to: string, skill: string) => JSON.stringify([from, to, skill]);
  const secondments = new Map(
    tables.secondments.rows.map((row) => [triple(row.from, row.to, row.skill), row]),
  );
  const seasons = new Map(tables.periods.rows.map((row) => [row.period, row.season]));
  const facts: Facts = {
    economy,
    periods,
    tree,
    goods,
    techniques: new Map(tables.techniques.rows.map((row) => [row.technique, row])),
    skills: new Set([
      ...tables.skills.rows.map((row) => row.skill),
      ...tables.work.rows.map((row) => row.skill),
      ...tables.workforce.rows.map((row) => row.skill),
    ]),
    skillRow: (skill) => skills.get(skill),
    workplaces,
    routes: new Map(tables.routes.rows.map((row) => [row.route, row])),
    capacities: new Set(tables.capacities.rows.map((row) => row.capacity)),
    capacityRows: (workplace, capacity) => capacities.get(pair(workplace, capacity)) ?? [],
    tradeTerms: (place, good, period) => rowFor(facts, trade.get(good) ?? [], place, period),
    drawsOf: (route) => draws.get(route) ?? [],
    secondmentTerms: (from, to, skill) => secondments.get(triple(from, to, skill)),
    seasonOf: (period) => seasons.get(period),
    positionOf: (period) => positions.get(period),
    isPooled: (good) => goods.get(good)?.pooled === true,
    placeOf: (where) => workplaces.get(where) ?? where,
    lowestPlaces: (place) => (place === undefined ? tree.lowest : tree.lowestBelow(place)),
  };
  return facts;
}

/** The place that stands in the plan's tables for a good: none where it is pooled. */
export function balancePlace(facts: Facts, good: string, place: string): string {
  return facts.isPooled(good) ? "" : place;
}

/** Where a good has balances: in every lowest place, or one for all. */
export function balancePlaces(facts: Facts, good: string): readonly string[] {
  return facts.isPooled(good) ? [""] : facts.tree.lowest;
}

/**
 * From the rows of one thing, the one that holds at a place (or workplace) in a period: of those
 * that name it or a region above it or nothing, the nearest; among these one that names the period
 * before one that doesn't.
 */
export function rowFor<
  R extends {
    readonly place?: string;
    readonly period?: number;
  },
>(facts: Facts, rows: readonly R[], place: string, period: number): R | undefined {
  const chain = [place, ...facts.tree.ancestors(place)];
  let best: { readonly row: R; readonly rank: number } | undefined;
  for (const row of rows) {
    if (row.period !== undefined && row.period !== period) continue;
    const distance = row.place === undefined ? chain.length : chain.indexOf(row.place);
    if (distance < 0) continue;
    const rank = 2 * distance + (row.period === undefined ? 1 : 0);
    if (best === undefined || rank < best.rank) best = { row, rank };
  }
  return best?.row;
}

export function groupBy<R>(
  rows: readonly R[],
  keyOf: (row: R) => string,
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
