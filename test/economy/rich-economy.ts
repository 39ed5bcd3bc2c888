import { economyOf } from "../../src/economy/economy.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";

const source = "survey";
const note = "as counted";

/**
 * An economy that is in order and fills every column of every table, but for what plans don't take into
 * account yet (`notYet`). Names are long enough to be mistyped and far enough apart to be told.
 */
export const rich: Rows = {
  periods: [
    { period: 2031, name: "first", years: 1, season: "dry", source, note },
    { period: 2032, name: "second", years: 1, season: "wet" },
    { period: 2033, years: 1 },
    { period: 2034, years: 1 },
  ],
  places: [
    { place: "federation", name: "The Federation", people: 600 },
    { place: "northland", parent: "federation", people: 400, source, note },
    { place: "hillside", parent: "northland", people: 300, latitude: 47.5, longitude: 8.25 },
    { place: "dalebrook", parent: "northland", people: 100 },
    { place: "seashore", parent: "federation", people: 200 },
  ],
  population: [
    { place: "hillside", group: "children", number: 100, source, note },
    { place: "hillside", group: "grown-ups", number: 200 },
    { place: "hillside", group: "children", number: 110, period: 2033 },
    { place: "dalebrook", group: "children", number: 40 },
    { place: "dalebrook", group: "grown-ups", number: 60 },
    { place: "seashore", group: "children", number: 80 },
    { place: "seashore", group: "grown-ups", number: 120 },
  ],
  goods: [
    { good: "wheat", name: "Wheat", unit: "t", kind: "grain crops", survival: 0.9, weight: 1 },
    { good: "flour", unit: "kg", kind: "foodstuff", survival: 0.95, weight: 0.001, source, note },
    { good: "bread", unit: "kg", kind: "foodstuff", weight: 0.001, disposal: "free" },
    { good: "manure", unit: "t", survival: 1, weight: 1, disposal: "none" },
    { good: "diesel", unit: "t", survival: 1, weight: 1 },
    { good: "shillings", unit: "shilling", survival: 1, pooled: true },
    { good: "milk", unit: "kg", kind: "foodstuff", weight: 0.001 },
  ],
  units: [
    { unit: "t" },
    { unit: "kg", of: "t", factor: 0.001, source, note },
    { unit: "shilling" },
    { unit: "hectare" },
  ],
  workplaces: [
    { workplace: "hill farm", name: "Hill Farm", place: "hillside", source, note },
    { workplace: "dale farm", place: "dalebrook" },
    { workplace: "bakehouse", place: "dalebrook" },
    { workplace: "granary", place: "seashore" },
  ],
  techniques: [
    { technique: "sowing", name: "Sowing wheat", unit: "hectare", source, note },
    { technique: "milling", unit: "t", where: "bakehouse" },
    { technique: "baking", where: "northland" },
    { technique: "dairying", unit: "t" },
    { technique: "building ovens" },
    { technique: "spreading", where: "hillside" },
  ],
  recipes: [
    { technique: "sowing", good: "wheat", amount: 4, lag: 1 },
    { technique: "sowing", good: "wheat", amount: 3, lag: 1, workplace: "hillside" },
    { technique: "sowing", good: "wheat", amount: -0.2 },
    { technique: "sowing", good: "diesel", amount: -0.01, until: 2032 },
    { technique: "sowing", good: "diesel", amount: -0.02, from: 2033, until: 2034, source, note },
    { technique: "milling", good: "wheat", amount: -1 },
    { technique: "milling", good: "flour", amount: 800 },
    { technique: "baking", good: "flour", amount: -0.7 },
    { technique: "baking", good: "bread", amount: 1 },
    { technique: "dairying", good: "milk", amount: 1000, place: "dalebrook" },
    { technique: "dairying", good: "manure", amount: 2 },
    { technique: "dairying", good: "wheat", amount: -0.5 },
    { technique: "spreading", good: "manure", amount: -1 },
    { technique: "spreading", good: "wheat", amount: 0.05, lag: 1 },
    { technique: "building ovens", good: "diesel", amount: -0.5 },
  ],
  work: [
    { technique: "sowing", skill: "farmer", hours: 30 },
    { technique: "sowing", skill: "farmer", hours: 20, lag: 1, workplace: "dale farm", from: 2032 },
    { technique: "milling", skill: "miller", hours: 12, source, note },
    { technique: "baking", skill: "baker", hours: 0.05, until: 2034 },
    { technique: "dairying", skill: "farmer", hours: 60 },
    { technique: "spreading", skill: "farmer", hours: 2 },
    { technique: "building ovens", skill: "builder", hours: 300 },
  ],
  uses: [
    { technique: "sowing", capacity: "fields", amount: 1 },
    { technique: "sowing", capacity: "fields", amount: 0.5, lag: 1, workplace: "hill farm" },
    { technique: "milling", capacity: "millstones", amount: 1, from: 2031, until: 2034 },
    { technique: "baking", capacity: "ovens", amount: 0.001, source, note },
    { technique: "dairying", capacity: "stables", amount: 1 },
    { technique: "spreading", capacity: "fields", amount: 0.1 },
  ],
  adds: [{ technique: "building ovens", what: "ovens", amount: 1, lag: 1, source, note }],
  capacities: [
    { workplace: "hill farm", capacity: "fields", amount: 100 },
    { workplace: "dale farm", capacity: "fields", amount: 80 },
    { workplace: "dale farm", capacity: "fields", amount: 90, period: 2034 },
    { workplace: "hill farm", capacity: "stables", amount: 10 },
    { workplace: "bakehouse", capacity: "millstones", amount: 500, source, note },
    {
      workplace: "bakehouse",
      capacity: "ovens",
      amount: 60,
      life: 20,
      retirement: "sudden",
      age: 3,
      end: 50,
      end_tier: 3,
    },
    { workplace: "granary", capacity: "silos", amount: 90 },
  ],
  skills: [
    { skill: "farmer", name: "Farmer", can_do: ["builder"] },
    { skill: "miller", source, note },
    { skill: "baker", can_do: ["miller", "builder"] },
    { skill: "builder" },
    { skill: "carter" },
  ],
  workforce: [
    { place: "hillside", skill: "farmer", people: 10, hours: 1600 },
    { place: "dalebrook", skill: "farmer", people: 8, hours: 1600 },
    { place: "dalebrook", skill: "miller", people: 4, hours: 1600, source, note },
    { place: "dalebrook", skill: "baker", people: 5, hours: 1600 },
    { place: "dalebrook", skill: "baker", people: 6, hours: 1500, period: 2033 },
    { place: "dalebrook", skill: "builder", people: 1, hours: 1600 },
    { place: "hillside", skill: "carter", people: 1, hours: 1600 },
    { place: "dalebrook", skill: "carter", people: 1, hours: 1600 },
  ],
  stocks: [
    {
      place: "seashore",
      good: "wheat",
      opening: 50,
      end: 40,
      end_tier: 2,
      reserve: 20,
      reserve_tier: 3,
      storage_limit: 80,
      storage_capacity: "silos",
      storage_amount: 1,
      source,
      note,
    },
    { place: "northland", good: "wheat", opening: 60, end: 30 },
    { good: "shillings", opening: 5000 },
  ],
  started: [
    { technique: "sowing", where: "hill farm", periods_ago: 1, amount: 90, source, note },
    { technique: "sowing", where: "dale farm", periods_ago: 1, amount: 70 },
  ],
  routes: [
    {
      route: "hill road",
      from: "hillside",
      to: "dalebrook",
      carries: ["grain crops", "diesel", "milk"],
      capacity: 900,
      lag: 0,
      loss: 0.01,
      source,
      note,
    },
    { route: "dale road", from: "dalebrook", to: "hillside", carries: ["foodstuff", "diesel"] },
    { route: "coast road", from: "dalebrook", to: "seashore" },
    { route: "harbour road", from: "seashore", to: "dalebrook" },
  ],
  route_draws: [
    { route: "hill road", what: "diesel", amount: 0.001, at: "from", source, note },
    { route: "dale road", what: "carter", amount: 0.5, at: "to" },
  ],
  trade: [
    {
      place: "seashore",
      good: "diesel",
      import_price: 900,
      export_price: 600,
      import_limit: 50,
      export_limit: 10,
      currency: "shillings",
      source,
      note,
    },
    { place: "seashore", good: "diesel", import_price: 1100, currency: "shillings", period: 2034 },
  ],
  needs: [
    { need: "daily bread", good: "bread", per_person: 120, tier: 1, source, note },
    {
      need: "children's milk",
      good: "milk",
      per_person: 50,
      group: "children",
      place: "northland",
      tier: 2,
      weight: 2,
    },
    { need: "feast", good: "bread", amount: 500, place: "hillside", period: 2032, tier: 2 },
  ],
  limits: [
    { limit: "diesel cap", of: "used", what: "diesel", maximum: 20, source, note },
    { limit: "field cap", of: "used", what: "fields", place: "northland", maximum: 180 },
    { limit: "sowing floor", of: "run", what: "sowing", period: 2032, minimum: 1 },
    { limit: "quiet road", of: "shipped", what: "coast road", maximum: 5000 },
    { limit: "night work", of: "hours", what: "baker", maximum: 8000 },
  ],
  goals: [
    {
      stage: 1,
      sense: "most",
      measure: "fulfilment",
      tier: 2,
      breakpoints: [0.5, 1],
      slopes: [2, 1],
      source,
      note,
    },
    { stage: 2, sense: "least", measure: "hours", of: "farmer", weight: 2 },
    { stage: 2, sense: "least", measure: "hours", of: "baker" },
    { stage: 3, sense: "least", measure: "used", of: "diesel" },
    { stage: 4, sense: "most", measure: "fulfilment", of: "feast" },
    { stage: 5, sense: "least", measure: "run", of: "milling" },
    { stage: 6, sense: "least", measure: "shipped", of: "coast road" },
  ],
  scenarios: [
    { scenario: "drought", weight: 0.2, known_from: 2032, source, note },
    { scenario: "plenty", weight: 0.8 },
  ],
  changes: [
    {
      scenario: "drought",
      action: "set",
      table: "recipes",
      key: "technique=sowing; good=wheat; lag=1",
      column: "amount",
      period: 2032,
      factor: 0.5,
      source,
      note,
    },
    {
      scenario: "plenty",
      table: "trade",
      key: "place=seashore; good=diesel",
      column: "import_price",
      value: "850",
    },
    {
      scenario: "plenty",
      table: "routes",
      key: "route=hill road",
      column: "to",
      value: "dalebrook",
    },
  ],
  sources: [
    {
      source: "survey",
      title: "Survey of households",
      citation: "Office, 2030",
      licence: "CC BY 4.0",
      date: "2030-05-01",
      reliability: "good",
      note,
    },
  ],
};

/** What the format has and plans don't take into account yet; rows to add to those of `rich`. */
export const notYet: Rows = {
  techniques: [{ technique: "harvesting", season: "dry", integer: true }],
  skills: [{ skill: "nurse", life: 30, retirement: "sudden" }],
  shipped: [{ route: "coast road", good: "flour", periods_ago: 1, amount: 50, source, note }],
  secondments: [
    {
      from: "hillside",
      to: "dalebrook",
      skill: "farmer",
      limit: 100,
      travel: 0.1,
      source,
      note,
    },
  ],
};

/** The rich economy, with more rows or with tables replaced. */
export function richEconomy(more: Rows = {}, instead: Rows = {}): Economy {
  const tables = Object.keys({ ...rich, ...more }) as (keyof Rows)[];
  const rows = Object.fromEntries(
    tables.map((table) => [table, [...(rich[table] ?? []), ...(more[table] ?? [])]]),
  ) as Rows;
  return economyOf({ name: "rich" }, { ...rows, ...instead });
}
