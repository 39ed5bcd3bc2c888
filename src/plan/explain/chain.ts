/**
 * The chain of scarce things behind a good: from a pool whose shadow price is positive along everything
 * that could bring one more unit of it (techniques, routes, trade, last period's stock) to what each of
 * these lacks. Only what is worth its price is followed: by complementary slackness the runs, shipments and
 * purchases of an optimal plan are worth exactly what they take, and what is worth less than it takes would
 * not help.
 */
import type { Flow, Resolved, Site } from "../resolve.ts";
import { secondmentsOf } from "../columns/skills.ts";
import { routesOf, tradesOf } from "../logistics.ts";
import type { Plan } from "../types.ts";
import {
  balanceOf,
  labourOf,
  peopleKey,
  worthwhile,
  type At,
  type Step,
  type Walk,
} from "./chain-walk.ts";
import { itemsOf, visitItems } from "./chain-items.ts";
import { followPeople } from "./chain-people.ts";
import { followRoutes, followStock, followTrade } from "./chain-ways.ts";
import { scarceKey, type Prices, type Scarce } from "./prices.ts";

export interface ChainLink {
  readonly scarce: Scarce;
  readonly price: number;
  /** The link it stands behind; -1 for what the question was about. */
  readonly behind: number;
  /** What leads from `behind` here. */
  readonly by: Step | undefined;
}

/** Every scarce thing behind the given pools, nearest first. */
export function chainBehind(
  plan: Plan,
  resolved: Resolved,
  prices: Prices,
  starts: readonly { readonly account: number; readonly period: number }[],
): readonly ChainLink[] {
  const links: ChainLink[] = [];
  const known = new Set<string>();
  const open: { account: number; period: number; link: number }[] = [];
  const horizon = resolved.periods.length;
  const running = new Set(
    plan.tables.activities.map(({ technique, where, period }) =>
      JSON.stringify([technique, where, period]),
    ),
  );
  const walk: Walk = {
    resolved,
    prices,
    running: (site, start) =>
      running.has(JSON.stringify([site.technique, site.where, resolved.periods[start]!])),
    makers: makersOf(resolved),
    adders: addersOf(resolved),
    trainers: trainersOf(resolved),
    secondments: groupedBy(secondmentsOf(resolved), ({ to, skill }) =>
      peopleKey(resolved, to, skill),
    ),
    routes: groupedBy(routesOf(resolved), ({ to }) => to),
    imports: groupedBy(tradesOf(resolved), ({ account, period }) => account * horizon + period),
    exports: groupedBy(tradesOf(resolved), ({ currency, period }) => currency * horizon + period),
    visit: (scarce, behind, by) => {
      const price = prices.of(scarce);
      const key = scarceKey(scarce);
      if (price === 0 || known.has(key)) return undefined;
      known.add(key);
      return links.push({ scarce, price, behind, by }) - 1;
    },
    visitPool: (account, period, behind, by) => {
      if (period < 0 || period >= horizon) return;
      const link = walk.visit(balanceOf(resolved, account, period), behind, by);
      if (link !== undefined) open.push({ account, period, link });
    },
    visitLabour: (place, skill, period, behind, by) => {
      const link = walk.visit(labourOf(resolved, "labour", place, skill, period), behind, by);
      if (link !== undefined) followPeople(walk, { place, skill, period, link });
    },
  };
  for (const { account, period } of starts) walk.visitPool(account, period, -1, undefined);
  // Breadth first, so that each thing is shown by its shortest way.
  for (let next = 0; next < open.length; next++) {
    const at = open[next]!;
    followMaking(walk, at);
    followRoutes(walk, at);
    followTrade(walk, at);
    followStock(walk, at);
  }
  return links;
}

function makersOf({ sites }: Resolved): Walk["makers"] {
  const makers = new Map<number, { site: Site; flow: Flow }[]>();
  for (const site of sites) {
    for (const flow of site.recipe) {
      if (!flow.amounts.some((amount) => amount > 0)) continue;
      const known = makers.get(flow.target);
      if (known === undefined) makers.set(flow.target, [{ site, flow }]);
      else known.push({ site, flow });
    }
  }
  return makers;
}

function addersOf({ sites }: Resolved): Walk["adders"] {
  const adders = sites.flatMap((site) =>
    site.adds.filter(({ amount }) => amount > 0).map(({ target, lag }) => ({ target, site, lag })),
  );
  return groupedBy(adders, ({ target }) => target);
}

function trainersOf(resolved: Resolved): Walk["trainers"] {
  const trainers = resolved.sites.flatMap((site) =>
    site.trains
      .filter(({ amount }) => amount > 0)
      .map(({ target, lag }) => ({ key: peopleKey(resolved, site.place, target), site, lag })),
  );
  return groupedBy(trainers, ({ key }) => key);
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function followMaking(walk: Walk, { account, period, link }: At): void {
  for (const { site, flow } of walk.makers.get(account) ?? []) {
    const start = period - flow.lag;
    if (start < 0 || !(flow.amounts[period]! > 0)) continue;
    const items = itemsOf(walk, site, start);
    const gives = items.reduce((sum, { worth }) => sum + Math.max(0, worth), 0);
    const takes = items.reduce((sum, { worth }) => sum - Math.min(0, worth), 0);
    if (takes > gives * (1 + worthwhile) && !walk.running(site, start)) continue;
    const by = { kind: "technique", name: site.technique } as const;
    visitItems(walk, items, link, by);
    followStandIns(walk, site, start, link, by);
    followLimits(walk, site, start, link, by);
    followAdding(walk, site, start, link);
  }
}

/** Work that others can stand in for lacks whoever could do it. */
function followStandIns(walk: Walk, site: Site, start: number, link: number, by: Step): void {
  const { resolved } = walk;
  for (const { target, lag } of site.work) {
    const period = start + lag;
    if (period >= resolved.periods.length) continue;
    if (walk.prices.of(labourOf(resolved, "labour-cover", site.place, target, period)) === 0) {
      continue;
    }
    resolved.skills.forEach(({ canDo }, skill) => {
      if (skill !== target && !canDo.includes(target)) return;
      walk.visitLabour(site.place, skill, period, link, by);
    });
  }
}

/** Limits on the technique itself, or on what it makes, uses, works or takes up. */
function followLimits(walk: Walk, site: Site, start: number, link: number, by: Step): void {
  const { resolved } = walk;
  const goods = new Map<string, Set<string>>();
  const note = (of: string, name: string) => {
    goods.set(of, (goods.get(of) ?? new Set()).add(name));
  };
  note("run", site.technique);
  for (const { target, amounts } of site.recipe) {
    const { name } = resolved.goods[resolved.accounts[target]!.good]!;
    if (amounts.some((amount) => amount > 0)) note("made", name);
    if (amounts.some((amount) => amount < 0)) note("used", name);
  }
  for (const { target } of site.work) note("hours", resolved.skills[target]!.name);
  for (const { target } of site.uses) note("used", resolved.installed[target]!.capacity);
  const periods = new Set(resolved.periods.slice(start, start + site.longestLag + 1));
  for (const row of resolved.economy.tables.limits.rows) {
    if (goods.get(row.of)?.has(row.what) !== true) continue;
    for (const period of periods) {
      const scarce = { family: "limit", what: row.limit, where: row.place ?? "", period };
      walk.visit(scarce, link, by);
    }
  }
}

/** A scarce capacity may be added to: what that takes stands behind it. */
function followAdding(walk: Walk, site: Site, start: number, link: number): void {
  const { resolved, prices } = walk;
  for (const { target, lag } of site.uses) {
    const period = start + lag;
    const { capacity, workplace } = resolved.installed[target]!;
    const number = resolved.periods[period];
    if (number === undefined) continue;
    if (prices.of({ family: "capacity", what: capacity, where: workplace, period: number }) === 0) {
      continue;
    }
    for (const { site: adder, lag: until } of walk.adders.get(target) ?? []) {
      const by = { kind: "technique", name: adder.technique } as const;
      for (let begun = 0; begun + until <= period; begun++) {
        visitItems(walk, itemsOf(walk, adder, begun), link, by);
      }
    }
  }
}
