import { routesOf } from "../logistics.ts";
import type { Resolved } from "../resolve.ts";
import type { Plan, PlanRow } from "../types.ts";

/**
 * *pool*: a good at a place in a period, where everything that comes is mixed and from which everything
 * that goes is taken; one row of the plan's balances.
 */
export interface Pool {
  readonly account: number;
  readonly period: number;
  readonly row: PlanRow<"balances">;
}

/** A run's recipe, work and uses, each in the period where it falls, for all its runs together. */
export interface Run {
  readonly site: number;
  /** Index of the period in which it started; negative: before the first. */
  readonly start: number;
  readonly runs: number;
  /** Positive: made; negative: used. Targets are accounts. */
  readonly goods: readonly RunFlow[];
  /** Targets are skills, amounts hours. */
  readonly work: readonly RunFlow[];
  /** Targets of both are installed capacities. */
  readonly uses: readonly RunFlow[];
  readonly adds: readonly RunFlow[];
  /** People whom the runs add to skills at the site's place, or take away. Targets are skills. */
  readonly trains: readonly RunFlow[];
}

export interface RunFlow {
  readonly target: number;
  /** Period index: negative before the plan, the number of periods or more after it. */
  readonly period: number;
  readonly amount: number;
}

/** A shipment of this plan, or one that was under way when it began. */
export interface Freight {
  readonly route: string;
  /** Accounts. */
  readonly from: number;
  readonly to: number;
  /** Period indices; what departs below 0 left before the plan. */
  readonly departs: number;
  readonly arrives: number;
  readonly sent: number;
  /** After losses. */
  readonly arriving: number;
  readonly tonnes: number;
}

/** The flows of a plan: what goes from where to where, by index. */
export interface PlanFlows {
  readonly resolved: Resolved;
  readonly horizon: number;
  readonly pools: readonly Pool[];
  /** Index in `pools`; undefined where nothing flows. */
  readonly poolAt: (account: number, period: number) => number | undefined;
  readonly runs: readonly Run[];
  readonly freight: readonly Freight[];
}

/** Throws an Error where the plan's tables name what its economy does not have: a defect. */
export function planFlows(plan: Plan, resolved: Resolved): PlanFlows {
  const horizon = resolved.periods.length;
  const periodIndex = new Map(resolved.periods.map((period, t) => [period, t]));
  const period = (number: number) => known(periodIndex.get(number), `period ${number}`);
  const account = (good: string, place: string | undefined) => {
    const g = known(resolved.goodIndex.get(good), good);
    if (resolved.goods[g]!.pooled) return resolved.accountAt(g, 0);
    return resolved.accountAt(g, known(resolved.placeIndex.get(place ?? ""), place ?? ""));
  };
  const pools = plan.tables.balances.map((row) => ({
    account: account(row.good, row.place),
    period: period(row.period),
    row,
  }));
  const poolIndex = new Map(pools.map((pool, i) => [pool.account * horizon + pool.period, i]));
  return {
    resolved,
    horizon,
    pools,
    poolAt: (a, t) => (t < 0 || t >= horizon ? undefined : poolIndex.get(a * horizon + t)),
    runs: runsOf(plan, resolved, period),
    freight: freightOf(plan, resolved, period, account),
  };
}

function freightOf(
  plan: Plan,
  resolved: Resolved,
  period: (number: number) => number,
  account: (good: string, place: string | undefined) => number,
): readonly Freight[] {
  const routes = new Map(routesOf(resolved).map((route) => [route.name, route]));
  const sent = plan.tables.shipments.map((row): Freight => {
    const departs = period(row.period);
    return {
      route: row.route,
      from: account(row.good, row.from),
      to: account(row.good, row.to),
      departs,
      arrives: departs + known(routes.get(row.route), row.route).lag,
      sent: row.sent,
      arriving: row.arriving,
      tonnes: row.tonnes,
    };
  });
  const before = [...routes.values()].flatMap(({ name, from, to, lag, loss, shipped }) =>
    shipped.map(({ good, amount, arrives }): Freight => ({
      route: name,
      from: resolved.accountAt(good, from),
      to: resolved.accountAt(good, to),
      departs: arrives - lag,
      arrives,
      sent: amount,
      arriving: amount * (1 - loss),
      tonnes: amount * (resolved.goods[good]!.weight ?? 0),
    })),
  );
  // What arrived before the plan is in its opening stocks.
  return [...before.filter(({ arrives }) => arrives >= 0), ...sent];
}

function runsOf(
  plan: Plan,
  resolved: Resolved,
  period: (number: number) => number,
): readonly Run[] {
  const siteIndex = new Map(
    resolved.sites.map((site, s) => [JSON.stringify([site.technique, site.where]), s]),
  );
  const chosen = plan.tables.activities.map((row) => {
    const site = siteIndex.get(JSON.stringify([row.technique, row.where]));
    return runOf(resolved, known(site, row.technique), period(row.period), row.runs);
  });
  const inherited = resolved.sites.flatMap((site, s) =>
    site.started.map(({ periodsAgo, amount }) => runOf(resolved, s, -periodsAgo, amount)),
  );
  return [...inherited, ...chosen];
}

/** What `runs` runs at a site, started in period `start`, make and take. */
export function runOf(resolved: Resolved, site: number, start: number, runs: number): Run {
  const { recipe, work, uses, adds, trains } = resolved.sites[site]!;
  const horizon = resolved.periods.length;
  const flows = (rows: readonly { target: number; lag: number; amounts: Float64Array }[]) =>
    rows.flatMap(({ target, lag, amounts }): RunFlow[] => {
      // What fell before the first period is taken to have been as in the first.
      const coefficient = amounts[Math.max(0, Math.min(start + lag, horizon))]!;
      if (coefficient === 0 || runs === 0) return [];
      return [{ target, period: start + lag, amount: coefficient * runs }];
    });
  const additions = (rows: readonly { target: number; lag: number; amount: number }[]) =>
    rows.map(({ target, lag, amount }): RunFlow => ({
      target,
      period: start + lag,
      amount: amount * runs,
    }));
  return {
    site,
    start,
    runs,
    goods: flows(recipe),
    work: flows(work),
    uses: flows(uses),
    adds: additions(adds),
    trains: additions(trains),
  };
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the plan names what its economy lacks: ${name}`);
  return value;
}

/** Everything that comes into a pool. */
export function sourcesOf(row: PlanRow<"balances">): number {
  return row.opening + row.made + row.arrived + row.imported + row.earned;
}

/** Everything that goes out of a pool, what stays in stock included. */
export function usesOf(row: PlanRow<"balances">): number {
  return (
    row.used +
    row.paid +
    row.sent +
    row.drawn +
    row.delivered +
    row.exported +
    row.waste +
    row.closing
  );
}
