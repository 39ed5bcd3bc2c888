import { EconomyProblems, type Problem } from "../economy/problem.ts";
import { message } from "../messages/index.ts";
import { readPlan, type PlanRead } from "../plan/package/index.ts";
import type { Plan } from "../plan/types.ts";
import { exit, type ExitCode } from "./exit.ts";
import { problemsText } from "./problems-text.ts";
import { list, sentence, typed } from "./sentences.ts";
import type { World } from "./world.ts";

/** What is in the folder of a plan. Where that is no plan at all, nothing else is said of it. */
export async function openPlan(path: string, world: World): Promise<PlanRead> {
  world.progress(message("plan.progress.read", { path }));
  const read = await readPlan(path);
  if (read.kind === "plan") return read;
  const decisive = read.problems.filter(({ key }) => key === "package.not-a-plan");
  return decisive.length === 0 ? read : { ...read, problems: decisive };
}

/** The plan in a folder. Throws `EconomyProblems` where there is none, or where it can't be read. */
export async function planIn(path: string, world: World): Promise<Plan> {
  const read = await openPlan(path, world);
  if (read.kind === "unreadable") throw new EconomyProblems(read.problems);
  if (read.warnings.length > 0) world.err(problemsText(read.warnings, world.errorWidth));
  return read.plan;
}

/** Failures of a certificate that are told one by one; `certify` tells all. */
const told = 5;

/**
 * How a verb ends that has only looked at plans: what it said of a plan whose figures are off is not to
 * be relied on, and that is said too.
 */
export function endOfLook(
  plans: readonly (readonly [path: string, plan: Plan])[],
  world: World,
): ExitCode {
  const failing = plans.filter(([, { certificate }]) => !certificate.ok);
  for (const [path, { certificate }] of failing) {
    world.err(sentence(message("cli.plan-fails", { path: typed(path) }), world.errorWidth));
    world.err(list(certificate.failures.slice(0, told), world.errorWidth));
  }
  return failing.length === 0 ? exit.done : exit.uncertified;
}

/** Whether nothing that could be a plan is there at all, rather than one that is damaged. */
export function isNoPlan(problems: readonly Problem[], path: string): boolean {
  return problems.some(
    ({ key, where }) =>
      key === "package.not-a-plan" || (key === "read.no-such-file" && where.file === path),
  );
}
