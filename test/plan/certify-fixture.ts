import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";
import type { PlanTables } from "../../src/plan/types.ts";

/**
 * Two periods on the hill and in the town, worked out by hand, with something in every column of
 * every table of the plan. It is a plan that holds, not the best one.
 */
export const handMadeEconomy: Economy = economyOf(
  { name: "hill-and-town" },
  {
    periods: [
      { period: 1, season: "spring" },
      { period: 2, season: "autumn" },
    ],
    places: [
      { place: "land" },
      { place: "hill", parent: "land" },
      { place: "town", parent: "land" },
    ],
    population: [
      { place: "town", group: "children", number: 50 },
      { place: "town", group: "children", number: 100, period: 2 },
    ],
    goods: [
      { good: "wheat", unit: "t", kind: "food", survival: 0.9, weight: 1 },
      { good: "bread", unit: "t", kind: "food", weight: 1 },
      { good: "fuel", unit: "m3", survival: 1 },
      { good: "ash", unit: "t", disposal: "none" },
      { good: "soil", unit: "ha", pooled: true },
      { good: "coin", unit: "coin", survival: 1, pooled: true },
    ],
    workplaces: [
      { workplace: "farm", place: "hill" },
      { workplace: "bakery", place: "town" },
    ],
    techniques: [
      { technique: "sow" },
      { technique: "bake" },
      { technique: "spread", where: "town" },
      { technique: "build" },
      // Helpers learn to bake; they leave their old work at once.
      { technique: "train", where: "town", season: "spring" },
    ],
    recipes: [
      { technique: "sow", good: "wheat", amount: -1 },
      { technique: "sow", good: "wheat", amount: 9, lag: 1 },
      // The hill yields more than land elsewhere.
      { technique: "sow", good: "wheat", amount: 10, lag: 1, workplace: "hill" },
      { technique: "bake", good: "wheat", amount: -1 },
      { technique: "bake", good: "bread", amount: 1 },
      { technique: "bake", good: "ash", amount: 0.1 },
      { technique: "spread", good: "ash", amount: -0.2 },
      { technique: "spread", good: "soil", amount: 1 },
      { technique: "build", good: "fuel", amount: -1 },
    ],
    work: [
      { technique: "sow", skill: "farmer", hours: 5 },
      { technique: "sow", skill: "farmer", hours: 5, lag: 1 },
      { technique: "bake", skill: "baker", hours: 2 },
      { technique: "build", skill: "builder", hours: 3 },
      { technique: "train", skill: "baker", hours: 10 },
    ],
    uses: [
      { technique: "sow", capacity: "field", amount: 1 },
      { technique: "bake", capacity: "oven", amount: 1 },
    ],
    adds: [
      { technique: "build", what: "oven", amount: 6, lag: 1 },
      { technique: "train", what: "baker", amount: 1, lag: 1 },
      { technique: "train", what: "helper", amount: -1 },
    ],
    capacities: [
      { workplace: "farm", capacity: "field", amount: 4 },
      { workplace: "farm", capacity: "silo", amount: 8 },
      {
        ...{ workplace: "bakery", capacity: "oven", amount: 6 },
        ...{ life: 2, retirement: "geometric", end: 24 },
      },
    ],
    skills: [
      { skill: "farmer" },
      { skill: "baker", life: 4 },
      { skill: "helper", can_do: ["baker"] },
      { skill: "builder" },
    ],
    workforce: [
      { place: "hill", skill: "farmer", people: 2, hours: 8 },
      { place: "town", skill: "baker", people: 0.8, hours: 10 },
      { place: "town", skill: "helper", people: 4, hours: 2 },
      { place: "hill", skill: "baker", people: 1, hours: 5 },
      { place: "hill", skill: "baker", people: 2, hours: 4, period: 2 },
    ],
    // Half of the time is lost on the way.
    secondments: [{ from: "hill", to: "town", skill: "baker", limit: 2, travel: 0.5 }],
    stocks: [
      {
        ...{ place: "hill", good: "wheat", opening: 5, end: 20, reserve: 7, reserve_tier: 0 },
        ...{ storage_limit: 14, storage_capacity: "silo", storage_amount: 0.5 },
      },
      { place: "town", good: "wheat", opening: 1.1 },
      { place: "hill", good: "fuel", opening: 5 },
      { place: "town", good: "fuel", opening: 1.5 },
      { good: "coin", opening: 20 },
    ],
    started: [
      { technique: "sow", where: "farm", periods_ago: 1, amount: 2 },
      { technique: "train", where: "town", periods_ago: 1, amount: 0.2 },
    ],
    routes: [
      {
        route: "road",
        from: "hill",
        to: "town",
        carries: ["food"],
        capacity: 12,
        lag: 1,
        loss: 0.1,
      },
      { route: "canal", from: "hill", to: "town", carries: ["wheat"], lag: 3 },
    ],
    shipped: [
      { route: "road", good: "wheat", periods_ago: 1, amount: 1 },
      { route: "canal", good: "wheat", periods_ago: 1, amount: 2 },
    ],
    route_draws: [
      { route: "road", what: "fuel", amount: 0.2 },
      { route: "road", what: "helper", amount: 0.1, at: "to" },
    ],
    trade: [
      { place: "town", good: "wheat", import_price: 3, import_limit: 5, currency: "coin" },
      { place: "town", good: "bread", export_price: 2, export_limit: 2, currency: "coin" },
    ],
    needs: [
      { need: "daily", good: "bread", per_person: 0.1, group: "children", place: "town" },
      { need: "gardens", good: "soil", amount: 8, tier: 2 },
    ],
    limits: [
      { limit: "imports", of: "imported", what: "wheat", maximum: 5 },
      { limit: "open", of: "run", what: "bake", place: "land", minimum: 6 },
      { limit: "sent", of: "shipped", what: "road", place: "hill", period: 1, maximum: 11 },
    ],
    goals: [{ stage: 1, sense: "least", measure: "hours" }],
  },
);

const level = { primal: 1e-12, dual: 1e-12, gap: 1e-12 };
const none = {
  ...{ opening: 0, made: 0, arrived: 0, imported: 0, earned: 0, used: 0, paid: 0, sent: 0 },
  ...{ drawn: 0, delivered: 0, exported: 0, waste: 0, closing: 0 },
};

export const handMadePlan: PlanTables = {
  activities: [
    { technique: "sow", where: "farm", place: "hill", period: 1, runs: 1 },
    { technique: "sow", where: "farm", place: "hill", period: 2, runs: 1 },
    { technique: "bake", where: "bakery", place: "town", period: 1, runs: 6 },
    { technique: "bake", where: "bakery", place: "town", period: 2, runs: 8 },
    { technique: "spread", where: "town", place: "town", period: 1, runs: 3 },
    { technique: "spread", where: "town", place: "town", period: 2, runs: 4 },
    { technique: "build", where: "bakery", place: "town", period: 1, runs: 1 },
    { technique: "build", where: "bakery", place: "town", period: 2, runs: 0.5 },
    { technique: "train", where: "town", place: "town", period: 1, runs: 0.1 },
  ],
  deliveries: [
    {
      ...{ need: "daily", group: "children", place: "town", period: 1, good: "bread", tier: 1 },
      ...{ asked: 5, delivered: 5, fulfilment: 1, level: 2 },
    },
    {
      ...{ need: "daily", group: "children", place: "town", period: 2, good: "bread", tier: 1 },
      ...{ asked: 10, delivered: 6, fulfilment: 0.6, level: 1 },
    },
    {
      ...{ need: "gardens", period: 1, good: "soil", tier: 2 },
      ...{ asked: 8, delivered: 3, fulfilment: 0.375, level: 3 },
    },
    {
      ...{ need: "gardens", period: 2, good: "soil", tier: 2 },
      ...{ asked: 8, delivered: 4, fulfilment: 0.5, level: 4 },
    },
  ],
  keeping: [
    {
      ...{ kind: "end", what: "wheat", where: "hill", period: 2, tier: 2 },
      // 10 in stock, and half the work of ten more is done.
      ...{ required: 20, kept: 15, fulfilment: 0.75, level: 5 },
    },
    {
      ...{ kind: "reserve", what: "wheat", where: "hill", period: 1, tier: 0 },
      ...{ required: 7, kept: 14, fulfilment: 1, level: 0 },
    },
    {
      ...{ kind: "reserve", what: "wheat", where: "hill", period: 2, tier: 0 },
      ...{ required: 7, kept: 10, fulfilment: 1, level: 0 },
    },
    {
      ...{ kind: "capacity-end", what: "oven", where: "bakery", period: 2, tier: 2 },
      // 9 installed, and all the work of 3 more is done.
      ...{ required: 24, kept: 12, fulfilment: 0.5, level: 4 },
    },
  ],
  balances: [
    // The runs started a period ago bring in 20.
    {
      ...{ ...none, good: "wheat", place: "hill", period: 1, opening: 5, made: 20 },
      ...{ used: 1, sent: 10, closing: 14 },
    },
    {
      ...{ ...none, good: "wheat", place: "hill", period: 2, opening: 12.6, made: 10 },
      ...{ used: 1, sent: 10, waste: 1.6, closing: 10 },
    },
    // 1 was sent a period ago, of which a tenth is lost.
    {
      ...{ ...none, good: "wheat", place: "town", period: 1, opening: 1.1, arrived: 0.9 },
      ...{ imported: 4, used: 6 },
    },
    { ...none, good: "wheat", place: "town", period: 2, arrived: 9, used: 8, closing: 1 },
    { ...none, good: "bread", place: "town", period: 1, made: 6, delivered: 5, exported: 1 },
    { ...none, good: "bread", place: "town", period: 2, made: 8, delivered: 6, exported: 2 },
    { ...none, good: "fuel", place: "hill", period: 1, opening: 5, drawn: 2, closing: 3 },
    { ...none, good: "fuel", place: "hill", period: 2, opening: 3, drawn: 2, closing: 1 },
    { ...none, good: "fuel", place: "town", period: 1, opening: 1.5, used: 1, closing: 0.5 },
    { ...none, good: "fuel", place: "town", period: 2, opening: 0.5, used: 0.5 },
    { ...none, good: "ash", place: "town", period: 1, made: 0.6, used: 0.6 },
    { ...none, good: "ash", place: "town", period: 2, made: 0.8, used: 0.8 },
    { ...none, good: "soil", period: 1, made: 3, delivered: 3 },
    { ...none, good: "soil", period: 2, made: 4, delivered: 4 },
    { ...none, good: "coin", period: 1, opening: 20, earned: 2, paid: 12, closing: 10 },
    { ...none, good: "coin", period: 2, opening: 10, earned: 4, closing: 14 },
  ],
  stocks: [
    {
      ...{ good: "wheat", place: "hill", period: 1, closing: 14, under_way: 0 },
      ...{ reserve: 7, storage_limit: 14 },
    },
    {
      ...{ good: "wheat", place: "hill", period: 2, closing: 10, under_way: 5 },
      ...{ reserve: 7, storage_limit: 14 },
    },
    // What is under way: 9 of this plan, and 2 that were sent before it.
    { good: "wheat", place: "town", period: 2, closing: 1, under_way: 11 },
    { good: "fuel", place: "hill", period: 1, closing: 3, under_way: 0 },
    { good: "fuel", place: "hill", period: 2, closing: 1, under_way: 0 },
    { good: "fuel", place: "town", period: 1, closing: 0.5, under_way: 0 },
    { good: "coin", period: 1, closing: 10, under_way: 0 },
    { good: "coin", period: 2, closing: 14, under_way: 0 },
  ],
  shipments: [
    {
      ...{ route: "road", good: "wheat", period: 1, from: "hill", to: "town" },
      ...{ sent: 10, arriving: 9, arrives: 2, tonnes: 10 },
    },
    {
      ...{ route: "road", good: "wheat", period: 2, from: "hill", to: "town" },
      ...{ sent: 10, arriving: 9, tonnes: 10 },
    },
  ],
  trade: [
    {
      ...{ place: "town", good: "wheat", period: 1, imported: 4, exported: 0 },
      ...{ currency: "coin", paid: 12, earned: 0 },
    },
    {
      ...{ place: "town", good: "bread", period: 1, imported: 0, exported: 1 },
      ...{ currency: "coin", paid: 0, earned: 2 },
    },
    {
      ...{ place: "town", good: "bread", period: 2, imported: 0, exported: 2 },
      ...{ currency: "coin", paid: 0, earned: 4 },
    },
  ],
  hours: [
    {
      ...{ place: "hill", skill: "farmer", period: 1 },
      ...{ received: 0, seconded: 0, available: 16, needed: 15, covered: 0, lent: 0, idle: 1 },
    },
    {
      ...{ place: "hill", skill: "farmer", period: 2 },
      ...{ received: 0, seconded: 0, available: 16, needed: 10, covered: 0, lent: 0, idle: 6 },
    },
    {
      ...{ place: "hill", skill: "baker", period: 1 },
      ...{ received: 0, seconded: 2, available: 5, needed: 0, covered: 0, lent: 0, idle: 3 },
    },
    {
      ...{ place: "hill", skill: "baker", period: 2 },
      ...{ received: 0, seconded: 2, available: 8, needed: 0, covered: 0, lent: 0, idle: 6 },
    },
    // An hour of baking in the first period is to teach it.
    {
      ...{ place: "town", skill: "baker", period: 1 },
      ...{ received: 1, seconded: 0, available: 10, needed: 13, covered: 2, lent: 0, idle: 0 },
    },
    {
      ...{ place: "town", skill: "baker", period: 2 },
      ...{ received: 1, seconded: 0, available: 9, needed: 16, covered: 6, lent: 0, idle: 0 },
    },
    {
      ...{ place: "town", skill: "helper", period: 1 },
      ...{ received: 0, seconded: 0, available: 7.8, needed: 0.1, covered: 0, lent: 2, idle: 5.7 },
    },
    {
      ...{ place: "town", skill: "helper", period: 2 },
      ...{ received: 0, seconded: 0, available: 7.8, needed: 1, covered: 0, lent: 6, idle: 0.8 },
    },
    // Nobody has stated any hours of builders: they are counted and not limited.
    {
      place: "town",
      skill: "builder",
      period: 1,
      received: 0,
      seconded: 0,
      needed: 3,
      covered: 0,
      lent: 0,
    },
    {
      place: "town",
      skill: "builder",
      period: 2,
      received: 0,
      seconded: 0,
      needed: 1.5,
      covered: 0,
      lent: 0,
    },
  ],
  stand_ins: [
    { place: "town", skill: "helper", for: "baker", period: 1, hours: 2 },
    { place: "town", skill: "helper", for: "baker", period: 2, hours: 6 },
  ],
  secondments: [
    { from: "hill", to: "town", skill: "baker", period: 1, hours: 2, arriving: 1 },
    { from: "hill", to: "town", skill: "baker", period: 2, hours: 2, arriving: 1 },
  ],
  people: [
    { place: "hill", skill: "farmer", period: 1, people: 2, added: 0 },
    { place: "hill", skill: "farmer", period: 2, people: 2, added: 0 },
    { place: "hill", skill: "baker", period: 1, people: 1, added: 0 },
    // As stated for the period, in place of what retirement would leave.
    { place: "hill", skill: "baker", period: 2, people: 2, added: 0 },
    // 0.2 began to learn a period ago, 0.1 in this plan; a quarter of the 0.8 goes.
    { place: "town", skill: "baker", period: 1, people: 1, added: 0.2 },
    { place: "town", skill: "baker", period: 2, people: 0.9, added: 0.3 },
    { place: "town", skill: "helper", period: 1, people: 3.9, added: -0.1 },
    { place: "town", skill: "helper", period: 2, people: 3.9, added: -0.1 },
  ],
  capacities: [
    {
      ...{ workplace: "farm", capacity: "field", period: 1 },
      ...{ installed: 4, used: 1, idle: 3, added: 0 },
    },
    {
      ...{ workplace: "farm", capacity: "field", period: 2 },
      ...{ installed: 4, used: 1, idle: 3, added: 0 },
    },
    {
      ...{ workplace: "farm", capacity: "silo", period: 1 },
      ...{ installed: 8, used: 7, idle: 1, added: 0 },
    },
    {
      ...{ workplace: "farm", capacity: "silo", period: 2 },
      ...{ installed: 8, used: 5, idle: 3, added: 0 },
    },
    {
      ...{ workplace: "bakery", capacity: "oven", period: 1 },
      ...{ installed: 6, used: 6, idle: 0, added: 0 },
    },
    {
      ...{ workplace: "bakery", capacity: "oven", period: 2 },
      ...{ installed: 9, used: 8, idle: 1, added: 6 },
    },
  ],
  limits: [
    { limit: "imports", period: 1, value: 4, maximum: 5 },
    { limit: "imports", period: 2, value: 0, maximum: 5 },
    { limit: "open", place: "land", period: 1, value: 6, minimum: 6 },
    { limit: "open", place: "land", period: 2, value: 8, minimum: 6 },
    { limit: "sent", place: "hill", period: 1, value: 10, maximum: 11 },
  ],
  levels: [
    { ...level, level: 1, kind: "tier", stage: 1, measure: "floor", value: 0.6, fixed: 1 },
    { ...level, level: 2, kind: "tier", stage: 1, measure: "floor", value: 1, fixed: 1 },
    { ...level, level: 3, kind: "tier", stage: 2, measure: "floor", value: 0.375, fixed: 1 },
    { ...level, level: 4, kind: "tier", stage: 2, measure: "floor", value: 0.5, fixed: 2 },
    { ...level, level: 5, kind: "tier", stage: 2, measure: "floor", value: 0.75, fixed: 1 },
    // Farmers 25, bakers 29, helpers 1.1, builders 4.5.
    { ...level, level: 6, kind: "goal", stage: 1, measure: "hours", value: 59.6, fixed: 0 },
  ],
  values: [
    {
      ...{ level: 1, family: "goods-balance", what: "wheat", where: "town", period: 2 },
      value: 0.1,
    },
  ],
};
