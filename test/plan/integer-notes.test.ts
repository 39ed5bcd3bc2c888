import fc from "fast-check";
import { expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { highsEngine } from "../../src/engine/index.ts";
import { plan } from "../../src/plan/index.ts";
import { bruteForceWhole } from "./integer-brute-force.ts";
import { plannedEconomy } from "./planned.ts";

/** What a run of each of the two ovens gives. */
interface Ovens {
  readonly bread: number;
  readonly flour: number;
  readonly crew: number;
  readonly toys: readonly [number, number];
  readonly cakes: readonly [number, number];
}

/** A crew builds oven A or oven B; the bread of tier 1 takes all flour, whatever it builds. */
const ovensOf = (bread: number): Ovens => {
  return { bread, flour: bread / 2, crew: 1, toys: [0.5, 1], cakes: [1, 0.2] };
};

function ovens({ bread, flour, crew, toys, cakes }: Ovens) {
  return economyOf(
    { name: "ovens" },
    {
      periods: [{ period: 1 }],
      goods: ["flour", "bread", "cake", "toy", "crew"].map((good) => ({ good, unit: "u" })),
      workplaces: [{ workplace: "w", place: "economy" }],
      techniques: [
        { technique: "bake" },
        { technique: "A", integer: true },
        { technique: "B", integer: true },
        { technique: "cake at A" },
        { technique: "cake at B" },
      ],
      recipes: [
        { technique: "bake", good: "flour", amount: -1 },
        { technique: "bake", good: "bread", amount: 1 },
        { technique: "A", good: "crew", amount: -1 },
        { technique: "A", good: "toy", amount: toys[0] },
        { technique: "B", good: "crew", amount: -1 },
        { technique: "B", good: "toy", amount: toys[1] },
        { technique: "cake at A", good: "flour", amount: -1 },
        { technique: "cake at A", good: "cake", amount: cakes[0] },
        { technique: "cake at B", good: "flour", amount: -1 },
        { technique: "cake at B", good: "cake", amount: cakes[1] },
      ],
      uses: ["A", "B"].map((oven) => ({
        technique: `cake at ${oven}`,
        capacity: `oven ${oven}`,
        amount: 1,
      })),
      adds: ["A", "B"].map((oven) => ({ technique: oven, what: `oven ${oven}`, amount: 1 })),
      capacities: ["A", "B"].map((oven) => ({
        workplace: "w",
        capacity: `oven ${oven}`,
        amount: 0,
      })),
      stocks: [
        { good: "flour", opening: flour },
        { good: "crew", opening: crew },
      ],
      limits: ["A", "B"].map((oven) => ({
        ...{ limit: `most ${oven}`, of: "run", what: oven, place: "economy", period: 1 },
        maximum: 2,
      })),
      needs: [
        { need: "bread", good: "bread", amount: bread },
        { need: "cake", good: "cake", amount: 1, tier: 2 },
        { need: "toy", good: "toy", amount: 1, tier: 2 },
      ],
    },
  );
}

async function planned(bread: number) {
  const outcome = await plan(ovens(ovensOf(bread)));
  if (outcome.kind !== "optimal") throw new Error(`planned: ${outcome.kind}`);
  const { notes, tables } = outcome.plan;
  return {
    keys: notes.map(({ key }) => key),
    toy: tables.deliveries.find(({ need }) => need === "toy")!.fulfilment,
  };
}

test.each([2, 1000])(
  "whole numbers are chosen by what they give, not by what a tolerance lends them (%d loaves)",
  async (bread) => {
    const { keys, toy } = await planned(bread);
    expect(keys).toContain("plan.note.integers");
    // Cake is out of reach either way, so B is right.
    expect(toy).toBeCloseTo(1, 6);
    expect(keys).not.toContain("plan.note.integers-overstated");
  },
);

const engine = await highsEngine();
const yields = fc.constantFrom(0.5, 1, 0.2, 0.25);
const drawn: fc.Arbitrary<Ovens> = fc
  .record({
    bread: fc.constantFrom(1000, 2, 300, 4000),
    share: fc.constantFrom(0.5, 1, 0.999, 1.5),
    crew: fc.constantFrom(1, 2, 0),
    toys: fc.tuple(yields, yields),
    cakes: fc.tuple(yields, yields),
  })
  .map(({ share, ...rest }) => ({ ...rest, flour: rest.bread * share }));

test("needs a thousand times as large as others leave the choice as trying every one says", async () => {
  let short = 0;
  await fc.assert(
    fc.asyncProperty(drawn, async (each) => {
      const economy = ovens(each);
      const due = (await bruteForceWhole(engine, economy))!;
      const { notes, tables } = await plannedEconomy(economy);
      expect(notes.map(({ key }) => key)).not.toContain("plan.note.integers-overstated");
      const found = tables.deliveries
        .toSorted((a, b) => a.tier - b.tier || a.fulfilment - b.fulfilment)
        .map(({ fulfilment }) => fulfilment);
      found.forEach((value, i) => {
        expect(Math.abs(value - due.ordered[i]!), String(found)).toBeLessThanOrEqual(1e-5);
      });
      if (each.flour < each.bread) short++;
    }),
    { numRuns: 40 },
  );
  expect(short).toBeGreaterThan(5);
}, 60_000);
