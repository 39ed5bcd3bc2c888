import { message } from "../../messages/index.ts";
import { linkedSkills } from "../columns/skills.ts";
import { eachHour, eachTrained } from "../flows.ts";
import { onDemand, type Rows } from "../rows.ts";
import type { Family, FamilyName, Setting } from "./family.ts";

/** Hours of a skill at a place: no more than its people have, and those who came to help. */
export const labour: Family = {
  name: "labour",
  why: "family.labour.why",
  formula:
    "Σ hours[a,s,lag] · run[a,t−lag] + drawn by routes + Σ_q second[s,p,q,t] ≤ hours[s,p,t] · (people[s,p,t] + Σ adds[a,s] · left(t − start − lag) · run[a,start]) + Σ_q (1 − travel) · second[s,q,p,t]; with stand-ins: Σ_d do[s,d,p,t] in place of the first two terms",
  inWords: ({ what, where }) => message("family.labour.row", { skill: what, place: where }),
  build: (setting, rows) => {
    const { resolved, columns, horizon } = setting;
    const linked = linkedSkills(resolved);
    const { rowAt, made } = cells(setting, rows, "labour", (place, skill, period) => [
      -Infinity,
      resolved.workforce(place, skill)?.hours[period] ?? 0,
    ]);
    eachHour(setting, (place, skill, period, column, hours) => {
      if (linked[skill] || !resolved.skills[skill]!.limited || hours === 0) return;
      rows.add(rowAt(keyOf(setting, place, skill, period)), column, hours);
    });
    for (const { place, skill, first } of columns.skillUses) {
      if (!resolved.skills[skill]!.limited) continue;
      for (let t = 0; t < horizon; t++) {
        rows.add(rowAt(keyOf(setting, place, skill, t)), first + t, 1);
      }
    }
    for (const { from, skill, first } of columns.secondments) {
      for (let t = 0; t < horizon; t++) {
        rows.add(rowAt(keyOf(setting, from, skill, t)), first + t, 1);
      }
    }
    // Whoever is added matters only where somebody is asked.
    for (const { to, skill, first, travel } of columns.secondments) {
      for (let t = 0; t < horizon; t++) {
        const row = made.get(keyOf(setting, to, skill, t));
        if (row !== undefined) rows.add(row, first + t, travel - 1);
      }
    }
    eachTrained(setting, (place, skill, period, column, people) => {
      const row = made.get(keyOf(setting, place, skill, period));
      if (row === undefined) return;
      rows.add(row, column, -people * resolved.workforce(place, skill)!.hoursEach[period]!);
    });
  },
};

/** Work of a skill that others can stand in for: done by its own people or by those. */
export const labourCover: Family = {
  name: "labour-cover",
  why: "family.labour-cover.why",
  formula: "Σ hours[a,d,lag] · run[a,t−lag] + drawn by routes ≤ Σ_s do[s,d,p,t]",
  inWords: ({ what, where }) => message("family.labour-cover.row", { skill: what, place: where }),
  build: (setting, rows) => {
    const { resolved, columns, horizon } = setting;
    const linked = linkedSkills(resolved);
    const { rowAt, made } = cells(setting, rows, "labour-cover", () => [-Infinity, 0]);
    eachHour(setting, (place, skill, period, column, hours) => {
      if (!linked[skill] || hours === 0) return;
      rows.add(rowAt(keyOf(setting, place, skill, period)), column, hours);
    });
    for (const { place, doing, first } of columns.skillUses) {
      for (let t = 0; t < horizon; t++) {
        const row = made.get(keyOf(setting, place, doing, t));
        if (row !== undefined) rows.add(row, first + t, -1);
      }
    }
  },
};

/** Where runs take people from a skill: no more than are there. */
export const people: Family = {
  name: "people",
  why: "family.people.why",
  formula: "0 ≤ people[s,p,t] + Σ adds[a,s] · left(t − start − lag) · run[a,start]",
  inWords: ({ what, where }) => message("family.people.row", { skill: what, place: where }),
  build: (setting, rows) => {
    const { resolved } = setting;
    const { rowAt, made } = cells(setting, rows, "people", (place, skill, period) => [
      -resolved.workforce(place, skill)!.people[period]!,
      Infinity,
    ]);
    eachTrained(setting, (place, skill, period, _, amount) => {
      if (amount < 0) rowAt(keyOf(setting, place, skill, period));
    });
    eachTrained(setting, (place, skill, period, column, amount) => {
      const row = made.get(keyOf(setting, place, skill, period));
      if (row !== undefined) rows.add(row, column, amount);
    });
  },
};

/** Where people of a skill come and go: those who go are the place's own, not those who came to help. */
export const secondment: Family = {
  name: "secondment",
  why: "family.secondment.why",
  formula:
    "Σ_q second[s,p,q,t] ≤ hours[s,p,t] · (people[s,p,t] + Σ adds[a,s] · left(t − start − lag) · run[a,start])",
  inWords: ({ what, where }) => message("family.secondment.row", { skill: what, place: where }),
  build: (setting, rows) => {
    const { resolved, columns, horizon } = setting;
    const { rowAt, made } = cells(setting, rows, "secondment", (place, skill, period) => [
      -Infinity,
      resolved.workforce(place, skill)?.hours[period] ?? 0,
    ]);
    const receiving = new Set(columns.secondments.map(({ to, skill }) => `${to} ${skill}`));
    for (const { from, skill, first } of columns.secondments) {
      if (!receiving.has(`${from} ${skill}`)) continue;
      for (let t = 0; t < horizon; t++) {
        rows.add(rowAt(keyOf(setting, from, skill, t)), first + t, 1);
      }
    }
    eachTrained(setting, (place, skill, period, column, amount) => {
      const row = made.get(keyOf(setting, place, skill, period));
      if (row === undefined) return;
      rows.add(row, column, -amount * resolved.workforce(place, skill)!.hoursEach[period]!);
    });
  },
};

/** Rows of a family per place, skill and period, made when first asked for. */
function cells(
  { resolved, horizon }: Setting,
  rows: Rows,
  family: FamilyName,
  boundsOf: (place: number, skill: number, period: number) => readonly [number, number],
): { readonly rowAt: (key: number) => number; readonly made: ReadonlyMap<number, number> } {
  const made = new Map<number, number>();
  const count = resolved.skills.length;
  const rowAt = onDemand((key) => {
    const cell = Math.floor(key / horizon);
    const [place, skill, period] = [Math.floor(cell / count), cell % count, key % horizon];
    const label = { what: resolved.skills[skill]!.name, where: resolved.places[place]!, period };
    const row = rows.row({ family, ...label }, ...boundsOf(place, skill, period));
    made.set(key, row);
    return row;
  });
  return { rowAt, made };
}

function keyOf({ resolved, horizon }: Setting, place: number, skill: number, period: number) {
  return (place * resolved.skills.length + skill) * horizon + period;
}
