import { accountOf } from "../../accounts/account.ts";
import { readAccounts, type Accounts } from "../../accounts/reports/read.ts";
import { screensOf } from "../../accounts/screens.ts";
import { flagsOf } from "../../accounts/suspicions.ts";
import { accountExplanation } from "../../accounts/tell/sections.ts";
import { writeAccount } from "../../accounts/write.ts";
import { readEconomy } from "../../economy/index.ts";
import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import type { Economy } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import { explanationText } from "../../plan/explain/index.ts";
import { accountDocument } from "../account-json.ts";
import { begin } from "../begin.ts";
import { defaultFolder } from "../default-folder.ts";
import { exit } from "../exit.ts";
import { Failure, UsageFailure } from "../failure.ts";
import { problemsText } from "../problems-text.ts";
import { sentence, typed } from "../sentences.ts";
import { json, quiet, timeLimit, type Given, type Verb } from "../verb.ts";
import type { World } from "../world.ts";

export const reconcile: Verb = {
  name: "reconcile",
  summary: "reconcile.summary",
  details: ["reconcile.details", "reconcile.details-out"],
  operands: [{ name: "DIR" }],
  options: [
    { name: "reports", value: "PATH", help: "reconcile.option.reports" },
    { name: "level", value: "SHARE", help: "reconcile.option.level" },
    { name: "out", value: "DIR", help: "reconcile.option.out" },
    timeLimit,
    json,
    quiet,
  ],
  run: async (given, world) => {
    const asJson = begin(given, world);
    const level = levelOf(given);
    const path = given.operands[0]!;
    const out = given.text("out") ?? defaultFolder("accounts", path);
    world.progress(message("plan.progress.read", { path }));
    const economy = await readEconomy(path);
    const accounts = await accountsIn(given.text("reports") ?? path, economy, world);
    const count = accounts.reports.rows.length;
    world.progress(message("reconcile.progress", { count }));
    const account = accountOf(economy, accounts, { level });
    const flags = flagsOf(account, { level });
    const screens = screensOf(account, level);
    const explanation = accountExplanation(account, { flags, screens, level });
    await world.whole(() => writeAccount(account, flags, [], out));
    if (asJson) world.out(accountDocument(account, { flags, screens }, explanation));
    else {
      const width = Number.isFinite(world.width) ? { width: world.width } : {};
      world.out(explanationText(explanation, width));
      const written = message("reconcile.written", { path: typed(out) });
      world.out(`\n${sentence(written, world.width)}`);
    }
    return exit.done;
  },
};

function levelOf(given: Given): number {
  const level = given.number("level") ?? 0.05;
  if (!(level > 0 && level < 1)) throw new UsageFailure("reconcile.level-range", { found: level });
  return level;
}

/** The reports beside an economy, or elsewhere; what a reader should know of them is said. */
async function accountsIn(path: string, economy: Economy, world: World): Promise<Accounts> {
  const { accounts, problems } = await readAccounts(path, economy);
  const noTable = problems.some(
    ({ key, where }) =>
      (key === "read.missing-table" || key === "read.no-rows") && where.table === "reports",
  );
  if (noTable) throw new Failure(exit.problems, "reconcile.no-reports", { path: typed(path) });
  if (errorsIn(problems).length > 0) throw new EconomyProblems(problems);
  if (problems.length > 0) world.err(problemsText(problems, world.errorWidth));
  return accounts;
}
