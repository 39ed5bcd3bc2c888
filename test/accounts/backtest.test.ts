import { describe, expect, test } from "vitest";
import {
  backtest,
  believe,
  inspector,
  truth,
  type BacktestSettings,
  type Misreport,
  type Policy,
  type PolicyResult,
} from "../../src/accounts/backtest/index.ts";
import { diff } from "../../src/economy/patch/index.ts";
import type { Economy } from "../../src/economy/types.ts";
import { plannedEconomy } from "../plan/planned.ts";
import { roll } from "../../src/plan/roll/index.ts";
import { hillsAndTown } from "./backtest-economy.ts";

const exaggerated: Misreport = { of: ["food"], what: ["made"], factor: 1.3, coherent: true };

async function resultsOf(
  settings: Omit<BacktestSettings, "seed">,
): Promise<readonly PolicyResult[]> {
  const found = await backtest(hillsAndTown(), { seed: 1, ...settings });
  if (found.kind !== "backtested") throw new Error(found.planned.kind);
  return found.backtest.policies;
}

function unmetIn({ periods }: PolicyResult): number {
  return periods.reduce((sum, { unmet }) => sum + unmet, 0);
}

describe("a back-test", () => {
  test("where nothing is false, nothing is missing", async () => {
    const [believed, known] = await resultsOf({ policies: [believe, truth], accuracy: 0 });
    for (const result of [believed!, known!]) {
      expect(result.periods.map(({ period }) => period)).toEqual([1, 2, 3, 4]);
      expect(unmetIn(result)).toBeCloseTo(0, 6);
      for (const each of result.periods) {
        expect([each.givenUp, each.broken]).toEqual([[], []]);
        expect(each.onPaper).toBeCloseTo(0, 6);
        expect(each.unsent).toBeCloseTo(0, 6);
      }
    }
  });

  test("whoever believes exaggerated harvests of a dry year breaks guaranteed needs afterwards", async () => {
    const [believed, known] = await resultsOf({
      ...{ policies: [believe, truth], scenario: "dry year", misreport: [exaggerated] },
    });
    const after = ({ periods }: PolicyResult) => periods.slice(2);
    for (const { tiers } of after(known!)) expect(tiers[0]!.least).toBeCloseTo(1, 6);
    for (const { tiers, onPaper, unsent } of after(believed!)) {
      expect(tiers[0]!.least).toBeLessThan(0.5);
      expect(onPaper).toBeGreaterThan(100);
      expect(unsent).toBeGreaterThan(0);
    }
    expect(unmetIn(believed!)).toBeGreaterThan(3 * unmetIn(known!));
  });

  test("who knows everything believes what is there", async () => {
    const seen: Economy[] = [];
    const watching: Policy = {
      name: "watching",
      learn: (input) => {
        seen.push(input.believed);
        return truth.learn(input);
      },
    };
    await resultsOf({ policies: [watching] });
    const economy = hillsAndTown();
    const plan = await plannedEconomy(economy);
    const rolled = roll(economy, plan, 2).economy;
    const told = diff(rolled, seen[1]!).filter(
      ({ table }) => table !== "scenarios" && table !== "changes",
    );
    // As rounding goes, what happened is what was planned.
    for (const { table, value, key } of told) {
      const row = rolled.tables.stocks.rows.find((each) => key.includes(each.place!));
      expect([table, Number(value)]).toEqual(["stocks", expect.closeTo(row!.opening!, 6)]);
    }
  });

  test("plans anew as often as is asked for", async () => {
    const [result] = await resultsOf({ policies: [believe], every: 2 });
    expect(result!.periods.map(({ plan }) => plan)).toEqual([
      ...["first", "followed", "anew", "followed"],
    ]);
  });

  test("inspectors tell almost exactly what is there, and no more than they may", async () => {
    const inspecting: Policy = {
      name: "inspecting",
      learn: (input) => {
        const found = [
          input.inspect({ by: "hill farm", what: "made", of: "grain" }),
          input.inspect({ by: "sea", what: "closing", of: "grain" }),
          input.inspect({ by: "town", what: "closing", of: "grain" }),
          input.inspect({ by: "hill farm", what: "run", of: "grow grain" }),
        ];
        const about = found.map((report) => report?.about);
        expect(about).toEqual(["hill farm", undefined, "town", undefined]);
        expect(found[0]).toMatchObject({ by: inspector, method: "inspected" });
        const { balances } = input.happened.plan.tables;
        const { made } = balances.find(({ place }) => place === "hills")!;
        expect(made).toBeGreaterThan(0);
        expect(Math.abs(found[0]!.amount - made)).toBeLessThan(0.02 * made);
        return truth.learn(input);
      },
    };
    const [result] = await resultsOf({
      ...{ policies: [inspecting], inspections: 2, misreport: [exaggerated] },
    });
    expect(result!.periods.map(({ inspected }) => inspected)).toEqual([2, 2, 2, 0]);
  });

  test("refuses periods that there aren't, and settings that mean nothing", async () => {
    const policies = [believe];
    await expect(resultsOf({ policies, from: 9 })).rejects.toThrow(RangeError);
    await expect(resultsOf({ policies, every: 0 })).rejects.toThrow(RangeError);
  });
});
