import type { Row } from "../economy/types.ts";
import { peopleOf, type People } from "./people.ts";
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
