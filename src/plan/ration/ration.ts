/**
 * *ration*: what a person of a place and group gets of a guaranteed need in one period, of the plan as a whole: all
 * later periods count, so that today's ration doesn't eat tomorrow's seed.
 */
import type { OwnFloor } from "../own-needs.ts";
import { peopleOf } from "../people.ts";
import { resolve } from "../resolve.ts";
import type { Plan, PlanRow } from "../types.ts";

export interface Ration {
  readonly need: string;
  readonly group?: string;
  /** Absent for pooled goods: the same everywhere. */
  readonly place?: string;
  readonly good: string;
  /** Absent: nobody has said how many people it is for. */
  readonly people?: number;
  /** Amounts in all, in units of the good. */
  readonly asked: number;
  readonly ration: number;
  /** Ration ÷ asked. */
  readonly share: number;
  /** The share by the other way of sharing; absent: it could not be found out. */
  readonly other?: number;
}

/** A shipment that the plan before did not have, or not of this size. */
export interface MoreShipped {
  readonly route: string;
  readonly good: string;
  readonly from: string;
  readonly to: string;
  readonly before: number;
  readonly now: number;
  /** Number of the period of arrival; absent: after the plan. */
  readonly arrives?: number;
}

export interface Rationing {
  readonly period: number;
  /** Days that the period has; absent: nobody has said how long it is. */
  readonly days?: number;
  readonly sharing: "leximin" | "own-needs-first";
  /** Place by place in the order of the economy, the least share first. */
  readonly rations: readonly Ration[];
  readonly shipments: readonly MoreShipped[];
}

const daysInAYear = 365.25;

/** Amounts that differ by less (relative) are the same. */
const same = 1e-6;

/**
 * The rations of one period of a plan.
 *
 * - `before` — what was planned before the shortage; shipments beyond it are named.
 * - `other` — fulfilments of the first tier by the other way of sharing.
 */
export function rationing(
  plan: Plan,
  period: number,
  before?: Plan,
  other: readonly OwnFloor[] = [],
): Rationing {
  const row = plan.economy.tables.periods.rows.find((each) => each.period === period);
  return {
    period,
    ...(row?.years === undefined ? {} : { days: row.years * daysInAYear }),
    sharing: plan.sharing ?? "leximin",
    rations: rationsOf(plan, period, other),
    shipments: moreShipped(plan, period, before),
  };
}

function rationsOf(plan: Plan, period: number, other: readonly OwnFloor[]): readonly Ration[] {
  const resolved = resolve(plan.economy);
  const people = peopleOf(resolved);
  const t = resolved.periods.indexOf(period);
  const key = (need: string, group: string | undefined, place: string) =>
    JSON.stringify([need, group ?? null, place]);
  const others = new Map(
    other
      .filter((each) => each.kind === "need" && each.period === period)
      .map((each) => [key(each.what, each.group, each.where), each.fulfilment]),
  );
  const order = new Map(resolved.places.map((place, p) => [place, p]));
  return plan.tables.deliveries
    .filter((row) => row.tier === 1 && row.period === period)
    .map((row): Ration => {
      const { need, group, place, good, asked, delivered, fulfilment } = row;
      const p = place === undefined ? -1 : resolved.placeIndex.get(place)!;
      const number = people(p, t, group);
      const elsewise = others.get(key(need, group, place ?? ""));
      return {
        ...{ need, good, asked },
        ...(group === undefined ? {} : { group }),
        ...(place === undefined ? {} : { place }),
        ...(number > 0 ? { people: number } : {}),
        ration: delivered,
        share: fulfilment,
        ...(elsewise === undefined ? {} : { other: elsewise }),
      };
    })
    .sort(
      (a, b) =>
        (order.get(a.place ?? "") ?? -1) - (order.get(b.place ?? "") ?? -1) ||
        Math.round((a.share - b.share) / same),
    );
}

function moreShipped(plan: Plan, period: number, before: Plan | undefined): readonly MoreShipped[] {
  const key = ({ route, good }: PlanRow<"shipments">) => JSON.stringify([route, good]);
  const sent = new Map(
    (before?.tables.shipments ?? [])
      .filter((row) => row.period === period)
      .map((row) => [key(row), row.sent]),
  );
  return plan.tables.shipments
    .filter((row) => row.period === period)
    .map((row) => ({
      ...{ route: row.route, good: row.good, from: row.from, to: row.to },
      before: sent.get(key(row)) ?? 0,
      now: row.sent,
      ...(row.arrives === undefined ? {} : { arrives: row.arrives }),
    }))
    .filter(({ before: had, now }) => now - had > same * Math.max(now, had));
}
