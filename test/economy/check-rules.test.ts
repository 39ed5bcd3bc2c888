import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { renderProblem } from "../../src/economy/problem.ts";
import type { AnyRow, Rows } from "../../src/economy/types.ts";
import { en } from "../../src/messages/en/index.ts";
import { rich, richEconomy } from "./rich-economy.ts";

/** Rows of a table of the rich economy, some of them changed. */
function edited<T extends keyof Rows>(
  table: T,
  about: AnyRow,
  changes: AnyRow,
): { readonly [K in T]: NonNullable<Rows[T]> } {
  const fits = (row: AnyRow) => Object.entries(about).every(([name, value]) => row[name] === value);
  const rows = rich[table] as readonly AnyRow[];
  expect(rows.filter(fits)).toHaveLength(1);
  const changed = rows.map((row) =>
    fits(row)
      ? Object.fromEntries(
          Object.entries({ ...row, ...changes }).filter(([, value]) => value !== undefined),
        )
      : row,
  );
  return { [table]: changed } as unknown as { readonly [K in T]: NonNullable<Rows[T]> };
}

const seen = new Set<string>();

/** `error recipes.csv row 3, column good: check.…` for everything that is said. */
function said(more: Rows, instead: Rows = {}): readonly string[] {
  return check(richEconomy(more, instead)).map((problem) => {
    seen.add(problem.key);
    if (process.env.SHOW) console.log(renderProblem(problem));
    // Every sentence has all it needs.
    expect(renderProblem(problem)).not.toContain("undefined");
    const { file, row, column } = problem.where;
    const place = [
      file,
      row === undefined ? "" : ` row ${row}`,
      column === undefined ? "" : `.${column}`,
    ];
    return `${problem.severity} ${place.join("")}: ${problem.key}`;
  });
}

/** One case: rows added to the rich economy, or tables put in their place, and what is said. */
type Case = readonly [name: string, more: Rows, instead: Rows, expected: readonly string[]];

const emptied: Rows = { changes: [], scenarios: [] };

const cases: Readonly<Record<string, readonly Case[]>> = {
  "keys and names": [
    [
      "a row that stands there twice",
      { goods: [{ good: "flour", unit: "kg" }] },
      {},
      ["error goods.csv row 9: check.key.duplicate"],
    ],
    [
      "a name that nothing is near to",
      { recipes: [{ technique: "baking", good: "cardamom", amount: -1 }] },
      {},
      ["error recipes.csv row 17.good: check.reference.unknown"],
    ],
    [
      "names of a table that isn't there, once",
      {},
      {
        ...{ skills: [], goals: [], limits: [], route_draws: [], needs: rich.needs!.slice(0, 1) },
        adds: rich.adds!.slice(0, 1),
      },
      ["error work.csv row 2.skill: check.reference.no-table"],
    ],
    [
      "a good and a skill of one name, where either may stand",
      { goods: [{ good: "carter", unit: "t" }] },
      {},
      ["error route_draws.csv row 3.what: check.reference.ambiguous"],
    ],
    [
      "names that differ by capitals or accents",
      { goods: [{ good: "Flöur", unit: "kg" }], sources: [{ source: "Survey" }] },
      {},
      [
        "warning goods.csv row 9.good: check.spelling",
        "warning sources.csv row 3.source: check.spelling",
      ],
    ],
  ],
  tables: [
    [
      "no periods",
      {},
      { ...only("goods", "sources"), periods: [] },
      [
        "error periods.csv: check.table.empty",
        "warning techniques.csv: check.table.no-techniques",
        "error needs.csv: check.table.no-needs",
      ],
    ],
  ],
  periods: [
    [
      "a hole between the periods",
      {},
      { ...small(), periods: [{ period: 1 }, { period: 2 }, { period: 4 }, { period: 5 }] },
      ["warning periods.csv.period: check.period.gap"],
    ],
    [
      "a row that ends before it begins",
      {},
      edited("uses", { technique: "milling" }, { from: 2034, until: 2031 }),
      ["error uses.csv row 4.until: check.period.from-after-until"],
    ],
    [
      "two rows that hold at once, one of them with a lag of 0 that the other leaves empty",
      { work: [{ technique: "milling", skill: "miller", hours: 9, lag: 0 }] },
      {},
      ["error work.csv row 9.from: check.period.overlap"],
    ],
    [
      "workforce of some periods only",
      { workforce: [{ place: "hillside", skill: "builder", people: 1, hours: 900, period: 2032 }] },
      {},
      ["warning workforce.csv row 10.period: check.period.unstated"],
    ],
  ],
  places: [
    [
      "places that lie in each other",
      {},
      {
        ...small(),
        workforce: [{ place: "a", skill: "baker", people: 1, hours: 8 }],
        places: [
          { place: "a", parent: "b" },
          { place: "b", parent: "a" },
        ],
      },
      ["error places.csv row 2.parent: check.place.cycle"],
    ],
    [
      "people, workplaces, workforce and routes in a region",
      {
        population: [{ place: "northland", group: "children", number: 5 }],
        workplaces: [{ workplace: "mill", place: "northland" }],
        workforce: [{ place: "federation", skill: "carter", people: 2, hours: 1600 }],
        routes: [{ route: "air bridge", from: "northland", to: "seashore" }],
      },
      {},
      [
        "error population.csv row 9.place: check.place.region",
        "error workplaces.csv row 6.place: check.place.region",
        "error workforce.csv row 10.place: check.place.region",
        "error routes.csv row 6.from: check.place.region",
      ],
    ],
    [
      "a workplace with the name of a place",
      { workplaces: [{ workplace: "seashore", place: "seashore" }] },
      {},
      ["error workplaces.csv row 6.workplace: check.place.workplace-too"],
    ],
    [
      "two counts of people",
      {},
      edited("places", { place: "hillside" }, { people: 330 }),
      [
        "warning places.csv row 3.people: check.place.people-below",
        "warning places.csv row 4.people: check.place.people-groups",
      ],
    ],
  ],
  "goods and units": [
    [
      "a unit with a factor of nothing",
      { units: [{ unit: "quintal", factor: 0.1 }] },
      {},
      ["error units.csv row 6.of: check.unit.half"],
    ],
    [
      "units that contradict each other",
      {
        units: [
          { unit: "stone", of: "sack", factor: 0.1 },
          { unit: "sack", of: "stone", factor: 11 },
        ],
      },
      {},
      ["error units.csv row 6.factor: check.unit.cycle"],
    ],
    [
      "an unknown unit, once",
      {
        goods: [
          { good: "rope", unit: "metre" },
          { good: "cable", unit: "metre" },
        ],
      },
      {},
      ["warning goods.csv row 9.unit: check.unit.unknown"],
    ],
    [
      "a weight that the unit contradicts",
      {},
      edited("goods", { good: "milk" }, { weight: 1 }),
      ["warning goods.csv row 8.weight: check.unit.weight"],
    ],
    [
      "a pooled good with a weight, and with a place in a recipe",
      { recipes: [{ technique: "baking", good: "shillings", amount: 1, place: "seashore" }] },
      edited("goods", { good: "shillings" }, { weight: 0.1 }),
      [
        "warning goods.csv row 7.weight: check.good.pooled-weight",
        "warning recipes.csv row 17.place: check.good.pooled-place",
      ],
    ],
  ],
  techniques: [
    [
      "one that does nothing",
      { techniques: [{ technique: "idling" }] },
      {},
      ["warning techniques.csv row 8: check.technique.nothing"],
    ],
    [
      "one whose workplace lacks a capacity",
      {},
      edited("techniques", { technique: "milling" }, { where: "granary" }),
      ["error uses.csv row 4.capacity: check.technique.nowhere"],
    ],
    [
      "one below a place without workplaces",
      {
        places: [{ place: "island" }],
        techniques: [{ technique: "rowing", where: "island" }],
        uses: [{ technique: "rowing", capacity: "silos", amount: 1 }],
        recipes: [{ technique: "rowing", good: "milk", amount: 1 }],
      },
      { needs: rich.needs!.slice(1) },
      ["error uses.csv row 8.capacity: check.technique.no-workplace"],
    ],
    [
      "rows for a workplace where it never runs",
      { recipes: [{ technique: "milling", good: "flour", amount: 750, workplace: "granary" }] },
      {},
      ["warning recipes.csv row 17.workplace: check.technique.row-of-elsewhere"],
    ],
    [
      "runs started where it can't run, or too long ago",
      {
        started: [
          { technique: "milling", where: "granary", periods_ago: 1, amount: 1 },
          { technique: "sowing", where: "hill farm", periods_ago: 2, amount: 1 },
        ],
      },
      {},
      [
        "error started.csv row 4.where: check.technique.started-elsewhere",
        "warning started.csv row 4.periods_ago: check.technique.started-long-ago",
        "warning started.csv row 5.periods_ago: check.technique.started-long-ago",
      ],
    ],
    [
      "one that gives nothing before the plan ends",
      {
        techniques: [{ technique: "planting" }],
        recipes: [
          { technique: "planting", good: "wheat", amount: 9, lag: 4 },
          { technique: "planting", good: "diesel", amount: -1 },
        ],
      },
      {},
      ["warning recipes.csv row 17.lag: check.technique.too-late"],
    ],
    [
      "a season that comes too late for what it gives",
      {
        techniques: [{ technique: "planting", season: "wet" }],
        recipes: [
          { technique: "planting", good: "wheat", amount: 9, lag: 3 },
          { technique: "planting", good: "diesel", amount: -1 },
        ],
      },
      {},
      ["warning techniques.csv row 8.season: check.technique.season-too-late"],
    ],
    [
      "one that pays after it gave",
      {
        techniques: [{ technique: "borrowing" }],
        recipes: [
          { technique: "borrowing", good: "milk", amount: 9 },
          { technique: "borrowing", good: "wheat", amount: -9, lag: 2 },
        ],
      },
      {},
      ["warning recipes.csv row 18.lag: check.technique.unpaid"],
    ],
  ],
  capacities: [
    [
      "retirement or age without a life",
      {},
      edited("capacities", { capacity: "silos" }, { retirement: "sudden", age: 3 }),
      [
        "error capacities.csv row 8.retirement: check.capacity.no-life",
        "warning capacities.csv row 8.age: check.capacity.no-life",
      ],
    ],
    [
      "geometric retirement with an age, or a life below 1",
      {},
      edited("capacities", { capacity: "silos" }, { retirement: "geometric", life: 0.5, age: 3 }),
      [
        "error capacities.csv row 8.life: check.capacity.short-life",
        "warning capacities.csv row 8.age: check.capacity.geometric-age",
      ],
    ],
    [
      "more age than life",
      {},
      edited("capacities", { capacity: "ovens" }, { age: 20 }),
      ["error capacities.csv row 7.age: check.capacity.worn-out"],
    ],
    [
      "rows of one capacity that differ in what holds for all periods",
      {},
      edited("capacities", { period: 2034 }, { life: 3 }),
      ["error capacities.csv row 4.life: check.capacity.differs"],
    ],
    [
      "one that nobody uses",
      {
        capacities: [
          { workplace: "granary", capacity: "looms", amount: 3 },
          { workplace: "bakehouse", capacity: "looms", amount: 3 },
        ],
      },
      {},
      ["warning capacities.csv row 9.capacity: check.capacity.unused"],
    ],
  ],
  labour: [
    [
      "skills of which nobody has stated any hours",
      {},
      { workforce: [], limits: [], adds: rich.adds!.slice(0, 1), secondments: [] },
      ["warning skills.csv row 2.skill: check.skill.unlimited"],
    ],
    [
      "retirement without a life, or faster than periods pass",
      {
        skills: [
          { skill: "nurse", retirement: "sudden" },
          { skill: "singer", retirement: "geometric", life: 0.5 },
        ],
      },
      {},
      [
        "error skills.csv row 7.retirement: check.skill.no-life",
        "error skills.csv row 8.life: check.skill.short-life",
      ],
    ],
    [
      "training where nobody has stated the hours of a person, or that nobody could begin",
      {
        techniques: [
          { technique: "schooling" },
          { technique: "apprenticeship", where: "dalebrook" },
        ],
        work: [
          { technique: "schooling", skill: "baker", hours: 10 },
          { technique: "apprenticeship", skill: "miller", hours: 10 },
        ],
        adds: [
          { technique: "schooling", what: "baker", amount: 1, lag: 1 },
          { technique: "schooling", what: "carter", amount: -1 },
          { technique: "apprenticeship", what: "miller", amount: 1, lag: 1 },
        ],
      },
      {},
      [
        "error adds.csv row 4.what: check.skill.hours-unknown",
        "error adds.csv row 5.what: check.skill.none-to-leave",
      ],
    ],
    [
      "secondments from a place to itself, of nobody, for nothing, and in a region",
      {
        skills: [{ skill: "singer" }],
        secondments: [
          { from: "dalebrook", to: "dalebrook", skill: "baker" },
          { from: "seashore", to: "dalebrook", skill: "baker" },
          { from: "dalebrook", to: "seashore", skill: "baker", travel: 1 },
          { from: "dalebrook", to: "seashore", skill: "singer" },
          { from: "northland", to: "seashore", skill: "baker" },
        ],
      },
      {},
      [
        "error secondments.csv row 3.to: check.secondment.itself",
        "warning secondments.csv row 4.from: check.secondment.nobody",
        "warning secondments.csv row 5.travel: check.secondment.loses-all",
        "warning secondments.csv row 6.skill: check.secondment.unlimited",
        "error secondments.csv row 7.from: check.place.region",
      ],
    ],
    [
      "a skill that stands in for itself",
      {},
      edited("skills", { skill: "carter" }, { can_do: ["carter"] }),
      ["warning skills.csv row 6.can_do: check.skill.itself"],
    ],
    [
      "a skill that nobody has where it is needed",
      {},
      {
        workforce: rich.workforce!.filter(
          (row) => row.skill !== "farmer" || row.place !== "hillside",
        ),
        secondments: [],
      },
      [
        "warning work.csv row 2.skill: check.skill.elsewhere",
        "warning work.csv row 6.skill: check.skill.elsewhere",
        "warning work.csv row 7.skill: check.skill.elsewhere",
      ],
    ],
    [
      "more hours than the period has",
      {},
      edited("workforce", { skill: "builder" }, { hours: 9000 }),
      ["warning workforce.csv row 7.hours: check.skill.long-day"],
    ],
  ],
  stocks: [
    [
      "levels and storage of what can't be stored",
      { stocks: [{ good: "milk", end: 3, storage_limit: 5 }] },
      {},
      [
        "error stocks.csv row 5.end: check.stock.not-stored",
        "warning stocks.csv row 5.storage_limit: check.stock.storage-of-nothing",
      ],
    ],
    [
      "a pooled good in a place",
      {
        limits: [{ limit: "till", of: "stock", what: "shillings", place: "seashore", maximum: 1 }],
      },
      edited("stocks", { good: "shillings" }, { place: "seashore" }),
      [
        "error stocks.csv row 4.place: check.stock.pooled-place",
        "error limits.csv row 7.place: check.stock.pooled-place",
      ],
    ],
    [
      "more than can be stored: an error of what must not be left over",
      {
        stocks: [
          { place: "dalebrook", good: "manure", opening: 9, storage_limit: 5 },
          { good: "flour", opening: 9, reserve: 7, reserve_tier: 0, storage_limit: 5 },
        ],
      },
      {},
      [
        "error stocks.csv row 5.opening: check.stock.opening-over-limit",
        "warning stocks.csv row 6.opening: check.stock.opening-over-limit",
        "error stocks.csv row 6.reserve: check.stock.level-over-limit",
      ],
    ],
    [
      "half of a statement, or none",
      {
        stocks: [{ good: "flour", opening: 1, end_tier: 3, storage_amount: 2 }, { good: "manure" }],
      },
      {},
      [
        "warning stocks.csv row 5.end_tier: check.stock.tier-of-nothing",
        "error stocks.csv row 5.storage_amount: check.stock.amount-of-no-capacity",
        "warning stocks.csv row 6: check.stock.nothing",
      ],
    ],
    [
      "a pooled good that takes room at a workplace",
      {},
      edited("stocks", { good: "shillings" }, { storage_capacity: "silos" }),
      ["error stocks.csv row 4.storage_capacity: check.stock.pooled-room"],
    ],
    [
      "storage in a capacity that isn't there",
      {},
      edited("stocks", { place: "northland" }, { storage_capacity: "silos" }),
      ["warning stocks.csv row 3.storage_capacity: check.stock.no-room"],
    ],
    [
      "a row that hides what the row above states",
      { stocks: [{ place: "hillside", good: "wheat", end: 3 }] },
      {},
      ["warning stocks.csv row 5.opening: check.stock.hidden"],
    ],
  ],
  "routes and trade": [
    [
      "shipments of what isn't carried, and what has arrived",
      {
        shipped: [
          { route: "hill road", good: "flour", periods_ago: 1, amount: 5 },
          { route: "coast road", good: "shillings", periods_ago: 1, amount: 5 },
          { route: "coast road", good: "wheat", periods_ago: 2, amount: 5 },
        ],
      },
      {},
      [
        "error shipped.csv row 3.good: check.shipped.not-carried",
        "warning shipped.csv row 3.periods_ago: check.shipped.arrived",
        "error shipped.csv row 4.good: check.shipped.pooled",
        "warning shipped.csv row 5.periods_ago: check.shipped.arrived",
      ],
    ],
    [
      "a route that leads nowhere, takes too long or loses all",
      { routes: [{ route: "ring", from: "seashore", to: "seashore", lag: 4, loss: 1 }] },
      {},
      [
        "error routes.csv row 6.to: check.route.circle",
        "warning routes.csv row 6.lag: check.route.too-late",
        "warning routes.csv row 6.loss: check.route.loses-all",
      ],
    ],
    [
      "a route that carries nothing, since nothing has a weight",
      {},
      {
        goods: rich.goods!.map((row) =>
          Object.fromEntries(Object.entries(row).filter(([name]) => name !== "weight")),
        ) as never,
        routes: rich.routes!.slice(2),
        route_draws: [],
        limits: [],
        needs: [],
        goals: rich.goals!.slice(1, 3),
        shipped: [],
        ...emptied,
      },
      [
        "warning recipes.csv row 5.good: check.supply.starved",
        "warning recipes.csv row 16.good: check.supply.starved",
        "warning routes.csv row 2.carries: check.route.carries-nothing",
        "warning routes.csv row 3.carries: check.route.carries-nothing",
      ],
    ],
    [
      "pooled goods, goods without a weight, and a good named like a kind",
      {
        goods: [
          { good: "water", unit: "t" },
          { good: "foodstuff", unit: "t", weight: 1 },
        ],
        routes: [
          {
            route: "aqueduct",
            from: "hillside",
            to: "seashore",
            carries: ["water", "shillings", "foodstuff"],
            capacity: 9,
          },
        ],
      },
      {},
      [
        "warning routes.csv row 3.carries: check.route.good-and-kind",
        "error routes.csv row 6.carries: check.route.pooled",
        "warning routes.csv row 6.carries: check.route.good-and-kind",
        "error routes.csv row 6.carries: check.route.no-weight",
      ],
    ],
    [
      "money that isn't pooled, and goods sold for themselves",
      { trade: [{ place: "dalebrook", good: "diesel", import_price: 1, currency: "diesel" }] },
      {},
      [
        "error trade.csv row 4.currency: check.trade.not-pooled",
        "error trade.csv row 4.currency: check.trade.itself",
      ],
    ],
    [
      "closed, free and endless trade",
      {
        trade: [
          { place: "dalebrook", good: "milk", import_limit: 3, currency: "shillings" },
          {
            place: "dalebrook",
            good: "manure",
            export_price: 3,
            import_limit: 3,
            currency: "shillings",
          },
          {
            place: "dalebrook",
            good: "bread",
            import_price: 2,
            export_price: 3,
            currency: "shillings",
          },
          { place: "dalebrook", good: "flour", import_price: 0, currency: "shillings" },
        ],
      },
      {},
      [
        "warning trade.csv row 4.import_price: check.trade.closed",
        "warning trade.csv row 4.import_limit: check.trade.limit-of-closed",
        "warning trade.csv row 5.import_limit: check.trade.limit-of-closed",
        "error trade.csv row 6.export_price: check.trade.money-machine",
        "warning trade.csv row 7.import_price: check.trade.free",
      ],
    ],
  ],
  needs: [
    [
      "two amounts, or none",
      {
        needs: [
          { need: "feed", good: "wheat", amount: 1, per_person: 1 },
          { need: "fodder", good: "wheat" },
        ],
      },
      {},
      [
        "error needs.csv row 5.per_person: check.need.both",
        "error needs.csv row 6.amount: check.need.neither",
      ],
    ],
    [
      "a pooled good in a place, and a weight under leximin",
      { needs: [{ need: "purse", good: "shillings", amount: 1, place: "seashore", weight: 3 }] },
      {},
      [
        "error needs.csv row 5.place: check.need.pooled-place",
        "error needs.csv row 5.weight: check.need.weight",
      ],
    ],
    [
      "one thing asked for twice: in a region and in a place, always and in one period",
      {
        needs: [
          { need: "feast", good: "bread", amount: 100, place: "northland", tier: 2 },
          { need: "daily bread", good: "bread", amount: 5, place: "seashore", period: 2031 },
        ],
      },
      {},
      ["error needs.csv row 4: check.need.overlap", "error needs.csv row 6: check.need.overlap"],
    ],
    [
      "per person where nobody lives",
      {
        places: [{ place: "island", parent: "federation" }],
        routes: [{ route: "ferry", from: "dalebrook", to: "island" }],
      },
      {
        population: rich.population!.filter(
          (row) => row.place !== "seashore" || row.group !== "children",
        ),
        ...edited("needs", { group: "children" }, { place: "seashore" }),
      },
      [
        "warning places.csv row 6.people: check.place.people-groups",
        "error needs.csv row 2.per_person: check.need.no-people",
        "error needs.csv row 3.per_person: check.need.no-group",
      ],
    ],
  ],
  limits: [
    [
      "limits that limit nothing, or less than nothing",
      {
        limits: [
          { limit: "empty", of: "made", what: "milk" },
          { limit: "minus", of: "made", what: "milk", maximum: -1 },
          { limit: "below", of: "made", what: "bread", minimum: -1 },
          { limit: "dream", of: "imported", what: "milk", minimum: 1 },
        ],
      },
      {},
      [
        "error limits.csv row 7.maximum: check.limit.nothing",
        "error limits.csv row 8.maximum: check.limit.negative-maximum",
        "warning limits.csv row 9.minimum: check.limit.negative-minimum",
        "error limits.csv row 10.minimum: check.limit.impossible",
      ],
    ],
    [
      "a minimum above its maximum",
      { limits: [{ limit: "tight", of: "made", what: "milk", minimum: 5, maximum: 4 }] },
      {},
      ["error limits.csv row 7.minimum: check.limit.contradiction"],
    ],
    [
      "places that must make more than their region may, in one period",
      {
        limits: [
          { limit: "hill", of: "made", what: "wheat", place: "hillside", minimum: 60 },
          {
            limit: "dale",
            of: "made",
            what: "wheat",
            place: "dalebrook",
            minimum: 50,
            period: 2032,
          },
          { limit: "north", of: "made", what: "wheat", place: "northland", maximum: 100 },
        ],
      },
      {},
      ["error limits.csv row 7.minimum: check.limit.contradiction"],
    ],
    [
      "a region that must make more than its places may",
      {
        limits: [
          { limit: "hill", of: "made", what: "wheat", place: "hillside", maximum: 60 },
          { limit: "dale", of: "made", what: "wheat", place: "dalebrook", maximum: 50 },
          { limit: "north", of: "made", what: "wheat", place: "northland", minimum: 120 },
        ],
      },
      {},
      ["error limits.csv row 9.minimum: check.limit.contradiction"],
    ],
  ],
  goals: [
    [
      "measures of nothing, and tiers of what has none",
      {
        goals: [
          { stage: 7, sense: "least", measure: "used" },
          { stage: 8, sense: "least", measure: "hours", tier: 1 },
          { stage: 9, sense: "most", measure: "fulfilment", tier: 7 },
        ],
      },
      {},
      [
        "error goals.csv row 9.of: check.goal.of-what",
        "error goals.csv row 10.tier: check.goal.tier-of-other",
        "warning goals.csv row 11.tier: check.goal.no-tier",
      ],
    ],
    [
      "break points and slopes that don't make a concave shape",
      {
        goals: [
          {
            stage: 1,
            sense: "most",
            measure: "fulfilment",
            tier: 1,
            breakpoints: [0.5, 0.9],
            slopes: [1, 2, 3],
          },
          { stage: 1, sense: "most", measure: "fulfilment", tier: 3, breakpoints: [1] },
          {
            stage: 1,
            sense: "most",
            measure: "fulfilment",
            of: "feast",
            breakpoints: [1],
            slopes: [1],
          },
          {
            stage: 1,
            sense: "least",
            measure: "fulfilment",
            of: "daily bread",
            tier: 2,
            breakpoints: [1],
            slopes: [1],
            weight: 2,
          },
        ],
      },
      {},
      [
        "error goals.csv row 9.slopes: check.goal.concave-count",
        "error goals.csv row 9.breakpoints: check.goal.concave-breakpoints",
        "error goals.csv row 9.slopes: check.goal.concave-slopes",
        "error goals.csv row 10.slopes: check.goal.concave-half",
        "error goals.csv row 11.of: check.goal.concave-extra",
        "error goals.csv row 11.tier: check.goal.concave-tier",
        "error goals.csv row 12.sense: check.goal.concave-of-other",
        "error goals.csv row 12.of: check.goal.concave-extra",
        "error goals.csv row 12.weight: check.goal.concave-extra",
        "error goals.csv row 12.tier: check.goal.concave-twice",
      ],
    ],
    [
      "gaps that nothing narrows, or that others are counted with",
      {
        goals: [
          { stage: 7, sense: "least", measure: "gap", tier: 1, of: "daily bread" },
          { stage: 8, sense: "most", measure: "gap", tier: 1 },
          { stage: 9, sense: "least", measure: "gap" },
          { stage: 10, sense: "least", measure: "gap", tier: 2 },
          { stage: 11, sense: "least", measure: "gap", tier: 1, weight: 2 },
          { stage: 11, sense: "least", measure: "waste", of: "milk" },
          { stage: 12, sense: "least", measure: "gap", tier: 3 },
          { stage: 13, sense: "least", measure: "gap", tier: 2, of: "feast" },
        ],
      },
      {},
      [
        "error goals.csv row 10.sense: check.goal.gap-most",
        "error goals.csv row 11.tier: check.goal.gap-tier",
        "error goals.csv row 12.tier: check.goal.gap-weighed",
        "error goals.csv row 13.stage: check.goal.gap-stage",
        "warning goals.csv row 15.tier: check.goal.gap-of-one",
        "error goals.csv row 16.tier: check.goal.gap-weighed",
        "warning goals.csv row 16.of: check.goal.gap-of-one",
      ],
    ],
  ],
  "what can be had": [
    [
      "something that nothing makes, brings or holds",
      {
        goods: [{ good: "yeast", unit: "kg" }],
        recipes: [{ technique: "baking", good: "yeast", amount: -0.01 }],
      },
      {},
      ["warning goods.csv row 9.good: check.supply.none"],
    ],
    [
      "places that nothing is brought to",
      {},
      {
        routes: rich.routes!.filter((row) => row.route !== "coast road"),
        shipped: [],
        limits: [],
        goals: rich.goals!.slice(0, 6),
      },
      ["warning needs.csv row 2.place: check.supply.out-of-reach"],
    ],
    [
      "places that something is on its way to, and those that nothing more is brought to",
      {},
      {
        ...small(),
        places: [{ place: "quay" }, { place: "hill" }],
        goods: [
          { good: "bread", unit: "kg", weight: 0.001 },
          { good: "salt", unit: "t", weight: 1 },
        ],
        workforce: [
          { place: "quay", skill: "baker", people: 1, hours: 8 },
          { place: "hill", skill: "baker", people: 1, hours: 8 },
        ],
        routes: [{ route: "ferry", from: "hill", to: "quay", lag: 1 }],
        shipped: [{ route: "ferry", good: "salt", periods_ago: 1, amount: 3 }],
        needs: [
          { need: "salt", good: "salt", amount: 1, place: "quay" },
          { need: "salt", good: "salt", amount: 1, place: "hill" },
        ],
      },
      [
        "warning routes.csv row 2.lag: check.route.too-late",
        "warning needs.csv row 3.place: check.supply.out-of-reach",
      ],
    ],
    [
      "workplaces that their inputs aren't brought to",
      {},
      { routes: rich.routes!.filter((row) => row.route !== "harbour road") },
      [
        "warning recipes.csv row 5.good: check.supply.starved",
        "warning recipes.csv row 16.good: check.supply.starved",
      ],
    ],
    [
      "what must not be left over, and can't be used",
      {
        goods: [{ good: "slurry", unit: "t", disposal: "none" }],
        recipes: [{ technique: "dairying", good: "slurry", amount: 1 }],
      },
      {},
      ["warning goods.csv row 9.disposal: check.supply.no-use"],
    ],
  ],
  "something out of nothing": [
    [
      "by one technique",
      {
        techniques: [{ technique: "conjuring" }],
        recipes: [{ technique: "conjuring", good: "milk", amount: 1 }],
      },
      {},
      ["error recipes.csv row 17.good: check.growth.from-nothing"],
    ],
    [
      "by one technique, but limited: that is somebody's decision",
      {
        techniques: [{ technique: "conjuring" }],
        recipes: [{ technique: "conjuring", good: "milk", amount: 1 }],
        limits: [{ limit: "gift", of: "run", what: "conjuring", maximum: 5 }],
      },
      {},
      [],
    ],
    [
      "by two that feed each other within a period",
      {
        goods: [
          { good: "coal", unit: "t" },
          { good: "steel", unit: "t" },
        ],
        techniques: [{ technique: "mining" }, { technique: "smelting" }],
        recipes: [
          { technique: "mining", good: "steel", amount: -0.1 },
          { technique: "mining", good: "coal", amount: 1 },
          { technique: "smelting", good: "coal", amount: -2 },
          { technique: "smelting", good: "steel", amount: 1 },
        ],
      },
      {},
      ["error recipes.csv row 18.good: check.growth.multiplies"],
    ],
    [
      "in time: herds may be meant to grow",
      {
        goods: [{ good: "cattle", unit: "t", survival: 1 }],
        techniques: [{ technique: "breeding" }],
        recipes: [
          { technique: "breeding", good: "cattle", amount: -1 },
          { technique: "breeding", good: "cattle", amount: 1.3, lag: 1 },
        ],
        stocks: [{ good: "cattle", opening: 5 }],
      },
      {},
      ["warning recipes.csv row 18.good: check.growth.multiplies-in-time"],
    ],
  ],
  "figures out of scale": [
    [
      "a workplace that differs from all others",
      { recipes: [{ technique: "milling", good: "flour", amount: 0.8, workplace: "bakehouse" }] },
      {},
      ["warning recipes.csv row 17.amount: check.scale.variant"],
    ],
    [
      "a technique that differs from all that make the same",
      {
        techniques: [1, 2, 3, 4].map((i) => ({ technique: `oven ${i}` })),
        recipes: [1, 2, 3, 4].flatMap((i) => [
          { technique: `oven ${i}`, good: "bread", amount: 1000 },
          { technique: `oven ${i}`, good: "flour", amount: i === 4 ? -0.7 : -700 - i },
        ]),
        work: [1, 2, 3, 4].map((i) => ({ technique: `oven ${i}`, skill: "baker", hours: 40 })),
      },
      {},
      ["warning recipes.csv row 24.amount: check.scale.sibling"],
    ],
  ],
  scenarios: [
    [
      "a scenario that breaks what held",
      {
        changes: [
          {
            scenario: "drought",
            action: "remove",
            table: "limits",
            key: "limit=diesel cap",
            column: "maximum",
          },
        ],
      },
      {},
      ["error changes.csv row 5.value: check.scenario.breaks"],
    ],
    [
      "weights that add up to more than 1",
      { scenarios: [{ scenario: "flood", weight: 0.1 }] },
      {},
      ["error scenarios.csv row 3.weight: check.scenario.weights"],
    ],
    [
      "weights that add up to 1 but for rounding, and scenarios without any",
      { scenarios: [{ scenario: "flood", weight: 1e-12 }, { scenario: "war" }] },
      {},
      [],
    ],
  ],
};

/** An economy of one place, where only what is tested can be wrong. */
function small(): Rows {
  return {
    ...only(),
    periods: [{ period: 1 }],
    goods: [{ good: "bread", unit: "kg" }],
    needs: [{ need: "bread", good: "bread", amount: 1 }],
    techniques: [{ technique: "baking" }],
    recipes: [{ technique: "baking", good: "bread", amount: 1 }],
    skills: [{ skill: "baker" }],
    work: [{ technique: "baking", skill: "baker", hours: 1 }],
    workforce: [{ place: "economy", skill: "baker", people: 1, hours: 8 }],
  };
}

/** No rows but those of these tables. */
function only(...kept: readonly (keyof Rows)[]): Rows {
  const tables = Object.keys(rich) as (keyof Rows)[];
  return Object.fromEntries(
    tables.filter((table) => !kept.includes(table)).map((table) => [table, []]),
  );
}

for (const [about, list] of Object.entries(cases)) {
  describe(about, () => {
    test.each(list)("%s", (_, more, instead, expected) => {
      expect(said(more, instead)).toEqual(expected);
    });
  });
}

test("every sentence of the check has been said", () => {
  const sentences = Object.keys(en).filter((key) => key.startsWith("check."));
  // Where a problem stands is no sentence; cells and patches have tests of their own.
  const elsewhere = /^check\.(at-|cell\.|patch\.)/;
  expect(sentences.filter((key) => !elsewhere.test(key) && !seen.has(key))).toEqual([]);
});
