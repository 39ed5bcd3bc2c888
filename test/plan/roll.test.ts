import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { withScenario, type Change } from "../../src/economy/patch/index.ts";
import { errorsIn } from "../../src/economy/problem.ts";
import type { TableName } from "../../src/economy/tables.ts";
import type { AnyRow, Economy, Row, Rows } from "../../src/economy/types.ts";
import { render } from "../../src/messages/index.ts";
import { certifyPhysically } from "../../src/plan/certify/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { compile } from "../../src/plan/index.ts";
import { restOf, roll } from "../../src/plan/roll/index.ts";
import { plannedEconomy } from "./planned.ts";

/**
 * A farm whose grain is harvested a year after it is sown, a cart that takes a year to the town, a barn
 * that is built for the next year, and apprentices.
 */
const farm: Rows = {
  periods: [
    { period: 1, name: "first", season: "spring" },
    { period: 2, season: "summer" },
    { period: 3, season: "summer" },
  ],
  places: [{ place: "farm" }, { place: "town" }],
  goods: [
    { good: "grain", unit: "t", weight: 1, survival: 0.5 },
    { good: "coin", unit: "coin", survival: 1, pooled: true },
  ],
  workplaces: [{ workplace: "fields", place: "farm" }],
  techniques: [{ technique: "grow" }, { technique: "teach", where: "farm" }],
  recipes: [
    { technique: "grow", good: "grain", amount: -1 },
    { technique: "grow", good: "grain", amount: 4, lag: 1 },
  ],
  uses: [{ technique: "grow", capacity: "land", amount: 1 }],
  adds: [{ technique: "teach", what: "farming", amount: 1, lag: 1 }],
  work: [
    { technique: "grow", skill: "farming", hours: 10, lag: 1 },
    { technique: "teach", skill: "farming", hours: 20 },
  ],
  capacities: [{ workplace: "fields", capacity: "land", amount: 10 }],
  skills: [{ skill: "farming", life: 4 }],
  workforce: [
    { place: "farm", skill: "farming", people: 4, hours: 100 },
    { place: "farm", skill: "farming", people: 3, hours: 50, period: 3 },
  ],
  stocks: [
    { place: "farm", good: "grain", opening: 30 },
    { good: "coin", opening: 7, end: 7, end_tier: 0 },
  ],
  routes: [{ route: "cart", from: "farm", to: "town", lag: 1, loss: 0.5 }],
  needs: [{ need: "grain", good: "grain", amount: 3, place: "town" }],
};

function farmWith(rows: Rows): Economy {
  return economyOf({ name: "farm" }, { ...farm, ...rows });
}

/** A plan with these decisions, made by hand. */
function decided(economy: Economy, tables: Partial<Plan["tables"]>): Plan {
  const none = {
    ...{ activities: [], deliveries: [], keeping: [], balances: [], stocks: [], shipments: [] },
    ...{ trade: [], hours: [], stand_ins: [], secondments: [], people: [], capacities: [] },
    ...{ limits: [], levels: [], values: [] },
  };
  return {
    economy,
    tables: { ...none, ...tables },
    stages: [],
    certificate: {
      ...{ imbalance: 0, dual: 0, gap: 0, failures: [], ok: true },
      tolerance: { physical: 1e-7, optimality: 1e-6 },
    },
    size: { rows: 0, columns: 0, nonzeros: 0 },
    engine: "by hand",
    seconds: { compile: 0, solve: 0, total: 0 },
    notes: [],
  };
}

function balance(good: string, place: string | undefined, period: number, closing: number) {
  const nothing = {
    ...{ opening: 0, made: 0, arrived: 0, imported: 0, earned: 0, used: 0, paid: 0, sent: 0 },
    ...{ drawn: 0, delivered: 0, exported: 0, waste: 0 },
  };
  return { good, ...(place === undefined ? {} : { place }), period, ...nothing, closing };
}

const sown: Partial<Plan["tables"]> = {
  activities: [
    { technique: "grow", where: "fields", place: "farm", period: 1, runs: 6 },
    { technique: "grow", where: "fields", place: "farm", period: 2, runs: 5 },
    { technique: "teach", where: "farm", place: "farm", period: 1, runs: 2 },
  ],
  balances: [
    balance("grain", "farm", 1, 20),
    balance("grain", "town", 1, 2),
    balance("grain", "farm", 2, 8),
    balance("coin", undefined, 1, 7),
  ],
  shipments: [
    {
      ...{ route: "cart", good: "grain", period: 1, from: "farm", to: "town", sent: 4 },
      ...{ arriving: 2, arrives: 2, tonnes: 4 },
    },
  ],
};

function rolledTo(period: number, rows: Rows = {}, happened: readonly Change[] = []) {
  const economy = farmWith(rows);
  expect(errorsIn(check(economy))).toEqual([]);
  return roll(economy, decided(economy, sown), period, happened);
}

function rowsOf<T extends TableName>(economy: Economy, table: T): readonly Row<T>[] {
  return economy.tables[table].rows;
}

describe("rolling", () => {
  test("opens with what the last closing stock has left, pooled goods too", () => {
    const { economy, problems } = rolledTo(2);
    expect(problems).toEqual([]);
    expect(rowsOf(economy, "periods").map(({ period }) => period)).toEqual([2, 3]);
    expect(rowsOf(economy, "stocks")).toEqual([
      { place: "farm", good: "grain", opening: 10 },
      { good: "coin", opening: 7, end: 7, end_tier: 0 },
      { good: "grain", place: "town", opening: 1 },
    ]);
  });

  test("splits a row of stocks that stood for several places where they have different amounts", () => {
    const stocks = [{ good: "grain", opening: 30, reserve: 2 }];
    expect(rowsOf(rolledTo(2, { stocks }).economy, "stocks")).toEqual([
      { good: "grain", place: "farm", opening: 10, reserve: 2 },
      { good: "grain", place: "town", opening: 1, reserve: 2 },
      { good: "coin", opening: 7 },
    ]);
    // Nothing of it is left in either place.
    expect(rowsOf(rolledTo(3, { stocks }).economy, "stocks")[0]).toEqual({
      ...{ good: "grain", place: "farm", opening: 4, reserve: 2 },
    });
  });

  test("carries on the work and the shipments under way, and counts anew how long ago they began", () => {
    const started = [
      { technique: "grow", where: "fields", periods_ago: 1, amount: 2, note: "last autumn" },
    ];
    const second = rolledTo(2, { started }).economy;
    // What was sown last autumn is harvested in the first period.
    expect(rowsOf(second, "started")).toEqual([
      { technique: "grow", where: "fields", periods_ago: 1, amount: 6 },
      { technique: "teach", where: "farm", periods_ago: 1, amount: 2 },
    ]);
    expect(rowsOf(second, "shipped")).toEqual([
      { route: "cart", good: "grain", periods_ago: 1, amount: 4 },
    ]);
    const third = rolledTo(3).economy;
    expect(rowsOf(third, "started")).toEqual([
      { technique: "grow", where: "fields", periods_ago: 1, amount: 5 },
    ]);
    expect(rowsOf(third, "shipped")).toEqual([]);
  });

  test("keeps what was under way before the plan, as long as something of it is to come", () => {
    const recipes = [...farm.recipes!, { technique: "grow", good: "grain", amount: 1, lag: 3 }];
    const started = [
      { technique: "grow", where: "fields", periods_ago: 1, amount: 2, note: "last autumn" },
    ];
    expect(rowsOf(rolledTo(3, { recipes, started }).economy, "started")[0]).toEqual({
      ...{ technique: "grow", where: "fields", periods_ago: 3, amount: 2, note: "last autumn" },
    });
  });

  test("counts who is left, who was trained, and what a period states", () => {
    // Of 4 people 3 are left, one having reached the end of a life of 4; 2 more have learnt it since.
    expect(rowsOf(rolledTo(2).economy, "workforce")).toEqual([
      { place: "farm", skill: "farming", people: 3, hours: 100 },
      // In period 3 there are 3, as stated: those who learn come with `started`.
      { place: "farm", skill: "farming", people: 3, hours: 50, period: 3 },
    ]);
    expect(rowsOf(rolledTo(3).economy, "workforce")).toEqual([
      { place: "farm", skill: "farming", people: 5, hours: 50 },
    ]);
  });

  test("counts what capacities have lost to time and gained from runs, and how long they last", () => {
    const rows: Rows = {
      techniques: [...farm.techniques!, { technique: "clear" }],
      adds: [{ technique: "clear", what: "land", amount: 2 }],
      work: [...farm.work!, { technique: "clear", skill: "farming", hours: 1 }],
      capacities: [{ workplace: "fields", capacity: "land", amount: 10, life: 4, end: 3 }],
    };
    const economy = farmWith(rows);
    const cleared = { technique: "clear", where: "fields", place: "farm", period: 1, runs: 1 };
    const plan = decided(economy, { ...sown, activities: [...sown.activities!, cleared] });
    // 10 with ages spread over 4 periods: 7.5 and 5 are left, and 2 new for 4 periods.
    expect(rowsOf(roll(economy, plan, 2).economy, "capacities")).toEqual([
      { workplace: "fields", capacity: "land", amount: 9.5, life: 4, end: 3 },
      { workplace: "fields", capacity: "land", amount: 7, period: 3 },
    ]);
    expect(rowsOf(roll(economy, plan, 3).economy, "capacities")).toEqual([
      { workplace: "fields", capacity: "land", amount: 7, life: 4, end: 3 },
    ]);
  });

  test("lets an age grow, and a seasonal amount stand", () => {
    const land = { workplace: "fields", capacity: "land" };
    const capacities = [
      { ...land, amount: 10, life: 3, age: 1 },
      { ...land, amount: 8, period: 2 },
    ];
    expect(rowsOf(rolledTo(2, { capacities }).economy, "capacities")).toEqual([
      // The last of its periods: after it nothing is there.
      { ...land, amount: 8, life: 3, age: 2 },
    ]);
  });

  test("says that a technique can't be started any more when its season doesn't come again", () => {
    const techniques = [{ technique: "grow", season: "spring" }, ...farm.techniques!.slice(1)];
    const { economy } = rolledTo(2, { techniques });
    expect(errorsIn(check(economy))).toEqual([]);
    expect(rowsOf(economy, "techniques")[0]).toEqual({ technique: "grow" });
    expect(rowsOf(economy, "limits")).toEqual([
      { limit: "grow (spring)", of: "run", what: "grow", maximum: 0 },
    ]);
    // What was sown in spring is harvested in summer.
    expect(rowsOf(economy, "started")[0]).toMatchObject({ technique: "grow", amount: 6 });
  });

  test("makes the changes of what happened to the economy as it would be", () => {
    const happened: Change[] = [
      { table: "stocks", key: "good=grain; place=farm", column: "opening", factor: 0.5 },
      {
        ...{ table: "started", key: "technique=grow; where=fields; periods_ago=1" },
        ...{ column: "amount", value: "1" },
      },
    ];
    const { economy, problems } = rolledTo(2, {}, happened);
    expect(problems).toEqual([]);
    expect(rowsOf(economy, "stocks")[0]).toMatchObject({ opening: 5 });
    expect(rowsOf(economy, "started")[0]).toMatchObject({ amount: 1 });
  });

  test("to the first period is the economy itself, with what happened", () => {
    expect(rolledTo(1).economy).toEqual(farmWith({}));
    const happened = [
      { table: "stocks", key: "good=grain; place=farm", column: "opening", value: "1" },
    ];
    expect(rowsOf(rolledTo(1, {}, happened as Change[]).economy, "stocks")[0]!.opening).toBe(1);
  });
});

describe("the rest of a plan", () => {
  test("has what is left of its goals, and holds in the rolled economy", async () => {
    const needs = [
      { need: "grain", good: "grain", amount: 3, place: "town" },
      { need: "grain", good: "grain", amount: 2, place: "farm" },
      { need: "seed cake", good: "grain", amount: 1, place: "farm", tier: 2 },
    ];
    const gap: Row<"goals"> = { stage: 1, sense: "least", measure: "gap", tier: 1 };
    const steps = { breakpoints: [0.5, 1], slopes: [2, 1] };
    for (const goals of [
      [gap, { stage: 2, sense: "least", measure: "used", of: "grain" }],
      [
        { stage: 1, sense: "most", measure: "fulfilment", tier: 2, ...steps },
        { stage: 2, sense: "most", measure: "fulfilment", weight: 2 },
        { stage: 3, sense: "least", measure: "shipped" },
        { stage: 4, sense: "most", measure: "stock", of: "grain" },
      ],
    ] as const) {
      const economy = farmWith({ needs, goals });
      const plan = await plannedEconomy(economy);
      for (const period of [2, 3]) {
        const rolled = roll(economy, plan, period).economy;
        const rest = restOf(plan, rolled);
        const { failures } = certifyPhysically(rolled, rest.tables);
        expect(failures.map((failure) => render(failure))).toEqual([]);
        expect(rest.tables.deliveries.every((row) => row.period >= period)).toBe(true);
      }
    }
  });
});

describe("rows about periods that are over", () => {
  const { economy, problems } = rolledTo(2, {
    population: [
      { place: "town", group: "children", number: 9, period: 1 },
      { place: "town", group: "old", number: 4 },
      { place: "town", group: "old", number: 5, period: 2 },
    ],
    needs: [
      { need: "feast", good: "grain", amount: 3, place: "town", period: 1 },
      { need: "grain", good: "grain", per_person: 1, group: "children", place: "town" },
    ],
    limits: [
      { limit: "seed", of: "run", what: "grow", maximum: 9, period: 1 },
      { limit: "fallow", of: "run", what: "grow", maximum: 8, period: 3 },
    ],
    trade: [
      { place: "town", good: "grain", import_price: 2, currency: "coin", period: 1 },
      { place: "town", good: "grain", import_price: 3, currency: "coin", period: 2 },
    ],
    goals: [
      { stage: 1, sense: "most", measure: "fulfilment", of: "feast" },
      { stage: 2, sense: "least", measure: "hours" },
    ],
  });

  test("are gone, with what hangs on them", () => {
    expect(errorsIn(check(economy))).toEqual([]);
    expect(rowsOf(economy, "needs").map(({ need }) => need)).toEqual(["grain"]);
    expect(rowsOf(economy, "limits").map(({ limit }) => limit)).toEqual(["fallow"]);
    expect(rowsOf(economy, "trade").map(({ period }) => period)).toEqual([2]);
    expect(rowsOf(economy, "goals").map(({ stage }) => stage)).toEqual([2]);
    expect(problems.map(({ key, severity }) => [key, severity])).toEqual([
      ["roll.goal-over", "warning"],
    ]);
  });

  test("leave nobody where nobody was counted any more", () => {
    expect(rowsOf(economy, "population")).toEqual([
      { place: "town", group: "old", number: 4 },
      { place: "town", group: "old", number: 5, period: 2 },
      { place: "town", group: "children", number: 0 },
    ]);
  });
});

describe("coefficients", () => {
  /** Every coefficient of every site from a period on, by technique, workplace, what and lag. */
  function coefficients(economy: Economy, from: number): ReadonlyMap<string, readonly number[]> {
    const { resolved } = compile(economy);
    const skip = resolved.periods.indexOf(from);
    return new Map(
      resolved.sites.flatMap((site) =>
        (["recipe", "work", "uses"] as const).flatMap((kind) =>
          site[kind].map(({ target, lag, amounts }): [string, readonly number[]] => [
            JSON.stringify([site.technique, site.where, kind, target, lag]),
            [...amounts.slice(skip)],
          ]),
        ),
      ),
    );
  }

  test("are the same from the period on, and so is where techniques run", () => {
    const rows: Rows = {
      workplaces: [
        { workplace: "fields", place: "farm" },
        { workplace: "gardens", place: "town" },
      ],
      recipes: [
        { technique: "grow", good: "grain", amount: -1, until: 1 },
        { technique: "grow", good: "grain", amount: -2, from: 2, until: 2 },
        { technique: "grow", good: "grain", amount: 4, lag: 1, from: 1 },
        { technique: "grow", good: "grain", amount: 5, lag: 1, workplace: "gardens", from: 3 },
        { technique: "grow", good: "grain", amount: 6, lag: 1, workplace: "town", until: 2 },
      ],
      work: [
        { technique: "grow", skill: "farming", hours: 10, until: 2 },
        { technique: "grow", skill: "farming", hours: 11, from: 3 },
        { technique: "teach", skill: "farming", hours: 20, from: 1 },
      ],
      uses: [
        { technique: "grow", capacity: "land", amount: 1, until: 1 },
        { technique: "grow", capacity: "ploughs", amount: 1, lag: 0, until: 1 },
        { technique: "grow", capacity: "ploughs", amount: 2, workplace: "fields", from: 2 },
      ],
      capacities: [
        { workplace: "fields", capacity: "land", amount: 10 },
        { workplace: "fields", capacity: "ploughs", amount: 10 },
        { workplace: "gardens", capacity: "land", amount: 10 },
        { workplace: "gardens", capacity: "ploughs", amount: 10 },
      ],
    };
    const economy = farmWith(rows);
    for (const period of [2, 3]) {
      const rolled = roll(economy, decided(economy, {}), period).economy;
      expect(errorsIn(check(rolled))).toEqual([]);
      const due = coefficients(economy, period);
      const found = coefficients(rolled, period);
      const isSomething = ([, amounts]: [string, readonly number[]]) =>
        amounts.some((amount) => amount !== 0);
      expect([...found].filter(isSomething)).toEqual([...due].filter(isSomething));
      const sites = (each: Economy) =>
        compile(each).resolved.sites.map(({ technique, where }) => `${technique} at ${where}`);
      expect(sites(rolled)).toEqual(sites(economy));
    }
  });
});

describe("scenarios", () => {
  const scenarios = [{ scenario: "drought", known_from: 1 }, { scenario: "frost" }];
  const change = (scenario: string, rest: Omit<Row<"changes">, "scenario">) => ({
    scenario,
    ...rest,
  });

  test("keep their changes to what is left, and are known from now on at the latest", () => {
    const { economy, problems } = rolledTo(2, {
      scenarios,
      changes: [
        change("drought", {
          ...{ table: "recipes", key: "technique=grow; good=grain; lag=1", column: "amount" },
          ...{ factor: 0.4, period: 3 },
        }),
        change("frost", {
          ...{ table: "recipes", key: "technique=grow; good=grain; lag=1", column: "amount" },
          ...{ factor: 0.4, period: 1 },
        }),
      ],
    });
    expect(rowsOf(economy, "scenarios")).toEqual([{ scenario: "drought", known_from: 2 }]);
    expect(rowsOf(economy, "changes")).toHaveLength(1);
    expect(rowsOf(economy, "changes")[0]).toMatchObject({ scenario: "drought", factor: 0.4 });
    expect(problems.map(({ key }) => key)).toEqual(["roll.scenario-over"]);
    expect(errorsIn(check(economy))).toEqual([]);
  });

  test("are restated where rolling has changed the rows that they are about", () => {
    const rows: Rows = {
      scenarios,
      recipes: [
        { technique: "grow", good: "grain", amount: -1 },
        { technique: "grow", good: "grain", amount: 4, lag: 1, from: 1, until: 2 },
        { technique: "grow", good: "grain", amount: 3, lag: 1, from: 3 },
      ],
      capacities: [{ workplace: "fields", capacity: "land", amount: 10, life: 10 }],
      changes: [
        // The row has begun: its key has no period any more.
        change("drought", {
          ...{ table: "recipes", key: "technique=grow; good=grain; lag=1; from=1" },
          ...{ column: "amount", factor: 0.5 },
        }),
        change("frost", {
          ...{ table: "capacities", key: "workplace=fields; capacity=land" },
          ...{ column: "amount", factor: 0.5 },
        }),
      ],
    };
    const economy = farmWith(rows);
    const plan = decided(economy, {});
    const rolled = roll(economy, plan, 2);
    expect(errorsIn(check(rolled.economy))).toEqual([]);
    expect(rolled.problems.map(({ key, values }) => [key, values["scenario"]])).toEqual([
      ["roll.scenario-restated", "frost"],
    ]);
    // Each makes of the rolled economy what rolling makes of its own.
    for (const { scenario } of scenarios) {
      const own = roll(withScenario(economy, scenario).economy, plan, 2).economy;
      const after = withScenario(rolled.economy, scenario).economy;
      const sorted = (table: readonly AnyRow[]) => table.map((row) => JSON.stringify(row)).sort();
      for (const table of ["recipes", "capacities"] as const) {
        expect(sorted(after.tables[table].rows)).toEqual(sorted(own.tables[table].rows));
      }
    }
  });
});

describe("what can't be rolled", () => {
  test("is a period that there isn't", () => {
    const { economy, problems } = rolledTo(4);
    expect(problems.map(({ key, severity }) => [key, severity])).toEqual([
      ["roll.no-period", "error"],
    ]);
    expect(problems[0]!.values).toEqual({ found: 4, expected: "1, 2, 3" });
    expect(economy).toEqual(farmWith({}));
  });

  test("is the plan of another economy", () => {
    const economy = farmWith({});
    const plan = decided(economy, {
      ...sown,
      activities: [{ technique: "milk", where: "fields", place: "farm", period: 1, runs: 1 }],
      balances: [balance("milk", "farm", 1, 1), balance("grain", undefined, 1, 1)],
      shipments: [{ ...sown.shipments![0]!, route: "train" }],
    });
    const { problems } = roll(economy, plan, 2);
    expect(errorsIn(problems).map(({ key }) => key)).toEqual([
      ...["roll.unknown-work", "roll.unknown-stock", "roll.unknown-stock"],
      "roll.unknown-shipment",
    ]);
  });

  test("other figures than the plan was made with are said", async () => {
    const plan = await plannedEconomy(farmWith({}));
    const other = farmWith({ needs: [{ need: "grain", good: "grain", amount: 2, place: "town" }] });
    const { problems, economy } = roll(other, plan, 2);
    expect(problems.map(({ key, values }) => [key, values])).toEqual([
      ["roll.other-economy", { count: 1 }],
    ]);
    expect(rowsOf(economy, "needs")[0]!.amount).toBe(2);
  });

  test("is a change that fits nothing", () => {
    const happened = [
      { table: "stocks", key: "good=corn; place=farm", column: "opening", value: "1" },
    ];
    const { problems } = rolledTo(2, {}, happened);
    expect(errorsIn(problems).map(({ key }) => key)).toEqual(["check.patch.no-row"]);
  });

  test("what runs take away that is only replaced later is said, not counted twice", () => {
    const rows: Rows = {
      techniques: [...farm.techniques!, { technique: "clear" }, { technique: "flood" }],
      adds: [
        { technique: "clear", what: "land", amount: 5, lag: 2 },
        { technique: "flood", what: "land", amount: -1 },
      ],
      work: [
        ...farm.work!,
        { technique: "clear", skill: "farming", hours: 1 },
        { technique: "flood", skill: "farming", hours: 1 },
      ],
      capacities: [
        { workplace: "fields", capacity: "land", amount: 4 },
        { workplace: "fields", capacity: "land", amount: 0, period: 3 },
      ],
    };
    const economy = farmWith(rows);
    const at = { where: "fields", place: "farm", period: 1 };
    const plan = decided(economy, {
      activities: [
        { technique: "clear", ...at, runs: 1 },
        { technique: "flood", ...at, runs: 3 },
      ],
    });
    const { problems } = roll(economy, plan, 2);
    expect(problems.map(({ key }) => key)).toEqual(["roll.less-than-nothing"]);
  });
});
