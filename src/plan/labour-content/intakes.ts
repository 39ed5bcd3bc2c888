import type { Message } from "../../messages/index.ts";
import { routesOf } from "../logistics.ts";
import type { PlanFlows, Run, RunFlow } from "../explain/plan-flows.ts";
import type { Plan } from "../types.ts";
import { leftOvers, outletsOf, type JointRule, type Outlet } from "./joint.ts";
import type { Terms } from "./system.ts";
import { travelOf, type Travel } from "./travel.ts";

/** Hours worked, and amounts taken from pools. */
export interface Cost {
  readonly hours: number;
  readonly terms: Terms;
}

/** What comes into one pool. */
export interface Intake extends Cost {
  /** What no hour of the plan has made: first opening stock, what was under way, imports, currency earned. */
  readonly inherited: number;
  /** Of what is inherited: sent before the plan, arriving in it. */
  readonly shipped: number;
  readonly made: number;
  /** The part of the cost that is the making within the plan. */
  readonly making: Cost;
  /** What had been done before the plan to what is made. */
  readonly before: Cost;
  readonly refused: Message | undefined;
}

/** Costs that do not (or not yet) go into a pool. */
export interface Aside {
  readonly kind: "capacity" | "skill" | "under-way" | "unassigned";
  readonly cost: Cost;
  /** What had been done before the plan. */
  readonly before: Cost;
  readonly refused: Message | undefined;
}

export interface Intakes {
  readonly pools: readonly Intake[];
  readonly asides: readonly Aside[];
  readonly travel: Travel;
}

interface Gathering {
  hours: number;
  readonly terms: [number, number][];
}

export function intakesOf(plan: Plan, flows: PlanFlows, rule: JointRule): Intakes {
  const { pools, poolAt } = flows;
  const travel = travelOf(plan, flows.resolved);
  const freight = pools.map(gathering);
  const making = pools.map(gathering);
  const before = pools.map(gathering);
  const refused: (Message | undefined)[] = pools.map(() => undefined);
  const asides: Aside[] = [];
  const wastes = leftOvers(flows);

  for (const run of flows.runs) {
    const { place } = flows.resolved.sites[run.site]!;
    const cost = costOf(
      flows,
      run,
      ({ period }) => period >= 0 && period < flows.horizon,
      ({ target, period, amount }) => amount * (1 + travel.perHour(place, target, period)),
      poolAt,
    );
    const earlier = costOf(
      flows,
      run,
      ({ period }) => period < 0,
      ({ amount }) => amount,
      // What was used before the plan is valued as in its first period.
      (account) => poolAt(account, 0),
    );
    const shared = outletsOf(flows, run, wastes, rule);
    const because = shared.kind === "refused" ? shared.because : undefined;
    // What was over before the plan is no part of it.
    if (shared.outlets.length === 0 && (cost.hours > 0 || cost.terms.length > 0)) {
      asides.push({ kind: "unassigned", cost, before: earlier, refused: undefined });
    }
    for (const outlet of shared.outlets) {
      const pool = outlet.kind === "good" ? poolAt(outlet.target, outlet.period) : undefined;
      if (pool === undefined) {
        asides.push(asideOf(flows, outlet, cost, earlier, because));
        continue;
      }
      refused[pool] ??= because;
      add(making[pool]!, cost, outlet.share);
      add(before[pool]!, earlier, outlet.earlierShare);
    }
  }
  gatherFreight(flows, travel, freight, asides);
  gatherStocks(flows, freight);
  if (travel.unassigned > 0) {
    const cost = { hours: travel.unassigned, terms: [] };
    asides.push({ kind: "unassigned", cost, before: gathering(), refused: undefined });
  }
  const shipped = shippedBefore(flows);

  return {
    asides,
    travel,
    pools: pools.map(({ period, row }, i) => ({
      hours: freight[i]!.hours + making[i]!.hours,
      terms: [...freight[i]!.terms, ...making[i]!.terms],
      inherited: (period === 0 ? row.opening : 0) + shipped[i]! + row.imported + row.earned,
      shipped: shipped[i]!,
      made: row.made,
      making: making[i]!,
      before: before[i]!,
      refused: refused[i],
    })),
  };
}

function gathering(): Gathering {
  return { hours: 0, terms: [] };
}

function add(into: Gathering, { hours, terms }: Cost, share: number): void {
  if (share === 0) return;
  into.hours += share * hours;
  for (const [from, weight] of terms) into.terms.push([from, share * weight]);
}

function times({ hours, terms }: Cost, share: number): Cost {
  return { hours: hours * share, terms: terms.map(([from, weight]) => [from, weight * share]) };
}

/** Hours and inputs of the rows of a run that fall when `counts` says. */
function costOf(
  { horizon }: PlanFlows,
  run: Run,
  counts: (flow: RunFlow) => boolean,
  hoursOf: (work: RunFlow) => number,
  poolAt: (account: number, period: number) => number | undefined,
): Cost {
  let hours = 0;
  for (const flow of run.work) if (counts(flow)) hours += hoursOf(flow);
  const terms = run.goods.flatMap((flow): [number, number][] => {
    if (flow.amount >= 0 || !counts(flow)) return [];
    const pool = poolAt(flow.target, Math.min(flow.period, horizon - 1));
    return pool === undefined ? [] : [[pool, -flow.amount]];
  });
  return { hours, terms };
}

function asideOf(
  { horizon }: PlanFlows,
  { kind, period, share, earlierShare }: Outlet,
  cost: Cost,
  before: Cost,
  refused: Message | undefined,
): Aside {
  return {
    kind: kind !== "good" && period < horizon ? kind : "under-way",
    cost: times(cost, share),
    before: times(before, earlierShare),
    refused,
  };
}

/**
 * What arrives brings its content from where it left, and the hours and goods that its way took; of what
 * left before the plan, those that its arrival takes.
 */
function gatherFreight(
  flows: PlanFlows,
  travel: Travel,
  into: readonly Gathering[],
  asides: Aside[],
): void {
  const { resolved, horizon, poolAt } = flows;
  const routes = new Map(routesOf(resolved).map((route) => [route.name, route]));
  for (const { route, from, to, departs, arrives, arriving, tonnes } of flows.freight) {
    const cost = gathering();
    const left = poolAt(from, departs);
    if (left !== undefined) cost.terms.push([left, arriving]);
    for (const draw of routes.get(route)?.draws ?? []) {
      const period = draw.at === "from" ? departs : arrives;
      if (period < 0 || period >= horizon) continue;
      const amount = draw.amount * tonnes;
      if (draw.skill !== undefined) {
        cost.hours += amount * (1 + travel.perHour(draw.place, draw.skill, period));
      }
      const pool = draw.account === undefined ? undefined : poolAt(draw.account, period);
      if (pool !== undefined) cost.terms.push([pool, amount]);
    }
    const arrival = poolAt(to, arrives);
    if (arrival === undefined) {
      asides.push({ kind: "under-way", cost, before: gathering(), refused: undefined });
    } else {
      add(into[arrival]!, cost, 1);
    }
  }
}

/** By pool, what arrives of shipments that left before the plan. */
function shippedBefore({ pools, freight, poolAt }: PlanFlows): Float64Array {
  const amounts = new Float64Array(pools.length);
  for (const { to, departs, arrives, arriving } of freight) {
    const arrival = departs < 0 ? poolAt(to, arrives) : undefined;
    if (arrival !== undefined) amounts[arrival]! += arriving;
  }
  return amounts;
}

/** What is left of the last closing stock keeps its content. */
function gatherStocks({ pools, poolAt }: PlanFlows, into: readonly Gathering[]): void {
  for (const [i, { account, period, row }] of pools.entries()) {
    const last = period === 0 ? undefined : poolAt(account, period - 1);
    if (last !== undefined && row.opening > 0) into[i]!.terms.push([last, row.opening]);
  }
}
