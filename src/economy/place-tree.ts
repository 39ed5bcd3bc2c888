import type { Economy } from "./types.ts";

/** The one place of an economy that states no places. */
export const onlyPlace = "economy";

/**
 * *place tree*: the places of an economy, each below the region that its `parent` names. Goods,
 * people and stocks are in the *lowest* places, those that nothing names as its parent; a region
 * stands for the lowest places below it.
 *
 * All lists of places are in the order of the table, so that one economy always gives one program.
 * Unknown names have no ancestors and nothing below them.
 */
export interface PlaceTree {
  /** Every place; `["economy"]` when the table is empty. */
  readonly places: readonly string[];
  readonly lowest: readonly string[];
  /** Places without a parent. */
  readonly roots: readonly string[];
  /**
   * Chains of places that are each other's parents. The tree cuts them open, so that it can always be
   * walked: the members of a cycle count as having no parent.
   */
  readonly cycles: readonly (readonly string[])[];
  has(place: string): boolean;
  isLowest(place: string): boolean;
  parent(place: string): string | undefined;
  children(place: string): readonly string[];
  /** The regions a place lies in, nearest first, without the place itself. */
  ancestors(place: string): readonly string[];
  /** The lowest places of a region; of a lowest place, the place itself. */
  lowestBelow(place: string): readonly string[];
}

/**
 * The tree of the places of an economy. It is built from any table, however mistaken: unknown
 * parents and cycles count as no parent, of places named twice the first counts. `check` reports
 * these.
 */
export function placeTree(economy: Economy): PlaceTree {
  const rows = economy.tables.places.rows;
  if (rows.length === 0) return treeOf([onlyPlace], new Map());
  const stated = new Map<string, string | undefined>();
  for (const row of rows) if (!stated.has(row.place)) stated.set(row.place, row.parent);
  const parents = new Map<string, string>();
  for (const [place, parent] of stated) {
    if (parent !== undefined && stated.has(parent)) parents.set(place, parent);
  }
  return treeOf([...stated.keys()], parents);
}

function treeOf(places: readonly string[], stated: ReadonlyMap<string, string>): PlaceTree {
  const cycles = cyclesOf(places, stated);
  const cut = new Set(cycles.flat());
  const parents = new Map([...stated].filter(([place]) => !cut.has(place)));
  const children = new Map<string, string[]>();
  for (const place of places) {
    const parent = parents.get(place);
    if (parent === undefined) continue;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [place]);
    else siblings.push(place);
  }
  const position = new Map(places.map((place, i) => [place, i]));
  const below = new Map<string, readonly string[]>();
  const isLowest = (place: string) => position.has(place) && !children.has(place);
  return {
    places,
    lowest: places.filter(isLowest),
    roots: places.filter((place) => !parents.has(place)),
    cycles,
    has: (place) => position.has(place),
    isLowest,
    parent: (place) => parents.get(place),
    children: (place) => children.get(place) ?? [],
    ancestors: (place) => {
      const regions: string[] = [];
      for (let at = parents.get(place); at !== undefined; at = parents.get(at)) regions.push(at);
      return regions;
    },
    lowestBelow: (place) => {
      if (!position.has(place)) return [];
      let found = below.get(place);
      if (found === undefined) {
        found = leavesOf(place, children).sort((a, b) => position.get(a)! - position.get(b)!);
        below.set(place, found);
      }
      return found;
    },
  };
}

function leavesOf(place: string, children: ReadonlyMap<string, readonly string[]>): string[] {
  const leaves: string[] = [];
  const open = [place];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const next = children.get(at);
    if (next === undefined) leaves.push(at);
    else for (const child of next) open.push(child);
  }
  return leaves;
}

/** Each cycle once, from its first place in the order of the table, along the parents. */
function cyclesOf(
  places: readonly string[],
  parents: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const walkOf = new Map<string, number>();
  places.forEach((start, walk) => {
    let at: string | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, walk);
      at = parents.get(at);
    }
    // A walk that meets its own trace has gone round a cycle; another's trace is known already.
    if (at === undefined || walkOf.get(at) !== walk) return;
    const cycle: string[] = [at];
    for (let next = parents.get(at); next !== undefined && next !== at; next = parents.get(next)) {
      cycle.push(next);
    }
    cycles.push(cycle);
  });
  return cycles;
}
