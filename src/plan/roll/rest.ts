/** What is left of a plan when its first periods are over. */
import type { Economy } from "../../economy/types.ts";
import { resolve } from "../resolve.ts";
import { sorted } from "../sorted.ts";
import { planTableNames } from "../tables.ts";
import type { Plan, PlanTables } from "../types.ts";
import { levelsLeft } from "./rest-levels.ts";
import { without } from "./without.ts";

/**
 * The rest of a plan, as a plan of the rolled economy: everything in its tables about the periods that are left.
 * `added` is what this rest adds, a goal's value what is left of it, a tier's the least that is left in it.
 * Its certificate of optimality is still that of the whole plan.
 */
export function restOf(plan: Plan, rolled: Economy): Plan {
  const periods = rolled.tables.periods.rows.map((row) => row.period).sort((a, b) => a - b);
  const first = periods[0]!;
  const cut = Object.fromEntries(
    planTableNames.map((name) => {
      const rows = plan.tables[name] as readonly { readonly period?: number }[];
      return [name, rows.filter(({ period }) => period === undefined || period >= first)];
    }),
  ) as unknown as PlanTables;
  const positionOf = new Map(periods.map((period, i) => [period, i]));
  const opening = openingsOf(rolled);
  const levels = levelsLeft(plan, cut, first);
  return {
    ...without(plan, "branches"),
    economy: rolled,
    tables: {
      ...cut,
      hours: withoutResidue(cut.hours, plan.tables.hours, ["available", "idle"], (row) => [
        row.place,
        row.skill,
      ]),
      capacities: cut.capacities.map((row) => {
        const there = opening.capacity(row.workplace, row.capacity, positionOf.get(row.period)!);
        return { ...row, added: row.installed - there };
      }),
      people: withoutResidue(cut.people, plan.tables.people, ["people"], (row) => [
        row.place,
        row.skill,
      ]).map((row) => {
        const there = opening.people(row.place, row.skill, positionOf.get(row.period)!);
        return { ...row, added: row.people - there };
      }),
      levels,
    },
    stages: plan.stages.map((stage) => {
      const of = levels.filter(
        ({ kind, stage: number }) => kind === stage.kind && number === stage.stage,
      );
      const [only] = of;
      if (only === undefined) return stage;
      const floors = of.filter(({ fixed }) => fixed > 0).map(({ value }) => value);
      const value = only.measure === "floor" ? Math.min(1, ...floors) : only.value;
      return { ...stage, value };
    }),
  };
}

/** Against the largest figure of a row's kind, what is this small is rounding. */
const rounding = 1e-9;

/**
 * Where all of something was taken away, rounding has left a little of it, which was small against what was
 * there before, and would now stand alone.
 */
function withoutResidue<C extends string, R extends { readonly [column in C]?: number }>(
  cut: readonly R[],
  whole: readonly R[],
  columns: readonly C[],
  keyOf: (row: R) => readonly string[],
): readonly R[] {
  const largest = new Map<string, number>();
  for (const row of whole) {
    const key = JSON.stringify(keyOf(row));
    const figures = columns.map((column) => row[column] ?? 0);
    largest.set(key, Math.max(largest.get(key) ?? 0, ...figures));
  }
  return cut.map((row) => {
    const least = rounding * largest.get(JSON.stringify(keyOf(row)))!;
    const residue = columns.filter((column) => row[column] !== undefined && row[column] <= least);
    return { ...row, ...Object.fromEntries(residue.map((column) => [column, 0])) };
  });
}

/** Of what was there at the beginning, what is there in a later period. */
function openingsOf(rolled: Economy) {
  const resolved = resolve(sorted(rolled));
  const capacities = new Map(
    resolved.installed.map((item) => [
      JSON.stringify([item.workplace, item.capacity]),
      item.opening,
    ]),
  );
  return {
    capacity: (workplace: string, capacity: string, t: number) =>
      capacities.get(JSON.stringify([workplace, capacity]))?.[t] ?? 0,
    people: (place: string, skill: string, t: number) => {
      const p = resolved.placeIndex.get(place);
      const s = resolved.skillIndex.get(skill);
      const stated = p === undefined || s === undefined ? undefined : resolved.workforce(p, s);
      return stated?.people[t] ?? 0;
    },
  };
}
