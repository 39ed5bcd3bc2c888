import { expect, test } from "vitest";
import { accountOf } from "../../src/accounts/account.ts";
import { missingIn, type Missing } from "../../src/accounts/missing.ts";
import { accountsOf } from "../../src/accounts/reports/read.ts";
import type { Report } from "../../src/accounts/reports/tables.ts";
import { economyOf } from "../../src/economy/economy.ts";
import type { Rows } from "../../src/economy/types.ts";
import { valley } from "./reports-economy.ts";

const periods = [1, 2, 3].map((period) => ({ period }));

function missing(reports: readonly Report[], rows: Rows = {}): Missing {
  const economy = economyOf({ name: "valley" }, { ...valley, periods, ...rows });
  return missingIn(accountOf(economy, accountsOf({ reports })));
}

const grain = { of: "grain" } as const;
const everybody: readonly Report[] = [1, 2, 3].flatMap((period): readonly Report[] => [
  { ...grain, by: "Hill", period, what: "closing", amount: 5 },
  { ...grain, by: "Town", period, what: "closing", amount: 5 },
]);

function without(which: Partial<Report>): readonly Report[] {
  return everybody.filter(
    (row) =>
      !Object.entries(which).every(([column, value]) => row[column as keyof Report] === value),
  );
}

test("nothing is missing where every place speaks of its stocks", () => {
  expect(missing(everybody)).toEqual({ silent: [], gaps: [], oneSided: [] });
});

test("a place that says nothing at all of a period is silent", () => {
  expect(missing(without({ by: "Town", period: 2 }))).toEqual({
    silent: [{ holder: "Town", periods: [2] }],
    gaps: [],
    oneSided: [],
  });
});

test("a workplace speaks for its place", () => {
  const mill = { by: "mill", period: 2, what: "used", of: "grain", amount: 3 } as const;
  const found = missing([...without({ by: "Town", period: 2 }), mill]);
  expect(found.silent).toEqual([]);
  // The place speaks, and not of its stock.
  expect(found.gaps).toEqual([{ holder: "Town", what: "closing", of: "grain", periods: [2] }]);
});

test("a workplace is expected to speak only in the season in which it does in other years", () => {
  const seasons = [1, 2, 3].map((period) => ({ period, season: period === 2 ? "dry" : "wet" }));
  const farm = { by: "upper farm", period: 1, what: "made", of: "grain", amount: 3 } as const;
  expect(missing([...everybody, farm], { periods: seasons }).silent).toEqual([
    { holder: "upper farm", periods: [3] },
  ]);
});

test("a shipment of which one end speaks, once it must have arrived", () => {
  const sent = { by: "Hill", what: "sent", of: "grain", with: "Town", amount: 4 } as const;
  const received = { by: "Town", what: "received", of: "grain", with: "Hill", amount: 4 } as const;
  const slow = { routes: [{ route: "cart", from: "Hill", to: "Town", lag: 1 }] };
  const told = [...everybody, { ...sent, period: 1 }, { ...sent, period: 3 }];
  const shipment = { from: "Hill", to: "Town", of: "grain" };
  expect(missing(told).oneSided).toEqual([
    { ...shipment, period: 1, silent: "to" },
    { ...shipment, period: 3, silent: "to" },
  ]);
  // What left in the last period is still under way.
  expect(missing(told, slow).oneSided).toEqual([{ ...shipment, period: 1, silent: "to" }]);
  expect(missing([...told, { ...received, period: 2 }], slow).oneSided).toEqual([]);
  // What arrives in the first period left before the account begins.
  expect(missing([...everybody, { ...received, period: 1 }], slow).oneSided).toEqual([]);
  expect(missing([...everybody, { ...received, period: 3 }], slow).oneSided).toEqual([
    { ...shipment, period: 3, silent: "from" },
  ]);
});

test("an account that begins later expects nothing of what left before", () => {
  const slow = { routes: [{ route: "cart", from: "Hill", to: "Town", lag: 1 }] };
  const later = everybody.filter(({ period }) => period > 1);
  const received = { by: "Town", what: "received", of: "grain", with: "Hill", amount: 4 } as const;
  expect(missing([...later, { ...received, period: 2 }], slow).oneSided).toEqual([]);
});
