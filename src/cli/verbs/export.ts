import { shortName } from "../../economy/read/about.ts";
import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import { accountsBeside, withAccounts } from "../../accounts/reports/beside.ts";
import { economyContent, readTables, writePackage } from "../../economy/index.ts";
import { message } from "../../messages/index.ts";
import { refuseExisting } from "../existing.ts";
import { exit } from "../exit.ts";
import { UsageFailure } from "../failure.ts";
import { problemsText } from "../problems-text.ts";
import { sentence } from "../sentences.ts";
import { quiet, type Verb } from "../verb.ts";

/** Between a folder and a workbook; `export` is a word of the language itself. */
export const exportVerb: Verb = {
  name: "export",
  summary: "cli.export.summary",
  details: ["cli.export.details"],
  operands: [{ name: "DIR" }],
  options: [
    {
      name: "to",
      value: "FORMAT",
      required: true,
      choices: ["xlsx", "csv"],
      help: "cli.export.to",
    },
    { name: "out", value: "PATH", help: "cli.export.out" },
    { name: "replace", help: "cli.export.replace" },
    quiet,
  ],
  run: async (given, world) => {
    const path = given.operands[0]!;
    world.progress(message("plan.progress.read", { path }));
    const { economy, problems } = await readTables(path);
    // What can't be read would be lost on the way.
    if (errorsIn(problems).length > 0) throw new EconomyProblems(problems);
    const accounts = await accountsBeside(path);
    const out = given.text("out") ?? defaultPath(economy.about.name, given.text("to")!);
    if ((given.text("to") === "xlsx") !== out.toLowerCase().endsWith(".xlsx")) {
      throw new UsageFailure("cli.export.name", { to: given.text("to")!, out });
    }
    if (!given.has("replace")) await refuseExisting(out);
    world.progress(message("cli.writing", { path: out }));
    const { about, tables } = economyContent(economy);
    await world.whole(() =>
      writePackage(out, { about, tables: { ...tables, ...accounts } }, withAccounts),
    );
    if (problems.length > 0) world.err(problemsText(problems, world.errorWidth));
    world.out(sentence(message("cli.export.written", { path: out }), world.width));
    return exit.done;
  },
};

function defaultPath(name: string, to: string): string {
  return to === "xlsx" ? `${shortName(name)}.xlsx` : shortName(name);
}
