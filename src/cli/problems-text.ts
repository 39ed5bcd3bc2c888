import { renderProblem, type Problem } from "../economy/problem.ts";
import { message, render, type Message } from "../messages/index.ts";
import { wrapped } from "../plan/explain/width.ts";

/**
 * Problems as lines, grouped by file or sheet: errors before warnings in each. Ends with a newline where there
 * is anything.
 */
export function problemsText(problems: readonly Problem[], width: number): string {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const name = problem.where.file === "" ? (problem.where.table ?? "") : problem.where.file;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [problem]);
    else group.push(problem);
  }
  const blocks = [...groups.values()].map((group) =>
    [...of(group, "error"), ...of(group, "warning")]
      .flatMap((problem) => problemLines(problem, width))
      .map((line) => `${line}\n`)
      .join(""),
  );
  return blocks.join("\n");
}

/** `2 errors, 1 warning.` */
export function counts(problems: readonly Problem[]): Message {
  const errors = of(problems, "error").length;
  return message("cli.check.counts", { errors, warnings: problems.length - errors });
}

/** `error: recipes.csv row 14: …`; further lines are indented. */
function problemLines(problem: Problem, width: number): readonly string[] {
  const label = render(message(problem.severity === "error" ? "cli.error" : "cli.warning"));
  const lines = wrapped(`${label} ${renderProblem(problem)}`, Math.max(40, width) - 2);
  return lines.map((line, i) => (i === 0 ? line : `  ${line}`));
}

function of(problems: readonly Problem[], severity: Problem["severity"]): readonly Problem[] {
  return problems.filter((problem) => problem.severity === severity);
}
