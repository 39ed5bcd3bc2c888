import { beforeAll, expect, test } from "vitest";
import { accountOf, type Account } from "../../src/accounts/account.ts";
import { accountsOf } from "../../src/accounts/reports/read.ts";
import type { Report } from "../../src/accounts/reports/tables.ts";
import { flagsOf, type Flag } from "../../src/accounts/suspicions.ts";
import { plannedEconomy } from "../plan/planned.ts";
import { breadValley } from "./account-economy.ts";
import { generator, normals } from "./networks.ts";
import { reportsOfPlan } from "./reports-of-plan.ts";

const economy = breadValley();
let exact: readonly Report[];

beforeAll(async () => {
  // Nobody reports every thing that didn't happen.
  exact = reportsOfPlan(await plannedEconomy(economy)).filter(({ amount }) => amount > 0);
});

/** One standard deviation of what is weighed. */
const accuracy = 0.01;

/** What people report who weigh well and are honest. */
function measured(seed: number): Report[] {
  const normal = normals(generator(seed));
  return exact.map((row) => ({ ...row, amount: row.amount * (1 + accuracy * normal()) }));
}

type Which = Partial<Pick<Report, "by" | "period" | "what" | "of" | "with">>;

function isOne(row: Report, which: Which): boolean {
  return Object.entries(which).every(([column, value]) => row[column as keyof Report] === value);
}

/** The reports, with some of their amounts changed; the number of those must be as expected. */
function changed(
  reports: readonly Report[],
  which: Which,
  amount: (stated: number) => number,
  count = 1,
): Report[] {
  expect(reports.filter((row) => isOne(row, which)).length).toBe(count);
  return reports.map((row) => (isOne(row, which) ? { ...row, amount: amount(row.amount) } : row));
}

function accountFor(reports: readonly Report[]): Account {
  return accountOf(economy, accountsOf({ reports }));
}

/** Whether a flag is about such a claim, or one that it can't be told from. */
function isAbout(account: Account, { claims, alternatives }: Flag, which: Which): boolean {
  return [...claims, ...alternatives].some((k) => {
    const { statement } = account.claims[k]!;
    return statement !== undefined && isOne(account.accounts.reports.rows[statement.at]!, which);
  });
}

test("honest reports are flagged no more often than the level says", () => {
  const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
  const flagged = seeds.filter((seed) => flagsOf(accountFor(measured(seed))).length > 0);
  // 5 % of 12, and three standard deviations of that.
  expect(flagged.length).toBeLessThanOrEqual(Math.floor(0.6 + 3 * Math.sqrt(12 * 0.05 * 0.95)));
});

test("a figure off by ten deviations is flagged wherever others check it well", () => {
  let tried = 0;
  let found = 0;
  for (let seed = 1; seed <= 8; seed++) {
    const reports = measured(seed);
    const honest = accountFor(reports);
    const draw = generator(1000 + seed);
    // What is left to chance of a claim's own error where others check it: its score would be above 7.
    const checked = honest.claims.filter(
      ({ statement, deviation, quantity, setAside }) =>
        statement !== undefined &&
        statement.value > 1 &&
        !setAside &&
        honest.figures[quantity]!.deviation! < 0.7 * deviation,
    );
    expect(checked.length).toBeGreaterThan(20);
    for (let i = 0; i < 2; i++) {
      const { statement, deviation } = checked[Math.floor(draw() * checked.length)]!;
      const sign = draw() < 0.5 ? -1 : 1;
      const wrong = reports.map((row, at) =>
        at === statement!.at ? { ...row, amount: row.amount + sign * 10 * deviation } : row,
      );
      const account = accountFor(wrong);
      tried++;
      const { by, what, of } = statement!;
      const row = reports[statement!.at]!;
      const which = { by, what, of, period: row.period };
      if (flagsOf(account).some((flag) => isAbout(account, flag, which))) found++;
    }
  }
  expect(found / tried).toBeGreaterThan(0.9);
});

test("a shipment that neither end reports is found as what was assumed of it", () => {
  const road: Which = { of: "grain", period: 3 };
  const silent = measured(3).filter(
    (row) =>
      !(
        isOne(row, { ...road, what: "sent", by: "plain" }) ||
        isOne(row, { ...road, what: "received", with: "plain" })
      ),
  );
  expect(silent.length).toBe(exact.length - 2);
  const account = accountFor(silent);
  const [flag, ...others] = flagsOf(account);
  expect(others).toEqual([]);
  expect(flag!.kind).toBe("assumption");
  const claim = account.claims[flag!.claims[0]!]!;
  expect(account.book.quantities[claim.quantity]).toMatchObject({
    ...{ kind: "sent", holder: "plain", with: "town", of: "grain", period: 2 },
  });
  const sent = exact.find((row) => isOne(row, { ...road, what: "sent", by: "plain" }))!.amount;
  expect(Math.abs(-flag!.bias / sent - 1)).toBeLessThan(0.1);
  expect(account.figures[claim.quantity]!.estimate! / sent).toBeCloseTo(1, 1);
});

test("a receiver who got less than was sent: one of the two ends, or the road", () => {
  const reports = changed(
    measured(5),
    { by: "town", what: "received", with: "hill", of: "grain", period: 2 },
    (amount) => 0.7 * amount,
  );
  const account = accountFor(reports);
  const [flag, ...others] = flagsOf(account);
  expect(others).toEqual([]);
  expect(isAbout(account, flag!, { by: "town", what: "received", of: "grain", period: 2 })).toBe(
    true,
  );
  expect(flag!.told).toEqual(expect.arrayContaining(["town", "hill"]));
});

test("an opening stock that is not what was left in the last period", () => {
  const reports = changed(
    measured(6),
    { by: "town", what: "opening", of: "grain", period: 3 },
    (amount) => amount + 30,
  );
  const account = accountFor(reports);
  const [flag, ...others] = flagsOf(account);
  expect(others).toEqual([]);
  expect(isAbout(account, flag!, { by: "town", what: "opening", of: "grain", period: 3 })).toBe(
    true,
  );
  expect(flag!.bias).toBeGreaterThan(24);
  expect(flag!.bias).toBeLessThan(36);
});

test("who raises harvest and stock together in the last period is not found out, and stands alone", () => {
  const more = 30;
  let reports = measured(7);
  for (const which of [
    { by: "plain farm", what: "made" },
    { by: "plain", what: "made" },
    { by: "plain", what: "closing" },
  ] as const) {
    reports = changed(reports, { ...which, of: "grain", period: 4 }, (amount) => amount + more);
  }
  const account = accountFor(reports);
  expect(flagsOf(account)).toEqual([]);
  const { estimate, deviation, support } = account.figures.find(
    ({ quantity: { kind, holder, of, period } }) =>
      kind === "closing" && holder === "plain" && of === "grain" && period === 3,
  )!;
  const truth = exact.find((row) =>
    isOne(row, { by: "plain", what: "closing", of: "grain", period: 4 }),
  )!;
  // The account believes it; nobody but the plain and its own farm says how much there is.
  expect(Math.abs(estimate! - truth.amount - more)).toBeLessThan(4 * deviation!);
  expect(support).toEqual({ kind: "own" });
  const made = account.figures.find(
    ({ quantity: { kind, holder, of, period } }) =>
      kind === "made" && holder === "plain farm" && of === "grain" && period === 3,
  )!;
  // How much was sown, only the farm says: so others don't know the harvest either.
  expect(made.support).toEqual({ kind: "own" });

  // Who goes there and counts is not outvoted by books that balance.
  const counted: Report = {
    ...{ by: "inspector", about: "plain", period: 4, what: "closing", of: "grain" },
    ...{ amount: truth.amount, method: "inspected" },
  };
  const inspected = accountOf(
    economy,
    accountsOf({ reports: [...reports, counted], observers: [{ observer: "inspector" }] }),
  );
  const found = inspected.figures.find(
    ({ quantity: { kind, holder, of, period } }) =>
      kind === "closing" && holder === "plain" && of === "grain" && period === 3,
  )!;
  expect(found.estimate! / truth.amount).toBeCloseTo(1, 1);
  expect(found.support!.kind).toBe("others");
  expect(flagsOf(inspected).length).toBeGreaterThan(0);
});

test("harvests that everybody raises by a fifth: lost where they lay, or one bias that explains it all", () => {
  const farms = ["upper farm", "lower farm", "plain farm"];
  const reports = measured(8)
    .filter(({ by, what }) => farms.includes(by) || what !== "made")
    .map((row) =>
      farms.includes(row.by) && isOne(row, { what: "made", period: 3 })
        ? { ...row, amount: 1.2 * row.amount }
        : row,
    );
  const account = accountFor(reports);
  const flags = flagsOf(account);
  const single = flags.filter(({ kind }) => kind === "figure" || kind === "assumption");
  const flagged = single.map(
    ({ claims }) => account.book.quantities[account.claims[claims[0]!]!.quantity],
  );
  expect(flagged.map((quantity) => quantity!.holder).sort()).toEqual(["hill", "plain"]);
  const parts = account.claims.flatMap(({ statement, value }, claim) =>
    statement?.what === "made" && farms.includes(statement.by) && statement.period === 2
      ? [{ claim, amount: value }]
      : [],
  );
  expect(parts.length).toBe(3);
  const common = account.asClaimed.alongDirection(parts)!;
  // Of what is stated: 0.2 ÷ 1.2.
  expect(common.bias).toBeCloseTo(1 / 6, 1);
  const apart = single.reduce((sum, { score }) => sum + score ** 2, 0);
  expect(common.score ** 2).toBeGreaterThan(apart);
  const told = flags.find(({ kind }) => kind === "common")!;
  expect(told.claims).toEqual(expect.arrayContaining(parts.map(({ claim }) => claim)));
  expect(told.bias).toBeCloseTo(1 / 6, 1);
});
