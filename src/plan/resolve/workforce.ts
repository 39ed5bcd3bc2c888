import { carries, shares } from "../../economy/retirement.ts";
import type { Economy, Row } from "../../economy/types.ts";
import { found } from "./found.ts";
import type { Names, Resolved, Workforce } from "./resolved.ts";

/**
 * The people of each place and skill for whom a row of `workforce` stands: those of the row without a
 * period leave by the skill's life; a row with a period states who is there then.
 */
export function workforceOf(
  economy: Economy,
  names: Names,
  periods: readonly number[],
): Resolved["workforce"] {
  const { skills, workforce } = economy.tables;
  const lives = new Map(skills.rows.map((row) => [row.skill, row]));
  const groups = new Map<string, Row<"workforce">[]>();
  for (const row of workforce.rows) {
    for (const place of names.placesOf(row.place)) {
      const key = keyOf(place, found(names.skillIndex, row.skill));
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  }
  const stated = new Map(
    [...groups].map(([key, rows]) => [
      key,
      statedBy(rows, lives.get(rows[0]!.skill) ?? {}, periods),
    ]),
  );
  return (place, skill) => stated.get(keyOf(place, skill));
}

function keyOf(place: number, skill: number): string {
  return `${place} ${skill}`;
}

function statedBy(
  rows: readonly Row<"workforce">[],
  life: Pick<Row<"skills">, "life" | "retirement">,
  periods: readonly number[],
): Workforce {
  const general = rows.find((row) => row.period === undefined);
  const people = new Float64Array(periods.length);
  const hoursEach = new Float64Array(periods.length);
  periods.forEach((period, t) => {
    const special = rows.find((row) => row.period === period);
    people[t] = special?.people ?? (general?.people ?? 0) * carries(life, t);
    hoursEach[t] = (special ?? general)?.hours ?? 0;
  });
  return {
    people,
    hoursEach,
    hours: people.map((each, t) => each * hoursEach[t]!),
    left: shares(life),
  };
}
