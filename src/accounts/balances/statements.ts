import type { Economy } from "../../economy/types.ts";
import { moment } from "../reports/moment.ts";
import { subjectOf } from "../reports/check.ts";
import type { Accounts } from "../reports/read.ts";
import type { Report, Subject } from "../reports/tables.ts";
import { unitsOf } from "../reports/units.ts";
import { ofMethod, type Tolerances } from "./tolerances.ts";

/** *statement*: a report that counts, in the units of the economy. */
export interface Statement {
  /** Index of the row of `reports`. */
  readonly at: number;
  readonly by: string;
  readonly about: string;
  /** Period index. */
  readonly period: number;
  readonly what: Subject;
  readonly of: string;
  readonly with?: string;
  readonly value: number;
  /** One standard deviation, as amount or as share of the figure. */
  readonly spread: { readonly deviation: number } | { readonly share: number };
}

/** Which reports count, and why the others don't. */
export interface Sifted {
  readonly statements: readonly Statement[];
  /** Reports that a later statement of their author replaces: they are kept, and count no more. */
  readonly replaced: readonly { readonly at: number; readonly by: number }[];
  /** Reports that repeat another of the same author, with the same figure: they say nothing new. */
  readonly repeated: readonly { readonly at: number; readonly of: number }[];
  /** Different figures of the same author for the same thing, none of which replaces another: all count. */
  readonly contradicting: readonly (readonly number[])[];
  /** Reports stated after they were due, by index. */
  readonly late: readonly number[];
}

/** Accounts and economy must be free of errors. */
export function sift(accounts: Accounts, economy: Economy, tolerances: Tolerances): Sifted {
  const { rows } = accounts.reports;
  const named = new Map(
    rows.flatMap(({ report }, at) => (report === undefined ? [] : [[report, at]])),
  );
  const replaced = rows.flatMap(({ replaces }, by) =>
    replaces === undefined ? [] : [{ at: named.get(replaces)!, by }],
  );
  const gone = new Set(replaced.map(({ at }) => at));
  const bySubject = new Map<string, number[]>();
  rows.forEach((row, at) => {
    if (gone.has(at)) return;
    const subject = JSON.stringify([row.by, subjectOf(row)]);
    const same = bySubject.get(subject);
    if (same === undefined) bySubject.set(subject, [at]);
    else same.push(at);
  });
  const place = placing(economy);
  const repeated: { at: number; of: number }[] = [];
  const contradicting: (readonly number[])[] = [];
  const statements = new Map<number, Statement>();
  for (const same of bySubject.values()) {
    const kept: Statement[] = [];
    for (const at of same) {
      const statement = statementOf(rows[at]!, at, place, tolerances);
      const equal = kept.find(({ value }) => value === statement.value);
      if (equal === undefined) kept.push(statement);
      else repeated.push({ at, of: equal.at });
    }
    if (kept.length > 1) contradicting.push(kept.map(({ at }) => at));
    for (const statement of kept) statements.set(statement.at, statement);
  }
  return {
    statements: [...statements].sort(([a], [b]) => a - b).map(([, statement]) => statement),
    replaced,
    repeated,
    contradicting,
    late: lateIn(accounts),
  };
}

interface Placing {
  readonly positions: ReadonlyMap<number, number>;
  readonly kinds: ReadonlyMap<string, string | undefined>;
  readonly factor: (row: Report) => number;
}

function placing(economy: Economy): Placing {
  const { periods, goods } = economy.tables;
  const numbers = periods.rows.map((row) => row.period).sort((a, b) => a - b);
  const units = unitsOf(economy);
  const unitOf = new Map(goods.rows.map((row) => [row.good, row.unit]));
  return {
    positions: new Map(numbers.map((number, t) => [number, t])),
    kinds: new Map(goods.rows.map((row) => [row.good, row.kind])),
    factor: ({ of, unit }) => {
      const expected = unitOf.get(of);
      // Hours are hours: the check has seen to it.
      if (unit === undefined || expected === undefined) return 1;
      return units.factor(unit, expected)!;
    },
  };
}

function statementOf(
  row: Report,
  at: number,
  { positions, kinds, factor }: Placing,
  tolerances: Tolerances,
): Statement {
  const { by, about = by, period, what, of, with: partner, accuracy, error, method } = row;
  const scale = factor(row);
  const share = accuracy ?? tolerances.share(ofMethod(method), of, kinds.get(of))!;
  return {
    ...{ at, by, about, period: positions.get(period)!, what, of, value: row.amount * scale },
    ...(partner === undefined ? {} : { with: partner }),
    spread: error === undefined ? { share } : { deviation: error * scale },
  };
}

function lateIn({ reports, deadlines }: Accounts): readonly number[] {
  const due = new Map(deadlines.rows.map((row) => [row.period, moment(row.due)!]));
  const day = 86_400_000;
  return reports.rows.flatMap(({ period, stated }, at) => {
    const [last, said] = [due.get(period), stated === undefined ? undefined : moment(stated)];
    // Due on a day: until that day is over.
    return last !== undefined && said !== undefined && said >= last + day ? [at] : [];
  });
}
