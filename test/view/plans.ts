/** Plans to look at: one with every kind of name that could do harm, and one as large as a page must bear. */
import { economyOf } from "../../src/economy/economy.ts";
import type { Rows } from "../../src/economy/types.ts";
import { planTableNames } from "../../src/plan/tables.ts";
import type { Plan, PlanRow, PlanTables } from "../../src/plan/types.ts";
import { plannedEconomy } from "../plan/planned.ts";

/** Names that break out of whatever doesn't escape them. */
export const evil = `</title></style><script>alert(1)</script><img src=x onerror="alert(2)">'"&amp;-->`;
/** Written from right to left, with a mark that turns what follows. */
export const rightToLeft = "חיטה \u202eevil";
export const arabic = "مزرعة الشمال";
export const long = "x".repeat(200);

const hostileRows: Rows = {
  periods: [
    { period: 1, name: "spring" },
    { period: 2, name: evil },
    { period: 3, name: "autumn harvest time" },
    { period: 4, name: "spring" },
  ],
  places: [
    { place: "hill", name: evil, people: 120, latitude: 47.1, longitude: 8.2 },
    { place: arabic, people: 900, latitude: 47.3, longitude: 8.6 },
    { place: long, people: 300, latitude: 47, longitude: 8.7 },
    { place: "sea", people: 0, latitude: 47.25, longitude: 8.1 },
    { place: "unplaced" },
  ],
  population: [{ place: "hill", group: evil, number: 30 }],
  goods: [
    { good: "grain", name: rightToLeft, unit: "<b>t</b>", survival: 0.9, weight: 1 },
    { good: long, unit: "kg", weight: 0.5 },
    { good: "bread", name: evil, unit: "kg", weight: 0.4 },
  ],
  workplaces: [
    { workplace: "mill", name: evil, place: "hill" },
    { workplace: `${arabic} 2`, place: arabic },
    { workplace: `${long}w`, place: long },
  ],
  skills: [{ skill: "baking", name: evil }, { skill: rightToLeft }],
  techniques: [
    { technique: "grow", name: rightToLeft, where: arabic },
    { technique: "bake", name: `bake <i>"`, where: "mill" },
    { technique: long },
  ],
  recipes: [
    { technique: "grow", good: "grain", amount: 10, lag: 1 },
    { technique: "grow", good: "grain", amount: -1 },
    { technique: "bake", good: "grain", amount: -1 },
    { technique: "bake", good: "bread", amount: 1.4 },
    { technique: long, good: "grain", amount: -2 },
    { technique: long, good: long, amount: 1 },
  ],
  work: [
    { technique: "grow", skill: "baking", hours: 2 },
    { technique: "bake", skill: rightToLeft, hours: 3 },
    { technique: long, skill: rightToLeft, hours: 1 },
  ],
  workforce: [
    { place: "hill", skill: rightToLeft, people: 1, hours: 100 },
    { place: arabic, skill: "baking", people: 1, hours: 60 },
    { place: long, skill: rightToLeft, people: 1, hours: 50 },
  ],
  routes: [
    { route: evil, from: arabic, to: "hill", loss: 0.02 },
    { route: "r2", from: arabic, to: long, loss: 0.1 },
    { route: "r3", from: "hill", to: "sea" },
    { route: "r4", from: "hill", to: arabic },
    { route: "r5", from: "hill", to: "unplaced", lag: 1 },
  ],
  stocks: [
    { place: arabic, good: "grain", opening: 60, end: 20, reserve: 5, storage_limit: 300 },
    { place: "hill", good: "grain", opening: 6 },
  ],
  needs: [
    { need: evil, good: "bread", amount: 20, source: evil },
    { need: rightToLeft, good: "grain", amount: 3, tier: 2 },
    { need: long, good: long, amount: 6, tier: 2, place: long },
    { need: "of the group", good: "bread", per_person: 0.1, group: evil, tier: 3 },
  ],
  sources: [{ source: evil, title: evil, licence: "javascript:alert(3)" }],
};

export function hostilePlan(): Promise<Plan> {
  const about = { name: "hostile", title: evil, description: `${evil} ${rightToLeft}` };
  return plannedEconomy(economyOf(about, hostileRows));
}

const list = <T>(length: number, of: (i: number) => T): T[] =>
  Array.from({ length }, (_, i) => of(i));

const large = { places: 5, periods: 20, goods: 55, needs: 20, workplaces: 30 };

/**
 * A plan of 2,000 needs by place and period, 20 periods, 5 places and 55 goods. Its tables are filled by rule and
 * not by planning, which would take a minute; a page is drawn from whatever stands there.
 */
export function largePlan(): Plan {
  const { places, periods, goods, needs, workplaces } = large;
  const times = list(periods, (t) => t + 1);
  const everywhere = list(places, (p) => `place ${p}`);
  const workplaceOf = (g: number, p: number) =>
    `workplace ${places * (g % (workplaces / places)) + p}`;
  const technique = (g: number) => `make good ${g}`;
  const rows: Rows = {
    periods: times.map((period) => ({ period, name: `season ${period} of the plan` })),
    places: everywhere.map((place, p) => ({
      place,
      people: 100 * (p + 1),
      latitude: 50 + p / 10,
      longitude: 8 + ((p * 3) % 5) / 10,
    })),
    goods: list(goods, (g) => ({ good: `good ${g}`, unit: "t", survival: 0.9, weight: 1 })),
    techniques: list(goods, (g) => ({ technique: technique(g) })),
    recipes: list(goods, (g) => [
      { technique: technique(g), good: `good ${g}`, amount: 1 },
      ...(g === 0 ? [] : [{ technique: technique(g), good: `good ${g >> 1}`, amount: -0.2 }]),
    ]).flat(),
    work: list(goods, (g) => ({ technique: technique(g), skill: `skill ${g % 6}`, hours: 2 })),
    uses: list(goods, (g) => ({ technique: technique(g), capacity: `machine ${g}`, amount: 1 })),
    workplaces: list(workplaces, (w) => ({
      workplace: `workplace ${w}`,
      place: `place ${w % places}`,
    })),
    capacities: list(goods, (g) =>
      list(places, (p) => ({
        workplace: workplaceOf(g, p),
        capacity: `machine ${g}`,
        amount: 100,
      })),
    ).flat(),
    skills: list(6, (s) => ({ skill: `skill ${s}` })),
    routes: list(places, (p) => ({
      route: `route ${p}`,
      from: `place ${p}`,
      to: `place ${(p + 1) % places}`,
    })),
    stocks: list(goods, (g) => ({ good: `good ${g}`, opening: 20, end: 10 })),
    needs: list(needs, (n) => ({ need: `need ${n}`, good: `good ${n + 30}`, amount: 10 })),
  };
  return planWith(rows, tablesOf(times, everywhere, workplaceOf));
}

/** Amounts of many digits, as plans have them. */
function amount(...seeds: readonly number[]): number {
  const mixed = seeds.reduce((sum, seed, i) => sum + (seed + 1) * Math.sqrt(i + 2), 0);
  return 1 + 30 * (mixed - Math.floor(mixed));
}

function tablesOf(
  times: readonly number[],
  everywhere: readonly string[],
  workplaceOf: (good: number, place: number) => string,
): Partial<PlanTables> {
  const { goods, needs } = large;
  const each = <T>(count: number, of: (i: number, p: number, place: string, period: number) => T) =>
    list(count, (i) =>
      everywhere.flatMap((place, p) => times.map((period) => of(i, p, place, period))),
    ).flat();
  return {
    activities: each(goods, (g, p, place, period) => ({
      ...{ technique: `make good ${g}`, where: workplaceOf(g, p), place, period },
      runs: amount(g, p, period),
    })),
    deliveries: each(needs, (n, p, place, period): PlanRow<"deliveries"> => {
      const fulfilment = Math.min(1, amount(n, p, period) / 15);
      return {
        ...{ need: `need ${n}`, place, period, good: `good ${n + 30}`, tier: 1 + (n % 3) },
        ...{ asked: 10, delivered: 10 * fulfilment, fulfilment, level: 1 },
      };
    }),
    balances: each(goods, (g, p, place, period): PlanRow<"balances"> => ({
      ...{ good: `good ${g}`, place, period, opening: 10, made: amount(g, p, period) },
      ...{ arrived: 1, imported: 0, earned: 0, used: 3, paid: 0, sent: 1, drawn: 0 },
      ...{ delivered: 4, exported: 0, waste: 1, closing: amount(g, p, period) },
    })),
    stocks: each(goods, (g, p, place, period) => ({
      ...{ good: `good ${g}`, place, period, closing: amount(g, p, period), under_way: 0 },
    })),
    hours: each(6, (s, p, place, period) => ({
      ...{ place, skill: `skill ${s}`, period, available: 100, received: 0, needed: 60 },
      ...{ covered: 0, lent: 0, seconded: 0, idle: 40 },
    })),
    capacities: each(goods, (g, p, _, period) => ({
      ...{ workplace: workplaceOf(g, p), capacity: `machine ${g}`, period, installed: 100 },
      ...{ used: amount(g, p, period), idle: 100 - amount(g, p, period), added: 0 },
    })),
    shipments: each(goods, (g, p, place, period) => ({
      ...{ route: `route ${p}`, good: `good ${g}`, period, from: place },
      ...{
        to: `place ${(p + 1) % everywhere.length}`,
        sent: 1,
        arriving: 1,
        arrives: period,
        tonnes: 1,
      },
    })),
    levels: [
      {
        ...{ level: 1, kind: "tier", stage: 1, measure: "floor", value: 0.1, fixed: 2000 },
        ...{ primal: 0, dual: 0, gap: 0 },
      },
    ],
  };
}

function planWith(rows: Rows, tables: Partial<PlanTables>): Plan {
  const empty = Object.fromEntries(planTableNames.map((name) => [name, []]));
  return {
    economy: economyOf({ name: "large", title: "A large one" }, rows),
    tables: { ...empty, ...tables } as PlanTables,
    stages: [{ kind: "tier", stage: 1, measure: "fulfilment", value: 0.1, gap: 0 }],
    certificate: {
      ...{ imbalance: 0, dual: 0, gap: 0, failures: [], ok: true },
      tolerance: { physical: 1e-7, optimality: 1e-6 },
    },
    size: { rows: 1, columns: 1, nonzeros: 1 },
    engine: "none",
    seconds: { compile: 0, solve: 0, total: 0 },
    notes: [],
  };
}
