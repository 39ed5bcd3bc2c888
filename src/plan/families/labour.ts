import { message } from "../../messages/index.ts";
import { linkedSkills } from "../columns.ts";
import { eachHour } from "../flows.ts";
import { onDemand } from "../rows.ts";
import type { Family, Setting } from "./family.ts";

/** Hours of a skill at a place: no more than its people have. */
export const labour: Family = {
  name: "labour",
  why: "family.labour.why",
  formula:
    "Σ hours[a,s,lag] · run[a,t−lag] + drawn by routes ≤ people · hours; with stand-ins: Σ_d do[s,d,p,t] ≤ people · hours",
  inWords: ({ what, where }) => message("family.labour.row", { skill: what, place: where }),
  build: (setting, rows) => {
    const { resolved, columns, horizon } = setting;
    const linked = linkedSkills(resolved);
    const rowAt = onDemand((key) => {
      const { place, skill, period } = cellOf(setting, key);
      return rows.row(
        {
          family: "labour",
          what: resolved.skills[skill]!.name,
          where: resolved.places[place]!,
          period,
        },
        -Infinity,
        resolved.workforce(place, skill)?.[period] ?? 0,
      );
    });
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
    const made = new Map<number, number>();
    const rowAt = onDemand((key) => {
      const { place, skill, period } = cellOf(setting, key);
      const label = {
        family: "labour-cover",
        what: resolved.skills[skill]!.name,
        where: resolved.places[place]!,
        period,
      } as const;
      const row = rows.row(label, -Infinity, 0);
      made.set(key, row);
      return row;
    });
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

function keyOf({ resolved, horizon }: Setting, place: number, skill: number, period: number) {
  return (place * resolved.skills.length + skill) * horizon + period;
}

function cellOf({ resolved, horizon }: Setting, key: number) {
  const count = resolved.skills.length;
  const cell = Math.floor(key / horizon);
  return { place: Math.floor(cell / count), skill: cell % count, period: key % horizon };
}
