import type { Row } from "../../economy/types.ts";
import { groupBy, rowFor, type Facts } from "./facts.ts";
import { shareLeft } from "./retirement.ts";

/** Who has a skill, and for how many hours; periods are positions. */
export interface Workforce {
  /** Whether anybody has stated people of a skill; if not, its hours are counted and not limited. */
  isStated(skill: string): boolean;
  /** Of those who had it when the plan begins, who still has it: as stated for a period, or what is left. */
  openingPeople(place: string, skill: string, position: number): number;
  /** Hours of one person in a period. */
  hoursEach(place: string, skill: string, position: number): number;
}

export function workforceOf(facts: Facts): Workforce {
  const bySkill = groupBy(facts.economy.tables.workforce.rows, (row) => row.skill);
  const rowOf = (place: string, skill: string, position: number) =>
    rowFor(facts, bySkill.get(skill) ?? [], place, facts.periods[position]!);
  return {
    isStated: (skill) => bySkill.has(skill),
    openingPeople: (place, skill, position) => {
      const row = rowOf(place, skill, position);
      if (row === undefined) return 0;
      return row.period === undefined
        ? row.people * openingShare(facts.skillRow(skill), position)
        : row.people;
    },
    hoursEach: (place, skill, position) => rowOf(place, skill, position)?.hours ?? 0,
  };
}

/** Ages are spread evenly over the life: a share of 1/life reaches its end each period. */
function openingShare(skill: Row<"skills"> | undefined, position: number): number {
  const isSpread = skill?.life !== undefined && skill.retirement !== "geometric";
  return isSpread ? Math.max(0, 1 - position / skill.life) : shareLeft(skill, position, 0);
}
