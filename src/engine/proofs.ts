import type { Program } from "./program.ts";
import { Sums } from "./sum.ts";

/** What is smaller than this, next to the terms it is the sum of, counts as rounding. */
const noise = 1e-9;

/** The rows and the columns whose bounds a proof of infeasibility rests on. */
export interface InfeasibilityProof {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * The proof that weights y for the rows make of a program's infeasibility (Farkas), if they make one: the
 * least that yᵀA x comes to between the columns' bounds is more than the most that the rows' bounds
 * allow. That columns must be whole numbers is not used.
 */
export function infeasibilityProof(
  program: Program,
  y: Float64Array,
): InfeasibilityProof | undefined {
  const { matrix, columnLower, columnUpper, rowLower, rowUpper } = program;
  const margin = new Sums(1);
  let largest = 0;
  const leansOn = (weight: number, bound: number): boolean => {
    if (!Number.isFinite(bound)) return false;
    margin.add(0, weight * bound);
    largest = Math.max(largest, Math.abs(weight * bound));
    return true;
  };
  const greatest = y.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const weights = new Float64Array(matrix.rows);
  const rows: number[] = [];
  for (let row = 0; row < matrix.rows; row++) {
    const weight = y[row]!;
    if (weight === 0) continue;
    if (leansOn(-weight, weight > 0 ? rowUpper[row]! : rowLower[row]!)) {
      weights[row] = weight;
      rows.push(row);
    } else if (!(Math.abs(weight) <= noise * greatest)) return undefined;
  }
  const columns: number[] = [];
  const combined = new Sums(matrix.columns);
  for (let column = 0; column < matrix.columns; column++) {
    let term = 0;
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      const part = matrix.values[k]! * weights[matrix.indices[k]!]!;
      combined.add(column, part);
      term = Math.max(term, Math.abs(part));
    }
    const weight = combined.at(column);
    if (weight === 0) continue;
    if (leansOn(weight, weight > 0 ? columnLower[column]! : columnUpper[column]!)) {
      columns.push(column);
    } else if (!(Math.abs(weight) <= noise * term)) return undefined;
  }
  return margin.at(0) > noise * largest ? { rows, columns } : undefined;
}

/**
 * Whether going on and on in a direction improves the objective without ever leaving the rows and bounds. That
 * a program is unbounded needs a feasible point besides.
 */
export function isImprovingRay(program: Program, direction: Float64Array): boolean {
  const { matrix, cost, columnLower, columnUpper, rowLower, rowUpper } = program;
  let greatest = 0;
  for (const step of direction) greatest = Math.max(greatest, Math.abs(step));
  if (!(greatest > 0 && Number.isFinite(greatest))) return false;
  const gain = new Sums(1);
  let largestGain = 0;
  const change = new Sums(matrix.rows);
  const largest = new Float64Array(matrix.rows);
  for (let column = 0; column < matrix.columns; column++) {
    const step = direction[column]!;
    if (leaves(step, columnLower[column]!, columnUpper[column]!, noise * greatest)) return false;
    const term = cost[column]! * step * (program.sense === "minimise" ? -1 : 1);
    gain.add(0, term);
    largestGain = Math.max(largestGain, Math.abs(term));
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      const row = matrix.indices[k]!;
      change.add(row, matrix.values[k]! * step);
      largest[row] = Math.max(largest[row]!, Math.abs(matrix.values[k]! * step));
    }
  }
  for (let row = 0; row < matrix.rows; row++) {
    if (leaves(change.at(row), rowLower[row]!, rowUpper[row]!, noise * largest[row]!)) return false;
  }
  return gain.at(0) > noise * largestGain;
}

function leaves(step: number, lower: number, upper: number, allowed: number): boolean {
  return (step < -allowed && lower > -Infinity) || (step > allowed && upper < Infinity);
}
