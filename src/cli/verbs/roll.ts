import { join } from "node:path";
import { writeEconomy } from "../../economy/index.ts";
import { message } from "../../messages/index.ts";
import { compare, type Comparison } from "../../plan/compare/index.ts";
import { explanationDocument, explanationText } from "../../plan/explain/index.ts";
import { wordsOf } from "../../plan/explain/words.ts";
import { refuseOtherFolder, writePlan } from "../../plan/package/index.ts";
import type { Plan, Planned } from "../../plan/types.ts";
import { continueFrom, continuingOptions, planned, type Continued } from "../continuing.ts";
import { begin } from "../begin.ts";
import { defaultFolder } from "../default-folder.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit, type ExitCode } from "../exit.ts";
import { document } from "../json.ts";
import { reasonsOf } from "../no-plan.ts";
import { endOfLook } from "../plan-in.ts";
import { planDocument } from "../plan-json.ts";
import type { Made } from "../planning.ts";
import { problemsText } from "../problems-text.ts";
import { list, sentence, typed } from "../sentences.ts";
import { ownNeedsFirst, sharingOf } from "../sharing.ts";
import { json, quiet, timeLimit, type Verb } from "../verb.ts";
import type { World } from "../world.ts";

export const roll: Verb = {
  name: "roll",
  summary: "roll.summary",
  details: ["roll.details", "roll.details-happened"],
  operands: [{ name: "DIR" }],
  options: [
    { name: "to", value: "PERIOD", required: true, help: "roll.option.to" },
    ...continuingOptions,
    ownNeedsFirst,
    { name: "out", value: "DIR", help: "roll.option.out" },
    engineOption,
    timeLimit,
    json,
    quiet,
  ],
  run: async (given, world) => {
    const asJson = begin(given, world);
    const period = given.text("to")!;
    const out = given.text("out") ?? defaultFolder("rolled", given.operands[0]!, period);
    await refuseOtherFolder(join(out, "plan"));
    const settings = { engine: await engineOf(given), ...sharingOf(given) };
    const started = performance.now();
    const sinceStart = () => (performance.now() - started) / 1000;
    const continued = await continueFrom(given, period, settings, world);
    const read = sinceStart();
    const { sharing } = continued.before;
    // The rest is shared as the plan has shared, unless something else is chosen now.
    const how = sharing === undefined ? settings : { sharing, ...settings };
    const next = await planned(continued.economy, how, world);
    const seconds = { read, total: sinceStart() };
    const made = { planned: next, warnings: continued.notes, seconds };
    const folders = foldersIn(out, next);
    const text = asJson
      ? rolledDocument(continued, made, folders)
      : rolledText(continued, made, world);
    world.progress(message("cli.writing", { path: out }));
    await world.whole(async () => {
      await writeEconomy(continued.economy, folders.economy);
      if (next.kind === "optimal") await writePlan(next.plan, folders.plan);
    });
    world.out(text);
    if (!asJson) world.out(whereTo(folders, next, world));
    return end(next, continued, given.text("plan"), world);
  },
};

interface Folders {
  readonly economy: string;
  readonly plan: string;
}

/** A plan that fails its certificate never takes the place of one that holds. */
function foldersIn(out: string, next: Planned): Folders {
  const fails = next.kind === "optimal" && !next.plan.certificate.ok;
  return { economy: join(out, "economy"), plan: join(out, fails ? "plan.uncertified" : "plan") };
}

function comparisonOf({ rest, period, economy }: Continued, next: Plan): Comparison {
  const title = message("roll.title", { period: wordsOf(economy).period(period) });
  return { ...compare(rest, next), title };
}

function rolledDocument(continued: Continued, made: Made, folders: Folders): string {
  const { planned: next } = made;
  return document({
    ...(planDocument(made, folders.plan) as object),
    period: continued.period,
    economy: folders.economy,
    ...(next.kind === "optimal"
      ? { changes: explanationDocument(comparisonOf(continued, next.plan)) }
      : {}),
  });
}

function rolledText(continued: Continued, { planned: next, warnings }: Made, world: World): string {
  if (warnings.length > 0) world.err(`${problemsText(warnings, world.errorWidth)}\n`);
  const first = continued.given ? "" : `${sentence(message("roll.planned-first"), world.width)}\n`;
  if (next.kind !== "optimal") return first;
  const width = Number.isFinite(world.width) ? { width: world.width } : {};
  return first + explanationText(comparisonOf(continued, next.plan), width);
}

function whereTo({ economy, plan }: Folders, next: Planned, world: World): string {
  const key = next.kind === "optimal" ? "roll.written" : "roll.written-economy";
  return `\n${sentence(message(key, { economy: typed(economy), plan: typed(plan) }), world.width)}`;
}

function end(
  next: Planned,
  { before }: Continued,
  path: string | undefined,
  world: World,
): ExitCode {
  if (next.kind !== "optimal") {
    const { sentence: why, parts } = reasonsOf(next);
    world.err(sentence(why, world.errorWidth) + list(parts, world.errorWidth));
    return next.kind === "stopped" ? exit.stopped : exit.problems;
  }
  const looked = path === undefined ? exit.done : endOfLook([[path, before]], world);
  return next.plan.certificate.ok && before.certificate.ok ? looked : exit.uncertified;
}
