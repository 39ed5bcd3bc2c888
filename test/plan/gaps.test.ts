import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rows } from "../../src/economy/types.ts";
import { gapsOf, theilIndex, type Gap } from "../../src/plan/index.ts";
import { maybePlanned, plannedRows } from "./planned.ts";
import { randomEconomies } from "./random-economy.ts";

/** Nothing is shipped: each place has what it has, in two periods that can't lend to each other. */
const apart: Rows = {
  periods: [{ period: 1 }, { period: 2 }],
  places: [{ place: "hill" }, { place: "valley" }],
  goods: [{ good: "milk", unit: "l" }],
  techniques: [{ technique: "milk" }],
  workplaces: [
    { workplace: "hill farm", place: "hill" },
    { workplace: "valley farm", place: "valley" },
  ],
  recipes: [{ technique: "milk", good: "milk", amount: 1 }],
  uses: [{ technique: "milk", capacity: "cows", amount: 1 }],
  capacities: [
    { workplace: "hill farm", capacity: "cows", amount: 20 },
    { workplace: "valley farm", capacity: "cows", amount: 120 },
    { workplace: "valley farm", capacity: "cows", amount: 60, period: 2 },
  ],
  population: [
    { place: "hill", group: "all", number: 40 },
    { place: "valley", group: "all", number: 120 },
  ],
  needs: [{ need: "milk", good: "milk", per_person: 1, group: "all" }],
};

function gapIn(gaps: readonly Gap[], period: number | undefined): Gap {
  const found = gaps.filter((gap) => gap.period === period);
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe("gaps between places", () => {
  test("name the worst and the best served, how many times apart, and Theil's index by people", async () => {
    const { places } = gapsOf(await plannedRows(apart));
    const first = gapIn(places, 1);
    expect(first).toMatchObject({ need: "milk", group: "all", tier: 1, weighted: true });
    expect(first.lowest).toEqual({
      name: "hill",
      fulfilment: expect.closeTo(0.5, 9) as number,
      people: 40,
    });
    expect(first.highest).toEqual({
      name: "valley",
      fulfilment: expect.closeTo(1, 9) as number,
      people: 120,
    });
    expect(first.ratio).toBeCloseTo(2, 8);
    // A quarter of the people have 1/2, three quarters 1: μ = 7/8.
    const theil = (1 / 4) * (4 / 7) * Math.log(4 / 7) + (3 / 4) * (8 / 7) * Math.log(8 / 7);
    expect(first.theil).toBeCloseTo(theil, 9);
    // In the second period both have half.
    const second = gapIn(places, 2);
    expect(second.ratio).toBeCloseTo(1, 8);
    expect(second.theil).toBeCloseTo(0, 9);
  });

  test("count each place alike where somebody's people are unknown", async () => {
    const gaps = gapsOf(
      await plannedRows({
        ...apart,
        population: [],
        needs: [{ need: "milk", good: "milk", amount: 60 }],
      }),
    );
    const gap = gapIn(gaps.places, 1);
    expect(gap.weighted).toBe(false);
    expect(gap.lowest.people).toBeUndefined();
    expect(gap.theil).toBeCloseTo(theilIndex([1 / 3, 1]), 8);
  });

  test("have no ratio where somebody has nothing", async () => {
    const [, valley] = apart.capacities!;
    const gaps = gapsOf(await plannedRows({ ...apart, capacities: [valley!] }));
    const gap = gapIn(gaps.places, 1);
    expect(gap.lowest).toMatchObject({ name: "hill", fulfilment: 0 });
    expect(gap.ratio).toBeUndefined();
    // Three quarters of the people have everything.
    expect(gap.theil).toBeCloseTo(Math.log(4 / 3), 9);
  });
});

describe("gaps between groups and over time", () => {
  test("are those of people together, wherever they live", async () => {
    const population = ["hill", "valley"].flatMap((place) => [
      { place, group: "children", number: 10 },
      { place, group: "adults", number: 30 },
    ]);
    const plan = await plannedRows({
      ...apart,
      population,
      needs: [
        { need: "milk", good: "milk", per_person: 1, group: "children", tier: 1 },
        { need: "milk", good: "milk", per_person: 1, group: "adults", tier: 1 },
      ],
      capacities: [
        { workplace: "hill farm", capacity: "cows", amount: 20 },
        { workplace: "valley farm", capacity: "cows", amount: 40 },
      ],
    });
    const gaps = gapsOf(plan);
    // Within a place leximin serves both groups alike: half on the hill, in full in the valley.
    const groups = gapIn(gaps.groups, 1);
    expect(groups.parts.map(({ name }) => name).sort()).toEqual(["adults", "children"]);
    for (const part of groups.parts) expect(part.fulfilment).toBeCloseTo(0.75, 8);
    expect(groups.parts.reduce((sum, { people }) => sum + people!, 0)).toBe(80);
    expect(groups.theil).toBeCloseTo(0, 9);
  });

  test("compare the periods of one need", async () => {
    const gaps = gapsOf(await plannedRows(apart));
    const gap = gapIn(gaps.periods, undefined);
    // First 20 + 120 l for 160 people, then 20 + 60 l.
    expect(gap.lowest).toMatchObject({ name: "2", people: 160 });
    expect(gap.lowest.fulfilment).toBeCloseTo(80 / 160, 8);
    expect(gap.highest.fulfilment).toBeCloseTo(140 / 160, 8);
  });

  test("are not spoken of where there is nobody to compare with", async () => {
    const gaps = gapsOf(
      await plannedRows({
        ...apart,
        periods: [{ period: 1 }],
        capacities: apart.capacities!.slice(0, 2),
        needs: [{ need: "milk", good: "milk", amount: 10, place: "hill" }],
      }),
    );
    expect(gaps).toEqual({ places: [], groups: [], periods: [] });
  });
});

describe("Theil's index", () => {
  test("is that of the definition for two equal parts", () => {
    // (1/2) (1/2 ln 1/2 + 3/2 ln 3/2), from x/μ = 1/2 and 3/2.
    expect(theilIndex([1, 3])).toBeCloseTo(0.5 * (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)), 12);
    expect(theilIndex([0, 0, 5])).toBeCloseTo(Math.log(3), 12);
    expect(theilIndex([0, 0])).toBe(0);
  });

  test("decomposes: within groups weighted by what they have, plus between groups", () => {
    const value = fc.double({ min: 0.01, max: 1, noNaN: true });
    const weight = fc.integer({ min: 1, max: 50 });
    const member = fc.record({ value, weight });
    const group = fc.array(member, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 4 }), (groups) => {
        const of = (members: readonly { value: number; weight: number }[]) => {
          const people = members.reduce((sum, each) => sum + each.weight, 0);
          const had = members.reduce((sum, each) => sum + each.weight * each.value, 0);
          return { people, had, mean: had / people };
        };
        const everybody = groups.flat();
        const theil = (members: readonly { value: number; weight: number }[]) =>
          theilIndex(
            members.map((each) => each.value),
            members.map((each) => each.weight),
          );
        const within = groups.reduce(
          (sum, members) => sum + (of(members).had / of(everybody).had) * theil(members),
          0,
        );
        const between = theil(
          groups.map((members) => ({ value: of(members).mean, weight: of(members).people })),
        );
        expect(theil(everybody)).toBeCloseTo(within + between, 9);
      }),
    );
  });

  test("of any plan lies between 0 and what one who has everything gives", async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(randomEconomies, async (economy) => {
        const plan = await maybePlanned(economy);
        if (plan === undefined) return;
        const { places, groups, periods } = gapsOf(plan);
        for (const { parts, lowest, highest, ratio, theil, weighted } of [
          ...places,
          ...groups,
          ...periods,
        ]) {
          reached++;
          expect(lowest.fulfilment).toBeLessThanOrEqual(highest.fulfilment);
          if (ratio !== undefined) expect(ratio).toBeGreaterThanOrEqual(1);
          const people = parts.map((part) => (weighted ? part.people! : 1));
          const all = people.reduce((sum, each) => sum + each, 0);
          expect(theil).toBeGreaterThanOrEqual(0);
          expect(theil).toBeLessThanOrEqual(Math.log(all / Math.min(...people)) + 1e-9);
        }
      }),
      { numRuns: 40 },
    );
    expect(reached).toBeGreaterThan(40);
  });
});
