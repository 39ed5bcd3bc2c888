import { message } from "../../messages/index.ts";
import {
  explain as explanationOf,
  explanationDocument,
  explanationText,
} from "../../plan/explain/index.ts";
import { begin } from "../begin.ts";
import { engineOf, engineOption } from "../engines.ts";
import { UsageFailure } from "../failure.ts";
import { checkJointRule, jointOption, jointRuleOf } from "../joint-rule.ts";
import { document } from "../json.ts";
import { endOfLook, planIn } from "../plan-in.ts";
import { json, quiet, timeLimit, type Verb } from "../verb.ts";

export const explain: Verb = {
  name: "explain",
  summary: "cli.explain.summary",
  details: ["cli.explain.details", "cli.explain.details-gains", "cli.explain.details-joint"],
  operands: [{ name: "PLAN" }, { name: "WHAT" }],
  options: [jointOption, engineOption, timeLimit, json, quiet],
  run: async (given, world) => {
    const [path, what] = given.operands;
    const asJson = begin(given, world);
    const written = given.text("joint");
    const joint = written === undefined ? undefined : jointRuleOf(written);
    if (joint !== undefined && !what!.trim().startsWith("good:")) {
      throw new UsageFailure("cli.usage.joint-of-goods", { what: what! });
    }
    const plan = await planIn(path!, world);
    if (joint !== undefined) checkJointRule(joint, plan.economy);
    world.progress(message("cli.explain.progress", { what: what! }));
    const engine = await engineOf(given);
    const explanation = await explanationOf(plan, what!, {
      settings: { engine },
      ...(joint === undefined ? {} : { labour: { joint } }),
    });
    world.out(
      asJson
        ? document(explanationDocument(explanation))
        : explanationText(explanation, Number.isFinite(world.width) ? { width: world.width } : {}),
    );
    return endOfLook([[path!, plan]], world);
  },
};
