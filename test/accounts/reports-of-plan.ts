import type { Report, Subject } from "../../src/accounts/reports/tables.ts";
import { criteriaOf } from "../../src/plan/criteria.ts";
import type { Plan } from "../../src/plan/index.ts";
import { peopleOf } from "../../src/plan/people.ts";
import { resolve, type Flow, type Resolved, type Site } from "../../src/plan/resolve.ts";
import { sorted } from "../../src/plan/sorted.ts";

/**
 * Every figure of a plan that can be reported, exactly as it would be if all went as planned: places of their stocks,
 * flows, deliveries and hours, workplaces of what they made, used, worked and have installed, runs, both ends of what
 * was sent, people served. What is nothing is reported as well where the plan has a row for it.
 */
export function reportsOfPlan(plan: Plan): readonly Report[] {
  const { economy } = plan;
  const resolved = resolve(sorted(economy));
  const figures = new Map<string, Report>();
  const add: Add = (by, period, what, of, amount, partner) => {
    const key = JSON.stringify([by, period, what, of, partner ?? null]);
    const before = figures.get(key)?.amount ?? 0;
    const row = { by, period, what, of, amount: before + amount, method: "weighed" } as const;
    figures.set(key, partner === undefined ? row : { ...row, with: partner });
  };
  ofBalances(plan, resolved, add);
  ofRuns(plan, resolved, add);
  ofShipments(plan, add);
  ofHours(plan, resolved, add);
  ofPeople(plan, resolved, add);
  for (const row of plan.tables.capacities) {
    add(row.workplace, row.period, "installed", row.capacity, row.installed);
  }
  return [...figures.values()].map((row) => ({ ...row, amount: Math.max(0, row.amount) }));
}

type Add = (
  by: string,
  period: number,
  what: Subject,
  of: string,
  amount: number,
  partner?: string,
) => void;

function ofBalances({ tables }: Plan, { goods, goodIndex, tree }: Resolved, add: Add): void {
  const [root, ...others] = tree.roots;
  for (const row of tables.balances) {
    const { period, good } = row;
    // A pool is kept by the place that has all others in it, if there is one.
    const place = row.place ?? (others.length === 0 ? root : undefined);
    if (place === undefined) continue;
    if (goods[goodIndex.get(good)!]!.survival !== undefined) {
      add(place, period, "opening", good, row.opening);
      add(place, period, "closing", good, row.closing);
    }
    if (row.place !== undefined) {
      add(place, period, "made", good, row.made);
      add(place, period, "used", good, row.used + row.drawn);
    }
    add(place, period, "delivered", good, row.delivered);
    add(place, period, "lost", good, row.waste);
  }
}

/** Runs, also those before the first period, with what each makes, uses and pays where. */
function ofRuns({ tables, economy }: Plan, resolved: Resolved, add: Add): void {
  const sites = new Map(resolved.sites.map((site) => [`${site.technique} at ${site.where}`, site]));
  const workplaces = new Set(economy.tables.workplaces.rows.map((row) => row.workplace));
  const falling = (site: Site, start: number, runs: number) => {
    for (const flow of site.recipe) {
      const [t, amount] = fallOf(flow, start, runs, resolved);
      if (t === undefined || amount === 0) continue;
      const { good, place } = resolved.accounts[flow.target]!;
      const { name, pooled } = resolved.goods[good]!;
      const what = amount > 0 ? "made" : "used";
      const isHome = pooled || place === site.place;
      if (workplaces.has(site.where) && isHome) {
        add(site.where, t, what, name, Math.abs(amount));
      }
      if (pooled) add(resolved.places[site.place]!, t, what, name, Math.abs(amount));
    }
    if (!workplaces.has(site.where)) return;
    for (const flow of site.work) {
      const [t, hours] = fallOf(flow, start, runs, resolved);
      const { name, canDo } = resolved.skills[flow.target]!;
      const isMixed =
        canDo.length > 0 || resolved.skills.some((s) => s.canDo.includes(flow.target));
      // Who stood in for whom at which workplace, no plan says.
      if (t !== undefined && !isMixed) add(site.where, t, "hours", name, hours);
    }
  };
  for (const { technique, where, period, runs } of tables.activities) {
    add(where, period, "run", technique, runs);
    falling(sites.get(`${technique} at ${where}`)!, resolved.periods.indexOf(period), runs);
  }
  for (const row of economy.tables.started.rows) {
    const site = sites.get(`${row.technique} at ${row.where}`);
    if (site !== undefined) falling(site, -row.periods_ago, row.amount);
  }
  for (const row of tables.trade) {
    add(row.place, row.period, "imported", row.good, row.imported);
    add(row.place, row.period, "exported", row.good, row.exported);
    add(row.place, row.period, "used", row.currency, row.paid);
    add(row.place, row.period, "made", row.currency, row.earned);
  }
}

/** The period in which a flow of runs falls, undefined for outside of the plan; and how much it is. */
function fallOf(
  { lag, amounts }: Flow,
  start: number,
  runs: number,
  { periods }: Resolved,
): readonly [number | undefined, number] {
  const t = start + lag;
  return t < 0 || t >= periods.length ? [undefined, 0] : [periods[t], runs * amounts[t]!];
}

function ofShipments({ tables, economy }: Plan, add: Add): void {
  for (const row of tables.shipments) {
    add(row.from, row.period, "sent", row.good, row.sent, row.to);
    if (row.arrives !== undefined) {
      add(row.to, row.arrives, "received", row.good, row.arriving, row.from);
    }
  }
  const numbers = economy.tables.periods.rows.map((row) => row.period).sort((a, b) => a - b);
  for (const { route, good, amount, periods_ago: ago } of economy.tables.shipped.rows) {
    const {
      from,
      to,
      lag = 0,
      loss = 0,
    } = economy.tables.routes.rows.find((row) => row.route === route)!;
    const arrives = numbers[lag - ago];
    if (arrives !== undefined) add(to, arrives, "received", good, amount * (1 - loss), from);
  }
}

/** Hours worked in each place by those who have a skill, whomever they stood in for. */
function ofHours({ tables }: Plan, { skills }: Resolved, add: Add): void {
  const known = new Set(skills.map(({ name }) => name));
  for (const { place, skill, period, needed, covered, lent } of tables.hours) {
    if (known.has(skill)) add(place, period, "hours", skill, needed - covered + lent);
  }
}

/** How many of those whom a need counts would have got what it asks for each. */
function ofPeople({ tables }: Plan, resolved: Resolved, add: Add): void {
  const people = peopleOf(resolved);
  const needs = new Map<string, { asked: number; people: number }>();
  const keyOf = (need: string, place: string, period: number) =>
    JSON.stringify([need, place, period]);
  for (const { kind, need, account, period, asked } of criteriaOf(resolved)) {
    if (kind !== "need") continue;
    const { place } = resolved.accounts[account]!;
    if (place < 0) continue;
    const key = keyOf(need!.name, resolved.places[place]!, resolved.periods[period]!);
    const known = needs.get(key) ?? { asked: 0, people: 0 };
    known.asked += asked;
    known.people += people(place, period, need!.group);
    needs.set(key, known);
  }
  for (const { need, place, period, delivered } of tables.deliveries) {
    const known = place === undefined ? undefined : needs.get(keyOf(need, place, period));
    if (known === undefined || known.people === 0) continue;
    add(place!, period, "served", need, (delivered * known.people) / known.asked);
  }
}
