import { errorsIn } from "../../economy/problem.ts";
import { readAndCheck } from "../../economy/index.ts";
import { message } from "../../messages/index.ts";
import { exit } from "../exit.ts";
import { document, jsonOfProblem } from "../json.ts";
import { counts, problemsText } from "../problems-text.ts";
import { sentence, typed } from "../sentences.ts";
import { json, quiet, type Verb } from "../verb.ts";

export const check: Verb = {
  name: "check",
  summary: "cli.check.summary",
  details: ["cli.check.details"],
  operands: [{ name: "DIR" }],
  options: [json, quiet],
  run: async (given, world) => {
    const path = given.operands[0]!;
    world.progress(message("plan.progress.read", { path }));
    const { problems } = await readAndCheck(path);
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
