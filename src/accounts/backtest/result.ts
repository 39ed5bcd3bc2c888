/** What came of one period of a back-test. */
import type { Economy } from "../../economy/types.ts";
import type { Message } from "../../messages/index.ts";
import { tierSummary } from "../../plan/explain/whole.ts";
import { peopleOf } from "../../plan/people.ts";
import { resolve } from "../../plan/resolve.ts";
import { sorted } from "../../plan/sorted.ts";
import { stockRows } from "../../plan/stock-rows.ts";
import type { TierOutcome } from "../../plan/stress/outcome.ts";
import type { Planned } from "../../plan/types.ts";
import type { Happened, Kept } from "./carry-out.ts";

export interface PeriodResult {
  readonly period: number;
  /**
   * Whether the first plan was followed, one made for this period (which may give up work that was begun, where not all
   * of it can go on, or fail its certificate), or an earlier one, as was meant or because planning ended without one.
   */
  readonly plan:
    | "first"
    | "anew"
    | "released"
    | "uncertified"
    | "followed"
    | Exclude<Planned["kind"], "optimal">;
  /** Where no plan meets all that is held to be certain, all work begun included: what contradicts each other. */
  readonly because?: readonly Message[];
  /** Fulfilment of needs by tier, as they were really met. */
  readonly tiers: readonly TierOutcome[];
  /** Of the needs of tier 1, those unmet, in persons: one person who lacks all of one need counts 1. */
  readonly unmet: number;
  /** Tonnes of shipments promised, and of them those not sent. */
  readonly promised: number;
  readonly unsent: number;
  /** Work that was under way and had to be given up in part. */
  readonly givenUp: readonly Kept[];
  /** Everything else of which less was done than was planned. */
  readonly broken: readonly Kept[];
  /** Tonnes that were believed to be in stock at the beginning and weren't there; goods without a weight don't count. */
  readonly onPaper: number;
  readonly inspected: number;
}

/** Less than this share of what was planned is missing by rounding only. */
const rounding = 1e-6;

/** `believed`, `truth` — at the beginning of the period. */
export function resultOf(
  happened: Happened,
  believed: Economy,
  truth: Economy,
  how: Pick<PeriodResult, "plan" | "because" | "inspected">,
): PeriodResult {
  const { kept, plan, period, economy } = happened;
  const short = kept.filter((each) => each.planned - each.happened > rounding * each.planned);
  const weights = new Map(economy.tables.goods.rows.map((row) => [row.good, row.weight ?? 0]));
  const shipments = kept.filter(({ kind }) => kind === "shipment");
  const tonnes = (amount: (each: Kept) => number) =>
    shipments.reduce((sum, each) => sum + amount(each) * weights.get(each.what)!, 0);
  return {
    ...{ period, ...how },
    tiers: tierSummary(plan.tables.deliveries).map(({ tier, least, mean }) => ({
      ...{ tier, least, mean },
    })),
    unmet: unmetOf(happened),
    promised: tonnes(({ planned }) => planned),
    unsent: tonnes(({ planned, happened: done }) => planned - done),
    givenUp: short.filter(({ kind }) => kind === "under-way" || kind === "arrival"),
    broken: short.filter(({ kind }) => kind !== "under-way" && kind !== "arrival"),
    onPaper: onPaperOf(believed, truth),
  };
}

function unmetOf({ firstPeriod, plan }: Happened): number {
  const resolved = resolve(sorted(firstPeriod));
  const people = peopleOf(resolved);
  return plan.tables.deliveries.reduce((sum, { tier, place, group, fulfilment }) => {
    if (tier !== 1) return sum;
    const at = place === undefined ? -1 : resolved.placeIndex.get(place)!;
    return sum + (1 - fulfilment) * people(at, 0, group);
  }, 0);
}

function onPaperOf(believed: Economy, truth: Economy): number {
  const there = openings(truth);
  return [...openings(believed)].reduce((sum, [key, { amount, weight }]) => {
    return sum + weight * Math.max(0, amount - (there.get(key)?.amount ?? 0));
  }, 0);
}

/** Opening stocks by good and place. */
function openings(economy: Economy) {
  const resolved = resolve(sorted(economy));
  return new Map(
    [...stockRows(resolved)].map(([account, row]) => {
      const { good, place } = resolved.accounts[account]!;
      const { name, weight } = resolved.goods[good]!;
      const key = JSON.stringify([name, resolved.places[place] ?? null]);
      return [key, { amount: row.opening ?? 0, weight: weight ?? 0 }];
    }),
  );
}
