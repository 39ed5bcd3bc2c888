import { firstBy, type Context, type Technique } from "./context.ts";
import { listed, warning, type Finding } from "./finding.ts";
import { rowsAt } from "./sites.ts";

/** Hours that a year has; nobody works more. */
export const hoursInAYear = 8784;

export function* labour(context: Context): Iterable<Finding> {
  yield* uncountedSkills(context);
  yield* standIns(context);
  yield* absentSkills(context);
  yield* hours(context);
}

/** Skills that work or routes ask for while nobody has stated any hours: counted, not limited. */
function* uncountedSkills({ tables, names, doubts }: Context): Iterable<Finding> {
  const stated = new Set(tables.workforce.rows.map((row) => row.skill));
  const asked = new Set([
    ...tables.work.rows.map((row) => row.skill),
    ...tables.route_draws.rows.map((row) => row.what),
  ]);
  const uncounted = [...firstBy(tables.skills.rows, (row) => row.skill)].filter(
    ([skill]) =>
      asked.has(skill) &&
      !stated.has(skill) &&
      names.has("skills", skill) &&
      !doubts.has("skills", skill),
  );
  const [first] = uncounted;
  if (first === undefined) return;
  yield warning({ table: "skills", at: first[1].at, column: "skill" }, "check.skill.unlimited", {
    ...listed(uncounted.map(([skill]) => skill)),
  });
}

function* standIns({ tables }: Context): Iterable<Finding> {
  for (const [at, { skill, can_do: canDo }] of tables.skills.rows.entries()) {
    if (canDo?.includes(skill) === true) {
      yield warning({ table: "skills", at, column: "can_do" }, "check.skill.itself", { skill });
    }
  }
}

/**
 * Skills that somebody has, but nobody where a technique needs them. A technique that stands at certain
 * workplaces is spoken of for each of these; one that may run anywhere only if it then can't run at all.
 */
function* absentSkills(context: Context): Iterable<Finding> {
  const { tables, doubts } = context;
  const placesOf = new Map<string, Set<string>>();
  for (const { skill, place } of tables.workforce.rows) {
    placesOf.set(skill, (placesOf.get(skill) ?? new Set<string>()).add(place));
  }
  if (placesOf.size === 0) return;
  const working = new Map([...placesOf].map(([skill, places]) => [skill, new Set(places)]));
  for (const { from, to, skill } of tables.secondments.rows) {
    if (working.get(skill)?.has(from) === true) placesOf.get(skill)!.add(to);
  }
  const having = new Map([...placesOf].map(([skill, places]) => [skill, new Set(places)]));
  for (const { skill, can_do: canDo } of tables.skills.rows) {
    for (const other of canDo ?? []) {
      for (const place of placesOf.get(skill) ?? []) having.get(other)?.add(place);
    }
  }
  for (const technique of context.techniques) {
    if (doubts.has("techniques", technique.name)) continue;
    yield* absentFrom(technique, having, context);
  }
}

function* absentFrom(
  technique: Technique,
  having: ReadonlyMap<string, ReadonlySet<string>>,
  { tree, doubts }: Context,
): Iterable<Finding> {
  const { sites } = technique.sites;
  const missing = new Map<string, { at: number; places: Set<string> }>();
  const needs = technique.work.filter(({ row }) => row.hours > 0 && having.has(row.skill));
  if (needs.length === 0) return;
  for (const site of sites) {
    for (const { at, row } of rowsAt(technique.work, site, tree, (each) => each.skill)) {
      if (!(row.hours > 0) || having.get(row.skill)?.has(site.place) !== false) continue;
      if (doubts.has("skills", row.skill) || doubts.has("places", site.place)) continue;
      const known = missing.get(row.skill) ?? { at, places: new Set<string>() };
      known.places.add(site.where);
      missing.set(row.skill, known);
    }
  }
  const anywhere = sites.every((site) => site.workplace === undefined);
  for (const [skill, { at, places }] of missing) {
    if (anywhere && places.size < sites.length) continue;
    yield warning({ table: "work", at, column: "skill" }, "check.skill.elsewhere", {
      technique: technique.name,
      skill,
      ...listed([...places]),
    });
  }
}

/** More hours per person than the period has. */
function* hours({ tables }: Context): Iterable<Finding> {
  const years = new Map(tables.periods.rows.map((row) => [row.period, row.years]));
  // Unknown (NaN) as soon as one length is.
  const longest = tables.periods.rows.reduce(
    (most, row) => Math.max(most, row.years ?? Number.NaN),
    Number.NEGATIVE_INFINITY,
  );
  for (const [at, row] of tables.workforce.rows.entries()) {
    const length = row.period === undefined ? longest : (years.get(row.period) ?? Number.NaN);
    const most = length * hoursInAYear;
    if (!(row.hours > most)) continue;
    yield warning({ table: "workforce", at, column: "hours" }, "check.skill.long-day", {
      found: row.hours,
      most,
    });
  }
}
