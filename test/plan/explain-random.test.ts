import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { message, render } from "../../src/messages/index.ts";
import { compare } from "../../src/plan/compare/index.ts";
import { explain, explanationDocument, explanationText } from "../../src/plan/explain/index.ts";
import { planFlows } from "../../src/plan/explain/plan-flows.ts";
import { slips, type SlipFlow } from "../../src/plan/explain/slip.ts";
import type { Plan } from "../../src/plan/index.ts";
import { labourContent, type HourSums } from "../../src/plan/labour-content/index.ts";
import { resolve } from "../../src/plan/resolve.ts";
import { busyEconomies } from "./busy-economy.ts";
import { maybePlanned, plannedEconomy } from "./planned.ts";
import { randomEconomies } from "./random-economy.ts";

/** What hands its goods on at a pool, as a text: the same on the slips of both ends. */
function between(giver: string, taker: string, flow: SlipFlow): string {
  return JSON.stringify([giver, taker, flow.good, flow.place, flow.period]);
}

function added(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

/** What each slip gives to and takes from each other slip, by pool. */
function exchanges(plan: Plan) {
  const flows = planFlows(plan, resolve(plan.economy));
  const slipOf = slips(plan, flows);
  const given = new Map<string, number>();
  const taken = new Map<string, number>();
  const made = new Map<string, number>();
  let count = 0;
  for (const where of new Set(flows.resolved.sites.map((site) => site.where))) {
    const { gives, takes } = slipOf(where);
    for (const flow of gives) {
      count++;
      added(made, JSON.stringify([flow.good, flow.place, flow.period]), flow.amount);
      if (flow.party.kind === "site")
        added(given, between(where, flow.party.name, flow), flow.amount);
    }
    for (const flow of takes) {
      if (flow.party.kind === "site")
        added(taken, between(flow.party.name, where, flow), flow.amount);
    }
  }
  return { given, taken, made, count };
}

type Reached = Record<"plans" | "gifts" | "given" | "explained" | "travelled", number> & {
  terms: Set<string>;
};

function nothingReached(): Reached {
  return { plans: 0, gifts: 0, given: 0, explained: 0, travelled: 0, terms: new Set() };
}

function checkSlips(plan: Plan, reached: Reached): void {
  const { given, taken, made, count } = exchanges(plan);
  reached.gifts += count;
  expect([...given.keys()].sort()).toEqual([...taken.keys()].sort());
  for (const [key, amount] of given) {
    reached.given++;
    expect(Math.abs(amount - taken.get(key)!)).toBeLessThanOrEqual(1e-12 * Math.max(1, amount));
  }
  for (const row of plan.tables.balances) {
    const all = made.get(JSON.stringify([row.good, row.place ?? "", row.period])) ?? 0;
    expect(Math.abs(all - row.made)).toBeLessThanOrEqual(1e-9 * Math.max(1, row.made));
  }
}

function checkHours(plan: Plan, reached: Reached): void {
  const { hours, secondments } = plan.tables;
  const lost = secondments.reduce((sum, row) => sum + row.hours - row.arriving, 0);
  const spent = hours.reduce((sum, { needed }) => sum + needed, lost);
  if (lost > 1e-6) reached.travelled++;
  for (const inherited of ["reproduction", "none"] as const) {
    const labour = labourContent(plan, { joint: "first", inherited });
    expect(labour.residual).toBeLessThanOrEqual(1e-10);
    for (const row of labour.rows) {
      expect(row.refused).toBeUndefined();
      expect(row.content).toBeGreaterThanOrEqual(0);
    }
    expect(labour.sums?.residual).toBeLessThanOrEqual(1e-7);
    expect(Math.abs(labour.sums!.hours - spent)).toBeLessThanOrEqual(1e-9 * Math.max(1, spent));
    for (const [term, hours] of Object.entries(labour.sums!)) {
      if (term !== "residual" && hours > 1e-6) reached.terms.add(term);
    }
  }
}

async function checkExplanations(plan: Plan, reached: Reached): Promise<void> {
  const { needs, goods, workplaces } = plan.economy.tables;
  const asked = [
    "whole",
    ...needs.rows.map(({ need }) => `need:${need}`),
    ...goods.rows.map(({ good }) => `good:${good}`),
    ...workplaces.rows.map(({ workplace }) => `workplace:${workplace}`),
  ];
  for (const what of new Set(asked)) {
    const explanation = await explain(plan, what, { gains: 0 });
    const text = explanationText(explanation, { width: 60 });
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/u);
    expect(text).toContain(render(explanation.title).slice(0, 20));
    expect(() => JSON.stringify(explanationDocument(explanation))).not.toThrow();
    for (const { tables } of explanation.sections) {
      for (const { columns, rows } of tables) {
        for (const row of rows) expect(row).toHaveLength(columns.length);
      }
    }
    reached.explained++;
  }
  const same = compare(plan, plan);
  expect(same.sections.flatMap(({ lines }) => lines)).toContainEqual(message("compare.needs-same"));
  expect(explanationText(same)).not.toMatch(/NaN|undefined|Infinity|\[object/u);
}

describe("what every explanation of every plan keeps to", () => {
  test("slips agree, hours add up and all can be said, where anything may be drawn", async () => {
    const reached = nothingReached();
    await fc.assert(
      fc.asyncProperty(randomEconomies, async (economy) => {
        const plan = await maybePlanned(economy);
        if (plan === undefined) return;
        reached.plans++;
        checkSlips(plan, reached);
        checkHours(plan, reached);
        await checkExplanations(plan, reached);
      }),
      { numRuns: 40 },
    );
    expect(reached.plans).toBeGreaterThan(20);
    expect(reached.gifts).toBeGreaterThan(40);
    expect(reached.explained).toBeGreaterThan(100);
  });

  test("slips agree and hours add up, where much goes on", async () => {
    const reached = nothingReached();
    await fc.assert(
      fc.asyncProperty(busyEconomies, async (economy) => {
        const plan = await plannedEconomy(economy);
        reached.plans++;
        checkSlips(plan, reached);
        checkHours(plan, reached);
      }),
      { numRuns: 25 },
    );
    expect(reached.plans).toBeGreaterThanOrEqual(25);
    expect(reached.given).toBeGreaterThan(50);
    const terms: readonly (keyof HourSums)[] = [
      ...(["hours", "deliveries", "exports", "imports", "closingStock", "openingStock"] as const),
      ...(["waste", "storeLosses", "routeLosses", "capacities", "skills"] as const),
      ...(["closingUnderWay", "openingUnderWay"] as const),
    ];
    expect(reached.travelled).toBeGreaterThan(5);
    // Every term of the sum has been there.
    expect([...reached.terms].sort()).toEqual(expect.arrayContaining([...terms].sort()));
  });
});
