import { formatCell } from "./cells.ts";
import { asName, asText, withGuard } from "./read/texts.ts";
import type { ColumnSpec } from "./tables.ts";
import type { AnyRow, Cell } from "./types.ts";

/**
 * Rows as CSV (RFC 4180, with line feeds): a header, then one row per piece, so that no table need be
 * in memory twice. `readCsv` reads exactly the same rows back.
 */
export function* csvOf(
  columns: readonly ColumnSpec[],
  rows: Iterable<AnyRow>,
): Generator<string, void> {
  yield `${columns.map(({ name }) => name).join(",")}\n`;
  for (const row of rows) {
    let line = "";
    for (const column of columns) line += `,${csvCell(column, row[column.name])}`;
    yield `${line.slice(1)}\n`;
  }
}

/** The columns that must be filled, and those that are filled in some row. */
export function usedColumns(
  columns: readonly ColumnSpec[],
  rows: readonly AnyRow[],
): readonly ColumnSpec[] {
  return columns.filter(
    ({ name, required }) => required === true || rows.some((row) => isStated(row[name])),
  );
}

function isStated(value: Cell | undefined): boolean {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function csvCell(column: ColumnSpec, value: Cell | undefined): string {
  if (value === undefined) return "";
  const text = plainCell(value, column);
  if (typeof value === "number" || typeof value === "boolean") return text;
  const guarded = column.type === "numbers" ? text : withGuard(text);
  return /[",\n\r]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** A value as text, tidied as the reader does, so that writing again gives the same bytes. */
export function plainCell(value: Cell, column: ColumnSpec): string {
  if (typeof value === "number") return formatNumber(value, column);
  if (typeof value === "string") return column.type === "name" ? asName(value) : asText(value);
  return formatCell(value);
}

/** The shortest text that reads back as the same number. */
function formatNumber(value: number, column: ColumnSpec): string {
  if (!Number.isFinite(value)) {
    throw new Error(`column ${column.name}: ${value} can't be written`);
  }
  return String(value === 0 ? 0 : value);
}
