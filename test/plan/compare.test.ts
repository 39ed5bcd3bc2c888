import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { patch } from "../../src/economy/patch/index.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";
import { message, render, type Message } from "../../src/messages/index.ts";
import { compare, type Comparison } from "../../src/plan/compare/index.ts";
import { explanationText } from "../../src/plan/explain/index.ts";
import { plannedEconomy } from "./planned.ts";

/** 10 beds and 6 nurses for two wards: the beds are what is short. */
const clinic: Rows = {
  periods: [{ period: 1 }],
  places: [{ place: "north" }, { place: "south" }],
  goods: [{ good: "care", unit: "day" }],
  skills: [{ skill: "nursing" }],
  workplaces: [
    { workplace: "ward n", place: "north" },
    { workplace: "ward s", place: "south" },
  ],
  techniques: [{ technique: "nurse" }],
  recipes: [{ technique: "nurse", good: "care", amount: 1 }],
  work: [{ technique: "nurse", skill: "nursing", hours: 2 }],
  uses: [{ technique: "nurse", capacity: "beds", amount: 1 }],
  capacities: [
    { workplace: "ward n", capacity: "beds", amount: 10 },
    { workplace: "ward s", capacity: "beds", amount: 30 },
  ],
  workforce: [
    { place: "north", skill: "nursing", people: 6, hours: 8 },
    { place: "south", skill: "nursing", people: 6, hours: 8 },
  ],
  needs: [{ need: "care", good: "care", amount: 20, tier: 1 }],
};
const base: Economy = economyOf({ name: "clinic", title: "Two wards" }, clinic);

async function comparing(changes: Parameters<typeof patch>[1]): Promise<Comparison> {
  const { economy, problems } = patch(base, changes);
  expect(problems).toEqual([]);
  return compare(await plannedEconomy(base), await plannedEconomy(economy));
}

function sectionOf({ sections }: Comparison, heading: Message["key"]) {
  return sections.find((section) => section.heading.key === heading);
}

function rowsOf(comparison: Comparison, heading: Message["key"]) {
  return sectionOf(comparison, heading)?.tables[0]?.rows.map((row) =>
    row.map((cell) => (cell !== null && typeof cell === "object" ? render(cell) : cell)),
  );
}

describe("comparing two plans", () => {
  const moreBeds = {
    table: "capacities",
    key: "workplace=ward n; capacity=beds",
    column: "amount",
    value: "30",
  } as const;

  test("says who gains, what held them back and what holds them back now", async () => {
    const comparison = await comparing([moreBeds]);
    expect(rowsOf(comparison, "compare.needs")).toEqual([
      [1, "care", "north", 10, 20, "day", 0.5, 1, 0.5].map((cell) =>
        typeof cell === "number" ? (expect.closeTo(cell, 7) as number) : cell,
      ),
    ]);
    const lines = sectionOf(comparison, "compare.needs")!.lines.map((line) => render(line));
    expect(lines).toEqual([
      "Needs by place and period: one gains, 0 lose.",
      "Gains most: care in north, from 50% to 100%.",
    ]);
    expect(rowsOf(comparison, "compare.binding")).toEqual([
      ["the capacity beds at ward n", "care", null],
    ]);
    expect(render(sectionOf(comparison, "compare.binding")!.lines[0]!)).toBe(
      "No longer: the capacity beds at ward n.",
    );
  });

  test("says what differs in the economies, in work, hours and goods", async () => {
    const comparison = await comparing([moreBeds]);
    expect(rowsOf(comparison, "compare.economies")).toEqual([
      ["capacities", "workplace=ward n; capacity=beds", "amount", "10", "30"],
    ]);
    expect(rowsOf(comparison, "compare.activities")).toEqual([
      ["nurse", "ward n", expect.closeTo(10, 7), expect.closeTo(20, 7), expect.closeTo(10, 7)],
    ]);
    expect(rowsOf(comparison, "compare.hours")).toEqual([
      ["nursing", "north", expect.closeTo(20, 7), expect.closeTo(40, 7), expect.closeTo(20, 7)],
    ]);
    expect(rowsOf(comparison, "compare.goods")).toEqual([
      ["care", "made", ...[30, 40, 10].map((x) => expect.closeTo(x, 7) as number), "day"],
    ]);
    expect(render(sectionOf(comparison, "explain.goals")!.lines[0]!)).toBe(
      "Goal 1, hours: 60 before, 80 after.",
    );
  });

  test("shows needs that only one of the plans asks", async () => {
    const key = "need=care; place=south";
    const comparison = await comparing([
      { action: "remove", table: "needs", key: "need=care" },
      { action: "add", table: "needs", key, column: "good", value: "care" },
      { action: "add", table: "needs", key, column: "amount", value: "20" },
    ]);
    expect(rowsOf(comparison, "compare.needs")).toEqual([
      [1, "care", "north", expect.closeTo(10, 7), null, "day", expect.closeTo(0.5, 7), null, null],
    ]);
    expect(rowsOf(comparison, "compare.economies")).toEqual([
      ["needs", "need=care; place=south", "(row added)", null, "good=care; amount=20"],
      ["needs", "need=care", "(row removed)", null, null],
    ]);
  });

  test("of a plan with itself finds nothing", async () => {
    const plan = await plannedEconomy(base);
    const comparison = compare(plan, plan);
    const lines = comparison.sections.flatMap((section) => section.lines);
    expect(lines).toContainEqual(message("compare.needs-same"));
    expect(lines).toContainEqual(message("compare.economies-count", { count: 0 }));
    expect(explanationText(comparison)).toContain("From Two wards to Two wards");
  });
});
