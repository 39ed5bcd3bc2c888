/** Where every need is met: what the first goal costs the needs, and what would help it. */
import { message } from "../../messages/index.ts";
import type { Resolved } from "../resolve.ts";
import type { Plan, PlanRow } from "../types.ts";
import { gainsOf, type Gain, type GainSettings } from "./gains.ts";
import { restTable, whoGains } from "./help.ts";
import { placeAndPeriod } from "./place-and-period.ts";
import { pricesOfLevel, scarceOf, type Prices } from "./prices.ts";
import { section, tableOf, type Section } from "./shape.ts";
import { stepsFor, type FiniteStep } from "./steps.ts";
import type { Words } from "./words.ts";

type Level = PlanRow<"levels">;

export async function goalHelp(
  plan: Plan,
  resolved: Resolved,
  words: Words,
  settings: GainSettings,
): Promise<readonly Section[]> {
  const goal = plan.tables.levels.find(({ kind }) => kind === "goal");
  const prices = goal === undefined ? undefined : pricesOfLevel(plan, goal.level);
  if (goal === undefined || prices === undefined) return [];
  const steps = stepsFor(plan, resolved, prices, prices.rows.map(scarceOf));
  const sections = [needCosts(plan, words, goal, prices)];
  if (steps.length === 0) return sections;
  const gains = await gainsOf(plan, steps.slice(0, settings.gains ?? 5), settings);
  return [...sections, stepSection(words, goal, gains, steps)];
}

/** What one unit more of each need would take of the goal, dearest (all that is asked) first. */
function needCosts(plan: Plan, words: Words, goal: Level, prices: Prices): Section {
  const rows = plan.tables.deliveries
    .map((row) => {
      const { good: what, place: where = "", period } = row;
      return { ...row, price: prices.of({ family: "goods-balance", what, where, period }) };
    })
    .filter(({ price }) => price !== 0)
    .sort((a, b) => Math.abs(b.price * b.asked) - Math.abs(a.price * a.asked));
  return section(
    message("explain.need-costs"),
    rows.length === 0 ? [] : [message("explain.need-costs-how", goalWords(goal))],
    [
      tableOf(rows, [
        { heading: "explain.column.need", cell: ({ need }) => need },
        ...placeAndPeriod<(typeof rows)[number]>(words, ({ place }) => place),
        { heading: "explain.column.asked", format: "amount", cell: ({ asked }) => asked },
        { heading: "explain.column.unit", cell: ({ good }) => words.unit(good) },
        { heading: "explain.column.one-more-takes", format: "amount", cell: ({ price }) => price },
      ]),
    ],
  );
}

function stepSection(
  words: Words,
  goal: Level,
  gains: readonly Gain[],
  steps: readonly FiniteStep[],
): Section {
  const rest = steps.slice(gains.length);
  const reached = (plan: Plan) =>
    plan.tables.levels.find(({ kind, stage }) => kind === "goal" && stage === goal.stage)?.value;
  return section(
    message("explain.help"),
    [
      message("explain.help-how", { count: gains.length }),
      ...gains.map((gain, i) => {
        const common = { rank: i + 1, what: gain.step.words };
        if (gain.kind === "failed") {
          return message("explain.gain-failed", { ...common, because: gain.because });
        }
        const values = { before: goal.value, after: reached(gain.plan) ?? goal.value };
        return message("explain.gain-goal", { ...common, ...goalWords(goal), ...values });
      }),
      ...(rest.length === 0 ? [] : [message("explain.help-rest", { count: rest.length })]),
    ],
    [whoGains(words, gains), restTable(rest, 1)],
  );
}

/** A goal's stage and measure, for sentences. */
export function goalWords({ stage, measure, of }: Level) {
  return { stage, measure, of: of ?? "", named: of === undefined ? "no" : "yes" };
}
