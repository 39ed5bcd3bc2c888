import type { PlaceTree } from "../../economy/place-tree.ts";
import type { Economy, Row } from "../../economy/types.ts";
import { effectiveRows, type Scope } from "../effective.ts";
import { found } from "./found.ts";
import type { Installed, Names, Site } from "./resolved.ts";

/** Every technique at every workplace or place where it can run. */
export function sitesOf(
  economy: Economy,
  tree: PlaceTree,
  names: Names,
  installed: readonly Installed[],
  periods: readonly number[],
): readonly Site[] {
  const { tables } = economy;
  const installedIndex = new Map(
    installed.map((item, i) => [JSON.stringify([item.workplace, item.capacity]), i]),
  );
  const capacityAt = (workplace: string, capacity: string) =>
    installedIndex.get(JSON.stringify([workplace, capacity]));
  const recipes = byTechnique(tables.recipes.rows);
  const work = byTechnique(tables.work.rows);
  const uses = byTechnique(tables.uses.rows);
  const adds = byTechnique(tables.adds.rows);
  const started = byTechnique(tables.started.rows);
  const seasons = new Map(tables.periods.rows.map((row) => [row.period, row.season]));

  return tables.techniques.rows.flatMap((row) => {
    const { technique, season, integer } = row;
    const addsRows = adds.get(technique) ?? [];
    const rows: TechniqueRows = {
      technique,
      integer: integer === true,
      mayStart: periods.map((period) => season === undefined || seasons.get(period) === season),
      recipes: recipes.get(technique) ?? [],
      work: work.get(technique) ?? [],
      uses: uses.get(technique) ?? [],
      builds: addsRows.filter(({ what }) => !names.skillIndex.has(what)),
      trains: addsRows.filter(({ what }) => names.skillIndex.has(what)),
      started: started.get(technique) ?? [],
    };
    return whereRuns(row, rows, economy, tree).flatMap(({ where, workplace, place }) => {
      const scope = { place, workplace, ancestors: tree.ancestors(place), periods };
      return siteOf(rows, where, scope, names, capacityAt);
    });
  });
}

interface TechniqueRows extends Pick<Site, "technique" | "integer" | "mayStart"> {
  readonly recipes: readonly Row<"recipes">[];
  readonly work: readonly Row<"work">[];
  readonly uses: readonly Row<"uses">[];
  readonly builds: readonly Row<"adds">[];
  readonly trains: readonly Row<"adds">[];
  readonly started: readonly Row<"started">[];
}

interface Spot {
  readonly where: string;
  readonly place: string;
  readonly workplace: string | undefined;
}

/** Where a technique might run; of workplaces, some may lack what it uses or adds. */
function whereRuns(
  { where }: Row<"techniques">,
  { uses, builds }: TechniqueRows,
  { tables }: Economy,
  tree: PlaceTree,
): readonly Spot[] {
  const workplaces = tables.workplaces.rows.map(({ workplace, place }): Spot => ({
    where: workplace,
    place,
    workplace,
  }));
  const home = workplaces.find(({ workplace }) => workplace === where);
  if (home !== undefined) return [home];
  const places = where === undefined ? tree.lowest : tree.lowestBelow(where);
  if (uses.length === 0 && builds.length === 0) {
    return places.map((place) => ({ where: place, place, workplace: undefined }));
  }
  const below = new Set(places);
  return workplaces.filter(({ place }) => below.has(place));
}

/** The technique there; nothing where it lacks a capacity, of which `check` has spoken. */
function siteOf(
  rows: TechniqueRows,
  where: string,
  scope: Scope,
  names: Names,
  capacityAt: (workplace: string, capacity: string) => number | undefined,
): readonly Site[] {
  const place = found(names.placeIndex, scope.place);
  const recipe = effectiveRows(
    rows.recipes,
    scope,
    (row) => JSON.stringify([row.good, row.lag ?? 0, row.place ?? null]),
    (row) => row.amount,
  ).flatMap(({ row, ...coefficients }) => {
    const good = found(names.goodIndex, row.good);
    const targets =
      row.place === undefined ? [names.accountAt(good, place)] : names.accountsOf(good, row.place);
    return targets.map((target) => ({ target, ...coefficients }));
  });
  const work = effectiveRows(
    rows.work,
    scope,
    (row) => JSON.stringify([row.skill, row.lag ?? 0]),
    (row) => row.hours,
  ).map(({ row, ...rest }) => ({ target: found(names.skillIndex, row.skill), ...rest }));
  const uses = effectiveRows(
    rows.uses,
    scope,
    (row) => JSON.stringify([row.capacity, row.lag ?? 0]),
    (row) => row.amount,
  );
  const there = (capacity: string) =>
    scope.workplace === undefined ? undefined : capacityAt(scope.workplace, capacity);
  const needed = [...uses.map(({ row }) => row.capacity), ...rows.builds.map(({ what }) => what)];
  const mayNeed = rows.uses.length > 0 || rows.builds.length > 0;
  if (mayNeed && needed.length === 0) return [];
  if (needed.some((capacity) => there(capacity) === undefined)) return [];
  const added = (targetOf: (what: string) => number) => (row: Row<"adds">) => ({
    target: targetOf(row.what),
    lag: row.lag ?? 0,
    amount: row.amount,
  });
  const adds = rows.builds.map(added((capacity) => there(capacity)!));
  const trains = rows.trains.map(added((skill) => found(names.skillIndex, skill)));
  const { technique, integer, mayStart } = rows;
  return [
    {
      technique,
      where,
      place,
      recipe,
      work,
      uses: uses.map(({ row, ...rest }) => ({ target: there(row.capacity)!, ...rest })),
      adds,
      trains,
      started: rows.started
        .filter((row) => row.where === where)
        .map((row) => ({ periodsAgo: row.periods_ago, amount: row.amount })),
      integer,
      mayStart,
      longestLag: Math.max(
        0,
        ...[...recipe, ...work, ...uses, ...adds, ...trains].map(({ lag }) => lag),
      ),
    },
  ];
}

function byTechnique<R extends { readonly technique: string }>(
  rows: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.technique);
    if (group === undefined) groups.set(row.technique, [row]);
    else group.push(row);
  }
  return groups;
}
