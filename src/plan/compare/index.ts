import { message } from "../../messages/index.ts";
import type { Explanation } from "../explain/index.ts";
import { section, type Section } from "../explain/shape.ts";
import { wordsOf } from "../explain/words.ts";
import type { Plan } from "../types.ts";
import { bindingSection } from "./binding.ts";
import { economySection } from "./economies.ts";
import { either, joined } from "./joined.ts";
import { peopleSection, secondmentSection } from "./people.ts";
import { keepingSection, needSection, tierSection } from "./needs.ts";
import { activitySection, goodSection, hourSection } from "./work.ts";

/** What changes from one plan to another, for whom and why; rendered like any explanation. */
export type Comparison = Explanation;

/** Compares two plans, of one economy or of two: the second against the first. */
export function compare(before: Plan, after: Plan): Comparison {
  const words = wordsOf(after.economy);
  const sections = [
    tierSection(before, after),
    needSection(before, after, words),
    keepingSection(before, after, words),
    bindingSection(before, after, words),
    economySection(before.economy, after.economy),
    hourSection(before, after, words),
    secondmentSection(before, after, words),
    peopleSection(before, after, words),
    goalSection(before, after),
    activitySection(before, after, words),
    goodSection(before, after, words),
  ];
  return {
    title: message("compare.title", { before: nameOf(before), after: nameOf(after) }),
    sections: sections.filter(({ lines, tables }) => lines.length > 0 || tables.length > 0),
  };
}

function nameOf({ economy: { about }, scenario }: Plan): string {
  const name = about.title ?? about.name;
  return scenario === undefined ? name : `${name} (${scenario})`;
}

/** What goals reached in both plans. */
function goalSection(before: Plan, after: Plan): Section {
  const goals = ({ tables }: Plan) => tables.levels.filter(({ kind }) => kind === "goal");
  const pairs = joined(goals(before), goals(after), ({ measure, of, stage }) =>
    JSON.stringify([stage, measure, of ?? ""]),
  );
  return section(
    message("explain.goals"),
    pairs.flatMap((pair) => {
      const { stage, measure, of } = either(pair);
      if (pair.before === undefined || pair.after === undefined) return [];
      return [
        message("compare.goal", {
          stage,
          measure,
          of: of ?? "",
          named: of === undefined ? "no" : "yes",
          before: pair.before.value,
          after: pair.after.value,
        }),
      ];
    }),
  );
}
