import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";
import { travelOf } from "../../src/plan/labour-content/travel.ts";
import { resolve } from "../../src/plan/resolve.ts";
import type { PlanRow, PlanTables } from "../../src/plan/types.ts";
import { handMadeEconomy, handMadePlan } from "./certify-fixture.ts";
import { planByHand } from "./plan-by-hand.ts";

const economy: Economy = economyOf(
  { name: "three places" },
  {
    periods: [{ period: 1 }],
    places: [{ place: "a" }, { place: "b" }, { place: "c" }],
    goods: [{ good: "care", unit: "day" }],
    skills: [{ skill: "nurse", can_do: ["helper"] }, { skill: "helper" }],
  },
);

interface Worked {
  readonly place: string;
  readonly skill: string;
  readonly needed?: number;
}

/** Hours by who is asked what; lent and seconded follow from who helps whom. */
function travelIn(
  worked: readonly Worked[],
  secondments: readonly Omit<PlanRow<"secondments">, "skill" | "period">[],
  standIns: readonly Omit<PlanRow<"stand_ins">, "period">[] = [],
) {
  const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
  const tables: PlanTables = {
    ...handMadePlan,
    secondments: secondments.map((row) => ({ ...row, skill: "nurse", period: 1 })),
    stand_ins: standIns.map((row) => ({ ...row, period: 1 })),
    hours: worked.map(({ place, skill, needed = 0 }) => {
      const isHere = (row: { place: string; skill: string }) =>
        row.place === place && row.skill === skill;
      const leave = secondments.filter(({ from }) => isHere({ place: from, skill: "nurse" }));
      return {
        ...{ place, skill, period: 1, needed, received: 0, covered: 0 },
        lent: sum(standIns.filter(isHere).map(({ hours }) => hours)),
        seconded: sum(leave.map(({ hours }) => hours)),
      };
    }),
  };
  const resolved = resolve(economy);
  const travel = travelOf(planByHand(economy, tables, "by hand"), resolved);
  const perHour = (place: string, skill: string) =>
    travel.perHour(resolved.placeIndex.get(place)!, resolved.skillIndex.get(skill)!, 0);
  return { ...travel, perHour };
}

describe("hours lost on the way to work elsewhere", () => {
  test("count alike with every hour of the skill where people came to", () => {
    const { hours, perHour, unassigned } = travelIn(
      [
        { place: "a", skill: "nurse", needed: 7 },
        { place: "b", skill: "nurse", needed: 20 },
      ],
      [{ from: "a", to: "b", hours: 10, arriving: 8 }],
    );
    expect(hours).toBe(2);
    expect(perHour("a", "nurse")).toBe(0);
    expect(perHour("b", "nurse")).toBeCloseTo(0.1, 12);
    expect(unassigned).toBe(0);
  });

  test("go along where those who came stand in for others", () => {
    const { perHour, unassigned } = travelIn(
      [
        { place: "b", skill: "nurse", needed: 6 },
        { place: "b", skill: "helper", needed: 8 },
      ],
      [{ from: "a", to: "b", hours: 14, arriving: 10 }],
      [{ place: "b", skill: "nurse", for: "helper", hours: 2 }],
    );
    // 4 hours for 8 of nurses' work; 2 of these, with an hour behind them, for 8 of helpers' work.
    expect(perHour("b", "nurse")).toBeCloseTo(0.5, 12);
    expect(perHour("b", "helper")).toBeCloseTo(0.125, 12);
    expect(6 * 0.5 + 8 * 0.125).toBe(4);
    expect(unassigned).toBe(0);
  });

  test("go along with people who leave a place to which others came", () => {
    const { hours, perHour, unassigned } = travelIn(
      [
        { place: "b", skill: "nurse", needed: 4 },
        { place: "c", skill: "nurse", needed: 5 },
      ],
      [
        { from: "a", to: "b", hours: 5, arriving: 4 },
        { from: "b", to: "c", hours: 6, arriving: 3 },
      ],
    );
    expect(hours).toBe(4);
    expect(perHour("b", "nurse")).toBeCloseTo(0.1, 12);
    expect(perHour("c", "nurse")).toBeCloseTo((3 + 0.6) / 5, 12);
    expect(unassigned).toBe(0);
  });

  test("are nobody's work where there was none to do", () => {
    const { hours, perHour, unassigned } = travelIn(
      [{ place: "b", skill: "nurse" }],
      [{ from: "a", to: "b", hours: 5, arriving: 4 }],
    );
    expect({ hours, unassigned, perHour: perHour("b", "nurse") }).toEqual({
      ...{ hours: 1, unassigned: 1, perHour: 0 },
    });
  });

  test("are nobody's work where people only change places", () => {
    const { unassigned } = travelIn(
      [
        { place: "a", skill: "nurse" },
        { place: "b", skill: "nurse" },
      ],
      [
        { from: "a", to: "b", hours: 2, arriving: 1 },
        { from: "b", to: "a", hours: 2, arriving: 1 },
      ],
    );
    expect(unassigned).toBe(2);
  });

  test("are none where nobody travels", () => {
    const { hours, perHour, unassigned } = travelIn(
      [{ place: "b", skill: "nurse", needed: 3 }],
      [{ from: "a", to: "b", hours: 3, arriving: 3 }],
    );
    expect([hours, perHour("b", "nurse"), unassigned]).toEqual([0, 0, 0]);
  });

  test("of the plan made by hand: one hour a period, for 13 and 16 hours of baking", () => {
    const resolved = resolve(handMadeEconomy);
    const travel = travelOf(planByHand(handMadeEconomy, handMadePlan, "by hand"), resolved);
    const baker = resolved.skillIndex.get("baker")!;
    const town = resolved.placeIndex.get("town")!;
    expect(travel.perHour(town, baker, 0)).toBeCloseTo(1 / 13, 12);
    expect(travel.perHour(town, baker, 1)).toBeCloseTo(1 / 16, 12);
    expect(travel.hours).toBe(2);
    expect(travel.unassigned).toBe(0);
  });
});
