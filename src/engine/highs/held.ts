import { assertChanges } from "../check.ts";
import { withChanges, type Changes, type Program } from "../program.ts";
import type { Highs, HighsModel } from "./load.ts";
import { middle, scalingOf, type Scaling } from "./scaling.ts";

/** The numbers of a program in the engine's own units: always minimising, coefficients near 1. */
interface ScaledNumbers {
  readonly cost: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
}

/** How the engine's numbers become the program's own again. */
export interface Units {
  readonly scaling: Scaling;
  /** Columns and rows are held ÷ this. */
  readonly level: number;
  /** Costs are held × this; negative where the program maximises. */
  readonly price: number;
}

/**
 * A program as HiGHS holds it, next to the program as it stands. Changes are passed on as the entries
 * that differ, so that the engine keeps its basis and what it has worked out.
 */
export class HeldProgram {
  readonly model: HighsModel;
  #program: Program;
  #units: Units;
  #held: ScaledNumbers;

  constructor(highs: Highs, program: Program) {
    const scaling = scalingOf(program);
    this.#program = withChanges(program, copyOf(program));
    this.#units = unitsOf(program, scaling);
    this.#held = uncrossed(inUnits(program, this.#units));
    this.model = highs.createModel();
    try {
      this.model.options.set({ output_flag: false, log_to_console: false });
      // The engine would drop coefficients below 1e-9 without a word and refuse those beyond 1e15.
      this.model.options.set({
        small_matrix_value: 1e-12,
        large_matrix_value: 1e30,
        infinite_cost: 1e30,
      });
      this.model.passModel({ ...padded(program, scaling, this.#held) });
    } catch (error) {
      this.model.dispose();
      throw error;
    }
  }

  get program(): Program {
    return this.#program;
  }

  get units(): Units {
    return this.#units;
  }

  /** Takes a copy of changes over into the program; the engine hears of them by `pass`. */
  change(changes: Changes): void {
    assertChanges(this.#program, changes);
    this.#program = withChanges(this.#program, copyOf(changes));
  }

  /** Tells the engine what has changed. Bounds must not cross. */
  pass(choice: "fitting units" | "same units" = "fitting units"): void {
    const { matrix } = this.#program;
    const units =
      choice === "same units"
        ? this.#units
        : steady(this.#units, unitsOf(this.#program, this.#units.scaling));
    const next = inUnits(this.#program, units);
    const held = this.#held;
    const costs = differing([held.cost, next.cost]);
    if (matrix.columns > 0 && costs.length > 0) {
      this.model.changeColsCost(set(costs), pick(next.cost, costs));
    }
    const columns = differing(
      [held.columnLower, next.columnLower],
      [held.columnUpper, next.columnUpper],
    );
    if (matrix.columns > 0 && columns.length > 0) {
      const lower = pick(next.columnLower, columns);
      this.model.changeColsBounds(set(columns), lower, pick(next.columnUpper, columns));
    }
    const rows = differing([held.rowLower, next.rowLower], [held.rowUpper, next.rowUpper]);
    if (matrix.rows > 0 && rows.length > 0) {
      const lower = pick(next.rowLower, rows);
      this.model.changeRowsBounds(set(rows), lower, pick(next.rowUpper, rows));
    }
    this.#units = units;
    this.#held = next;
  }

  /** Runs `use` while the engine holds the program with all costs zero. */
  withoutCosts<T>(use: () => T): T {
    const { cost } = this.#program;
    this.change({ cost: new Float64Array(cost.length) });
    this.pass();
    try {
      return use();
    } finally {
      this.change({ cost });
      this.pass();
    }
  }

  dispose(): void {
    this.model.dispose();
  }
}

/** The engine takes no program whose bounds cross: until they no longer do, it holds none there. */
function uncrossed(held: ScaledNumbers): ScaledNumbers {
  const free = (lower: Float64Array, upper: Float64Array): void => {
    for (let k = 0; k < lower.length; k++) {
      if (lower[k]! <= upper[k]! && lower[k]! < Infinity && upper[k]! > -Infinity) continue;
      lower[k] = -Infinity;
      upper[k] = Infinity;
    }
  };
  free(held.columnLower, held.columnUpper);
  free(held.rowLower, held.rowUpper);
  return held;
}

/** Callers may go on writing to their arrays. */
function copyOf(changes: Changes): Changes {
  const { sense, offset, cost, columnLower, columnUpper, rowLower, rowUpper } = changes;
  return {
    ...(sense !== undefined && { sense }),
    ...(offset !== undefined && { offset }),
    ...(cost && { cost: cost.slice() }),
    ...(columnLower && { columnLower: columnLower.slice() }),
    ...(columnUpper && { columnUpper: columnUpper.slice() }),
    ...(rowLower && { rowLower: rowLower.slice() }),
    ...(rowUpper && { rowUpper: rowUpper.slice() }),
  };
}

function unitsOf(program: Program, scaling: Scaling): Units {
  const { cost, columnLower, columnUpper, rowLower, rowUpper } = program;
  const { row, column } = scaling;
  const level = middle(
    columnLower.map((bound, j) => bound / column[j]!),
    columnUpper.map((bound, j) => bound / column[j]!),
    rowLower.map((bound, i) => bound * row[i]!),
    rowUpper.map((bound, i) => bound * row[i]!),
  );
  const price = middle(cost.map((value, j) => value * column[j]!));
  // Whole numbers must stay whole, so integer programs keep their own levels.
  return {
    scaling,
    level: program.integer?.includes(1) === true ? 1 : level,
    price: (program.sense === "minimise" ? 1 : -1) / price,
  };
}

/** Keeps the level of before where the new one is near it: else every bound would have to be passed anew. */
function steady(before: Units, next: Units): Units {
  const ratio = next.level / before.level;
  return ratio >= 1 / 16 && ratio <= 16 ? { ...next, level: before.level } : next;
}

function inUnits(program: Program, units: Units): ScaledNumbers {
  const { level, price } = units;
  const { row, column } = units.scaling;
  const byColumn = (bound: number, j: number): number => bound / column[j]! / level;
  const byRow = (bound: number, i: number): number => (bound * row[i]!) / level;
  return {
    cost: program.cost.map((value, j) => value * column[j]! * price),
    columnLower: program.columnLower.map(byColumn),
    columnUpper: program.columnUpper.map(byColumn),
    rowLower: program.rowLower.map(byRow),
    rowUpper: program.rowUpper.map(byRow),
  };
}

/**
 * The engine refuses programs without rows or without columns; a free row without entries and a
 * column fixed at zero change nothing.
 */
function padded(
  { matrix, integer }: Program,
  { row, column }: Scaling,
  held: ScaledNumbers,
): Parameters<HighsModel["passModel"]>[0] {
  const noRows = matrix.rows === 0;
  const noColumns = matrix.columns === 0;
  const values = new Float64Array(matrix.values.length);
  for (let j = 0; j < matrix.columns; j++) {
    for (let k = matrix.starts[j]!; k < matrix.starts[j + 1]!; k++) {
      values[k] = matrix.values[k]! * row[matrix.indices[k]!]! * column[j]!;
    }
  }
  return {
    numCols: noColumns ? 1 : matrix.columns,
    numRows: noRows ? 1 : matrix.rows,
    colCost: noColumns ? [0] : held.cost,
    colLower: noColumns ? [0] : held.columnLower,
    colUpper: noColumns ? [0] : held.columnUpper,
    rowLower: noRows ? [-Infinity] : held.rowLower,
    rowUpper: noRows ? [Infinity] : held.rowUpper,
    matrix: {
      format: "csc",
      numCols: noColumns ? 1 : matrix.columns,
      numRows: noRows ? 1 : matrix.rows,
      starts: noColumns ? [0, 0] : matrix.starts,
      indices: matrix.indices,
      values,
    },
    ...(integer?.includes(1) === true && { integrality: Int32Array.from(integer) }),
  };
}

function differing(...pairs: readonly (readonly [Float64Array, Float64Array])[]): Int32Array {
  const indices: number[] = [];
  const length = pairs[0]![0].length;
  for (let k = 0; k < length; k++) {
    if (pairs.some(([before, after]) => before[k] !== after[k])) indices.push(k);
  }
  return Int32Array.from(indices);
}

function set(indices: Int32Array): { readonly kind: "set"; readonly indices: Int32Array } {
  return { kind: "set", indices };
}

function pick(values: Float64Array, indices: Int32Array): Float64Array {
  return Float64Array.from(indices, (index) => values[index]!);
}
