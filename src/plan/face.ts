import type { Optimal } from "../engine/engine.ts";
import type { Program } from "../engine/program.ts";

/** A dual counts as different from zero when it moves the objective by more than this share of it. */
const significant = 1e-7;

/**
 * Of the largest term of all columns, the share below which a dual is nothing but rounding: beside terms that
 * are rounding themselves it would look large.
 */
const negligible = 1e-11;

/** How near a row or column must be to the bound that its dual says it is at; relative. */
const atBound = 1e-6;

/** Bounds that hold a program on the optimal face of a solution, as arrays to be written to. */
export interface Bounds {
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
}

/**
 * Holds a program on the optimal face of a solution: by complementary slackness every optimum has each row and
 * column whose dual is not zero at its bound, and everything that has them there is optimal. So they are
 * fixed there. Later stages then choose among the optima without a bound on the objective itself, which would
 * leave a polyhedron as thin as rounding, in which simplex finds only nearly singular bases.
 *
 * `skip` — rows that are the planner's own devices and change from stage to stage.
 *
 * Source: complementary slackness; as a way through lexicographic programs: H. Isermann, "Linear
 * lexicographic optimization", OR Spektrum 4, 1982.
 */
export function holdFace(
  program: Program,
  { x, rowDuals, columnDuals, objective }: Optimal,
  bounds: Bounds,
  skip: (row: number) => boolean,
): void {
  if (rowDuals === undefined || columnDuals === undefined) return;
  const { matrix } = program;
  const activity = new Float64Array(matrix.rows);
  const largest = new Float64Array(matrix.rows);
  const least = negligible * largestTerm(program, rowDuals);
  for (let column = 0; column < matrix.columns; column++) {
    let terms = Math.abs(program.cost[column]!);
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      const row = matrix.indices[k]!;
      const term = matrix.values[k]! * x[column]!;
      activity[row]! += term;
      largest[row] = Math.max(largest[row]!, Math.abs(term));
      terms = Math.max(terms, Math.abs(matrix.values[k]! * rowDuals[row]!));
    }
    if (Math.abs(columnDuals[column]!) <= Math.max(significant * terms, least)) continue;
    fixNear(bounds.columnLower, bounds.columnUpper, column, x[column]!, Math.abs(x[column]!));
  }
  const size = Math.max(1, Math.abs(objective));
  for (let row = 0; row < matrix.rows; row++) {
    if (skip(row) || Math.abs(rowDuals[row]!) * largest[row]! <= significant * size) continue;
    fixNear(bounds.rowLower, bounds.rowUpper, row, activity[row]!, largest[row]!);
  }
}

/** The largest cost or coefficient × dual. */
function largestTerm({ matrix, cost }: Program, rowDuals: Float64Array): number {
  let largest = cost.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  for (let k = 0; k < matrix.values.length; k++) {
    largest = Math.max(largest, Math.abs(matrix.values[k]! * rowDuals[matrix.indices[k]!]!));
  }
  return largest;
}

function fixNear(
  lower: Float64Array,
  upper: Float64Array,
  index: number,
  value: number,
  size: number,
): void {
  const near = atBound * (size === 0 ? 1 : size);
  if (Math.abs(value - lower[index]!) <= near) upper[index] = lower[index]!;
  else if (Math.abs(upper[index]! - value) <= near) lower[index] = upper[index]!;
}
