/** Names become indices here, once; everything behind this border counts. */
import { placeTree } from "../economy/place-tree.ts";
import type { Economy, Row } from "../economy/types.ts";
import { found, indexOf } from "./resolve/found.ts";
import { installedOf } from "./resolve/installed.ts";
import type { Account, Good, Resolved, Skill } from "./resolve/resolved.ts";
import { sitesOf } from "./resolve/sites.ts";
import { workforceOf } from "./resolve/workforce.ts";

export { found } from "./resolve/found.ts";
export type {
  Account,
  Flow,
  Good,
  Installed,
  Resolved,
  Site,
  Skill,
  Workforce,
} from "./resolve/resolved.ts";

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
  const workforce = workforceOf(economy, names, periods);
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
