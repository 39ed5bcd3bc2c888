import type { InputOutput, Primary } from "./input-output.ts";
import type { Multiplier } from "./measures.ts";
import type { Solver } from "./leontief.ts";

/** What a change of final use takes, everything else as in the table. */
export interface WhatIf {
  /** By good, in its unit; negative: less. */
  readonly final: Float64Array;
  readonly supply: Float64Array;
  readonly primary: readonly PrimaryChange[];
}

export interface PrimaryChange {
  readonly of: Primary;
  /** In the whole table, before. */
  readonly before: number;
  readonly change: number;
}

/** Linear: twice the change takes twice as much. What is limited (people, capacity, a harvest) is not asked. */
export function whatIf(
  { supply }: InputOutput,
  multipliers: readonly Multiplier[],
  final: Float64Array,
  solver: Solver,
): WhatIf {
  return {
    final,
    supply: solver.quantities(final),
    primary: multipliers.map(({ of, total }) => ({
      of,
      before: dot(of.perUnit, supply),
      change: dot(total, final),
    })),
  };
}

export function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
