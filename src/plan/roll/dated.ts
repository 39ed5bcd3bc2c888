/** Rows about single periods, and what hangs on them. */
import type { Gathering } from "../../economy/gather.ts";
import { keyOf } from "../../economy/keys.ts";
import type { Row } from "../../economy/types.ts";
import type { Past } from "./past.ts";
import { without } from "./without.ts";

/** Rows without a period, and those of periods that are left. */
export function datedAfter<R extends { readonly period?: number }>(
  rows: readonly R[],
  { left }: Past,
): readonly R[] {
  return rows.filter(({ period }) => period === undefined || period >= left[0]!);
}

/**
 * People of a group of whom only gone periods spoke count as nobody from now on, as they did; without any row the
 * group would be unknown, and the people of its place counted another way.
 */
export function populationAfter(past: Past): readonly Row<"population">[] {
  const { rows } = past.economy.tables.population;
  const staying = datedAfter(rows, past);
  const identity = ({ place, group }: Row<"population">) => JSON.stringify([place, group]);
  const known = new Set(staying.map(identity));
  const nobody = new Map<string, Row<"population">>();
  for (const row of rows) {
    if (known.has(identity(row))) continue;
    nobody.set(identity(row), { place: row.place, group: row.group, number: 0 });
  }
  return [...staying, ...nobody.values()];
}

/** Goals about needs that nobody has any more have nothing left to measure. */
export function goalsAfter(past: Past, problems: Gathering): readonly Row<"goals">[] {
  const { goals, needs } = past.economy.tables;
  const left = new Set(datedAfter(needs.rows, past).map((row) => row.need));
  return goals.rows.filter((row) => {
    const ofNeeds = row.measure === "fulfilment" || row.measure === "gap";
    if (!ofNeeds || row.of === undefined || left.has(row.of)) return true;
    const where = { file: goals.file, table: "goals", key: keyOf("goals", row) };
    problems.warning(where, "roll.goal-over", { stage: row.stage, need: row.of });
    return false;
  });
}

/**
 * A technique whose season doesn't come again can't be started any more: a limit says so in place of a
 * season that no period has.
 */
export function seasonsAfter(past: Past): {
  readonly techniques: readonly Row<"techniques">[];
  readonly limits: readonly Row<"limits">[];
} {
  const { periods, techniques, limits } = past.economy.tables;
  const coming = new Set(
    periods.rows.filter((row) => row.period >= past.left[0]!).map((row) => row.season),
  );
  const isOver = ({ season }: Row<"techniques">) => season !== undefined && !coming.has(season);
  const staying = datedAfter(limits.rows, past);
  const names = new Set(staying.map((row) => row.limit));
  const further = techniques.rows.filter(isOver).map(({ technique, season }): Row<"limits"> => {
    let limit = `${technique} (${season!})`;
    while (names.has(limit)) limit = `${limit}*`;
    names.add(limit);
    return { limit, of: "run", what: technique, maximum: 0 };
  });
  return {
    techniques: techniques.rows.map((row) => (isOver(row) ? without(row, "season") : row)),
    limits: [...staying, ...further],
  };
}
