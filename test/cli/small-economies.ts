import { economyOf, writeEconomy, type Rows } from "commonweal";

const bakery: Rows = {
  periods: [{ period: 1 }],
  places: [{ place: "Hill" }],
  goods: [
    { good: "flour", unit: "kg" },
    { good: "bread", unit: "kg" },
  ],
  workplaces: [{ workplace: "bakery", place: "Hill" }],
  techniques: [{ technique: "bake" }],
  recipes: [
    { technique: "bake", good: "flour", amount: -0.7 },
    { technique: "bake", good: "bread", amount: 1 },
  ],
  uses: [{ technique: "bake", capacity: "oven", amount: 1 }],
  capacities: [{ workplace: "bakery", capacity: "oven", amount: 80 }],
  work: [{ technique: "bake", skill: "baking", hours: 0.1 }],
  skills: [{ skill: "baking" }],
  workforce: [{ place: "Hill", skill: "baking", people: 1, hours: 100 }],
  stocks: [{ place: "Hill", good: "flour", opening: 100 }],
  needs: [{ need: "bread", good: "bread", place: "Hill", amount: 100 }],
};

/** A bakery whose oven bakes 80 of the 100 kg of bread that are needed; `rows` in place of its own. */
export function writeBakery(folder: string, rows: Rows = {}): Promise<void> {
  return writeEconomy(economyOf({ name: "bakery" }, { ...bakery, ...rows }), folder);
}

/** Its oven has to bake more than it can. */
export const impossible: Rows = {
  limits: [{ limit: "bread for the fair", of: "run", what: "bake", minimum: 90 }],
};

/** As much flour as anybody likes, at no price. */
export const endless: Rows = {
  goods: [...(bakery.goods ?? []), { good: "money", unit: "coin", pooled: true }],
  trade: [{ place: "Hill", good: "flour", import_price: 0, currency: "money" }],
  goals: [{ stage: 1, sense: "most", measure: "imported", of: "flour" }],
};

/** A need for a good whose name is mistyped. */
export const mistyped: Rows = {
  needs: [{ need: "bread", good: "braed", place: "Hill", amount: 100 }],
};
