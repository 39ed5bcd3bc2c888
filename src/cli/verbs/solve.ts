import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { EconomyProblems } from "../../economy/problem.ts";
import { writeSingleFile } from "../../economy/index.ts";

import { readMps, solveDocument, solveProgram, type Solved } from "../../engine/index.ts";
import { message, type Message } from "../../messages/index.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit, type ExitCode } from "../exit.ts";
import { fileFailure } from "../failure.ts";
import { document } from "../json.ts";
import { stoppedKey } from "../no-plan.ts";
import { problemsText } from "../problems-text.ts";
import { figure, sentence } from "../sentences.ts";
import { solutionCsv } from "../solution-csv.ts";
import { json, quiet, timeLimit, type Verb } from "../verb.ts";

/** The engine keeps the limit itself and may have a best point; this much later it is ended. */
const patience = 5;

export const solve: Verb = {
  name: "solve",
  summary: "cli.solve.summary",
  details: ["cli.solve.details", "cli.solve.details-out"],
  operands: [{ name: "FILE.mps" }],
  options: [
    engineOption,
    { name: "out", value: "FILE", help: "cli.solve.out" },
    timeLimit,
    json,
    quiet,
  ],
  run: async (given, world) => {
    const file = given.operands[0]!;
    const limit = given.number("time-limit");
    if (limit !== undefined) world.endAfter(limit + patience);
    const asJson = given.has("json");
    if (asJson) world.ifStopped((reason) => document({ status: "stopped", reason }));

    world.progress(message("plan.progress.read", { path: file }));
    const read = readMps(await bytesOf(file), basename(file));
    if ("problems" in read) throw new EconomyProblems(read.problems);
    const { program, notes } = read;
    if (notes.length > 0) world.err(problemsText(notes, world.errorWidth));

    const { rows, columns, values } = program.matrix;
    world.progress(message("cli.solve.progress", { rows, columns, nonzeros: values.length }));
    const engine = await engineOf(given);
    const solved = await solveProgram(program, {
      engine,
      ...(limit === undefined ? {} : { timeLimit: limit }),
    });
    const out = given.text("out");
    if (out !== undefined && solved.outcome.kind === "optimal") {
      const content = solutionCsv(program, solved.outcome);
      await world.whole(() => writeSingleFile(out, content));
    }
    if (asJson) world.out(document(withCertainty(solved)));
    else for (const said of sentencesOf(solved)) world.out(sentence(said, world.width));
    return codeOf(solved);
  },
};

/** Some errors of the system don't name the file themselves. */
async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw fileFailure(error, file) ?? error;
  }
}

/** What fails its certificate isn't called optimal. */
function withCertainty(solved: Solved): unknown {
  const told = solveDocument(solved);
  return solved.certificate?.ok === false ? { ...told, status: "uncertified" } : told;
}

function sentencesOf({ outcome, certificate, engine }: Solved): readonly Message[] {
  const effort = message("cli.solve.effort", { engine, seconds: outcome.statistics.seconds });
  switch (outcome.kind) {
    case "optimal": {
      const ok = certificate?.ok === true;
      const { primal = NaN, dual, gap = NaN } = certificate ?? {};
      const figures = { primal: figure(primal), dual: figure(dual ?? 0), gap: figure(gap) };
      return [
        message("cli.solve.optimal", { objective: String(outcome.objective) }),
        message(ok ? "cli.solve.certified" : "cli.solve.uncertified", figures),
        effort,
      ];
    }
    case "infeasible":
      return [message("cli.solve.infeasible"), effort];
    case "unbounded":
      return [message("cli.solve.unbounded"), effort];
    case "stopped": {
      const best =
        outcome.best === undefined
          ? []
          : [message("cli.solve.best", { objective: String(outcome.best.objective) })];
      return [message(stoppedKey(outcome.reason)), ...best, effort];
    }
  }
}

function codeOf({ outcome, certificate }: Solved): ExitCode {
  if (outcome.kind === "optimal") return certificate?.ok === true ? exit.done : exit.uncertified;
  return outcome.kind === "stopped" ? exit.stopped : exit.problems;
}
