import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readEconomy, writeFolder } from "../../economy/index.ts";
import { splitOutsideQuotes, unquoted } from "../../economy/keys.ts";
import { EconomyProblems } from "../../economy/problem.ts";
import type { Economy } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import { analysisFileNames, analysisFiles } from "../../plan/analyse/files.ts";
import {
  analyse as analysed,
  analysisExplanation,
  CannotAnalyse,
  type AnalyseSettings,
  type Analysis,
} from "../../plan/analyse/index.ts";
import { explanationText } from "../../plan/explain/index.ts";
import type { Plan } from "../../plan/types.ts";
import { analysisDocument } from "../analysis-json.ts";
import { begin } from "../begin.ts";
import { exit } from "../exit.ts";
import { Failure, UsageFailure } from "../failure.ts";
import { checkJointRule, jointOption, jointRuleOf } from "../joint-rule.ts";
import { endOfLook, isNoPlan, openPlan } from "../plan-in.ts";
import { problemsText } from "../problems-text.ts";
import { sentence, typed } from "../sentences.ts";
import { json, quiet, timeLimit, type Given, type Verb } from "../verb.ts";
import type { World } from "../world.ts";

export const analyse: Verb = {
  name: "analyse",
  summary: "analyse.summary",
  details: ["analyse.details", "analyse.details-what-if", "analyse.details-joint"],
  operands: [{ name: "PLAN-OR-DIR" }],
  options: [
    { name: "what-if", value: "CHANGE", help: "analyse.option.what-if" },
    { name: "period", value: "P", help: "analyse.option.period" },
    jointOption,
    { name: "top", value: "N", help: "analyse.option.top" },
    { name: "out", value: "DIR", help: "analyse.option.out" },
    timeLimit,
    json,
    quiet,
  ],
  run: async (given, world) => {
    const asJson = begin(given, world);
    const settings = settingsOf(given);
    const top = whole(given, "top");
    const out = given.text("out");
    if (out !== undefined) await refuseOther(out);
    const path = given.operands[0]!;
    const { plan, economy } = await planOrEconomy(path, world);
    if (settings.joint !== undefined) checkJointRule(settings.joint, economy);
    world.progress(message("analyse.progress"));
    const analysis = analysisOf(plan ?? economy, settings);
    if (out !== undefined) {
      await world.whole(() =>
        writeFolder(out, analysisFiles(analysis), (name) => analysisFileNames.has(name)),
      );
    }
    if (asJson) world.out(analysisDocument(analysis));
    else {
      const width = Number.isFinite(world.width) ? { width: world.width } : {};
      const shown = top === undefined ? {} : { top };
      world.out(explanationText(analysisExplanation(analysis, shown), width));
      if (out !== undefined) world.out(`\n${written(out, analysis, world)}`);
    }
    return plan === undefined ? exit.done : endOfLook([[path, plan]], world);
  },
};

function settingsOf(given: Given): AnalyseSettings {
  const joint = given.text("joint");
  const period = whole(given, "period");
  const change = given.text("what-if");
  return {
    ...(joint === undefined ? {} : { joint: jointRuleOf(joint) }),
    ...(period === undefined ? {} : { period }),
    ...(change === undefined ? {} : { change: changeOf(change) }),
  };
}

function whole(given: Given, option: string): number | undefined {
  const value = given.number(option);
  if (value !== undefined && !Number.isInteger(value)) {
    throw new UsageFailure("analyse.whole-number", { option, found: value });
  }
  return value;
}

/** `steel=100; bread=-5`. */
function changeOf(text: string): ReadonlyMap<string, number> {
  const change = new Map<string, number>();
  for (const part of splitOutsideQuotes(text, ";") ?? [""]) {
    if (part.trim() === "" && change.size > 0) continue;
    const [name, amount, ...rest] = splitOutsideQuotes(part, "=") ?? [];
    const good = unquoted((name ?? "").trim())?.value ?? "";
    const value = amount === undefined || amount.trim() === "" ? Number.NaN : Number(amount);
    if (good === "" || rest.length > 0 || !Number.isFinite(value)) {
      throw new UsageFailure("analyse.what-if-form", { found: text });
    }
    if (change.has(good)) throw new UsageFailure("analyse.what-if-twice", { good });
    change.set(good, value);
  }
  return change;
}

/** A plan where there is one; otherwise the economy. */
async function planOrEconomy(
  path: string,
  world: World,
): Promise<{ readonly plan?: Plan; readonly economy: Economy }> {
  const read = await openPlan(path, world);
  if (read.kind === "plan") {
    if (read.warnings.length > 0) world.err(problemsText(read.warnings, world.errorWidth));
    return { plan: read.plan, economy: read.plan.economy };
  }
  if (!isNoPlan(read.problems, path)) throw new EconomyProblems(read.problems);
  return { economy: await readEconomy(path) };
}

function analysisOf(given: Plan | Economy, settings: AnalyseSettings): Analysis {
  try {
    return analysed(given, settings);
  } catch (error) {
    if (!(error instanceof CannotAnalyse)) throw error;
    throw new Failure(exit.problems, error.said.key, error.said.values);
  }
}

async function refuseOther(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.every((name) => analysisFileNames.has(name))) return;
  throw new Failure(exit.problems, "analyse.other-folder", { path: typed(folder) });
}

function written(out: string, { change }: Analysis, world: World): string {
  const files = [...analysisFileNames].filter(
    (name) => change !== undefined || name !== "what-if.csv",
  );
  const said = message("analyse.written", { files: files.join(", "), path: typed(join(out)) });
  return sentence(said, world.width);
}
