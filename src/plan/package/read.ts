import { join } from "node:path";
import { gathering } from "../../economy/gather.ts";
import { errorsIn, type Problem } from "../../economy/problem.ts";
import { readAndCheck } from "../../economy/read/economy.ts";
import { readPackage } from "../../economy/read/index.ts";
import type { Economy } from "../../economy/types.ts";
import {
  certificateOfBranches,
  certifyPhysically,
  levelTolerance,
  physicalTolerance,
} from "../certify/index.ts";
import type { PlanRow, PlanTables, Plan, PlanBranch, PlanCertificate } from "../types.ts";
import { branchFolder } from "./branch-folder.ts";
import { readSummary, type Summary } from "./read-summary.ts";
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
  return readAt(folder, true);
}

/** `mayBranch`: a branch has none of its own. */
async function readAt(folder: string, mayBranch: boolean): Promise<PlanRead> {
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
  const all = [
    ...problems,
    ...gather.problems(),
    ...found.map((each) => inFolder(economyFolder, each)),
  ];
  if (errorsIn(all).length > 0) return { kind: "unreadable", problems: all };
  const rows = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, table.rows]),
  ) as unknown as PlanTables;
  const certificate = certifiedAgain(economy, rows, summary.certificate);
  const { branches, ...rest } = summary;
  const plan: Plan = { ...rest, economy, tables: rows, certificate };
  // What the economy leaves open stands in the plan's notes already.
  const warnings = [...problems, ...gather.problems()];
  return branches === undefined || !mayBranch
    ? { kind: "plan", plan, warnings }
    : withBranches(folder, plan, branches, warnings);
}

/** The plan with what is done in each of its branches; the first of them is its own. */
async function withBranches(
  folder: string,
  own: Plan,
  stated: NonNullable<Summary["branches"]>,
  warnings: readonly Problem[],
): Promise<PlanRead> {
  const branches: PlanBranch[] = [];
  const gathered: Problem[] = [];
  for (const [position, branch] of stated.entries()) {
    if (position === 0) {
      branches.push({ ...branch, plan: own });
      continue;
    }
    const inside = branchFolder(position, branch.scenario);
    const read = await readAt(join(folder, inside), false);
    const found = read.kind === "plan" ? read.warnings : read.problems;
    gathered.push(...found.map((problem) => inFolder(inside, problem)));
    if (read.kind === "plan") branches.push({ ...branch, plan: read.plan });
  }
  if (branches.length < stated.length) return { kind: "unreadable", problems: gathered };
  const certificate = certificateOfBranches(branches);
  return {
    kind: "plan",
    plan: { ...own, certificate, branches },
    warnings: [...warnings, ...gathered],
  };
}

/** A problem of what stands in a folder inside. */
function inFolder(folder: string, problem: Problem): Problem {
  const { file } = problem.where;
  const path = file === "" ? folder : `${folder}/${file}`;
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
  const { keep } = stated.tolerance;
  const kept = keep === undefined ? {} : { keep };
  const physical = certifyPhysically(economy, tables, kept);
  const worst = (of: (level: PlanRow<"levels">) => number, least: number) =>
    tables.levels.reduce((most, level) => Math.max(most, of(level)), least);
  const dual = worst(({ dual }) => dual, stated.dual);
  const gap = worst(({ gap }) => gap, stated.gap);
  const primal = worst(({ primal }) => primal, 0);
  // A certificate can ask for more than usual, not for less.
  const tolerance = {
    physical: Math.min(stated.tolerance.physical, physicalTolerance),
    optimality: Math.min(stated.tolerance.optimality, levelTolerance),
    ...kept,
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
