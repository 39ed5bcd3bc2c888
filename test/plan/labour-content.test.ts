import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Rows } from "../../src/economy/types.ts";
import { render } from "../../src/messages/index.ts";
import { labourContent, techniqueContent } from "../../src/plan/labour-content/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { handMadeEconomy, handMadePlan } from "./certify-fixture.ts";
import { planByHand } from "./plan-by-hand.ts";
import { plannedRows } from "./planned.ts";

function contentOf(
  plan: Plan,
  good: string,
  place = "economy",
  period = 1,
  options: Parameters<typeof labourContent>[1] = {},
) {
  const row = labourContent(plan, options).rows.find(
    (each) => each.good === good && each.place === place && each.period === period,
  );
  if (row === undefined) throw new Error(`no ${good} in ${place}, ${period}`);
  return row;
}

/** 1 t of wheat: 10 h and 0.1 t of seed; 1 kg of bread: 0.001 t of wheat and 0.05 h. */
const bread: Rows = {
  periods: [{ period: 1 }],
  goods: [
    { good: "wheat", unit: "t" },
    { good: "bread", unit: "kg" },
  ],
  skills: [{ skill: "work" }],
  techniques: [{ technique: "grow" }, { technique: "bake" }],
  recipes: [
    { technique: "grow", good: "wheat", amount: 1.1 },
    { technique: "bake", good: "wheat", amount: -0.001 },
    { technique: "bake", good: "bread", amount: 1 },
  ],
  work: [
    { technique: "grow", skill: "work", hours: 11 },
    { technique: "bake", skill: "work", hours: 0.05 },
  ],
  needs: [{ need: "bread", good: "bread", amount: 1000 }],
};

describe("labour content by hand", () => {
  test("adds the hours of the inputs to the hours of the work", async () => {
    const plan = await plannedRows(bread);
    expect(contentOf(plan, "wheat").content).toBeCloseTo(10, 10);
    expect(contentOf(plan, "bread")).toMatchObject({ complete: true });
    expect(contentOf(plan, "bread").content).toBeCloseTo(0.06, 10);
    expect(contentOf(plan, "bread").direct).toBeCloseTo(0.05, 10);
  });

  test("counts what mice eat as a loss, and what is carried over at its own content", async () => {
    const plan = await plannedRows({
      ...bread,
      periods: [{ period: 1 }, { period: 2 }],
      goods: [
        { good: "wheat", unit: "t", survival: 0.5 },
        { good: "bread", unit: "kg" },
      ],
      recipes: bread.recipes!.map((row) =>
        // Nothing is grown in the second period.
        row.technique === "grow" ? { ...row, until: 1 } : row,
      ),
    });
    expect(contentOf(plan, "wheat", "economy", 2).content).toBeCloseTo(10, 9);
    const { sums } = labourContent(plan);
    // 2 t kept for the second period's bread, of which 1 t is lost.
    expect(sums?.storeLosses).toBeCloseTo(10, 6);
    expect(sums?.deliveries).toBeCloseTo(120, 6);
    expect(sums?.hours).toBeCloseTo(130, 6);
    expect(sums?.residual).toBeLessThan(1e-9);
  });

  test("carries freight along: hours of the carter, and what the way draws", async () => {
    const plan = await plannedRows({
      ...bread,
      places: [{ place: "field" }, { place: "town" }],
      goods: [
        { good: "wheat", unit: "t", weight: 1 },
        { good: "bread", unit: "kg" },
      ],
      techniques: [
        { technique: "grow", where: "field" },
        { technique: "bake", where: "town" },
      ],
      skills: [{ skill: "work" }, { skill: "carting" }],
      routes: [{ route: "road", from: "field", to: "town", loss: 0.2 }],
      route_draws: [{ route: "road", what: "carting", amount: 4 }],
      needs: [{ need: "bread", good: "bread", amount: 1000, place: "town" }],
    });
    // 1.25 t leave so that 1 t arrives: 10 h in it, 5 h of carting; the lost 0.25 t keep their 2.5 h.
    expect(contentOf(plan, "wheat", "town").content).toBeCloseTo(15, 9);
    const { sums } = labourContent(plan);
    expect(sums?.routeLosses).toBeCloseTo(2.5, 8);
    expect(sums?.hours).toBeCloseTo(12.5 + 5 + 50, 8);
    expect(sums?.residual).toBeLessThan(1e-9);
  });

  test("values imports and opening stocks at what making the same takes here", async () => {
    const plan = await plannedRows({
      ...bread,
      stocks: [{ good: "wheat", opening: 0.4 }],
      skills: [{ skill: "work" }],
      workforce: [{ place: "economy", skill: "work", people: 1, hours: 53 }],
    });
    const wheat = contentOf(plan, "wheat");
    expect(wheat.content).toBeCloseTo(10, 8);
    expect(wheat.complete).toBe(true);
    const { sums } = labourContent(plan);
    expect(sums?.openingStock).toBeCloseTo(4, 8);
    const without = contentOf(plan, "wheat", "economy", 1, { inherited: "none" });
    expect(without.content).toBeLessThan(10);
    expect(without.complete).toBe(false);
  });

  test("marks what is made from things that the plan can't value", async () => {
    const plan = await plannedRows({
      ...bread,
      goods: [
        ...bread.goods!,
        { good: "salt", unit: "kg" },
        { good: "coin", unit: "coin", pooled: true, survival: 1 },
      ],
      recipes: [...bread.recipes!, { technique: "bake", good: "salt", amount: -0.01 }],
      stocks: [{ good: "coin", opening: 100 }],
      trade: [{ place: "economy", good: "salt", import_price: 1, currency: "coin" }],
    });
    expect(contentOf(plan, "salt")).toMatchObject({ content: 0, complete: false });
    expect(contentOf(plan, "wheat").complete).toBe(true);
    expect(contentOf(plan, "bread").complete).toBe(false);
    expect(contentOf(plan, "bread").content).toBeCloseTo(0.06, 10);
  });

  test("counts work under way, and the hours in what is built", async () => {
    const plan = await plannedRows({
      ...bread,
      goods: [
        { good: "wheat", unit: "t", survival: 1 },
        { good: "bread", unit: "kg" },
      ],
      workplaces: [{ workplace: "bakery", place: "economy" }],
      techniques: [...bread.techniques!, { technique: "build oven" }],
      capacities: [{ workplace: "bakery", capacity: "oven", amount: 1000, end: 1500 }],
      uses: [{ technique: "bake", capacity: "oven", amount: 1 }],
      adds: [{ technique: "build oven", what: "oven", amount: 500 }],
      recipes: bread.recipes!.map((row) =>
        row.good === "wheat" && row.amount > 0 ? { ...row, lag: 1 } : row,
      ),
      work: [...bread.work!, { technique: "build oven", skill: "work", hours: 30 }],
      started: [{ technique: "grow", where: "economy", periods_ago: 1, amount: 1 }],
      stocks: [{ good: "wheat", end: 1.1, end_tier: 1 }],
    });
    const { sums, rows } = labourContent(plan);
    expect(sums?.residual).toBeLessThan(1e-9);
    expect(sums?.capacities).toBeCloseTo(30, 8);
    // The harvest began before the plan; its 11 hours were worked then.
    expect(sums?.openingUnderWay).toBeCloseTo(11, 8);
    expect(rows.find(({ good }) => good === "wheat")?.content).toBeCloseTo(10, 8);
    expect(sums?.closingUnderWay ?? 0).toBeGreaterThan(0);
  });
});

describe("the hours of people", () => {
  test("lost on the way to work elsewhere count with that work", async () => {
    const plan = await plannedRows({
      ...bread,
      places: [{ place: "hill" }, { place: "town" }],
      skills: [{ skill: "work" }, { skill: "baking" }],
      techniques: [{ technique: "grow" }, { technique: "bake", where: "town" }],
      work: [
        { technique: "grow", skill: "work", hours: 11 },
        { technique: "bake", skill: "baking", hours: 0.05 },
      ],
      workforce: [{ place: "hill", skill: "baking", people: 4, hours: 40 }],
      secondments: [{ from: "hill", to: "town", skill: "baking", travel: 0.5 }],
      needs: [{ need: "bread", good: "bread", amount: 1000, place: "town" }],
    });
    // 100 hours leave so that 50 arrive: 0.05 h at the oven and 0.05 h on the way.
    expect(contentOf(plan, "bread", "town").content).toBeCloseTo(0.11, 10);
    expect(contentOf(plan, "bread", "town").direct).toBeCloseTo(0.1, 10);
    const { sums, rules } = labourContent(plan);
    expect(sums?.hours).toBeCloseTo(110, 8);
    expect(sums?.deliveries).toBeCloseTo(110, 8);
    expect(sums?.unassigned).toBe(0);
    expect(sums?.residual).toBeLessThan(1e-9);
    expect(rules.map((rule) => rule.key)).toContain("explain.labour-rule-travel");
  });

  test("in what they learn stay in the skill; what was learned before the plan came with it", async () => {
    const plan = await plannedRows({
      ...bread,
      periods: [{ period: 1 }, { period: 2 }],
      skills: [{ skill: "work" }, { skill: "nursing", life: 10 }, { skill: "helping" }],
      techniques: [...bread.techniques!, { technique: "teach" }],
      work: [
        ...bread.work!,
        { technique: "teach", skill: "work", hours: 30 },
        { technique: "teach", skill: "work", hours: 20, lag: 1 },
      ],
      recipes: [...bread.recipes!, { technique: "teach", good: "bread", amount: -100 }],
      adds: [
        { technique: "teach", what: "nursing", amount: 1, lag: 1 },
        { technique: "teach", what: "helping", amount: -1 },
      ],
      workforce: [
        { place: "economy", skill: "nursing", people: 0, hours: 40 },
        { place: "economy", skill: "helping", people: 5, hours: 40 },
      ],
      started: [{ technique: "teach", where: "economy", periods_ago: 1, amount: 2 }],
      limits: [{ limit: "lessons", of: "run", what: "teach", minimum: 1, maximum: 1 }],
    });
    expect(plan.tables.people.filter(({ skill }) => skill === "nursing")).toMatchObject([
      { people: 2, added: 2 },
      { people: 3, added: 3 },
    ]);
    expect(contentOf(plan, "bread").content).toBeCloseTo(0.06, 10);
    const { sums } = labourContent(plan);
    // Two classes began before the plan: 36 of their hours (with bread) were spent then, 20 are now.
    expect(sums?.openingUnderWay).toBeCloseTo(2 * 36, 8);
    // They end in the plan, and so does the first class of its own; the second ends after it.
    expect(sums?.skills).toBeCloseTo(3 * 56, 8);
    expect(sums?.closingUnderWay).toBeCloseTo(36, 8);
    expect(sums?.residual).toBeLessThan(1e-9);
  });

  test("in what was on its way when the plan began are those that making the same takes", () => {
    const plan = planByHand(handMadeEconomy, handMadePlan, "by hand");
    // Wheat in the first period: 10 h of sowing bring 10 t, of which 1 t is seed.
    const wheat = contentOf(plan, "wheat", "hill", 1, { joint: "first" }).content!;
    expect(wheat).toBeCloseTo(10 / 9, 10);
    // Nothing of it is made in town: all 6 t enter at the average, with 0.1 h to unload one of them.
    const inTown = contentOf(plan, "wheat", "town", 1, { joint: "first" });
    expect(inTown.content).toBeCloseTo(10 / 9 + 0.1 / 6, 10);
    expect(inTown.complete).toBe(true);
    for (const inherited of ["reproduction", "none"] as const) {
      const { sums } = labourContent(plan, { joint: "first", inherited });
      expect(sums?.hours).toBeCloseTo(59.6 + 2, 10);
      expect(sums?.residual).toBeLessThan(1e-12);
    }
  });
});

describe("what one work makes together", () => {
  const mill: Rows = {
    ...bread,
    goods: [
      { good: "wheat", unit: "t" },
      { good: "flour", unit: "t", weight: 1 },
      { good: "bran", unit: "t", weight: 1 },
    ],
    techniques: [{ technique: "grow" }, { technique: "mill" }],
    recipes: [
      { technique: "grow", good: "wheat", amount: 1 },
      { technique: "mill", good: "wheat", amount: -1 },
      { technique: "mill", good: "flour", amount: 0.8 },
      { technique: "mill", good: "bran", amount: 0.2 },
    ],
    work: [
      { technique: "grow", skill: "work", hours: 10 },
      { technique: "mill", skill: "work", hours: 2 },
    ],
    needs: [
      { need: "flour", good: "flour", amount: 8 },
      { need: "bran", good: "bran", amount: 2 },
    ],
  };

  test("has no figure until a rule is chosen; what it is made from has", async () => {
    const plan = await plannedRows(mill);
    const flour = contentOf(plan, "flour");
    expect(flour.content).toBeUndefined();
    expect(render(flour.refused!)).toContain("mill makes flour, bran together");
    expect(contentOf(plan, "wheat").content).toBeCloseTo(10, 10);
    expect(labourContent(plan).sums).toBeUndefined();
  });

  test.each([
    ["first", 15, 0],
    ["weight", 12, 12],
    [{ mill: { flour: 0.9, bran: 0.1 } }, 13.5, 6],
  ] as const)("is shared by the rule %j", async (joint, flour, bran) => {
    const plan = await plannedRows(mill);
    const rules = { joint } as const;
    expect(contentOf(plan, "flour", "economy", 1, rules).content).toBeCloseTo(flour, 9);
    expect(contentOf(plan, "bran", "economy", 1, rules).content).toBeCloseTo(bran, 9);
    expect(labourContent(plan, rules).sums?.residual).toBeLessThan(1e-9);
  });

  test("is refused where shares don't add up to 1, or a weight is missing", async () => {
    const plan = await plannedRows(mill);
    const wrong = contentOf(plan, "flour", "economy", 1, { joint: { mill: { flour: 0.9 } } });
    expect(render(wrong.refused!)).toContain("add up to 0.9");
    const weightless = await plannedRows({
      ...mill,
      goods: mill.goods!.map((row) => ({ good: row.good, unit: row.unit })),
    });
    const { refused } = contentOf(weightless, "bran", "economy", 1, { joint: "weight" });
    expect(render(refused!)).toContain("no weight for flour, bran");
  });

  test("carries nothing where it is nothing but left over", async () => {
    const plan = await plannedRows({ ...mill, needs: [mill.needs![0]!] });
    expect(contentOf(plan, "flour").content).toBeCloseTo(15, 9);
    expect(contentOf(plan, "bran").content).toBeCloseTo(0, 12);
    expect(labourContent(plan).sums?.residual).toBeLessThan(1e-9);
  });
});

const data = process.env["COMMONWEAL_REFERENCE_DATA"];
const ochoaFile = data === undefined ? "" : join(data, "ochoa", "ochoa3.json");

/**
 * E. M. Ochoa, PhD thesis, New School 1984, pp. 46–57; l(I − A)⁻¹ and l(I − A − D)⁻¹ as printed by the R
 * package clptheory.
 */
describe.skipIf(!existsSync(ochoaFile))("Ochoa's three sectors", () => {
  interface Ochoa {
    readonly A: number[][];
    readonly D_depreciation_per_unit_output: number[][];
    readonly l_direct_labour_per_unit_output: number[];
  }
  const published = {
    without: [0.4398417, 7.739431, 0.8979541],
    with: [0.5192079, 8.309406, 0.9407729],
  };

  test.each(["without", "with"] as const)(
    "%s depreciation: both ways to count agree with what is published",
    async (kind) => {
      const figures = JSON.parse(readFileSync(ochoaFile, "utf8")) as Ochoa;
      const { A, D_depreciation_per_unit_output: D, l_direct_labour_per_unit_output: l } = figures;
      const name = (i: number) => `sector ${i + 1}`;
      const sectors = [0, 1, 2];
      const plan = await plannedRows({
        periods: [{ period: 1 }],
        goods: sectors.map((i) => ({ good: name(i), unit: "unit" })),
        skills: [{ skill: "work" }],
        techniques: sectors.map((j) => ({ technique: name(j) })),
        recipes: sectors
          .flatMap((j) => [
            ...sectors.map((i) => {
              const input = A[i]![j]! + (kind === "with" ? D[i]![j]! : 0);
              return { technique: name(j), good: name(i), amount: (i === j ? 1 : 0) - input };
            }),
          ])
          .filter(({ amount }) => amount !== 0),
        work: sectors.map((j) => ({ technique: name(j), skill: "work", hours: l[j]! })),
        needs: sectors.map((i) => ({ need: name(i), good: name(i), amount: 1 })),
      });
      const { content } = techniqueContent(plan);
      sectors.forEach((i) => {
        const exact = published[kind][i]!;
        expect(Math.abs(contentOf(plan, name(i)).content! / exact - 1)).toBeLessThan(1e-6);
        expect(Math.abs(content.get(name(i))! / exact - 1)).toBeLessThan(1e-6);
      });
      expect(labourContent(plan).sums?.residual).toBeLessThan(1e-9);
    },
  );
});

describe("labour content by the recipes themselves", () => {
  test("is missing for goods made in two ways, together, or from such", async () => {
    const plan = await plannedRows({
      ...bread,
      techniques: [...bread.techniques!, { technique: "grow by hand" }],
      recipes: [...bread.recipes!, { technique: "grow by hand", good: "wheat", amount: 1 }],
      work: [...bread.work!, { technique: "grow by hand", skill: "work", hours: 10 }],
      limits: [{ limit: "some by hand", of: "run", what: "grow by hand", minimum: 0.5 }],
    });
    const { content, missing } = techniqueContent(plan);
    expect(content.size).toBe(0);
    expect([...missing].sort()).toEqual(["bread", "wheat"]);
    expect(contentOf(plan, "bread").content).toBeCloseTo(0.06, 9);
  });
});
