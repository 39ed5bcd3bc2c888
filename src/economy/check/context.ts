import { placeTree, type PlaceTree } from "../place-tree.ts";
import type { TableName } from "../tables.ts";
import type { Economy, Row, Tables } from "../types.ts";
import type { Finding } from "./finding.ts";
import type { Doubts, Names } from "./names.ts";
import { sitesOf, type Places } from "./sites.ts";

/** A row and its position in its table. */
export interface At<T extends TableName> {
  readonly at: number;
  readonly row: Row<T>;
}

/** A technique with everything that is said of it. */
export interface Technique extends At<"techniques"> {
  readonly name: string;
  readonly recipes: readonly At<"recipes">[];
  readonly work: readonly At<"work">[];
  readonly uses: readonly At<"uses">[];
  readonly adds: readonly At<"adds">[];
  readonly started: readonly At<"started">[];
  /** Where it can run; where that is nowhere, why not. */
  readonly sites: Places;
}

/** What every check looks things up in; made once. */
export interface Context {
  readonly economy: Economy;
  readonly tables: Tables;
  readonly names: Names;
  readonly doubts: Doubts;
  readonly tree: PlaceTree;
  /** Numbers of the periods, rising. */
  readonly periods: readonly number[];
  readonly goods: ReadonlyMap<string, At<"goods">>;
  readonly workplaces: ReadonlyMap<string, At<"workplaces">>;
  readonly techniques: readonly Technique[];
}

/** One rule that an economy may break; finds every place where it is broken. */
export type Check = (context: Context) => Iterable<Finding>;

export function contextOf(economy: Economy, names: Names, doubts: Doubts): Context {
  const { tables } = economy;
  const tree = placeTree(economy);
  const workplaces = firstBy(tables.workplaces.rows, (row) => row.workplace);
  const recipes = groupedBy(tables.recipes.rows, (row) => row.technique);
  const work = groupedBy(tables.work.rows, (row) => row.technique);
  const uses = groupedBy(tables.uses.rows, (row) => row.technique);
  const adds = groupedBy(tables.adds.rows, (row) => row.technique);
  const started = groupedBy(tables.started.rows, (row) => row.technique);
  const sites = sitesOf(economy, tree);
  const techniques = [...firstBy(tables.techniques.rows, (row) => row.technique)].map(
    ([name, { at, row }]): Technique => {
      const of = {
        uses: uses.get(name) ?? [],
        adds: adds.get(name) ?? [],
      };
      return {
        name,
        at,
        row,
        recipes: recipes.get(name) ?? [],
        work: work.get(name) ?? [],
        started: started.get(name) ?? [],
        ...of,
        sites: sites(row, of),
      };
    },
  );
  return {
    economy,
    tables,
    names,
    doubts,
    tree,
    periods: [...new Set(tables.periods.rows.map((row) => row.period))].sort((a, b) => a - b),
    goods: firstBy(tables.goods.rows, (row) => row.good),
    workplaces,
    techniques,
  };
}

/** Rows by a name, the first of each; rows without the name are left out. */
export function firstBy<R>(
  rows: readonly R[],
  nameOf: (row: R) => string | undefined,
): ReadonlyMap<string, { readonly at: number; readonly row: R }> {
  const first = new Map<string, { at: number; row: R }>();
  rows.forEach((row, at) => {
    const name = nameOf(row);
    if (name !== undefined && !first.has(name)) first.set(name, { at, row });
  });
  return first;
}

/** Rows by a name or other text; rows without it are left out. */
export function groupedBy<R>(
  rows: readonly R[],
  nameOf: (row: R) => string | undefined,
): ReadonlyMap<string, readonly { readonly at: number; readonly row: R }[]> {
  const groups = new Map<string, { at: number; row: R }[]>();
  rows.forEach((row, at) => {
    const name = nameOf(row);
    if (name === undefined) return;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [{ at, row }]);
    else group.push({ at, row });
  });
  return groups;
}
