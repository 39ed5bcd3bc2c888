import fc from "fast-check";
import { expect, test } from "vitest";
import { accountOf, type Account } from "../../src/accounts/account.ts";
import { checkAccounts } from "../../src/accounts/reports/check.ts";
import { accountsOf } from "../../src/accounts/reports/read.ts";
import type { Report, Subject } from "../../src/accounts/reports/tables.ts";
import { flagsOf } from "../../src/accounts/suspicions.ts";
import { renderProblem } from "../../src/economy/problem.ts";
import type { Economy } from "../../src/economy/types.ts";
import { busyEconomies } from "../plan/busy-economy.ts";
import { maybePlanned } from "../plan/planned.ts";
import { randomEconomies } from "../plan/random-economy.ts";
import { reportsOfPlan } from "./reports-of-plan.ts";

const economies = fc.oneof(randomEconomies, busyEconomies);

function accountFor(economy: Economy, reports: readonly Report[]): Account {
  const accounts = accountsOf({ reports });
  expect(checkAccounts(accounts, economy).map((problem) => renderProblem(problem))).toEqual([]);
  return accountOf(economy, accounts);
}

/** Every claim, of reports, tables and assumptions, is what the account finds. */
function expectUntouched(account: Account): void {
  const moved = account.claims.filter(
    ({ adjustment, deviation }) => !(Math.abs(adjustment!) < 1e-6 * deviation),
  );
  const told = moved.map((claim) => [account.book.quantities[claim.quantity], claim]);
  expect(told).toEqual([]);
  const { chiSquare } = account.asClaimed;
  expect(chiSquare).toBeLessThan(1e-12 * account.claims.length);
  expect(account.steps).toEqual([]);
  expect(flagsOf(account)).toEqual([]);
}

test("what is reported exactly as it was planned is found as it is reported", async () => {
  let reached = 0;
  const kinds = new Map<Subject, number>();
  await fc.assert(
    fc.asyncProperty(economies, async (economy) => {
      const plan = await maybePlanned(economy);
      const reports = plan === undefined ? [] : reportsOfPlan(plan);
      if (reports.length === 0) return;
      reached++;
      for (const { what, amount } of reports) {
        if (amount > 0) kinds.set(what, (kinds.get(what) ?? 0) + 1);
      }
      expectUntouched(accountFor(economy, reports));
    }),
    { numRuns: 24 },
  );
  expect(reached).toBeGreaterThan(14);
  const subjects: readonly Subject[] = [
    ...(["opening", "closing", "made", "used", "sent", "received", "imported"] as const),
    ...(["exported", "delivered", "served", "lost", "hours", "run", "installed"] as const),
  ];
  expect(subjects.filter((what) => (kinds.get(what) ?? 0) < 3)).toEqual([]);
});

test("so is what is reported of later periods only", async () => {
  let reached = 0;
  await fc.assert(
    fc.asyncProperty(economies, async (economy) => {
      const plan = await maybePlanned(economy);
      const [first = 0] = economy.tables.periods.rows.map((row) => row.period);
      const reports = plan === undefined ? [] : reportsOfPlan(plan);
      const later = reports.filter(({ period }) => period > first);
      if (later.length === 0) return;
      reached++;
      expectUntouched(accountFor(economy, later));
    }),
    { numRuns: 10 },
  );
  expect(reached).toBeGreaterThan(4);
});

/** Where nobody reports these, they are taken to be nothing, give or take. */
const takenForNothing = new Set<Subject>(["lost", "imported", "exported", "sent", "received"]);

test("a figure that nobody reports is found where others determine it", async () => {
  let reached = 0;
  await fc.assert(
    fc.asyncProperty(economies, fc.nat(), async (economy, draw) => {
      const plan = await maybePlanned(economy);
      if (plan === undefined) return;
      const reports = reportsOfPlan(plan);
      if (reports.length === 0) return;
      const account = accountFor(economy, reports);
      const checked = account.claims.filter(
        ({ quantity, statement }) =>
          statement !== undefined &&
          !(takenForNothing.has(statement.what) && statement.value > 0) &&
          account.figures[quantity]!.status === "checked",
      );
      for (let i = 0; i < Math.min(3, checked.length); i++) {
        const { statement, quantity } = checked[(draw + 7 * i) % checked.length]!;
        const others = reports.filter((_, at) => at !== statement!.at);
        const without = accountFor(economy, others);
        const asked = account.book.quantities[quantity]!;
        const found = without.figures.find(
          (figure) => JSON.stringify(figure.quantity) === JSON.stringify(asked),
        );
        // Of a good, skill or technique of which nothing else is reported, there is no account.
        if (found?.estimate === undefined) continue;
        const size = Math.max(statement!.value, account.usual(quantity));
        expect(Math.abs(found.estimate - statement!.value) / size).toBeLessThan(1e-9);
        if (statement!.value > 0) reached++;
      }
    }),
    { numRuns: 8 },
  );
  expect(reached).toBeGreaterThan(4);
});
