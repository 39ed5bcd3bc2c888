import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";

/**
 * A town that lives on the grain of the hills above it: sown in one period, harvested in the next, sent down by road.
 * In a dry year the harvest of the second period is two fifths of the usual one.
 */
export function hillsAndTown(): Economy {
  return economyOf(
    { name: "hills-and-town" },
    {
      periods: [1, 2, 3, 4].map((period) => ({ period })),
      places: [
        { place: "land" },
        { place: "hills", parent: "land", people: 100 },
        { place: "town", parent: "land", people: 300 },
      ],
      goods: [
        { good: "grain", unit: "t", kind: "food", survival: 0.95, weight: 1 },
        { good: "tools", unit: "set", survival: 1, weight: 0.1 },
      ],
      workplaces: [
        { workplace: "hill farm", place: "hills" },
        { workplace: "town farm", place: "town" },
      ],
      techniques: [{ technique: "grow grain", unit: "ha" }],
      recipes: [
        { technique: "grow grain", good: "grain", amount: -1 },
        { technique: "grow grain", good: "grain", amount: 10, lag: 1 },
      ],
      skills: [{ skill: "farming" }],
      work: [
        { technique: "grow grain", skill: "farming", hours: 20 },
        { technique: "grow grain", skill: "farming", hours: 30, lag: 1 },
      ],
      workforce: [
        { place: "hills", skill: "farming", people: 10, hours: 400 },
        { place: "town", skill: "farming", people: 2, hours: 400 },
      ],
      capacities: [
        { workplace: "hill farm", capacity: "field", amount: 60 },
        { workplace: "town farm", capacity: "field", amount: 10 },
      ],
      uses: [{ technique: "grow grain", capacity: "field", amount: 1 }],
      stocks: [
        { place: "hills", good: "grain", opening: 80, end: 20, end_tier: 2 },
        { place: "town", good: "grain", opening: 40 },
        { place: "hills", good: "tools", opening: 5 },
      ],
      started: [
        { technique: "grow grain", where: "hill farm", periods_ago: 1, amount: 50 },
        { technique: "grow grain", where: "town farm", periods_ago: 1, amount: 10 },
      ],
      routes: [
        { route: "road down", from: "hills", to: "town", carries: ["food"], loss: 0.02 },
        { route: "road up", from: "town", to: "hills", carries: ["food"], loss: 0.02 },
      ],
      needs: [{ need: "bread", good: "grain", per_person: 1, tier: 1 }],
      scenarios: [{ scenario: "dry year", known_from: 2 }],
      changes: [
        {
          scenario: "dry year",
          table: "recipes",
          key: "technique=grow grain; good=grain; lag=1",
          column: "amount",
          period: 2,
          factor: 0.4,
        },
      ],
    },
  );
}
