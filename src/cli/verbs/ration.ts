import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { csvOf } from "../../economy/csv.ts";
import { settleFolder, writeFolder, type FileContent } from "../../economy/index.ts";
import { message, type Message } from "../../messages/index.ts";
import { explanationText } from "../../plan/explain/index.ts";
import { listed } from "../../plan/explain/scarce-words.ts";
import { wordsOf, type Words } from "../../plan/explain/words.ts";
import { firstTierFulfilments, type OwnNeeds } from "../../plan/own-needs.ts";
import {
  explainRations,
  rationing,
  rationTables,
  type Ration,
  type Rationing,
} from "../../plan/ration/index.ts";
import { perPerson } from "../../plan/ration/per-person.ts";
import type { Plan, PlanSettings } from "../../plan/types.ts";
import { rationsPage } from "../../view/rations.ts";
import { continueFrom, continuingOptions, planned, type Continued } from "../continuing.ts";
import { begin } from "../begin.ts";
import { defaultFolder } from "../default-folder.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit, type ExitCode } from "../exit.ts";
import { Failure } from "../failure.ts";
import { document, jsonOfMessage, jsonOfProblem } from "../json.ts";
import { reasonsOf } from "../no-plan.ts";
import { endOfLook } from "../plan-in.ts";
import { problemsText } from "../problems-text.ts";
import { list, sentence, typed } from "../sentences.ts";
import { ownNeedsFirst, sharingOf } from "../sharing.ts";
import { json, quiet, timeLimit, type Verb } from "../verb.ts";
import type { World } from "../world.ts";

export const ration: Verb = {
  name: "ration",
  summary: "ration.summary",
  details: ["ration.details", "roll.details-happened", "ration.details-out"],
  operands: [{ name: "DIR" }, { name: "PERIOD" }],
  options: [
    ...continuingOptions,
    ownNeedsFirst,
    { name: "out", value: "DIR", help: "ration.option.out" },
    engineOption,
    timeLimit,
    json,
    quiet,
  ],
  run: async (given, world) => {
    const asJson = begin(given, world);
    const period = given.operands[1]!;
    const out = given.text("out") ?? defaultFolder("rations", given.operands[0]!, period);
    await refuseOther(out);
    const settings: PlanSettings = { engine: await engineOf(given), ...sharingOf(given) };
    const continued = await continueFrom(given, period, settings, world);
    const next = await planned(continued.economy, settings, world);
    if (next.kind !== "optimal") return noRations(next, asJson, world);
    const other = await otherWay(continued, settings, world);
    const rations = rationing(next.plan, continued.period, continued.rest, floorsIn(other));
    const told: Told = { rations, plan: next.plan, continued, other, out };
    const text = asJson ? rationsDocument(told) : rationsText(told, world);
    world.progress(message("cli.writing", { path: out }));
    await world.whole(() => writeFolder(out, filesOf(told), (name) => own.has(name)));
    world.out(text);
    return end(told, given.text("plan"), world);
  },
};

interface Told {
  readonly rations: Rationing;
  readonly plan: Plan;
  readonly continued: Continued;
  readonly other: OwnNeeds;
  readonly out: string;
}

/** The files of rations; a folder with anything else is left alone. */
const own: ReadonlySet<string> = new Set(["rations.csv", "shipments.csv", "rations.html"]);

async function refuseOther(folder: string): Promise<void> {
  await settleFolder(folder);
  const names = await readdir(folder).catch(() => []);
  // What the system says to a path that can't be a folder is told when it is written.
  if (names.every((name) => own.has(name))) return;
  throw new Failure(exit.problems, "ration.other-folder", { path: typed(folder) });
}

/** What the way of sharing that was not chosen would give. */
function otherWay({ economy }: Continued, settings: PlanSettings, world: World): Promise<OwnNeeds> {
  world.progress(message("ration.progress-other"));
  const sharing = settings.sharing === "own-needs-first" ? "leximin" : "own-needs-first";
  return firstTierFulfilments(economy, { ...settings, sharing });
}

function floorsIn(other: OwnNeeds) {
  return other.kind === "floors" ? other.floors : [];
}

function* filesOf({ rations, plan }: Told): Generator<readonly [string, FileContent]> {
  const words = wordsOf(plan.economy);
  const tables = rationTables(rations, words.unit);
  for (const name of ["rations", "shipments"] as const) {
    yield [`${name}.csv`, csvOf(tables[name].columns, tables[name].rows)];
  }
  const { about } = plan.economy;
  yield ["rations.html", rationsPage(rations, words, { title: about.title ?? about.name })];
}

function rationsText({ rations, plan, continued, other, out }: Told, world: World): string {
  const notes = [...continued.notes, ...plan.notes];
  if (notes.length > 0) world.err(`${problemsText(notes, world.errorWidth)}\n`);
  const words = wordsOf(plan.economy);
  const width = Number.isFinite(world.width) ? { width: world.width } : {};
  const say = (said: Message) => sentence(said, world.width);
  return [
    ...(continued.given ? [] : [`${say(message("roll.planned-first"))}\n`]),
    explanationText(explainRations(rations, words), width),
    ...unknownOther(other).map((said) => `\n${say(said)}`),
    `\n${say(message("ration.written", { path: typed(out) }))}`,
  ].join("");
}

/** Why there is nothing to say of the other way of sharing. */
function unknownOther(other: OwnNeeds): readonly Message[] {
  if (other.kind === "floors") return [];
  const { sentence: why, parts } = reasonsOf(other);
  const because = parts.length === 0 ? "" : listed(parts);
  return [message("ration.other-unknown", { why, because })];
}

function rationsDocument({ rations, plan, continued, other, out }: Told): string {
  const { unit }: Words = wordsOf(plan.economy);
  const each = (ration: Ration) => {
    const { asked, each: given, day } = perPerson(ration, rations.days);
    const named = { askedEach: asked, rationEach: given, rationEachDay: day };
    return { ...ration, unit: unit(ration.good), ...named };
  };
  return document({
    status: plan.certificate.ok ? "optimal" : "uncertified",
    period: rations.period,
    days: rations.days,
    sharing: rations.sharing,
    rations: rations.rations.map(each),
    shipments: rations.shipments,
    other: other.kind === "floors" ? undefined : unknownOther(other).map(jsonOfMessage),
    warnings: [...continued.notes, ...plan.notes].map(jsonOfProblem),
    written: [...own].map((name) => join(out, name)),
  });
}

function noRations(next: Parameters<typeof reasonsOf>[0], asJson: boolean, world: World): ExitCode {
  const { sentence: why, parts } = reasonsOf(next);
  if (asJson) {
    world.out(document({ status: next.kind, because: [why, ...parts].map(jsonOfMessage) }));
  }
  world.err(sentence(why, world.errorWidth) + list(parts, world.errorWidth));
  return next.kind === "stopped" ? exit.stopped : exit.problems;
}

/** Rations of a plan that fails its certificate are not to be relied on. */
function end({ plan, continued, out }: Told, path: string | undefined, world: World): ExitCode {
  const plans: (readonly [string, Plan])[] = [
    [out, plan],
    ...(path === undefined ? [] : [[path, continued.before] as const]),
  ];
  return endOfLook(plans, world);
}
