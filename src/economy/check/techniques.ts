import type { Context, Technique } from "./context.ts";
import { error, warning, type Finding } from "./finding.ts";
import { isAbout, rowsAt } from "./sites.ts";

export function* techniques(context: Context): Iterable<Finding> {
  for (const technique of context.techniques) {
    if (context.doubts.has("techniques", technique.name)) continue;
    yield* nothing(technique);
    yield* nowhere(technique);
    yield* rowsOfElsewhere(technique, context);
    yield* started(technique);
    yield* lags(technique, context);
  }
}

function* nothing({ name, at, recipes, adds }: Technique): Iterable<Finding> {
  if (recipes.length > 0 || adds.length > 0) return;
  yield warning({ table: "techniques", at }, "check.technique.nothing", { technique: name });
}

/** A technique that can run in no workplace and no place. */
function* nowhere({ name, at, row, uses, sites }: Technique): Iterable<Finding> {
  if (sites.sites.length > 0) return;
  const { workplace, capacities = [] } = sites.lacking ?? {};
  const capacity = capacities[0];
  const used = uses.find((each) => each.row.capacity === capacity);
  const spot =
    used === undefined
      ? ({ table: "techniques", at, column: "where" } as const)
      : ({ table: "uses", at: used.at, column: "capacity" } as const);
  const values = {
    technique: name,
    where: row.where ?? "",
    limited: row.where === undefined ? "no" : "yes",
  };
  yield workplace === undefined || capacity === undefined
    ? error(spot, "check.technique.no-workplace", { ...values, capacity: capacity ?? "" })
    : error(spot, "check.technique.nowhere", { ...values, capacity, workplace });
}

/** Rows for a workplace or place where the technique never runs. */
function* rowsOfElsewhere(technique: Technique, { tree }: Context): Iterable<Finding> {
  const { sites } = technique.sites;
  if (sites.length === 0) return;
  for (const table of ["recipes", "work", "uses"] as const) {
    for (const { at, row } of technique[table]) {
      const { workplace } = row;
      if (workplace === undefined || sites.some((site) => isAbout(workplace, site, tree))) continue;
      yield warning({ table, at, column: "workplace" }, "check.technique.row-of-elsewhere", {
        technique: technique.name,
        workplace,
      });
    }
  }
}

function* started(technique: Technique): Iterable<Finding> {
  const { name, sites } = technique;
  const longest = longestLag(technique);
  for (const { at, row } of technique.started) {
    if (sites.sites.length > 0 && !sites.sites.some((site) => site.where === row.where)) {
      yield error({ table: "started", at, column: "where" }, "check.technique.started-elsewhere", {
        technique: name,
        where: row.where,
      });
    }
    if (row.periods_ago > longest) {
      const spot = { table: "started", at, column: "periods_ago" } as const;
      const values = { technique: name, found: row.periods_ago, longest };
      yield warning(spot, "check.technique.started-long-ago", values);
    }
  }
}

function longestLag({ recipes, work, uses, adds }: Technique): number {
  let longest = 0;
  for (const rows of [recipes, work, uses, adds]) {
    for (const { row } of rows) longest = Math.max(longest, row.lag ?? 0);
  }
  return longest;
}

/** What falls after the last period from every start, or leaves the plan only the good side of a run. */
function* lags(technique: Technique, { tables, periods, tree }: Context): Iterable<Finding> {
  const { name, adds } = technique;
  const { season } = technique.row;
  const horizon = periods.length;
  const site = technique.sites.sites[0];
  if (site === undefined || horizon === 0) return;
  const recipes = rowsAt(technique.recipes, site, tree, (row) => `${row.good} ${row.place ?? ""}`);
  const gains = [...recipes, ...adds].filter(({ row }) => row.amount > 0);
  const first = gains[0];
  if (first === undefined) return;
  const lagsOfGains = gains.map(({ row }) => row.lag ?? 0).sort((a, b) => a - b);
  const earliest = lagsOfGains[0]!;
  if (earliest >= horizon) {
    const table = recipes.some((each) => each === first) ? "recipes" : "adds";
    const values = { technique: name, lag: earliest, count: horizon };
    yield warning({ table, at: first.at, column: "lag" }, "check.technique.too-late", values);
    return;
  }
  if (season !== undefined) {
    const starts = tables.periods.rows.filter((row) => row.season === season);
    const start = Math.min(...starts.map((row) => row.period));
    if (starts.length > 0 && periods.indexOf(start) + earliest >= horizon) {
      const spot = { table: "techniques", at: technique.at, column: "season" } as const;
      const values = { technique: name, season, start, lag: earliest };
      yield warning(spot, "check.technique.season-too-late", values);
      return;
    }
  }
  const latest = lagsOfGains.at(-1)!;
  const unpaid = recipes.find(({ row }) => row.amount < 0 && (row.lag ?? 0) > latest);
  if (unpaid !== undefined) {
    yield warning({ table: "recipes", at: unpaid.at, column: "lag" }, "check.technique.unpaid", {
      technique: name,
      good: unpaid.row.good,
      lag: unpaid.row.lag ?? 0,
    });
  }
}
