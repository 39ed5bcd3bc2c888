/** What was decided before the period to which an economy is rolled, by indices of the economy as it was. */
import type { PlaceTree } from "../../economy/place-tree.ts";
import type { Gathering } from "../../economy/gather.ts";
import type { Economy } from "../../economy/types.ts";
import { resolve, type Resolved } from "../resolve.ts";
import { sorted } from "../sorted.ts";
import type { Plan } from "../types.ts";

/** Runs of a site, started in one period. */
export interface PastRuns {
  readonly site: number;
  /** Period index of the start; below 0: before the first. */
  readonly start: number;
  readonly amount: number;
}

export interface Past {
  readonly economy: Economy;
  readonly tree: PlaceTree;
  readonly resolved: Resolved;
  /** How many periods are over; the index of the period that comes first now. */
  readonly gone: number;
  /** Numbers of the periods that are left. */
  readonly left: readonly number[];
  readonly runs: readonly PastRuns[];
  /** What is at hand now, by account: what is left of the last closing stock. */
  readonly opening: Float64Array;
  /** Shipments sent before now: units of a good by route and period index of departure. */
  readonly sent: readonly {
    readonly route: string;
    readonly good: string;
    readonly start: number;
    readonly amount: number;
  }[];
}

/**
 * What the first `gone` periods of a plan have left behind. Work, stocks and shipments of the plan that the
 * economy doesn't know are errors: the plan is one of another economy.
 */
export function pastOf(economy: Economy, plan: Plan, gone: number, problems: Gathering): Past {
  const resolved = resolve(sorted(economy));
  const { periods } = resolved;
  const positionOf = new Map(periods.map((period, t) => [period, t]));
  const isOver = (period: number) => (positionOf.get(period) ?? gone) < gone;

  return {
    economy,
    tree: resolved.tree,
    resolved,
    gone,
    left: periods.slice(gone),
    runs: runsOf(resolved, plan, isOver, positionOf, problems),
    opening: openingOf(resolved, plan, periods[gone - 1], problems),
    sent: sentOf(economy, plan, isOver, positionOf, problems),
  };
}

type Positions = ReadonlyMap<number, number>;

function runsOf(
  { sites }: Resolved,
  plan: Plan,
  isOver: (period: number) => boolean,
  positionOf: Positions,
  problems: Gathering,
): readonly PastRuns[] {
  const siteOf = new Map(sites.map((site, s) => [JSON.stringify([site.technique, site.where]), s]));
  const before = sites.flatMap((site, s) =>
    site.started.map(({ periodsAgo, amount }) => ({ site: s, start: -periodsAgo, amount })),
  );
  const done = plan.tables.activities.flatMap(({ technique, where, period, runs }) => {
    if (!isOver(period)) return [];
    const site = siteOf.get(JSON.stringify([technique, where]));
    if (site === undefined) {
      problems.error({ file: "", table: "activities" }, "roll.unknown-work", { technique, where });
      return [];
    }
    return [{ site, start: positionOf.get(period)!, amount: runs }];
  });
  return [...before, ...done];
}

function openingOf(
  resolved: Resolved,
  plan: Plan,
  last: number | undefined,
  problems: Gathering,
): Float64Array {
  const opening = new Float64Array(resolved.accounts.length);
  for (const { good, place, period, closing } of plan.tables.balances) {
    if (period !== last || closing === 0) continue;
    const g = resolved.goodIndex.get(good);
    const p = place === undefined ? -1 : resolved.placeIndex.get(place);
    if (g === undefined || p === undefined || resolved.goods[g]!.pooled !== p < 0) {
      const values = { good, place: place ?? "", placed: place === undefined ? "no" : "yes" };
      problems.error({ file: "", table: "balances" }, "roll.unknown-stock", values);
      continue;
    }
    opening[resolved.accountAt(g, p)] = closing * (resolved.goods[g]!.survival ?? 0);
  }
  return opening;
}

function sentOf(
  economy: Economy,
  plan: Plan,
  isOver: (period: number) => boolean,
  positionOf: Positions,
  problems: Gathering,
): Past["sent"] {
  const routes = new Set(economy.tables.routes.rows.map((row) => row.route));
  const goods = new Set(economy.tables.goods.rows.map((row) => row.good));
  const before = economy.tables.shipped.rows.map(({ route, good, periods_ago: ago, amount }) => ({
    ...{ route, good, amount },
    start: -ago,
  }));
  const sent = plan.tables.shipments.flatMap(({ route, good, period, sent: amount }) => {
    if (!isOver(period)) return [];
    if (!routes.has(route) || !goods.has(good)) {
      problems.error({ file: "", table: "shipments" }, "roll.unknown-shipment", { route, good });
      return [];
    }
    return [{ route, good, amount, start: positionOf.get(period)! }];
  });
  return [...before, ...sent];
}
