import { writeSingleFile } from "../../economy/index.ts";
import { writeMps, type Program } from "../../engine/index.ts";
import { message } from "../../messages/index.ts";
import type { PlanSettings } from "../../plan/types.ts";
import { begin } from "../begin.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit } from "../exit.ts";
import { keepingFirstProgram } from "../first-program.ts";
import { planAndTell } from "../plan-and-tell.ts";
import { sentence } from "../sentences.ts";
import { UsageFailure } from "../failure.ts";
import { ownNeedsFirst, sharingOf } from "../sharing.ts";
import { json, quiet, timeLimit, type Given, type Verb } from "../verb.ts";
import type { World } from "../world.ts";

const rules = ["expected", "worst"] as const;

export const plan: Verb = {
  name: "plan",
  summary: "cli.plan.summary",
  details: ["cli.plan.details", "cli.plan.details-mps", "cli.plan.details-uncertified"],
  operands: [{ name: "DIR" }],
  options: [
    { name: "out", value: "DIR", help: "cli.plan.out" },
    { name: "scenario", value: "S", help: "cli.plan.scenario" },
    { name: "insure", value: "RULE", choices: rules, help: "insurance.option" },
    ownNeedsFirst,
    engineOption,
    { name: "mps", value: "FILE", help: "cli.plan.mps" },
    timeLimit,
    json,
    quiet,
  ],
  run: async (given, world) => {
    const asJson = begin(given, world);
    const settings = await settingsOf(given, world);
    const out = given.text("out");
    const telling = { json: asJson, ...(out === undefined ? {} : { out }) };
    const code = await planAndTell(given.operands[0]!, settings, telling, world);
    const mps = given.text("mps");
    if (mps !== undefined && !asJson && code === exit.done) {
      world.out(sentence(message("cli.plan.mps-written", { path: mps }), world.width));
    }
    return code;
  },
};

async function settingsOf(given: Given, world: World): Promise<PlanSettings> {
  const engine = await engineOf(given);
  const scenario = given.text("scenario");
  const insure = rules.find((rule) => rule === given.text("insure"));
  if (scenario !== undefined && insure !== undefined) {
    throw new UsageFailure("insurance.usage");
  }
  const file = given.text("mps");
  return {
    engine: file === undefined ? engine : keepingFirstProgram(engine, mpsWriter(file, world)),
    ...(scenario === undefined ? {} : { scenario }),
    ...(insure === undefined ? {} : { insure }),
    ...sharingOf(given),
  };
}

function mpsWriter(file: string, world: World): (program: Program) => Promise<void> {
  return async (program) => {
    world.progress(message("cli.writing", { path: file }));
    await world.whole(() => writeSingleFile(file, writeMps(program)));
  };
}
