/**
 * Names become indices here, once; everything behind this border counts.
 *
 * - *account*: a good at a lowest place, or a pooled good as a whole: the thing that a material balance
 *   is kept for.
 * - *site*: a technique at a workplace (or a place), with the recipe, work and uses that hold there.
 * - *installed*: a capacity at a workplace.
 */
import { placeTree, type PlaceTree } from "../economy/place-tree.ts";
import type { Economy, Row } from "../economy/types.ts";
import { carries, shares } from "./retirement.ts";
import { effectiveRows, type Coefficients } from "./effective.ts";

export interface Good {
  readonly name: string;
  readonly unit: string;
  readonly kind?: string;
  /** Share of a stock left after one period; absent: can't be stored. */
  readonly survival?: number;
  /** Tonnes per unit; absent: not stated. */
  readonly weight?: number;
  readonly pooled: boolean;
  readonly disposable: boolean;
}

export interface Skill {
  readonly name: string;
  /** Whether anybody has stated hours of it; if not, it is counted and not limited. */
  readonly limited: boolean;
  /** Skills it can stand in for. */
  readonly canDo: readonly number[];
}

export interface Account {
  readonly good: number;
  /** -1 for a pooled good. */
  readonly place: number;
}

/** Coefficients of one row's target (an account, a skill at the site's place, a capacity there). */
export interface Flow extends Coefficients {
  readonly target: number;
}

export interface Site {
  readonly technique: string;
  /** The workplace or the place. */
  readonly where: string;
  readonly place: number;
  /** Targets are accounts. */
  readonly recipe: readonly Flow[];
  /** Targets are skills. */
  readonly work: readonly Flow[];
  /** Targets are installed capacities. */
  readonly uses: readonly Flow[];
  readonly adds: readonly {
    readonly target: number;
    readonly lag: number;
    readonly amount: number;
  }[];
  /** Runs started before the first period. */
  readonly started: readonly { readonly periodsAgo: number; readonly amount: number }[];
  /** Only whole runs. */
  readonly integer: boolean;
  /** Whether runs may start, by period index. */
  readonly mayStart: readonly boolean[];
  /** Longest lag of any of its rows. */
  readonly longestLag: number;
}

export interface Installed {
  readonly workplace: string;
  readonly capacity: string;
  readonly place: number;
  /** What is left of the opening amount, by period. */
  readonly opening: Float64Array;
  /** Share of an added unit left after so many periods. */
  readonly left: (periods: number) => number;
  readonly end?: number;
  readonly endTier: number;
}

export interface Resolved {
  readonly economy: Economy;
  readonly tree: PlaceTree;
  /** Numbers of the periods, rising. */
  readonly periods: readonly number[];
  readonly places: readonly string[];
  readonly goods: readonly Good[];
  readonly skills: readonly Skill[];
  readonly accounts: readonly Account[];
  readonly sites: readonly Site[];
  readonly installed: readonly Installed[];
  /** The account of a good at a place; pooled goods have one for all places. */
  readonly accountAt: (good: number, place: number) => number;
  readonly goodIndex: ReadonlyMap<string, number>;
  readonly placeIndex: ReadonlyMap<string, number>;
  readonly skillIndex: ReadonlyMap<string, number>;
  /** Period indices that a cell names: empty is each. */
  readonly periodsOf: (period: number | undefined) => readonly number[];
  /** Lowest places that a cell names: empty is each, a region those below it. */
  readonly placesOf: (place: string | undefined) => readonly number[];
  /** Accounts of a good that a cell of places names. */
  readonly accountsOf: (good: number, place: string | undefined) => readonly number[];
  /** Hours of a skill at a place, by period; absent where nobody has any. */
  readonly workforce: (place: number, skill: number) => Float64Array | undefined;
}

/**
 * Resolves an economy that `check` has found free of errors.
 *
 * Throws an Error on a name that stands nowhere: a defect, since `check` comes first.
 */
export function resolve(economy: Economy): Resolved {
  const tree = placeTree(economy);
  const periods = economy.tables.periods.rows.map((row) => row.period).sort((a, b) => a - b);
  const places = tree.lowest;
  const goods = economy.tables.goods.rows.map(goodOf);
  const placeIndex = indexOf(places);
  const goodIndex = indexOf(goods.map((good) => good.name));
  const skillIndex = indexOf(economy.tables.skills.rows.map((row) => row.skill));
  const periodIndex = new Map(periods.map((period, t) => [period, t]));

  const accounts: Account[] = [];
  const firstAccount = goods.map((good, g) => {
    const first = accounts.length;
    if (good.pooled) accounts.push({ good: g, place: -1 });
    else places.forEach((_, p) => accounts.push({ good: g, place: p }));
    return first;
  });
  const accountAt = (good: number, place: number) =>
    firstAccount[good]! + (goods[good]!.pooled ? 0 : place);

  const everyPeriod = periods.map((_, t) => t);
  const everyPlace = places.map((_, p) => p);
  const periodsOf = (period: number | undefined) =>
    period === undefined ? everyPeriod : [found(periodIndex, period)];
  const placesOf = (place: string | undefined) =>
    place === undefined
      ? everyPlace
      : tree.lowestBelow(place).map((lowest) => found(placeIndex, lowest));
  const accountsOf = (good: number, place: string | undefined) =>
    goods[good]!.pooled ? [firstAccount[good]!] : placesOf(place).map((p) => accountAt(good, p));

  const names = { goodIndex, placeIndex, skillIndex, periodsOf, placesOf, accountsOf, accountAt };
  const workforce = workforceOf(economy, names, periods.length);
  const limitedSkills = new Set(economy.tables.workforce.rows.map((row) => row.skill));
  const skills = economy.tables.skills.rows.map((row): Skill => ({
    name: row.skill,
    limited: limitedSkills.has(row.skill),
    canDo: (row.can_do ?? []).map((name) => found(skillIndex, name)),
  }));
  const installed = installedOf(economy, placeIndex, periods);
  const sites = sitesOf(economy, tree, names, installed, periods);
  return {
    economy,
    tree,
    periods,
    places,
    goods,
    skills,
    accounts,
    sites,
    installed,
    workforce,
    ...names,
  };
}

type Names = Pick<
  Resolved,
  "goodIndex" | "placeIndex" | "skillIndex" | "periodsOf" | "placesOf" | "accountsOf" | "accountAt"
>;

function goodOf(row: Row<"goods">): Good {
  return {
    name: row.good,
    unit: row.unit,
    pooled: row.pooled === true,
    disposable: row.disposal !== "none",
    ...(row.kind === undefined ? {} : { kind: row.kind }),
    ...(row.survival === undefined ? {} : { survival: row.survival }),
    ...(row.weight === undefined ? {} : { weight: row.weight }),
  };
}

/** Hours = people × hours; rows of one place, skill and period are added, periods without a row fill from the row without a period. */
function workforceOf(economy: Economy, names: Names, horizon: number): Resolved["workforce"] {
  const general = new Map<string, number>();
  const special = new Map<string, number>();
  const stated = new Set<string>();
  for (const row of economy.tables.workforce.rows) {
    const hours = row.people * row.hours;
    for (const place of names.placesOf(row.place)) {
      const key = `${place} ${found(names.skillIndex, row.skill)}`;
      stated.add(key);
      if (row.period === undefined) general.set(key, (general.get(key) ?? 0) + hours);
      else {
        const [t] = names.periodsOf(row.period);
        const cell = `${key} ${t!}`;
        special.set(cell, (special.get(cell) ?? 0) + hours);
      }
    }
  }
  const hours = new Map<string, Float64Array>();
  for (const key of stated) {
    hours.set(
      key,
      Float64Array.from(
        { length: horizon },
        (_, t) => special.get(`${key} ${t}`) ?? general.get(key) ?? 0,
      ),
    );
  }
  return (place, skill) => hours.get(`${place} ${skill}`);
}

function installedOf(
  economy: Economy,
  placeIndex: ReadonlyMap<string, number>,
  periods: readonly number[],
): readonly Installed[] {
  const placeOfWorkplace = new Map(
    economy.tables.workplaces.rows.map((row) => [row.workplace, row.place]),
  );
  const groups = new Map<string, Row<"capacities">[]>();
  for (const row of economy.tables.capacities.rows) {
    const key = JSON.stringify([row.workplace, row.capacity]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((rows): Installed => {
    const general = rows.find((row) => row.period === undefined) ?? rows[0]!;
    const opening = Float64Array.from(periods, (period, t) => {
      const special = rows.find((row) => row.period === period);
      if (special !== undefined) return special.amount;
      return general.period === undefined ? general.amount * carries(general, t) : 0;
    });
    return {
      workplace: general.workplace,
      capacity: general.capacity,
      place: found(placeIndex, found(placeOfWorkplace, general.workplace)),
      opening,
      left: shares(general),
      ...(general.end === undefined ? {} : { end: general.end }),
      endTier: general.end_tier ?? 2,
    };
  });
}

/** Every technique at every workplace or place where it can run. */
function sitesOf(
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
  const workplaces = tables.workplaces.rows;
  const workplaceNames = new Set(workplaces.map((row) => row.workplace));
  const recipes = byTechnique(tables.recipes.rows);
  const work = byTechnique(tables.work.rows);
  const uses = byTechnique(tables.uses.rows);
  const adds = byTechnique(tables.adds.rows);
  const started = byTechnique(tables.started.rows);
  const sites: Site[] = [];

  const seasons = new Map(tables.periods.rows.map((row) => [row.period, row.season]));
  for (const { technique, where, season, integer } of tables.techniques.rows) {
    const mayStart = periods.map((t) => season === undefined || seasons.get(t) === season);
    const usesRows = uses.get(technique) ?? [];
    const addsRows = adds.get(technique) ?? [];
    const needsCapacity = usesRows.length > 0 || addsRows.length > 0;
    const addSite = (name: string, place: string, workplace: string | undefined) => {
      const p = found(names.placeIndex, place);
      const scope = { place, workplace, ancestors: tree.ancestors(place), periods };
      const recipe = effectiveRows(
        recipes.get(technique) ?? [],
        scope,
        (row) => JSON.stringify([row.good, row.lag ?? 0, row.place ?? null]),
        (row) => row.amount,
      ).flatMap(({ row, ...coefficients }) => {
        const good = found(names.goodIndex, row.good);
        const targets =
          row.place === undefined ? [names.accountAt(good, p)] : names.accountsOf(good, row.place);
        return targets.map((target) => ({ target, ...coefficients }));
      });
      const workFlows = effectiveRows(
        work.get(technique) ?? [],
        scope,
        (row) => JSON.stringify([row.skill, row.lag ?? 0]),
        (row) => row.hours,
      ).map(({ row, ...rest }) => ({ target: found(names.skillIndex, row.skill), ...rest }));
      const usesFlows = effectiveRows(
        usesRows,
        scope,
        (row) => JSON.stringify([row.capacity, row.lag ?? 0]),
        (row) => row.amount,
      );
      const at = (capacity: string) =>
        workplace === undefined
          ? undefined
          : installedIndex.get(JSON.stringify([workplace, capacity]));
      const needed = [
        ...usesFlows.map(({ row }) => row.capacity),
        ...addsRows.map((row) => row.what),
      ];
      // A technique bound to one workplace stands there whatever it lacks; `check` has spoken of that.
      if (needsCapacity && (needed.length === 0 || needed.some((what) => at(what) === undefined)))
        return;
      const addsFlows = addsRows.map((row) => ({
        target: at(row.what)!,
        lag: row.lag ?? 0,
        amount: row.amount,
      }));
      const flows = [...recipe, ...workFlows, ...usesFlows, ...addsFlows];
      sites.push({
        technique,
        where: name,
        place: p,
        recipe,
        work: workFlows,
        uses: usesFlows.map(({ row, ...rest }) => ({ target: at(row.capacity)!, ...rest })),
        adds: addsFlows,
        started: (started.get(technique) ?? [])
          .filter((row) => row.where === name)
          .map((row) => ({ periodsAgo: row.periods_ago, amount: row.amount })),
        integer: integer === true,
        mayStart,
        longestLag: Math.max(0, ...flows.map((flow) => flow.lag)),
      });
    };

    if (where !== undefined && workplaceNames.has(where)) {
      const home = workplaces.find((row) => row.workplace === where)!;
      addSite(where, home.place, where);
    } else if (needsCapacity) {
      const below = new Set(where === undefined ? tree.lowest : tree.lowestBelow(where));
      for (const row of workplaces) {
        if (below.has(row.place)) addSite(row.workplace, row.place, row.workplace);
      }
    } else {
      for (const place of where === undefined ? tree.lowest : tree.lowestBelow(where)) {
        addSite(place, place, undefined);
      }
    }
  }
  return sites;
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

function indexOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, i) => [name, i]));
}

/** The entry of a map; a missing one is a defect, since `check` has been through the names. */
export function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`unresolved name: ${String(key)}`);
  return value;
}
