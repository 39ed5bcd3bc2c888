/** What one run gives and takes, at shadow prices. */
import type { Flow, Site } from "../resolve.ts";
import { balanceOf, labourOf, type Step, type Walk } from "./chain-walk.ts";
import type { Scarce } from "./prices.ts";

export interface Item {
  readonly scarce: Scarce;
  /** What it gives (+) or takes (−), in units of the level's measure, per run. */
  readonly worth: number;
  readonly pool?: { readonly account: number; readonly period: number };
  readonly labour?: { readonly place: number; readonly skill: number; readonly period: number };
}

/** Everything one run started in a period gives and takes, at shadow prices. */
export function itemsOf(walk: Walk, site: Site, start: number): readonly Item[] {
  const { resolved, prices } = walk;
  const items: Item[] = [];
  const fall = (flows: readonly Flow[], visit: (flow: Flow, period: number) => void) => {
    for (const flow of flows) {
      const period = start + flow.lag;
      if (period < resolved.periods.length && flow.amounts[period] !== 0) visit(flow, period);
    }
  };
  fall(site.recipe, ({ target, amounts }, period) => {
    const scarce = balanceOf(resolved, target, period);
    const pool = { account: target, period };
    items.push({ scarce, worth: amounts[period]! * prices.of(scarce), pool });
  });
  fall(site.work, ({ target, amounts }, period) => {
    const labour = { place: site.place, skill: target, period };
    const own = labourOf(resolved, "labour", site.place, target, period);
    items.push({ scarce: own, worth: -amounts[period]! * prices.of(own), labour });
    const cover = labourOf(resolved, "labour-cover", site.place, target, period);
    items.push({ scarce: cover, worth: -amounts[period]! * prices.of(cover) });
  });
  fall(site.uses, ({ target, amounts }, period) => {
    const { capacity, workplace, place } = resolved.installed[target]!;
    const number = resolved.periods[period]!;
    const own = { family: "capacity", what: capacity, where: workplace, period: number };
    const room = { ...own, family: "storage", where: resolved.places[place]! };
    for (const scarce of [own, room]) {
      items.push({ scarce, worth: -amounts[period]! * prices.of(scarce) });
    }
  });
  for (const { target, lag, amount } of site.adds) {
    const { capacity, workplace, left } = resolved.installed[target]!;
    for (let period = start + lag; period < resolved.periods.length; period++) {
      const number = resolved.periods[period]!;
      const scarce = { family: "capacity", what: capacity, where: workplace, period: number };
      const there = amount * left(period - start - lag);
      items.push({ scarce, worth: there * prices.of(scarce) });
    }
  }
  items.push(...peopleItems(walk, site, start));
  return items;
}

/** What people are worth who learn a skill by one run, or who leave one. */
function peopleItems({ resolved, prices }: Walk, site: Site, start: number): readonly Item[] {
  const { place } = site;
  return site.trains.flatMap(({ target, lag, amount }) => {
    const { hoursEach, left } = resolved.workforce(place, target)!;
    return resolved.periods.flatMap((_, period): readonly Item[] => {
      const passed = period - start - lag;
      if (passed < 0) return [];
      const people = amount < 0 ? amount : amount * left(passed);
      const hours = people * hoursEach[period]!;
      const item = (family: string, more: number) => {
        const scarce = labourOf(resolved, family, place, target, period);
        return { scarce, worth: more * prices.of(scarce) };
      };
      return [
        { ...item("labour", hours), labour: { place, skill: target, period } },
        item("secondment", hours),
        item("people", people),
      ];
    });
  });
}

/** Everything that is taken stands behind what is made. */
export function visitItems(walk: Walk, items: readonly Item[], behind: number, by: Step): void {
  for (const { worth, scarce, pool, labour } of items) {
    if (worth >= 0) continue;
    if (pool !== undefined) walk.visitPool(pool.account, pool.period, behind, by);
    else if (labour === undefined) walk.visit(scarce, behind, by);
    else walk.visitLabour(labour.place, labour.skill, labour.period, behind, by);
  }
}
