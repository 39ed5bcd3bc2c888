/**
 * *policy*: what those who plan make of the reports of a period: on what they believe of it, the next plan rests.
 */
import type { Economy } from "../../economy/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { Report } from "../reports/tables.ts";
import type { Happened } from "./carry-out.ts";
import type { TrueFigure } from "./figures.ts";
import type { Learnt } from "./learnt.ts";

/** Who inspects: an observer (table `observers`) of whom no place is part. */
export const inspector = "inspector";

export interface PolicyInput {
  /** As it was believed in when the back-test began, with all the periods since. */
  readonly start: Economy;
  /** As it is believed in at the beginning of the period that is over. */
  readonly believed: Economy;
  /** The plan that was carried out in it, and may have been made before. */
  readonly plan: Plan;
  /** The number of the period that is over, and of the next. */
  readonly period: number;
  readonly next: number;
  /** All reports since the beginning; those of inspections that were asked for before are among them. */
  readonly reports: readonly Report[];
  /**
   * Has a figure of the period that is over looked at: a nearly exact report (`inspected`). Undefined where nobody
   * keeps a book of it, or there are no inspections left in this period.
   */
  readonly inspect: (figure: Omit<TrueFigure, "amount" | "period">) => Report | undefined;
  /** What really happened. Only for bounds: nobody knows it. */
  readonly happened: Happened;
}

export interface Policy {
  readonly name: string;
  readonly learn: (input: PolicyInput) => Promise<Learnt>;
}

/** Everything is as the workplaces and places report it: their runs, what they sent, their closing stocks. */
export const believe: Policy = {
  name: "believe",
  learn: ({ reports, period }) => Promise.resolve(asReported(reports, period)),
};

/** What reports say of a period, where no two of them speak of one figure. */
export function asReported(reports: readonly Report[], period: number): Learnt {
  const of = (what: Report["what"]) =>
    reports.filter((row) => row.period === period && row.what === what);
  return {
    runs: of("run").map((row) => ({ technique: row.of, where: row.by, runs: row.amount })),
    closing: of("closing").map((row) => ({ good: row.of, place: row.by, amount: row.amount })),
    sent: of("sent").map((row) => ({
      ...{ good: row.of, from: row.by, to: row.with!, amount: row.amount },
    })),
  };
}

/** Everything that has happened is known: no policy can do better for want of knowledge of the past. */
export const truth: Policy = {
  name: "truth",
  learn: ({ happened }) => {
    const { tables } = happened.plan;
    const done = new Map(
      tables.activities.map((row) => [JSON.stringify([row.technique, row.where]), row.runs]),
    );
    return Promise.resolve({
      runs: happened.kept.flatMap(({ kind, what, where }) =>
        kind === "run"
          ? [{ technique: what, where, runs: done.get(JSON.stringify([what, where])) ?? 0 }]
          : [],
      ),
      closing: closingIn(happened),
      sent: sentIn(happened),
      underWay: happened.kept.flatMap(({ kind, what, where, periodsAgo, happened: amount }) =>
        kind === "under-way" ? [{ technique: what, where, periods_ago: periodsAgo!, amount }] : [],
      ),
    });
  },
};

/** Of what was to be kept and isn't there, nothing. */
function closingIn({ plan, planned, period }: Happened): NonNullable<Learnt["closing"]> {
  const all = planned.tables.balances.flatMap((row) =>
    row.period === period ? [{ ...row, closing: 0 }] : [],
  );
  const found = new Map(
    [...all, ...plan.tables.balances].map((row) => [
      JSON.stringify([row.good, row.place ?? null]),
      row,
    ]),
  );
  return [...found.values()].map(({ good, place, closing }) => ({
    ...{ good, amount: closing },
    ...(place === undefined ? {} : { place }),
  }));
}

function sentIn({ kept, economy }: Happened): NonNullable<Learnt["sent"]> {
  const routes = new Map(economy.tables.routes.rows.map((row) => [row.route, row]));
  const sums = new Map<string, NonNullable<Learnt["sent"]>[number]>();
  for (const { kind, what: good, where, happened } of kept) {
    if (kind !== "shipment") continue;
    const { from, to } = routes.get(where)!;
    const key = JSON.stringify([good, from, to]);
    sums.set(key, { good, from, to, amount: (sums.get(key)?.amount ?? 0) + happened });
  }
  return [...sums.values()];
}
