import { beforeAll, expect, test } from "vitest";
import { accountOf, type Account } from "../../src/accounts/account.ts";
import { reconcile } from "../../src/accounts/reconcile/linear.ts";
import { accountsOf } from "../../src/accounts/reports/read.ts";
import type { Report } from "../../src/accounts/reports/tables.ts";
import type { Economy } from "../../src/economy/types.ts";
import { plannedEconomy } from "../plan/planned.ts";
import { breadValley } from "./account-economy.ts";
import { generator, normals } from "./networks.ts";
import { reportsOfPlan } from "./reports-of-plan.ts";

const economy = breadValley();
let reports: readonly Report[];

beforeAll(async () => {
  const exact = reportsOfPlan(await plannedEconomy(economy)).filter(({ amount }) => amount > 0);
  const normal = normals(generator(4));
  reports = exact.map((row) => {
    // Somebody has sent two fifths more than they had.
    const wrong = row.by === "hill" && row.what === "sent" && row.period === 2 ? 1.4 : 1;
    return { ...row, amount: wrong * row.amount * (1 + 0.01 * normal()) };
  });
});

function accountFor(rows: readonly Report[], of: Economy = economy): Account {
  return accountOf(of, accountsOf({ reports: rows }));
}

/** The same account, but for the unit in which some quantities are counted. */
function expectScaled(
  account: Account,
  scaled: Account,
  scaleOf: (quantity: Account["figures"][number]["quantity"]) => number,
): void {
  expect(scaled.steps.map(({ claim }) => claim)).toEqual(account.steps.map(({ claim }) => claim));
  expect(account.steps.length).toBeGreaterThan(0);
  expect(scaled.asClaimed.chiSquare / account.asClaimed.chiSquare).toBeCloseTo(1, 9);
  account.figures.forEach(({ quantity, estimate, deviation, status, support }, i) => {
    const other = scaled.figures[i]!;
    expect(other.quantity).toEqual(quantity);
    expect([other.status, other.support?.kind]).toEqual([status, support?.kind]);
    if (estimate === undefined) return;
    const unit = scaleOf(quantity);
    const away = Math.abs(other.estimate! / unit - estimate) / deviation!;
    expect(away < 1e-6 || Math.abs(estimate) < 1e-9).toBe(true);
    expect(other.deviation! / unit / deviation!).toBeCloseTo(1, 6);
  });
}

test("counting a good in kilogrammes instead of tonnes changes its unit and nothing else", () => {
  for (const [good, kilogrammes] of [
    ["grain", breadValley({ grain: 1000 })],
    ["bread", breadValley({ bread: 1000 })],
  ] as const) {
    const rows = reports.map((row) =>
      row.of === good && row.what !== "served" ? { ...row, amount: 1000 * row.amount } : row,
    );
    expectScaled(
      accountFor(reports),
      accountFor(rows, kilogrammes),
      ({ kind, of, with: partner }) => {
        const isGood = kind !== "served" && kind !== "weather";
        return of === good && isGood && !(kind === "off" && partner === "capacity") ? 1000 : 1;
      },
    );
  }
});

test("reports in another unit say the same", () => {
  const rows = reports.map((row) =>
    row.of === "grain" ? { ...row, amount: 1000 * row.amount, unit: "kg" } : row,
  );
  expectScaled(accountFor(reports), accountFor(rows), () => 1);
});

test("reports in another order say the same", () => {
  const account = accountFor(reports);
  const others = figuresBy(accountFor([...reports].reverse()));
  expect(others.size).toBe(account.figures.length);
  for (const [key, { status, estimate, deviation }] of figuresBy(account)) {
    const other = others.get(key)!;
    expect(other.status).toBe(status);
    if (estimate === undefined) continue;
    expect(Math.abs(other.estimate! - estimate)).toBeLessThan(1e-6 * deviation! + 1e-9);
  }
});

test("a report that nothing checks moves no other figure, as long as tolerances are held", () => {
  let dropped = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const draw = generator(seed);
    // What is tolerated is in part a share of what is reported, so it is taken as the account has found it.
    const { balances, claims, asClaimed } = accountFor(reports.filter(() => draw() < 0.3));
    const { estimate, deviation } = reconcile(balances, claims);
    for (const [k, { statement, quantity }] of claims.entries()) {
      if (statement === undefined || asClaimed.status[quantity] !== "only-claimed") continue;
      const others = claims.filter((_, other) => other !== k);
      dropped++;
      reconcile(balances, others).estimate.forEach((other, i) => {
        // What follows from it alone is known no more.
        if (Number.isNaN(other)) return;
        expect(Math.abs(other - estimate[i]!)).toBeLessThan(1e-6 * deviation[i]! + 1e-9);
      });
    }
  }
  expect(dropped).toBeGreaterThan(8);
});

function figuresBy({ figures }: Account): ReadonlyMap<string, Account["figures"][number]> {
  return new Map(figures.map((figure) => [JSON.stringify(figure.quantity), figure]));
}
