import { byRows } from "../../src/engine/matrix.ts";
import { objectiveAt, type Program } from "../../src/engine/program.ts";

/**
 * The best vertex of a program whose columns are all bounded, by trying every choice of as many active
 * bounds as there are columns; undefined where none of them satisfies the program, that is, where
 * nothing does. For two or three columns.
 */
export function bestVertex(program: Program): { objective: number; x: Float64Array } | undefined {
  const { matrix, columnLower, columnUpper, rowLower, rowUpper } = program;
  const n = matrix.columns;
  const planes: { normal: number[]; at: number }[] = [];
  const rows = byRows(matrix);
  for (let row = 0; row < matrix.rows; row++) {
    const normal = new Array<number>(n).fill(0);
    for (let k = rows.starts[row]!; k < rows.starts[row + 1]!; k++) {
      normal[rows.indices[k]!] = rows.values[k]!;
    }
    for (const at of new Set([rowLower[row]!, rowUpper[row]!])) {
      if (Number.isFinite(at)) planes.push({ normal, at });
    }
  }
  for (let column = 0; column < n; column++) {
    const normal = new Array<number>(n).fill(0);
    normal[column] = 1;
    for (const at of new Set([columnLower[column]!, columnUpper[column]!])) {
      planes.push({ normal, at });
    }
  }
  let best: { objective: number; x: Float64Array } | undefined;
  const better = program.sense === "minimise" ? 1 : -1;
  for (const chosen of choices(planes.length, n)) {
    const x = intersection(chosen.map((index) => planes[index]!));
    if (x === undefined || !satisfies(program, x)) continue;
    const objective = objectiveAt(program, x);
    if (best === undefined || better * objective < better * best.objective) best = { objective, x };
  }
  return best;
}

function satisfies(program: Program, x: Float64Array): boolean {
  const { matrix, columnLower, columnUpper, rowLower, rowUpper } = program;
  const within = (value: number, lower: number, upper: number): boolean =>
    value >= lower - 1e-9 && value <= upper + 1e-9;
  if (!x.every((value, j) => within(value, columnLower[j]!, columnUpper[j]!))) return false;
  const rows = byRows(matrix);
  for (let row = 0; row < matrix.rows; row++) {
    let sum = 0;
    for (let k = rows.starts[row]!; k < rows.starts[row + 1]!; k++) {
      sum += rows.values[k]! * x[rows.indices[k]!]!;
    }
    if (!within(sum, rowLower[row]!, rowUpper[row]!)) return false;
  }
  return true;
}

/** Gauss–Jordan with the largest pivot; undefined where the planes don't meet in one point. */
function intersection(
  planes: readonly { readonly normal: readonly number[]; readonly at: number }[],
): Float64Array | undefined {
  const n = planes.length;
  const table = planes.map(({ normal, at }) => [...normal, at]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(table[row]![column]!) > Math.abs(table[pivot]![column]!)) pivot = row;
    }
    if (Math.abs(table[pivot]![column]!) < 1e-9) return undefined;
    [table[pivot], table[column]] = [table[column]!, table[pivot]!];
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = table[row]![column]! / table[column]![column]!;
      for (let k = column; k <= n; k++) table[row]![k]! -= factor * table[column]![k]!;
    }
  }
  return Float64Array.from(table, (row, k) => row[n]! / row[k]!);
}

function* choices(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= count - size; index++) {
    for (const rest of choices(count, size - 1, index + 1)) yield [index, ...rest];
  }
}
