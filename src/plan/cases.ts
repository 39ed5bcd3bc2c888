import { check } from "../economy/check/index.ts";
import { withScenario } from "../economy/patch/index.ts";
import { EconomyProblems, errorsIn, type Problem } from "../economy/problem.ts";
import type { Economy } from "../economy/types.ts";
import { message } from "../messages/index.ts";
import type { Branch } from "./joint.ts";
import type { PlanSettings } from "./types.ts";

/** An economy to be planned, checked, and what its reader should know of it. */
export type Case = Omit<Branch, "compiled"> & {
  readonly economy: Economy;
  readonly notes: readonly Problem[];
};

/**
 * What is planned for: the economy or one scenario of it, or (to insure) all of them at once, each with its
 * probability; what the scenarios leave of 1 is the economy's own.
 *
 * Throws `EconomyProblems` where one of them has errors, or where there is nothing to insure against.
 */
export function casesOf(given: Economy, { scenario, insure }: PlanSettings): readonly Case[] {
  const of = (name: string | undefined, weight: number, knownFrom: number): Case => ({
    ...(name === undefined ? {} : { scenario: name }),
    weight,
    knownFrom,
    ...prepared(given, name),
  });
  if (insure === undefined) return [of(scenario, 1, Infinity)];
  const { scenarios, periods } = given.tables;
  if (scenarios.rows.length === 0) throw nothingToInsure(given);
  const numbers = periods.rows.map(({ period }) => period).sort((a, b) => a - b);
  const left = 1 - scenarios.rows.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const named = scenarios.rows.map(({ scenario: name, weight = 0, known_from: from }) =>
    of(name, weight, from === undefined ? 0 : numbers.indexOf(from)),
  );
  const counted = insure === "worst" ? named : named.filter(({ weight }) => weight > 0);
  return left > 1e-9 ? [of(undefined, left, Infinity), ...counted] : counted;
}

function nothingToInsure({ tables }: Economy): EconomyProblems {
  const { file } = tables.scenarios;
  const where = { file, table: "scenarios" };
  return new EconomyProblems([{ ...message("plan.insure.none"), severity: "error", where }]);
}

function prepared(
  given: Economy,
  scenario: string | undefined,
): { readonly economy: Economy; readonly notes: readonly Problem[] } {
  const { economy, problems } =
    scenario === undefined ? { economy: given, problems: [] } : withScenario(given, scenario);
  if (errorsIn(problems).length > 0) throw new EconomyProblems(errorsIn(problems));
  const notes = [...problems, ...check(economy)];
  if (errorsIn(notes).length > 0) throw new EconomyProblems(errorsIn(notes));
  return { economy, notes };
}
