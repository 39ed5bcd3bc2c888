import { message } from "../../messages/index.ts";
import {
  explain as explanationOf,
  explanationDocument,
  explanationText,
} from "../../plan/explain/index.ts";
import { engineOf, engineOption } from "../engines.ts";
import { document } from "../json.ts";
import { endOfLook, planIn } from "../plan-in.ts";
import { json, quiet, timeLimit, type Verb } from "../verb.ts";

export const explain: Verb = {
  name: "explain",
  summary: "cli.explain.summary",
  details: ["cli.explain.details", "cli.explain.details-gains"],
  operands: [{ name: "PLAN" }, { name: "WHAT" }],
  options: [engineOption, timeLimit, json, quiet],
  run: async (given, world) => {
    const [path, what] = given.operands;
    const limit = given.number("time-limit");
    if (limit !== undefined) world.endAfter(limit);
    if (given.has("json")) {
      world.ifStopped((reason) => document({ status: "stopped", reason }));
    }
    const plan = await planIn(path!, world);
    world.progress(message("cli.explain.progress", { what: what! }));
    const engine = await engineOf(given);
    const explanation = await explanationOf(plan, what!, { settings: { engine } });
    world.out(
      given.has("json")
        ? document(explanationDocument(explanation))
        : explanationText(explanation, Number.isFinite(world.width) ? { width: world.width } : {}),
    );
    return endOfLook([[path!, plan]], world);
  },
};
