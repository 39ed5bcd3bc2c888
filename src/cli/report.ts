import { EconomyProblems, type Problem } from "../economy/problem.ts";
import { message, render, type Message } from "../messages/index.ts";
import { CannotExplain } from "../plan/explain/subject.ts";
import { exit, type ExitCode } from "./exit.ts";
import { Failure, fileFailure, UsageFailure } from "./failure.ts";
import { usageLines } from "./help.ts";
import { document, jsonOfMessage, jsonOfProblem } from "./json.ts";
import { counts, problemsText } from "./problems-text.ts";
import { sentence } from "./sentences.ts";
import type { Verb } from "./verb.ts";
import type { World } from "./world.ts";

/** What was going on when something went wrong. */
export interface Situation {
  readonly verb?: Verb;
  /** Whether one JSON document is expected on standard output. */
  readonly json: boolean;
}

/**
 * Says what went wrong, and what the shell is told. Only what nobody has foreseen is called a defect;
 * its stack is shown to whoever sets COMMONWEAL_DEBUG.
 */
export function reportFailure(error: unknown, situation: Situation, world: World): ExitCode {
  if (error instanceof EconomyProblems) return reportProblems(error.problems, situation, world);
  const failure = failureOf(error);
  if (failure === undefined) return reportDefect(error, situation, world);
  if (situation.json && !(failure instanceof UsageFailure)) {
    world.out(document({ status: "failed", failure: jsonOfMessage(failure.said) }));
  }
  world.err(sentence(failure.said, world.errorWidth));
  if (failure instanceof UsageFailure) world.err(hint(situation.verb, world.errorWidth));
  return failure.code;
}

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  if (error instanceof CannotExplain) {
    return new Failure(exit.problems, error.because.key, error.because.values);
  }
  return fileFailure(error);
}

function reportProblems(problems: readonly Problem[], { json }: Situation, world: World): ExitCode {
  if (json) {
    world.out(document({ status: "problems", problems: problems.map(jsonOfProblem) }));
  }
  world.err(problemsText(problems, world.errorWidth));
  if (problems.length > 1) world.err(`\n${sentence(counts(problems), world.errorWidth)}`);
  return exit.problems;
}

function reportDefect(error: unknown, { json }: Situation, world: World): ExitCode {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const said: Message = message("cli.defect", { what: what.replaceAll(/\s+/g, " ") });
  if (json) world.out(document({ status: "defect", failure: jsonOfMessage(said) }));
  world.err(sentence(said, world.errorWidth));
  const debugging = (process.env["COMMONWEAL_DEBUG"] ?? "") !== "";
  if (debugging && error instanceof Error) world.err(`${error.stack ?? ""}\n`);
  return exit.defect;
}

function hint(verb: Verb | undefined, width: number): string {
  if (verb === undefined) return `${render(message("cli.usage.see-help"))}\n`;
  const more = render(message("cli.usage.see-verb-help", { verb: verb.name }));
  return `${[...usageLines(verb, width), more].join("\n")}\n`;
}
