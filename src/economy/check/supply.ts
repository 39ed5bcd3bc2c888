import type { Context, Technique } from "./context.ts";
import { reachOf, type Reach } from "./reach.ts";
import { rowsAt, type Site } from "./sites.ts";

/**
 * What can be had where, if amounts are left aside. A good can be had in a place where some is in
 * stock, or something that can run makes or imports it, or a route brings it from where it can be had. A
 * technique can run where everything it takes can be had.
 *
 * It begins by granting everything that anything might make, and takes away what turns out to lack
 * something, until nothing changes (the greatest fixed point): techniques that feed each other within a
 * period can run. So what it finds missing is missing for certain; what it grants may still be scarce.
 */
export interface Supply {
  /** Whether anything at all could make, bring or hold the good, even if it can't run. */
  hasSource(good: string): boolean;
  /** Whether the good can be had in a lowest place (any place, for a pooled good). */
  has(good: string, place: string): boolean;
  /** Whether the good can be had anywhere. */
  hasSomewhere(good: string): boolean;
  /** Goods that a technique takes at a site and that can't be had there. */
  lacking(technique: Technique, site: Site): readonly string[];
}

/** Beyond this many recipe rows times sites, supply isn't looked into: no plan is made at that size. */
export const mostFlows = 2e7;

/** Something that turns goods into goods: a technique at a site, or trade. Numbers are nodes. */
interface Process {
  readonly takes: readonly number[];
  readonly gives: readonly number[];
  runs: boolean;
}

export function supplyOf(context: Context): Supply | undefined {
  const { tables, tree, goods, techniques } = context;
  const flows = techniques.reduce(
    (sum, each) => sum + each.recipes.length * each.sites.sites.length,
    0,
  );
  if (flows > mostFlows) return undefined;

  const places = tree.lowest;
  const placeIndex = new Map(places.map((place, i) => [place, i]));
  const goodNames = [...goods.keys()];
  const goodIndex = new Map(goodNames.map((good, i) => [good, i]));
  const isPooled = goodNames.map((good) => goods.get(good)!.row.pooled === true);
  const nodesOf = (good: string, named: string | undefined): readonly number[] => {
    const g = goodIndex.get(good);
    if (g === undefined) return [];
    if (isPooled[g] === true) return [g * places.length];
    const where = named === undefined ? places : tree.lowestBelow(named);
    return where.map((place) => g * places.length + placeIndex.get(place)!);
  };

  const nodes = goodNames.length * places.length;
  /** Stocks, standing crops, shipments under way: what is there whatever happens. */
  const given = new Uint8Array(nodes);
  for (const row of tables.stocks.rows) {
    if ((row.opening ?? 0) > 0) for (const node of nodesOf(row.good, row.place)) given[node] = 1;
  }
  const routes = new Map(tables.routes.rows.map((row) => [row.route, row]));
  for (const { route, good, amount, periods_ago: ago } of tables.shipped.rows) {
    const { to, lag = 0 } = routes.get(route) ?? {};
    if (to === undefined || amount === 0 || ago > lag) continue;
    for (const node of nodesOf(good, to)) given[node] = 1;
  }
  const processes: Process[] = [];
  const atSites = new Map<string, Process>();
  for (const technique of techniques) {
    for (const site of technique.sites.sites) {
      const process = processAt(technique, site, context, nodesOf);
      atSites.set(idOf(technique, site), process);
      processes.push(process);
      const begun = technique.started.some(({ row }) => row.where === site.where && row.amount > 0);
      if (begun) for (const node of process.gives) given[node] = 1;
    }
  }
  for (const row of tables.trade.rows) {
    const money = nodesOf(row.currency, undefined);
    for (const node of nodesOf(row.good, row.place)) {
      if (row.import_price !== undefined) {
        processes.push({ takes: row.import_price > 0 ? money : [], gives: [node], runs: true });
      }
      if (row.export_price !== undefined) {
        processes.push({ takes: [node], gives: row.export_price > 0 ? money : [], runs: true });
      }
    }
  }
  const hadSource = goodNames.map(() => false);
  given.forEach((there, node) => {
    if (there === 1) hadSource[Math.floor(node / places.length)] = true;
  });
  for (const { gives } of processes) {
    for (const node of gives) hadSource[Math.floor(node / places.length)] = true;
  }
  // That a technique can run nowhere is a problem of its own; what it makes isn't forgotten.
  for (const { recipes, sites } of techniques) {
    if (sites.sites.length > 0) continue;
    for (const { row } of recipes) {
      if (row.amount > 0) hadSource[goodIndex.get(row.good) ?? -1] = true;
    }
  }
  const reach = reachOf(context, goodNames, placeIndex);
  const had = settle(processes, given, places.length, reach, isPooled);

  const hasNode = (node: number) => had[node] === 1;
  const hadSomewhere = new Set<string>();
  had.forEach((there, node) => {
    const good = Math.floor(node / places.length);
    const counts = isPooled[good] !== true || node % places.length === 0;
    if (there === 1 && counts) hadSomewhere.add(goodNames[good]!);
  });
  return {
    hasSource: (good) => hadSource[goodIndex.get(good) ?? -1] ?? true,
    has: (good, place) => nodesOf(good, place).every(hasNode),
    hasSomewhere: (good) => hadSomewhere.has(good),
    lacking: (technique, site) => {
      const takes = atSites.get(idOf(technique, site))?.takes ?? [];
      const lacking = takes.filter((node) => !hasNode(node));
      return [...new Set(lacking.map((node) => goodNames[Math.floor(node / places.length)]!))];
    },
  };
}

function idOf(technique: Technique, site: Site): string {
  return `${technique.name}\u0000${site.where}`;
}

function processAt(
  technique: Technique,
  site: Site,
  { tree }: Context,
  nodesOf: (good: string, place: string | undefined) => readonly number[],
): Process {
  const takes: number[] = [];
  const gives: number[] = [];
  const rows = rowsAt(technique.recipes, site, tree, (row) => `${row.good} ${row.place ?? ""}`);
  for (const { row } of rows) {
    const nodes = nodesOf(row.good, row.place ?? site.place);
    const into = row.amount < 0 ? takes : gives;
    if (row.amount !== 0) for (const node of nodes) into.push(node);
  }
  return { takes, gives, runs: true };
}

/** Stops what lacks something until nothing changes; returns which nodes can be had (1) or not (0). */
function settle(
  processes: readonly Process[],
  given: Uint8Array,
  places: number,
  reach: Reach,
  isPooled: readonly boolean[],
): Uint8Array {
  const sources = Int32Array.from(given);
  const users = new Map<number, Process[]>();
  for (const process of processes) {
    for (const node of process.gives) sources[node]!++;
    for (const node of process.takes) {
      const same = users.get(node);
      if (same === undefined) users.set(node, [process]);
      else same.push(process);
    }
  }
  const had = new Uint8Array(given.length).fill(1);
  let open = new Set(isPooled.keys());
  while (open.size > 0) {
    const next = new Set<number>();
    for (const g of open) {
      const first = g * places;
      const here = sources.subarray(first, first + places);
      const now = isPooled[g] === true ? Uint8Array.of(here[0]! > 0 ? 1 : 0) : reach.from(g, here);
      for (let p = 0; p < now.length; p++) {
        const node = first + p;
        if (had[node] === 0 || now[p] === 1) continue;
        had[node] = 0;
        for (const process of users.get(node) ?? []) {
          if (!process.runs) continue;
          process.runs = false;
          for (const output of process.gives) {
            sources[output]!--;
            next.add(Math.floor(output / places));
          }
        }
      }
    }
    open = next;
  }
  return had;
}
