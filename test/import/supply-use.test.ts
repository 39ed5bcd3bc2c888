import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { renderProblem } from "../../src/economy/problem.ts";
import type { Economy } from "../../src/economy/types.ts";
import { withAssumptions } from "../../src/import/index.ts";
import { render } from "../../src/messages/index.ts";
import { plannedEconomy } from "../plan/planned.ts";
import {
  imported,
  refusal,
  supplyRows,
  useRows,
  withCell,
  type Rows,
} from "./supply-use-sheets.ts";

const withCells = (rows: Rows, ...cells: readonly [number, number, number][]): Rows =>
  cells.reduce((changed, [row, column, cell]) => withCell(changed, row, column, cell), rows);

const recipe = ({ tables }: Economy, technique: string): Record<string, number> =>
  Object.fromEntries(
    tables.recipes.rows
      .filter((row) => row.technique === technique)
      .map(({ good, amount }) => [good, Number(amount.toFixed(9))]),
  );

describe("supply and use tables become an economy", () => {
  test("an industry makes all its products together and uses its column", async () => {
    const { economy, problems } = await imported();
    expect(problems).toEqual([]);
    expect(check(economy).map((problem) => renderProblem(problem))).toEqual([]);
    expect(recipe(economy, "Farms")).toEqual({
      "Wheat (at basic prices)": 0.9,
      "Trade (at basic prices)": 0.1,
      Wheat: -0.2,
      Trade: -0.02,
      "value added": -0.78,
    });
    expect(economy.tables.limits.rows.map(({ what, maximum }) => [what, maximum])).toEqual([
      ["Farms", 100],
      ["Shops", 40],
    ]);
  });

  test("margins are services that are used, taxes only change what a unit is called", async () => {
    const { economy } = await imported();
    expect(recipe(economy, "to users: Wheat")).toEqual({
      "Wheat (at basic prices)": -1,
      "Trade (at basic prices)": -0.375,
      Wheat: 1.5,
    });
    expect(recipe(economy, "to users: Trade")).toEqual({
      "Trade (at basic prices)": -1,
      Trade: 1.2,
    });
  });

  test("final uses are needs in tiers, what inventories fell by is at hand, non-residents are served by exports", async () => {
    const { needs, stocks, trade } = (await imported()).economy.tables;
    expect(needs.rows.map(({ need, amount, tier }) => [need, amount, tier])).toEqual([
      ["households: Wheat", 99, 1],
      ["households: Trade", expect.closeTo(2.7, 12), 1],
      ["government: Wheat", 5, 1],
      ["fixed capital: Wheat", 8, 2],
      ["households: purchases abroad by residents", 4, 1],
    ]);
    expect(stocks.rows.map(({ good, opening }) => [good, opening])).toEqual([
      ["value added", 107],
      ["Wheat", 3],
    ]);
    expect(
      trade.rows.map((row) => [row.good, row.import_limit ?? -(row.export_limit ?? 0)]),
    ).toEqual([
      ["Wheat (at basic prices)", 30],
      ["Wheat", -30],
      ["purchases by non-residents", -11.3],
      ["purchases abroad by residents", 4],
    ]);
  });

  test("the plan serves every need of the table", async () => {
    const { economy, assumptions } = await imported();
    const plan = await plannedEconomy(withAssumptions({ economy, assumptions, problems: [] }));
    const { deliveries } = plan.tables;
    expect(deliveries).toHaveLength(5);
    for (const { need, fulfilment } of deliveries) expect(fulfilment, need).toBeCloseTo(1, 9);
  });

  test("--hours says what a unit of the employment row is; without it value added is counted", async () => {
    const without = await imported();
    expect(without.economy.tables.work.rows).toEqual([]);
    expect(without.assumptions.map((each) => render(each)).join("\n")).toContain("“Hours worked”");
    const { economy } = await imported(undefined, { hours: "1000" });
    const { work, workforce, goods } = economy.tables;
    expect(work.rows.map(({ technique, hours }) => [technique, hours])).toEqual([
      ["Farms", 500],
      ["Shops", 750],
    ]);
    expect(workforce.rows[0]).toMatchObject({ people: 80, hours: 1000 });
    expect(goods.rows.some(({ good }) => good === "value added")).toBe(false);
  });

  test("empty cells are counted, and wrong totals show where one should hold a figure", async () => {
    const sheets = { S: supplyRows, U: withCell(useRows, 4, 9, null) };
    const { assumptions } = await imported(sheets);
    expect(assumptions.map((each) => render(each)).join("\n")).toContain("One empty cell counts");
    const lost = { S: supplyRows, U: withCell(useRows, 4, 1, null) };
    expect(await refusal(lost)).toContain("the rows above it add up to 20");
  });

  test("--uncapped leaves the limits out", async () => {
    const { economy } = await imported(undefined, { uncapped: true });
    expect(economy.tables.limits.rows).toEqual([]);
  });

  test("units, source and licence are those of the file and of the options", async () => {
    const { economy } = await imported(undefined, { licence: "free use" });
    expect(economy.tables.goods.rows[0]!.unit).toBe("million crowns at basic prices");
    expect(economy.tables.sources.rows[0]).toMatchObject({
      citation: expect.stringContaining("Office of a made-up country") as string,
      licence: "free use",
    });
    expect(economy.about.licence).toBe("free use");
  });

  test("it is said which sheets were taken; those of the previous year's prices are left aside", async () => {
    const last = (rows: typeof useRows) => withCell(rows, 0, 0, "Use table. Previous year prices");
    const sheets = { last: last(useRows), U: useRows, S: supplyRows };
    const { assumptions } = await imported(sheets);
    const said = render(assumptions[0]!);
    expect(said).toContain("The supply table is sheet S (“Table 1.");
    expect(said).toContain("the use table sheet U");
    expect(said).toContain("Left aside: last");
    const named = await imported(sheets, { use: "last" });
    expect(render(named.assumptions[0]!)).toContain("the use table sheet last");
  });

  test("a product whose use isn't its supply is named with the size of it", async () => {
    const use = withCells(useRows, [4, 4, 14], [4, 11, 17], [7, 4, 116.7], [7, 11, 201]);
    const { problems } = await imported({ S: supplyRows, U: use });
    expect(problems.map((problem) => renderProblem(problem))).toEqual([
      "tables.xlsx [U]: Trade: supply at purchasers’ prices is 6, use 17; -11 is more than rounding. A plan can’t serve all uses where supply is less.",
    ]);
  });
});

/** The same tables with codes of products, margins in one column, imports and exports in parts, as Eurostat has them. */
const eurostatSupply: Rows = [
  ["Supply table, million euro, current prices"],
  [
    "CPA code",
    "Products",
    "Farms",
    "Shops",
    "Total",
    "Imports intra EU cif",
    "Imports extra EU cif",
    "Total supply at basic prices",
    "Trade and transport margins",
    "Taxes less subsidies on products",
    "Total supply at purchasers' prices",
  ],
  ["A01", "Wheat", 90, null, 90, 20, 10, 120, 45, 15, 180],
  ["G46", "Trade", 10, 40, 50, 0, 0, 50, -45, 1, 6],
  [null, "Total", 100, 40, 140, 20, 10, 170, 0, 16, 186],
];
const eurostatUse: Rows = [
  ["Use table at purchasers' prices, million euro"],
  [
    "CPA code",
    "Products",
    "Shops",
    "Farms",
    "Total",
    "Final consumption expenditure by households",
    "Final consumption expenditure by government",
    "Final consumption expenditure",
    "Gross fixed capital formation",
    "Changes in valuables",
    "Changes in inventories",
    "Changes in inventories and valuables",
    "Gross capital formation",
    "Exports intra EU fob",
    "Exports extra EU fob",
    "Final uses at purchasers' prices",
    "Total use at purchasers' prices",
  ],
  ["G46", "Trade", 1, 2, 3, 3, 0, 3, 0, 0, 0, 0, 0, 0, 0, 3, 6],
  ["A01", "Wheat", 10, 20, 30, 110, 5, 115, 8, 1, -4, -3, 5, 22, 8, 150, 180],
  [null, "Total", 11, 22, 33, 113, 5, 118, 8, 1, -4, -3, 5, 22, 8, 153, 186],
];

test("Eurostat's layout, in another order of products and industries, says the same", async () => {
  const { economy, problems } = await imported({ S: eurostatSupply, U: eurostatUse });
  expect(problems).toEqual([]);
  expect(check(economy).map((problem) => renderProblem(problem))).toEqual([]);
  expect(recipe(economy, "Farms")).toEqual(recipe((await imported()).economy, "Farms"));
  expect(recipe(economy, "to users: Wheat")).toMatchObject({ "Trade (at basic prices)": -0.375 });
  const { goods, trade, stocks } = economy.tables;
  expect(goods.rows[0]!.unit).toBe("million euro at basic prices");
  expect(trade.rows.map((row) => row.import_limit ?? row.export_limit)).toEqual([30, 30]);
  expect(stocks.rows.find(({ good }) => good === "Wheat")!.opening).toBe(3);
});

describe("what can't be read with certainty is refused in words", () => {
  const cases: readonly (readonly [
    name: string,
    supply: typeof supplyRows,
    use: typeof useRows,
    says: string,
  ])[] = [
    ["no unit", withCell(supplyRows, 2, 0, ""), withCell(useRows, 1, 0, ""), "--unit"],
    [
      "two units",
      withCell(supplyRows, 2, 0, "Unit: thousand crowns"),
      useRows,
      "different units: thousand crowns; million crowns",
    ],
    [
      "an unknown column",
      supplyRows,
      withCell(useRows, 2, 9, "Statistical discrepancy"),
      "“Statistical discrepancy” in column J",
    ],
    [
      "no heading",
      supplyRows,
      withCell(useRows, 2, 9, null),
      "Column J has figures and no heading",
    ],
    ["a negative output", withCell(supplyRows, 5, 1, -90), useRows, "Wheat has the output -90"],
    ["a negative use", supplyRows, withCell(useRows, 3, 1, -20), "Wheat is used by Farms"],
    [
      "negative consumption",
      supplyRows,
      withCell(useRows, 3, 4, -110),
      "Only changes in inventories and capital formation",
    ],
    ["a text for a number", supplyRows, withCell(useRows, 3, 2, "n/a"), "“n/a” in column C"],
    [
      "a product that the other table lacks",
      supplyRows,
      withCell(useRows, 3, 0, "Whaet"),
      "Is it “Wheat”?",
    ],
    [
      "an industry that the other table lacks",
      supplyRows,
      withCell(useRows, 2, 1, "Fisheries"),
      "Industry “Farms” is in the other table",
    ],
    ["a wrong total", supplyRows, withCell(useRows, 3, 11, 190), "its parts add up to 180"],
    [
      "a row left out",
      [...supplyRows.slice(0, 6), ...supplyRows.slice(7)],
      [...useRows.slice(0, 4), ...useRows.slice(5)],
      "A row is missing, counted twice or wrong",
    ],
    [
      "no trade services",
      withCells(supplyRows, [6, 6, 0], [6, 8, 51], [8, 6, 45], [8, 8, 235]),
      useRows,
      "has no negative figure",
    ],
    [
      "a row that nobody knows before the total",
      supplyRows,
      withCell(useRows, 6, 0, "Adjustment"),
      "“Adjustment” stands between the products and the total",
    ],
    [
      "purchases abroad that aren't imported",
      supplyRows,
      withCells(useRows, [6, 4, 14], [6, 11, 14], [7, 4, 115.7], [7, 11, 200]),
      "are 14 in households’ consumption and 4 in imports",
    ],
    [
      "purchases of non-residents that aren't exported",
      supplyRows,
      withCells(useRows, [5, 10, 21.3], [5, 11, 10], [7, 10, 51.3], [7, 11, 200]),
      "one must be the negative of the other",
    ],
    ["no supply table", useRows, useRows, "No sheet was recognised as the supply table"],
    [
      "an unprepared sheet",
      [
        ["a", "b"],
        [1, 2],
      ],
      [["c"]],
      "Headings must be in English",
    ],
  ];
  test.for(cases)("%s", async ([, supply, use, says]) => {
    expect(await refusal({ S: supply, U: use })).toContain(says);
  });

  test("two use tables, until one is named", async () => {
    const sheets = { S: supplyRows, U: useRows, again: useRows };
    expect(await refusal(sheets)).toContain("Several sheets could be the use table: U, again");
    expect(await refusal(sheets, { use: "V" })).toContain("There is no sheet V");
    expect(await refusal(sheets, { use: "S" })).toContain("has no row with the headings");
    expect((await imported(sheets, { use: "again" })).problems).toEqual([]);
  });

  test("hours that are no number, hours without employment, a unit that the file contradicts", async () => {
    const sheets = { S: supplyRows, U: useRows };
    expect(await refusal(sheets, { hours: "many" })).toContain("it is many");
    const bare = { S: supplyRows, U: useRows.slice(0, -1) };
    expect(await refusal(bare, { hours: "1" })).toContain("no row of the use table counts");
    expect(await refusal(sheets, { unit: "euros" })).toContain("The file says “million crowns”");
  });
});
