import type { Economy, Row } from "../../economy/types.ts";

/** The names by which an economy's people know its things: the column `name`, or the key itself. */
export interface Words {
  readonly good: (good: string) => string;
  readonly unit: (good: string) => string;
  readonly place: (place: string) => string;
  readonly workplace: (workplace: string) => string;
  /** A workplace or a place. */
  readonly where: (where: string) => string;
  /** From one place to another, `hill → town`, as shadow prices name it. */
  readonly way: (way: string) => string;
  readonly technique: (technique: string) => string;
  readonly skill: (skill: string) => string;
  readonly period: (period: number) => string;
  /** Whether there is more than one place, and more than one period, to speak of. */
  readonly places: boolean;
  readonly periods: boolean;
  /**
   * Values for a sentence with `{placed, select, yes { in {place}} other {}}`: nothing is said of the
   * place of pooled goods, nor where there is only one.
   */
  readonly at: (
    place: string | undefined,
    period?: number,
  ) => {
    readonly place: string;
    readonly placed: "yes" | "no";
    readonly period: string;
    readonly timed: "yes" | "no";
  };
}

export function wordsOf({ tables }: Economy): Words {
  const names = (rows: readonly (readonly [key: string | number, name: string | undefined])[]) => {
    const known = new Map(rows.map(([key, name]) => [key, name ?? String(key)]));
    return (key: string | number) => known.get(key) ?? String(key);
  };
  const good = names(tables.goods.rows.map((row) => [row.good, row.name]));
  const place = names(tables.places.rows.map((row) => [row.place, row.name]));
  const workplace = names(tables.workplaces.rows.map((row) => [row.workplace, row.name]));
  const period = names(periodNames(tables.periods.rows));
  const units = new Map(tables.goods.rows.map((row) => [row.good, row.unit]));
  const workplaces = new Set(tables.workplaces.rows.map((row) => row.workplace));
  const places = tables.places.rows.length > 1;
  const periods = tables.periods.rows.length > 1;
  return {
    good,
    unit: (name) => units.get(name) ?? "",
    place,
    workplace,
    where: (name) => (workplaces.has(name) ? workplace(name) : place(name)),
    way: names(
      tables.secondments.rows.map(({ from, to }) => [
        `${from} → ${to}`,
        `${place(from)} → ${place(to)}`,
      ]),
    ),
    technique: names(tables.techniques.rows.map((row) => [row.technique, row.name])),
    skill: names(tables.skills.rows.map((row) => [row.skill, row.name])),
    period,
    places,
    periods,
    at: (name, when) => ({
      place: name === undefined ? "" : place(name),
      placed: places && name !== undefined && name !== "" ? "yes" : "no",
      period: when === undefined ? "" : period(when),
      timed: periods && when !== undefined ? "yes" : "no",
    }),
  };
}

/** Names of periods; where two have the same (each year its spring), with their numbers. */
function periodNames(rows: readonly Row<"periods">[]): readonly (readonly [number, string])[] {
  const counts = new Map<string, number>();
  for (const { name = "" } of rows) counts.set(name, 1 + (counts.get(name) ?? 0));
  return rows.map(({ period, name }) => {
    if (name === undefined) return [period, String(period)];
    return [period, counts.get(name) === 1 ? name : `${name} (${period})`];
  });
}
