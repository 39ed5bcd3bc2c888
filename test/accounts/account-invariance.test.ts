import { beforeAll, expect, test } from "vitest";
import { accountOf, type Account } from "../../src/accounts/account.ts";
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

/** Where nobody reports these, they are taken to be nothing. */
const takenForNothing: readonly string[] = ["sent", "received", "lost", "imported", "exported"];

test("a report that nothing checks hardly moves another figure", () => {
  let dropped = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const draw = generator(seed);
    const some = reports.filter(({ what }) => takenForNothing.includes(what) || draw() < 0.3);
    const account = accountFor(some);
    const alone = account.claims.filter(
      ({ statement, quantity }) =>
        statement !== undefined &&
        !takenForNothing.includes(statement.what) &&
        account.asClaimed.status[quantity] === "only-claimed",
    );
    for (const { statement, quantity } of alone.slice(0, 3)) {
      const without = figuresBy(accountFor(some.filter((_, at) => at !== statement!.at)));
      dropped++;
      for (const [key, { estimate, deviation }] of figuresBy(account)) {
        const other = without.get(key)?.estimate;
        // What follows from it alone is known no more.
        if (other === undefined || key === JSON.stringify(account.book.quantities[quantity]))
          continue;
        // What nobody reports may be a share of all that goes through, and of that one figure fewer is known.
        expect(Math.abs(other - estimate!)).toBeLessThan(0.02 * deviation! + 1e-9);
      }
    }
  }
  expect(dropped).toBeGreaterThan(8);
});

function figuresBy({ figures }: Account): ReadonlyMap<string, Account["figures"][number]> {
  return new Map(figures.map((figure) => [JSON.stringify(figure.quantity), figure]));
}
