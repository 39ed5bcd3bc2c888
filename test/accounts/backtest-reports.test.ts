import { describe, expect, test } from "vitest";
import { carryOut, type Happened } from "../../src/accounts/backtest/carry-out.ts";
import { reportsOf, type Misreport } from "../../src/accounts/backtest/reports-of.ts";
import { checkAccounts } from "../../src/accounts/reports/check.ts";
import { accountsOf } from "../../src/accounts/reports/read.ts";
import type { Report } from "../../src/accounts/reports/tables.ts";
import { plannedEconomy } from "../plan/planned.ts";
import { hillsAndTown } from "./backtest-economy.ts";

const exact = { accuracy: 0, seed: 1 };
const exaggerated: Misreport = { of: ["food"], what: ["made"], factor: 1.3, coherent: true };

async function periodsOfHills(): Promise<readonly Happened[]> {
  const economy = hillsAndTown();
  const plan = await plannedEconomy(economy);
  const first = await carryOut(economy, plan, 1);
  return [first, await carryOut(first.next!, plan, 2)];
}

function amountOf(reports: readonly Report[], by: string, what: string, of = "grain"): number {
  return reports.find((row) => row.by === by && row.what === what && row.of === of)!.amount;
}

/** Sources less uses of grain in a place's book, its farm included. */
function imbalance(reports: readonly Report[], place: string, farm: string): number {
  const signs: Readonly<Record<string, number>> = {
    ...{ opening: 1, made: 1, received: 1, imported: 1, used: -1, sent: -1, delivered: -1 },
    ...{ exported: -1, lost: -1, closing: -1 },
  };
  return reports
    .filter(({ by, of }) => (by === place || by === farm) && of === "grain")
    .reduce((sum, { what, amount }) => sum + (signs[what] ?? 0) * amount, 0);
}

const books = [
  ["hills", "hill farm"],
  ["town", "town farm"],
] as const;

describe("reports of what happened", () => {
  test("honest and exact, fit the economy and balance", async () => {
    const happened = await periodsOfHills();
    const reports = happened.flatMap((each) => reportsOf(each, exact).reports);
    expect(checkAccounts(accountsOf({ reports }), hillsAndTown())).toEqual([]);
    for (const each of happened) {
      for (const [place, farm] of books) {
        expect(imbalance(reportsOf(each, exact).reports, place, farm)).toBeCloseTo(0, 6);
      }
    }
    const sent = reports.find((row) => row.what === "sent" && row.amount > 0)!;
    const received = reports.find(
      (row) => row.what === "received" && row.by === sent.with && row.period === sent.period,
    )!;
    expect(sent.with).toBe("town");
    expect(received.amount).toBeCloseTo(0.98 * sent.amount, 6);
    expect(amountOf(reports, "hill farm", "hours", "farming")).toBeGreaterThan(0);
    expect(amountOf(reports, "hill farm", "run", "grow grain")).toBeGreaterThan(0);
  });

  test("a harvest that is exaggerated all round lies in store on paper, and stays there", async () => {
    const [first, second] = await periodsOfHills();
    const honest = reportsOf(first!, exact).reports;
    const lied = reportsOf(first!, { ...exact, misreport: [exaggerated] });
    const made = amountOf(honest, "hill farm", "made");
    expect(amountOf(lied.reports, "hill farm", "made")).toBeCloseTo(1.3 * made, 6);
    const closing = amountOf(lied.reports, "hills", "closing");
    expect(closing).toBeCloseTo(amountOf(honest, "hills", "closing") + 0.3 * made, 6);
    const later = reportsOf(second!, { ...exact, misreport: [exaggerated] }, lied.onPaper).reports;
    expect(amountOf(later, "hills", "opening")).toBeCloseTo(0.95 * closing, 6);
    for (const [place, farm] of books) {
      expect(imbalance(lied.reports, place, farm)).toBeCloseTo(0, 6);
      expect(imbalance(later, place, farm)).toBeCloseTo(0, 6);
    }
  });

  test("what is held back of a store is said to be lost", async () => {
    const [first] = await periodsOfHills();
    const hoarding: Misreport = {
      ...{ of: ["tools"], what: ["closing"], factor: 0.7, places: ["hills"], coherent: true },
    };
    const { reports } = reportsOf(first!, { ...exact, misreport: [hoarding] });
    expect(amountOf(reports, "hills", "closing", "tools")).toBeCloseTo(3.5, 6);
    expect(amountOf(reports, "hills", "lost", "tools")).toBeCloseTo(1.5, 6);
  });

  test("a store that is exaggerated in balance is refused: nothing would balance it", async () => {
    const [first] = await periodsOfHills();
    const misreport = [{ what: ["closing"], factor: 1.3, coherent: true }] as const;
    expect(() => reportsOf(first!, { ...exact, misreport })).toThrow(RangeError);
  });

  test("errors of measurement are as large as is said, and the same for the same seed", async () => {
    const [first] = await periodsOfHills();
    const { figures } = reportsOf(first!, exact);
    const off: number[] = [];
    for (let seed = 1; seed <= 200; seed++) {
      const { reports } = reportsOf(first!, { accuracy: 0.02, seed });
      reports.forEach((row, i) => {
        if (row.what === "run") expect(row.amount).toBe(figures[i]!.amount);
        else if (row.amount > 0) off.push(row.amount / figures[i]!.amount - 1);
      });
    }
    const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
    const deviation = Math.sqrt(off.reduce((sum, each) => sum + each ** 2, 0) / off.length);
    expect(off.length).toBeGreaterThan(2000);
    expect(Math.abs(mean)).toBeLessThan(0.001);
    expect(deviation).toBeCloseTo(0.02, 3);
    const again = reportsOf(first!, { accuracy: 0.02, seed: 7 }).reports;
    expect(reportsOf(first!, { accuracy: 0.02, seed: 7 }).reports).toEqual(again);
  });
});
