import { readAccounts } from "../../accounts/reports/read.ts";
import { errorsIn, type Problem } from "../../economy/problem.ts";
import { readAndCheck } from "../../economy/index.ts";
import type { Economy } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import { exit } from "../exit.ts";
import { document, jsonOfProblem } from "../json.ts";
import { counts, problemsText } from "../problems-text.ts";
import { sentence, typed } from "../sentences.ts";
import { json, quiet, type Verb } from "../verb.ts";

export const check: Verb = {
  name: "check",
  summary: "cli.check.summary",
  details: ["cli.check.details", "report-verb.details-check"],
  operands: [{ name: "DIR" }],
  options: [json, quiet],
  run: async (given, world) => {
    const path = given.operands[0]!;
    world.progress(message("plan.progress.read", { path }));
    const { economy, problems: itsOwn } = await readAndCheck(path);
    const problems = [...itsOwn, ...(await problemsBeside(path, economy, itsOwn))];
    const errors = errorsIn(problems).length;
    if (given.has("json")) {
      const warnings = problems.length - errors;
      world.out(document({ errors, warnings, problems: problems.map(jsonOfProblem) }));
    } else {
      const found = problemsText(problems, world.width);
      world.out(found === "" ? "" : `${found}\n`);
      world.out(sentence(counts(problems), world.width));
      if (errors === 0)
        world.out(sentence(message("cli.check.ready", { path: typed(path) }), world.width));
    }
    return errors === 0 ? exit.done : exit.problems;
  },
};

/** Of the reports that stand beside an economy, if any do. What they mean can only be said where it has no errors. */
async function problemsBeside(
  path: string,
  economy: Economy,
  itsOwn: readonly Problem[],
): Promise<readonly Problem[]> {
  if (errorsIn(itsOwn).length > 0) return [];
  const { problems } = await readAccounts(path, economy);
  const areMissing = problems.some(
    ({ key, where }) => key === "read.missing-table" && where.table === "reports",
  );
  // A table that waits for its first report is no mistake.
  return areMissing ? [] : problems.filter(({ key }) => key !== "read.no-rows");
}
