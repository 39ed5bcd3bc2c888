import { wordsOf } from "../plan/explain/words.ts";
import type { Plan, PlanRow } from "../plan/index.ts";

/** *labour*: hours of each skill in each place, all periods together, against those that are there. */
export interface LabourData {
  readonly places: readonly LabourPlace[];
  /** Number of periods of the plan. */
  readonly periods: number;
}

export interface LabourPlace {
  readonly place: string;
  readonly skills: readonly LabourRow[];
}

/** available + covered + received = needed + lent + seconded + idle, in hours. */
export interface LabourRow {
  readonly skill: string;
  /** Null: nobody has stated hours of this skill, so it is counted and not limited. */
  readonly available: number | null;
  /** Work of this skill that people of other skills stand in for. */
  readonly covered: number;
  /** Hours that arrive from other places. */
  readonly received: number;
  readonly needed: number;
  /** Hours in which these people stand in for other skills. */
  readonly lent: number;
  /** Hours that leave to help in other places. */
  readonly seconded: number;
  readonly idle: number | null;
  /** Periods in which no hour is left over. */
  readonly tight: readonly string[];
}

/** Share of the hours that are there below which none are left over. */
const nothingLeft = 1e-6;

/** The labour of a plan, by place and skill in the order of its tables. */
export function labourOf({ tables, economy }: Plan): LabourData {
  const words = wordsOf(economy);
  const places = new Map<string, Map<string, PlanRow<"hours">[]>>();
  for (const row of tables.hours) {
    const skills = places.get(row.place) ?? new Map<string, PlanRow<"hours">[]>();
    places.set(row.place, skills.set(row.skill, [...(skills.get(row.skill) ?? []), row]));
  }
  return {
    periods: economy.tables.periods.rows.length,
    places: [...places].map(([place, skills]) => ({
      place: words.place(place),
      skills: [...skills].map(([skill, rows]) => {
        const sum = (of: (row: PlanRow<"hours">) => number) =>
          rows.reduce((total, row) => total + of(row), 0);
        const limited = rows.every(({ available }) => available !== undefined);
        const isTight = ({ available, received, covered, idle }: PlanRow<"hours">) =>
          limited && (idle ?? 0) <= nothingLeft * ((available ?? 0) + received + covered);
        return {
          skill: words.skill(skill),
          available: limited ? sum(({ available }) => available ?? 0) : null,
          covered: sum(({ covered }) => covered),
          received: sum(({ received }) => received),
          needed: sum(({ needed }) => needed),
          lent: sum(({ lent }) => lent),
          seconded: sum(({ seconded }) => seconded),
          idle: limited ? sum(({ idle }) => idle ?? 0) : null,
          tight: rows.filter(isTight).map(({ period }) => words.period(period)),
        };
      }),
    })),
  };
}
