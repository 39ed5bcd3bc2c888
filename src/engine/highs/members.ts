import { byRows } from "../matrix.ts";
import type { Changes, Program } from "../program.ts";

type Bounds = Required<Omit<Changes, "sense" | "offset" | "cost">>;

/** The bounds of a row or of a column, as one thing that takes part in a conflict. */
export interface Member {
  readonly of: "row" | "column";
  readonly index: number;
}

/** The finite bounds among these rows and columns: others contradict nothing. */
export function membersOf(
  program: Program,
  rows: Iterable<number>,
  columns: Iterable<number>,
): readonly Member[] {
  const isBounded = (lower: number, upper: number): boolean =>
    lower > -Infinity || upper < Infinity;
  const members: Member[] = [];
  for (const index of rows) {
    if (isBounded(program.rowLower[index]!, program.rowUpper[index]!)) {
      members.push({ of: "row", index });
    }
  }
  for (const index of columns) {
    if (isBounded(program.columnLower[index]!, program.columnUpper[index]!)) {
      members.push({ of: "column", index });
    }
  }
  return members;
}

/** What is left of a program when only some rows, and the columns in them, can matter. */
export interface Restricted {
  /** Without costs and without any bounds. */
  readonly program: Program;
  /** The bounds of the full program for some of its members, and none for the others. */
  boundsOf(members: readonly Member[]): Bounds;
}

/** Restricts a program to the rows of the members. Columns outside them contradict nothing. */
export function restrictedTo(full: Program, members: readonly Member[]): Restricted {
  const rows = members.filter(({ of }) => of === "row").map(({ index }) => index);
  rows.sort((a, b) => a - b);
  const wide = byRows(full.matrix);
  const rowAt = new Map(rows.map((row, at) => [row, at]));
  const used = new Set<number>();
  for (const row of rows) {
    for (let k = wide.starts[row]!; k < wide.starts[row + 1]!; k++) used.add(wide.indices[k]!);
  }
  const columns = [...used].sort((a, b) => a - b);
  const columnAt = new Map(columns.map((column, at) => [column, at]));
  const none = (length: number, bound: number): Float64Array =>
    new Float64Array(length).fill(bound);
  const noBounds = (): Bounds => ({
    columnLower: none(columns.length, -Infinity),
    columnUpper: none(columns.length, Infinity),
    rowLower: none(rows.length, -Infinity),
    rowUpper: none(rows.length, Infinity),
  });
  return {
    program: {
      ...full,
      sense: "minimise",
      offset: 0,
      cost: new Float64Array(columns.length),
      matrix: submatrix(full, rowAt, columns),
      ...noBounds(),
      ...(full.integer && { integer: Uint8Array.from(columns, (j) => full.integer![j]!) }),
    },
    boundsOf: (some) => {
      const bounds = noBounds();
      for (const { of, index } of some) {
        const at = (of === "row" ? rowAt : columnAt).get(index);
        if (at === undefined) continue;
        const [lower, upper] =
          of === "row"
            ? ([bounds.rowLower, bounds.rowUpper] as const)
            : ([bounds.columnLower, bounds.columnUpper] as const);
        lower[at] = (of === "row" ? full.rowLower : full.columnLower)[index]!;
        upper[at] = (of === "row" ? full.rowUpper : full.columnUpper)[index]!;
      }
      return bounds;
    },
  };
}

function submatrix(
  { matrix }: Program,
  rowAt: ReadonlyMap<number, number>,
  columns: readonly number[],
): Program["matrix"] {
  const starts = new Int32Array(columns.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  for (const [at, column] of columns.entries()) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      const row = rowAt.get(matrix.indices[k]!);
      if (row === undefined) continue;
      indices.push(row);
      values.push(matrix.values[k]!);
    }
    starts[at + 1] = indices.length;
  }
  return {
    rows: rowAt.size,
    columns: columns.length,
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}
