/** Policies that make an account of the reports and plan on what it supports. */
import { accountOf, type Account } from "../account.ts";
import { learntOf } from "../next.ts";
import { accountsOf } from "../reports/read.ts";
import type { Report } from "../reports/tables.ts";
import { visitsOf } from "../visits/visits.ts";
import { believe, inspector, truth, type Policy, type PolicyInput } from "./policy.ts";

/**
 * Reports are reconciled over all periods since the beginning; stocks are no higher than what others than their holder
 * support, less a standard deviation of it.
 */
export const reconcileReports: Policy = {
  name: "reconcile",
  learn: (input) => {
    const account = accountAfter(input, input.reports);
    return Promise.resolve(learntFrom(account, input));
  },
};

/**
 * The same; and the visits that would narrow most of what matters, and some drawn by lot, are made before the next plan:
 * whoever is visited has the stocks and the harvest of the period counted.
 */
export const reconcileAndInspect: Policy = {
  name: "inspect",
  learn: (input) => {
    const { reports } = input;
    const first = accountAfter(input, reports);
    const found = inspected(first, input);
    if (found.length === 0) return Promise.resolve(learntFrom(first, input));
    const account = accountAfter(input, [...reports, ...found]);
    return Promise.resolve({ ...learntFrom(account, input), inspected: found.length });
  },
};

function accountAfter({ start }: PolicyInput, reports: readonly Report[]): Account {
  const observers = [{ observer: inspector }];
  return accountOf(start, accountsOf({ reports, observers }));
}

function learntFrom(account: Account, { period, plan }: PolicyInput) {
  return learntOf(account, account.periods.indexOf(period), plan, { figures: "supported" });
}

/** What an inspector counts: closing stocks, and what was made. */
const counted = ["closing", "made"] as const;

/** As many figures as may be inspected, holder by holder in the order of the visits. */
function inspected(
  account: Account,
  { plan, period, reports, inspect }: PolicyInput,
): readonly Report[] {
  const holders = new Set(reports.map(({ by }) => by)).size;
  const { visits } = visitsOf(account, { visits: holders, plan, seed: period });
  const found: Report[] = [];
  for (const { holder } of visits) {
    const own = reports.filter(
      (row) =>
        row.by === holder &&
        row.period === period &&
        (counted as readonly string[]).includes(row.what),
    );
    for (const { by, what, of } of own) {
      const report = inspect({ by, what, of });
      if (report === undefined) return found;
      found.push(report);
    }
  }
  return found;
}

/** All policies, from the most credulous to the one that nobody can follow. */
export const policies: readonly Policy[] = [believe, reconcileReports, reconcileAndInspect, truth];
