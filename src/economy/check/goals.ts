import type { Row } from "../types.ts";
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
    if (measure === "gap") {
      yield* gap({ at, row }, context);
      continue;
    }
    if (tier !== undefined && measure !== "fulfilment") {
      yield error(spot("tier"), "check.goal.tier-of-other", { stage, measure });
    }
    if (tier !== undefined && !hasTier(tier, context) && !doubts.has("needs", of ?? "")) {
      yield warning(spot("tier"), "check.goal.no-tier", { tier });
    }
  }
}

/**
 * A gap is narrowed within its tier, before leximin shares out the rest, so it is a stage of its own; a tier
 * that weighs its fulfilments instead has no floor that could come first.
 */
function* gap({ at, row }: At<"goals">, context: Context): Iterable<Finding> {
  const spot = (column: string): Spot => ({ table: "goals", at, column });
  const { tables } = context;
  const { stage, sense, tier, of } = row;
  if (sense !== "least") yield error(spot("sense"), "check.goal.gap-most", { stage });
  if (tier === undefined) {
    yield error(spot("tier"), "check.goal.gap-tier", { stage });
    return;
  }
  const weighed = tables.goals.rows.findIndex((each) => isConcave(each) && each.tier === tier);
  if (weighed >= 0) {
    const values = { tier, row: tables.goals.lines[weighed] ?? weighed + 1 };
    yield error(spot("tier"), "check.goal.gap-weighed", values);
  }
  const other = tables.goals.rows.findIndex(
    (each) =>
      each.stage === stage && !isConcave(each) && (each.measure !== "gap" || each.tier !== tier),
  );
  if (other >= 0) {
    const values = { stage, tier, row: tables.goals.lines[other] ?? other + 1 };
    yield error(spot("stage"), "check.goal.gap-stage", values);
  }
  if (!context.doubts.has("needs", of ?? "") && !isApart(row, context)) {
    yield warning(spot(of === undefined ? "tier" : "of"), "check.goal.gap-of-one", { tier });
  }
}

/** Whether a need of the tier is asked for in two places or more, so that these can be apart. */
function isApart({ tier, of }: Row<"goals">, { tables, tree, goods }: Context): boolean {
  const places = new Map<string, Set<string>>();
  for (const row of tables.needs.rows) {
    if ((row.tier ?? 1) !== tier || (of !== undefined && row.need !== of)) continue;
    if (goods.get(row.good)?.row.pooled === true) continue;
    const key = JSON.stringify([row.need, row.group ?? null]);
    const asking = places.get(key) ?? new Set<string>();
    places.set(key, asking);
    for (const place of row.place === undefined ? tree.lowest : tree.lowestBelow(row.place)) {
      asking.add(place);
    }
  }
  return [...places.values()].some((asking) => asking.size > 1);
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
