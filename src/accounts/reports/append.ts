/** A row more in a file of reports, in the manner in which the file is written. */
import { gathering } from "../../economy/gather.ts";
import type { Problem } from "../../economy/problem.ts";
import { layoutOf, readCsv, type Dialect } from "../../economy/read/csv.ts";
import { decodeText } from "../../economy/read/decode.ts";
import { walkDelimited } from "../../economy/read/delimited.ts";
import { headingOf } from "../../economy/read/header.ts";
import type { DecimalSign } from "../../economy/read/numbers.ts";
import { withGuard } from "../../economy/read/texts.ts";
import type { ColumnSpec } from "../../economy/tables.ts";
import type { AnyRow, AnyTable, Cell } from "../../economy/types.ts";
import { accountsTables, type Report } from "./tables.ts";

const columns: readonly ColumnSpec[] = accountsTables.reports;

/** How a file of reports is written. */
export interface Manner {
  /** The names of its columns, in their order, as they are compared; also such as we don't know. */
  readonly headings: readonly string[];
  readonly delimiter: string;
  readonly newline: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** The last line isn't ended. */
  readonly open: boolean;
  /** Signs that may separate decimals, the likeliest first. */
  readonly signs: readonly DecimalSign[];
}

/** A file that doesn't exist yet: all columns, separated by commas. */
export const newFile: Uint8Array = new TextEncoder().encode(
  `${columns.map(({ name }) => name).join(",")}\n`,
);

/** How a file is written; undefined where it is no text. */
export function mannerOf(bytes: Uint8Array, dialect: Dialect): Manner | undefined {
  const decoded = decodeText(bytes, { file: "" }, gathering());
  if (decoded === undefined) return undefined;
  const { text, delimiter } = layoutOf(decoded, { file: "", table: "reports", columns }, dialect);
  const newline = /\r\n|\n|\r/u.exec(text)?.[0] ?? "\n";
  const end = text.indexOf(newline);
  let headings: readonly string[] = [];
  walkDelimited(end < 0 ? text : text.slice(0, end), delimiter, {
    row: (cells) => {
      headings = cells.map(headingOf);
    },
    unclosed: () => undefined,
    stray: () => undefined,
  });
  const likeliest: readonly DecimalSign[] =
    delimiter === "," ? ["point", "comma"] : ["comma", "point"];
  return {
    ...{ headings, delimiter, newline, encoding: encodingOf(bytes) },
    open: !/[\r\n]$/u.test(text),
    signs: dialect.decimal === undefined ? likeliest : [dialect.decimal],
  };
}

function encodingOf([a, b]: Uint8Array): Manner["encoding"] {
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
}

/** A file of reports as it is. */
export interface ReportsFile {
  readonly bytes: Uint8Array;
  readonly rows: readonly Report[];
  /** What is said of it. */
  readonly problems: readonly Problem[];
  /** What its descriptor says of it. */
  readonly dialect: Dialect;
  readonly manner: Manner;
}

/**
 * The bytes of a file with one more report at its end; all that stand there already stay as they are. Undefined where the
 * file can't take it: where the report wouldn't be read back as it is, or other rows would be read in another way.
 */
export function withReport(
  { bytes, rows, problems: said, dialect, manner }: ReportsFile,
  report: Report,
): { readonly bytes: Uint8Array; readonly table: AnyTable } | undefined {
  const hasDecimals = Object.values(report).some(
    (value) => typeof value === "number" && !Number.isInteger(value),
  );
  const known = new Set(said.map(identityOf));
  for (const sign of hasDecimals ? manner.signs : manner.signs.slice(0, 1)) {
    const line = lineOf(report, manner, sign);
    const together = Buffer.concat([bytes, encoded(line, manner.encoding)]);
    const { table, problems } = reportsIn(together, dialect);
    const isOneMore = table.rows.length === rows.length + 1;
    if (!isOneMore || !isSame(table.rows.at(-1)!, report)) continue;
    if (!rows.every((row, at) => isSame(row, table.rows[at]!))) continue;
    // Another decimal sign than the others' is a problem of the file.
    if (problems.every((problem) => known.has(identityOf(problem)))) {
      return { bytes: together, table };
    }
  }
  return undefined;
}

function reportsIn(
  bytes: Uint8Array,
  dialect: Dialect,
): { readonly table: AnyTable; readonly problems: readonly Problem[] } {
  const gather = gathering();
  const table = readCsv(bytes, { file: "", table: "reports", columns }, dialect, {
    ...{ gather, names: new Map<string, string>(), incomplete: () => undefined },
  });
  return { table, problems: gather.problems() };
}

function identityOf({ key, where }: Problem): string {
  return `${key} ${where.row ?? ""} ${where.column ?? ""}`;
}

function isSame(a: AnyRow, b: AnyRow): boolean {
  return columns.every(({ name }) => a[name] === b[name]);
}

function lineOf(report: AnyRow, manner: Manner, sign: DecimalSign): string {
  const { headings, delimiter, newline, open } = manner;
  const cells = headings.map((heading) => cellOf(report[heading], sign));
  const line = cells.map((cell) => (needsQuotes(cell, delimiter) ? inQuotes(cell) : cell));
  return `${open ? newline : ""}${line.join(delimiter)}${newline}`;
}

function cellOf(value: Cell | undefined, sign: DecimalSign): string {
  if (value === undefined) return "";
  if (typeof value !== "number") return withGuard(String(value));
  const text = String(value);
  // 1.234 could as well mean a thousand; 1.2340 couldn't.
  const certain = /\.\d{3}$/u.test(text) ? `${text}0` : text;
  return sign === "comma" ? certain.replace(".", ",") : certain;
}

function needsQuotes(cell: string, delimiter: string): boolean {
  return cell.includes(delimiter) || /["\r\n]/u.test(cell);
}

/** A cell in the quotes of delimited text. */
export function inQuotes(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

function encoded(text: string, encoding: Manner["encoding"]): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "utf-16le" ? bytes : bytes.swap16();
}
