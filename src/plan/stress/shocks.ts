/** Scenarios: unprepared, insured, known beforehand. */
import { withScenario } from "../../economy/patch/index.ts";
import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import type { Economy, Row } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import { roll } from "../roll/index.ts";
import type { Plan, PlanSettings } from "../types.ts";
import { notPlanned, outcomeOf, wayOf, weightedMean, type Outcome, type Way } from "./outcome.ts";
import type { PlanAgain } from "../explain/index.ts";

/** One way in which things may go, met in three ways. */
export interface Shock {
  /** Absent: nothing happens, all goes as stated. */
  readonly scenario?: string;
  /** Probability; absent: not stated, and the scenario counts in no mean. */
  readonly weight?: number;
  /** Absent: from the beginning; of what is stated: never told apart. */
  readonly knownFrom?: number;
  /** The plan made without thought of it, carried out until it is known; then the rest is planned anew. */
  readonly unprepared: Way;
  readonly insured: Way;
  /** A plan for this way alone. */
  readonly known: Way;
}

export interface Shocks {
  /** What nobody is told apart from first, then the scenarios in the order of their table. */
  readonly shocks: readonly Shock[];
  /** Weighted by probability; undefined where one of them has no certified plan, or there are no scenarios. */
  readonly mean: {
    readonly unprepared: Outcome | undefined;
    readonly insured: Outcome | undefined;
    readonly known: Outcome | undefined;
  };
}

export interface ShockSettings {
  readonly insure: "expected" | "worst";
  readonly plan: PlanSettings;
  readonly again: PlanAgain;
}

/** Plans against each scenario; throws `EconomyProblems` where a scenario's changes can't be made. */
export async function shocksOf(
  economy: Economy,
  base: Plan,
  { insure, plan: settings, again }: ShockSettings,
): Promise<Shocks> {
  const { scenarios } = economy.tables;
  if (scenarios.rows.length === 0) {
    return { shocks: [], mean: { unprepared: undefined, insured: undefined, known: undefined } };
  }
  say(settings, message("stress.progress.insured"));
  const insured = await again(economy, { ...settings, insure });
  const branches =
    insured.kind === "optimal" ? (insured.plan.branches ?? [{ plan: insured.plan }]) : [];
  const insuredWay = (scenario: string | undefined): Way => {
    if (insured.kind !== "optimal") return wayOf(insured);
    if (!insured.plan.certificate.ok) return notPlanned("uncertified");
    const found = branches.find(({ plan }) => plan.scenario === scenario);
    return found === undefined ? notCounted() : wayOf({ kind: "optimal", plan: found.plan });
  };
  const left = 1 - scenarios.rows.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const asStated = wayOf({ kind: "optimal", plan: base });
  const shocks: Shock[] = [
    {
      weight: left > 1e-9 ? left : 0,
      unprepared: asStated,
      insured: insuredWay(undefined),
      known: asStated,
    },
  ];
  for (const row of scenarios.rows) {
    const { scenario } = row;
    say(settings, message("stress.progress.scenario", { scenario }));
    const known = wayOf(await again(economy, { ...settings, scenario }));
    shocks.push({
      scenario,
      ...(row.weight === undefined ? {} : { weight: row.weight }),
      ...(row.known_from === undefined ? {} : { knownFrom: row.known_from }),
      unprepared: await unprepared(economy, base, row, known, { insure, plan: settings, again }),
      insured: insuredWay(scenario),
      known,
    });
  }
  const mean = (way: (shock: Shock) => Way) =>
    weightedMean(
      shocks.flatMap((shock) =>
        shock.weight === undefined ? [] : [{ weight: shock.weight, way: way(shock) }],
      ),
    );
  return {
    shocks,
    mean: {
      unprepared: mean((shock) => shock.unprepared),
      insured: mean((shock) => shock.insured),
      known: mean((shock) => shock.known),
    },
  };
}

async function unprepared(
  economy: Economy,
  base: Plan,
  { scenario, known_from: from }: Row<"scenarios">,
  known: Way,
  { plan: settings, again }: ShockSettings,
): Promise<Way> {
  const first = Math.min(...economy.tables.periods.rows.map(({ period }) => period));
  // Known before anything is done: there is nothing that could have been done otherwise.
  if (from === undefined || from <= first) return known;
  const rolled = roll(economy, base, from);
  const [error] = errorsIn(rolled.problems);
  if (error !== undefined) return { kind: "none", status: "not-made", because: error };
  const isLeft = rolled.economy.tables.scenarios.rows.some((row) => row.scenario === scenario);
  const lost = rolled.problems.find(
    ({ key, values }) => key === "roll.scenario-lost" && values["scenario"] === scenario,
  );
  if (lost !== undefined) return { kind: "none", status: "not-made", because: lost };
  const after = isLeft
    ? withScenario(rolled.economy, scenario)
    : { economy: rolled.economy, problems: [] };
  if (after.problems.length > 0) throw new EconomyProblems(after.problems);
  const rest = await again(after.economy, settings);
  return wayOf(rest, (plan) => outcomeOf(plan, { plan: base, first: from }));
}

function notCounted(): Way {
  return { kind: "none", status: "not-made", because: message("stress.not-counted") };
}

export function say(settings: PlanSettings, text: ReturnType<typeof message>): void {
  settings.onProgress?.({ message: text, seconds: 0 });
}
