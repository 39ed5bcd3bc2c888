import type { Changes, Program } from "./program.ts";

/**
 * Throws `RangeError` where a program is not one: arrays of the wrong length, costs that are not finite,
 * bounds that are no numbers. Each is a defect of whoever made it; bounds that cross are not (such a
 * program is infeasible, and an engine says so).
 */
export function assertProgram(program: Program): void {
  const { matrix, integer } = program;
  const { rows, columns, starts, indices, values } = matrix;
  assertLength("matrix.starts", starts, columns + 1);
  if (starts[0] !== 0) throw new RangeError(`matrix.starts begins with ${starts[0]!}, not 0`);
  assertLength("matrix.indices", indices, starts[columns]!);
  assertLength("matrix.values", values, starts[columns]!);
  for (let column = 0; column < columns; column++) {
    if (starts[column + 1]! < starts[column]!) {
      throw new RangeError(`matrix.starts falls at column ${column}`);
    }
    let last = -1;
    for (let k = starts[column]!; k < starts[column + 1]!; k++) {
      if (!(indices[k]! > last && indices[k]! < rows)) {
        throw new RangeError(`matrix.indices of column ${column}: ${indices[k]!} after ${last}`);
      }
      if (!Number.isFinite(values[k]) || values[k] === 0) {
        throw new RangeError(`matrix.values of column ${column}: ${values[k]!}`);
      }
      last = indices[k]!;
    }
  }
  if (integer !== undefined) assertLength("integer", integer, columns);
  const { cost, columnLower, columnUpper, rowLower, rowUpper } = program;
  assertChanges(program, {
    offset: program.offset,
    cost,
    columnLower,
    columnUpper,
    rowLower,
    rowUpper,
  });
}

export function assertChanges(program: Program, changes: Changes): void {
  const { rows, columns } = program.matrix;
  if (changes.offset !== undefined) assertNumbers("offset", [changes.offset], 1, Number.isFinite);
  if (changes.cost !== undefined) {
    assertNumbers("cost", changes.cost, columns, Number.isFinite);
  }
  const bounds = [
    ["columnLower", changes.columnLower, columns],
    ["columnUpper", changes.columnUpper, columns],
    ["rowLower", changes.rowLower, rows],
    ["rowUpper", changes.rowUpper, rows],
  ] as const;
  for (const [name, values, length] of bounds) {
    if (values !== undefined) assertNumbers(name, values, length, (value) => !Number.isNaN(value));
  }
}

function assertNumbers(
  name: string,
  values: ArrayLike<number>,
  length: number,
  allowed: (value: number) => boolean,
): void {
  assertLength(name, values, length);
  for (let k = 0; k < length; k++) {
    if (!allowed(values[k]!)) throw new RangeError(`${name}[${k}] is ${values[k]!}`);
  }
}

function assertLength(name: string, values: ArrayLike<number>, length: number): void {
  if (values.length !== length) {
    throw new RangeError(`${name} has ${values.length} entries, not ${length}`);
  }
}
