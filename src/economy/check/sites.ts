import type { PlaceTree } from "../place-tree.ts";
import type { Economy, Row } from "../types.ts";

/** *site*: a workplace, or a lowest place for techniques that use no capacity, where one can run. */
export interface Site {
  /** The workplace or the place. */
  readonly where: string;
  /** Absent where the technique runs in the place itself. */
  readonly workplace?: string;
  readonly place: string;
}

/** Where a technique can run. */
export interface Places {
  readonly sites: readonly Site[];
  /** Where there are none: the workplace that lacks least, and what it lacks. */
  readonly lacking?: { readonly workplace?: string; readonly capacities: readonly string[] };
}

interface Rows {
  readonly uses: readonly { readonly row: Row<"uses"> }[];
  readonly adds: readonly { readonly row: Row<"adds"> }[];
}

/** Finds the sites of techniques, as docs/decisions.md says under "Where a technique runs". */
export function sitesOf(
  economy: Economy,
  tree: PlaceTree,
): (technique: Row<"techniques">, rows: Rows) => Places {
  const workplaces = economy.tables.workplaces.rows.map((row): Site & { workplace: string } => ({
    where: row.workplace,
    workplace: row.workplace,
    place: row.place,
  }));
  const siteOf = new Map(workplaces.map((site) => [site.workplace, site]));
  const everyPlace = tree.lowest.map((place): Site => ({ where: place, place }));
  const installed = new Map<string, Set<string>>();
  for (const { workplace, capacity } of economy.tables.capacities.rows) {
    const there = installed.get(capacity);
    if (there === undefined) installed.set(capacity, new Set([workplace]));
    else there.add(workplace);
  }
  const isInstalled = (capacity: string, workplace: string) =>
    installed.get(capacity)?.has(workplace) === true;
  const capacities = new Set(economy.tables.capacities.rows.map((row) => row.capacity));

  return (technique, { uses, adds }) => {
    const { where } = technique;
    const added = adds.map(({ row }) => row.what).filter((what) => capacities.has(what));
    const needed = (site: Site) => [
      ...uses
        .filter(({ row }) => isAbout(row.workplace, site, tree))
        .map(({ row }) => row.capacity),
      ...added,
    ];
    const home = where === undefined ? undefined : siteOf.get(where);
    if (uses.length === 0 && added.length === 0) {
      if (home !== undefined) return { sites: [home] };
      return {
        sites:
          where === undefined
            ? everyPlace
            : tree.lowestBelow(where).map((place) => ({ where: place, place })),
      };
    }
    const below = new Set(where === undefined ? tree.lowest : tree.lowestBelow(where));
    const candidates =
      home === undefined ? workplaces.filter((site) => below.has(site.place)) : [home];
    const sites: Site[] = [];
    let lacking: Places["lacking"];
    for (const site of candidates) {
      const capacities = needed(site);
      const missing = capacities.filter((capacity) => !isInstalled(capacity, site.workplace));
      if (capacities.length > 0 && missing.length === 0) sites.push(site);
      else if (lacking === undefined || missing.length < lacking.capacities.length) {
        lacking = { workplace: site.workplace, capacities: missing };
      }
    }
    if (sites.length > 0) return { sites };
    return { sites, lacking: lacking ?? { capacities: [...uses.map((use) => use.row.capacity)] } };
  };
}

/** Whether a row that names a workplace or place (or none: everywhere) speaks of a site. */
export function isAbout(named: string | undefined, site: Site, tree: PlaceTree): boolean {
  return rankOf(named, site, tree) !== undefined;
}

/** 0: the row names the workplace itself, 1: its place, 2: the region above, …; none: last. */
export function rankOf(named: string | undefined, site: Site, tree: PlaceTree): number | undefined {
  if (named === undefined) return Number.POSITIVE_INFINITY;
  if (named === site.workplace) return 0;
  if (named === site.place) return 1;
  const above = tree.ancestors(site.place).indexOf(named);
  return above < 0 ? undefined : above + 2;
}

interface Specific {
  readonly lag?: number;
  readonly workplace?: string;
  readonly from?: number;
  readonly until?: number;
}

/**
 * The rows that hold at a site in some period: those about it, without those that a more specific
 * row replaces in every period. `itemOf` is what the row is about besides (good and place, skill,
 * capacity).
 */
export function rowsAt<R extends Specific>(
  rows: readonly { readonly at: number; readonly row: R }[],
  site: Site,
  tree: PlaceTree,
  itemOf: (row: R) => string,
): readonly { readonly at: number; readonly row: R }[] {
  if (rows.every(({ row }) => row.workplace === undefined)) return rows;
  const about = rows.flatMap((each) => {
    const rank = rankOf(each.row.workplace, site, tree);
    return rank === undefined
      ? []
      : [{ ...each, rank, item: `${each.row.lag ?? 0} ${itemOf(each.row)}` }];
  });
  const replacing = new Map<string, number>();
  for (const { row, rank, item } of about) {
    if (row.from !== undefined || row.until !== undefined) continue;
    replacing.set(item, Math.min(rank, replacing.get(item) ?? Number.POSITIVE_INFINITY));
  }
  return about.filter(({ rank, item }) => rank <= (replacing.get(item) ?? rank));
}
