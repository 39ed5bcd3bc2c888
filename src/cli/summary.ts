import { message, type Message } from "../messages/index.ts";
import { explain, explanationText, type Explanation, type Section } from "../plan/explain/index.ts";
import { isFull } from "../plan/explain/fulfilment.ts";
import type { Plan, PlanSettings } from "../plan/types.ts";
import { hoursOf } from "./plan-json.ts";
import type { World } from "./world.ts";

/** The parts of an explanation of the whole that a first look at a plan is about. */
const firstLook: ReadonlySet<string> = new Set([
  "explain.tiers",
  "explain.shortages",
  "explain.need-costs",
  "explain.help",
  "explain.goals",
  "explain.certificate",
]);

/** Rows of a table in a summary; the whole explanation has the rest. */
const rows = 8;

/**
 * The explanation of the whole plan. Planning again with what would help costs about a plan each, so that is
 * done less often for larger ones.
 */
export async function wholeOf(
  plan: Plan,
  settings: PlanSettings,
  world: World,
): Promise<Explanation> {
  const gains = gainsFor(plan);
  if (gains > 0) world.progress(message("cli.plan.helping"));
  // The scenario's changes are in the plan's economy already.
  const again = settings.engine === undefined ? {} : { engine: settings.engine };
  return explain(plan, "whole", { gains, further: false, settings: again });
}

/**
 * The first look at a plan: what can and can't be guaranteed, what would help most, goals, hours, and
 * whether the certificate holds.
 *
 * - `whole` — the explanation of the whole plan.
 * - `further` — sections of its own that this plan has.
 */
export async function summaryText(
  plan: Plan,
  { sections }: Explanation,
  world: World,
  further: readonly Section[] = [],
): Promise<string> {
  const held = await heldBack(plan);
  const title = plan.economy.about.title ?? plan.economy.about.name;
  const scenario = plan.scenario;
  return explanationText(
    {
      title:
        scenario === undefined
          ? message("cli.plan.title", { title })
          : message("cli.plan.title-scenario", { title, scenario }),
      sections: [
        ...sections
          .filter(({ heading }) => firstLook.has(heading.key))
          .flatMap((section) =>
            section.heading.key === "explain.shortages" ? [section, ...held] : [section],
          ),
        ...further,
        { heading: message("cli.plan.effort"), lines: effort(plan), tables: [] },
      ],
    },
    { rows, ...(Number.isFinite(world.width) ? { width: world.width } : {}) },
  );
}

/** What holds the worst served need back, without the tables. */
async function heldBack(plan: Plan): Promise<readonly Section[]> {
  const [worst] = plan.tables.deliveries
    .filter(({ fulfilment }) => !isFull(fulfilment))
    .sort((a, b) => a.tier - b.tier || a.fulfilment - b.fulfilment);
  if (worst === undefined) return [];
  const { sections } = await explain(plan, `need:${worst.need}`, { gains: 0 });
  const chain = sections.find(({ heading }) => heading.key === "explain.held-back-heading");
  return chain === undefined ? [] : [{ ...chain, tables: [] }];
}

/** How often to plan again, by what a plan takes: not by the clock, so that the same plan says the same. */
function gainsFor({ size, tables }: Plan): number {
  const effortOfPlan = size.nonzeros * tables.levels.length;
  if (effortOfPlan < 200_000) return 3;
  return effortOfPlan < 2_000_000 ? 1 : 0;
}

function effort(plan: Plan): readonly Message[] {
  const { size, engine, seconds } = plan;
  const hours = { hours: hoursOf(plan) };
  return [
    ...(plan.tables.hours.length > 0 ? [message("cli.plan.hours", hours)] : []),
    message("cli.plan.size", { ...size, engine, seconds: seconds.total }),
  ];
}
