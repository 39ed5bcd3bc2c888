import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planFlows } from "../../src/plan/explain/plan-flows.ts";
import type { Plan } from "../../src/plan/types.ts";
import { resolve } from "../../src/plan/resolve.ts";
import { flowsOf, type FlowColumn, type FlowData } from "../../src/view/flows-data.ts";
import { fulfilmentOf, leastIn } from "../../src/view/fulfilment-data.ts";
import { gapsDataOf } from "../../src/view/gaps-data.ts";
import { labourOf } from "../../src/view/labour-data.ts";
import { mapOf } from "../../src/view/map-data.ts";
import { tracedBack } from "../../src/view/origins.ts";
import { stocksOf } from "../../src/view/stocks-data.ts";
import { plannedExample, sum } from "../examples/planned.ts";
import { busyEconomies } from "../plan/busy-economy.ts";
import { maybePlanned, plannedRows } from "../plan/planned.ts";
import { hostilePlan } from "./plans.ts";

const villages = await plannedExample("two-villages");
const resolved = resolve(villages.economy);

describe("fulfilment", () => {
  const data = fulfilmentOf(villages);

  test("has every need, end level and reserve once", () => {
    const cells = data.rows.flatMap((row) => row.cells.filter((cell) => cell !== null));
    const stated = [...villages.tables.deliveries, ...villages.tables.keeping];
    const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
    expect(sorted(cells)).toEqual(sorted(stated.map(({ fulfilment }) => fulfilment)));
  });

  test("is by need, place and period", () => {
    const highfield = data.places.indexOf("Highfield");
    const clinic = data.rows.find(({ what, place }) => what === "clinic" && place === highfield)!;
    expect(clinic.cells).toHaveLength(3);
    for (const cell of clinic.cells) expect(cell).toBeCloseTo(733.333 / 900, 5);
    expect(data.places).toEqual(["Millbrook", "Highfield", null]);
    expect(data.periods).toEqual(["1", "2", "3"]);
  });

  test("puts the first tier first, and in it what is least fulfilled anywhere", () => {
    const tiers = data.rows.map(({ tier }) => tier);
    expect(tiers).toEqual([...tiers].sort((a, b) => a - b));
    expect(data.rows[0]!.what).toBe("clinic");
  });

  test("knows the least of what there is", () => {
    expect(leastIn([null, 0.7, 0.2, null])).toBe(0.2);
    expect(leastIn([null, null])).toBeUndefined();
  });
});

describe("where what is used comes from", () => {
  const at = (place: string, sources: number, uses: number, arrived: [string, number][] = []) => ({
    ...{ place, sources, uses, arrived: new Map(arrived) },
  });
  const amounts = (places: Parameters<typeof tracedBack>[0]) =>
    Object.fromEntries(tracedBack(places).map(({ from, to, amount }) => [`${from}>${to}`, amount]));

  test("is traced through places on the way", () => {
    // b mixes 10 of its own with 5 of a's, and sends 6 of the mix on to c: 2 of them are a's.
    const found = amounts([at("a", 10, 5), at("b", 10, 9, [["a", 5]]), at("c", 0, 6, [["b", 6]])]);
    expect(found["a>a"]).toBeCloseTo(5);
    expect(found["a>b"]).toBeCloseTo(3);
    expect(found["b>b"]).toBeCloseTo(6);
    expect(found["a>c"]).toBeCloseTo(2);
    expect(found["b>c"]).toBeCloseTo(4);
    expect(found["c>c"]).toBe(0);
  });

  test("is found where goods go to and fro", () => {
    // m_a = (8 e_a + 2 m_b) ÷ 10, m_b = (2 e_b + 4 m_a) ÷ 6.
    const found = amounts([at("a", 8, 6, [["b", 2]]), at("b", 2, 4, [["a", 4]])]);
    const shareOfA = 0.8 / (1 - (2 / 10) * (4 / 6));
    expect(found["a>a"]).toBeCloseTo(6 * shareOfA, 6);
    expect(found["a>a"]! + found["a>b"]!).toBeCloseTo(8, 6);
    expect(found["b>a"]! + found["b>b"]!).toBeCloseTo(2, 6);
  });
});

/** What flows through each node, in and out. */
function through({ nodes, links }: FlowData) {
  return nodes.map((node, i) => ({
    ...node,
    into: sum(links.filter(({ target }) => target === i).map(({ amount }) => amount)),
    outOf: sum(links.filter(({ source }) => source === i).map(({ amount }) => amount)),
  }));
}

function expectFlowsOf(plan: Plan): number {
  const flows = flowsOf(plan, planFlows(plan, resolve(plan.economy)));
  for (const flow of flows) {
    const nodes = through(flow);
    const total = (column: FlowColumn, side: "into" | "outOf") =>
      sum(nodes.filter((node) => node.column === column).map((node) => node[side]));
    const all = total("source", "outOf");
    const near = (a: number, b: number) => {
      expect(Math.abs(a - b), `${flow.good}: ${a}, ${b}`).toBeLessThan(1e-4 * all);
    };
    near(total("use", "into"), all);
    for (const node of nodes) {
      if (node.column === "origin" || node.column === "destination") near(node.into, node.outOf);
    }
    // Against the tables: what was delivered, and what came from outside and by work.
    const rows = plan.tables.balances.filter(({ good }) => good === flow.good);
    near(
      sum(nodes.filter(({ kind }) => kind === "need").map(({ into }) => into)),
      sum(rows.map(({ delivered }) => delivered)),
    );
    const first = Math.min(...plan.economy.tables.periods.rows.map(({ period }) => period));
    const opening = rows.filter(({ period }) => period === first).map((row) => row.opening);
    const sent = plan.tables.shipments.filter(({ good, arrives }) => good === flow.good && arrives);
    const underWay = sum(rows.map((row) => row.arrived)) - sum(sent.map((row) => row.arriving));
    const made = sum(rows.map((row) => row.made + row.imported + row.earned));
    near(all, made + sum(opening) + underWay);
  }
  return flows.length;
}

describe("flows of goods", () => {
  test("add up, and to what the tables say", () => {
    expect(expectFlowsOf(villages)).toBeGreaterThan(5);
  });

  test("add up where goods are lost on the way, in store, under way, and go round", async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(busyEconomies, async (economy) => {
        const plan = await maybePlanned(economy);
        if (plan !== undefined) seen += expectFlowsOf(plan);
      }),
      { numRuns: 15 },
    );
    expect(seen).toBeGreaterThan(40);
  });

  test("name what gives way first, and add up the rest", async () => {
    const goods = Array.from({ length: 14 }, (_, i) => `use ${i}`);
    const plan = await plannedRows({
      periods: [{ period: 1 }],
      goods: [{ good: "flour", unit: "kg" }],
      stocks: [{ good: "flour", opening: 200 }],
      techniques: [{ technique: "none" }],
      recipes: [{ technique: "none", good: "flour", amount: -1 }],
      needs: goods.map((need, i) => ({ need, good: "flour", amount: 1 + i })),
    });
    const [flow] = flowsOf(plan, planFlows(plan, resolve(plan.economy)));
    const uses = through(flow!).filter(({ column }) => column === "use");
    expect(uses).toHaveLength(9);
    const others = uses.find(({ name }) => typeof name === "object" && "count" in name.values)!;
    // 14 needs and what is left over: 15 ends, of which 8 are named.
    expect(others.name).toMatchObject({ key: "view.flow-others", values: { count: 7 } });
    expect(others.into).toBeCloseTo(1 + 2 + 3 + 4 + 5 + 6 + 7);
  });
});

test("labour adds up to the hours that are there", () => {
  const { places, periods } = labourOf(villages);
  expect(periods).toBe(3);
  let limited = 0;
  for (const row of places.flatMap(({ skills }) => skills)) {
    if (row.available === null) continue;
    limited++;
    const there = row.available + row.covered + row.received;
    expect(row.needed + row.lent + row.seconded + row.idle!).toBeCloseTo(there, 6);
  }
  expect(limited).toBeGreaterThan(5);
  const highfield = places.find(({ place }) => place === "Highfield")!;
  const firstAid = highfield.skills.find(({ skill }) => skill === "first aid")!;
  expect(firstAid.available).toBeCloseTo(3 * 550);
  expect(firstAid.tight).toEqual(["1", "2", "3"]);
});

test("hours of a skill that nobody has stated are needed, not short", async () => {
  const plan = await plannedRows({
    periods: [{ period: 1 }],
    goods: [{ good: "bread", unit: "kg" }],
    techniques: [{ technique: "bake" }],
    recipes: [{ technique: "bake", good: "bread", amount: 1 }],
    work: [{ technique: "bake", skill: "baking", hours: 2 }],
    skills: [{ skill: "baking" }],
    needs: [{ need: "bread", good: "bread", amount: 3 }],
  });
  const [row] = labourOf(plan).places[0]!.skills;
  expect(row).toMatchObject({ available: null, idle: null, tight: [] });
  expect(row!.needed).toBeCloseTo(6);
});

test("stocks begin with what is there, and carry their reserve, limit and end level", () => {
  const { rows } = stocksOf(villages);
  const grain = rows.find(({ good, place }) => good === "grain" && place === "Highfield")!;
  expect(grain).toMatchObject({ unit: "t", opening: 3, reserve: 2, limit: 6, end: 8 });
  expect(grain.closing).toHaveLength(3);
  const coins = rows.find(({ good }) => good === "coins")!;
  expect(coins).toMatchObject({ place: null, opening: 500, end: 300, reserve: null });
  const kept = rows.map(({ reserve, limit, end }) => (reserve ?? limit ?? end) !== null);
  expect(kept).toEqual([...kept].sort((a, b) => Number(b) - Number(a)));
});

describe("the map", () => {
  test("isn't there without coordinates", () => {
    expect(mapOf(villages, resolved)).toBeUndefined();
  });

  test("has the places that have some, with their people, and what is sent between them", async () => {
    const plan = await hostilePlan();
    const map = mapOf(plan, resolve(plan.economy))!;
    expect(map.places).toHaveLength(4);
    expect(map.unplaced).toEqual(["unplaced"]);
    expect(map.tier).toBe(1);
    const people = map.places.map((place) => place.people);
    // A group stands in place of the number of its place; nobody is not stated as nobody.
    expect(people).toEqual([30, 900, 300, null]);
    const sent = plan.tables.shipments.filter(({ to }) => to !== "unplaced");
    expect(sum(map.routes.map(({ tonnes }) => tonnes))).toBeCloseTo(
      sum(sent.map(({ tonnes }) => tonnes)),
    );
    for (const { from, to } of map.routes) expect(from).not.toBe(to);
  });
});

test("gaps are those of needs in which places differ; the others are named", () => {
  const { needs, alike, periods } = gapsDataOf(villages, resolved);
  expect(needs.map(({ what }) => what)).toEqual(["clinic"]);
  expect(alike).toHaveLength(5);
  expect(periods).toHaveLength(3);
  for (const { lowest, highest, ratio, theil } of needs[0]!.rows) {
    expect(lowest.place).toBe("Highfield");
    expect(highest.place).toBe("Millbrook");
    expect(ratio).toBeCloseTo(900 / 733.333, 4);
    expect(theil).toBeGreaterThan(0);
  }
});
