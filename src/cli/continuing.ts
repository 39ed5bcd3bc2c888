import { readEconomy } from "../economy/index.ts";
import { nearestName } from "../economy/names.ts";
import { patch, withScenario } from "../economy/patch/index.ts";
import { EconomyProblems, errorsIn, type Problem } from "../economy/problem.ts";
import { readChanges, type ChangesRead } from "../economy/read/changes.ts";
import type { Economy } from "../economy/types.ts";
import { message } from "../messages/index.ts";
import { plan } from "../plan/plan.ts";
import { restOf, roll } from "../plan/roll/index.ts";
import type { Plan, Planned, PlanSettings } from "../plan/types.ts";
import { exit } from "./exit.ts";
import { Failure } from "./failure.ts";
import { planIn } from "./plan-in.ts";
import { reasonsOf } from "./no-plan.ts";
import type { Given, OptionSpec } from "./verb.ts";
import type { World } from "./world.ts";

/** Where an economy stands when a plan's first periods are over, and how the plan goes on. */
export interface Continued {
  /** The plan carried out so far. */
  readonly before: Plan;
  /** Whether that plan was given; otherwise the economy was planned first. */
  readonly given: boolean;
  /** Its rest, in the economy as it would be if all had gone as planned. */
  readonly rest: Plan;
  /** The economy as it is. */
  readonly economy: Economy;
  readonly period: number;
  readonly notes: readonly Problem[];
}

/** What the plan carried out so far was, and what turned out otherwise. */
export const continuingOptions: readonly OptionSpec[] = [
  { name: "plan", value: "PLAN", help: "roll.option.plan" },
  { name: "scenario", value: "S", help: "roll.option.scenario" },
  { name: "happened", value: "FILE", help: "roll.option.happened" },
];

/**
 * Reads an economy and the plan carried out so far (or plans the economy), rolls to a period (its number or
 * its name), and makes the
 * changes of what happened. Throws `EconomyProblems` where any of these can't be done; whether the changed
 * economy makes sense is seen when it is planned.
 */
export async function continueFrom(
  given: Given,
  period: string,
  settings: PlanSettings,
  world: World,
): Promise<Continued> {
  const path = given.operands[0]!;
  const planPath = given.text("plan");
  const happened = given.text("happened");
  world.progress(message("plan.progress.read", { path }));
  const read = await readEconomy(path);
  const to = periodCalled(read, period);
  const changes = happened === undefined ? undefined : await changesIn(happened);
  const scenario = given.text("scenario");
  const before =
    planPath === undefined
      ? await firstPlan(
          read,
          { ...settings, ...(scenario === undefined ? {} : { scenario }) },
          world,
        )
      : carriedOut(await planIn(planPath, world), scenario);
  world.progress(message("roll.progress", { period }));
  const economy = before.scenario === undefined ? read : inScenario(read, before.scenario);
  const rolled = roll(economy, before, to);
  if (errorsIn(rolled.problems).length > 0) throw new EconomyProblems(rolled.problems);
  const patched =
    changes === undefined
      ? { economy: rolled.economy, problems: [] }
      : patch(rolled.economy, changes.changes, changes.origin);
  if (patched.problems.length > 0) throw new EconomyProblems(patched.problems);
  return {
    before,
    given: planPath !== undefined,
    rest: restOf(before, rolled.economy),
    economy: patched.economy,
    period: to,
    notes: rolled.problems,
  };
}

/** Plans an economy, telling how far it is. */
export function planned(economy: Economy, settings: PlanSettings, world: World): Promise<Planned> {
  return plan(economy, {
    ...settings,
    onProgress: (progress) => {
      world.progress(progress.message);
    },
  });
}

async function firstPlan(economy: Economy, settings: PlanSettings, world: World): Promise<Plan> {
  const first = await planned(economy, settings, world);
  if (first.kind === "optimal") return first.plan;
  const because = reasonsOf(first).sentence;
  const code = first.kind === "stopped" ? exit.stopped : exit.problems;
  throw new Failure(code, "roll.no-first-plan", { because });
}

/**
 * The plan as it was carried out: of one for several scenarios that of the scenario that came true; without a
 * name, the plan's own.
 */
function carriedOut(plan: Plan, scenario: string | undefined): Plan {
  const branches = plan.branches?.map((branch) => branch.plan) ?? [plan];
  if (scenario === undefined && plan.branches === undefined) return plan;
  const found = branches.find((branch) => branch.scenario === scenario);
  if (found !== undefined) return found;
  const names = branches.flatMap((branch) => branch.scenario ?? []);
  if (scenario === undefined) {
    throw new Failure(exit.problems, "roll.which-scenario", { expected: names.join(", ") });
  }
  const near = nearestName(scenario, names);
  throw new Failure(exit.problems, "roll.unknown-scenario", {
    ...{ found: scenario, count: names.length, expected: names.join(", ") },
    ...{ hint: near === undefined ? "no" : "yes", near: near ?? "" },
  });
}

async function changesIn(path: string): Promise<ChangesRead> {
  const changes = await readChanges(path);
  if (errorsIn(changes.problems).length > 0) throw new EconomyProblems(changes.problems);
  return changes;
}

function inScenario(economy: Economy, scenario: string): Economy {
  const changed = withScenario(economy, scenario);
  if (changed.problems.length > 0) throw new EconomyProblems(changed.problems);
  return changed.economy;
}

/** The number of a period that is called by its number or its name. */
export function periodCalled({ tables }: Economy, text: string): number {
  const { rows } = tables.periods;
  const named = text.trim();
  const found =
    rows.find((row) => String(row.period) === named) ?? rows.find((row) => row.name === named);
  if (found !== undefined) return found.period;
  const names = rows.flatMap(({ period, name }) => [
    String(period),
    ...(name === undefined ? [] : [name]),
  ]);
  // Of numbers none is nearer in meaning.
  const near = /^\d+$/u.test(named) ? undefined : nearestName(named, names);
  throw new Failure(exit.problems, "roll.unknown-period", {
    found: named,
    expected: names.join(", "),
    hint: near === undefined ? "no" : "yes",
    near: near ?? "",
  });
}
