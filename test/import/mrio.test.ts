import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { EconomyProblems, renderProblem } from "../../src/economy/problem.ts";
import type { Economy } from "../../src/economy/types.ts";
import { optionsOf, type Imported } from "../../src/import/index.ts";
import { mrio } from "../../src/import/mrio/index.ts";
import { render } from "../../src/messages/index.ts";
import { plannedEconomy } from "../plan/planned.ts";

type Cells = readonly (readonly (string | number)[])[];

/** Two regions with two industries each; the north lives partly on stocks of southern cloth. */
const table: Cells = [
  ["", "N.food", "N.cloth", "S.food", "S.cloth", "N.HH", "N.GFCF", "N.Inventory", "S.HH", "output"],
  ["N.food", 20, 10, 5, 0, 50, 0, 5, 10, 100],
  ["N.cloth", 0, 5, 10, 5, 20, 10, 0, 0, 50],
  ["S.food", 10, 0, 8, 4, 8, 0, 0, 50, 80],
  ["S.cloth", 0, 10, 0, 6, 10, 4, -10, 20, 40],
];

const withCell = (row: number, column: number, cell: string | number): Cells =>
  table.map((cells, at) => (at === row ? cells.map((e, i) => (i === column ? cell : e)) : cells));

const without = (column: number): Cells =>
  table.map((cells) => cells.filter((_, at) => at !== column));

const source = (cells: Cells, name = "table.csv") => ({
  name,
  bytes: new TextEncoder().encode(cells.map((row) => row.join(",")).join("\n")),
});

type Given = Readonly<Record<string, string | true>>;

const imported = (cells: Cells, given: Given = {}, names?: Cells): Promise<Imported> =>
  mrio.read(
    [source(cells), ...(names === undefined ? [] : [source(names, "names.csv")])],
    optionsOf({ unit: "crown", ...given }),
  );

async function refusal(cells: Cells, given: Given = {}, names?: Cells): Promise<string> {
  try {
    await imported(cells, given, names);
  } catch (error) {
    if (!(error instanceof EconomyProblems)) throw error;
    return error.problems.map((problem) => renderProblem(problem)).join("\n");
  }
  throw new Error("expected a refusal");
}

const recipe = ({ tables }: Economy, technique: string): Record<string, number> =>
  Object.fromEntries(
    tables.recipes.rows
      .filter((row) => row.technique === technique)
      .map(({ good, amount }) => [good, Number(amount.toFixed(9))]),
  );

describe("a table of several regions becomes an economy", () => {
  test("told apart by origin, every user takes each origin in the proportion of the table", async () => {
    const { economy, problems } = await imported(table);
    expect(problems).toEqual([]);
    expect(check(economy).map((problem) => renderProblem(problem))).toEqual([]);
    expect(recipe(economy, "S.food")).toEqual({
      "S.food": 0.9,
      "N.food": -0.0625,
      "N.cloth": -0.125,
      "value added": -0.7125,
    });
    const { places, routes, goods, limits } = economy.tables;
    expect(places.rows.map(({ place }) => place)).toEqual(["N", "S"]);
    expect(routes.rows.map(({ from, to, carries }) => [from, to, carries])).toEqual([
      ["N", "S", ["N"]],
      ["S", "N", ["S"]],
    ]);
    expect(goods.rows).toHaveLength(5);
    expect(limits.rows.map(({ maximum }) => maximum)).toEqual([100, 50, 80, 40]);
  });

  test("on routes, a product is one good from wherever it comes", async () => {
    const { economy } = await imported(table, { trade: "routes" });
    expect(recipe(economy, "S.food")).toEqual({
      food: 0.8375,
      cloth: -0.125,
      "value added": -0.7125,
    });
    const needs = economy.tables.needs.rows.map(({ need, place, amount, tier }) => [
      need,
      place,
      amount,
      tier,
    ]);
    expect(needs).toEqual([
      ["households: food", "N", 58, 1],
      ["added to stocks: food", "N", 5, 3],
      ["households: food", "S", 60, 1],
      ["households: cloth", "N", 30, 1],
      ["fixed capital: cloth", "N", 14, 2],
      ["households: cloth", "S", 20, 1],
    ]);
  });

  test("what inventories fell by is at hand in the region of the use, as is each region's value added", async () => {
    const { stocks } = (await imported(table)).economy.tables;
    expect(stocks.rows.map(({ place, good, opening }) => [place, good, opening])).toEqual([
      ["N", "S.cloth", 10],
      ["N", "value added", 95],
      ["S", "value added", 82],
    ]);
  });

  test.for(["origins", "routes"])("its plan with %s serves every need", async (trade) => {
    const { economy } = await imported(table, { trade });
    const { deliveries } = (await plannedEconomy(economy)).tables;
    expect(deliveries.length).toBeGreaterThan(5);
    for (const { need, fulfilment } of deliveries) expect(fulfilment, need).toBeCloseTo(1, 9);
  });

  test("names are those of the file of labels", async () => {
    const names: Cells = [
      ["code", "name"],
      ["food", "Food and drink"],
      ["cloth", "Cloth"],
    ];
    const { economy } = await imported(table, {}, names);
    expect(economy.tables.goods.rows[0]).toMatchObject({ good: "N.food", name: "Food and drink" });
    expect(await refusal(table, {}, names.slice(0, 2))).toContain("Code cloth of the table");
    expect(await refusal(table, {}, [...names, ["wood", "Wood"]])).toContain(
      "Code wood is no industry",
    );
  });

  test("rounding is bridged with a stock, and said", async () => {
    const { economy, assumptions, problems } = await imported(withCell(1, 9, 99.95));
    expect(problems).toEqual([]);
    expect(economy.tables.stocks.rows[1]).toMatchObject({ place: "N", good: "N.food" });
    expect(economy.tables.stocks.rows[1]!.opening).toBeCloseTo(0.05, 9);
    const said = assumptions.map((each) => render(each)).join("\n");
    expect(said).toContain("differ from their output by 0.05 crown at most (N.food)");
    const more = await imported(withCell(1, 9, 99.5));
    expect(more.problems[0]!.severity).toBe("warning");
  });

  test("without final uses, what industries leave is needed where it is made", async () => {
    const bare = table.map((cells) => [...cells.slice(0, 5), cells[9]!]);
    const { economy, assumptions } = await imported(bare);
    expect(economy.tables.needs.rows[0]).toMatchObject({ good: "N.food", place: "N", amount: 65 });
    expect(assumptions.map((each) => render(each)).join("\n")).toContain("has no final uses");
    const nothing = bare.map((cells) => cells.slice(0, 5));
    expect(await refusal(nothing)).toContain("nothing says what is needed");
  });

  test("rows of value added below are left aside, and said", async () => {
    const { assumptions } = await imported([...table, ["value added", 70, 25, 57, 25]]);
    expect(assumptions.map((each) => render(each)).join("\n")).toContain("value added.");
  });
});

describe("a table that can't be read with certainty is refused in words", () => {
  const cases: readonly (readonly [name: string, cells: Cells, says: string])[] = [
    ["no region", withCell(2, 0, "cloth"), "row 3: “cloth” in the first column isn’t REGION.CODE"],
    ["a column without region", withCell(0, 3, "food"), "“food” in column D"],
    ["a row without column", without(3), "S.food has a row and no column"],
    [
      "another order of columns",
      table.map((cells) => [cells[0]!, cells[2]!, cells[1]!, ...cells.slice(3)]),
      "This row is N.food, and the column in its place, B, is N.cloth",
    ],
    ["an unknown final use", withCell(0, 6, "N.gifts"), "N.gifts in column G is neither"],
    ["a final use of nobody", withCell(0, 8, "W.HH"), "no industry is in region W"],
    ["a row twice", withCell(2, 0, "N.food"), "N.food is there twice"],
    ["a negative output", withCell(1, 9, -100), "has the output -100"],
    ["a negative input", withCell(1, 2, -10), "N.cloth uses -10 of N.food (column C)"],
    ["negative consumption", withCell(1, 5, -50), "Only inventories and fixed capital may"],
    ["a text", withCell(1, 2, "n.a."), "“n.a.” in column C is not a number"],
    ["an empty cell", withCell(1, 2, ""), "The cell in column C is empty"],
    ["an unbalanced row", withCell(1, 9, 120), "its uses add up to 100: more than one per cent"],
    ["an industry without output", withCell(4, 9, 0), "has an output of zero"],
    ["no rows", [["", "N.food"]], "There is no row called REGION.CODE"],
  ];
  test.for(cases)("%s", async ([, cells, says]) => {
    expect(await refusal(cells)).toContain(says);
  });

  test("a unit that nobody states, a way of trade that doesn't exist", async () => {
    expect(await refusal(table, { unit: "" })).toContain("Say it with --unit");
    expect(await refusal(table, { trade: "ships" })).toContain("it is ships");
  });
});

const data = process.env["COMMONWEAL_REFERENCE_DATA"];

describe.skipIf(data === undefined)("seven regions of the world in 2011", () => {
  const read = async (trade: string): Promise<Imported> => {
    const folder = join(data!, "world-7-regions");
    const files = ["wiot_regional_2011.csv.gz", "industries.csv"];
    const sources = files.map(async (name) => ({
      name,
      bytes: await readFile(join(folder, name)),
    }));
    return mrio.read(await Promise.all(sources), optionsOf({ unit: "million USD", trade }));
  };

  test("balance within 5 million USD, and a plan with the table's origins serves every need", async () => {
    const { economy, assumptions, problems } = await read("origins");
    expect(problems).toEqual([]);
    expect(check(economy).map((problem) => renderProblem(problem))).toEqual([]);
    const gaps = assumptions.find(({ key }) => key === "import.mrio.assume.gaps")!;
    expect(gaps.values["largest"]).toBeLessThan(5);
    expect(economy.tables.limits.rows).toHaveLength(243);
    expect(economy.tables.places.rows).toHaveLength(7);
    const { deliveries } = (await plannedEconomy(economy)).tables;
    expect(deliveries.length).toBeGreaterThan(4000);
    expect(deliveries.filter(({ fulfilment }) => fulfilment < 1 - 1e-7)).toEqual([]);
  }, 60_000);

  test("so does a plan that chooses where goods come from", async () => {
    const { economy } = await read("routes");
    expect(economy.tables.goods.rows).toHaveLength(36);
    expect(economy.tables.routes.rows).toHaveLength(42);
    // China has no industry c19 in this table, and its industries take next to nothing of it.
    for (const { severity, values } of check(economy)) {
      expect([severity, values["item"]]).toEqual(["warning", "c19"]);
    }
    const plan = await plannedEconomy(economy);
    expect(plan.tables.deliveries.length).toBeGreaterThan(900);
    expect(plan.tables.deliveries.filter(({ fulfilment }) => fulfilment < 1 - 1e-7)).toEqual([]);
  }, 60_000);
});
