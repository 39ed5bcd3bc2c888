import type { Row } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import type { PlanRow } from "../types.ts";
import type { Evidence } from "./evidence.ts";
import { jointly } from "../levels.ts";
import { expectName } from "./figures.ts";
import { measureGoal } from "./measures.ts";
import { keyText } from "./rows.ts";
import { difference, excess } from "./tally.ts";

/**
 * Optimality is certified to this, ÷ max(1, |objective|); a level can't be held against the plan more
 * tightly.
 */
export const levelTolerance = 1e-6;

interface Criterion {
  readonly table: "deliveries" | "keeping";
  readonly row: PlanRow<"deliveries"> | PlanRow<"keeping">;
}

/**
 * The levels against the rest of the plan: each fulfilment was fixed at a level of its tier that has
 * its value, each level fixed as many as it says, goals have the value that the plan gives them.
 */
export function checkLevels(evidence: Evidence): void {
  const { tables, tally } = evidence;
  const levels = new Map(tables.levels.map((level) => [level.level, level]));
  const criteria = criteriaOf(evidence);
  const fixed = new Map<number, number>();
  for (const { table, row } of criteria) {
    if (row.tier === 0) {
      // What tier 0 asks is a condition; no level decides it.
      expectName(tally, "levels", { table, row, column: "level" }, 0);
      continue;
    }
    fixed.set(row.level, (fixed.get(row.level) ?? 0) + 1);
    const level = levels.get(row.level);
    const isOfItsTier = level?.kind === "tier" && level.stage === row.tier;
    tally.check("levels", isOfItsTier ? 0 : 1, () =>
      message("certify.level-of-tier", {
        table,
        key: keyText(table, row),
        level: row.level,
        tier: row.tier,
      }),
    );
  }
  const inOrder = [...tables.levels].sort((a, b) => a.level - b.level);
  for (const [i, level] of inOrder.entries()) {
    expectName(tally, "levels", { table: "levels", row: level, column: "level" }, i + 1);
    expectName(
      tally,
      "levels",
      { table: "levels", row: level, column: "fixed" },
      level.kind === "tier" ? (fixed.get(level.level) ?? 0) : 0,
    );
    // What is decided for several scenarios at once has no value that one of them could show.
    if (level.measure.startsWith(jointly)) continue;
    if (level.kind === "goal") checkGoal(evidence, level);
    else if (level.measure === "floor") checkFloor(evidence, level, criteria);
    else checkConcave(evidence, level);
  }
  for (const stage of goalStages(evidence)) {
    const isDecided = tables.levels.some((level) => level.kind === "goal" && level.stage === stage);
    tally.check("levels", isDecided ? 0 : 1, () =>
      message("certify.goal-without-level", { stage }),
    );
  }
  for (const value of tables.values) {
    tally.check("levels", levels.has(value.level) ? 0 : 1, () =>
      message("certify.unknown-name", {
        table: "values",
        key: keyText("values", value),
        column: "level",
        found: value.level,
      }),
    );
  }
}

function criteriaOf({ tables }: Evidence): readonly Criterion[] {
  return [
    ...tables.deliveries.map((row): Criterion => ({ table: "deliveries", row })),
    ...tables.keeping.map((row): Criterion => ({ table: "keeping", row })),
  ];
}

function goalStages({ economy }: Evidence): ReadonlySet<number> {
  const goals = economy.tables.goals.rows.filter((row) => row.breakpoints === undefined);
  return new Set(goals.map((row) => row.stage));
}

/**
 * What a level fixed has its value; what later levels of the tier fixed has at least that. Where levels were kept
 * within a tolerance that can be told from rounding, what others gave up within it may have raised some above
 * the level that fixed them.
 */
function checkFloor(
  { tally, keep }: Evidence,
  level: PlanRow<"levels">,
  criteria: readonly Criterion[],
): void {
  const tolerance = Math.max(levelTolerance, 10 * keep);
  for (const { table, row } of criteria) {
    if (row.tier !== level.stage || row.level < level.level) continue;
    const violation =
      row.level === level.level && keep <= levelTolerance
        ? difference(row.fulfilment, level.value, 1)
        : excess(level.value, row.fulfilment, 1);
    tally.check(
      "levels",
      violation,
      () =>
        message("certify.level-floor", {
          table,
          key: keyText(table, row),
          found: row.fulfilment,
          level: level.level,
          value: level.value,
        }),
      tolerance,
    );
  }
}

type Goal = Pick<Row<"goals">, "measure" | "of" | "tier" | "weight"> & Partial<Row<"goals">>;

/** By measure, name and tier, what isn't stated first: the order of rows in a table says nothing. */
function inOrder(a: Goal, b: Goal): number {
  const keys = (goal: Goal) => [goal.measure, goal.of ?? "", goal.tier ?? 0] as const;
  const [left, right] = [keys(a), keys(b)];
  const at = left.findIndex((key, k) => key !== right[k]);
  return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
}

/** The value of a goal: its rows added up, each times its weight; those of the other sense than the first count against it. */
function checkGoal(evidence: Evidence, level: PlanRow<"levels">): void {
  const stated = evidence.economy.tables.goals.rows.filter((row) => row.breakpoints === undefined);
  // Where no goals are stated, the last stage is least hours.
  const goals: readonly Goal[] =
    stated.length === 0
      ? [{ measure: "hours" }]
      : stated.filter((g) => g.stage === level.stage).sort(inOrder);
  // A stage with several measures names them all: `hours+run`.
  const measures = [...new Set(goals.map((goal) => goal.measure))].sort().join("+");
  const isStated =
    level.measure.split("+").sort().join("+") === measures &&
    (level.of === undefined || goals.some((goal) => goal.of === level.of));
  evidence.tally.check("levels", isStated ? 0 : 1, () =>
    message("certify.level-of-goal", {
      table: "levels",
      key: keyText("levels", level),
      stage: level.stage,
      measure: level.measure,
    }),
  );
  const value = goals.reduce((sum, goal) => {
    const sign = goal.sense === goals[0]!.sense ? 1 : -1;
    return sum + sign * (goal.weight ?? 1) * measureGoal(evidence, goal);
  }, 0);
  compareValue(evidence, level, value);
}

/** The value of a tier with a concave fulfilment: Σ weight × (what its segments give). */
function checkConcave(evidence: Evidence, level: PlanRow<"levels">): void {
  const { economy, tables } = evidence;
  const goal = economy.tables.goals.rows.find(
    (row) => row.breakpoints !== undefined && row.tier === level.stage,
  );
  if (goal === undefined) {
    const at = { table: "levels", row: level, column: "measure" } as const;
    expectName(evidence.tally, "levels", at, "floor");
    return;
  }
  const weights = new Map(economy.tables.needs.rows.map((row) => [row.need, row.weight ?? 1]));
  const worth = (fulfilment: number) => concave(fulfilment, goal);
  const delivered = tables.deliveries
    .filter((row) => row.tier === level.stage)
    .reduce((sum, row) => sum + (weights.get(row.need) ?? 1) * worth(row.fulfilment), 0);
  const kept = tables.keeping
    .filter((row) => row.tier === level.stage)
    .reduce((sum, row) => sum + worth(row.fulfilment), 0);
  compareValue(evidence, level, delivered + kept);
}

/** Σ slope × (the part of the fulfilment that lies between two break points). */
function concave(
  fulfilment: number,
  { breakpoints = [], slopes = [] }: Pick<Row<"goals">, "breakpoints" | "slopes">,
): number {
  let worth = 0;
  let from = 0;
  for (const [i, until] of breakpoints.entries()) {
    worth += (slopes[i] ?? 0) * Math.max(0, Math.min(fulfilment, until) - from);
    from = until;
  }
  return worth;
}

function compareValue({ tally, keep }: Evidence, level: PlanRow<"levels">, due: number): void {
  tally.check(
    "levels",
    difference(level.value, due, 1),
    () =>
      message("certify.figure", {
        table: "levels",
        key: keyText("levels", level),
        column: "value",
        found: level.value,
        expected: due,
      }),
    Math.max(levelTolerance, 10 * keep),
  );
}
