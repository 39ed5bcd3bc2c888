import { shortName } from "../../economy/read/about.ts";
import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import {
  economyContent,
  economySchema,
  readPackage,
  readTables,
  writePackage,
  type PackageContent,
  type Schema,
} from "../../economy/index.ts";
import { accountsSchema } from "../../accounts/reports/tables.ts";
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

/** An economy and its accounts in one. */
const withAccounts: Schema = {
  ...economySchema,
  tables: new Map([...economySchema.tables, ...accountsSchema.tables]),
};

/** Rows of the tables of accounts, where any stand beside the economy. Throws where they can't be read. */
async function accountsBeside(path: string): Promise<PackageContent["tables"]> {
  const { tables, problems } = await readPackage(path, accountsSchema);
  const lost = errorsIn(problems).filter(
    ({ key }) => key !== "read.missing-table" && key !== "read.no-rows",
  );
  if (lost.length > 0) throw new EconomyProblems(lost);
  return Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, rows]));
}

function defaultPath(name: string, to: string): string {
  return to === "xlsx" ? `${shortName(name)}.xlsx` : shortName(name);
}
