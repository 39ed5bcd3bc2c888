import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { diff, patch, withScenario, type Change } from "../../src/economy/patch/index.ts";
import { EconomyProblems, renderProblem } from "../../src/economy/problem.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";
import { effectiveRows } from "../../src/plan/effective.ts";
import { anyEconomy, sorted } from "./arbitrary-economy.ts";

const bakery: Rows = {
  periods: [{ period: 1 }, { period: 2 }, { period: 3 }, { period: 4 }],
  places: [{ place: "hill" }, { place: "dale" }],
  goods: [
    { good: "flour", unit: "t", survival: 0.9 },
    { good: "bread", unit: "t" },
  ],
  skills: [{ skill: "baker" }],
  techniques: [{ technique: "bake" }],
  recipes: [
    { technique: "bake", good: "flour", amount: -0.75 },
    { technique: "bake", good: "bread", amount: 1 },
    { technique: "bake", good: "bread", amount: 1.2, workplace: "hill", from: 2 },
  ],
  workforce: [{ place: "hill", skill: "baker", people: 3, hours: 1600 }],
  needs: [{ need: "bread", good: "bread", amount: 5, place: "hill" }],
  scenarios: [{ scenario: "drought" }],
  changes: [
    {
      scenario: "drought",
      table: "recipes",
      key: "technique=bake; good=bread",
      column: "amount",
      factor: 0.5,
    },
  ],
};

function bakeryWith(rows: Rows = {}): Economy {
  return economyOf({ name: "bakery" }, { ...bakery, ...rows });
}

/** The economy after changes that must be in order. */
function patched(changes: readonly Change[], economy = bakeryWith()): Economy {
  const { economy: after, problems } = patch(economy, changes);
  expect(problems.map((problem) => renderProblem(problem))).toEqual([]);
  return after;
}

function said(changes: readonly Change[], economy = bakeryWith()): readonly string[] {
  const { economy: after, problems } = patch(economy, changes);
  expect(after).toBe(economy);
  return problems.map((problem) => renderProblem(problem).replace(/^changes \([^)]*\): /, ""));
}

const bread = { table: "recipes", key: "technique=bake; good=bread" };

describe("setting a cell", () => {
  test("takes a value of the column's type", () => {
    const after = patched([
      { ...bread, column: "amount", value: "1.5" },
      { table: "goods", key: "good=bread", column: "pooled", value: "yes" },
      { table: "skills", key: "skill=baker", column: "can_do", value: 'cook; "a;b"' },
    ]);
    expect(after.tables.recipes.rows[1]).toEqual({ technique: "bake", good: "bread", amount: 1.5 });
    expect(after.tables.goods.rows[1]?.pooled).toBe(true);
    expect(after.tables.skills.rows[0]?.can_do).toEqual(["cook", "a;b"]);
  });

  test("or a factor", () => {
    const after = patched([{ ...bread, column: "amount", factor: 0.5 }]);
    expect(after.tables.recipes.rows[1]?.amount).toBe(0.5);
  });

  test("leaves the given economy, and every other row, as they were", () => {
    const economy = bakeryWith();
    const before = structuredClone(economy);
    const after = patched([{ ...bread, column: "amount", value: "2" }], economy);
    expect(economy).toEqual(before);
    expect(after.tables.recipes.rows[2]).toBe(economy.tables.recipes.rows[2]);
    expect(after.tables.goods).toBe(economy.tables.goods);
  });

  test("of many rows at once needs a star for each column that may hold anything", () => {
    const after = patched([
      {
        table: "recipes",
        key: "technique=bake; good=bread; workplace=*; from=*",
        column: "amount",
        factor: 2,
      },
    ]);
    expect(after.tables.recipes.rows.map((row) => row.amount)).toEqual([-0.75, 2, 2.4]);
  });

  test("to nothing is removing it", () => {
    const after = patched([
      { action: "remove", table: "goods", key: "good=flour", column: "survival" },
    ]);
    expect(after.tables.goods.rows[0]).toEqual({ good: "flour", unit: "t" });
  });
});

describe("setting a cell for one period", () => {
  test("cuts rows that hold from … until", () => {
    const after = patched([{ ...bread, column: "amount", value: "0.4", period: 2 }]);
    expect(after.tables.recipes.rows.slice(1, 4)).toEqual([
      { technique: "bake", good: "bread", amount: 1, until: 1 },
      { technique: "bake", good: "bread", amount: 0.4, from: 2, until: 2 },
      { technique: "bake", good: "bread", amount: 1, from: 3 },
    ]);
    expect(after.tables.recipes.lines.slice(1, 5)).toEqual([3, 3, 3, 4]);
  });

  test("in the last period holds for what falls after it too, as the row did", () => {
    const after = patched([{ ...bread, column: "amount", value: "0.4", period: 4 }]);
    expect(after.tables.recipes.rows.slice(1, 3)).toEqual([
      { technique: "bake", good: "bread", amount: 1, until: 3 },
      { technique: "bake", good: "bread", amount: 0.4, from: 4 },
    ]);
  });

  test("stands before what the same patch says of every period, whatever their order", () => {
    const changes: Change[] = [
      { ...bread, column: "amount", value: "0.4", period: 2 },
      { ...bread, column: "amount", factor: 3 },
      { ...bread, column: "amount", factor: 0.1, period: 3 },
    ];
    const expected = [
      { technique: "bake", good: "bread", amount: 3, until: 1 },
      { technique: "bake", good: "bread", amount: 0.4, from: 2, until: 2 },
      { technique: "bake", good: "bread", amount: 0.1, from: 3, until: 3 },
      { technique: "bake", good: "bread", amount: 3, from: 4 },
    ];
    expect(patched(changes).tables.recipes.rows.slice(1, 5)).toEqual(expected);
    expect(patched(changes.toReversed()).tables.recipes.rows.slice(1, 5)).toEqual(expected);
  });

  test("adds a row with the period where such a row stands before the general one", () => {
    const after = patched([
      {
        table: "workforce",
        key: "place=hill; skill=baker",
        column: "people",
        factor: 2,
        period: 3,
      },
    ]);
    expect(after.tables.workforce.rows).toEqual([
      { place: "hill", skill: "baker", people: 3, hours: 1600 },
      { place: "hill", skill: "baker", people: 6, hours: 1600, period: 3 },
    ]);
  });

  test("begins from what retirement leaves of people and capacities until then", () => {
    const economy = bakeryWith({
      skills: [{ skill: "baker", life: 8 }],
      workplaces: [{ workplace: "oven house", place: "hill" }],
      capacities: [
        { workplace: "oven house", capacity: "oven", amount: 10, life: 5, retirement: "geometric" },
      ],
    });
    const oven = { table: "capacities", key: "workplace=oven house; capacity=oven" };
    const baker = { table: "workforce", key: "place=hill; skill=baker" };
    const after = patched(
      [
        { ...oven, column: "amount", factor: 0.5, period: 3 },
        { ...baker, column: "hours", value: "1200", period: 3 },
        { ...baker, column: "people", factor: 0.5, period: 4 },
        { ...baker, column: "people", value: "1", period: 2 },
      ],
      economy,
    );
    expect(after.tables.capacities.rows.map((row) => [row.period, row.amount])).toEqual([
      [undefined, 10],
      [3, 0.5 * 10 * 0.8 ** 2],
    ]);
    expect(after.tables.workforce.rows.map((row) => [row.period, row.people, row.hours])).toEqual([
      [undefined, 3, 1600],
      [2, 1, 1600],
      [3, 3 * (1 - 2 / 8), 1200],
      [4, 0.5 * 3 * (1 - 3 / 8), 1600],
    ]);
  });

  test("makes one row for each period where a general row would still hold beside it", () => {
    const after = patched([
      { table: "needs", key: "need=bread; place=hill", column: "amount", value: "9", period: 2 },
    ]);
    expect(after.tables.needs.rows.map((row) => [row.period, row.amount])).toEqual([
      [1, 5],
      [2, 9],
      [3, 5],
      [4, 5],
    ]);
  });

  test("finds the row that has that period already", () => {
    const workforce = [
      { place: "hill", skill: "baker", people: 3, hours: 1600 },
      { place: "hill", skill: "baker", people: 4, hours: 1600, period: 2 },
    ];
    const change = { table: "workforce", key: "place=hill; skill=baker", column: "people" };
    const after = patched([{ ...change, value: "5", period: 2 }], bakeryWith({ workforce }));
    expect(after.tables.workforce.rows.map((row) => row.people)).toEqual([3, 5]);
  });

  test("is refused where rows hold for all periods alike", () => {
    expect(said([{ table: "goods", key: "good=flour", column: "survival", value: "1", period: 2 }]))
      .toMatchInlineSnapshot(`
      [
        "goods.survival holds for all periods alike: leave the column "period" of this change empty",
      ]
    `);
    expect(said([{ ...bread, column: "amount", value: "1", period: 9 }])).toMatchInlineSnapshot(`
      [
        "there is no period 9; the periods are 1, 2, 3, 4",
      ]
    `);
  });
});

test("a change for a period changes what holds then, and nothing before or after", () => {
  let reached = 0;
  const periods = [1, 2, 3, 4];
  const scope = { workplace: undefined, place: "hill", ancestors: [], periods };
  const held = (economy: Economy) =>
    effectiveRows(
      economy.tables.recipes.rows.filter((row) => row.good === "bread"),
      scope,
      (row) => row.good,
      (row) => row.amount,
    )[0]?.amounts ?? new Float64Array(periods.length + 1);
  const bound = fc.option(fc.constantFrom(...periods), { nil: undefined });
  fc.assert(
    fc.property(bound, bound, fc.constantFrom(...periods), (from, until, period) => {
      fc.pre(from === undefined || until === undefined || from <= until);
      fc.pre((from ?? 1) <= period && period <= (until ?? 4));
      const row = {
        ...{ technique: "bake", good: "bread", amount: 1 },
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
      };
      const economy = bakeryWith({ recipes: [row] });
      const key = from === undefined ? bread.key : `${bread.key}; from=${from}`;
      for (const named of [bread.key, key]) {
        const after = patched(
          [{ ...bread, key: named, column: "amount", value: "7", period }],
          economy,
        );
        const expected = held(economy).map((amount, t) => {
          // The last entry holds for all that comes after the plan, as the last period does.
          return Math.min(t, periods.length - 1) + 1 === period && amount !== 0 ? 7 : amount;
        });
        expect(held(after)).toEqual(expected);
      }
      reached++;
    }),
  );
  expect(reached).toBeGreaterThan(30);
});

describe("adding and removing rows", () => {
  test("changes that share a key make one row", () => {
    const add = { action: "add" as const, table: "goods", key: "good=salt" };
    const after = patched([
      { ...add, column: "unit", value: "kg" },
      { ...add, column: "weight", value: "0.001" },
    ]);
    expect(after.tables.goods.rows.at(-1)).toEqual({ good: "salt", unit: "kg", weight: 0.001 });
    expect(after.tables.goods.lines).toEqual([2, 3, 0]);
  });

  test("a row may be removed whole or for a period, and be replaced", () => {
    const after = patched([
      { action: "remove", table: "recipes", key: "technique=bake; good=flour" },
      { action: "remove", ...bread, period: 1 },
      { action: "remove", table: "goods", key: "good=flour" },
      { action: "add", table: "goods", key: "good=flour", column: "unit", value: "kg" },
    ]);
    expect(after.tables.recipes.rows.map((row) => [row.good, row.workplace, row.from])).toEqual([
      ["bread", undefined, 2],
      ["bread", "hill", 2],
    ]);
    expect(after.tables.goods.rows).toEqual([
      { good: "bread", unit: "t" },
      { good: "flour", unit: "kg" },
    ]);
  });
});

test.each<[string, Change]>([
  ["an unknown table", { table: "recipe", key: "technique=bake" }],
  ["no key", { table: "goods", key: "flour", column: "unit", value: "t" }],
  ["an unknown key column", { table: "goods", key: "goood=flour", column: "unit", value: "t" }],
  ["a mistyped name in the key", { table: "goods", key: "good=flor", column: "unit", value: "t" }],
  [
    "half a key",
    { ...bread, key: "technique=bake; good=bread; workplace=hill", column: "amount", value: "1" },
  ],
  ["an unknown column", { ...bread, column: "amont", value: "1" }],
  ["a key column", { ...bread, column: "lag", value: "1" }],
  ["a value that is no number", { ...bread, column: "amount", value: "1,5" }],
  ["a value out of range", { table: "goods", key: "good=flour", column: "survival", value: "2" }],
  ["no value", { ...bread, column: "amount" }],
  ["a value and a factor", { ...bread, column: "amount", value: "1", factor: 2 }],
  ["a factor of a name", { table: "goods", key: "good=flour", column: "unit", factor: 2 }],
  ["a factor of nothing", { table: "goods", key: "good=bread", column: "survival", factor: 2 }],
  [
    "a row that is there already",
    { action: "add", table: "goods", key: "good=flour", column: "unit", value: "t" },
  ],
  ["a row that lacks what it needs", { action: "add", table: "goods", key: "good=salt" }],
  ["emptying what must be filled", { action: "remove", ...bread, column: "amount" }],
  ["removing with a value", { action: "remove", ...bread, value: "1" }],
  [
    "a period in which the row does not hold",
    {
      ...bread,
      key: `${bread.key}; workplace=hill; from=2`,
      column: "amount",
      value: "1",
      period: 1,
    },
  ],
])("%s is refused, with the next step", (_, change) => {
  expect(said([change])).toMatchSnapshot();
});

describe("changes that contradict each other are refused:", () => {
  test("one cell twice", () => {
    expect(
      said([
        { ...bread, column: "amount", value: "1" },
        { table: "recipes", key: "technique=bake; good=*", column: "amount", factor: 2 },
      ]),
    ).toEqual([
      'column "amount" of technique=bake; good=bread is changed twice here (also in change 1): keep one',
    ]);
  });

  test("changed and removed", () => {
    expect(
      said([
        { ...bread, column: "amount", value: "1" },
        { action: "remove", ...bread },
      ]),
    ).toEqual(["technique=bake; good=bread is changed here and removed in change 2: keep one"]);
  });

  test("one good change does not go through beside a bad one", () => {
    const economy = bakeryWith();
    const changes = [
      { ...bread, column: "amount", value: "1" },
      { ...bread, column: "amont" },
    ];
    expect(patch(economy, changes).economy).toBe(economy);
  });
});

describe("a scenario", () => {
  test("is one world: its changes made, nothing left to choose", () => {
    const { economy, problems } = withScenario(bakeryWith(), "drought");
    expect(problems).toEqual([]);
    expect(economy.tables.recipes.rows[1]?.amount).toBe(0.5);
    expect(economy.tables.scenarios.rows).toEqual([]);
    expect(economy.tables.changes.rows).toEqual([]);
  });

  test("that nobody stated is named with the nearest", () => {
    const { problems } = withScenario(bakeryWith(), "drougth");
    expect(problems.map((problem) => renderProblem(problem))).toEqual([
      'scenarios.csv: there is no scenario "drougth"; did you mean "drought"?',
    ]);
  });

  test("says on which line a change is wrong", () => {
    const economy = bakeryWith({
      changes: [
        ...bakery.changes!,
        { scenario: "flood", table: "goods", key: "good=flour", column: "unit", value: "t" },
        { scenario: "drought", table: "goods", key: "good=flor", column: "unit", value: "t" },
      ],
    });
    const { problems } = withScenario(economy, "drought");
    expect(problems.map((problem) => renderProblem(problem))).toEqual([
      "changes.csv row 4: no row of goods.csv has the key good=flor; did you mean good=flour?",
    ]);
  });
});

describe("for any economies", () => {
  test("the difference makes one from the other", () => {
    const reached = { set: 0, add: 0, remove: 0 };
    fc.assert(
      fc.property(anyEconomy, anyEconomy, (before, after) => {
        const changes = diff(before, after);
        for (const change of changes) reached[change.action!]++;
        const { economy, problems } = patch(before, changes);
        expect(problems.map((problem) => renderProblem(problem))).toEqual([]);
        expect(sorted(economy)).toEqual(sorted(after));
        expect(diff(economy, after)).toEqual([]);
      }),
    );
    expect(Math.min(reached.set, reached.add, reached.remove)).toBeGreaterThan(100);
  });

  test("the order of changes and of rows makes no difference", () => {
    let reached = 0;
    fc.assert(
      fc.property(anyEconomy, anyEconomy, fc.infiniteStream(fc.nat()), (before, after, random) => {
        const changes = diff(before, after);
        const shuffled = changes
          .map((change) => ({ change, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ change }) => change);
        const turned = {
          ...before,
          tables: {
            ...before.tables,
            recipes: { ...before.tables.recipes, rows: before.tables.recipes.rows.toReversed() },
          },
        };
        if (changes.length > 1) reached++;
        expect(sorted(patch(turned, shuffled).economy)).toEqual(
          sorted(patch(before, changes).economy),
        );
      }),
    );
    expect(reached).toBeGreaterThan(50);
  });

  test("setting twice is setting once, for all periods or for some", () => {
    let reached = 0;
    const setting = fc.record(
      {
        table: fc.constant("recipes"),
        key: fc.constantFrom("technique=bake; good=flour", bread.key),
        column: fc.constant("amount"),
        value: fc.integer().map(String),
        period: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: ["table", "key", "column", "value"] },
    );
    const asking = fc.record(
      {
        table: fc.constant("needs"),
        key: fc.constant("need=bread; place=hill"),
        column: fc.constantFrom("amount", "tier"),
        value: fc.integer({ min: 1, max: 9 }).map(String),
        period: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: ["table", "key", "column", "value", "period"] },
    );
    const changes = fc.uniqueArray(fc.oneof(setting, asking), {
      maxLength: 8,
      selector: ({ key, column, period }) => JSON.stringify([key, column, period]),
    });
    fc.assert(
      fc.property(changes, (list) => {
        const once = patch(bakeryWith(), list);
        expect(once.problems).toEqual([]);
        const twice = patch(once.economy, list);
        expect(twice.problems).toEqual([]);
        expect(sorted(twice.economy)).toEqual(sorted(once.economy));
        if (list.length > 2) reached++;
      }),
    );
    expect(reached).toBeGreaterThan(30);
  });

  test("a difference is refused where keys repeat", () => {
    const repeated = bakeryWith({ goods: [...bakery.goods!, bakery.goods![0]!] });
    expect(() => diff(bakeryWith(), repeated)).toThrow(EconomyProblems);
  });
});

test("whatever the changes say, patching answers", () => {
  const reached = { done: 0, refused: 0 };
  const text = fc.constantFrom(
    "recipes",
    "goods",
    "technique=bake; good=flour",
    "good=*",
    "good=flour",
    "need=bread; place=hill",
    "need=*; place=*; period=*; group=*",
    "amount",
    "unit",
    "good",
    "0.5",
    "a;b",
    '"',
    "",
  );
  const change = fc.record(
    {
      action: fc.constantFrom("set" as const, "add" as const, "remove" as const),
      table: fc.constantFrom("recipes", "goods", "needs", "constructor"),
      key: text,
      column: text,
      period: fc.constantFrom(1, 2, 4, 9, Number.NaN),
      factor: fc.constantFrom(0, 2, Number.NaN),
      value: text,
    },
    { requiredKeys: ["table", "key"] },
  );
  const sensible = fc.constantFrom<Change>(
    { ...bread, column: "amount", value: "0.5", period: 2 },
    { ...bread, column: "amount", factor: 2 },
    { action: "remove", table: "recipes", key: "technique=bake; good=flour", period: 4 },
    { action: "remove", table: "goods", key: "good=flour", column: "survival" },
    { table: "needs", key: "need=*; place=*", column: "tier", value: "3", period: 1 },
    { action: "add", table: "goods", key: "good=salt", column: "unit", value: "kg" },
    { action: "add", table: "goods", key: "good=salt", column: "pooled", value: "no" },
  );
  const mixed = fc.oneof({ weight: 3, arbitrary: sensible }, change);
  fc.assert(
    fc.property(fc.array(mixed, { minLength: 1, maxLength: 4 }), (changes) => {
      const { economy, problems } = patch(bakeryWith(), changes);
      for (const problem of problems) {
        expect(renderProblem(problem)).not.toMatch(/\bundefined\b|\[object/);
      }
      reached[problems.length > 0 ? "refused" : "done"]++;
      // What was done can be told again as a difference.
      if (problems.length > 0) return;
      expect(sorted(patch(bakeryWith(), diff(bakeryWith(), economy)).economy)).toEqual(
        sorted(economy),
      );
    }),
    { numRuns: 1000 },
  );
  expect(reached.done).toBeGreaterThan(100);
  expect(reached.refused).toBeGreaterThan(300);
});

test("a hundred thousand changes to a hundred thousand rows are made in a moment", () => {
  const count = 100_000;
  const goods = Array.from({ length: count }, (_, i) => ({ good: `g${i}`, unit: "t", weight: 1 }));
  const economy = economyOf({ name: "large" }, { periods: [{ period: 1 }], goods });
  const changes = goods.map(({ good }) => ({
    table: "goods",
    key: `good=${good}`,
    column: "weight",
    value: "2",
  }));
  const started = performance.now();
  const { economy: after, problems } = patch(economy, changes);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(problems).toEqual([]);
  expect(after.tables.goods.rows.every((row) => row.weight === 2)).toBe(true);
});
