import type { Rows } from "../../src/economy/types.ts";

/**
 * Two farms on Hill and a mill in Town, both in Valley. Grain is counted in t, and can be stored; power can't be.
 */
export const valley: Rows = {
  periods: [{ period: 1 }, { period: 2 }],
  places: [
    { place: "Valley" },
    { place: "Hill", parent: "Valley" },
    { place: "Town", parent: "Valley" },
  ],
  units: [{ unit: "t" }, { unit: "kg", of: "t", factor: 0.001 }, { unit: "kWh" }, { unit: "coin" }],
  goods: [
    { good: "grain", unit: "t", survival: 0.98, kind: "food", weight: 1 },
    { good: "flour", unit: "t", survival: 1, weight: 1 },
    { good: "power", unit: "kWh" },
    { good: "money", unit: "coin", pooled: true },
  ],
  workplaces: [
    { workplace: "upper farm", place: "Hill" },
    { workplace: "lower farm", place: "Hill" },
    { workplace: "mill", place: "Town" },
  ],
  techniques: [{ technique: "sow" }, { technique: "grind" }],
  recipes: [
    { technique: "sow", good: "grain", amount: 1 },
    { technique: "grind", good: "grain", amount: -1.3 },
    { technique: "grind", good: "power", amount: -50 },
    { technique: "grind", good: "flour", amount: 1 },
  ],
  skills: [{ skill: "milling" }],
  work: [{ technique: "grind", skill: "milling", hours: 2 }],
  workforce: [{ place: "Town", skill: "milling", people: 2, hours: 500 }],
  capacities: [
    { workplace: "upper farm", capacity: "field", amount: 40 },
    { workplace: "lower farm", capacity: "field", amount: 40 },
    { workplace: "mill", capacity: "stones", amount: 60 },
  ],
  uses: [
    { technique: "sow", capacity: "field", amount: 1 },
    { technique: "grind", capacity: "stones", amount: 1 },
  ],
  routes: [{ route: "cart", from: "Hill", to: "Town" }],
  trade: [{ place: "Town", good: "power", import_price: 0.2, currency: "money" }],
  stocks: [{ good: "money", opening: 1000 }],
  needs: [{ need: "bread", good: "flour", place: "Town", amount: 30 }],
};
