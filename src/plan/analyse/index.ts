import { nearestName } from "../../economy/names.ts";
import type { Economy } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import type { JointRule } from "../labour-content/joint.ts";
import type { Plan } from "../types.ts";
import type { InputOutput } from "./input-output.ts";
import { CannotAnalyse } from "./cannot-analyse.ts";
import { solverOf } from "./leontief.ts";
import {
  extractionOf,
  labourOf,
  linkagesOf,
  multipliersOf,
  valuationOf,
  type Labour,
  type Linkages,
  type Multiplier,
  type Valuation,
} from "./measures.ts";
import { tableOfEconomy } from "./of-economy.ts";
import { tableOfPlan } from "./of-plan.ts";
import { dot, whatIf, type WhatIf } from "./what-if.ts";

export type { InputOutput, Inputs, Primary, Sector } from "./input-output.ts";
export type { Labour, Linkages, Multiplier, Valuation } from "./measures.ts";
export { analysisExplanation } from "./sections.ts";
export { CannotAnalyse } from "./cannot-analyse.ts";
export type { PrimaryChange, WhatIf } from "./what-if.ts";

export interface AnalyseSettings {
  /** How inputs of what is made together are shared; nothing given: such a table is refused. */
  readonly joint?: JointRule;
  /** Of a plan: only what starts in this period (all together, if absent); of an economy: the first, if absent. */
  readonly period?: number;
  /** More (or less) final use, by good, in its unit. */
  readonly change?: ReadonlyMap<string, number>;
}

export interface Analysis {
  readonly of: "plan" | "economy";
  readonly title: string;
  readonly table: InputOutput;
  /** By good of the table. */
  readonly labour: Labour;
  readonly multipliers: readonly Multiplier[];
  readonly valuation: Valuation;
  /** Absent where goods can't be added up. */
  readonly linkages?: Linkages;
  /** Hours not worked without each good; absent for tables of more than `mostExtracted` goods. */
  readonly extraction?: Float64Array;
  readonly change?: WhatIf;
  readonly check: AnalysisCheck;
}

/** Largest relative differences. */
export interface AnalysisCheck {
  /** Of the equations solved. */
  readonly residual: number;
  /** Between the supply of the table and that computed from its final use. */
  readonly supply: number;
  /** Between the primary inputs of all supply, and the total requirements of all final use. */
  readonly identity: number;
}

/** One solve for each good: above this it takes too long to be asked in passing. */
export const mostExtracted = 600;

/**
 * Classic input–output analysis of a plan, or of an economy as it stands. Sources with each measure.
 *
 * Throws `CannotAnalyse` where there is no such table: several techniques for one good without a plan, what is made
 * together without a rule, goods that take more of themselves than they make; or where `change` names a good that
 * the table does not have.
 */
export function analyse(given: Plan | Economy, settings: AnalyseSettings = {}): Analysis {
  const economy = "economy" in given ? given.economy : given;
  checkPeriod(economy, settings.period);
  const table = "economy" in given ? tableOfPlan(given, settings) : tableOfEconomy(given, settings);
  if (table.goods.length === 0) throw new CannotAnalyse(message("analyse.nothing-made"));
  return analysed(table, settings, {
    of: "economy" in given ? "plan" : "economy",
    title: economy.about.title ?? economy.about.name,
  });
}

function checkPeriod({ tables }: Economy, period: number | undefined): void {
  const known = tables.periods.rows.map((row) => row.period);
  if (period === undefined || known.includes(period)) return;
  throw new CannotAnalyse(message("analyse.no-period", { period, known: known.join(", ") }));
}

function analysed(
  table: InputOutput,
  { change }: AnalyseSettings,
  about: Pick<Analysis, "of" | "title">,
): Analysis {
  const solver = solverOf(table);
  const labour = labourOf(table, solver);
  const multipliers = multipliersOf(table, solver);
  const valuation = valuationOf(table, labour);
  const again = solver.quantities(table.final);
  const identity = multipliers.map(({ of, total }) =>
    apart(dot(of.perUnit, table.supply), dot(total, table.final)),
  );
  return {
    ...about,
    table,
    labour,
    multipliers,
    valuation,
    ...(valuation.kind === "none" ? {} : { linkages: linkagesOf(table, valuation.value, solver) }),
    ...(table.goods.length > mostExtracted
      ? {}
      : { extraction: extractionOf(table, labour, solver) }),
    ...(change === undefined
      ? {}
      : { change: whatIf(table, multipliers, changeOf(table, change), solver) }),
    check: {
      residual: solver.residual(),
      supply: furthest(again, table.supply),
      identity: Math.max(0, ...identity),
    },
  };
}

/** Largest difference, relative to each, of those that aren't nothing beside the largest. */
function furthest(a: Float64Array, b: Float64Array): number {
  const least = 1e-12 * b.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return a.reduce((worst, value, j) => {
    const size = Math.max(Math.abs(value), Math.abs(b[j]!), least);
    return size === 0 ? worst : Math.max(worst, Math.abs(value - b[j]!) / size);
  }, 0);
}

function apart(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

function changeOf({ goods }: InputOutput, change: ReadonlyMap<string, number>): Float64Array {
  const index = new Map(goods.map(({ name }, j) => [name, j]));
  const final = new Float64Array(goods.length);
  for (const [name, amount] of change) {
    const j = index.get(name);
    if (j === undefined) {
      const near = nearestName(name, [...index.keys()]);
      throw new CannotAnalyse(
        near === undefined
          ? message("analyse.no-good", { good: name })
          : message("analyse.no-good-near", { good: name, near }),
      );
    }
    final[j] = amount;
  }
  return final;
}
