import { stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { message } from "../../messages/index.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit, type ExitCode } from "../exit.ts";
import { Failure } from "../failure.ts";
import { sentence } from "../sentences.ts";
import { quiet, type Verb } from "../verb.ts";
import { planAndTell } from "../plan-and-tell.ts";

/** With 6000 dollars the basket can't be filled, so that there is something to explain. */
const shown = [
  { example: "two-villages" },
  { example: "food-basket" },
  { example: "food-basket", scenario: "6000 to spend" },
] as const;

export const start: Verb = {
  name: "start",
  summary: "cli.start.summary",
  details: ["cli.start.details"],
  operands: [],
  options: [engineOption, quiet],
  run: async (given, world) => {
    const folder = relative("", fileURLToPath(new URL("../../../examples", import.meta.url)));
    const engine = await engineOf(given);
    let code: ExitCode = exit.done;
    for (const each of shown) {
      const path = join(folder, each.example);
      const there = await stat(path).catch(() => undefined);
      if (there === undefined) throw new Failure(exit.problems, "cli.start.missing", { path });
      const settings = { engine, ...("scenario" in each ? { scenario: each.scenario } : {}) };
      const ended = await planAndTell(path, settings, {}, world);
      if (ended !== exit.done) code = ended;
      world.out("\n");
    }
    world.out(sentence(message("cli.start.next"), world.width));
    return code;
  },
};
