import fc from "fast-check";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy, Row } from "../../src/economy/types.ts";

/**
 * Economies in which much goes on: two places and three periods; grain that needs seed and is harvested
 * at once or later, bread that smiths eat and tools that bakers use (a ring), a mill that makes two
 * goods and can be enlarged, stores and roads that lose some, freight that draws grain and hours,
 * trade both ways, a season for sowing, millers who learn their skill, lose it, help from the other place
 * and are stood in for, and work, training and shipments begun before the plan. Everything that a sum of
 * hours has to account for.
 */
export const busyEconomies: fc.Arbitrary<Economy> = fc
  .record({
    lag: fc.constantFrom(0, 1),
    seed: part(0.3),
    yield: fc.double({ min: 1, max: 4, noNaN: true }),
    hours: fc.array(part(20), { minLength: 6, maxLength: 6 }),
    breadForTools: part(0.4),
    toolsForBread: part(0.3),
    loss: part(0.3),
    survival: part(1),
    roadLag: fc.constantFrom(0, 0, 1),
    fodder: part(0.1),
    wantsBran: fc.boolean(),
    ownOre: fc.boolean(),
    exported: fc.constantFrom(0, 2),
    opening: part(30),
    grainEnd: fc.constantFrom(0, 10),
    isSeasonal: fc.boolean(),
    shipped: part(20),
    travel: part(0.8),
    millersInTown: part(1),
    taught: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
    isForgotten: fc.boolean(),
  })
  .map(built);

/** From a tenth of the most to the most: never so little that rounding would speak. */
function part(most: number): fc.Arbitrary<number> {
  return fc.double({ min: most / 10, max: most, noNaN: true });
}

function built(draw: {
  readonly lag: number;
  readonly seed: number;
  readonly yield: number;
  readonly hours: readonly number[];
  readonly breadForTools: number;
  readonly toolsForBread: number;
  readonly loss: number;
  readonly survival: number;
  readonly roadLag: number;
  readonly fodder: number;
  readonly wantsBran: boolean;
  readonly ownOre: boolean;
  readonly exported: number;
  readonly opening: number;
  readonly grainEnd: number;
  readonly isSeasonal: boolean;
  readonly shipped: number;
  readonly travel: number;
  readonly millersInTown: number;
  readonly taught: number;
  readonly isForgotten: boolean;
}): Economy {
  const techniques = ["grow", "mill", "bake", "forge", "enlarge", "dig"];
  return economyOf(
    { name: "busy" },
    {
      periods: [
        { period: 1, season: "spring" },
        { period: 2, season: "autumn" },
        { period: 3, season: "spring" },
      ],
      places: [{ place: "hill" }, { place: "town" }],
      goods: [
        { good: "grain", unit: "t", survival: draw.survival, weight: 1 },
        { good: "flour", unit: "t", weight: 1 },
        { good: "bran", unit: "t", weight: 1, survival: 0.5 },
        { good: "bread", unit: "kg", weight: 0.5 },
        { good: "tools", unit: "set", survival: 1, weight: 0.1 },
        { good: "ore", unit: "t" },
        { good: "coin", unit: "coin", survival: 1, pooled: true },
      ],
      workplaces: [{ workplace: "mill", place: "town" }],
      skills: [
        { skill: "work" },
        { skill: "carting" },
        { skill: "milling", life: 6, ...(draw.isForgotten ? { retirement: "geometric" } : {}) },
        { skill: "odd jobs", can_do: ["milling"] },
      ],
      workforce: [
        { place: "town", skill: "milling", people: draw.millersInTown, hours: 40 },
        { place: "hill", skill: "milling", people: 3, hours: 40 },
        { place: "town", skill: "odd jobs", people: 1, hours: 10 },
      ],
      secondments: [
        { from: "hill", to: "town", skill: "milling", limit: 90, travel: draw.travel },
        { from: "town", to: "hill", skill: "milling", travel: draw.travel },
      ],
      techniques: [
        ...techniques.map((technique) => ({
          technique,
          ...(technique === "grow" || technique === "dig" ? { where: "hill" } : {}),
          ...(technique === "grow" && draw.isSeasonal ? { season: "spring" } : {}),
          ...(technique === "forge" ? { where: "town" } : {}),
        })),
        { technique: "teach", where: "town" },
      ],
      recipes: [
        { technique: "grow", good: "grain", amount: -draw.seed },
        { technique: "grow", good: "grain", amount: draw.yield, lag: draw.lag + 1 },
        { technique: "grow", good: "tools", amount: -0.01 },
        { technique: "mill", good: "grain", amount: -1 },
        { technique: "mill", good: "flour", amount: 0.8 },
        { technique: "mill", good: "bran", amount: 0.2 },
        { technique: "bake", good: "flour", amount: -1 },
        { technique: "bake", good: "tools", amount: -draw.toolsForBread },
        { technique: "bake", good: "bread", amount: 1.3 },
        { technique: "forge", good: "ore", amount: -0.5 },
        { technique: "forge", good: "bread", amount: -draw.breadForTools },
        { technique: "forge", good: "tools", amount: 1 },
        { technique: "enlarge", good: "tools", amount: -1 },
        { technique: "dig", good: "ore", amount: 1 },
      ],
      work: [
        ...techniques.map((technique, i) => ({
          technique,
          skill: technique === "mill" ? "milling" : "work",
          hours: draw.hours[i]!,
          ...(technique === "grow" ? { lag: 1 } : {}),
        })),
        { technique: "teach", skill: "milling", hours: 6 },
        { technique: "teach", skill: "work", hours: 30, lag: 1 },
      ],
      uses: [{ technique: "mill", capacity: "stones", amount: 1 }],
      adds: [
        { technique: "enlarge", what: "stones", amount: 4, lag: 1 },
        { technique: "teach", what: "milling", amount: 1, lag: 1 },
        { technique: "teach", what: "odd jobs", amount: -1 },
      ],
      capacities: [{ workplace: "mill", capacity: "stones", amount: 12, life: 20, end: 14 }],
      started: [
        { technique: "grow", where: "hill", periods_ago: 1, amount: 40 },
        { technique: "grow", where: "hill", periods_ago: 2, amount: 20 },
        { technique: "teach", where: "town", periods_ago: 1, amount: 0.4 },
      ],
      shipped: [{ route: "down", good: "grain", periods_ago: 1, amount: draw.shipped }],
      routes: [
        { route: "down", from: "hill", to: "town", loss: draw.loss, lag: draw.roadLag },
        { route: "up", from: "town", to: "hill", loss: 0.05 },
      ],
      route_draws: [
        { route: "down", what: "carting", amount: 3 },
        { route: "down", what: "grain", amount: draw.fodder },
        { route: "down", what: "milling", amount: 0.01, at: "to" },
        { route: "up", what: "carting", amount: 5, at: "to" },
      ],
      stocks: [
        { place: "hill", good: "grain", opening: draw.opening, end: draw.grainEnd + 1 },
        { place: "town", good: "grain", opening: 10 },
        { place: "town", good: "tools", opening: 1 },
        { good: "coin", opening: 60 },
      ],
      trade: [
        { place: "town", good: "ore", import_price: 1, currency: "coin" },
        { place: "town", good: "grain", import_price: 4, import_limit: 3, currency: "coin" },
        { place: "town", good: "tools", export_price: 2, export_limit: 9, currency: "coin" },
      ],
      needs: [
        { need: "bread", good: "bread", amount: 5 },
        { need: "grain", good: "grain", amount: 0.5 },
        ...(draw.wantsBran ? [{ need: "bran", good: "bran", amount: 1, place: "town" }] : []),
      ],
      limits: [
        ...[1, 3].map((period): Row<"limits"> => ({
          ...{ limit: "lessons", of: "run", what: "teach", period, minimum: draw.taught },
        })),
        ...(draw.ownOre
          ? [{ limit: "own ore", of: "imported", what: "ore", maximum: 1 } as const]
          : []),
        ...(draw.exported > 0
          ? [
              {
                limit: "promised tools",
                of: "exported",
                what: "tools",
                period: 3,
                minimum: draw.exported,
              } as const,
            ]
          : []),
      ],
    },
  );
}
