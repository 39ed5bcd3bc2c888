import { join } from "node:path";
import { gathering } from "../../economy/gather.ts";
import { errorsIn, type Problem } from "../../economy/problem.ts";
import { readAndCheck } from "../../economy/read/economy.ts";
import { readPackage } from "../../economy/read/index.ts";
import type { Economy } from "../../economy/types.ts";
import { certifyPhysically, levelTolerance, physicalTolerance } from "../certify/index.ts";
import type { PlanRow, PlanTables, Plan, PlanCertificate } from "../types.ts";
import { readSummary } from "./read-summary.ts";
import { economyFolder, planSchema } from "./schema.ts";

/** A plan that was read, or why it couldn't be: all the problems there are. */
export type PlanRead =
  | {
      readonly kind: "plan";
      readonly plan: Plan;
      /** What its reader should know: files that don't belong there, columns that were ignored. */
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: "unreadable"; readonly problems: readonly Problem[] };

/**
 * Reads a plan from the folder that `writePlan` wrote. Never throws because of what is, or isn't, there. Its
 * certificate is made anew from the tables as they stand: a figure that was changed since fails it.
 */
export async function readPlan(folder: string): Promise<PlanRead> {
  const { about, tables, problems, unread } = await readPackage(folder, planSchema);
  if (unread) return { kind: "unreadable", problems };
  const gather = gathering();
  const summary = readSummary(about.other?.["commonweal"], gather);
  if (summary === undefined) {
    const said = gather.problems();
    // Of a plan in another format, the tables are other ones too: that is one thing, not many.
    const isOther = said.some(({ key }) => key === "package.other-format");
    return { kind: "unreadable", problems: isOther ? said : [...said, ...problems] };
  }
  const { economy, problems: found } = await readAndCheck(join(folder, economyFolder));
  const all = [...problems, ...gather.problems(), ...found.map(inEconomyFolder)];
  if (errorsIn(all).length > 0) return { kind: "unreadable", problems: all };
  const rows = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, table.rows]),
  ) as unknown as PlanTables;
  const certificate = certifiedAgain(economy, rows, summary.certificate);
  const plan: Plan = { ...summary, economy, tables: rows, certificate };
  // What the economy leaves open stands in the plan's notes already.
  return { kind: "plan", plan, warnings: [...problems, ...gather.problems()] };
}

function inEconomyFolder(problem: Problem): Problem {
  const { file } = problem.where;
  const path = file === "" ? economyFolder : `${economyFolder}/${file}`;
  return { ...problem, where: { ...problem.where, file: path } };
}

/**
 * The certificate as the tables give it now. Optimality can't be recomputed without the program: it is what the
 * levels say, and no better than what was said when the plan was made.
 */
function certifiedAgain(
  economy: Economy,
  tables: PlanTables,
  stated: PlanCertificate,
): PlanCertificate {
  const physical = certifyPhysically(economy, tables);
  const worst = (of: (level: PlanRow<"levels">) => number, least: number) =>
    tables.levels.reduce((most, level) => Math.max(most, of(level)), least);
  const dual = worst(({ dual }) => dual, stated.dual);
  const gap = worst(({ gap }) => gap, stated.gap);
  const primal = worst(({ primal }) => primal, 0);
  // A certificate can ask for more than usual, not for less.
  const tolerance = {
    physical: Math.min(stated.tolerance.physical, physicalTolerance),
    optimality: Math.min(stated.tolerance.optimality, levelTolerance),
  };
  return {
    imbalance: physical.imbalance,
    dual,
    gap,
    tolerance,
    failures: physical.failures,
    ok:
      stated.ok &&
      physical.imbalance <= tolerance.physical &&
      physical.failures.length === 0 &&
      Math.max(dual, gap, primal) <= tolerance.optimality,
  };
}
