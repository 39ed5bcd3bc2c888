/**
 * How far apart people are in what they get: between places, between groups, and over time. Measured
 * on fulfilments (delivered ÷ asked), which have no unit, and may thus be compared across needs.
 */
import { peopleOf, type People } from "./people.ts";
import { resolve, type Resolved } from "./resolve.ts";
import type { Plan, PlanRow } from "./types.ts";

/** One of those compared: a place, a group or a period. */
export interface GapPart {
  readonly name: string;
  /** Mean over what it is made of, weighted by people as in `Gap.weighted`. */
  readonly fulfilment: number;
  /** Absent: nobody has stated how many people it is. */
  readonly people?: number;
}

/** A fulfilment below this is none: a plan is not exact beyond it. */
const none = 1e-9;

/** *gap*: how differently one need is fulfilled for those who asked for it; only where there are two or more. */
export interface Gap {
  readonly need: string;
  /** Absent: everybody together, or (between groups) each group. */
  readonly group?: string;
  readonly tier: number;
  /** Number of the period; absent for gaps over time. */
  readonly period?: number;
  /** Everybody compared, the least fulfilled first. */
  readonly parts: readonly GapPart[];
  readonly lowest: GapPart;
  readonly highest: GapPart;
  /** Highest ÷ lowest fulfilment; absent where the lowest is 0. */
  readonly ratio?: number;
  /** Theil's index, 0 where all are served alike; see `theilIndex`. */
  readonly theil: number;
  /** Whether parts count by their people; otherwise (somebody's number is unknown) each counts alike. */
  readonly weighted: boolean;
}

export interface Gaps {
  /** Between places: per need, group, tier and period. Needs for pooled goods have no place. */
  readonly places: readonly Gap[];
  /** Between groups: per need, tier and period. */
  readonly groups: readonly Gap[];
  /** Over time: per need, group and tier. */
  readonly periods: readonly Gap[];
}

/** The gaps of a plan, in the order of its deliveries. */
export function gapsOf(plan: Plan, resolved: Resolved = resolve(plan.economy)): Gaps {
  const served = servedIn(plan, resolved);
  const byName = (row: Served) => [row.need, row.group ?? null, row.tier];
  return {
    places: gapsBetween(
      served.filter(({ place }) => place !== undefined),
      (row) => [...byName(row), row.period],
      (row) => row.place!,
      ({ need, group, tier, period }) => ({ need, ...grouped(group), tier, period }),
    ),
    groups: gapsBetween(
      served.filter(({ group }) => group !== undefined),
      ({ need, tier, period }) => [need, tier, period],
      (row) => row.group!,
      ({ need, tier, period }) => ({ need, tier, period }),
    ),
    periods: gapsBetween(
      served,
      byName,
      (row) => String(row.period),
      ({ need, group, tier }) => ({ need, ...grouped(group), tier }),
    ),
  };
}

/**
 * Theil's T: Σ p_i (x_i / μ) ln (x_i / μ), with p_i the share of part i (its people ÷ everybody, or 1/n)
 * and μ = Σ p_i x_i. 0 where all x are equal; ln n where one of n equal parts has everything. All zero: 0,
 * since all have the same.
 *
 * Source: H. Theil, "Economics and Information Theory", North-Holland 1967, chapter 4; with population
 * shares it is the between-groups term of its decomposition.
 *
 * - `values` — x, at least 0.
 * - `weights` — one per value, at least 0; absent: each counts alike.
 */
export function theilIndex(values: readonly number[], weights?: readonly number[]): number {
  const weight = (i: number) => weights?.[i] ?? 1;
  const all = values.reduce((sum, _, i) => sum + weight(i), 0);
  const mean = values.reduce((sum, value, i) => sum + weight(i) * value, 0) / all;
  if (!(mean > 0)) return 0;
  const sum = values.reduce((total, value, i) => {
    const ratio = value / mean;
    return ratio > 0 ? total + weight(i) * ratio * Math.log(ratio) : total;
  }, 0);
  // Rounding may leave it a little below 0, where no index can be.
  return Math.max(0, sum / all);
}

type Served = Pick<
  PlanRow<"deliveries">,
  "need" | "group" | "place" | "period" | "tier" | "fulfilment"
> & { readonly people: number };

function servedIn(plan: Plan, resolved: Resolved): readonly Served[] {
  const people: People = peopleOf(resolved);
  const periodAt = new Map(resolved.periods.map((period, t) => [period, t]));
  return plan.tables.deliveries.map((row) => {
    const place = row.place === undefined ? -1 : resolved.placeIndex.get(row.place)!;
    return { ...row, people: people(place, periodAt.get(row.period)!, row.group) };
  });
}

function gapsBetween(
  rows: readonly Served[],
  keyOf: (row: Served) => readonly (string | number | null)[],
  partOf: (row: Served) => string,
  namesOf: (row: Served) => Pick<Gap, "need" | "group" | "tier" | "period">,
): readonly Gap[] {
  return [...groupsOf(rows, (row) => JSON.stringify(keyOf(row))).values()].flatMap((of) => {
    const members = [...groupsOf(of, partOf)];
    if (members.length < 2) return [];
    // Where one number is unknown, no share of the people is known.
    const weighted = of.every(({ people }) => people > 0);
    const parts = members
      .map(([name, each]) => partFrom(name, each, weighted))
      .sort((a, b) => a.fulfilment - b.fulfilment);
    const lowest = parts[0]!;
    const highest = parts.at(-1)!;
    return [
      {
        ...namesOf(of[0]!),
        parts,
        lowest,
        highest,
        ...(lowest.fulfilment <= none ? {} : { ratio: highest.fulfilment / lowest.fulfilment }),
        theil: theilIndex(
          parts.map(({ fulfilment }) => fulfilment),
          weighted ? parts.map((part) => part.people!) : undefined,
        ),
        weighted,
      },
    ];
  });
}

function partFrom(name: string, rows: readonly Served[], weighted: boolean): GapPart {
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  const weight = (row: Served) => (weighted ? row.people : 1);
  const all = rows.reduce((sum, row) => sum + weight(row), 0);
  const fulfilment = rows.reduce((sum, row) => sum + weight(row) * row.fulfilment, 0) / all;
  const known = rows.every((row) => row.people > 0);
  return { name, fulfilment, ...(known ? { people } : {}) };
}

function grouped(group: string | undefined): { readonly group?: string } {
  return group === undefined ? {} : { group };
}

function groupsOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
