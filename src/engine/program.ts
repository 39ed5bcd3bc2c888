import { Sums } from "./sum.ts";

/**
 * *program*: a linear (or mixed-integer) program as plain data.
 *
 *     minimise or maximise   offset + cost · x
 *     subject to             rowLower ≤ A x ≤ rowUpper,  columnLower ≤ x ≤ columnUpper
 *
 * Infinite bounds are ±Infinity. Everything inside is an index; names are only for people and files.
 */
export interface Program {
  readonly name: string;
  readonly sense: "minimise" | "maximise";
  readonly offset: number;
  readonly matrix: Matrix;
  readonly cost: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** 1 where the column must be a whole number; absent when none must. */
  readonly integer?: Uint8Array;
  readonly columnName: (column: number) => string;
  readonly rowName: (row: number) => string;
}

/**
 * A sparse matrix by columns: column j holds `values[starts[j] … starts[j + 1] - 1]` at the rows
 * `indices[…]`, rising within a column, each at most once, no stored zeros.
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/**
 * What one stage changes in a program: whole arrays, each in place of the program's own. The matrix
 * never changes, so that an engine can start from where the last stage ended.
 */
export interface Changes {
  readonly sense?: Program["sense"];
  readonly offset?: number;
  readonly cost?: Float64Array;
  readonly columnLower?: Float64Array;
  readonly columnUpper?: Float64Array;
  readonly rowLower?: Float64Array;
  readonly rowUpper?: Float64Array;
}

export function withChanges(program: Program, changes: Changes): Program {
  return { ...program, ...changes };
}

/** Whether any column must be a whole number. */
export function isInteger(program: Program): boolean {
  return program.integer?.includes(1) ?? false;
}

/** offset + cost · x. */
export function objectiveAt(program: Program, x: Float64Array): number {
  const sum = new Sums(1);
  sum.add(0, program.offset);
  for (let column = 0; column < program.cost.length; column++) {
    sum.add(0, program.cost[column]! * x[column]!);
  }
  return sum.at(0);
}
