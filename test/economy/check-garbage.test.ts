import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { renderProblem } from "../../src/economy/problem.ts";
import { columnsOf, tableNames, type TableName } from "../../src/economy/tables.ts";
import type { AnyRow, Cell, Economy, Rows } from "../../src/economy/types.ts";
import { anyEconomy } from "./arbitrary-economy.ts";
import { rich } from "./rich-economy.ts";

/** Things that no reader lets through, but a program may write down. */
const garbage = [
  undefined,
  null,
  "",
  " ",
  "flour",
  "constructor",
  "__proto__",
  "{found, plural}",
  -1,
  0,
  1e300,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  true,
  [],
  ["flour", 3],
  {},
] as readonly unknown[] as readonly (Cell | undefined)[];

/** The rich economy with garbage in some of its cells. */
const garbled: fc.Arbitrary<Economy> = fc
  .array(
    fc.record({
      table: fc.constantFrom(...tableNames),
      row: fc.nat(20),
      column: fc.nat(20),
      value: fc.constantFrom(...garbage),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((edits) => {
    const tables = Object.fromEntries(
      tableNames.map((table) => [table, [...((rich[table] ?? []) as readonly AnyRow[])]]),
    ) as Record<TableName, AnyRow[]>;
    for (const { table, row, column, value } of edits) {
      const rows = tables[table];
      if (rows.length === 0) continue;
      const names = columnsOf(table).map((each) => each.name);
      const at = row % rows.length;
      rows[at] = { ...rows[at], [names[column % names.length]!]: value };
    }
    return economyOf({ name: "garbled" }, tables as unknown as Rows);
  });

function sentences(economy: Economy): readonly string[] {
  const said = check(economy).map((problem) => renderProblem(problem));
  for (const sentence of said) expect(sentence).not.toMatch(/\bundefined\b|\[object/);
  return said;
}

describe("whatever the tables hold, the check answers:", () => {
  test("garbage in cells", () => {
    let reached = 0;
    fc.assert(
      fc.property(garbled, (economy) => {
        if (sentences(economy).length > 0) reached++;
      }),
      { numRuns: 200 },
    );
    expect(reached).toBeGreaterThan(150);
  });

  test("rows that have nothing to do with each other", () => {
    let reached = 0;
    fc.assert(
      fc.property(anyEconomy, (economy) => {
        reached += sentences(economy).length;
      }),
      { numRuns: 100 },
    );
    expect(reached).toBeGreaterThan(1000);
  });

  test("nothing at all", () => {
    expect(sentences(economyOf({ name: "empty" }, {}))).toEqual([
      "periods.csv: there are no periods, and without them there is nothing to plan: add a row for each",
      "goods.csv: there are no goods, and without them there is nothing to plan: add a row for each",
      "techniques.csv: there are no techniques, so nothing is made: the plan can only share out what is in stock or imported",
      "needs.csv: nothing is asked for: add needs (or goals, or levels of stocks and capacities to leave at the end)",
    ]);
  });
});

test("many problems of one kind are counted, none is lost", () => {
  const goods = Array.from({ length: 5000 }, (_, i) => ({
    good: `good ${i}`,
    unit: "t",
    survival: 2,
  }));
  const rows: Rows = { ...rich, goods: [...rich.goods!, ...goods] };
  const problems = check(economyOf({ name: "many" }, rows));
  const said = problems.map((problem) => renderProblem(problem));
  expect(problems.length).toBeLessThan(50);
  expect(said.some((sentence) => sentence.includes("4,980"))).toBe(true);
});

test("two hundred thousand rows are checked in seconds", () => {
  const count = 20_000;
  const numbers = Array.from({ length: count }, (_, i) => i);
  const rows: Rows = {
    periods: [{ period: 1 }],
    goods: numbers.map((i) => ({ good: `g${i}`, unit: "t" })),
    techniques: numbers.map((i) => ({ technique: `t${i}` })),
    recipes: numbers.flatMap((i) =>
      [0, 1, 2, 3, 4, 5, 6].map((j) => ({
        technique: `t${i}`,
        good: `g${j === 0 ? i : (i * 7 + 1009 * j) % count}`,
        amount: j === 0 ? 1 : -0.01,
      })),
    ),
    skills: [{ skill: "labour" }],
    work: numbers.map((i) => ({ technique: `t${i}`, skill: "labour", hours: 1 })),
    workforce: [{ place: "economy", skill: "labour", people: 9, hours: 1600 }],
    needs: numbers.map((i) => ({ need: `n${i}`, good: `g${i}`, amount: 1 })),
  };
  const economy = economyOf({ name: "large" }, rows);
  const started = performance.now();
  const problems = check(economy);
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(problems.filter((problem) => problem.key !== "check.key.duplicate")).toEqual([]);
});
