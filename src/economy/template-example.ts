import type { Rows } from "./types.ts";

/** The source whose rows these are: made up. */
const source = "example";

/**
 * A small economy that can be planned: two places with a farm each, a mill and a bakery in one of them, and a cart
 * between them, for two years. The fields and the people who work them give bread for everybody, but not quite
 * all the vegetables, so that the plan has a shortage to share; in the dry year bread is short too.
 *
 * `words` — the texts in it, in the language of whoever it is made for.
 */
export function templateExample(words: { readonly title: string; readonly note: string }): Rows {
  return {
    periods: [
      { period: 1, years: 1 },
      { period: 2, years: 1 },
    ],
    places: [
      { place: "valley" },
      { place: "riverside", parent: "valley", people: 300, source },
      { place: "hillside", parent: "valley", people: 200, source },
    ],
    population: [
      { place: "riverside", group: "adults", number: 220, source },
      { place: "riverside", group: "children", number: 80, source },
      { place: "hillside", group: "adults", number: 140, source },
      { place: "hillside", group: "children", number: 60, source },
    ],
    goods: [
      { good: "grain", unit: "t", kind: "food", survival: 0.95, weight: 1 },
      { good: "flour", unit: "t", kind: "food", weight: 1 },
      { good: "bread", unit: "t", kind: "food", weight: 1 },
      { good: "vegetables", unit: "t", kind: "food", weight: 1 },
    ],
    workplaces: [
      { workplace: "river farm", place: "riverside" },
      { workplace: "hill farm", place: "hillside" },
      { workplace: "mill", place: "riverside" },
      { workplace: "bakery", place: "riverside" },
    ],
    techniques: [
      { technique: "grow grain", unit: "ha" },
      { technique: "grow vegetables", unit: "ha" },
      { technique: "mill grain", unit: "t" },
      { technique: "bake bread", unit: "t" },
    ],
    recipes: [
      { technique: "grow grain", good: "grain", amount: 2.3, source },
      { technique: "grow grain", good: "grain", amount: 1.7, workplace: "hill farm", source },
      { technique: "grow vegetables", good: "vegetables", amount: 14, source },
      { technique: "mill grain", good: "grain", amount: -1, source },
      { technique: "mill grain", good: "flour", amount: 0.8, source },
      { technique: "bake bread", good: "flour", amount: -1, source },
      { technique: "bake bread", good: "bread", amount: 1.35, source },
    ],
    work: [
      { technique: "grow grain", skill: "farming", hours: 110, source },
      { technique: "grow vegetables", skill: "farming", hours: 900, source },
      { technique: "mill grain", skill: "milling", hours: 9, source },
      { technique: "bake bread", skill: "baking", hours: 60, source },
    ],
    uses: [
      { technique: "grow grain", capacity: "field", amount: 1 },
      { technique: "grow vegetables", capacity: "field", amount: 1 },
      { technique: "mill grain", capacity: "millstone", amount: 1 },
      { technique: "bake bread", capacity: "oven", amount: 1 },
    ],
    capacities: [
      { workplace: "river farm", capacity: "field", amount: 14, source },
      { workplace: "hill farm", capacity: "field", amount: 12, source },
      { workplace: "mill", capacity: "millstone", amount: 60, source },
      { workplace: "bakery", capacity: "oven", amount: 50, source },
    ],
    skills: [
      { skill: "farming", can_do: ["carting"] },
      { skill: "milling", can_do: ["baking"] },
      { skill: "baking" },
      { skill: "carting" },
    ],
    workforce: [
      { place: "riverside", skill: "farming", people: 3, hours: 1600, source },
      { place: "hillside", skill: "farming", people: 2, hours: 1600, source },
      { place: "riverside", skill: "milling", people: 1, hours: 1600, source },
      { place: "riverside", skill: "baking", people: 1, hours: 1600, source },
      { place: "riverside", skill: "carting", people: 0.5, hours: 1600, source },
    ],
    stocks: [{ place: "riverside", good: "grain", opening: 6, end: 6, end_tier: 1, source }],
    routes: [
      {
        route: "cart up",
        from: "riverside",
        to: "hillside",
        carries: ["food"],
        capacity: 60,
        loss: 0.01,
      },
      {
        route: "cart down",
        from: "hillside",
        to: "riverside",
        carries: ["food"],
        capacity: 60,
        loss: 0.01,
      },
    ],
    route_draws: [
      { route: "cart up", what: "carting", amount: 6, at: "from", source },
      { route: "cart down", what: "carting", amount: 4, at: "to", source },
    ],
    needs: [
      { need: "bread", good: "bread", per_person: 0.11, group: "adults", tier: 1, source },
      { need: "bread", good: "bread", per_person: 0.07, group: "children", tier: 1, source },
      { need: "vegetables", good: "vegetables", per_person: 0.1, tier: 2, source },
    ],
    goals: [{ stage: 1, sense: "least", measure: "hours" }],
    scenarios: [{ scenario: "dry year" }],
    changes: [
      {
        scenario: "dry year",
        table: "recipes",
        key: "technique=grow grain; good=grain; workplace=*",
        column: "amount",
        period: 1,
        factor: 0.7,
      },
    ],
    sources: [{ source, title: words.title, note: words.note }],
  };
}
