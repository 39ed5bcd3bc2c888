import { readEconomy } from "../../economy/index.ts";
import { message } from "../../messages/index.ts";
import { stress as stressed, type Stress } from "../../plan/stress/index.ts";
import { begin } from "../begin.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit, type ExitCode } from "../exit.ts";
import { UsageFailure } from "../failure.ts";
import { document, jsonOfMessage } from "../json.ts";
import { reasonsOf } from "../no-plan.ts";
import { list, sentence } from "../sentences.ts";
import { stressDocument, stressText } from "../stress-told.ts";
import { json, quiet, timeLimit, type Given, type Verb } from "../verb.ts";

const rules = ["expected", "worst"] as const;

export const stress: Verb = {
  name: "stress",
  summary: "stress.summary",
  details: ["stress.details", "stress.details-losses"],
  operands: [{ name: "DIR" }],
  options: [
    { name: "insure", value: "RULE", choices: rules, help: "stress.option.insure" },
    { name: "losses", value: "N", help: "stress.option.losses" },
    engineOption,
    timeLimit,
    json,
    quiet,
  ],
  run: async (given, world) => {
    const losses = lossesOf(given);
    const asJson = begin(given, world);
    const insure = rules.find((rule) => rule === given.text("insure"));
    const engine = await engineOf(given);
    const path = given.operands[0]!;
    world.progress(message("plan.progress.read", { path }));
    const found = await stressed(await readEconomy(path), {
      ...(insure === undefined ? {} : { insure }),
      ...(losses === undefined ? {} : { losses }),
      settings: {
        engine,
        onProgress: (progress) => {
          world.progress(progress.message);
        },
      },
    });
    if (found.kind === "stressed") {
      world.out(asJson ? stressDocument(found.stress) : stressText(found.stress, world));
      return endOf(found.stress);
    }
    const { sentence: why, parts } = reasonsOf(found.planned);
    if (asJson) {
      const because = parts.map(jsonOfMessage);
      world.out(document({ status: found.planned.kind, why: jsonOfMessage(why), because }));
    }
    world.err(sentence(why, world.errorWidth) + list(parts, world.errorWidth));
    return found.planned.kind === "stopped" ? exit.stopped : exit.problems;
  },
};

/** What rests on a plan that fails its certificate, or that was not made to its end, is not passed off as an answer. */
function endOf({ base, shocks, losses }: Stress): ExitCode {
  const ways = [
    ...shocks.flatMap(({ unprepared, insured, known }) => [unprepared, insured, known]),
    ...losses.planned.map(({ after }) => after),
  ];
  const has = (status: string) => ways.some((way) => way.kind === "none" && way.status === status);
  if (!base.certificate.ok || has("uncertified")) return exit.uncertified;
  return has("stopped") ? exit.stopped : exit.done;
}

function lossesOf(given: Given): number | undefined {
  const losses = given.number("losses");
  if (losses !== undefined && !Number.isInteger(losses)) {
    throw new UsageFailure("stress.whole-number", { found: losses });
  }
  return losses;
}
