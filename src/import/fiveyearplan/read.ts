import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { asName, shown } from "../../economy/read/texts.ts";
import type { Source } from "../format.ts";
import { numberAt, readGrids, textAt, type Grid } from "../grid.ts";

/** A file of the program: goods across, a name before each row. `values[r][c]` stands at row r, column c. */
export interface Sheet {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** Where each row stands, as a spreadsheet counts. */
  readonly lines: readonly number[];
  readonly values: readonly (readonly number[])[];
}

/** What stands in the first cell of each file. */
const corner = "headings";

/**
 * Reads one file of numbers that can't be negative. An empty cell is an error and not zero: the program itself
 * needs every cell. What can't be read is gathered, and there is no sheet then.
 */
export async function readSheet(source: Source, gather: Gathering): Promise<Sheet | undefined> {
  const grids = await readGrids(source, gather);
  const grid = grids[0];
  if (grid === undefined) return undefined;
  if (grids.length > 1) {
    const values = { count: grids.length };
    gather.error({ file: source.name }, "import.fiveyearplan.several-sheets", values);
    return undefined;
  }
  const columns = headingsOf(grid, gather);
  if (columns === undefined) return undefined;
  const rows: string[] = [];
  const lines: number[] = [];
  const values: (readonly number[])[] = [];
  for (let r = 1; r < grid.rows.length; r++) {
    if (isEmptyFrom(grid, r, 0)) continue;
    rows.push(nameOf(grid, r, rows, gather));
    lines.push(r + 1);
    values.push(numbersOf(grid, r, columns, gather));
  }
  if (rows.length === 0) gather.error({ file: grid.file }, "import.fiveyearplan.no-rows");
  return { file: grid.file, columns, rows, lines, values };
}

function headingsOf(grid: Grid, gather: Gathering): readonly string[] | undefined {
  const where = { file: grid.file, row: 1 };
  const first = textAt(grid, 0, 0);
  if (first.toLowerCase() !== corner) {
    gather.error({ ...where, column: "A" }, "import.fiveyearplan.corner", { found: shown(first) });
    return undefined;
  }
  const columns: string[] = [];
  for (let c = 1; !isEmptyFrom(grid, 0, c); c++) {
    const name = asName(textAt(grid, 0, c));
    const column = columnLetters(c);
    if (name === "")
      gather.error({ ...where, column }, "import.fiveyearplan.no-heading", { column });
    else if (columns.includes(name)) {
      gather.error({ ...where, column }, "import.fiveyearplan.twice", { name: shown(name) });
    }
    columns.push(name);
  }
  if (columns.length > 0) return columns;
  gather.error(where, "import.fiveyearplan.no-headings");
  return undefined;
}

function nameOf(grid: Grid, r: number, before: readonly string[], gather: Gathering): string {
  const where = { file: grid.file, row: r + 1, column: "A" };
  const name = asName(textAt(grid, r, 0));
  if (name === "") gather.error(where, "import.fiveyearplan.no-name");
  else if (before.includes(name)) {
    gather.error(where, "import.fiveyearplan.twice", { name: shown(name) });
  }
  return name;
}

function numbersOf(
  grid: Grid,
  r: number,
  columns: readonly string[],
  gather: Gathering,
): readonly number[] {
  const where = { file: grid.file, row: r + 1 };
  const filled = filledCells(grid, r);
  if (filled !== columns.length + 1) {
    const values = { found: filled - 1, expected: columns.length };
    gather.error(where, "import.fiveyearplan.ragged", values);
    return columns.map(() => 0);
  }
  return columns.map((name, c) => {
    const at = { ...where, column: columnLetters(c + 1) };
    if (textAt(grid, r, c + 1) === "") {
      gather.error(at, "import.fiveyearplan.empty-cell", { column: at.column, name: shown(name) });
      return 0;
    }
    // What is no number has been gathered there.
    const value = numberAt(grid, r, c + 1, gather) ?? 0;
    if (value < 0) {
      const values = { column: at.column, name: shown(name), found: String(value) };
      gather.error(at, "import.fiveyearplan.negative", values);
    }
    return value;
  });
}

/** Cells of a row up to the last that holds anything. */
function filledCells(grid: Grid, r: number): number {
  let length = grid.rows[r]?.length ?? 0;
  while (length > 0 && textAt(grid, r, length - 1) === "") length--;
  return length;
}

function isEmptyFrom(grid: Grid, r: number, from: number): boolean {
  return filledCells(grid, r) <= from;
}
