import { message, type Message } from "../messages/index.ts";
import { wordsOf } from "../plan/explain/words.ts";
import { gapsOf, type Gap } from "../plan/gaps.ts";
import type { Plan } from "../plan/index.ts";
import type { Resolved } from "../plan/resolve.ts";

/** *gaps*: for each need, how far apart the places are in each period; the widest first. */
export interface GapsData {
  readonly periods: readonly string[];
  readonly needs: readonly GapNeed[];
  /** Needs in which all places are served alike, always. */
  readonly alike: readonly (Message | string)[];
}

export interface GapNeed {
  readonly what: Message | string;
  readonly tier: number;
  readonly rows: readonly GapRow[];
}

export interface GapRow {
  /** Index in `periods`. */
  readonly period: number;
  readonly lowest: GapEnd;
  readonly highest: GapEnd;
  /** Highest ÷ lowest; null where the lowest is 0. */
  readonly ratio: number | null;
  /** Theil's index: 0 where all are served alike. */
  readonly theil: number;
}

export interface GapEnd {
  readonly place: string;
  readonly fulfilment: number;
}

/** Differences of fulfilment below which places are served alike. */
const alike = 1e-6;

/** The gaps between the places of a plan. */
export function gapsDataOf(plan: Plan, resolved: Resolved): GapsData {
  const words = wordsOf(plan.economy);
  const { periods } = resolved;
  const needs = new Map<string, GapNeed & { readonly rows: GapRow[] }>();
  for (const gap of gapsOf(plan, resolved).places) {
    const { need, group, tier, period } = gap;
    const what = group === undefined ? need : message("view.need-of-group", { need, group });
    const key = JSON.stringify([need, group, tier]);
    const known = needs.get(key) ?? { what, tier, rows: [] };
    needs.set(key, known);
    known.rows.push(rowOf(gap, periods.indexOf(period!), words.place));
  }
  const all = [...needs.values()];
  const width = ({ rows }: GapNeed) =>
    rows.reduce(
      (most, { lowest, highest }) => Math.max(most, highest.fulfilment - lowest.fulfilment),
      0,
    );
  return {
    periods: periods.map((period) => words.period(period)),
    needs: all
      .filter((need) => width(need) > alike)
      .sort((a, b) => a.tier - b.tier || width(b) - width(a)),
    alike: all.filter((need) => width(need) <= alike).map(({ what }) => what),
  };
}

function rowOf(
  { lowest, highest, ratio, theil }: Gap,
  period: number,
  nameOf: (place: string) => string,
): GapRow {
  return {
    period,
    lowest: { place: nameOf(lowest.name), fulfilment: lowest.fulfilment },
    highest: { place: nameOf(highest.name), fulfilment: highest.fulfilment },
    ratio: ratio ?? null,
    theil,
  };
}
