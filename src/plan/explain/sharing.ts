/**
 * Who gets whose goods. A pool mixes what comes into it, so each use draws on each source in proportion:
 *
 *     from source s to use u = amount of s × amount of u ÷ all uses of the pool
 *
 * One rule for both ends: what a slip asks of a workplace is what the others' slips receive from it.
 */
import { routesOf } from "../logistics.ts";
import type { Plan, PlanRow } from "../types.ts";
import { usesOf, type PlanFlows } from "./plan-flows.ts";

/** Where goods come from, or go to. */
export interface Party {
  readonly kind: "stock" | "site" | "route" | "trade" | "need" | "waste";
  /** A workplace or place, route, need; the other end of trade and stock has no name. */
  readonly name: string;
  /** Of a site, its technique; of a route, the other place; of a need, its group; of trade, `currency`. */
  readonly detail: string;
  /** Began before the plan. */
  readonly started?: boolean;
}

export interface PartAmount {
  readonly party: Party;
  readonly amount: number;
}

export interface Mixing {
  readonly sources: readonly PartAmount[];
  readonly uses: readonly PartAmount[];
  readonly total: number;
}

/** Sources and uses of pools, by their index in `flows.pools`; only of those wanted (absent: all). */
export function mixings(
  plan: Plan,
  flows: PlanFlows,
  wanted?: ReadonlySet<number>,
): ReadonlyMap<number, Mixing> {
  const { resolved } = flows;
  const sources = new Map<number, Map<string, PartAmount>>();
  const uses = new Map<number, Map<string, PartAmount>>();
  const into = (
    side: Map<number, Map<string, PartAmount>>,
    pool: number | undefined,
    party: Party,
    amount: number,
  ): void => {
    if (pool === undefined || amount === 0 || wanted?.has(pool) === false) return;
    const parts = side.get(pool) ?? new Map<string, PartAmount>();
    side.set(pool, parts);
    const key = `${party.kind}\u0000${party.name}\u0000${party.detail}\u0000${party.started ?? false}`;
    parts.set(key, { party, amount: amount + (parts.get(key)?.amount ?? 0) });
  };
  siteParts(flows, (pool, party, amount) => {
    into(amount > 0 ? sources : uses, pool, party, Math.abs(amount));
  });
  const placeOf = (account: number) => resolved.places[resolved.accounts[account]!.place]!;
  for (const { route, from, to, departs, arrives, sent, arriving } of flows.freight) {
    const sending = { kind: "route", name: route, detail: placeOf(to) } as const;
    into(uses, flows.poolAt(from, departs), sending, sent);
    const bringing: Party = {
      kind: "route",
      name: route,
      detail: placeOf(from),
      ...(departs < 0 ? { started: true } : {}),
    };
    into(sources, flows.poolAt(to, arrives), bringing, arriving);
  }
  drawParts(flows, (pool, party, amount) => {
    into(uses, pool, party, amount);
  });
  needParts(plan, flows, (pool, party, amount) => {
    into(uses, pool, party, amount);
  });
  const trade: Party = { kind: "trade", name: "", detail: "" };
  const money: Party = { kind: "trade", name: "", detail: "currency" };
  const stock: Party = { kind: "stock", name: "", detail: "" };
  const mixed = new Map<number, Mixing>();
  for (const [pool, { row }] of flows.pools.entries()) {
    if (wanted?.has(pool) === false) continue;
    into(sources, pool, stock, row.opening);
    into(sources, pool, trade, row.imported);
    into(sources, pool, money, row.earned);
    into(uses, pool, trade, row.exported);
    into(uses, pool, money, row.paid);
    into(uses, pool, { kind: "waste", name: "", detail: "" }, row.waste);
    into(uses, pool, stock, row.closing);
    mixed.set(pool, {
      sources: [...(sources.get(pool)?.values() ?? [])],
      uses: [...(uses.get(pool)?.values() ?? [])],
      total: usesOf(row),
    });
  }
  return mixed;
}

/** What goes from a source to a use of one pool. */
export function shareOf({ total }: Mixing, source: PartAmount, use: PartAmount): number {
  return total === 0 ? 0 : (source.amount * use.amount) / total;
}

type Part = (pool: number | undefined, party: Party, amount: number) => void;

function siteParts({ resolved, runs, poolAt }: PlanFlows, part: Part): void {
  for (const { site, start, goods } of runs) {
    const { where, technique } = resolved.sites[site]!;
    const party: Party = {
      kind: "site",
      name: where,
      detail: technique,
      ...(start < 0 ? { started: true } : {}),
    };
    for (const { target, period, amount } of goods) part(poolAt(target, period), party, amount);
  }
}

/** What routes draw goes to the route, at the end where it is drawn. */
function drawParts({ resolved, freight, poolAt }: PlanFlows, part: Part): void {
  const routes = new Map(routesOf(resolved).map((route) => [route.name, route]));
  for (const { route, departs, arrives, tonnes } of freight) {
    for (const { account, at, amount } of routes.get(route)?.draws ?? []) {
      if (account === undefined) continue;
      const party: Party = { kind: "route", name: route, detail: "" };
      part(poolAt(account, at === "from" ? departs : arrives), party, amount * tonnes);
    }
  }
}

function needParts(plan: Plan, { resolved, poolAt }: PlanFlows, part: Part): void {
  const periodIndex = new Map(resolved.periods.map((period, t) => [period, t]));
  for (const row of plan.tables.deliveries) {
    const party: Party = { kind: "need", name: row.need, detail: row.group ?? "" };
    const pool = poolAt(accountOf(row, resolved), periodIndex.get(row.period)!);
    part(pool, party, row.delivered);
  }
}

/** The account a delivery is taken from. */
export function accountOf(
  { good, place }: Pick<PlanRow<"deliveries">, "good" | "place">,
  resolved: PlanFlows["resolved"],
): number {
  const p = place === undefined ? 0 : (resolved.placeIndex.get(place) ?? 0);
  return resolved.accountAt(resolved.goodIndex.get(good)!, p);
}
