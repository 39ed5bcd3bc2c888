import { stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { message } from "../../messages/index.ts";
import { pageOf } from "../../plan/package/index.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { planAndTell } from "../plan-and-tell.ts";
import { sentence, typed } from "../sentences.ts";
import { quiet, type Verb } from "../verb.ts";

const example = "valley";

export const start: Verb = {
  name: "start",
  summary: "cli.start.summary",
  details: ["cli.start.details"],
  operands: [],
  options: [engineOption, quiet],
  run: async (given, world) => {
    const folder = relative("", fileURLToPath(new URL("../../../examples", import.meta.url)));
    const path = join(folder, example);
    const there = await stat(path).catch(() => undefined);
    if (there === undefined) throw new Failure(exit.problems, "cli.start.missing", { path });
    const out = join("plans", example);
    const engine = await engineOf(given);
    const code = await planAndTell(path, { engine }, { out }, world);
    if (code === exit.done && (await world.show(pageOf(out)))) {
      world.out(sentence(message("cli.start.opened", { path: typed(pageOf(out)) }), world.width));
    }
    world.out("\n");
    world.out(sentence(message("cli.start.next"), world.width));
    return code;
  },
};
