import type { At, Context } from "./context.ts";
import { error, warning, type Finding, type Spot } from "./finding.ts";
import { measured } from "./kinds.ts";

export function* goals(context: Context): Iterable<Finding> {
  const { tables, doubts } = context;
  for (const [at, row] of tables.goals.rows.entries()) {
    if (isConcave(row)) {
      yield* concave({ at, row }, context);
      continue;
    }
    const spot = (column: string): Spot => ({ table: "goals", at, column });
    const { stage, measure, of, tier } = row;
    if (!Object.hasOwn(measured, measure)) continue;
    if (measured[measure].needed && of === undefined) {
      yield error(spot("of"), "check.goal.of-what", {
        stage,
        measure,
        kind: measured[measure].kinds.join("_"),
      });
    }
    if (tier !== undefined && measure !== "fulfilment") {
      yield error(spot("tier"), "check.goal.tier-of-other", { stage, measure });
    }
    if (tier !== undefined && !hasTier(tier, context) && !doubts.has("needs", of ?? "")) {
      yield warning(spot("tier"), "check.goal.no-tier", { tier });
    }
  }
}

type GoalRow = At<"goals">["row"];

function isConcave(row: GoalRow): boolean {
  return row.breakpoints !== undefined || row.slopes !== undefined;
}

function hasTier(tier: number, { tables }: Context): boolean {
  return (
    tables.needs.rows.some((row) => (row.tier ?? 1) === tier) ||
    tables.stocks.rows.some(
      (row) =>
        (row.end !== undefined && (row.end_tier ?? 2) === tier) ||
        (row.reserve !== undefined && (row.reserve_tier ?? 2) === tier),
    ) ||
    tables.capacities.rows.some((row) => row.end !== undefined && (row.end_tier ?? 2) === tier)
  );
}

/** A row that chooses the weighted concave fulfilment for its tier. */
function* concave({ at, row }: At<"goals">, context: Context): Iterable<Finding> {
  const spot = (column: string): Spot => ({ table: "goals", at, column });
  const { tier, breakpoints, slopes } = row;
  if (row.measure !== "fulfilment" || row.sense !== "most") {
    const column = row.measure === "fulfilment" ? "sense" : "measure";
    yield error(spot(column), "check.goal.concave-of-other", { column });
  }
  for (const column of ["of", "weight"] as const) {
    if (row[column] !== undefined)
      yield error(spot(column), "check.goal.concave-extra", { column });
  }
  if (tier === undefined) {
    yield error(spot("tier"), "check.goal.concave-tier");
  } else {
    if (!hasTier(tier, context)) yield warning(spot("tier"), "check.goal.no-tier", { tier });
    const other = context.tables.goals.rows.findIndex(
      (each) => isConcave(each) && each.tier === tier,
    );
    if (other !== at) {
      const line = context.tables.goals.lines[other] ?? other + 1;
      yield error(spot("tier"), "check.goal.concave-twice", { tier, row: line });
    }
  }
  if (breakpoints === undefined || slopes === undefined) {
    const column = breakpoints === undefined ? "breakpoints" : "slopes";
    yield error(spot(column), "check.goal.concave-half", { column });
    return;
  }
  yield* shape({ at, row }, breakpoints, slopes);
}

/** Break points rise to 1, slopes fall and stay above 0, and there is one slope up to each break point. */
function* shape(
  { at }: At<"goals">,
  breakpoints: readonly number[],
  slopes: readonly number[],
): Iterable<Finding> {
  const spot = (column: string): Spot => ({ table: "goals", at, column });
  if (breakpoints.length !== slopes.length) {
    const values = { breakpoints: breakpoints.length, slopes: slopes.length };
    yield error(spot("slopes"), "check.goal.concave-count", values);
  }
  const rising = breakpoints.every((point, i) => point > (breakpoints[i - 1] ?? 0));
  if (!rising || breakpoints.at(-1) !== 1) {
    const found = breakpoints.join("; ");
    yield error(spot("breakpoints"), "check.goal.concave-breakpoints", { found });
  }
  const falling = slopes.every((slope, i) => slope > 0 && slope <= (slopes[i - 1] ?? slope));
  if (!falling) {
    const found = slopes.join("; ");
    yield error(spot("slopes"), "check.goal.concave-slopes", { found });
  }
}
