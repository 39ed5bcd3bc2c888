import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { renderProblem } from "../../src/economy/problem.ts";
import { plannedEconomy } from "../plan/planned.ts";
import { read, refused, small } from "./fiveyearplan-files.ts";

describe("two goods over two years", () => {
  test("recipes are flows by output, net of own use", async () => {
    const { economy } = await read();
    const rows = economy.tables.recipes.rows.map(({ technique, good, amount }) => [
      technique,
      good,
      amount,
    ]);
    expect(rows).toEqual([
      ["make steel", "steel", 0.8],
      ["make bread", "steel", -0.05],
      ["make bread", "bread", 1],
      ["install steel", "steel", -1],
    ]);
    expect(economy.tables.work.rows.map(({ hours }) => hours)).toEqual([0.4, 0.25]);
  });

  test("capital is a capacity that retires geometrically and is kept after the needs", async () => {
    const { economy } = await read();
    const { capacities, uses, adds } = economy.tables;
    expect(capacities.rows).toMatchObject([
      { workplace: "steel industry", capacity: "steel installed", amount: 5, life: 2 },
      { workplace: "bread industry", capacity: "steel installed", amount: 4, life: 4 },
    ]);
    for (const row of capacities.rows) {
      expect(row).toMatchObject({ retirement: "geometric", end: row.amount, end_tier: 2 });
    }
    expect(uses.rows.map(({ amount }) => amount)).toEqual([0.5, 0.2]);
    expect(adds.rows).toEqual([
      { technique: "install steel", what: "steel installed", amount: 1, lag: 1 },
    ]);
  });

  test("targets above 0 are needs of their year, labour is what there is of it", async () => {
    const { economy, assumptions } = await read();
    const { needs, workforce, periods } = economy.tables;
    expect(needs.rows.map(({ good, amount, period }) => [good, amount, period])).toEqual([
      ["steel", 1, 1],
      ["bread", 8, 1],
      ["bread", 10, 2],
    ]);
    expect(workforce.rows.map(({ people, hours }) => people * hours)).toEqual([7, 7.5]);
    expect(periods.rows.map(({ name }) => name)).toEqual(["year1", "year2"]);
    const zero = assumptions.find(({ key }) => key === "import.fiveyearplan.assumed.no-target");
    expect(zero?.values).toEqual({ count: 1 });
  });

  test("nothing in it is found odd", async () => {
    for (const needs of ["each", "baskets"]) {
      const { economy, problems } = await read({}, { needs });
      expect([...problems, ...check(economy)].map((each) => renderProblem(each))).toEqual([]);
    }
  });

  test("capital limits output, wears out and is renewed for the year after", async () => {
    // Bread by 4 of steel: 20 in the first year. A quarter is lost: 15 in the second, unless steel is installed.
    const targets = "headings,steel,bread,labour\n1,0,100,1000\n2,0,100,1000\n";
    const made = await plannedEconomy(
      (await read({ targets }, { end: "none", needs: "baskets" })).economy,
    );
    const bread = made.tables.activities.filter((row) => row.technique === "make bread");
    const installed = made.tables.activities.filter(
      (row) => row.technique === "install steel" && row.where === "bread industry",
    );
    // Steel: 0.8 · 10 made, 0.05 · 20 for bread, 7 left to install; 3 + 7 carry 50, steel of the second year
    // (at most 10 runs less half, 0.8 each) allows 5 · 0.8 ÷ 0.05 = 80.
    expect(bread.map(({ runs }) => runs)).toEqual([expect.closeTo(20, 6), expect.closeTo(50, 6)]);
    expect(installed[0]!.runs).toBeCloseTo(7, 6);
  });

  test("--end require keeps the capital before the needs, none leaves it out", async () => {
    const kept = await read({}, { end: "require" });
    expect(kept.economy.tables.capacities.rows.map(({ end_tier }) => end_tier)).toEqual([0, 0]);
    const none = await read({}, { end: "none" });
    expect(none.economy.tables.capacities.rows.every(({ end }) => end === undefined)).toBe(true);
  });

  test("--times asks for more than the targets", async () => {
    const { economy } = await read({}, { times: 3 });
    expect(economy.tables.needs.rows.map(({ amount }) => amount)).toEqual([3, 24, 30]);
  });
});

describe("files that can't be right are refused in words", () => {
  const cases: readonly (readonly [string, Parameters<typeof refused>[0], RegExp])[] = [
    ["another order of files", { flows: small.targets }, /flows\.csv: has no row “output”/],
    [
      "a first cell of something else",
      { capital: "goods,steel,bread\nsteel,5,4\nbread,0,0\n" },
      /capital\.csv row 1: begins with “goods”; the first row must begin with “headings”/,
    ],
    [
      "headings that differ",
      { capital: "headings,steel,bred\nsteel,5,4\nbread,0,0\n" },
      /capital\.csv row 1: the column “bred” is no good of flows\.csv/,
    ],
    [
      "headings in another order",
      { capital: "headings,bread,steel\nsteel,5,4\nbread,0,0\n" },
      /capital\.csv row 1: the column “bread” stands where “steel” is expected/,
    ],
    [
      "rows in another order",
      { depreciation: "headings,steel,bread\nbread,0,0\nsteel,0.5,0.25\n" },
      /depreciation\.csv row 2: the row “bread” stands where “steel” is expected/,
    ],
    [
      "no labour",
      { flows: "headings,steel,bread\nsteel,2,1\nbread,0,0\noutput,10,20\n" },
      /flows\.csv: has no row “labour”/,
    ],
    [
      "no output",
      { flows: "headings,steel,bread\nsteel,2,1\nbread,0,0\nlabour,4,5\n" },
      /flows\.csv: has no row “output”/,
    ],
    [
      "an output of 0",
      { flows: small.flows.replace("output,10,20", "output,10,0") },
      /flows\.csv row 5: the output of bread is 0/,
    ],
    [
      "a negative flow",
      { flows: small.flows.replace("steel,2,1", "steel,2,-1") },
      /flows\.csv row 2: column C \(bread\) holds -1; a number from 0 on is expected/,
    ],
    [
      "more than all lost",
      { depreciation: small.depreciation.replace("0.25", "25") },
      /depreciation\.csv row 2: column C holds 25; a share of at most 1/,
    ],
    [
      "targets for an unknown good",
      { targets: "headings,steel,bread,milk,labour\n1,1,8,2,7\n" },
      /targets\.csv row 1: the column “milk” is no good of flows\.csv/,
    ],
    [
      "targets without labour",
      { targets: "headings,steel,bread\n1,1,8\n" },
      /targets\.csv: has no column “labour”/,
    ],
    [
      "a row that is too short",
      { targets: "headings,steel,bread,labour\n1,1,8\n" },
      /targets\.csv row 2: the row has 2 numbers; 3 are expected/,
    ],
    [
      "a row that is too long",
      { capital: "headings,steel,bread\nsteel,5,4,3\nbread,0,0\n" },
      /capital\.csv row 2: the row has 3 numbers; 2 are expected/,
    ],
    [
      "an empty cell",
      { capital: "headings,steel,bread\nsteel,,4\nbread,0,0\n" },
      /capital\.csv row 2: column B \(steel\) is empty/,
    ],
    [
      "a cell that is no number",
      { capital: "headings,steel,bread\nsteel,5,four\nbread,0,0\n" },
      /capital\.csv row 2: “four” in column C is not a number/,
    ],
    [
      "a good twice",
      { flows: "headings,steel,steel\nsteel,2,1\nlabour,4,5\noutput,10,20\n" },
      /flows\.csv row 1: “steel” stands a second time/,
    ],
    [
      "nothing asked for",
      { targets: "headings,steel,bread,labour\n1,0,0,7\n" },
      /targets\.csv: asks for nothing/,
    ],
    ["no rows", { targets: "headings,steel,bread,labour\n" }, /targets\.csv: has no rows/],
    ["an empty file", { targets: "" }, /targets\.csv: is empty/],
  ];
  test.each(cases)("%s", async (_, texts, sentence) => {
    const sentences = await refused(texts);
    expect(
      sentences.some((each) => sentence.test(each)),
      sentences.join("\n"),
    ).toBe(true);
  });

  test("options out of range", async () => {
    expect(await refused({}, { end: "all" })).toEqual([
      "--end takes one of keep, require, none, not “all”.",
    ]);
    expect(await refused({}, { times: "-2" })).toEqual([
      "--times takes a number above 0, not “-2”.",
    ]);
  });

  test("a row of targets that is called otherwise is pointed out", async () => {
    const { problems } = await read({ targets: small.targets.replace("year2", "sum") });
    expect(problems.map((problem) => renderProblem(problem))).toEqual([
      expect.stringMatching(/targets\.csv: the row “sum” is taken for a year/),
    ]);
  });

  test("an industry that eats what it makes is pointed out", async () => {
    const { problems } = await read({ flows: small.flows.replace("steel,2,1", "steel,12,1") });
    expect(problems.map((problem) => renderProblem(problem))).toEqual([
      expect.stringMatching(/industry steel uses 12 of its own good to make 10/),
    ]);
  });
});
