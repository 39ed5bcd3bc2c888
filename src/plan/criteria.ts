import type { Row } from "../economy/types.ts";
import { found, type Resolved } from "./resolve.ts";
import { stockRows } from "./stock-rows.ts";

/**
 * *criterion*: something asked for, whose fulfilment (had ÷ asked, at most 1) a tier shares out: a need,
 * an end level, a reserve, or the end level of a capacity.
 */
export interface Criterion {
  readonly kind: "need" | "end" | "reserve" | "capacity-end";
  /** 0: a hard condition. */
  readonly tier: number;
  /** In units of the good or capacity; above 0. */
  readonly asked: number;
  readonly period: number;
  /** For goods. */
  readonly account: number;
  /** For capacities: the installed capacity; otherwise -1. */
  readonly installed: number;
  /** Of a need: the row's name and group. */
  readonly need?: { readonly name: string; readonly group?: string; readonly weight: number };
}

/** Every criterion of an economy, in the order of its tables. */
export function criteriaOf(resolved: Resolved): readonly Criterion[] {
  const people = peopleOf(resolved);
  return [
    ...resolved.economy.tables.needs.rows.flatMap((row) => needCriteria(row, resolved, people)),
    ...keepingCriteria(resolved),
    ...capacityCriteria(resolved),
  ];
}

function needCriteria(row: Row<"needs">, resolved: Resolved, people: People): Criterion[] {
  const good = found(resolved.goodIndex, row.good);
  return resolved.accountsOf(good, row.place).flatMap((account) =>
    resolved.periodsOf(row.period).flatMap((period) => {
      const { place } = resolved.accounts[account]!;
      const asked = row.amount ?? (row.per_person ?? 0) * people(place, period, row.group);
      if (asked === 0) return [];
      const need = {
        name: row.need,
        weight: row.weight ?? 1,
        ...(row.group === undefined ? {} : { group: row.group }),
      };
      return [
        { kind: "need", tier: row.tier ?? 1, asked, period, account, installed: -1, need } as const,
      ];
    }),
  );
}

/** Number of people by place and period: of a group, or (undefined) of everybody. */
type People = (place: number, period: number, group: string | undefined) => number;

/**
 * People of a group; without one, all groups together, or the place's `people` where it has no groups.
 * Place -1: the whole economy.
 */
function peopleOf(resolved: Resolved): People {
  const { population, places } = resolved.economy.tables;
  const stated = new Map(places.rows.map((row) => [row.place, row.people]));
  const groups = new Map<string, Map<string, Row<"population">[]>>();
  for (const row of population.rows) {
    const ofPlace = groups.get(row.place) ?? new Map<string, Row<"population">[]>();
    groups.set(row.place, ofPlace.set(row.group, [...(ofPlace.get(row.group) ?? []), row]));
  }
  const people: People = (place, period, group) => {
    if (place < 0) {
      return resolved.places.reduce((sum, _, p) => sum + people(p, period, group), 0);
    }
    const name = resolved.places[place]!;
    const ofPlace = groups.get(name);
    if (ofPlace === undefined) return group === undefined ? (stated.get(name) ?? 0) : 0;
    let sum = 0;
    for (const rows of group === undefined ? ofPlace.values() : [ofPlace.get(group) ?? []]) {
      const row =
        rows.find((candidate) => candidate.period === resolved.periods[period]) ??
        rows.find((candidate) => candidate.period === undefined);
      sum += row?.number ?? 0;
    }
    return sum;
  };
  return people;
}

function keepingCriteria(resolved: Resolved): Criterion[] {
  const last = resolved.periods.length - 1;
  return [...stockRows(resolved)].flatMap(([account, row]) => {
    const criteria: Criterion[] = [];
    if (row.end !== undefined && row.end > 0) {
      const tier = row.end_tier ?? 2;
      criteria.push({ kind: "end", tier, asked: row.end, period: last, account, installed: -1 });
    }
    if (row.reserve !== undefined && row.reserve > 0) {
      const asked = row.reserve;
      const tier = row.reserve_tier ?? 2;
      resolved.periods.forEach((_, period) => {
        criteria.push({ kind: "reserve", tier, asked, period, account, installed: -1 });
      });
    }
    return criteria;
  });
}

function capacityCriteria(resolved: Resolved): Criterion[] {
  const last = resolved.periods.length - 1;
  return resolved.installed.flatMap((item, installed) =>
    item.end === undefined || item.end === 0
      ? []
      : [
          {
            kind: "capacity-end",
            tier: item.endTier,
            asked: item.end,
            period: last,
            account: -1,
            installed,
          } as const,
        ],
  );
}
