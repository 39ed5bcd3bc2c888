import { message, render, type Locale, type Message } from "../messages/index.ts";

/**
 * *problem*: something in the input that can't be right (`error`: no plan is made from it) or that
 * its author should look at (`warning`: the plan is made, and says so).
 *
 * The sentence of its `key` says what was found, what was expected and what to do, without saying where;
 * `renderProblem` puts the place before it.
 */
export interface Problem extends Message {
  readonly severity: "error" | "warning";
  readonly where: ProblemPlace;
}

/** Where a problem stands, in the user's own files. */
export interface ProblemPlace {
  /** The file or sheet as the user knows it: `recipes.csv`, `plan.xlsx [recipes]`. */
  readonly file: string;
  readonly table?: string;
  /** As a spreadsheet counts: the header is row 1. */
  readonly row?: number;
  /** The row's key columns: `technique=bake; good=flour`. */
  readonly key?: string;
  readonly column?: string;
}

/** Thrown where input with errors is asked to become something; carries all of them. */
export class EconomyProblems extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], locale: Locale = "en") {
    super(problems.map((problem) => renderProblem(problem, locale)).join("\n"));
    this.name = "EconomyProblems";
    this.problems = problems;
  }
}

/** The problem's sentence with its place before it: `recipes.csv row 14: technique "bake" …`. */
export function renderProblem(problem: Problem, locale: Locale = "en"): string {
  const { file, table, row, key } = problem.where;
  const sentence = render(problem, locale);
  const name = file === "" ? (table ?? "") : file;
  if (row !== undefined)
    return render(message("check.at-row", { file: name, row, sentence }), locale);
  if (key !== undefined)
    return render(message("check.at-key", { file: name, key, sentence }), locale);
  if (name === "") return sentence;
  return render(message("check.at-file", { file: name, sentence }), locale);
}

export function errorsIn(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter((problem) => problem.severity === "error");
}
