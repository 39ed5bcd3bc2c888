import type { Program } from "./program.ts";

/**
 * A program as text to read: one line per row with its bounds and terms, then the columns whose bounds are not 0
 * and infinity. For small programs; files for other software are written as MPS.
 */
export function programText(program: Program): string {
  const { matrix } = program;
  const terms: string[][] = Array.from({ length: matrix.rows }, () => []);
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      terms[matrix.indices[k]!]!.push(`${signed(matrix.values[k]!)} ${program.columnName(column)}`);
    }
  }
  const rows = terms.map((row, i) => {
    const sum = row.length === 0 ? "0" : row.join(" ").replace(/^\+ /, "");
    return `${program.rowName(i)}:  ${between(program.rowLower[i]!, sum, program.rowUpper[i]!)}`;
  });
  const bounds: string[] = [];
  for (let j = 0; j < matrix.columns; j++) {
    const lower = program.columnLower[j]!;
    const upper = program.columnUpper[j]!;
    if (lower !== 0 || upper !== Infinity)
      bounds.push(between(lower, program.columnName(j), upper));
  }
  return [...rows, ...bounds].map((line) => `${line}\n`).join("");
}

function between(lower: number, what: string, upper: number): string {
  if (lower === upper) return `${what} = ${number(lower)}`;
  const low = lower === -Infinity ? "" : `${number(lower)} ≤ `;
  const high = upper === Infinity ? "" : ` ≤ ${number(upper)}`;
  return low === "" && high === "" ? `${what} free` : `${low}${what}${high}`;
}

function signed(value: number): string {
  const size = Math.abs(value);
  return `${value < 0 ? "−" : "+"}${size === 1 ? "" : ` ${number(size)}`}`;
}

function number(value: number): string {
  return String(Object.is(value, -0) ? 0 : Number(value.toPrecision(12)));
}
