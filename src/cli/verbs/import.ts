import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { check } from "../../economy/check/index.ts";
import { writeEconomy } from "../../economy/index.ts";
import { nearestName } from "../../economy/names.ts";
import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import { formats, withAssumptions, type Format, type Source } from "../../import/index.ts";
import { message } from "../../messages/index.ts";
import { begin } from "../begin.ts";
import { refuseExisting } from "../existing.ts";
import { exit } from "../exit.ts";
import { fileFailure, UsageFailure } from "../failure.ts";
import { document, jsonOfMessage, jsonOfProblem } from "../json.ts";
import { problemsText } from "../problems-text.ts";
import { list, sentence, typed } from "../sentences.ts";
import { json, quiet, type Given, type OptionSpec, type Verb } from "../verb.ts";

const common: readonly OptionSpec[] = [
  { name: "out", value: "DIR", required: true, help: "import.option.out" },
  { name: "replace", help: "import.option.replace" },
  json,
  quiet,
];

/** `import` is a word of the language itself. */
export const importVerb: Verb = {
  name: "import",
  summary: "import.summary",
  details: ["import.details", ...formats.flatMap(({ details }) => details)],
  operands: [{ name: "FORMAT" }, { name: "FILE", many: true }],
  options: [...distinct(formats.flatMap(({ options }) => options)), ...common],
  run: async (given, world) => {
    const asJson = begin(given, world);
    const [name, ...files] = given.operands;
    const format = formatCalled(name!);
    checkGiven(format, files, given);
    const out = given.text("out")!;
    if (!given.has("replace")) await refuseExisting(out);

    world.progress(message("import.progress", { format: format.name }));
    const sources = await Promise.all(files.map(sourceOf));
    const imported = await format.read(sources, given);
    const economy = withAssumptions(imported);
    const problems = [...imported.problems, ...check(economy)];
    if (errorsIn(problems).length > 0) throw new EconomyProblems(problems);
    world.progress(message("cli.writing", { path: out }));
    await world.whole(() => writeEconomy(economy, out));

    const { goods, techniques, needs } = economy.tables;
    const counts = {
      goods: goods.rows.length,
      techniques: techniques.rows.length,
      needs: needs.rows.length,
    };
    if (asJson) {
      const said = imported.assumptions.map(jsonOfMessage);
      const warnings = problems.map(jsonOfProblem);
      world.out(document({ status: "imported", out, ...counts, assumptions: said, warnings }));
    } else {
      if (problems.length > 0) world.err(problemsText(problems, world.errorWidth));
      if (imported.assumptions.length > 0) {
        world.out(sentence(message("import.assumed"), world.width));
        world.out(list(imported.assumptions, world.width));
      }
      world.out(sentence(message("import.written", { path: typed(out), ...counts }), world.width));
    }
    return exit.done;
  },
};

function formatCalled(name: string): Format {
  const format = formats.find((each) => each.name === name.toLowerCase());
  if (format !== undefined) return format;
  const names = formats.map((each) => each.name);
  const near = nearestName(name, names);
  const values = { found: name, formats: names.join(", ") };
  throw near === undefined
    ? new UsageFailure("import.unknown-format", values)
    : new UsageFailure("import.unknown-format-near", { ...values, near });
}

function checkGiven(format: Format, files: readonly string[], given: Given): void {
  const { further = [] } = format;
  const most = format.files.length + further.length;
  if (files.length < format.files.length || files.length > most) {
    throw new UsageFailure("import.files", {
      format: format.name,
      expected: files.length > most ? most : format.files.length,
      files: [...format.files, ...further.map((file) => `[${file}]`)].join(" "),
      found: files.length,
    });
  }
  for (const { name } of formats.flatMap(({ options }) => options)) {
    if (given.has(name) && !format.options.some((option) => option.name === name)) {
      throw new UsageFailure("import.option-of-another", { option: name, format: format.name });
    }
  }
}

/** Some errors of the system don't name the file themselves. */
async function sourceOf(file: string): Promise<Source> {
  try {
    return { name: basename(file), bytes: await readFile(file) };
  } catch (error) {
    throw fileFailure(error, file) ?? error;
  }
}

/** Options that several formats have stand in the help once. */
function distinct(options: readonly OptionSpec[]): readonly OptionSpec[] {
  return [...new Map(options.map((option) => [option.name, option])).values()];
}
