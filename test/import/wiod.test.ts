import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { errorsIn, renderProblem } from "../../src/economy/problem.ts";
import type { Row } from "../../src/economy/types.ts";
import { total } from "../../src/import/wiod/year.ts";
import { plan } from "../../src/plan/plan.ts";
import { accounts, read, refused, table } from "./wiod-files.ts";

const amounts = (rows: readonly Row<"recipes">[], technique: string) =>
  Object.fromEntries(
    rows.filter((row) => row.technique === technique).map((row) => [row.good, row.amount]),
  );

describe("a table of two industries", () => {
  test("recipes are the column by gross output, net of own use, imports what II has beyond it", async () => {
    const { economy } = await read(table, accounts, { year: "2000", life: "20" });
    const recipes = economy.tables.recipes.rows;
    expect(amounts(recipes, "produce A")).toEqual({ A: 0.8, B: -0.3, "imported inputs": -0.1 });
    expect(amounts(recipes, "produce B")).toEqual({ A: -0.05, B: 0.8, "imported inputs": -0.15 });
    expect(amounts(recipes, "assemble new capital goods")).toEqual({
      "new capital goods": 1,
      B: -1,
    });
  });

  test("hours are scaled from employees to all persons, capital is K by gross output", async () => {
    const { economy } = await read(table, accounts, { year: "2000", life: "20" });
    const { work, uses, workforce } = economy.tables;
    // A: 3 million hours of 2 thousand employees are 6 million of 4 thousand persons, for 100 million dollars.
    expect(work.rows.map(({ hours }) => hours)).toEqual([60_000, 100_000]);
    expect(uses.rows.map(({ amount }) => amount)).toEqual([1, 1.5]);
    const [{ people, hours }] = workforce.rows as [Row<"workforce">];
    expect(people).toBe(14_000);
    expect(people * hours).toBeCloseTo(26e6, 3);
  });

  test("capital opens with what is left and what was ordered, and ends with as much", async () => {
    const { economy } = await read(table, accounts, { year: "2000", life: "20" });
    const { capacities, started } = economy.tables;
    expect(capacities.rows.map(({ amount }) => amount)).toEqual([95, 285]);
    expect(started.rows.map(({ amount }) => amount)).toEqual([10, 30]);
    const ends = capacities.rows.map(({ end }) => end);
    expect(ends[0]).toBeCloseTo(105 * 1.05, 9);
    expect(ends[1]).toBeCloseTo(315 * 1.05, 9);
    expect(capacities.rows.every(({ life, end_tier }) => life === 20 && end_tier === 1)).toBe(true);
  });

  test("the retirement is that of K and GFCF at constant prices", async () => {
    const { economy, assumptions } = await read(table, accounts, { year: "2000" });
    // The price of what is invested (B) rises to 1.25: (400 + 40 − 510 ÷ 1.25) ÷ 400 = 0.08.
    expect(economy.tables.capacities.rows[0]?.life).toBeCloseTo(1 / 0.08, 9);
    expect(assumptions.map(({ key }) => key)).toContain("import.wiod.assumed.rate");
  });

  test("needs are what was consumed, growth comes in tier 2, the surplus of exports is kept", async () => {
    const given = { year: "2000", life: "20", growth: "10", periods: "2" };
    const { economy } = await read(table, accounts, given);
    const { needs, trade, periods } = economy.tables;
    expect(periods.rows.map(({ period }) => period)).toEqual([2001, 2002]);
    const first = needs.rows.filter(({ tier }) => tier === 1);
    expect(Object.fromEntries(first.map(({ need, amount }) => [need, amount]))).toEqual({
      "A households": 50,
      "B households": 60,
      "B non-profit": 5,
      "B government": 15,
      // 38 of exports less 10 and 30 of imported inputs is −2: there is a credit, and no such need.
    });
    expect(economy.tables.limits.rows).toMatchObject([{ what: "credit from abroad", maximum: 2 }]);
    const more = needs.rows.filter(({ need }) => need === "more A");
    expect(more.map(({ amount }) => amount!.toFixed(9))).toEqual(["5.000000000", "10.500000000"]);
    const exports = trade.rows.filter(({ good }) => good === "A");
    expect(exports.map((row) => row.export_limit!.toFixed(9))).toEqual([
      "19.800000000",
      "21.780000000",
    ]);
  });

  test("no growth is asked of what is hardly consumed, and that is said", async () => {
    const little = table.replace(
      "2000,B,Works,Domestic,30,40,0,60,5,15,40,",
      "2000,B,Works,Domestic,30,40,0,0.01,0,0,119.99,",
    );
    const { economy, assumptions } = await read(little, accounts, { year: "2000", life: "20" });
    const asked = economy.tables.needs.rows.filter(({ tier }) => tier === 2);
    expect([...new Set(asked.map(({ good }) => good))]).toEqual(["A"]);
    const said = assumptions.find(({ key }) => key === "import.wiod.assumed.no-growth");
    expect(said?.values).toMatchObject({ codes: "B" });
  });

  test("plans at the prices of another year give each need the same, in the same hours", async () => {
    const planned = async (baseYear: string) => {
      const given = { year: "2001", "base-year": baseYear, life: "20", growth: "5" };
      const outcome = await plan((await read(table, accounts, given)).economy);
      if (outcome.kind !== "optimal") throw new Error(outcome.kind);
      expect(outcome.plan.certificate.failures).toEqual([]);
      const { deliveries, hours } = outcome.plan.tables;
      expect(deliveries.some(({ fulfilment }) => fulfilment < 0.99)).toBe(true);
      return [
        ...deliveries.map(({ fulfilment }) => fulfilment),
        total(hours.map((row) => row.needed)) / 1e8,
      ];
    };
    const own = await planned("2001");
    const other = await planned("2000");
    own.forEach((each, i) => {
      expect(other[i]).toBeCloseTo(each, 5);
    });
  });

  test("negative capital formation is goods that can be had each year, not what capital is made of", async () => {
    const { economy } = await read(table, accounts, { year: "2001", life: "20" });
    expect(amounts(economy.tables.recipes.rows, "assemble new capital goods")).not.toHaveProperty(
      "A",
    );
    expect(economy.tables.limits.rows).toContainEqual(
      expect.objectContaining({ of: "run", what: "second-hand A", maximum: 4 }),
    );
  });

  test("another base year changes the units of goods and nothing else", async () => {
    const own = (await read(table, accounts, { year: "2001", life: "20" })).economy.tables;
    const other = (await read(table, accounts, { year: "2001", "base-year": "2000", life: "20" }))
      .economy.tables;
    const unit: Record<string, number> = { A: 100 / 110, B: 100 / 125 };
    expect(other.recipes.rows).toHaveLength(own.recipes.rows.length);
    own.recipes.rows.forEach((row, i) => {
      const run = unit[row.technique.replace("produce ", "")] ?? 1;
      const expected = (row.amount * (unit[row.good] ?? 1)) / run;
      const scaled = row.technique.startsWith("second-hand") ? row.amount : expected;
      expect(other.recipes.rows[i]?.amount, row.technique).toBeCloseTo(scaled, 12);
    });
    own.needs.rows.forEach((row, i) => {
      expect(other.needs.rows[i]?.amount).toBeCloseTo(row.amount! * (unit[row.good] ?? 1), 9);
    });
    const worth = (rows: readonly Row<"trade">[]) =>
      rows.map((row) => (row.export_price ?? 0) * (row.export_limit ?? 0));
    worth(own.trade.rows).forEach((each, i) => {
      expect(worth(other.trade.rows)[i]).toBeCloseTo(each, 9);
    });
    expect(other.capacities.rows).toEqual(own.capacities.rows);
    expect(other.goods.rows[0]?.unit).toBe("million USD of 2000");
  });

  test("the economy passes the check, and says what it leaves out", async () => {
    const { economy, problems, assumptions } = await read(table, accounts);
    expect(errorsIn(check(economy))).toEqual([]);
    expect(problems).toEqual([]);
    expect(economy.tables.goods.rows.map(({ good }) => good)).not.toContain("U");
    expect(assumptions.find(({ key }) => key === "import.wiod.assumed.idle")?.values).toMatchObject(
      { codes: "U" },
    );
  });

  test("tables that don't balance are read with a warning that says by how much", async () => {
    const open = table.replace("0,50,0,0,0,2,18,100", "0,50,0,0,0,2,15,100");
    const { problems } = await read(open, accounts, { year: "2000", life: "20" });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: "warning", values: { code: "A", gap: 3 } });
  });
});

describe("files that can't be right are refused", () => {
  type Case = readonly [string, string, string, string, Readonly<Record<string, string>>?];
  const cases: readonly Case[] = [
    ["a column is missing", "columns-missing", table.replace("GFCF", "gfcf"), accounts],
    ["a file is the other", "columns-missing", accounts, table],
    ["a column stands twice", "column-twice", table.replace("CONS_np", "CONS_h"), accounts],
    ["an industry has no row", "column-without-row", table.replace(/2001,U.*/u, ""), accounts],
    [
      "an industry has no column",
      "row-without-column",
      table.replace("2000,B,", "2000,C,"),
      accounts,
    ],
    ["a row stands twice", "row-twice", table.replace("2000,B,", "2000,A,"), accounts],
    ["a row is imported", "origin", table.replace("Farms,Domestic", "Farms,Imports"), accounts],
    ["a cell is empty", "empty-cell", table.replace("Domestic,20", "Domestic,"), accounts],
    ["an output is negative", "negative", table.replace("18,100", "18,-100"), accounts],
    ["a year is no year", "no-year", table.replace("2000,A", "MM,A"), accounts],
    ["a code is in the table only", "code-missing", table, accounts.replace("A,2001", "A,1999")],
    [
      "a code is in the accounts only",
      "code-unknown",
      table,
      `${accounts}\nXYZ,Z,2001,1,1,1,1,1,1,1`,
    ],
    ["the year isn't there", "no-such-year", table, accounts, { year: "2014" }],
    ["the base year isn't there", "no-such-year", table, accounts, { "base-year": "1990" }],
    ["two countries", "which-country", table, accounts.replace("XYZ,A,2000", "ABC,A,2000")],
    ["the country isn't there", "no-country", table, accounts, { country: "USA" }],
    [
      "the accounts are in thousands",
      "units-differ",
      table,
      accounts.replaceAll(/,(100|200|110|220),(1\d\d),/gu, ",$1000,$2,"),
    ],
    ["one output differs", "outputs-differ", table, accounts.replace("4,2,110", "4,2,115")],
    [
      "imports would be negative",
      "imports-negative",
      table,
      accounts.replace("3,60,110", "3,50,110"),
    ],
    ["nobody is employed", "no-employees", table, accounts.replace("A,2001,4,2", "A,2001,4,0")],
    ["a price is missing", "no-price", table, accounts.replace("110,110,3", "110,0,3")],
    [
      "an industry without output sells",
      "no-output",
      table.replace("2001,U,Embassies,Domestic,0,0,0,0", "2001,U,Embassies,Domestic,0,0,0,7"),
      accounts,
    ],
    [
      "an industry uses itself up",
      "uses-itself-up",
      table.replace("2001,B,Works,Domestic,33,44", "2001,B,Works,Domestic,33,240"),
      accounts,
    ],
    ["nothing is invested", "no-investment", table.replace(",46,", ",0,"), accounts],
    ["capital would grow by itself", "life-unsound", table, accounts.replace("80,400", "80,900")],
    ["growth is no number", "bad-growth", table, accounts, { growth: "much" }],
    ["periods are no whole number", "bad-periods", table, accounts, { periods: "2.5" }],
    ["a life is too short", "bad-life", table, accounts, { life: "0.5" }],
    ["a year is no number", "bad-year", table, accounts, { year: "last" }],
  ];

  test.each(cases.map((each) => [each[0], each] as const))("%s", async (_, each) => {
    const [, key, iot, sea, options = {}] = each;
    const problems = await refused(iot, sea, options);
    expect(problems.map((problem) => problem.key)).toContain(`import.wiod.${key}`);
    for (const problem of problems) expect(renderProblem(problem)).not.toContain("undefined");
  });

  test("one year alone shows no retirement, and the life has to be given", async () => {
    const one = (text: string) =>
      text
        .split("\n")
        .filter((row) => !row.includes("2000"))
        .join("\n");
    const problems = await refused(one(table), one(accounts));
    expect(problems.map(({ key }) => key)).toEqual(["import.wiod.life-unknown"]);
    const { economy } = await read(one(table), one(accounts), { life: "25" });
    expect(economy.tables.capacities.rows[0]?.life).toBe(25);
  });

  test("a missing year names the years there are", async () => {
    const [problem] = await refused(table, accounts, { year: "2014" });
    expect(problem?.values).toMatchObject({ year: "2014", years: "2000, 2001" });
  });
});
