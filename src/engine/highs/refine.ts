import { certify, type Certificate } from "../certify.ts";
import type { Optimal } from "../engine.ts";
import { objectiveAt, withChanges, type Program } from "../program.ts";
import { Sums } from "../sum.ts";

/** A solution whose residuals and gap are below this is as good as the numbers it is made of. */
const exactEnough = 1e-12;

/** Costs are magnified by this, so that the engine's dual tolerance reaches as many digits further. */
const sharper = 2 ** 16;

/** Bounds further from the point than this many units of the magnified program are not in reach. */
const outOfReach = 1e7;

/**
 * Iterative refinement of a linear program's solution: the distance of the point to its bounds, magnified by
 * the largest violation, makes a program with the same matrix; its solution, made small again, is what
 * the point was off by. Its costs are magnified too. The engine's tolerances, which are absolute, then speak
 * of the digits that they left out before. One round takes a residual of 1e-9 to rounding.
 *
 * Without it a plan decided in stages goes astray: an optimum overstated by the tolerance, kept as a
 * bound, leaves the next stage nothing feasible, or nothing but the tolerance to live on; and duals that are
 * noise name criteria as stuck that are not.
 *
 * `solve` runs the engine on the changed numbers from the last basis. Gives the solution itself when it
 * is exact enough, or when the engine finds nothing better.
 *
 * Method: A. Gleixner, D. Steffy, K. Wolter, "Iterative refinement for linear programming", INFORMS
 * Journal on Computing 28(3), 2016.
 */
export function refined(
  program: Program,
  found: Optimal,
  solve: (program: Program) => Optimal | undefined,
): Optimal {
  const before = certify(program, found);
  if (errorOf(before) <= exactEnough) return found;
  const moved = before.primal <= exactEnough ? undefined : magnify(program, found.x);
  const still = { magnified: program, unit: 1, origin: new Float64Array(found.x.length) };
  // Where the bounds out of reach were all that held it, the duals can still be had.
  for (const round of moved === undefined ? [still] : [moved, still]) {
    const better = corrected(program, round, solve);
    if (better === undefined) continue;
    const after = certify(program, better);
    if (after.ok && errorOf(after) < errorOf(before)) return better;
  }
  return found;
}

/** The solution of the program that the solution of a magnified one makes, if it has any. */
function corrected(
  program: Program,
  { magnified, unit, origin }: Magnified,
  solve: (program: Program) => Optimal | undefined,
): Optimal | undefined {
  const cost = program.cost.map((value) => value * sharper);
  const correction = solve(withChanges(magnified, { cost }));
  if (correction?.rowDuals === undefined || correction.columnDuals === undefined) return undefined;
  const x = correction.x.map((step, j) => {
    const level = origin[j]! + unit * step;
    return Math.min(program.columnUpper[j]!, Math.max(program.columnLower[j]!, level)) + 0;
  });
  return {
    ...correction,
    x,
    objective: objectiveAt(program, x),
    rowDuals: correction.rowDuals.map((dual) => dual / sharper),
    columnDuals: correction.columnDuals.map((dual) => dual / sharper),
  };
}

function errorOf({ primal, dual, gap }: Certificate): number {
  return Math.max(primal, dual ?? 0, gap);
}

/** A program of corrections: x = origin + unit · its solution. */
interface Magnified {
  readonly magnified: Program;
  readonly unit: number;
  readonly origin: Float64Array;
}

/** The program of the corrections, in units of the largest violation. */
function magnify(program: Program, x: Float64Array): Magnified {
  const { matrix, columnLower, columnUpper, rowLower, rowUpper } = program;
  const sums = new Sums(matrix.rows);
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      sums.add(matrix.indices[k]!, matrix.values[k]! * x[column]!);
    }
  }
  const activity = Float64Array.from({ length: matrix.rows }, (_, row) => sums.at(row));
  let unit = 0;
  const violation = (at: Float64Array, lower: Float64Array, upper: Float64Array) => {
    for (let i = 0; i < at.length; i++) {
      unit = Math.max(unit, lower[i]! - at[i]!, at[i]! - upper[i]!);
    }
  };
  violation(x, columnLower, columnUpper);
  violation(activity, rowLower, rowUpper);
  const distance = (bound: Float64Array, at: Float64Array) =>
    bound.map((value, i) => {
      const far = (value - at[i]!) / unit;
      return Math.abs(far) > outOfReach ? Math.sign(far) * Infinity : far;
    });
  const magnified = withChanges(program, {
    offset: 0,
    columnLower: distance(columnLower, x),
    columnUpper: distance(columnUpper, x),
    rowLower: distance(rowLower, activity),
    rowUpper: distance(rowUpper, activity),
  });
  return { magnified, unit, origin: x };
}
