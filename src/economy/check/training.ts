import type { Context, Technique } from "./context.ts";
import { error, listed, warning, type Finding, type Spot } from "./finding.ts";

/** Skills that are gained and lost: by training, and in the course of a working life. */
export function* training(context: Context): Iterable<Finding> {
  yield* lives(context);
  const stated = new Set(
    context.tables.workforce.rows.map(({ place, skill }) => JSON.stringify([place, skill])),
  );
  for (const technique of context.techniques) {
    if (!context.doubts.has("techniques", technique.name)) {
      yield* hoursUnknown(technique, stated, context);
    }
  }
}

function* lives({ tables }: Context): Iterable<Finding> {
  for (const [at, { skill, life, retirement }] of tables.skills.rows.entries()) {
    const spot = (column: string): Spot => ({ table: "skills", at, column });
    if (life === undefined && retirement !== undefined) {
      yield error(spot("retirement"), "check.skill.no-life", { skill });
    }
    if (life !== undefined && life < 1 && retirement === "geometric") {
      yield error(spot("life"), "check.skill.short-life", { skill, life });
    }
  }
}

/** People are added where nobody has said how many hours such a person has. */
function* hoursUnknown(
  { name, adds, sites }: Technique,
  stated: ReadonlySet<string>,
  { names, doubts }: Context,
): Iterable<Finding> {
  for (const { at, row } of adds) {
    const { what: skill, amount } = row;
    if (!names.has("skills", skill) || names.has("capacities", skill)) continue;
    if (doubts.has("skills", skill)) continue;
    const spot = { table: "adds", at, column: "what" } as const;
    const places = sites.sites
      .map(({ place }) => place)
      .filter(
        (place) => !stated.has(JSON.stringify([place, skill])) && !doubts.has("places", place),
      );
    if (places.length === 0) continue;
    const values = { technique: name, skill, ...listed([...new Set(places)]) };
    yield amount < 0
      ? error(spot, "check.skill.none-to-leave", values)
      : error(spot, "check.skill.hours-unknown", values);
  }
}

/** What `secondments` allow, and what would come of it. */
export function* secondments(context: Context): Iterable<Finding> {
  const { tables, tree, doubts } = context;
  const having = new Set(
    tables.workforce.rows.map(({ place, skill }) => JSON.stringify([place, skill])),
  );
  const limited = new Set(tables.workforce.rows.map(({ skill }) => skill));
  for (const [at, { from, to, skill, travel }] of tables.secondments.rows.entries()) {
    const spot = (column: string): Spot => ({ table: "secondments", at, column });
    if (from === to) yield error(spot("to"), "check.secondment.itself", { place: from });
    if (travel === 1) yield warning(spot("travel"), "check.secondment.loses-all", { skill });
    if (doubts.has("skills", skill) || doubts.has("places", from)) continue;
    if (!limited.has(skill)) {
      yield warning(spot("skill"), "check.secondment.unlimited", { skill });
    } else if (tree.isLowest(from) && !having.has(JSON.stringify([from, skill]))) {
      yield warning(spot("from"), "check.secondment.nobody", { skill, place: from });
    }
  }
}
