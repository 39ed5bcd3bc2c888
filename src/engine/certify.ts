import type { Optimal } from "./engine.ts";
import { isInteger, objectiveAt, type Program } from "./program.ts";
import { Sums } from "./sum.ts";

/**
 * *certificate* of a solution: what anybody can recompute from the program and the solution, without
 * the engine that found it.
 */
export interface Certificate {
  /** Largest row or column-bound violation ÷ (1 + largest term of that row). */
  readonly primal: number;
  /**
   * Largest wrong-signed reduced cost or dual, ÷ (1 + largest term of that column); a wrong-signed dual
   * on an infinite bound counts in full. Null for integer programs.
   */
  readonly dual: number | null;
  /** (primal − dual objective) ÷ max(1, |objective|); for integer programs the engine's bound. */
  readonly gap: number;
  readonly tolerance: number;
  readonly ok: boolean;
}

export interface CertifyOptions {
  /** Largest residual and gap of a solution that passes; absent: 1e-6. */
  readonly tolerance?: number;
  /** For integer programs the largest gap that passes, where it was asked for; absent: `tolerance`. */
  readonly mipGap?: number;
}

/**
 * Checks a solution against the program from scratch: only `x`, `rowDuals`, the stated objective and, for
 * integer programs, the engine's bound are taken from the outcome.
 *
 * For linear programs it is a proof: with y ≥ 0 on lower and y ≤ 0 on upper bounds of the rows (minimising)
 * and d = c − Aᵀy, no feasible point is below offset + Σ y·bound + Σ d·bound (weak duality). A dual that
 * leans on an infinite bound proves nothing, so it counts as a residual; one that leans on a finite bound
 * which the solution is not at widens the gap.
 */
export function certify(
  program: Program,
  outcome: Pick<Optimal, "objective" | "x" | "rowDuals" | "bound">,
  options: CertifyOptions = {},
): Certificate {
  const tolerance = options.tolerance ?? 1e-6;
  const objective = objectiveAt(program, outcome.x);
  const size = Math.max(1, Math.abs(objective));
  const misstated = Math.abs(outcome.objective - objective) / size;
  const primal = primalResidual(program, outcome.x);
  if (isInteger(program)) {
    const bound = outcome.bound ?? NaN;
    const gap = worst(Math.abs(objective - bound) / size, misstated);
    const allowed = Math.max(tolerance, options.mipGap ?? 0);
    return { primal, dual: null, gap, tolerance, ok: primal <= tolerance && gap <= allowed };
  }
  const proof = dualProof(program, outcome.rowDuals);
  const gap = worst(Math.abs(objective - proof.bound) / size, misstated);
  const ok = primal <= tolerance && proof.residual <= tolerance && gap <= tolerance;
  return { primal, dual: proof.residual, gap, tolerance, ok };
}

/** Largest violation of a row, a column's bounds or the wholeness of a column, relative to its terms. */
export function primalResidual(program: Program, x: Float64Array): number {
  const { matrix, columnLower, columnUpper, rowLower, rowUpper, integer } = program;
  if (x.length !== matrix.columns) return Infinity;
  const activity = new Sums(matrix.rows);
  const largest = new Float64Array(matrix.rows);
  let residual = 0;
  for (let column = 0; column < matrix.columns; column++) {
    const level = x[column]!;
    if (!Number.isFinite(level)) return Infinity;
    const outside = Math.max(columnLower[column]! - level, level - columnUpper[column]!, 0);
    residual = Math.max(residual, outside / (1 + Math.abs(level)));
    if (integer?.[column] === 1) {
      residual = Math.max(residual, Math.abs(level - Math.round(level)));
    }
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      const row = matrix.indices[k]!;
      const term = matrix.values[k]! * level;
      activity.add(row, term);
      largest[row] = Math.max(largest[row]!, Math.abs(term));
    }
  }
  for (let row = 0; row < matrix.rows; row++) {
    const sum = activity.at(row);
    const outside = Math.max(rowLower[row]! - sum, sum - rowUpper[row]!, 0);
    residual = worst(residual, outside / (1 + largest[row]!));
  }
  return residual;
}

/** The bound on the objective that the row duals prove, and by how much they fail to prove it. */
function dualProof(
  program: Program,
  rowDuals: Float64Array | undefined,
): { readonly bound: number; readonly residual: number } {
  const { matrix, cost, columnLower, columnUpper, rowLower, rowUpper } = program;
  const unproved = { bound: NaN, residual: Infinity };
  if (rowDuals?.length !== matrix.rows || !rowDuals.every(Number.isFinite)) return unproved;
  // Maximising is minimising −cost: then the duals change sign too.
  const sign = program.sense === "minimise" ? 1 : -1;
  const bound = new Sums(1);
  let residual = 0;
  // Per row: the weight of its dual among the terms of the columns it stands in.
  const weight = new Float64Array(matrix.rows);
  const reduced = new Sums(matrix.columns);
  for (let column = 0; column < matrix.columns; column++) {
    const from = matrix.starts[column]!;
    const to = matrix.starts[column + 1]!;
    reduced.add(column, sign * cost[column]!);
    let largest = Math.abs(cost[column]!);
    for (let k = from; k < to; k++) {
      const term = matrix.values[k]! * sign * rowDuals[matrix.indices[k]!]!;
      reduced.add(column, -term);
      largest = Math.max(largest, Math.abs(term));
    }
    for (let k = from; k < to; k++) {
      const row = matrix.indices[k]!;
      weight[row] = Math.max(weight[row]!, Math.abs(matrix.values[k]!) / (1 + largest));
    }
    const d = reduced.at(column);
    // What is below the rounding of its own terms is no reduced cost.
    if (Math.abs(d) <= 16 * Number.EPSILON * largest) continue;
    const at = d > 0 ? columnLower[column]! : columnUpper[column]!;
    if (Number.isFinite(at)) bound.add(0, d * at);
    else residual = worst(residual, Math.abs(d) / (1 + largest));
  }
  for (let row = 0; row < matrix.rows; row++) {
    const y = sign * rowDuals[row]!;
    if (y === 0) continue;
    const at = y > 0 ? rowLower[row]! : rowUpper[row]!;
    if (Number.isFinite(at)) bound.add(0, y * at);
    else residual = worst(residual, Math.abs(y) * (weight[row]! > 0 ? weight[row]! : 1));
  }
  return { bound: program.offset + sign * bound.at(0), residual };
}

/** The larger one; what is no number is the worst of all. */
function worst(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? Infinity : Math.max(a, b);
}
