import { describe, expect, test } from "vitest";
import { accountOf, type Account } from "../../src/accounts/account.ts";
import type { Quantity } from "../../src/accounts/balances/book.ts";
import { accountsOf } from "../../src/accounts/reports/read.ts";
import type { Report } from "../../src/accounts/reports/tables.ts";
import { flagsOf } from "../../src/accounts/suspicions.ts";
import { economyOf } from "../../src/economy/economy.ts";
import type { Rows } from "../../src/economy/types.ts";
import { valley } from "./reports-economy.ts";

function account(reports: readonly Report[], rows: Rows = {}): Account {
  return accountOf(economyOf({ name: "valley" }, { ...valley, ...rows }), accountsOf({ reports }));
}

function figure(
  { figures }: Account,
  which: { readonly [K in keyof Quantity]?: Quantity[K] | undefined },
): Account["figures"][number] {
  const found = figures.filter(({ quantity }) =>
    Object.entries(which).every(([key, value]) => quantity[key as keyof Quantity] === value),
  );
  expect(found.length).toBe(1);
  return found[0]!;
}

const grain = { of: "grain", period: 1 } as const;
const mill = { by: "mill", of: "flour", period: 1 } as const;

describe("books of workplaces", () => {
  const between: readonly Report[] = [
    { ...grain, by: "upper farm", what: "made", amount: 20 },
    { ...grain, by: "upper farm", what: "sent", with: "mill", amount: 12 },
    { ...grain, by: "mill", what: "received", with: "upper farm", amount: 12 },
    { ...grain, by: "mill", what: "used", amount: 12 },
  ];
  const empty: Report = { ...grain, by: "upper farm", what: "opening", amount: 0 };
  const kept: Report = { ...grain, by: "upper farm", what: "closing", amount: 8 };

  test("balance, with what came from another workplace of the place", () => {
    const found = account([
      ...between,
      empty,
      { ...grain, by: "lower farm", what: "made", amount: 10 },
      { ...grain, by: "lower farm", what: "sent", with: "upper farm", amount: 10 },
      { ...grain, by: "upper farm", what: "received", with: "lower farm", amount: 10 },
      { ...grain, by: "upper farm", what: "closing", amount: 18 },
    ]);
    expect(flagsOf(found)).toEqual([]);
    expect(found.asClaimed.chiSquare).toBeLessThan(1e-12);
    const closing = figure(found, { kind: "closing", holder: "upper farm", period: 0 });
    expect(closing.estimate).toBeCloseTo(18, 6);
    expect(closing.status).toBe("checked");
    // The place may have a store of its own, of which nobody speaks.
    const place = figure(found, { kind: "closing", holder: "Hill", period: 0, own: undefined });
    expect(place.estimate).toBeUndefined();
  });

  test("what goes between workplaces of two places counts for the places", () => {
    const found = account([...between, empty, kept]);
    expect(flagsOf(found)).toEqual([]);
    const sent = figure(found, {
      kind: "sent",
      holder: "Hill",
      with: "Town",
      period: 0,
      own: undefined,
    });
    expect(sent.estimate).toBeCloseTo(12, 6);
  });

  test("whoever says what they send has no more to give: the rest must lie somewhere", () => {
    const [flag, ...others] = flagsOf(account(between));
    expect(others).toEqual([]);
    expect(flag!.told).toContain("upper farm");
    expect(Math.abs(flag!.bias)).toBeCloseTo(8, 6);
  });

  test("a mill that received less than the farm sent", () => {
    const found = account(
      [...between, empty, kept].map((row) =>
        row.what === "received" ? { ...row, amount: 7 } : row,
      ),
    );
    const [flag] = flagsOf(found);
    expect(flag!.told).toEqual(expect.arrayContaining(["upper farm", "mill"]));
  });
});

describe("figures of regions", () => {
  const farms: readonly Report[] = [
    { ...grain, by: "upper farm", what: "made", amount: 20 },
    { ...grain, by: "lower farm", what: "made", amount: 30 },
  ];

  test("pull at those of their places", () => {
    const alone = figure(account(farms), { kind: "made", holder: "upper farm", period: 0 });
    const region: Report = { ...grain, by: "Valley", what: "made", amount: 51, accuracy: 0.01 };
    const pulled = account([...farms, region]);
    const upper = figure(pulled, { kind: "made", holder: "upper farm", period: 0 });
    expect(upper.estimate).toBeGreaterThan(alone.estimate!);
    expect(upper.status).toBe("checked");
    const total = figure(pulled, { kind: "made", holder: "Valley", period: 0 });
    expect(total.estimate).toBeGreaterThan(50);
    expect(total.estimate).toBeLessThan(51);
  });

  test("stand out where they can't be the sum", () => {
    const found = account([...farms, { ...grain, by: "Valley", what: "made", amount: 90 }]);
    const flags = flagsOf(found);
    expect(flags.length).toBeGreaterThan(0);
    expect(flags[0]!.told).toContain("Valley");
  });
});

describe("a pooled good", () => {
  const goods = [
    ...valley.goods!.filter(({ good }) => good !== "money"),
    { good: "money", unit: "coin", pooled: true, survival: 1 },
  ];
  const pool: readonly Report[] = [
    { by: "Valley", period: 1, what: "opening", of: "money", amount: 1000 },
    { by: "Valley", period: 1, what: "closing", of: "money", amount: 990 },
    { by: "Town", period: 1, what: "imported", of: "power", amount: 50 },
  ];

  test("is reported by the place that has all others in it", () => {
    const found = account(pool, { goods });
    expect(found.asClaimed.chiSquare).toBeLessThan(1e-12);
    expect(
      figure(found, { kind: "opening", of: "money", holder: "", period: 0, own: undefined }).status,
    ).toBe("checked");
  });

  test("pays for what is imported: a pool that holds more than it can is flagged", () => {
    const more = pool.map((row) => (row.what === "closing" ? { ...row, amount: 1400 } : row));
    expect(flagsOf(account(more, { goods })).length).toBeGreaterThan(0);
  });
});

test("hours of those who stand in are hours of the work they stand in for", () => {
  const skills = [{ skill: "milling" }, { skill: "carting", can_do: ["milling"] }];
  const rows: readonly Report[] = [
    { ...mill, what: "run", of: "grind", amount: 30 },
    { ...mill, what: "hours", of: "milling", amount: 40 },
    { ...mill, what: "hours", of: "carting", amount: 20 },
  ];
  expect(account(rows, { skills }).asClaimed.chiSquare).toBeLessThan(1e-12);
});

test("what can't be stored and is there when the first period begins is used in it", () => {
  const stocks = [{ place: "Town", good: "power", opening: 100 }];
  const found = account([{ by: "mill", period: 1, what: "used", of: "power", amount: 100 }], {
    stocks,
  });
  expect(found.asClaimed.chiSquare).toBeLessThan(1e-12);
  expect(figure(found, { kind: "opening", of: "power", holder: "Town" }).status).toBe("checked");
});

describe("which reports count", () => {
  const first = { ...mill, report: "a", what: "made", amount: 30 } as const;

  test("a correction, and not what it replaces", () => {
    const found = account([first, { ...first, report: "b", replaces: "a", amount: 31 }]);
    expect(found.sifted.replaced).toEqual([{ at: 0, by: 1 }]);
    expect(figure(found, { kind: "made", holder: "mill", of: "flour", period: 0 }).estimate).toBe(
      31,
    );
  });

  test("what is said twice counts once; what is said differently counts both times", () => {
    const twice = account([first, { ...first, report: "b" }]);
    expect(twice.sifted.repeated).toEqual([{ at: 1, of: 0 }]);
    expect(twice.claims.filter(({ statement }) => statement !== undefined).length).toBe(1);
    const both = account([first, { ...first, report: "b", amount: 32 }]);
    expect(both.sifted.contradicting).toEqual([[0, 1]]);
    const { estimate } = figure(both, { kind: "made", holder: "mill", of: "flour", period: 0 });
    expect(estimate).toBeGreaterThan(30);
    expect(estimate).toBeLessThan(32);
  });

  test("what comes late counts, and is named", () => {
    const reports = [
      { ...first, stated: "2025-02-01" },
      { ...first, report: "b", what: "closing", amount: 3, stated: "2025-02-02" },
    ] as const;
    const economy = economyOf({ name: "valley" }, valley);
    const deadlines = [{ period: 1, due: "2025-02-01" }];
    const found = accountOf(economy, accountsOf({ reports, deadlines }));
    expect(found.sifted.late).toEqual([1]);
    expect(found.sifted.statements.length).toBe(2);
  });
});
