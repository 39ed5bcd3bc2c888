import { randomInt } from "node:crypto";
import { join } from "node:path";
import { accountOf, type Account } from "../../accounts/account.ts";
import { nextPlans, type NextPlans } from "../../accounts/next-plan.ts";
import { readAccounts, type Accounts } from "../../accounts/reports/read.ts";
import { screensOf } from "../../accounts/screens.ts";
import { flagsOf } from "../../accounts/suspicions.ts";
import { nextPlanSections } from "../../accounts/tell/next-plan.ts";
import { accountExplanation } from "../../accounts/tell/sections.ts";
import { visitLine, visitsSections } from "../../accounts/visits/tell.ts";
import { visitsOf, type Visits, type VisitSettings } from "../../accounts/visits/visits.ts";
import { writeAccount } from "../../accounts/write.ts";
import { readEconomy, writeEconomy } from "../../economy/index.ts";
import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import type { Economy } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import type { Engine } from "../../engine/index.ts";
import { explanationText } from "../../plan/explain/index.ts";
import { tierSummary } from "../../plan/explain/whole.ts";
import { refuseOtherFolder, writePlan } from "../../plan/package/index.ts";
import type { Plan } from "../../plan/types.ts";
import { accountDocument } from "../account-json.ts";
import { begin } from "../begin.ts";
import { defaultFolder } from "../default-folder.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit } from "../exit.ts";
import { Failure, UsageFailure } from "../failure.ts";
import { endOfLook, planIn } from "../plan-in.ts";
import { problemsText } from "../problems-text.ts";
import { sentence, typed } from "../sentences.ts";
import { json, quiet, timeLimit, type Given, type Verb } from "../verb.ts";
import type { World } from "../world.ts";

export const reconcile: Verb = {
  name: "reconcile",
  summary: "reconcile.summary",
  details: ["reconcile.details", "reconcile.details-visits", "reconcile.details-out"],
  operands: [{ name: "DIR" }],
  options: [
    { name: "reports", value: "PATH", help: "reconcile.option.reports" },
    { name: "level", value: "SHARE", help: "reconcile.option.level" },
    { name: "visits", value: "N", help: "reconcile.option.visits" },
    { name: "doubt", value: "SHARE", help: "reconcile.option.doubt" },
    { name: "seed", value: "N", help: "reconcile.option.seed" },
    { name: "plan", value: "PLAN", help: "reconcile.option.plan" },
    { name: "caution", value: "N", help: "reconcile.option.caution" },
    { name: "out", value: "DIR", help: "reconcile.option.out" },
    engineOption,
    timeLimit,
    json,
    quiet,
  ],
  run: async (given, world) => {
    const asJson = begin(given, world);
    const level = levelOf(given);
    const going = goingOf(given);
    const caution = cautionOf(given);
    const engine = await engineOf(given);
    const path = given.operands[0]!;
    const out = given.text("out") ?? defaultFolder("accounts", path);
    await refuseOtherFolder(join(out, "plan"));
    world.progress(message("plan.progress.read", { path }));
    const economy = await readEconomy(path);
    const accounts = await accountsIn(given.text("reports") ?? path, economy, world);
    const planPath = given.text("plan");
    const plan = planPath === undefined ? undefined : await planIn(planPath, world);
    if (plan !== undefined) refuseOtherEconomy(plan, economy);
    const count = accounts.reports.rows.length;
    world.progress(message("reconcile.progress", { count }));
    const account = accountOf(economy, accounts, { level });
    const told = { flags: flagsOf(account, { level }), screens: screensOf(account, level), level };
    const visits = going === undefined ? undefined : visited(account, plan, going, world);
    const next =
      plan === undefined ? undefined : await planned(account, plan, { engine, caution }, world);
    const explanation = accountExplanation(account, {
      ...told,
      further: [
        ...(visits === undefined ? [] : visitsSections(account, visits, going!)),
        ...(plan === undefined ? [] : nextPlanSections(account, next, caution)),
      ],
    });
    const rows = (visits?.visits ?? []).map((visit) => ({
      ...{ holder: visit.holder, why: visit.why, gain: visit.gain },
      words: visitLine(account, visit),
    }));
    await world.whole(async () => {
      await writeAccount(account, told.flags, rows, out);
      if (next !== undefined) await writeNext(next, out);
    });
    if (asJson) {
      const further = { visits: visits ?? null, next: next === undefined ? null : nextJson(next) };
      world.out(accountDocument(account, told, explanation, further));
    } else {
      const width = Number.isFinite(world.width) ? { width: world.width } : {};
      world.out(explanationText(explanation, width));
      const written = message("reconcile.written", { path: typed(out) });
      world.out(`\n${sentence(written, world.width)}`);
      const after = message("reconcile.written-next", { path: typed(out) });
      if (next !== undefined) world.out(sentence(after, world.width));
    }
    return plan === undefined ? exit.done : endOfLook([[planPath!, plan]], world);
  },
};

function levelOf(given: Given): number {
  const level = given.number("level") ?? 0.05;
  if (level >= 1) throw new UsageFailure("reconcile.level-range", { found: level });
  return level;
}

/** How many visits, and how they are chosen; undefined where none are asked for. */
function goingOf(given: Given): (VisitSettings & { readonly seed: number }) | undefined {
  const visits = given.number("visits");
  const seed = given.number("seed") ?? randomInt(1, 2 ** 31);
  const doubt = given.number("doubt");
  if (visits === undefined) {
    for (const option of ["seed", "doubt"]) {
      if (given.has(option)) throw new UsageFailure("reconcile.needs-visits", { option });
    }
    return undefined;
  }
  if (!Number.isInteger(visits))
    throw new UsageFailure("reconcile.visits-range", { found: visits });
  if (!Number.isInteger(seed)) throw new UsageFailure("reconcile.seed-range", { found: seed });
  return { visits, seed, ...(doubt === undefined ? {} : { doubt }) };
}

function cautionOf(given: Given): number {
  if (given.has("caution") && !given.has("plan")) {
    throw new UsageFailure("reconcile.needs-plan", {});
  }
  return given.number("caution") ?? 0;
}

/** The plan must be one of this economy: at least, know the same periods. */
function refuseOtherEconomy(plan: Plan, economy: Economy): void {
  const known = new Set(plan.economy.tables.periods.rows.map((row) => row.period));
  for (const { period } of economy.tables.periods.rows) {
    if (!known.has(period)) throw new Failure(exit.problems, "reconcile.other-economy", { period });
  }
}

function visited(
  account: Account,
  plan: Plan | undefined,
  going: VisitSettings,
  world: World,
): Visits {
  world.progress(message("reconcile.progress-visits"));
  return visitsOf(account, { ...going, ...(plan === undefined ? {} : { plan }) });
}

async function planned(
  account: Account,
  plan: Plan,
  settings: { readonly engine: Engine; readonly caution: number },
  world: World,
): Promise<NextPlans | undefined> {
  world.progress(message("reconcile.progress-next"));
  return nextPlans(account, plan, {
    ...settings,
    onProgress: (progress) => {
      world.progress(progress.message);
    },
  });
}

/** A plan that fails its certificate is not written as one that holds. */
async function writeNext({ supported }: NextPlans, out: string): Promise<void> {
  await writeEconomy(supported.economy, join(out, "economy"));
  const { planned: made } = supported;
  if (made.kind !== "optimal") return;
  const name = made.plan.certificate.ok ? "plan" : "plan.uncertified";
  await writePlan(made.plan, join(out, name));
}

function nextJson({ period, reported, supported, happened }: NextPlans): unknown {
  const wayOf = ({ planned: made }: NextPlans["reported"]) =>
    made.kind === "optimal"
      ? { status: made.kind, tiers: tierSummary(made.plan.tables.deliveries) }
      : { status: made.kind };
  return {
    period,
    reported: wayOf(reported),
    supported: wayOf(supported),
    kept: happened?.kept ?? null,
  };
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
