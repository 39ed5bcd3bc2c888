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
const counted: readonly string[] = ["closing", "made"];

/**
 * As many figures as may be inspected: of each visit in its order those that it narrows most, of all visits, and then
 * the others.
 */
function inspected(account: Account, { period, reports, inspect }: PolicyInput): readonly Report[] {
  const now = reports.filter((row) => row.period === period && counted.includes(row.what));
  const holders = new Set(now.map(({ by }) => by)).size;
  if (holders === 0) return [];
  // By needs: the prices of a plan that believed in a good harvest say that grain is plenty.
  const { visits } = visitsOf(account, { visits: holders, seed: period });
  const own = visits.map(({ holder }) => now.filter(({ by }) => by === holder));
  const foremost = visits.flatMap(({ narrows }, i) =>
    narrows.flatMap(({ quantity: { of } }) => own[i]!.filter((row) => row.of === of)),
  );
  const found = new Map<Report, Report>();
  for (const row of [...foremost, ...own.flat()]) {
    if (found.has(row)) continue;
    const report = inspect({ by: row.by, what: row.what, of: row.of });
    if (report === undefined) break;
    found.set(row, report);
  }
  return [...found.values()];
}

/** All policies, from the most credulous to the one that nobody can follow. */
export const policies: readonly Policy[] = [believe, reconcileReports, reconcileAndInspect, truth];
