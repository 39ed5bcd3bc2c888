import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";

const roads = [
  { route: "hill road", from: "hill", to: "town", loss: 0.02 },
  { route: "plain road", from: "plain", to: "town", loss: 0.01 },
  { route: "road up", from: "town", to: "hill" },
  { route: "road out", from: "town", to: "plain" },
] as const;

/**
 * A valley of three places over four periods: farms on hill and plain sow grain and harvest it in the next period, a mill
 * and a bakery in town make bread of it, which goes back by road. There is never quite enough bread.
 *
 * - `grain`, `bread` — how many of the unit in which it is counted make a tonne.
 */
export function breadValley({
  grain = 1,
  bread = 1,
}: { readonly grain?: number; readonly bread?: number } = {}): Economy {
  return economyOf(
    { name: "bread-valley" },
    {
      periods: [1, 2, 3, 4].map((period) => ({ period })),
      places: [
        { place: "valley" },
        { place: "hill", parent: "valley", people: 100 },
        { place: "plain", parent: "valley", people: 200 },
        { place: "town", parent: "valley", people: 400 },
      ],
      units: [{ unit: "t" }, { unit: "kg", of: "t", factor: 0.001 }],
      goods: [
        {
          ...{ good: "grain", unit: grain === 1 ? "t" : "kg", kind: "food" },
          ...{ survival: 0.96, weight: 1 / grain },
        },
        { good: "flour", unit: "t", survival: 0.99, weight: 1 },
        { good: "bread", unit: bread === 1 ? "t" : "kg", kind: "food", weight: 1 / bread },
      ],
      workplaces: [
        { workplace: "upper farm", place: "hill" },
        { workplace: "lower farm", place: "hill" },
        { workplace: "plain farm", place: "plain" },
        { workplace: "mill", place: "town" },
        { workplace: "bakery", place: "town" },
      ],
      techniques: [{ technique: "grow" }, { technique: "grind" }, { technique: "bake" }],
      recipes: [
        { technique: "grow", good: "grain", amount: -0.2 * grain },
        { technique: "grow", good: "grain", amount: 4 * grain, lag: 1 },
        { technique: "grind", good: "grain", amount: -1.25 * grain },
        { technique: "grind", good: "flour", amount: 1 },
        { technique: "bake", good: "flour", amount: -1 },
        { technique: "bake", good: "bread", amount: 1.3 * bread },
      ],
      skills: [{ skill: "farming" }, { skill: "baking" }],
      work: [
        { technique: "grow", skill: "farming", hours: 20 },
        { technique: "grow", skill: "farming", hours: 30, lag: 1 },
        { technique: "bake", skill: "baking", hours: 40 },
      ],
      workforce: [
        { place: "hill", skill: "farming", people: 20, hours: 400 },
        { place: "plain", skill: "farming", people: 20, hours: 400 },
        { place: "town", skill: "baking", people: 100, hours: 400 },
      ],
      capacities: [
        { workplace: "upper farm", capacity: "field", amount: 20 },
        { workplace: "lower farm", capacity: "field", amount: 30 },
        { workplace: "plain farm", capacity: "field", amount: 60 },
        { workplace: "mill", capacity: "stones", amount: 1000 },
        { workplace: "bakery", capacity: "ovens", amount: 1000 },
      ],
      uses: [
        { technique: "grow", capacity: "field", amount: 1 },
        { technique: "grind", capacity: "stones", amount: 1 },
        { technique: "bake", capacity: "ovens", amount: 1 },
      ],
      started: [
        { technique: "grow", where: "upper farm", periods_ago: 1, amount: 18 },
        { technique: "grow", where: "lower farm", periods_ago: 1, amount: 28 },
        { technique: "grow", where: "plain farm", periods_ago: 1, amount: 50 },
      ],
      stocks: [
        { place: "hill", good: "grain", opening: 30 * grain, reserve: 20 * grain, reserve_tier: 1 },
        {
          ...{ place: "plain", good: "grain", opening: 40 * grain },
          ...{ reserve: 25 * grain, reserve_tier: 1 },
        },
        { place: "town", good: "grain", opening: 60 * grain, reserve: 40 * grain, reserve_tier: 1 },
        { place: "town", good: "flour", opening: 20, reserve: 15, reserve_tier: 1 },
      ],
      routes: roads.map((road) => ({ ...road, carries: ["food"] })),
      needs: [{ need: "bread", good: "bread", per_person: 0.8 * bread, tier: 1 }],
    },
  );
}
