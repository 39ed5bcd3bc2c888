import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Rows } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import { render } from "../../src/messages/index.ts";
import { plan, type Plan } from "../../src/plan/index.ts";

const engine = await highsEngine();

async function planOf(rows: Rows): Promise<Plan> {
  const planned = await plan(economyOf({ name: "small" }, rows), { engine });
  if (planned.kind !== "optimal") throw new Error(planned.kind);
  expect(planned.plan.certificate.failures.map((failure) => render(failure))).toEqual([]);
  expect(planned.plan.certificate.ok).toBe(true);
  return planned.plan;
}

/** Visits of an hour each, in one place and four periods. */
const clinic: Rows = {
  periods: [{ period: 1 }, { period: 2 }, { period: 3 }, { period: 4 }],
  goods: [{ good: "visit", unit: "visit" }],
  techniques: [{ technique: "treat" }],
  recipes: [{ technique: "treat", good: "visit", amount: 1 }],
  work: [{ technique: "treat", skill: "nurse", hours: 1 }],
  skills: [{ skill: "nurse" }],
  workforce: [{ place: "economy", skill: "nurse", people: 1, hours: 100 }],
  needs: [{ need: "visits", good: "visit", amount: 400 }],
};

const fulfilments = ({ tables }: Plan) => tables.deliveries.map((row) => row.fulfilment);
const peopleOf = ({ tables }: Plan, skill: string) =>
  tables.people.filter((row) => row.skill === skill).map(({ people, added }) => [people, added]);

describe("seasons", () => {
  const periods = [
    { period: 1, season: "winter" },
    { period: 2, season: "summer" },
    { period: 3, season: "winter" },
    { period: 4 },
  ];

  test("runs start in periods of their season only, and give when they give", async () => {
    const made = await planOf({
      ...clinic,
      periods,
      techniques: [{ technique: "treat", season: "winter" }],
      recipes: [{ technique: "treat", good: "visit", amount: 1, lag: 1 }],
    });
    expect(made.tables.activities.map(({ period, runs }) => [period, runs])).toEqual([
      [1, 100],
      [3, 100],
    ]);
    expect(fulfilments(made)).toEqual([0, 0.25, 0, 0.25]);
  });

  test("what was started before the plan has been started", async () => {
    const made = await planOf({
      ...clinic,
      periods,
      techniques: [{ technique: "treat", season: "winter" }],
      recipes: [{ technique: "treat", good: "visit", amount: 1, lag: 2 }],
      started: [{ technique: "treat", where: "economy", periods_ago: 1, amount: 40 }],
    });
    expect(fulfilments(made)).toEqual([0, 0.1, 0.25, 0]);
  });

  test("a hard limit that can't be kept out of season is a conflict, and says so", async () => {
    const planned = await plan(
      economyOf(
        { name: "small" },
        {
          ...clinic,
          periods,
          techniques: [{ technique: "treat", season: "summer" }],
          limits: [{ limit: "open", of: "run", what: "treat", minimum: 5, period: 3 }],
        },
      ),
      { engine },
    );
    if (planned.kind !== "infeasible") throw new Error(planned.kind);
    expect(planned.conflict.map((each) => render(each)).sort()).toEqual([
      "the limit open, period 3",
      "the season of treat at economy, period 3",
    ]);
  });
});

describe("skills that are gained and lost", () => {
  /** Two aides may become nurses, in a course that a nurse gives. */
  const school: Rows = {
    ...clinic,
    techniques: [{ technique: "treat" }, { technique: "course" }],
    work: [
      { technique: "treat", skill: "nurse", hours: 1 },
      { technique: "course", skill: "nurse", hours: 10 },
    ],
    adds: [
      { technique: "course", what: "nurse", amount: 1, lag: 1 },
      { technique: "course", what: "aide", amount: -1 },
    ],
    skills: [{ skill: "nurse" }, { skill: "aide" }],
    workforce: [
      { place: "economy", skill: "nurse", people: 1, hours: 100 },
      { place: "economy", skill: "aide", people: 2, hours: 50 },
    ],
    needs: [{ need: "visits", good: "visit", amount: 400, period: 4 }],
  };

  test.each([50, 0])(
    "nobody leaves a skill who isn't there (hours of an aide: %d)",
    async (hours) => {
      const made = await planOf({
        ...school,
        workforce: [school.workforce![0]!, { ...school.workforce![1]!, hours }],
      });
      expect(fulfilments(made)).toEqual([0.75]);
      expect(peopleOf(made, "aide").at(-1)).toEqual([0, -2]);
      expect(peopleOf(made, "nurse").at(-1)).toEqual([3, 2]);
      expect(
        made.tables.hours.find((row) => row.skill === "nurse" && row.period === 4),
      ).toMatchObject({
        available: 300,
        needed: 300,
        idle: 0,
      });
    },
  );

  test("who is there grows fewer, and who is trained stays as long as a working life", async () => {
    const made = await planOf({
      ...school,
      skills: [{ skill: "nurse", life: 2 }, { skill: "aide" }],
      workforce: [
        { place: "economy", skill: "nurse", people: 4, hours: 100 },
        { place: "economy", skill: "aide", people: 2, hours: 50 },
      ],
      limits: [
        { limit: "one course", of: "run", what: "course", period: 1, minimum: 1, maximum: 1 },
      ],
      started: [{ technique: "course", where: "economy", periods_ago: 1, amount: 1 }],
      needs: [],
      goals: [{ stage: 1, sense: "least", measure: "run", of: "course" }],
    });
    // Ages are spread evenly: half go each period. Those added in 1 and in 2 stay for two periods.
    expect(peopleOf(made, "nurse")).toEqual([
      [5, 1],
      [4, 2],
      [1, 1],
      [0, 0],
    ]);
    // Who was taken from the aides before the plan is not among those stated.
    expect(peopleOf(made, "aide").map(([people]) => people)).toEqual([1, 1, 1, 1]);
  });

  test("a share goes each period, also of those who were trained, and a stated period stands for itself", async () => {
    const made = await planOf({
      ...school,
      skills: [{ skill: "nurse", life: 4, retirement: "geometric" }, { skill: "aide" }],
      workforce: [
        { place: "economy", skill: "nurse", people: 4, hours: 100 },
        { place: "economy", skill: "nurse", people: 8, hours: 10, period: 3 },
        { place: "economy", skill: "aide", people: 2, hours: 50 },
      ],
      limits: [
        { limit: "one course", of: "run", what: "course", period: 1, minimum: 1, maximum: 1 },
      ],
      needs: [{ need: "visits", good: "visit", amount: 1000, period: 3 }],
      goals: [{ stage: 1, sense: "least", measure: "run", of: "course" }],
    });
    const nurses = [4, 4 * 0.75 + 1, 8 + 0.75, 4 * 0.75 ** 3 + 0.75 ** 2];
    // The need in period 3 makes the other aide a nurse too, in the one period that is left for it.
    const second = made.tables.activities.filter(({ technique, period }) => {
      return technique === "course" && period > 1;
    });
    expect(second.map(({ period, runs }) => [period, runs])).toEqual([[2, 1]]);
    expect(peopleOf(made, "nurse").map(([people]) => people)).toEqual([
      nurses[0],
      nurses[1],
      nurses[2]! + 1,
      nurses[3]! + 0.75,
    ]);
    // Ten hours each in that period, whoever they are.
    expect(fulfilments(made)).toEqual([(10 * (nurses[2]! + 1)) / 1000]);
  });
});

describe("secondments", () => {
  const places: Rows = {
    ...clinic,
    periods: [{ period: 1 }],
    places: [{ place: "town" }, { place: "hill" }, { place: "isle" }],
    workforce: [{ place: "town", skill: "nurse", people: 1, hours: 100 }],
    needs: [{ need: "visits", good: "visit", amount: 100, place: "hill" }],
  };

  test("hours leave one place, and what the way leaves of them is worked in another", async () => {
    const made = await planOf({
      ...places,
      secondments: [{ from: "town", to: "hill", skill: "nurse", limit: 50, travel: 0.2 }],
    });
    expect(fulfilments(made)).toEqual([0.4]);
    expect(made.tables.secondments).toEqual([
      { from: "town", to: "hill", skill: "nurse", period: 1, hours: 50, arriving: 40 },
    ]);
    const zero = { received: 0, needed: 0, covered: 0, lent: 0, seconded: 0, idle: 0 };
    expect(made.tables.hours).toEqual([
      {
        ...{ ...zero, place: "hill", skill: "nurse", period: 1 },
        ...{ available: 0, received: 40, needed: 40 },
      },
      {
        ...{ ...zero, place: "town", skill: "nurse", period: 1 },
        ...{ available: 100, seconded: 50, idle: 50 },
      },
    ]);
  });

  test("who comes stands in there as at home, but is not sent on", async () => {
    const made = await planOf({
      ...places,
      skills: [{ skill: "nurse", can_do: ["midwife"] }, { skill: "midwife" }],
      work: [{ technique: "treat", skill: "midwife", hours: 1 }],
      workforce: [
        { place: "town", skill: "nurse", people: 1, hours: 100 },
        { place: "hill", skill: "nurse", people: 1, hours: 10 },
        { place: "isle", skill: "midwife", people: 1, hours: 0 },
      ],
      secondments: [
        { from: "town", to: "hill", skill: "nurse" },
        { from: "hill", to: "isle", skill: "nurse" },
      ],
      needs: [
        { need: "visits", good: "visit", amount: 50, place: "hill" },
        { need: "visits", good: "visit", amount: 50, place: "isle" },
      ],
    });
    expect(made.tables.deliveries.map(({ place, fulfilment }) => [place, fulfilment])).toEqual([
      ["hill", 1],
      ["isle", 0.2],
    ]);
    expect(made.tables.stand_ins.map(({ place, skill, hours }) => [place, skill, hours])).toEqual([
      ["hill", "nurse", 50],
      ["isle", "nurse", 10],
    ]);
  });
});

describe("shipments that are under way when the plan begins", () => {
  test("arrive in their period, less what is lost, and draw where they arrive", async () => {
    const made = await planOf({
      periods: [{ period: 1 }, { period: 2 }],
      places: [{ place: "port" }, { place: "town" }],
      goods: [
        { good: "grain", unit: "sack", weight: 0.5, survival: 1 },
        { good: "fuel", unit: "l", survival: 1 },
      ],
      techniques: [{ technique: "guard", where: "town" }],
      recipes: [{ technique: "guard", good: "fuel", amount: -1 }],
      skills: [{ skill: "carter" }],
      workforce: [{ place: "town", skill: "carter", people: 1, hours: 10 }],
      stocks: [{ place: "town", good: "fuel", opening: 8 }],
      routes: [{ route: "sea", from: "port", to: "town", lag: 3, loss: 0.1 }],
      route_draws: [
        { route: "sea", what: "fuel", amount: 0.2, at: "to" },
        { route: "sea", what: "carter", amount: 0.4, at: "to" },
      ],
      shipped: [
        { route: "sea", good: "grain", periods_ago: 2, amount: 20 },
        { route: "sea", good: "grain", periods_ago: 3, amount: 4 },
        { route: "sea", good: "grain", periods_ago: 1, amount: 30 },
      ],
      needs: [{ need: "bread", good: "grain", amount: 36, place: "town" }],
    });
    const grain = made.tables.balances.filter((row) => row.good === "grain");
    expect(grain.map(({ place, period, arrived }) => [place, period, arrived])).toEqual([
      ["town", 1, 3.6],
      ["town", 2, 18],
    ]);
    expect(fulfilments(made)).toEqual([0.1, 0.5]);
    expect(made.tables.shipments).toEqual([]);
    const drawn = made.tables.balances.filter((row) => row.good === "fuel");
    expect(drawn.map((row) => row.drawn)).toEqual([0.2 * 2, 0.2 * 10]);
    expect(made.tables.hours.map((row) => row.needed)).toEqual([0.4 * 2, 0.4 * 10]);
    // What arrives after the end is under way.
    expect(made.tables.stocks.find((row) => row.good === "grain")).toMatchObject({
      period: 2,
      under_way: 27,
    });
  });

  test("count towards an end level like shipments of the plan", async () => {
    const made = await planOf({
      periods: [{ period: 1 }],
      places: [{ place: "port" }, { place: "town" }],
      goods: [{ good: "grain", unit: "t", weight: 1, survival: 1 }],
      techniques: [{ technique: "eat", where: "town" }],
      recipes: [{ technique: "eat", good: "grain", amount: -1 }],
      routes: [{ route: "sea", from: "port", to: "town", lag: 2 }],
      shipped: [{ route: "sea", good: "grain", periods_ago: 1, amount: 20 }],
      stocks: [{ place: "town", good: "grain", end: 25 }],
      needs: [{ need: "bread", good: "grain", amount: 1, place: "town" }],
    });
    expect(made.tables.keeping).toMatchObject([{ kept: 20, fulfilment: 0.8 }]);
  });
});
