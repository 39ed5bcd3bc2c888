import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";
import { render, type Message } from "../../src/messages/index.ts";
import { explain, type Explanation } from "../../src/plan/explain/index.ts";
import { plan } from "../../src/plan/index.ts";
import { plannedEconomy } from "./planned.ts";

/** 100 visits are asked for in each place, an hour each: the hill has 50 hours of nursing, the valley 200. */
const nurses: Rows = {
  periods: [{ period: 1 }, { period: 2 }],
  places: [{ place: "hill" }, { place: "valley" }],
  goods: [{ good: "visit", unit: "visit" }],
  skills: [{ skill: "nursing" }, { skill: "gardening" }, { skill: "driving" }],
  techniques: [{ technique: "visit" }, { technique: "garden" }],
  recipes: [{ technique: "visit", good: "visit", amount: 1 }],
  work: [
    { technique: "visit", skill: "nursing", hours: 1 },
    { technique: "garden", skill: "gardening", hours: 1 },
  ],
  workforce: [
    { place: "hill", skill: "nursing", people: 1, hours: 50 },
    { place: "valley", skill: "nursing", people: 5, hours: 40 },
    { place: "hill", skill: "gardening", people: 1, hours: 30 },
  ],
  needs: [{ need: "visits", good: "visit", amount: 100 }],
};

async function explained(rows: Rows, options = {}): Promise<Explanation> {
  return explain(await plannedEconomy(economyOf({ name: "nurses" }, rows)), "whole", options);
}

function linesUnder({ sections }: Explanation, heading: Message["key"]): readonly string[] {
  const found = sections.find((section) => section.heading.key === heading);
  return (found?.lines ?? []).map((line) => render(line));
}

function tableUnder({ sections }: Explanation, heading: Message["key"], nth = 0) {
  const table = sections.find((each) => each.heading.key === heading)?.tables[nth];
  return table?.rows.map((row) =>
    row.map((cell) => (cell !== null && typeof cell === "object" ? render(cell) : cell)),
  );
}

describe("what stands idle", () => {
  test("is ranked by what putting it to use would free, and planned again with it", async () => {
    const explanation = await explained(nurses);
    // 100 hours in each of two periods against 50 visits missing; 30 hours of gardening make 30 visits.
    expect(linesUnder(explanation, "idle.uses").slice(1)).toEqual([
      "1. 200 free hours of nursing in valley help in hill, if none are lost on the way: visits +100 visit. The least fulfilment of tier 1 rises from 50% to 100%.",
      "2. what is free of gardening in hill (1 people) learns nursing, or stands in: visits +100 visit. The least fulfilment of tier 1 rises from 50% to 100%.",
    ]);
  });

  test("is promised by shadow prices alone where nothing is to be planned again", async () => {
    const explanation = await explained(nurses, { gains: 0 });
    // A point of the least fulfilment for each of the 100 hours by which a visit in each period is made.
    expect(tableUnder(explanation, "idle.uses")).toEqual([
      [
        "200 free hours of nursing in valley help in hill, if none are lost on the way",
        expect.closeTo(100, 6),
      ],
      [
        "what is free of gardening in hill (1 people) learns nursing, or stands in",
        expect.closeTo(50, 6),
      ],
    ]);
    const planned: Economy[] = [];
    const again = (economy: Economy) => {
      planned.push(economy);
      return plan(economy);
    };
    await explained(nurses, { gains: 1, further: false, again });
    await explained({ ...nurses, skills: nurses.skills! }, { gains: 0, again });
    expect(planned.length).toBeLessThanOrEqual(1);
  });

  test("of people who may help elsewhere goes there as far as no limit is in the way", async () => {
    const secondments = [{ from: "valley", to: "hill", skill: "nursing", limit: 10, travel: 0.5 }];
    const explanation = await explained({ ...nurses, secondments });
    expect(linesUnder(explanation, "idle.uses").join(" ")).toMatch(
      /180 free hours of nursing in valley help in hill: visits \+90 visit/u,
    );
    // Who may go there without a limit, and is free, is of no use there: nothing is scarce.
    const free = await explained({
      ...nurses,
      secondments: [{ from: "valley", to: "hill", skill: "nursing" }],
    });
    expect(linesUnder(free, "idle.uses")).toEqual([]);
  });

  test("of a capacity is moved to a workplace where the same is scarce", async () => {
    const explanation = await explained({
      ...nurses,
      workplaces: [
        { workplace: "hill clinic", place: "hill" },
        { workplace: "valley clinic", place: "valley" },
      ],
      work: [],
      uses: [{ technique: "visit", capacity: "rooms", amount: 1 }],
      techniques: [{ technique: "visit" }],
      capacities: [
        { workplace: "hill clinic", capacity: "rooms", amount: 50 },
        { workplace: "valley clinic", capacity: "rooms", amount: 130 },
      ],
    });
    expect(linesUnder(explanation, "idle.uses")[1]).toBe(
      "1. 30 of rooms moved from valley clinic to hill clinic: visits +60 visit. The least fulfilment of tier 1 rises from 50% to 80%.",
    );
  });

  test("says what its work lacks", async () => {
    const explanation = await explained({
      ...nurses,
      goods: [...nurses.goods!, { good: "medicine", unit: "box", survival: 1 }],
      recipes: [...nurses.recipes!, { technique: "visit", good: "medicine", amount: -1 }],
      stocks: [
        { place: "hill", good: "medicine", opening: 40 },
        { place: "valley", good: "medicine", opening: 400 },
      ],
    });
    const rows = tableUnder(explanation, "explain.idle-hours")!;
    expect(rows.map((row) => [row[0], row[1], row.at(-1)])).toEqual([
      ["nursing", "valley", null],
      ["gardening", "hill", null],
      ["nursing", "hill", "medicine in hill"],
    ]);
    // Nurses on the hill are free as well: more of them would be of no use.
    expect(linesUnder(explanation, "idle.uses")).toEqual([]);
  });
});

describe("gaps", () => {
  const apart: Rows = {
    ...nurses,
    population: [
      { place: "hill", group: "all", number: 100 },
      { place: "valley", group: "all", number: 300 },
    ],
    needs: [{ need: "visits", good: "visit", per_person: 0.5, group: "all" }],
  };

  test("are told for each need, the widest first", async () => {
    const explanation = await explained(apart, { gains: 0 });
    // 50 of 50 on the hill, 150 of 150 in the valley: none. With half the nurses on the hill:
    expect(tableUnder(explanation, "gaps.places")).toBeUndefined();
    const few = await explained(
      {
        ...apart,
        workforce: [
          { place: "hill", skill: "nursing", people: 1, hours: 25 },
          { place: "hill", skill: "nursing", people: 1, hours: 40, period: 2 },
          { place: "valley", skill: "nursing", people: 5, hours: 40 },
        ],
      },
      { gains: 0 },
    );
    const theil = (low: number) => {
      const mean = low / 4 + 3 / 4;
      return (low / 4 / mean) * Math.log(low / mean) + (3 / 4 / mean) * Math.log(1 / mean);
    };
    expect(linesUnder(few, "gaps.places")[0]).toContain("everybody counts by their people.");
    const about = (value: number) => expect.closeTo(value, 7) as number;
    expect(tableUnder(few, "gaps.places")).toEqual([
      [
        1,
        "visits",
        "all",
        "1",
        "hill",
        about(0.5),
        "valley",
        about(1),
        about(2),
        about(theil(0.5)),
      ],
      [
        1,
        "visits",
        "all",
        "2",
        "hill",
        about(0.8),
        "valley",
        about(1),
        about(1.25),
        about(theil(0.8)),
      ],
    ]);
    expect(tableUnder(few, "gaps.periods")).toHaveLength(1);
  });

  test("that a goal narrows have their cost told, by planning without it", async () => {
    const goals = [{ stage: 1, sense: "least", measure: "gap", tier: 1 }] as const;
    const explanation = await explained({ ...nurses, goals });
    expect(linesUnder(explanation, "gaps.cost")).toEqual([
      "Tier 1: the places are 0% apart, summed over needs and periods; without the goals that narrow gaps it would be 100%. The mean fulfilment is 50%; it would be 75%.",
      "Who has what with them (before), and would have without (after):",
    ]);
    expect(tableUnder(explanation, "gaps.cost")).toEqual([
      [
        ...[1, "visits", "valley"],
        ...[100, 200, 100].map((amount) => expect.closeTo(amount, 5) as number),
        "visit",
      ],
    ]);
    const none = await explained({ ...nurses, goals }, { gains: 0 });
    expect(linesUnder(none, "gaps.cost")).toEqual([]);
  });
});
