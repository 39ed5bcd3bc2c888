import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { TableName } from "../../src/economy/tables.ts";
import type { AnyRow, Economy, Row } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import { render } from "../../src/messages/index.ts";
import { plan, type Plan } from "../../src/plan/index.ts";
import { printedFulfilments } from "./brute-force.ts";
import { randomEconomies } from "./random-economy.ts";

const engine = await highsEngine();
const tolerance = 1e-6;

async function planOf(economy: Economy): Promise<Plan | undefined> {
  const planned = await plan(economy, { engine });
  if (planned.kind === "infeasible") return undefined;
  if (planned.kind !== "optimal") throw new Error(`planned: ${planned.kind}`);
  expect(planned.plan.certificate.failures.map((failure) => render(failure))).toEqual([]);
  expect(planned.plan.certificate.ok).toBe(true);
  return planned.plan;
}

function withTables(
  economy: Economy,
  change: <T extends TableName>(table: T, rows: readonly Row<T>[]) => readonly Row<T>[],
): Economy {
  const rows = Object.fromEntries(
    Object.entries(economy.tables).map(([table, { rows: old }]) => [
      table,
      change(table as TableName, old as never),
    ]),
  );
  return economyOf(economy.about, rows);
}

/** The same fulfilment for everybody, and the same value of every goal. */
function expectSame(before: Plan | undefined, after: Plan | undefined): void {
  expect(after === undefined).toBe(before === undefined);
  if (before === undefined || after === undefined) return;
  const due = printedFulfilments(before.tables);
  const found = printedFulfilments(after.tables);
  expect([...found.keys()].sort()).toEqual([...due.keys()].sort());
  for (const [name, value] of found) {
    expect(Math.abs(value - due.get(name)!), name).toBeLessThanOrEqual(tolerance);
  }
  expect(after.stages.length).toBe(before.stages.length);
  after.stages.forEach(({ kind, stage, value }, i) => {
    expect({ kind, stage }).toEqual({
      kind: before.stages[i]!.kind,
      stage: before.stages[i]!.stage,
    });
    const size = Math.max(1, Math.abs(value));
    expect(Math.abs(value - before.stages[i]!.value) / size).toBeLessThanOrEqual(tolerance);
  });
}

/** Checks a property on random economies; returns how many had a plan. */
async function forEconomies(
  numRuns: number,
  property: (economy: Economy, seed: number) => Promise<boolean>,
): Promise<number> {
  let reached = 0;
  await fc.assert(
    fc.asyncProperty(randomEconomies, fc.nat(), async (economy, seed) => {
      if (await property(economy, seed)) reached++;
    }),
    { numRuns },
  );
  return reached;
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const order = items.map((item, i) => ({ item, at: Math.sin(seed + 7 * i) * 1e4 }));
  return order.sort((a, b) => (a.at % 1) - (b.at % 1)).map(({ item }) => item);
}

describe("the optimum of a random economy", () => {
  const runs = 60;

  test("stays when the rows of every table are in another order", async () => {
    const reached = await forEconomies(runs, async (economy, seed) => {
      const other = withTables(economy, (_, rows) => shuffled(rows, seed));
      const before = await planOf(economy);
      expectSame(before, await planOf(other));
      return before !== undefined;
    });
    expect(reached).toBeGreaterThan(0.8 * runs);
  });

  test("stays when a technique stands there twice", async () => {
    const reached = await forEconomies(runs, async (economy, seed) => {
      // Limits and goals on the runs of a technique mean that one and not its copy.
      const { limits, goals, techniques } = economy.tables;
      const counted = new Set([
        ...limits.rows.map((row) => row.what),
        ...goals.rows.map((row) => row.of),
      ]);
      const names = techniques.rows
        .map((row) => row.technique)
        .filter((name) => !counted.has(name));
      if (names.length === 0) return false;
      const doubled = names[seed % names.length]!;
      const other = withTables(economy, (table, rows) =>
        ["techniques", "recipes", "work", "uses", "adds"].includes(table)
          ? ((rows as readonly AnyRow[]).flatMap((row) =>
              row.technique === doubled ? [row, { ...row, technique: "copy" }] : [row],
            ) as never)
          : rows,
      );
      const before = await planOf(economy);
      expectSame(before, await planOf(other));
      return before !== undefined;
    });
    expect(reached).toBeGreaterThan(0.6 * runs);
  });

  test("stays, in half the number, when a good is counted in units of twice the size", async () => {
    let delivered = 0;
    const reached = await forEconomies(runs, async (economy, seed) => {
      const goods = economy.tables.goods.rows.map((row) => row.good);
      const good = goods[seed % goods.length]!;
      const before = await planOf(economy);
      const after = await planOf(inDoubleUnits(economy, good));
      expectSame(before, after);
      if (before === undefined || after === undefined) return false;
      const asked = (plan: Plan) =>
        plan.tables.deliveries.filter((row) => row.good === good).map((row) => row.asked);
      expect(asked(after)).toEqual(asked(before).map((amount) => amount / 2));
      if (asked(before).length > 0) delivered++;
      return true;
    });
    expect(reached).toBeGreaterThan(0.8 * runs);
    expect(delivered).toBeGreaterThan(0.2 * runs);
  });

  test("is never worse when there is more at the start of something that may be left over", async () => {
    let better = 0;
    const reached = await forEconomies(runs, async (economy, seed) => {
      const free = economy.tables.stocks.rows.filter((stock) => {
        const good = economy.tables.goods.rows.find((row) => row.good === stock.good);
        return good?.disposal !== "none" && stock.good !== "coin";
      });
      const more = free[seed % Math.max(1, free.length)];
      const before = await planOf(economy);
      if (more === undefined || before === undefined) return false;
      const after = await planOf(
        withTables(economy, (table, rows) =>
          table === "stocks"
            ? ((rows as readonly Row<"stocks">[]).map((row) =>
                row === more ? { ...row, opening: (row.opening ?? 0) + 2 } : row,
              ) as never)
            : rows,
        ),
      );
      const [worse, due] = [inOrder(after!), inOrder(before)];
      const first = worse.findIndex((value, i) => Math.abs(value - due[i]!) > tolerance);
      if (first >= 0) {
        expect(worse[first]).toBeGreaterThan(due[first]!);
        better++;
      }
      return true;
    });
    expect(reached).toBeGreaterThan(0.7 * runs);
    expect(better).toBeGreaterThan(0.1 * runs);
  });
});

/** Fulfilments as leximin compares them: tier by tier, the least first. */
function inOrder({ tables }: Plan): readonly number[] {
  const rows = [...tables.deliveries, ...tables.keeping].filter(({ tier }) => tier > 0);
  const tiers = [...new Set(rows.map(({ tier }) => tier))].sort((a, b) => a - b);
  return tiers.flatMap((tier) =>
    rows
      .filter((row) => row.tier === tier)
      .map((row) => row.fulfilment)
      .sort((a, b) => a - b),
  );
}

/** The same economy with one good counted in units of twice the size. */
function inDoubleUnits(economy: Economy, good: string): Economy {
  const scaled = <R extends object>(
    row: R,
    halves: readonly (keyof R)[],
    doubles: readonly (keyof R)[],
  ) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        if (typeof value !== "number") return [name, value];
        if (halves.includes(name as keyof R)) return [name, value / 2];
        return [name, doubles.includes(name as keyof R) ? value * 2 : value];
      }),
    ) as R;
  const { tables } = economy;
  const ofGood = <R extends { readonly good: string }>(
    rows: readonly R[],
    halves: readonly (keyof R)[],
    doubles: readonly (keyof R)[] = [],
  ) => rows.map((row) => (row.good === good ? scaled(row, halves, doubles) : row));
  const rows = {
    ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows])),
    goods: ofGood(tables.goods.rows, [], ["weight"]),
    recipes: ofGood(tables.recipes.rows, ["amount"]),
    stocks: ofGood(
      tables.stocks.rows.map((row) =>
        row.storage_capacity === undefined ? row : { storage_amount: 1, ...row },
      ),
      ["opening", "end", "reserve", "storage_limit"],
      ["storage_amount"],
    ),
    route_draws: tables.route_draws.rows.map((row) =>
      row.what === good ? { ...row, amount: row.amount / 2 } : row,
    ),
    trade: ofGood(
      tables.trade.rows,
      ["import_limit", "export_limit"],
      ["import_price", "export_price"],
    ).map((row) =>
      row.currency === good ? scaled(row, ["import_price", "export_price"], []) : row,
    ),
    needs: ofGood(tables.needs.rows, ["amount", "per_person"]),
    limits: tables.limits.rows.map((row) =>
      row.what === good ? scaled(row, ["minimum", "maximum"], []) : row,
    ),
    goals: tables.goals.rows.map((row) =>
      row.of === good ? { ...row, weight: 2 * (row.weight ?? 1) } : row,
    ),
  };
  return economyOf(economy.about, rows);
}

describe("an economy with one technique per good", () => {
  const shares = fc.constantFrom(0, 0, 0.1, 0.2);
  const industries = fc.integer({ min: 2, max: 4 }).chain((n) =>
    fc.record({
      inputs: fc.array(fc.array(shares, { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
      asked: fc.array(fc.constantFrom(0, 1, 2, 5), { minLength: n, maxLength: n }),
      hours: fc.array(fc.constantFrom(0.5, 1, 3), { minLength: n, maxLength: n }),
    }),
  );

  test("runs as Leontief says: x = (I − A)⁻¹ d, in l · x hours", async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(industries, async ({ inputs, asked, hours }) => {
        fc.pre(asked.some((amount) => amount > 0));
        const n = asked.length;
        const economy = leontiefEconomy(inputs, asked, hours);
        const made = await planOf(economy);
        const due = solved(
          inputs.map((row, i) => row.map((share, j) => (i === j ? 1 : 0) - share)),
          asked,
        );
        const found = Array.from({ length: n }, (_, j) => {
          return made!.tables.activities.find((row) => row.technique === `make ${j}`)?.runs ?? 0;
        });
        found.forEach((runs, j) => {
          expect(Math.abs(runs - due[j]!)).toBeLessThanOrEqual(1e-7 * Math.max(1, due[j]!));
        });
        const worked = made!.tables.hours.reduce((sum, row) => sum + row.needed, 0);
        const total = due.reduce((sum, runs, j) => sum + runs * hours[j]!, 0);
        expect(Math.abs(worked - total) / total).toBeLessThanOrEqual(1e-7);
        reached++;
      }),
      { numRuns: 40 },
    );
    expect(reached).toBeGreaterThanOrEqual(40);
  });
});

function leontiefEconomy(
  inputs: readonly (readonly number[])[],
  asked: readonly number[],
  hours: readonly number[],
): Economy {
  return economyOf(
    { name: "leontief" },
    {
      periods: [{ period: 1 }],
      goods: asked.map((_, i) => ({ good: `good ${i}`, unit: "unit" })),
      techniques: asked.map((_, j) => ({ technique: `make ${j}` })),
      recipes: asked.flatMap((_, j) =>
        inputs.flatMap((row, i) => {
          const amount = (i === j ? 1 : 0) - row[j]!;
          return amount === 0 ? [] : [{ technique: `make ${j}`, good: `good ${i}`, amount }];
        }),
      ),
      skills: [{ skill: "worker" }],
      work: hours.map((each, j) => ({ technique: `make ${j}`, skill: "worker", hours: each })),
      needs: asked.map((amount, i) => ({ need: `need ${i}`, good: `good ${i}`, amount })),
    },
  );
}

/** Solves M x = d by Gauss–Jordan elimination with partial pivoting. */
function solved(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (const [k] of rows.entries()) {
    const pivot = rows.reduce(
      (best, row, i) => (i >= k && Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? i : best),
      k,
    );
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    const scale = rows[k][k]!;
    rows[k] = rows[k].map((value) => value / scale);
    for (const [i, row] of rows.entries()) {
      if (i === k) continue;
      const factor = row[k]!;
      rows[i] = row.map((value, j) => value - factor * rows[k]![j]!);
    }
  }
  return rows.map((row) => row.at(-1)!);
}
