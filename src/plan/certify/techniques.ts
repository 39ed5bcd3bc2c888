import type { Row } from "../../economy/types.ts";
import { groupBy, type Facts } from "./facts.ts";
import { fallsAt, rowAt, type Fall } from "./falls.ts";

/** What a technique does at one workplace (or place), as the economy's tables state it. */
export interface Site {
  readonly technique: string;
  /** A workplace, or a lowest place. */
  readonly where: string;
  /** The lowest place in which that is. */
  readonly place: string;
  readonly goods: readonly Fall<Row<"recipes">>[];
  readonly work: readonly Fall<Row<"work">>[];
  readonly uses: readonly Fall<Row<"uses">>[];
  /** Rows of capacities. */
  readonly adds: readonly Row<"adds">[];
  /** Rows of skills: people who learn one, or (below zero) leave one. */
  readonly trains: readonly Row<"adds">[];
}

export interface Techniques {
  /** The technique at a workplace or place, also where it could not run. */
  at(technique: string, where: string): Site;
  /** Where it can run. */
  sitesOf(technique: string): ReadonlySet<string>;
}

export function techniquesOf(facts: Facts): Techniques {
  const { tables } = facts.economy;
  const byTechnique = (row: { readonly technique: string }) => row.technique;
  const recipes = groupBy(tables.recipes.rows, byTechnique);
  const work = groupBy(tables.work.rows, byTechnique);
  const uses = groupBy(tables.uses.rows, byTechnique);
  const adds = groupBy(
    tables.adds.rows.filter((row) => facts.capacities.has(row.what)),
    byTechnique,
  );
  const trains = groupBy(
    tables.adds.rows.filter((row) => !facts.capacities.has(row.what)),
    byTechnique,
  );
  const installedAt = groupBy(tables.capacities.rows, (row) => row.workplace);

  const sites = new Map<string, Site>();
  const at = (technique: string, where: string): Site => {
    const key = `${technique}\u0000${where}`;
    let site = sites.get(key);
    if (site === undefined) {
      site = {
        technique,
        where,
        place: facts.placeOf(where),
        goods: fallsAt(facts, recipes.get(technique) ?? [], where, (row) =>
          JSON.stringify([row.good, row.place]),
        ),
        work: fallsAt(facts, work.get(technique) ?? [], where, (row) => row.skill),
        uses: fallsAt(facts, uses.get(technique) ?? [], where, (row) => row.capacity),
        adds: adds.get(technique) ?? [],
        trains: trains.get(technique) ?? [],
      };
      sites.set(key, site);
    }
    return site;
  };

  const hasAllItNeeds = (technique: string, workplace: string): boolean => {
    const site = at(technique, workplace);
    const needed = new Set([
      ...site.uses.flatMap((fall) => fall.rows.map(({ row }) => row.capacity)),
      ...site.adds.map((row) => row.what),
    ]);
    const has = new Set((installedAt.get(workplace) ?? []).map((row) => row.capacity));
    return needed.size > 0 && [...needed].every((capacity) => has.has(capacity));
  };

  const sitesOf = (technique: string): ReadonlySet<string> => {
    const where = facts.techniques.get(technique)?.where;
    if (where !== undefined && facts.workplaces.has(where)) return new Set([where]);
    const places = facts.lowestPlaces(where);
    if (!uses.has(technique) && !adds.has(technique)) return new Set(places);
    const inside = new Set(places);
    return new Set(
      [...facts.workplaces]
        .filter(([workplace, place]) => inside.has(place) && hasAllItNeeds(technique, workplace))
        .map(([workplace]) => workplace),
    );
  };

  return { at, sitesOf: remembered(sitesOf) };
}

function remembered<T>(find: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>();
  return (name) => {
    if (!found.has(name)) found.set(name, find(name));
    return found.get(name)!;
  };
}

/**
 * What part of a run started at a position is done at the end of the plan: the hours spent until
 * then ÷ all its hours; without hours, periods passed (that of the start counted) ÷ longest lag.
 */
export function shareDone(site: Site, start: number, periods: number): number {
  let spent = 0;
  let all = 0;
  for (const fall of site.work) {
    const hours = rowAt(fall, start + fall.lag)?.hours ?? 0;
    all += hours;
    if (start + fall.lag < periods) spent += hours;
  }
  if (all > 0) return spent / all;
  const longest = Math.max(
    ...[...site.goods, ...site.work, ...site.uses].map((fall) => fall.lag),
    ...[...site.adds, ...site.trains].map((row) => row.lag ?? 0),
  );
  return Math.min(1, (periods - start) / longest);
}
