import type { Context } from "./context.ts";
import { error, type Finding } from "./finding.ts";

/** What the format has and plans don't take into account yet: refused, so that nothing is left out in silence. */
export function* notYet({ tables, names }: Context): Iterable<Finding> {
  for (const [at, { technique, season, integer }] of tables.techniques.rows.entries()) {
    if (season !== undefined) {
      yield error({ table: "techniques", at, column: "season" }, "check.not-yet.season", {
        technique,
      });
    }
    if (integer === true) {
      const spot = { table: "techniques", at, column: "integer" } as const;
      yield error(spot, "check.not-yet.integer", { technique });
    }
  }
  if (tables.shipped.rows.length > 0) {
    yield error({ table: "shipped" }, "check.not-yet.shipped", {
      count: tables.shipped.rows.length,
    });
  }
  for (const [at, { measure }] of tables.goals.rows.entries()) {
    if (measure === "gap")
      yield error({ table: "goals", at, column: "measure" }, "check.not-yet.gap");
  }
  if (tables.secondments.rows.length > 0) {
    yield error({ table: "secondments" }, "check.not-yet.secondments", {
      count: tables.secondments.rows.length,
    });
  }
  for (const [at, { technique, what }] of tables.adds.rows.entries()) {
    if (names.has("skills", what) && !names.has("capacities", what)) {
      yield error({ table: "adds", at, column: "what" }, "check.not-yet.training", {
        technique,
        what,
      });
    }
  }
  for (const [at, { skill, life, retirement }] of tables.skills.rows.entries()) {
    if (life === undefined && retirement === undefined) continue;
    const column = life === undefined ? "retirement" : "life";
    yield error({ table: "skills", at, column }, "check.not-yet.skill-life", { skill });
  }
}
