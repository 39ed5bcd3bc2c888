import { writeTemplate } from "../../economy/index.ts";
import { message } from "../../messages/index.ts";
import { exit } from "../exit.ts";
import { UsageFailure } from "../failure.ts";
import { sentence, typed } from "../sentences.ts";
import { quiet, type Verb } from "../verb.ts";

export const init: Verb = {
  name: "init",
  summary: "cli.init.summary",
  details: ["cli.init.details"],
  operands: [{ name: "DIR" }],
  options: [quiet],
  run: async (given, world) => {
    const path = given.operands[0]!;
    if (path.toLowerCase().endsWith(".xlsx")) throw new UsageFailure("cli.init.workbook", { path });
    await world.whole(() => writeTemplate(path));
    world.out(sentence(message("cli.init.written", { path: typed(path) }), world.width));
    return exit.done;
  },
};
