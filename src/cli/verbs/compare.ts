import { message } from "../../messages/index.ts";
import { compare as comparisonOf, type Comparison } from "../../plan/compare/index.ts";
import { explanationDocument, explanationText } from "../../plan/explain/index.ts";
import { document } from "../json.ts";
import { endOfLook, planIn } from "../plan-in.ts";
import { json, quiet, type Verb } from "../verb.ts";

export const compare: Verb = {
  name: "compare",
  summary: "cli.compare.summary",
  details: ["cli.compare.details"],
  operands: [{ name: "PLAN" }, { name: "PLAN" }],
  options: [json, quiet],
  run: async (given, world) => {
    const [first, second] = given.operands;
    const before = await planIn(first!, world);
    const after = await planIn(second!, world);
    world.progress(message("cli.compare.progress"));
    const comparison = toldApart(comparisonOf(before, after), first!, second!);
    world.out(
      given.has("json")
        ? document(explanationDocument(comparison))
        : explanationText(comparison, Number.isFinite(world.width) ? { width: world.width } : {}),
    );
    return endOfLook(
      [
        [first!, before],
        [second!, after],
      ],
      world,
    );
  },
};

/** Two plans for one economy may have the same title; then their folders tell them apart. */
function toldApart(comparison: Comparison, before: string, after: string): Comparison {
  const { values } = comparison.title;
  if (values["before"] !== values["after"]) return comparison;
  return { ...comparison, title: message("compare.title", { before, after }) };
}
