import type { Gathering } from "../gather.ts";
import { quoted } from "../keys.ts";
import type { ProblemPlace } from "../problem.ts";
import type { ColumnSpec } from "../tables.ts";
import type { AnyRow, AnyTable, Cell } from "../types.ts";
import { converterOf, type Convert, type RawCell, type Reading, type Report } from "./cells.ts";
import { readHeader, type Header } from "./header.ts";
import { shown } from "./texts.ts";

/** A file or sheet and the table that it holds. */
export interface Source {
  /** As the user knows it. */
  readonly file: string;
  readonly table: string;
  readonly columns: readonly ColumnSpec[];
}

/** *row reader*: takes the rows of a file one by one, and has a table in the end. */
export interface RowReader {
  /** `row` counts as a spreadsheet does. Returns false when further rows can't be read. */
  take(cells: readonly RawCell[], row: number): boolean;
  table(): AnyTable;
  /** Undefined until the header is read. */
  header(): Header | undefined;
}

/**
 * Reads rows into a table, gathering what is wrong. A cell that can't be read is left out of its row, even
 * if it is required: then an error says so. A row whose cells don't fit the header is left out; `incomplete`
 * is told, since what is checked afterwards can't see that row.
 */
export function rowReader(
  source: Source,
  reading: Reading,
  gather: Gathering,
  incomplete: (table: string) => void,
): RowReader {
  const where: ProblemPlace = { file: source.file, table: source.table };
  const rows: AnyRow[] = [];
  const lines: number[] = [];
  let header: Header | undefined;
  let fields: readonly Field[] = [];
  let required: readonly string[] = [];
  let stated = new Set<string>();
  const report = reporter(where, gather);

  const takeHeader = (cells: readonly RawCell[], row: number): boolean => {
    header = readHeader(row === 1 ? cells : [], source.columns, where, gather);
    if (header === undefined) {
      incomplete(source.table);
      return false;
    }
    fields = fieldsOf(header, reading);
    required = source.columns.filter((column) => column.required === true).map(({ name }) => name);
    stated = new Set(fields.map((field) => field.column.name));
    return true;
  };

  const takeRow = (cells: readonly RawCell[], row: number, known: Header): void => {
    report.begin(row, fields, cells);
    if (isOutside(cells, known, report)) {
      incomplete(source.table);
      return;
    }
    const values: Record<string, Cell> = {};
    for (const { position, column, convert } of fields) {
      const cell = cells[position];
      if (cell === undefined || cell === "") continue;
      report.column = column.name;
      const value = convert(cell, report);
      if (value !== undefined) values[column.name] = value;
    }
    for (const name of required) {
      if (values[name] !== undefined || !stated.has(name)) continue;
      report.column = name;
      if (!report.isBad(name)) report.error("check.cell.required");
    }
    rows.push(values);
    lines.push(row);
  };

  return {
    take: (cells, row) => {
      if (cells.every(isBlank)) return true;
      if (header === undefined) return takeHeader(cells, row);
      takeRow(cells, row, header);
      return true;
    },
    table: () => ({ file: source.file, rows, lines }),
    header: () => header,
  };
}

interface Field {
  readonly position: number;
  readonly column: ColumnSpec;
  readonly convert: Convert;
}

function fieldsOf(header: Header, reading: Reading): readonly Field[] {
  return header.columns.flatMap((column, position) =>
    column === undefined ? [] : [{ position, column, convert: converterOf(column, reading) }],
  );
}

export function isBlank(cell: RawCell): boolean {
  return typeof cell === "string" && (cell === "" || cell.trim() === "");
}

/** Reports what stands in no column; true when the row has more cells than the header. */
function isOutside(cells: readonly RawCell[], header: Header, report: RowReport): boolean {
  for (const position of header.unnamed) {
    const cell = cells[position];
    if (position >= header.width || cell === undefined || isBlank(cell)) continue;
    report.error("read.column-without-name", { letter: columnLetters(position) });
  }
  if (cells.length <= header.width) return false;
  const last = cells.findLastIndex((cell) => !isBlank(cell));
  if (last < header.width) return false;
  report.error("read.many-cells", { found: last + 1, expected: header.width });
  return true;
}

/** The letters over a column in a spreadsheet: A, B, … Z, AA. */
export function columnLetters(position: number): string {
  let letters = "";
  for (let rest = position + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

interface RowReport extends Report {
  row: number;
  /** The column at hand. */
  column: string | undefined;
  begin(row: number, fields: readonly Field[], cells: readonly RawCell[]): void;
  /** Whether the cell of a column in this row was found wrong. */
  isBad(column: string): boolean;
}

/** One report for all rows: a place is only put together when there is something to say. */
function reporter(where: ProblemPlace, gather: Gathering): RowReport {
  let fields: readonly Field[] = [];
  let cells: readonly RawCell[] = [];
  let bad: string[] = [];
  const place = (): ProblemPlace => {
    const key = keyOf(fields, cells);
    return {
      ...where,
      row: report.row,
      ...(key === "" ? {} : { key }),
      ...(report.column === undefined ? {} : { column: report.column }),
    };
  };
  const report: RowReport = {
    row: 0,
    column: undefined,
    begin: (row, itsFields, itsCells) => {
      report.row = row;
      report.column = undefined;
      fields = itsFields;
      cells = itsCells;
      if (bad.length > 0) bad = [];
    },
    isBad: (column) => bad.includes(column),
    error: (key, values) => {
      if (report.column !== undefined) bad.push(report.column);
      if (gather.isOneMore(where.file, report.column, key)) return;
      gather.error(place(), key, { column: report.column ?? "", ...values });
    },
    warning: (key, values) => {
      if (gather.isOneMore(where.file, report.column, key)) return;
      gather.warning(place(), key, { column: report.column ?? "", ...values });
    },
  };
  return report;
}

/** The key columns that are filled: `technique=bake; good=flour`. */
function keyOf(fields: readonly Field[], cells: readonly RawCell[]): string {
  return fields
    .filter(({ column, position }) => column.key === true && !isBlank(cells[position] ?? ""))
    .map(({ column, position }) => {
      const cell = cells[position]!;
      const text = typeof cell === "object" ? cell.text : String(cell).trim();
      return `${column.name}=${quoted(shown(text))}`;
    })
    .join("; ");
}
