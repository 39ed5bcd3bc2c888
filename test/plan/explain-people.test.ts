import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Rows } from "../../src/economy/types.ts";
import { render } from "../../src/messages/index.ts";
import { compare } from "../../src/plan/compare/index.ts";
import { explain, explanationText, type Explanation } from "../../src/plan/explain/index.ts";
import { plannedEconomy } from "./planned.ts";

/** A clinic whose few nurses are helped from the hill, and whose helpers may learn. */
const clinic: Rows = {
  periods: [{ period: 1 }, { period: 2 }],
  places: [
    { place: "hill", name: "Hill" },
    { place: "town", name: "Town" },
  ],
  goods: [{ good: "care", unit: "day" }],
  workplaces: [{ workplace: "clinic", place: "town" }],
  skills: [{ skill: "nurse", name: "nursing" }, { skill: "helper" }, { skill: "teacher" }],
  techniques: [{ technique: "care" }, { technique: "teach", where: "town" }],
  recipes: [{ technique: "care", good: "care", amount: 1 }],
  uses: [{ technique: "care", capacity: "beds", amount: 1 }],
  capacities: [{ workplace: "clinic", capacity: "beds", amount: 100 }],
  work: [
    { technique: "care", skill: "nurse", hours: 1 },
    { technique: "teach", skill: "teacher", hours: 4 },
  ],
  adds: [
    { technique: "teach", what: "nurse", amount: 1, lag: 1 },
    { technique: "teach", what: "helper", amount: -1 },
  ],
  workforce: [
    { place: "town", skill: "nurse", people: 2, hours: 5 },
    { place: "hill", skill: "nurse", people: 4, hours: 5 },
    { place: "town", skill: "helper", people: 3, hours: 5 },
    { place: "town", skill: "teacher", people: 10, hours: 5 },
  ],
  secondments: [{ from: "hill", to: "town", skill: "nurse", limit: 8, travel: 0.25 }],
  needs: [{ need: "care", good: "care", amount: 50, place: "town", period: 2 }],
};

async function explained(what: string, rows: Rows = clinic): Promise<Explanation> {
  return explain(await plannedEconomy(economyOf({ name: "clinic" }, rows)), what, { gains: 0 });
}

function tableUnder({ sections }: Explanation, heading: string) {
  return sections
    .find((each) => each.heading.key === heading)
    ?.tables[0]?.rows.map((row) =>
      row.map((cell) => (cell !== null && typeof cell === "object" ? render(cell) : cell)),
    );
}

const near = (value: number) => expect.closeTo(value, 6) as number;

describe("people in an explanation", () => {
  test("stand in the chain behind a need: those who could learn, and those who could come", async () => {
    const text = explanationText(await explained("need:care"));
    // 10 hours of the two, 15 of three who learn, 6 of 8 from the hill: 31 of 50.
    expect(text).toContain("31 of 50 day (62%)");
    const scarce = tableUnder(await explained("need:care"), "explain.held-back-heading");
    expect(scarce?.map(([what]) => what)).toEqual([
      "people of helper in Town",
      "the hours of nursing in Town",
      "the limit on how many hours of nursing go elsewhere (Hill → Town)",
    ]);
    // A helper who learns gives 5 hours of 50; an hour of nursing 1; an hour that leaves the hill 0.75.
    expect(scarce?.map(([, , points]) => points)).toEqual([near(10), near(2), near(1.5)]);
    expect(scarce?.[0]?.[3]).toBe("teach → nursing → care → care (Town)");
  });

  test("would help where there were more of them, or where more might go", async () => {
    const text = explanationText(await explained("need:care"));
    expect(text).toContain("one more person for nursing in Town (5 hours a period)");
    expect(text).toContain("one more person for helper in Town (5 hours a period)");
    expect(text).toContain("one hour more of nursing allowed to go elsewhere, Hill → Town");
  });

  test("stand on the slip of the workplace that they come to", async () => {
    const slip = await explained("workplace:clinic");
    expect(tableUnder(slip, "explain.slip-seconded")).toEqual([
      ["2", "nursing", "Hill", "Town", near(8), near(6)],
    ]);
    expect(explanationText(slip)).toContain(
      "Period 2: of the hours of nursing in Town, 6 (19.4%) are of people from other places.",
    );
    const lessons = await explained("workplace:town");
    expect(tableUnder(lessons, "explain.slip-trains")).toEqual([
      ["nursing", "2", near(3), "teach"],
      ["helper", "1", near(-3), "teach"],
    ]);
  });

  test("are counted on the whole: who helps elsewhere, who learns, who is free", async () => {
    const whole = await explained("whole");
    expect(tableUnder(whole, "explain.secondments")).toEqual([
      ["nursing", "Hill", "Town", near(8), near(6)],
    ]);
    expect(tableUnder(whole, "explain.training")).toEqual([
      ["nursing", "Town", near(2), near(5), near(3)],
      ["helper", "Town", near(3), near(0), near(-3)],
    ]);
    // 40 hours on the hill, of which 8 leave in the second period.
    const idle = tableUnder(whole, "explain.idle-hours");
    expect(idle).toContainEqual(["nursing", "Hill", near(40), near(32), near(0.8)]);
  });

  test("who came and found nothing to do don't break what is said of idle hours", async () => {
    const plan = await plannedEconomy(economyOf({ name: "clinic" }, clinic));
    const hours = plan.tables.hours.map((row) =>
      row.place === "town" && row.skill === "nurse" && row.period === 2
        ? { ...row, available: 0, received: 6, needed: 0, idle: 6 }
        : row,
    );
    const whole = await explain({ ...plan, tables: { ...plan.tables, hours } }, "whole", {
      gains: 0,
    });
    expect(explanationText(whole)).not.toMatch(/NaN|∞|Infinity/u);
    expect(tableUnder(whole, "explain.idle-hours")).toContainEqual([
      ...["nursing", "Town", near(16), near(16), near(1)],
    ]);
  });

  test("differ between plans: who helps elsewhere, and who there is at the end", async () => {
    const before = await plannedEconomy(economyOf({ name: "clinic" }, clinic));
    const after = await plannedEconomy(
      economyOf(
        { name: "clinic" },
        { ...clinic, secondments: [{ ...clinic.secondments![0]!, limit: 4 }], adds: [] },
      ),
    );
    const comparison = compare(before, after);
    expect(tableUnder(comparison, "explain.secondments")).toEqual([
      ["nursing", "Hill", "Town", near(8), near(4), near(-4)],
    ]);
    expect(tableUnder(comparison, "compare.people")).toEqual([
      ["helper", "Town", near(0), near(3), near(3)],
      ["nursing", "Town", near(5), near(2), near(-3)],
    ]);
  });
});
