import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { renderProblem } from "../../src/economy/problem.ts";
import type { Economy } from "../../src/economy/types.ts";
import { optionsOf } from "../../src/import/index.ts";
import { supplyUse } from "../../src/import/supply-use/index.ts";
import { render } from "../../src/messages/index.ts";
import { plannedEconomy } from "../plan/planned.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];

async function spain(year: string, options: Record<string, string | true> = {}) {
  const name = `cne_tod_${year}_en.xlsx`;
  const bytes = await readFile(join(data!, "spain-sut", name));
  const licence = "INE, Spain; reuse with attribution";
  return supplyUse.read([{ name, bytes }], optionsOf({ licence, ...options }));
}

/**
 * What remains of each good when everything runs as in the table: industries at their limits, imports and exports
 * at theirs, each product brought to its users as far as it goes.
 */
function leftOver({ tables }: Economy): ReadonlyMap<string, { left: number; size: number }> {
  const levels = new Map(tables.limits.rows.map(({ what, maximum }) => [what, maximum!]));
  const goods = new Map(tables.goods.rows.map(({ good }) => [good, { left: 0, size: 0 }]));
  const add = (good: string, amount: number): void => {
    const each = goods.get(good)!;
    each.left += amount;
    each.size += Math.abs(amount);
  };
  for (const row of tables.trade.rows) {
    add(row.good, (row.import_limit ?? 0) - (row.export_limit ?? 0));
    add(row.currency, (row.export_limit ?? 0) - (row.import_limit ?? 0));
  }
  for (const { good, opening } of tables.stocks.rows) add(good, opening ?? 0);
  for (const { good, amount } of tables.needs.rows) add(good, -(amount ?? 0));
  const run = (technique: string, level: number): void => {
    for (const row of tables.recipes.rows) {
      if (row.technique === technique) add(row.good, row.amount * level);
    }
  };
  for (const [technique, level] of levels) run(technique, level);
  const visitors = tables.trade.rows.find(({ good }) => good === "purchases by non-residents");
  run("purchases by non-residents", visitors!.export_limit!);
  const passing = tables.techniques.rows.filter(({ technique }) => !levels.has(technique));
  for (const { technique } of passing) {
    const product = tables.recipes.rows.find(
      (row) => row.technique === technique && row.amount > 0,
    )!;
    if (product.good === "purchases by non-residents") continue;
    const wanted = -goods.get(product.good)!.left;
    run(technique, wanted / product.amount);
  }
  return goods;
}

describe.skipIf(data === undefined)("the tables of Spain (INE)", () => {
  test.for([
    ["16", 1_010_688, 80, 109],
    ["19", 1_129_619, 80, 109],
  ] as const)("20%s is read, balances, and its own recipes make it feasible", async (each) => {
    const [year, valueAdded, industries, products] = each;
    const { economy, assumptions, problems } = await spain(year);
    expect(problems).toEqual([]);
    const said = assumptions.map((message) => render(message)).join("\n");
    expect(said).toContain("is sheet Table1");
    expect(said).toContain("use table sheet Table2");
    const { tables } = economy;
    expect(tables.limits.rows).toHaveLength(industries);
    expect(tables.goods.rows.filter(({ good }) => good.endsWith("(at basic prices)"))).toHaveLength(
      products,
    );
    const total = tables.stocks.rows.find(({ good }) => good === "value added")!;
    expect(total.opening).toBeCloseTo(valueAdded, 3);
    const left = [...leftOver(economy)].filter(([good]) => good !== "foreign currency");
    expect(left.length).toBeGreaterThan(200);
    for (const [good, { left: rest, size }] of left) {
      expect(Math.abs(rest), good).toBeLessThan(1e-9 * size + 1e-6);
    }
    expect(check(economy).map((problem) => renderProblem(problem))).toEqual([]);
  });

  test.for([
    ["16", {}],
    ["19", { hours: "1800000" }],
  ] as const)("a plan of 20%s serves every need in full", async ([year, options]) => {
    const { economy } = await spain(year, options);
    const { tables } = await plannedEconomy(economy);
    expect(tables.deliveries.length).toBeGreaterThan(250);
    const short = tables.deliveries.filter(({ fulfilment }) => fulfilment < 1 - 1e-9);
    expect(short).toEqual([]);
  });

  test("tables in prices of the previous year are read when they are named", async () => {
    const { economy, assumptions } = await spain("19", { supply: "Table4", use: "Table5" });
    expect(render(assumptions[0]!)).toContain("is sheet Table4");
    expect(economy.tables.limits.rows.length).toBeGreaterThan(60);
  });
});
