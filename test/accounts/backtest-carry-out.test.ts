import fc from "fast-check";
import { expect, test } from "vitest";
import { carryOut, type Happened } from "../../src/accounts/backtest/carry-out.ts";
import { withTables } from "../../src/accounts/backtest/first-period.ts";
import { check } from "../../src/economy/check/index.ts";
import { errorsIn, renderProblem } from "../../src/economy/problem.ts";
import type { Economy } from "../../src/economy/types.ts";
import { render } from "../../src/messages/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { roll } from "../../src/plan/roll/index.ts";
import { busyEconomies } from "../plan/busy-economy.ts";
import { hillsAndTown } from "./backtest-economy.ts";
import { maybePlanned, plannedEconomy } from "../plan/planned.ts";
import { randomEconomies } from "../plan/random-economy.ts";

const economies = fc.oneof(randomEconomies, busyEconomies);

test("a plan whose figures are true is carried out as it stands", async () => {
  let reached = 0;
  await fc.assert(
    fc.asyncProperty(economies, async (economy) => {
      const plan = await maybePlanned(economy);
      if (plan === undefined) return;
      reached++;
      const [first, second] = economy.tables.periods.rows.map((row) => row.period).sort();
      const happened = await carryOut(economy, plan, first!);
      for (const { planned, happened: done, ...what } of happened.kept) {
        expect([what, done / planned]).toEqual([what, expect.closeTo(1, 6)]);
      }
      expect(happened.plan.certificate.failures.map((failure) => render(failure))).toEqual([]);
      if (second === undefined) return;
      const asPlanned = roll(economy, plan, second).economy;
      expect(happened.next!.tables.periods.rows).toEqual(asPlanned.tables.periods.rows);
      expect(happened.next!.tables.started.rows.length).toBe(asPlanned.tables.started.rows.length);
    }),
    { numRuns: 12 },
  );
  expect(reached).toBeGreaterThan(4);
});

test("whatever is missing, what happens is possible, and no more than was planned", async () => {
  let reached = 0;
  let broken = 0;
  await fc.assert(
    fc.asyncProperty(
      economies,
      fc.constantFrom("deliveries-first", "own-needs-first"),
      async (economy, order) => {
        const plan = await maybePlanned(economy);
        if (plan === undefined) return;
        const truth = poorer(economy);
        if (errorsIn(check(truth)).length > 0) return;
        const [first] = economy.tables.periods.rows.map((row) => row.period).sort();
        const happened = await carryOut(truth, plan, first!, {
          order: order as "deliveries-first",
        });
        reached++;
        for (const { planned, happened: done } of happened.kept) {
          expect(done).toBeGreaterThanOrEqual(0);
          expect(done).toBeLessThanOrEqual(planned);
          if (done < 0.999 * planned) broken++;
        }
        const told = happened.plan.certificate.failures.map((failure) => render(failure));
        expect(told).toEqual([]);
        if (happened.next === undefined) return;
        const errors = errorsIn(check(happened.next));
        expect(errors.map((problem) => renderProblem(problem))).toEqual([]);
      },
    ),
    { numRuns: 16 },
  );
  expect(reached).toBeGreaterThan(5);
  expect(broken).toBeGreaterThan(10);
});

/** Half of all stocks, a little more than half of all that is made, and people with less time. */
function poorer(economy: Economy): Economy {
  const { stocks, recipes, workforce } = economy.tables;
  return withTables(economy, {
    stocks: stocks.rows.map((row) =>
      row.opening === undefined ? row : { ...row, opening: 0.5 * row.opening },
    ),
    recipes: recipes.rows.map((row) =>
      row.amount > 0 ? { ...row, amount: 0.6 * row.amount } : row,
    ),
    workforce: workforce.rows.map((row) => ({ ...row, hours: 0.7 * row.hours })),
  });
}

/** The economy as it is when the grain at hand is other than what is believed, and the people have fewer hours. */
function withGrain(hills: number, town: number, hours = 400): Economy {
  const economy = hillsAndTown();
  const { stocks, workforce } = economy.tables;
  const grain: Readonly<Record<string, number>> = { hills, town };
  return withTables(economy, {
    stocks: stocks.rows.map((row) =>
      row.good === "grain" ? { ...row, opening: grain[row.place!]! } : row,
    ),
    workforce: workforce.rows.map((row) => ({ ...row, hours })),
  });
}

function planOfShipments(sent: number, runs: number, delivered: number): Promise<Plan> {
  const row = { route: "road down", good: "grain", period: 1, from: "hills", to: "town" };
  return plannedEconomy(hillsAndTown()).then((plan) => ({
    ...plan,
    tables: {
      ...plan.tables,
      shipments: [{ ...row, sent, arriving: sent * 0.98, arrives: 1, tonnes: sent }],
      activities: [
        { technique: "grow grain", where: "hill farm", place: "hills", period: 1, runs },
        { technique: "grow grain", where: "town farm", place: "town", period: 1, runs: 0 },
      ],
      deliveries: ["hills", "town"].map((place) => ({
        ...{ need: "bread", place, period: 1, good: "grain", tier: 1, level: 1 },
        ...{ asked: place === "hills" ? 100 : 300, delivered, fulfilment: 1 },
      })),
    },
  }));
}

function done(happened: Happened, kind: string, where: string): number | undefined {
  return happened.kept.find((each) => each.kind === kind && each.where === where)?.happened;
}

test("where deliveries come first, the place that sends is left with what remains", async () => {
  const plan = await planOfShipments(520, 30, 100);
  // 20 in stock and 500 harvested: all of it goes, and nothing is left for seed or bread.
  const happened = await carryOut(withGrain(20, 0), plan, 1);
  expect(done(happened, "shipment", "road down")).toBeCloseTo(520, 6);
  expect(done(happened, "run", "hill farm")).toBeCloseTo(0, 6);
  expect(done(happened, "delivery", "hills")).toBeCloseTo(0, 6);
  expect(done(happened, "delivery", "town")).toBeCloseTo(100, 6);
  // 520 × 0.98 and 100 of its own harvest, less 100 eaten, keep in town.
  const closing = happened.plan.tables.balances.find(
    (row) => row.good === "grain" && row.place === "town",
  );
  expect(closing?.closing).toBeCloseTo(509.6, 6);
  const stock = happened.next!.tables.stocks.rows.find(
    (row) => row.good === "grain" && row.place === "town",
  );
  expect(stock?.opening).toBeCloseTo(0.95 * 509.6, 6);
});

test("where own needs come first, what others were promised gives way", async () => {
  const plan = await planOfShipments(520, 30, 100);
  const happened = await carryOut(withGrain(20, 0), plan, 1, { order: "own-needs-first" });
  expect(done(happened, "delivery", "hills")).toBeCloseTo(100, 6);
  expect(done(happened, "run", "hill farm")).toBeCloseTo(30, 6);
  expect(done(happened, "shipment", "road down")).toBeCloseTo(520 - 130, 6);
});

test("of a harvest that lacks hands, the part that nobody can bring in is given up", async () => {
  const plan = await planOfShipments(0, 0, 0);
  // 10 people with 75 hours bring in 25 of 50 ha at 30 hours, 2 people with 75 hours 5 of 10.
  const happened = await carryOut(withGrain(20, 0, 75), plan, 1);
  expect(done(happened, "under-way", "hill farm")).toBeCloseTo(25, 6);
  expect(done(happened, "under-way", "town farm")).toBeCloseTo(5, 6);
  const made = happened.plan.tables.balances.map((row) => row.made);
  expect(made.reduce((sum, each) => sum + each, 0)).toBeCloseTo(300, 6);
  expect(happened.plan.certificate.ok).toBe(true);
});

test("an economy that begins with another period is refused", async () => {
  const plan = await planOfShipments(0, 0, 0);
  await expect(carryOut(hillsAndTown(), plan, 2)).rejects.toThrow(RangeError);
});
