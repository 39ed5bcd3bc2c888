import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Rows } from "../../src/economy/types.ts";
import { render } from "../../src/messages/index.ts";
import { explanationText } from "../../src/plan/explain/index.ts";
import { wordsOf } from "../../src/plan/explain/words.ts";
import { plan, type Plan } from "../../src/plan/index.ts";
import { firstTierFulfilments } from "../../src/plan/own-needs.ts";
import { explainRations, rationing, rationTables } from "../../src/plan/ration/index.ts";
import { roundedDown } from "../../src/plan/ration/per-person.ts";
import { rationsPage } from "../../src/view/rations.ts";
import { plannedEconomy } from "./planned.ts";

/**
 * 30 t of grain in the valley for two half-years, of which some must be sown: each tonne sown in the first
 * gives 3 t in the second. 10 people on the hill and 20 in the valley ask for 2 t each in each of them.
 */
const famine: Rows = {
  periods: [
    { period: 1, name: "winter", years: 0.5 },
    { period: 2, name: "summer", years: 0.5 },
  ],
  places: [{ place: "hill" }, { place: "valley" }],
  population: [
    { place: "hill", group: "all", number: 10 },
    { place: "valley", group: "all", number: 20 },
  ],
  goods: [{ good: "grain", unit: "t", survival: 1, weight: 1 }],
  techniques: [{ technique: "grow", where: "valley" }],
  recipes: [
    { technique: "grow", good: "grain", amount: -1 },
    { technique: "grow", good: "grain", amount: 3, lag: 1 },
  ],
  limits: [{ limit: "fields", of: "run", what: "grow", maximum: 15 }],
  stocks: [{ place: "valley", good: "grain", opening: 30 }],
  routes: [{ route: "cart", from: "valley", to: "hill" }],
  needs: [
    { need: "bread", good: "grain", per_person: 2, group: "all" },
    { need: "cake", good: "grain", per_person: 1, tier: 2 },
  ],
};
const economy = economyOf({ name: "famine", title: "Famine" }, famine);
const about = (value: number) => expect.closeTo(value, 6) as number;

async function planned(rows: Rows): Promise<Plan> {
  return plannedEconomy(economyOf({ name: "famine" }, { ...famine, ...rows }));
}

describe("rations", () => {
  test("are what each person gets, in the period and a day, and leave the seed for later", async () => {
    // 7.5 t are sown, which give 22.5 t, as many as are left for the winter: 3/8 of 60 t in each.
    const given = rationing(await plannedEconomy(economy), 1);
    expect(given.days).toBe(182.625);
    expect(given.rations).toEqual([
      {
        ...{ place: "hill", need: "bread", group: "all", good: "grain", people: 10 },
        ...{ asked: 20, ration: about(7.5), share: about(0.375) },
      },
      {
        ...{ place: "valley", need: "bread", group: "all", good: "grain", people: 20 },
        ...{ asked: 40, ration: about(15), share: about(0.375) },
      },
    ]);
    const [hill] = rationTables(given, () => "t").rations.rows;
    expect(hill).toMatchObject({
      ...{ asked_each: 2, ration_each: about(0.75), ration_each_day: about(0.75 / 182.625) },
    });
  });

  test("say what the other way of sharing would give", async () => {
    const made = await plannedEconomy(economy);
    const other = await firstTierFulfilments(economy, { sharing: "own-needs-first" });
    if (other.kind !== "floors") throw new Error(other.kind);
    const given = rationing(made, 1, undefined, other.floors);
    const whole = await plan(economy, { sharing: "own-needs-first" });
    if (whole.kind !== "optimal") throw new Error(whole.kind);
    const due = rationing(whole.plan, 1).rations.map(({ share }) => about(share));
    // The hill has nothing of its own.
    expect(given.rations.map((each) => each.other)).toEqual(due);
    expect(given.rations[0]!.other).toBeCloseTo(0, 6);
    const text = explanationText(explainRations(given, wordsOf(economy)));
    expect(text).toContain("Rations for period winter");
    expect(text).toContain("own needs first");
    expect(text).toMatch(/bread +all +10 +2 +0\.75 +0\.0041 +t +37\.5% +0%/u);
  });

  test("name the shipments that the plan before did not have, or not of this size", async () => {
    const before = await plannedEconomy(economy);
    const hungry = await planned({
      population: [
        { place: "hill", group: "all", number: 20 },
        { place: "valley", group: "all", number: 20 },
      ],
    });
    expect(rationing(hungry, 1, before).shipments).toEqual([
      {
        ...{ route: "cart", good: "grain", from: "valley", to: "hill", arrives: 1 },
        ...{ before: about(7.5), now: about(11.25) },
      },
    ]);
    expect(rationing(before, 1, before).shipments).toEqual([]);
    const all = rationTables(rationing(before, 1), () => "t").shipments.rows;
    expect(all).toEqual([
      {
        ...{ route: "cart", from: "valley", to: "hill", good: "grain", unit: "t", arrives: 1 },
        ...{ planned_before: 0, sent: about(7.5), more: about(7.5) },
      },
    ]);
  });

  test("of needs for nobody knows how many are stated in all, and without a length not by the day", async () => {
    const given = rationing(
      await planned({
        periods: [{ period: 1 }, { period: 2 }],
        population: [],
        needs: [{ need: "bread", good: "grain", amount: 20 }],
      }),
      1,
    );
    expect(given.days).toBeUndefined();
    expect(given.rations[0]).not.toHaveProperty("people");
    const explained = explainRations(given, wordsOf(economy));
    const headings = explained.sections[1]!.tables[0]!.columns.map(({ heading }) => heading.key);
    expect(headings).toEqual([
      ...["explain.column.need", "ration.column.all", "explain.column.unit"],
      "ration.column.share",
    ]);
    const lines = explained.sections[0]!.lines.map((line) => render(line));
    expect(lines.join(" ")).toContain("no rations per day");
  });

  test("are rounded down, so that there is enough for everybody", () => {
    expect([0.153108, 55.9999, 4.38273, 12345, 0].map(roundedDown)).toEqual([
      0.153, 55.9, 4.38, 12300, 0,
    ]);
    // Round figures stay as they are, however they are stored.
    expect([0.41, 0.1 + 0.2, 150, 2.3].map(roundedDown)).toEqual([0.41, 0.3, 150, 2.3]);
  });
});

describe("the page of rations", () => {
  test("has a card for each place, and no name becomes markup", async () => {
    const rows: Rows = {
      places: [{ place: "hill", name: "<b>Hill</b>" }, { place: "valley" }],
    };
    const made = await planned(rows);
    const page = rationsPage(rationing(made, 1), wordsOf(made.economy), {
      title: "Famine & plenty",
    });
    expect(page.match(/<section/gu)).toHaveLength(2);
    expect(page).toContain("&lt;b&gt;Hill&lt;/b&gt;");
    expect(page).not.toContain("<b>Hill");
    expect(page).toContain("Famine &amp; plenty");
    expect(page).not.toContain("<script");
    expect(page).not.toMatch(/script-src|https?:\/\/(?!www\.w3\.org)/u);
  });
});
