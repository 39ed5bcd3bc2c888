import {
  economyOf,
  readEconomy,
  solveProgram,
  type Economy,
  type Plan,
  type PlanSettings,
  type Row,
} from "commonweal";
import { describe, expect, test } from "vitest";
import { programOf } from "../engine/programs.ts";
import { exampleFolder, goalOf, planned, plannedExample, sum } from "./planned.ts";

/**
 * J. R. Birge, F. Louveaux, Introduction to Stochastic Programming, 2nd ed., Springer 2011, section 1.1, as
 * published there: profits in dollars, acres of wheat, corn and sugar beets.
 */
const published = {
  expected: 108_390,
  acres: [170, 80, 250],
  /** What the plan for the average harvest brings on average when the harvest turns out as it does. */
  averagePlan: 107_240,
  averageAcres: [120, 80, 300],
  valueOfTheStochasticSolution: 1_150,
  valueOfPerfectInformation: 7_016,
  /** With the harvest known beforehand: good, average, poor. */
  known: [167_667, 118_600, 59_950],
  /** With the shared acres. */
  byHarvest: [167_000, 109_350, 48_820],
};

const crops = ["wheat", "corn", "beets"];
const factors = [1.2, 1, 0.8];

/**
 * The book's program, written down by itself: acres; then for each harvest tonnes of wheat and corn bought,
 * wheat and corn sold, beets sold within and beyond the quota. Profit, weighted.
 */
function bookProgram(harvests: readonly number[], acres?: readonly number[]) {
  const share = 1 / harvests.length;
  const later = [-238, -210, 170, 150, 36, 10].map((price) => price * share);
  const none = harvests.flatMap(() => later.map(() => 0));
  const of = (h: number, first: readonly number[], second: readonly number[]) => [
    ...first,
    ...none.map((_, i) => (Math.floor(i / 6) === h ? second[i % 6]! : 0)),
  ];
  return programOf({
    sense: "maximise",
    cost: [-150, -230, -260, ...harvests.flatMap(() => later)],
    columns: [
      ...crops.map((_, i) => [acres?.[i] ?? 0, acres?.[i] ?? Infinity] as const),
      ...harvests.flatMap(() => later.map((_, i) => [0, i === 4 ? 6000 : Infinity] as const)),
    ],
    rows: [
      { of: [1, 1, 1, ...none], to: 500 },
      ...harvests.flatMap((factor, h) => [
        { of: of(h, [2.5 * factor, 0, 0], [1, 0, -1, 0, 0, 0]), from: 200 },
        { of: of(h, [0, 3 * factor, 0], [0, 1, 0, -1, 0, 0]), from: 240 },
        { of: of(h, [0, 0, 20 * factor], [0, 0, 0, 0, -1, -1]), from: 0 },
      ]),
    ],
  });
}

async function bookProfit(harvests: readonly number[], acres?: readonly number[]) {
  const { outcome, certificate } = await solveProgram(bookProgram(harvests, acres));
  if (outcome.kind !== "optimal") throw new Error(outcome.kind);
  expect(certificate).toMatchObject({ ok: true });
  return { profit: outcome.objective, acres: [...outcome.x.slice(0, 3)] };
}

describe("the farmer, as the book writes it", () => {
  test("earns 108,390 on average with 170, 80 and 250 acres", async () => {
    const { profit, acres } = await bookProfit(factors);
    expect(Math.abs(profit - published.expected)).toBeLessThan(1e-4);
    acres.forEach((value, i) => {
      expect(value).toBeCloseTo(published.acres[i]!, 6);
    });
  });

  test("earns 107,240 on average with what is best for the average harvest", async () => {
    const average = await bookProfit([1]);
    average.acres.forEach((value, i) => {
      expect(value).toBeCloseTo(published.averageAcres[i]!, 6);
    });
    const { profit } = await bookProfit(factors, average.acres);
    expect(Math.abs(profit - published.averagePlan)).toBeLessThan(1e-4);
  });

  test("earns 115,406 on average who knows the harvest beforehand", async () => {
    const known: number[] = [];
    for (const factor of factors) known.push((await bookProfit([factor])).profit);
    expect(known.map(Math.round)).toEqual(published.known);
    const gained = sum(known) / 3 - published.expected;
    expect(Math.round(gained)).toBe(published.valueOfPerfectInformation);
  });
});

/** What the farmer is lent in the example. */
const lent = 200_000;

const harvests = ["good harvest", undefined, "poor harvest"];

function acresIn({ tables }: Plan): readonly number[] {
  return crops.map((crop) => {
    const rows = tables.activities.filter((row) => row.technique === `grow ${crop}`);
    return sum(rows.filter((row) => row.period === 1).map((row) => row.runs));
  });
}

/** Dollars at the end beyond those lent, read off the balances. */
function profitIn({ tables }: Plan): number {
  const end = tables.balances.find((row) => row.good === "dollars" && row.period === 2);
  return end!.closing - lent;
}

function expectAcres(found: readonly number[], due: readonly number[]): void {
  found.forEach((value, i) => {
    expect(value, crops[i]).toBeCloseTo(due[i]!, 6);
  });
}

/** The same farm, on which so many acres are sown, no more and no less. */
function sown({ about, tables }: Economy, acres: readonly number[]): Economy {
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]));
  const limits = crops.map((crop, i): Row<"limits"> => {
    const amounts = { minimum: acres[i]!, maximum: acres[i]! };
    return { limit: `sow ${crop}`, of: "run", what: `grow ${crop}`, period: 1, ...amounts };
  });
  return economyOf(about, { ...rows, limits });
}

describe("the farmer, planned", () => {
  const insured: PlanSettings = { insure: "expected" };

  test("sows before the harvest is known: 108,390 expected from 170, 80 and 250 acres", async () => {
    const made = await plannedExample("farmer", insured);
    expect(Math.abs(goalOf(made) - lent - published.expected)).toBeLessThan(0.01);
    const branches = made.branches!;
    expect(branches.map(({ scenario }) => scenario).toSorted()).toEqual(harvests.toSorted());
    harvests.forEach((harvest, i) => {
      const { weight, plan } = branches.find(({ scenario }) => scenario === harvest)!;
      expect(weight).toBeCloseTo(1 / 3, 12);
      expect(plan.certificate.failures).toEqual([]);
      expect(plan.certificate.ok).toBe(true);
      expectAcres(acresIn(plan), published.acres);
      expect(Math.abs(profitIn(plan) - published.byHarvest[i]!)).toBeLessThan(0.01);
      for (const { fulfilment } of plan.tables.deliveries) expect(fulfilment).toBeCloseTo(1, 12);
    });
  });

  test("gains 1,150 by not planning for the average harvest", async () => {
    const economy = await readEconomy(exampleFolder("farmer"));
    const average = acresIn(await planned(economy));
    expectAcres(average, published.averageAcres);
    const made = await planned(sown(economy, average), insured);
    expect(Math.abs(goalOf(made) - lent - published.averagePlan)).toBeLessThan(0.01);
    const gained = goalOf(await planned(economy, insured)) - goalOf(made);
    expect(Math.round(gained)).toBe(published.valueOfTheStochasticSolution);
  });

  test("would gain 7,016 more by knowing the harvest beforehand", async () => {
    const known: number[] = [];
    for (const scenario of harvests) {
      const settings = scenario === undefined ? {} : { scenario };
      known.push(profitIn(await plannedExample("farmer", settings)));
    }
    expect(known.map(Math.round)).toEqual(published.known);
    const expected = goalOf(await plannedExample("farmer", insured)) - lent;
    const gained = sum(known) / 3 - expected;
    expect(Math.round(gained)).toBe(published.valueOfPerfectInformation);
  });
});
