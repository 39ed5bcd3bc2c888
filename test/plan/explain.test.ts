import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";
import { render, type Message } from "../../src/messages/index.ts";
import {
  CannotExplain,
  explain,
  explanationText,
  type Explanation,
} from "../../src/plan/explain/index.ts";
import { plan } from "../../src/plan/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { plannedEconomy } from "./planned.ts";

/** A mill of 100 t in the valley grinds for both places; the hill's bread comes up by cart, 30 t at most. */
const mill: Rows = {
  periods: [{ period: 1, name: "spring" }],
  places: [
    { place: "hill", name: "Hill" },
    { place: "valley", name: "Valley" },
  ],
  goods: [
    { good: "grain", unit: "t" },
    { good: "flour", unit: "t", weight: 1 },
    { good: "bread", unit: "t" },
  ],
  workplaces: [{ workplace: "old mill", name: "the old mill", place: "valley" }],
  skills: [{ skill: "baking" }, { skill: "farming" }],
  techniques: [
    { technique: "grow", where: "valley" },
    { technique: "grind" },
    { technique: "bake" },
  ],
  recipes: [
    { technique: "grow", good: "grain", amount: 1 },
    { technique: "grind", good: "grain", amount: -1 },
    { technique: "grind", good: "flour", amount: 0.8 },
    { technique: "bake", good: "flour", amount: -1 },
    { technique: "bake", good: "bread", amount: 1.25 },
  ],
  work: [
    { technique: "grow", skill: "farming", hours: 1 },
    { technique: "bake", skill: "baking", hours: 10 },
  ],
  uses: [{ technique: "grind", capacity: "stones", amount: 1 }],
  capacities: [{ workplace: "old mill", capacity: "stones", amount: 100 }],
  workforce: [
    { place: "valley", skill: "baking", people: 10, hours: 100 },
    { place: "hill", skill: "baking", people: 10, hours: 100 },
  ],
  routes: [{ route: "cart", from: "valley", to: "hill", capacity: 60 }],
  needs: [
    { need: "bread", good: "bread", amount: 80, place: "valley" },
    { need: "bread", good: "bread", amount: 120, place: "hill" },
  ],
};

async function explained(rows: Rows, what: string, options = {}): Promise<Explanation> {
  return explain(await plannedEconomy(economyOf({ name: "mill" }, rows)), what, options);
}

function lines({ sections }: Explanation): readonly Message[] {
  return sections.flatMap((section) => section.lines);
}

function lineOf(explanation: Explanation, key: Message["key"]): Message {
  const line = lines(explanation).find((each) => each.key === key);
  if (line === undefined) throw new Error(`no line ${key}`);
  return line;
}

/** Cells of the first table of the section with this heading, numbers as they are, text rendered. */
function tableUnder({ sections }: Explanation, heading: Message["key"], nth = 0) {
  const table = sections.find((each) => each.heading.key === heading)?.tables[nth];
  return table?.rows.map((row) =>
    row.map((cell) => (cell !== null && typeof cell === "object" ? render(cell) : cell)),
  );
}

describe("a need", () => {
  test("is told by place, with what is missing", async () => {
    const explanation = await explained(mill, "need:bread", { gains: 0 });
    // 100 t of grain make 100 t of bread, half of the 200 t asked.
    expect(render(lineOf(explanation, "explain.need-sum"))).toBe(
      "bread, all together: 100 of 200 t (50%).",
    );
    expect(tableUnder(explanation, "explain.need-delivered")).toEqual([
      [
        "Hill",
        1,
        120,
        expect.closeTo(60, 6),
        expect.closeTo(60, 6),
        "t",
        expect.closeTo(0.5, 8),
        1,
      ],
      [
        "Valley",
        1,
        80,
        expect.closeTo(40, 6),
        expect.closeTo(40, 6),
        "t",
        expect.closeTo(0.5, 8),
        1,
      ],
    ]);
  });

  test("is led back along flour and road to the one thing that is scarce", async () => {
    const explanation = await explained(mill, "need:bread@hill", { gains: 0 });
    expect(render(lineOf(explanation, "explain.held-back"))).toContain(
      "What holds it back: the capacity stones at the old mill.",
    );
    // One tonne ground makes one tonne of bread: half a point of the 200 t asked.
    expect(tableUnder(explanation, "explain.held-back-heading")).toEqual([
      [
        "the capacity stones at the old mill",
        expect.closeTo(0.5, 8),
        "grind → flour (Valley) → cart → flour (Hill) → bake → bread (Hill)",
      ],
    ]);
  });

  test("gains what planning again with one unit more gives", async () => {
    const explanation = await explained(mill, "need:bread");
    expect(render(lineOf(explanation, "explain.gain"))).toBe(
      "1. one unit more of stones at the old mill (there are 100): bread +1 t. The least fulfilment of tier 1 rises from 50% to 50.5%.",
    );
    expect(tableUnder(explanation, "explain.help")).toEqual([
      [1, "bread", "Hill", ...[60, 60.6, 0.6].map((x) => expect.closeTo(x, 6) as number), "t"],
      [1, "bread", "Valley", ...[40, 40.4, 0.4].map((x) => expect.closeTo(x, 6) as number), "t"],
    ]);
  });

  test("names a road that is full, and people who are too few", async () => {
    const full = await explained(
      { ...mill, routes: [{ route: "cart", from: "valley", to: "hill", capacity: 24 }] },
      "need:bread@hill",
    );
    expect(render(lineOf(full, "explain.held-back"))).toContain("what the route cart can carry");
    // The mill has no more to give: what the cart brings up the valley goes without.
    expect(render(lineOf(full, "explain.gain-shift"))).toBe(
      "1. one tonne more a period on cart (it carries 24 t): bread in Hill goes from 25% to 26.04%, at the cost of one that fares better.",
    );

    const few = await explained(
      {
        ...mill,
        workforce: [
          { place: "valley", skill: "baking", people: 10, hours: 100 },
          { place: "hill", skill: "baking", people: 2, hours: 120 },
        ],
      },
      "need:bread@hill",
    );
    expect(render(lineOf(few, "explain.gain-shift"))).toBe(
      "1. one more person for baking in Hill (120 hours a period): bread in Hill goes from 25% to 37.5%, at the cost of one that fares better.",
    );
  });

  test("says of a step that can't be planned again why, and never leaves it out", async () => {
    const failing = { again: () => Promise.resolve({ kind: "stopped", reason: "time" } as const) };
    const explanation = await explained(mill, "need:bread", failing);
    expect(render(lineOf(explanation, "explain.gain-failed"))).toContain("has no plan (stopped)");
    const none = await explained(mill, "need:bread", { gains: 0 });
    expect(lineOf(none, "explain.help-rest").values["count"]).toBe(1);
    expect(tableUnder(none, "explain.help")).toEqual([
      ["one unit more of stones at the old mill (there are 100)", expect.closeTo(0.5, 8)],
    ]);
  });

  test("plans again no oftener than it was asked to", async () => {
    const planned: Economy[] = [];
    const again = (economy: Economy) => {
      planned.push(economy);
      return plan(economy);
    };
    const rows: Rows = {
      ...mill,
      limits: [{ limit: "quiet hours", of: "run", what: "grind", maximum: 100 }],
      goods: [...mill.goods!.slice(1), { good: "grain", unit: "t", survival: 1 }],
      stocks: [{ place: "valley", good: "flour", opening: 1 }],
    };
    await explained(rows, "whole", { gains: 1, again });
    expect(planned).toHaveLength(1);
  });

  test("that is met in full has nothing that holds it back", async () => {
    const needs = [{ need: "bread", good: "bread", amount: 10, place: "hill" }];
    const explanation = await explained({ ...mill, needs }, "need:bread");
    expect(explanation.sections).toHaveLength(1);
    expect(render(lineOf(explanation, "explain.need-one"))).toBe(
      "bread in Hill: 10 of 10 t (100%).",
    );
  });
});

describe("a good", () => {
  test("is told by its sources and uses, its ways to needs, its labour and its prices", async () => {
    const explanation = await explained(mill, "good:flour");
    expect(tableUnder(explanation, "explain.good-uses")).toEqual([
      ["Hill (bake)", expect.closeTo(48, 6), expect.closeTo(0.375, 8)],
      ["to Hill by cart", expect.closeTo(48, 6), expect.closeTo(0.375, 8)],
      ["Valley (bake)", expect.closeTo(32, 6), expect.closeTo(0.25, 8)],
    ]);
    expect(tableUnder(explanation, "explain.paths")).toEqual([
      ["flour → bake → bread", "need bread", expect.closeTo(80, 6), expect.closeTo(1, 8)],
    ]);
    const bread = await explained(mill, "good:bread@hill");
    expect(tableUnder(bread, "explain.labour")).toEqual([
      ["Hill", expect.closeTo(8, 8), expect.closeTo(9, 8)],
    ]);
    expect(tableUnder(bread, "explain.scarcity")?.[0]).toEqual([
      ...["Hill", 1, "tier 1"],
      expect.closeTo(0.5, 8),
    ]);
  });

  test("that many ways lead on from is followed along each, never twice through one good", async () => {
    const rows: Rows = {
      ...mill,
      recipes: [...mill.recipes!, { technique: "grow", good: "bread", amount: -0.1 }],
    };
    const explanation = await explained(rows, "good:grain");
    const ways = tableUnder(explanation, "explain.paths")!.map(([way]) => way);
    expect(ways).toEqual(["grain → grind → flour → bake → bread"]);
  });
});

describe("a workplace", () => {
  test("has a slip: what to do, for whom, with what, whose hours and which capacity", async () => {
    const explanation = await explained(mill, "workplace:old mill");
    expect(render(explanation.title)).toBe("Plan slip of the old mill");
    expect(tableUnder(explanation, "explain.slip-tasks")).toEqual([
      ["grind", expect.closeTo(100, 6)],
    ]);
    expect(tableUnder(explanation, "explain.slip-gives")).toEqual([
      ["flour", expect.closeTo(32, 6), "t", "Valley (bake)", "grind"],
      ["flour", expect.closeTo(48, 6), "t", "to Hill by cart", "grind"],
    ]);
    expect(tableUnder(explanation, "explain.slip-takes")).toEqual([
      ["grain", expect.closeTo(100, 6), "t", "Valley (grow)", "grind"],
    ]);
    expect(tableUnder(explanation, "explain.slip-capacities")).toEqual([
      ["stones", 100, expect.closeTo(100, 6), expect.closeTo(0, 6), expect.closeTo(1, 8)],
    ]);
  });

  test("can be a place, where work takes no capacity; one with nothing to do says so", async () => {
    const place = await explained(mill, "workplace:hill");
    expect(tableUnder(place, "explain.slip-hours")).toEqual([["baking", expect.closeTo(480, 5)]]);
    const idle = await explained(
      { ...mill, workplaces: [...mill.workplaces!, { workplace: "shed", place: "hill" }] },
      "workplace:shed",
    );
    expect(lineOf(idle, "explain.slip-idle")).toBeDefined();
  });
});

describe("the whole", () => {
  test("says what is guaranteed, for whom, what is missing and what would help most", async () => {
    const explanation = await explained(mill, "whole");
    expect(render(lineOf(explanation, "explain.tier-short"))).toBe(
      "Tier 1: 0 of 2 are met in full; nobody gets less than 50%, the mean is 50%.",
    );
    expect(render(lineOf(explanation, "explain.gap-none"))).toContain(
      "all places are served alike",
    );
    expect(tableUnder(explanation, "explain.shortages")).toHaveLength(2);
    expect(render(lineOf(explanation, "explain.gain"))).toContain("one unit more of stones");
    expect(tableUnder(explanation, "explain.idle-hours")).toEqual([
      [
        "baking",
        "Valley",
        1000,
        expect.closeTo(680, 5),
        expect.closeTo(0.68, 8),
        "flour in Valley",
      ],
      ["baking", "Hill", 1000, expect.closeTo(520, 5), expect.closeTo(0.52, 8), "flour in Hill"],
    ]);
    expect(lineOf(explanation, "explain.certified")).toBeDefined();
  });

  test("says how far apart places are", async () => {
    const explanation = await explained(
      { ...mill, routes: [{ route: "cart", from: "valley", to: "hill", capacity: 24 }] },
      "whole",
      { gains: 0 },
    );
    const { values } = lineOf(explanation, "explain.gap");
    expect(values).toMatchObject({ worst: "Hill", best: "Valley" });
    expect(values["low"]).toBeCloseTo(0.25, 8);
    // Hill has 0.25, Valley 0.875 of what it asks: mean 0.5625.
    const theil = [0.25, 0.875].reduce((sum, x) => {
      const ratio = x / 0.5625;
      return sum + (ratio * Math.log(ratio)) / 2;
    }, 0);
    expect(values["theil"]).toBeCloseTo(theil, 8);
  });

  test("where nothing is missing, says what one unit more of each need would take", async () => {
    const needs = [{ need: "bread", good: "bread", amount: 10, place: "hill" }];
    const explanation = await explained({ ...mill, needs }, "whole");
    expect(lineOf(explanation, "explain.no-shortages")).toBeDefined();
    expect(tableUnder(explanation, "explain.need-costs")).toEqual([
      ["bread", "Hill", 10, "t", expect.closeTo(9, 8)],
    ]);
  });
});

describe("what is asked about", () => {
  const odd: Rows = {
    periods: [{ period: 1 }, { period: 2 }],
    places: [{ place: "a@b" }, { place: "c" }],
    goods: [{ good: "x:y@c#2", unit: "t" }],
    techniques: [{ technique: "make" }],
    skills: [{ skill: "work" }],
    work: [{ technique: "make", skill: "work", hours: 1 }],
    recipes: [{ technique: "make", good: "x:y@c#2", amount: 1 }],
    needs: [{ need: "x:y", good: "x:y@c#2", amount: 1 }],
  };
  let oddPlan: Plan | undefined;
  async function titleAndRows(what: string) {
    oddPlan ??= await plannedEconomy(economyOf({ name: "odd" }, odd));
    const { title, sections } = await explain(oddPlan, what);
    return [title.key, sections[0]!.tables[0]!.rows.length];
  }

  test.each([
    ["good:x:y@c#2", "explain.good-title", 4],
    ["good:x:y@c#2@c", "explain.good-title", 2],
    ["good:x:y@c#2@a@b#2", "explain.good-title", 1],
    ["need:x:y", "explain.need-title", 4],
    ["need:x:y@a@b", "explain.need-title", 2],
    ["need:x:y#2", "explain.need-title", 2],
  ])("%s is understood though names hold signs", async (what, key, rows) => {
    expect(await titleAndRows(what)).toEqual([key, rows]);
  });

  test.each([
    ["good:bred", "The plan has no good “bred”; did you mean “bread”?"],
    ["need:bread@hil", "The plan has no place “hil”; did you mean “hill”?"],
    ["need:bread@hill#autumn", "The plan has no period “autumn”; its periods run from 1 to 1."],
    ["workplace:qqq", "The plan has no workplace “qqq”."],
    ["bread", /^“bread” can’t be explained\. Ask for whole, or for need:NAME/u],
  ])("%s is refused with a hint", async (what, sentence) => {
    const made = await plannedEconomy(economyOf({ name: "mill" }, mill));
    const failure: unknown = await explain(made, what).catch((error: unknown) => error);
    if (!(failure instanceof CannotExplain)) throw new Error("expected CannotExplain");
    if (typeof sentence === "string") expect(failure.message).toBe(sentence);
    else expect(failure.message).toMatch(sentence);
  });

  test("a period is known by its name or its number", async () => {
    const byName = await explained(mill, "need:bread@hill#spring", { gains: 0 });
    const byNumber = await explained(mill, "need:bread@hill#1", { gains: 0 });
    expect(byName).toEqual(byNumber);
  });
});

describe("an explanation as text", () => {
  test("aligns its tables, and keeps within the width", async () => {
    const explanation = await explained(mill, "whole", { gains: 0 });
    for (const width of [60, 80, 120]) {
      const text = explanationText(explanation, { width });
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
    }
    expect(explanationText(explanation)).toContain(
      [
        "skill   place   hours there  idle  idle share  what its work lacks",
        "------  ------  -----------  ----  ----------  -------------------",
        "baking  Valley        1,000   680         68%  flour in Valley",
      ].join("\n"),
    );
  });

  test("counts the rows that it does not show", async () => {
    const explanation = await explained(mill, "whole", { gains: 0 });
    expect(explanationText(explanation, { rows: 1 })).toContain("… and one more row.");
  });
});
