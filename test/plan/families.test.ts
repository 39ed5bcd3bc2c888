import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Rows } from "../../src/economy/types.ts";
import { programText } from "../../src/engine/text.ts";
import { compile } from "../../src/plan/compile.ts";
import { families, type FamilyName } from "../../src/plan/families/index.ts";

/** Bread from grain in one place and two periods: what the cases below build on. */
const bakery: Rows = {
  periods: [{ period: 1 }, { period: 2 }],
  goods: [
    { good: "bread", unit: "kg", weight: 0.001 },
    { good: "grain", unit: "kg", survival: 0.9 },
  ],
  techniques: [{ technique: "bake" }],
  recipes: [
    { technique: "bake", good: "grain", amount: -2 },
    { technique: "bake", good: "bread", amount: 3 },
  ],
  stocks: [{ good: "grain", opening: 100 }],
  needs: [{ need: "bread", good: "bread", amount: 60 }],
};

/** One small economy per family, in which its rows show. */
const cases: Record<FamilyName, Rows> = {
  "goods-balance": bakery,
  capacity: {
    ...bakery,
    workplaces: [{ workplace: "oven house", place: "economy" }],
    capacities: [{ workplace: "oven house", capacity: "oven", amount: 8, life: 4 }],
    techniques: [{ technique: "bake" }, { technique: "build" }],
    uses: [{ technique: "bake", capacity: "oven", amount: 1 }],
    adds: [{ technique: "build", what: "oven", amount: 2, lag: 1 }],
  },
  storage: {
    ...bakery,
    workplaces: [{ workplace: "barn", place: "economy" }],
    capacities: [{ workplace: "barn", capacity: "room", amount: 50 }],
    uses: [{ technique: "bake", capacity: "room", amount: 1 }],
    stocks: [{ good: "grain", opening: 100, storage_capacity: "room", storage_amount: 0.5 }],
  },
  labour: {
    ...bakery,
    skills: [{ skill: "baker" }],
    workforce: [{ place: "economy", skill: "baker", people: 2, hours: 40 }],
    work: [{ technique: "bake", skill: "baker", hours: 5, lag: 1 }],
  },
  "labour-cover": {
    ...bakery,
    skills: [{ skill: "baker" }, { skill: "cook", can_do: ["baker"] }],
    workforce: [
      { place: "economy", skill: "baker", people: 1, hours: 40 },
      { place: "economy", skill: "cook", people: 1, hours: 30 },
    ],
    work: [{ technique: "bake", skill: "baker", hours: 5 }],
  },
  people: {
    ...bakery,
    skills: [{ skill: "baker", life: 4 }, { skill: "helper" }],
    workforce: [
      { place: "economy", skill: "baker", people: 2, hours: 40 },
      { place: "economy", skill: "helper", people: 3, hours: 30 },
      { place: "economy", skill: "helper", people: 1, hours: 20, period: 2 },
    ],
    techniques: [{ technique: "bake" }, { technique: "teach" }],
    work: [
      { technique: "bake", skill: "baker", hours: 5 },
      { technique: "teach", skill: "baker", hours: 10 },
    ],
    adds: [
      { technique: "teach", what: "baker", amount: 1, lag: 1 },
      { technique: "teach", what: "helper", amount: -1 },
    ],
    started: [{ technique: "teach", where: "economy", periods_ago: 1, amount: 0.5 }],
  },
  secondment: {
    ...bakery,
    places: [{ place: "hill" }, { place: "vale" }, { place: "shore" }],
    techniques: [{ technique: "bake", where: "shore" }],
    stocks: [{ place: "shore", good: "grain", opening: 100 }],
    skills: [{ skill: "baker" }],
    work: [{ technique: "bake", skill: "baker", hours: 5 }],
    workforce: [
      { place: "hill", skill: "baker", people: 1, hours: 40 },
      { place: "vale", skill: "baker", people: 2, hours: 40 },
    ],
    secondments: [
      { from: "hill", to: "vale", skill: "baker" },
      { from: "vale", to: "shore", skill: "baker", limit: 60, travel: 0.1 },
    ],
    needs: [{ need: "bread", good: "bread", amount: 60, place: "shore" }],
  },
  "route-capacity": {
    ...bakery,
    places: [{ place: "hill" }, { place: "vale" }],
    techniques: [{ technique: "bake", where: "hill" }],
    stocks: [{ place: "hill", good: "grain", opening: 100 }],
    routes: [{ route: "road", from: "hill", to: "vale", capacity: 0.05, lag: 1, loss: 0.02 }],
    shipped: [{ route: "road", good: "bread", periods_ago: 1, amount: 20 }],
    needs: [{ need: "bread", good: "bread", amount: 60, place: "vale" }],
  },
  end: { ...bakery, stocks: [{ good: "grain", opening: 100, end: 40 }] },
  reserve: { ...bakery, stocks: [{ good: "grain", opening: 100, reserve: 20, reserve_tier: 0 }] },
  "capacity-end": {
    ...bakery,
    workplaces: [{ workplace: "oven house", place: "economy" }],
    capacities: [{ workplace: "oven house", capacity: "oven", amount: 8, life: 4, end: 9 }],
    techniques: [{ technique: "bake" }, { technique: "build" }],
    uses: [{ technique: "bake", capacity: "oven", amount: 1 }],
    adds: [{ technique: "build", what: "oven", amount: 2, lag: 1 }],
    work: [{ technique: "build", skill: "mason", hours: 10 }],
    skills: [{ skill: "mason" }],
  },
  limit: {
    ...bakery,
    limits: [{ limit: "bread tax", of: "made", what: "bread", maximum: 50, minimum: 10 }],
  },
  floor: bakery,
  concave: {
    ...bakery,
    goals: [
      {
        stage: 1,
        sense: "most",
        measure: "fulfilment",
        tier: 1,
        breakpoints: [0.5, 1],
        slopes: [2, 1],
      },
    ],
  },
  gap: {
    ...bakery,
    places: [{ place: "hill" }, { place: "vale" }],
    stocks: [{ place: "hill", good: "grain", opening: 100 }],
    routes: [{ route: "road", from: "hill", to: "vale", capacity: 0.05 }],
    goals: [{ stage: 1, sense: "least", measure: "gap", of: "bread", tier: 1 }],
  },
  goal: { ...bakery, goals: [{ stage: 1, sense: "least", measure: "used", of: "grain" }] },
};

describe("constraint families", () => {
  test("every family has a golden case", () => {
    expect(Object.keys(cases).sort()).toEqual(families.map(({ name }) => name).sort());
  });

  test.each(Object.entries(cases))("%s writes the rows of its golden file", async (name, rows) => {
    const compiled = compile(economyOf({ name: "golden" }, rows));
    const [from, to] = compiled.rowsOf.get(name as FamilyName)!;
    expect(to).toBeGreaterThan(from);
    await expect(programText(compiled.program)).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  test("the order of the rows of a table changes no byte of the program", () => {
    for (const rows of Object.values(cases)) {
      const turned = Object.fromEntries(
        Object.entries(rows).map(([table, list]) => [table, [...list].reverse()]),
      );
      const text = programText(compile(economyOf({ name: "golden" }, rows)).program);
      expect(programText(compile(economyOf({ name: "golden" }, turned)).program)).toBe(text);
    }
  });
});
