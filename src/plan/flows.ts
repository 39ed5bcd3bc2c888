/** How runs, routes and work under way reach the rows: shared by the families, the goals and the printout. */
import type { Setting } from "./families/family.ts";
import type { Draw } from "./logistics.ts";
import type { Flow, Site } from "./resolve.ts";
import { constant } from "./rows.ts";

/** A coefficient that falls on a target in a period, of a column (or `constant`). */
export type Fall = (target: number, period: number, column: number, amount: number) => void;

/** The flows of a site's runs, those started before the first period included, by where they fall. */
export function eachFall(
  { columns, horizon }: Setting,
  siteIndex: number,
  site: Site,
  flows: readonly Flow[],
  fall: Fall,
): void {
  const first = columns.runs[siteIndex]!;
  for (const { target, lag, amounts } of flows) {
    for (let start = 0; start + lag < horizon; start++) {
      fall(target, start + lag, first + start, amounts[start + lag]!);
    }
    for (const { periodsAgo, amount } of site.started) {
      const period = lag - periodsAgo;
      if (period >= 0 && period < horizon) {
        fall(target, period, constant, amounts[period]! * amount);
      }
    }
  }
}

/**
 * Share of a run, started at a period index (negative: before the first), that is done by the end of the
 * plan: its direct hours spent by then, or without hours the periods passed ÷ its longest lag.
 */
export function doneByEnd(site: Site, start: number, horizon: number): number {
  let spent = 0;
  let all = 0;
  for (const { lag, amounts } of site.work) {
    const period = start + lag;
    const hours = amounts[Math.max(0, Math.min(period, horizon))]!;
    all += hours;
    if (period < horizon) spent += hours;
  }
  if (all > 0) return spent / all;
  return site.longestLag === 0 ? 1 : Math.min(1, (horizon - start) / site.longestLag);
}

/** What is under way at the end, as terms: outputs of runs (by the share done) and goods on routes. */
export function eachUnderWay(
  setting: Setting,
  emit: (account: number, column: number, amount: number) => void,
): void {
  const { resolved, columns, horizon } = setting;
  resolved.sites.forEach((site, s) => {
    for (const { target, lag, amounts } of site.recipe) {
      const amount = amounts[horizon]!;
      if (amount <= 0) continue;
      for (let start = Math.max(0, horizon - lag); start < horizon; start++) {
        emit(target, columns.runs[s]! + start, amount * doneByEnd(site, start, horizon));
      }
      for (const { periodsAgo, amount: runs } of site.started) {
        if (lag - periodsAgo >= horizon) {
          emit(target, constant, amount * runs * doneByEnd(site, -periodsAgo, horizon));
        }
      }
    }
  });
  eachArrival(setting, (account, period, column, amount) => {
    if (period >= horizon) emit(account, column, amount);
  });
}

/** What arrives on routes, in the plan and after it, of what was sent before the plan too. */
export function eachArrival({ resolved, columns, horizon, routes }: Setting, fall: Fall): void {
  for (const { route, good, first } of columns.shipments) {
    const { to, lag, loss } = routes[route]!;
    const account = resolved.accountAt(good, to);
    for (let start = 0; start < horizon; start++) {
      fall(account, start + lag, first + start, 1 - loss);
    }
  }
  for (const { to, loss, shipped } of routes) {
    for (const { good, amount, arrives } of shipped) {
      if (arrives < 0) continue;
      fall(resolved.accountAt(good, to), arrives, constant, amount * (1 - loss));
    }
  }
}

/** What runs add to installed capacities and what of it is there in each period, as terms. */
export function eachAdded(setting: Setting, fall: Fall): void {
  const { resolved } = setting;
  resolved.sites.forEach((site, s) => {
    const leftOf = (target: number) => resolved.installed[target]!.left;
    eachLasting(setting, s, site, site.adds, leftOf, fall);
  });
}

/** People whom runs add to (or take from) a skill at a place and who is there in each period, as terms. */
export function eachTrained(
  setting: Setting,
  emit: (place: number, skill: number, period: number, column: number, people: number) => void,
): void {
  const { resolved } = setting;
  resolved.sites.forEach((site, s) => {
    const leftOf = (skill: number) => resolved.workforce(site.place, skill)!.left;
    eachLasting(setting, s, site, site.trains, leftOf, (skill, period, column, people) => {
      emit(site.place, skill, period, column, people);
    });
  });
}

/** What a run adds stays as long as it lives; what it takes away is gone for good. */
function eachLasting(
  { columns, horizon }: Setting,
  siteIndex: number,
  site: Site,
  adds: Site["adds"],
  leftOf: (target: number) => (periods: number) => number,
  fall: Fall,
): void {
  const first = columns.runs[siteIndex]!;
  for (const { target, lag, amount } of adds) {
    const left = leftOf(target);
    const there = (period: number, from: number) =>
      amount < 0 ? amount : amount * left(period - from);
    for (let start = 0; start + lag < horizon; start++) {
      for (let period = start + lag; period < horizon; period++) {
        fall(target, period, first + start, there(period, start + lag));
      }
    }
    for (const { periodsAgo, amount: runs } of site.started) {
      // What was added before the first period is part of the opening amount.
      const from = lag - periodsAgo;
      if (from < 0) continue;
      for (let period = from; period < horizon; period++) {
        fall(target, period, constant, runs * there(period, from));
      }
    }
  }
}

/** Capacity that runs started in time will add after the end, by the share of the run that is done. */
export function eachAddedLater(
  { resolved, columns, horizon }: Setting,
  emit: (installed: number, column: number, amount: number) => void,
): void {
  resolved.sites.forEach((site, s) => {
    for (const { target, lag, amount } of site.adds) {
      for (let start = Math.max(0, horizon - lag); start < horizon; start++) {
        emit(target, columns.runs[s]! + start, amount * doneByEnd(site, start, horizon));
      }
      for (const { periodsAgo, amount: runs } of site.started) {
        if (lag - periodsAgo >= horizon) {
          emit(target, constant, amount * runs * doneByEnd(site, -periodsAgo, horizon));
        }
      }
    }
  });
}

/**
 * What shipments draw: of accounts and of skills, per unit of the good sent. What was sent before the plan
 * draws where it arrives.
 */
export function eachDraw(
  { resolved, columns, horizon, routes }: Setting,
  ofAccount: Fall,
  ofSkill: (place: number, skill: number, period: number, column: number, hours: number) => void,
): void {
  const draw = (
    { account, skill, place }: Draw,
    period: number,
    column: number,
    amount: number,
  ) => {
    if (account !== undefined) ofAccount(account, period, column, amount);
    if (skill !== undefined) ofSkill(place, skill, period, column, amount);
  };
  const tonnesOf = (good: number) => resolved.goods[good]!.weight ?? 0;
  for (const { route, good, first } of columns.shipments) {
    const { draws, lag } = routes[route]!;
    for (const each of draws) {
      const later = each.at === "to" ? lag : 0;
      for (let start = 0; start + later < horizon; start++) {
        draw(each, start + later, first + start, each.amount * tonnesOf(good));
      }
    }
  }
  for (const { draws, shipped } of routes) {
    for (const { good, amount, arrives } of shipped) {
      if (arrives < 0 || arrives >= horizon) continue;
      for (const each of draws) {
        if (each.at === "to") draw(each, arrives, constant, each.amount * tonnesOf(good) * amount);
      }
    }
  }
}

/** Hours of a skill that work and routes ask for at a place, as terms. */
export function eachHour(
  setting: Setting,
  emit: (place: number, skill: number, period: number, column: number, hours: number) => void,
): void {
  setting.resolved.sites.forEach((site, s) => {
    eachFall(setting, s, site, site.work, (skill, period, column, hours) => {
      emit(site.place, skill, period, column, hours);
    });
  });
  eachDraw(setting, () => undefined, emit);
}
