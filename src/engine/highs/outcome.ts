import { certify, primalResidual } from "../certify.ts";
import type { EngineOptions, Optimal, Outcome, Statistics } from "../engine.ts";
import { isInteger, objectiveAt, type Program } from "../program.ts";
import type { HeldProgram, Units } from "./held.ts";
import { answered } from "./load.ts";

type Solution = ReturnType<HeldProgram["model"]["getSolution"]>;

/**
 * The engine's solution as one of the program itself, if it passes the certificate; otherwise
 * undefined. The engine's word that it is optimal counts for nothing here.
 */
export function optimalFrom(
  held: HeldProgram,
  options: EngineOptions,
  statistics: Statistics,
): Optimal | undefined {
  const { program, units, model } = held;
  const solution = answered(() => model.getSolution());
  if (solution === undefined) return undefined;
  if (isInteger(program)) {
    const bound = program.offset + scaledBound(model, units);
    for (const x of integerPoints(program, pointFrom(program, units, solution))) {
      const objective = objectiveAt(program, x);
      const found: Optimal = { kind: "optimal", objective, x, bound, statistics };
      if (certify(program, found, { mipGap: options.mipGap ?? 0 }).ok) return found;
    }
    return undefined;
  }
  const found = linearSolution(held, statistics);
  return certify(program, found).ok ? found : undefined;
}

/** The engine's solution of a linear program as it stands; nothing is said yet of how good it is. */
export function linearSolution(
  { program, units, model }: HeldProgram,
  statistics: Statistics,
): Optimal {
  const solution = model.getSolution();
  const x = pointFrom(program, units, solution);
  const objective = objectiveAt(program, x);
  return { kind: "optimal", objective, x, ...dualsFrom(program, units, solution), statistics };
}

/** The best point of a solve that was stopped, where the engine has a feasible one. */
export function bestFrom(
  held: HeldProgram,
): Pick<Extract<Outcome, { kind: "stopped" }>, "best" | "gap"> {
  const { program, units, model } = held;
  if (model.info.get("primal_solution_status") !== 2) return {};
  const solution = answered(() => model.getSolution());
  if (solution === undefined) return {};
  const point = pointFrom(program, units, solution);
  const points = isInteger(program) ? integerPoints(program, point) : [point];
  const x = points.find((some) => primalResidual(program, some) <= 1e-6);
  if (x === undefined) return {};
  const objective = objectiveAt(program, x);
  if (!isInteger(program)) return { best: { objective, x } };
  const bound = program.offset + scaledBound(model, units);
  if (!Number.isFinite(bound)) return { best: { objective, x } };
  return {
    best: { objective, x },
    gap: Math.abs(objective - bound) / Math.max(1, Math.abs(objective)),
  };
}

/** Whether the engine's point satisfies the program, to the certificate's tolerance. */
export function isFeasible(held: HeldProgram): boolean {
  const { program, units, model } = held;
  const solution = answered(() => model.getSolution());
  if (solution === undefined) return false;
  return primalResidual(program, pointFrom(program, units, solution)) <= 1e-6;
}

function scaledBound(model: HeldProgram["model"], units: Units): number {
  return (Number(model.info.get("mip_dual_bound")) * units.level) / units.price;
}

/** Column values in the program's own units; what lies outside a bound by the engine's tolerance is put on it. */
function pointFrom(program: Program, units: Units, { colValue }: Solution): Float64Array {
  const { columnLower, columnUpper, matrix } = program;
  const x = new Float64Array(matrix.columns);
  for (let j = 0; j < matrix.columns; j++) {
    const level = colValue[j]! * units.level * units.scaling.column[j]!;
    // Adding 0 turns −0 into 0.
    x[j] = Math.min(columnUpper[j]!, Math.max(columnLower[j]!, level)) + 0;
  }
  return x;
}

/** The point with whole numbers made exactly whole, then as it came: rounding may break a row. */
function integerPoints(program: Program, x: Float64Array): readonly Float64Array[] {
  return [x.map((level, j) => (program.integer?.[j] === 1 ? Math.round(level) + 0 : level)), x];
}

function dualsFrom(
  program: Program,
  units: Units,
  { rowDual, colDual }: Solution,
): { readonly rowDuals: Float64Array; readonly columnDuals: Float64Array } {
  const { row, column } = units.scaling;
  const rowDuals = new Float64Array(program.matrix.rows);
  const columnDuals = new Float64Array(program.matrix.columns);
  for (let i = 0; i < rowDuals.length; i++) rowDuals[i] = (rowDual[i]! * row[i]!) / units.price + 0;
  for (let j = 0; j < columnDuals.length; j++) {
    columnDuals[j] = colDual[j]! / column[j]! / units.price + 0;
  }
  return { rowDuals, columnDuals };
}
