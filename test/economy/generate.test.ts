import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measured, generatedInputs } from "../../scripts/calibrate/measures.ts";
import { check } from "../../src/economy/check/index.ts";
import { generate, type GenerateSettings } from "../../src/economy/generate/index.ts";
import { plan } from "../../src/plan/index.ts";

describe("the same settings", () => {
  test("make the same economy; another seed another one", () => {
    const one = generate({ goods: 30, places: 9, seed: 5 });
    expect(generate({ goods: 30, places: 9, seed: 5 })).toEqual(one);
    expect(generate({ goods: 30, places: 9, seed: 6 }).tables.recipes).not.toEqual(
      one.tables.recipes,
    );
    // And tomorrow.
    expect(one.tables.recipes.rows.slice(0, 3)).toMatchInlineSnapshot(`
      [
        {
          "amount": 1,
          "good": "crop 01",
          "technique": "make crop 01",
        },
        {
          "amount": -0.0519,
          "good": "ware 04",
          "technique": "make crop 01",
        },
        {
          "amount": -0.0131,
          "good": "ware 06",
          "technique": "make crop 01",
        },
      ]
    `);
    expect(one.about.other).toEqual({ generated: expect.stringContaining('"seed":5') as unknown });
  });
});

const settings = fc.record(
  {
    goods: fc.integer({ min: 12, max: 26 }),
    places: fc.integer({ min: 1, max: 10 }),
    periods: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer(),
    inputs: fc.double({ min: 1, max: 30, noNaN: true }),
    scarcity: fc.double({ min: -0.5, max: 0.8, noNaN: true }),
    seasons: fc.constantFrom(1, 2, 4),
    capital: fc.boolean(),
    trade: fc.boolean(),
  },
  { requiredKeys: ["goods", "places", "seed"] },
);

describe("generated economies", () => {
  test("have no problems, of any settings", () => {
    fc.assert(
      fc.property(settings, (given) => {
        const problems = check(generate(given));
        expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
        // A year that doesn't end has crops that nobody harvests.
        if ((given.periods ?? 4) >= (given.seasons ?? 1)) expect(problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("with capacity to spare meet all needs; with less they don't", async () => {
    for (const seed of [1, 2, 3]) {
      const spare = await plan(
        generate({ goods: 16, places: 2, periods: 2, seed, scarcity: -0.25 }),
      );
      const short = await plan(generate({ goods: 16, places: 2, periods: 2, seed, scarcity: 0.3 }));
      if (spare.kind !== "optimal" || short.kind !== "optimal") throw new Error("no plan");
      expect([spare.plan.certificate.ok, short.plan.certificate.ok]).toEqual([true, true]);
      const least = ({ tables }: typeof spare.plan) =>
        Math.min(...tables.deliveries.map(({ fulfilment }) => fulfilment));
      expect(least(spare.plan)).toBeGreaterThan(1 - 1e-6);
      expect(least(short.plan)).toBeLessThan(0.95);
    }
  });

  test("of several seasons are planned, crops sown in the first", async () => {
    const economy = generate({ goods: 14, places: 2, periods: 4, seasons: 4, seed: 4 });
    const planned = await plan(economy);
    if (planned.kind !== "optimal") throw new Error(planned.kind);
    expect(planned.plan.certificate.ok).toBe(true);
    const sown = planned.plan.tables.activities.filter(({ technique }) =>
      technique.startsWith("make crop"),
    );
    expect(sown.length).toBeGreaterThan(0);
    expect(new Set(sown.map(({ period }) => period))).toEqual(new Set([1]));
  });

  test("are made from each other as unequally as published tables", () => {
    for (const [goods, seed] of [
      [60, 1],
      [60, 2],
      [300, 3],
    ] as const) {
      const { share, deviation, first, five, fall, gini } = measured(
        generatedInputs({ goods, places: 1, seed }),
      );
      // About what published tables span (docs/generator.md).
      expect(share).toBeGreaterThan(0.42);
      expect(share).toBeLessThan(0.63);
      expect(deviation).toBeGreaterThan(0.1);
      expect(deviation).toBeLessThan(0.21);
      expect(five).toBeGreaterThan(0.57);
      expect(five).toBeLessThan(0.71);
      expect(first).toBeGreaterThan(0.22);
      expect(first).toBeLessThan(0.35);
      expect(fall).toBeGreaterThan(0.9);
      expect(fall).toBeLessThan(1.31);
      expect(gini).toBeGreaterThan(0.35);
      expect(gini).toBeLessThan(0.55);
    }
  });

  const bad: readonly (readonly [Partial<GenerateSettings>, string])[] = [
    [{ goods: 11 }, "goods: 11"],
    [{ places: 0.5 }, "places: 0.5"],
    [{ periods: 0 }, "periods: 0"],
    [{ seasons: -1 }, "seasons: -1"],
    [{ seed: 1.5 }, "seed: 1.5"],
    [{ seed: 2 ** 32 + 1 }, "seed: 4294967297"],
    [{ inputs: 0 }, "inputs: 0"],
    [{ scarcity: 1 }, "scarcity: 1"],
  ];
  test.each(bad)("%j is refused", (setting, said) => {
    expect(() => generate({ goods: 12, places: 1, ...setting })).toThrow(new RangeError(said));
  });
});
