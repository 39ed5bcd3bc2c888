import fc from "fast-check";
import { expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { patch } from "../../src/economy/patch/index.ts";
import type { Economy } from "../../src/economy/types.ts";
import { pricesOfLevel, scarceOf } from "../../src/plan/explain/prices.ts";
import { stepsFor } from "../../src/plan/explain/steps.ts";
import type { Plan } from "../../src/plan/index.ts";
import { resolve } from "../../src/plan/resolve.ts";
import { plannedEconomy } from "./planned.ts";

const few = fc.constantFrom(4, 8, 16, 32, 160);

/** Bread for a hill and a town: whichever of land, hands, carts, barns, money or rules is least is what binds. */
const scanty: fc.Arbitrary<Economy> = fc
  .record({
    land: few,
    hands: few,
    bakers: few,
    cart: few,
    barn: few,
    rule: few,
    imported: few,
    opening: fc.constantFrom(0, 5),
    end: fc.constantFrom(0, 6),
    exported: fc.constantFrom(0, 1),
  })
  .map((draw) =>
    economyOf(
      { name: "scanty" },
      {
        periods: [{ period: 1 }, { period: 2 }],
        places: [{ place: "hill" }, { place: "town" }],
        goods: [
          { good: "grain", unit: "t", survival: 0.9, weight: 1 },
          { good: "bread", unit: "t" },
          { good: "coin", unit: "coin", survival: 1, pooled: true },
        ],
        workplaces: [{ workplace: "farm", place: "hill" }],
        skills: [
          { skill: "farming" },
          { skill: "baking" },
          { skill: "helping", can_do: ["baking"] },
        ],
        techniques: [{ technique: "grow" }, { technique: "bake" }],
        recipes: [
          { technique: "grow", good: "grain", amount: 2, until: 1 },
          { technique: "bake", good: "grain", amount: -1 },
          { technique: "bake", good: "bread", amount: 1 },
        ],
        work: [
          { technique: "grow", skill: "farming", hours: 1 },
          { technique: "bake", skill: "baking", hours: 1 },
        ],
        uses: [{ technique: "grow", capacity: "land", amount: 1 }],
        capacities: [{ workplace: "farm", capacity: "land", amount: draw.land }],
        workforce: [
          { place: "hill", skill: "farming", people: draw.hands, hours: 1 },
          { place: "hill", skill: "baking", people: draw.bakers, hours: 1 },
          { place: "town", skill: "baking", people: draw.bakers, hours: 1 },
          { place: "town", skill: "helping", people: 1, hours: 2 },
        ],
        stocks: [
          {
            place: "hill",
            good: "grain",
            opening: draw.opening,
            storage_limit: draw.barn,
            ...(draw.end === 0 ? {} : { end: draw.end, end_tier: 1 }),
          },
          { place: "town", good: "grain", storage_limit: draw.barn },
          { good: "coin", opening: 12 },
        ],
        routes: [{ route: "cart", from: "hill", to: "town", capacity: draw.cart }],
        trade: [
          {
            place: "town",
            good: "grain",
            import_price: 2,
            import_limit: draw.imported,
            export_price: 1,
            export_limit: 5,
            currency: "coin",
          },
        ],
        needs: [{ need: "bread", good: "bread", amount: 40 }],
        limits: [
          { limit: "fallow", of: "run", what: "grow", maximum: draw.rule },
          ...(draw.exported === 0
            ? []
            : [{ limit: "promised", of: "exported", what: "grain", minimum: 1 } as const]),
        ],
      },
    ),
  );

/** What the first level reached: the least fulfilment of tier 1. */
function floorOf(plan: Plan): number {
  return plan.tables.levels[0]!.value;
}

test(
  "a step gives no more than its shadow price promises, and most give something",
  { timeout: 240_000 },
  async () => {
    const reached = { steps: 0, helped: 0, families: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(scanty, async (economy) => {
        const plan = await plannedEconomy(economy);
        const prices = pricesOfLevel(plan, 1)!;
        const steps = stepsFor(plan, resolve(plan.economy), prices, prices.rows.map(scarceOf));
        for (const step of steps) {
          const { economy: changed, problems } = patch(plan.economy, step.changes);
          expect(problems).toEqual([]);
          const gain = floorOf(await plannedEconomy(changed)) - floorOf(plan);
          // The floor is concave in what there is: the first bit of a step is its best.
          expect(gain).toBeLessThanOrEqual(step.worth + 1e-6);
          expect(gain).toBeGreaterThanOrEqual(-1e-6);
          reached.steps++;
          if (gain > 1e-6) {
            reached.helped++;
            reached.families.add(step.scarce.family);
          }
        }
      }),
      { numRuns: 8 },
    );
    expect(reached.steps).toBeGreaterThan(12);
    expect(reached.helped).toBeGreaterThan(reached.steps / 2);
    expect(reached.families.size).toBeGreaterThanOrEqual(4);
  },
);

const hours = fc.constantFrom(2, 5, 12, 40);

/** Care in town, by its own nurses, those who come from the hill, and those whom it trains from its helpers. */
const understaffed: fc.Arbitrary<Economy> = fc
  .record({
    nurses: hours,
    elsewhere: hours,
    helpers: fc.constantFrom(1, 2, 6),
    limit: hours,
    travel: fc.constantFrom(0.25, 0.5),
    teachers: hours,
    asked: fc.constantFrom(20, 60),
  })
  .map((draw) =>
    economyOf(
      { name: "understaffed" },
      {
        periods: [{ period: 1 }, { period: 2 }],
        places: [{ place: "hill" }, { place: "town" }],
        goods: [{ good: "care", unit: "day" }],
        skills: [{ skill: "nurse" }, { skill: "helper" }, { skill: "teacher" }],
        techniques: [{ technique: "care" }, { technique: "teach", where: "town" }],
        recipes: [{ technique: "care", good: "care", amount: 1 }],
        work: [
          { technique: "care", skill: "nurse", hours: 1 },
          { technique: "teach", skill: "teacher", hours: 4 },
        ],
        adds: [
          { technique: "teach", what: "nurse", amount: 1, lag: 1 },
          { technique: "teach", what: "helper", amount: -1 },
        ],
        workforce: [
          { place: "town", skill: "nurse", people: draw.nurses, hours: 2 },
          { place: "hill", skill: "nurse", people: draw.elsewhere, hours: 2 },
          { place: "town", skill: "helper", people: draw.helpers, hours: 2 },
          { place: "town", skill: "teacher", people: draw.teachers, hours: 1 },
        ],
        secondments: [
          { from: "hill", to: "town", skill: "nurse", limit: draw.limit, travel: draw.travel },
        ],
        needs: [
          // There is time to learn until then.
          { need: "care", good: "care", amount: draw.asked, place: "town", period: 2 },
          { need: "care", good: "care", amount: 8, place: "hill" },
        ],
      },
    ),
  );

test("a step that concerns people gives no more than its shadow prices promise", async () => {
  const reached = { steps: 0, helped: 0, families: new Set<string>(), prices: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(understaffed, async (economy) => {
      const plan = await plannedEconomy(economy);
      const prices = pricesOfLevel(plan, 1)!;
      for (const { family } of prices.rows) reached.prices.add(family);
      const steps = stepsFor(plan, resolve(plan.economy), prices, prices.rows.map(scarceOf));
      for (const step of steps) {
        const { economy: changed, problems } = patch(plan.economy, step.changes);
        expect(problems).toEqual([]);
        const gain = floorOf(await plannedEconomy(changed)) - floorOf(plan);
        expect(gain).toBeLessThanOrEqual(step.worth + 1e-6);
        expect(gain).toBeGreaterThanOrEqual(-1e-6);
        reached.steps++;
        if (gain <= 1e-6) continue;
        reached.helped++;
        reached.families.add(`${step.scarce.family} ${step.scarce.what}`);
      }
    }),
    { numRuns: 8 },
  );
  expect(reached.helped).toBeGreaterThan(reached.steps / 2);
  expect([...reached.prices]).toEqual(
    expect.arrayContaining(["labour", "people", "secondment-limit"]),
  );
  expect([...reached.families].sort()).toEqual(
    expect.arrayContaining(["labour nurse", "secondment-limit nurse"]),
  );
});
