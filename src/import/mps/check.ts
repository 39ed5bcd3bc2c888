import type { Gathering } from "../../economy/gather.ts";
import { asName, hasControls, shown } from "../../economy/read/texts.ts";
import type { Program } from "../../engine/program.ts";

/** What no economy can say, though a file can: names that are no names, and bounds that nothing meets. */
export function checkProgram(program: Program, file: string, gather: Gathering): void {
  const { matrix, columnLower, columnUpper, rowLower, rowUpper } = program;
  const where = { file };
  if (matrix.columns === 0) gather.error(where, "import.mps.no-columns");
  checkNames(matrix.columns, program.columnName, "column", file, gather);
  checkNames(matrix.rows, program.rowName, "row", file, gather);
  for (let j = 0; j < matrix.columns; j++) {
    const [lower, upper] = [columnLower[j]!, columnUpper[j]!];
    if (lower <= upper && lower < Infinity && upper > -Infinity) continue;
    const name = shown(program.columnName(j));
    const values = { axis: "column", name, lower: String(lower), upper: String(upper) };
    gather.error(where, "import.mps.empty-range", values);
  }
  for (let i = 0; i < matrix.rows; i++) {
    const [lower, upper] = [rowLower[i]!, rowUpper[i]!];
    if (lower <= upper && lower < Infinity && upper > -Infinity) continue;
    const name = shown(program.rowName(i));
    const values = { axis: "row", name, lower: String(lower), upper: String(upper) };
    gather.error(where, "import.mps.empty-range", values);
  }
}

/** White space in names counts as one space in an economy, so that two names can become one. */
function checkNames(
  count: number,
  nameOf: (index: number) => string,
  axis: "row" | "column",
  file: string,
  gather: Gathering,
): void {
  const seen = new Map<string, string>();
  for (let k = 0; k < count; k++) {
    const raw = nameOf(k);
    const name = asName(raw);
    const other = seen.get(name);
    if (name === "" || hasControls(name)) {
      gather.error({ file }, "import.mps.bad-name", { axis, name: shown(raw) });
    } else if (other !== undefined) {
      const values = { axis, name: shown(raw), other: shown(other) };
      gather.error({ file }, "import.mps.same-name", values);
    }
    seen.set(name, raw);
  }
}
