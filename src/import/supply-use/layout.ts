import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { asName, shown } from "../../economy/read/texts.ts";
import { textAt, type Grid } from "../grid.ts";
import { roleOf, rowPatterns, withoutMark, type Pattern, type RowRole } from "./headings.ts";

/** *layout*: where a table stands in its sheet, found by its headings. */
export interface Layout<R extends string> {
  readonly grid: Grid;
  /** What stands above the headings: title, unit. */
  readonly texts: readonly string[];
  readonly labels: number;
  readonly industries: readonly Line[];
  readonly columns: readonly (Line & { readonly role: R })[];
  readonly products: readonly Line[];
  readonly rows: readonly (Line & { readonly role: RowRole | undefined })[];
}

/** A row or column, counted from 0, and what it is called. */
export interface Line {
  readonly at: number;
  readonly name: string;
}

/** The row in which most headings are known, if there is any with the ones that make the table what it is. */
export function headingsOf<R extends string>(
  grid: Grid,
  patterns: readonly Pattern<R>[],
  telling: readonly R[],
): number | undefined {
  const found = grid.rows.findIndex((cells, row) => {
    const roles = new Set(
      cells.map((_, column) => roleOf(withoutMark(textAt(grid, row, column)), patterns)),
    );
    return telling.every((role) => roles.has(role));
  });
  return found === -1 ? undefined : found;
}

export function textsAbove(grid: Grid, row: number): readonly string[] {
  return grid.rows
    .slice(0, row)
    .flatMap((cells, at) => cells.map((_, column) => textAt(grid, at, column)))
    .filter((text) => text !== "");
}

export function layoutOf<R extends string>(
  grid: Grid,
  header: number,
  patterns: readonly Pattern<R>[],
  gather: Gathering,
): Layout<R> | undefined {
  const start = firstRow(grid, header);
  if (start === undefined) {
    gather.error({ file: grid.file, row: header + 1 }, "import.supply-use.no-rows");
    return undefined;
  }
  const lines = columnsOf(grid, header, start, patterns, gather);
  const rows = rowsOf(grid, start, gather);
  if (lines.industries.length === 0) {
    gather.error({ file: grid.file, row: header + 1 }, "import.supply-use.no-industries");
  }
  repeated(grid, lines.industries, header, gather);
  repeated(grid, rows.products, undefined, gather);
  return { grid, texts: textsAbove(grid, header), labels: start.labels, ...lines, ...rows };
}

interface Start {
  readonly row: number;
  readonly labels: number;
}

/** The first row below the headings in which a text is followed by a number: the first product. */
function firstRow(grid: Grid, header: number): Start | undefined {
  // Codes of columns may stand in a row of their own, those of products before their names.
  const isCode = (column: number): boolean =>
    /^(\W*|.*\bcodes?)$/i.test(textAt(grid, header, column));
  for (let row = header + 1; row < grid.rows.length; row++) {
    const cells = grid.rows[row]!;
    const labels = cells.findIndex(
      (cell, column) =>
        typeof cell === "string" &&
        /\p{L}/u.test(cell) &&
        typeof cells[column + 1] === "number" &&
        cells.slice(0, column).every((each, at) => typeof each !== "number" || isCode(at)),
    );
    if (labels !== -1) return { row, labels };
  }
  return undefined;
}

function columnsOf<R extends string>(
  grid: Grid,
  header: number,
  { row: start, labels }: Start,
  patterns: readonly Pattern<R>[],
  gather: Gathering,
): Pick<Layout<R>, "industries" | "columns"> {
  const industries: Line[] = [];
  const columns: (Line & { role: R })[] = [];
  const width = Math.max(...grid.rows.map((cells) => cells.length));
  for (let at = labels + 1; at < width; at++) {
    const name = asName(withoutMark(textAt(grid, header, at)));
    const where = { file: grid.file, row: header + 1, column: columnLetters(at) };
    if (name === "") {
      if (hasFigures(grid, start, at)) {
        gather.error(where, "import.supply-use.no-heading", { column: where.column });
      }
      continue;
    }
    const role = roleOf(name, patterns);
    const values = { heading: shown(name), column: where.column };
    if (role === undefined && columns.length > 0) {
      gather.error(where, "import.supply-use.unknown-heading", values);
    } else if (role === undefined) {
      industries.push({ at, name });
    } else if (!role.endsWith("part") && columns.some((each) => each.role === role)) {
      gather.error(where, "import.supply-use.heading-twice", values);
    } else {
      columns.push({ at, name, role });
    }
  }
  return { industries, columns };
}

function hasFigures(grid: Grid, from: number, column: number): boolean {
  return grid.rows.slice(from).some((cells) => {
    const cell = cells[column];
    return cell !== undefined && cell !== "" && cell !== 0;
  });
}

function rowsOf(
  grid: Grid,
  { row: start, labels }: Start,
  gather: Gathering,
): Pick<Layout<string>, "products" | "rows"> {
  const products: Line[] = [];
  const rows: (Line & { role: RowRole | undefined })[] = [];
  for (let at = start; at < grid.rows.length; at++) {
    const cells = grid.rows[at]!;
    const figures = cells.slice(labels + 1).some((cell) => typeof cell === "number" && cell !== 0);
    const name = asName(textAt(grid, at, labels));
    if (name === "") {
      if (figures && rows.length === 0) {
        gather.error({ file: grid.file, row: at + 1 }, "import.supply-use.no-label");
      }
      continue;
    }
    const role = roleOf(name, rowPatterns);
    if (role === undefined && rows.length === 0) products.push({ at, name });
    else rows.push({ at, name, role });
  }
  const end = rows.findIndex(({ role }) => role === "total");
  if (end === -1) gather.error({ file: grid.file }, "import.supply-use.no-end");
  for (const { at, name } of rows.slice(0, Math.max(0, end)).filter(({ role }) => !role)) {
    const values = { name: shown(name) };
    gather.error({ file: grid.file, row: at + 1 }, "import.supply-use.unknown-row", values);
  }
  return { products, rows };
}

function repeated(
  grid: Grid,
  lines: readonly Line[],
  header: number | undefined,
  gather: Gathering,
): void {
  const seen = new Map<string, Line>();
  for (const line of lines) {
    const first = seen.get(line.name);
    seen.set(line.name, first ?? line);
    if (first === undefined) continue;
    const row = (header ?? line.at) + 1;
    const where = { file: grid.file, row };
    gather.error(where, "import.supply-use.name-twice", { name: shown(line.name) });
  }
}

export function columnOf<R extends string>(
  { columns }: Layout<R>,
  role: R,
): (Line & { readonly role: R }) | undefined {
  return columns.find((each) => each.role === role);
}

/** How many cells of products in known columns are empty. */
export function emptyCells({ grid, products, industries, columns }: Layout<string>): number {
  let count = 0;
  for (const row of products) {
    for (const column of [...industries, ...columns]) {
      if (textAt(grid, row.at, column.at) === "") count++;
    }
  }
  return count;
}

/** Rows with figures below the products that nothing is made of. */
export function rowsAside(
  layouts: readonly Layout<string>[],
  work: string | undefined,
): readonly string[] {
  const names = layouts.flatMap(({ grid, labels, rows }) =>
    rows
      .filter(({ role, name }) => role === undefined && name !== work)
      .filter(({ at }) =>
        grid.rows[at]!.slice(labels + 1).some((cell) => typeof cell === "number" && cell !== 0),
      )
      .map(({ name }) => name),
  );
  return [...new Set(names)];
}
