import writeXlsx, { type Cell as SheetCell, type SheetData } from "write-excel-file/node";
import { plainCell } from "./csv.ts";
import type { DescribedTable } from "./descriptor.ts";
import { EconomyProblems, type Problem } from "./problem.ts";
import { aboutKeys } from "./read/about.ts";
import { shown } from "./read/texts.ts";
import { sheetName } from "./read/workbook.ts";
import type { ColumnSpec } from "./tables.ts";
import type { About, AnyRow, Cell } from "./types.ts";

/** What a sheet may have, and a cell. */
const mostRows = 1_048_576;
const longestText = 32_767;

/**
 * The bytes of an .xlsx workbook with a sheet per table and the sheet `about`. Throws `EconomyProblems` where the
 * format can't hold what is to be written.
 */
export async function workbookOf(
  file: string,
  about: About,
  tables: readonly DescribedTable[],
  rowsOf: (table: string) => readonly AnyRow[],
): Promise<Uint8Array> {
  const problems = tables.flatMap((table) => tooMuch(file, table, rowsOf(table.name)));
  if (problems.length > 0) throw new EconomyProblems(problems);
  const sheets = tables.map(({ name, columns }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map((column) => ({ width: Math.max(12, column.name.length + 2) })),
    data: [columns.map(({ name }) => heading(name)), ...dataOf(columns, rowsOf(name))],
  }));
  const aboutRows = [[heading("key"), heading("value")], ...aboutRowsOf(about)];
  return writeXlsx([
    {
      sheet: "about",
      stickyRowsCount: 1,
      columns: [{ width: 16 }, { width: 80 }],
      data: aboutRows,
    },
    ...sheets,
  ]).toBuffer();
}

function heading(value: string): SheetCell {
  return { value, fontWeight: "bold" };
}

function dataOf(columns: readonly ColumnSpec[], rows: readonly AnyRow[]): SheetData {
  return rows.map((row) =>
    columns.map((column) => {
      const value = row[column.name];
      return value === undefined ? null : sheetCell(value, column);
    }),
  );
}

function sheetCell(value: Cell, column: ColumnSpec): SheetCell {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value === 0 ? 0 : value;
  const text =
    column.type === "numbers"
      ? (value as readonly number[]).map(unmistakable).join("; ")
      : plainCell(value, column);
  return text === "" ? null : escaped(text);
}

/** A number in a text, so that its point can't be taken for a separator of thousands. */
function unmistakable(value: number): string {
  const text = String(value);
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}

function aboutRowsOf(about: About): SheetData {
  const own = aboutKeys.flatMap((key) => {
    const value = about[key];
    return value === undefined ? [] : [[key, escaped(value)]];
  });
  const other = Object.entries(about.other ?? {}).map(([key, value]) => [
    escaped(key),
    escaped(value),
  ]);
  return [...own, ...other];
}

/**
 * A text as a workbook holds it: characters that XML can't hold, and what looks like such an escape, as `_xHHHH_`
 * (ECMA-376, ST_Xstring). The names that every JavaScript object has are escaped too, since
 * the library that writes the workbook looks texts up in a plain object.
 */
function escaped(text: string): string {
  if (text in Object.prototype) return escapeCharacter(text[0]!) + text.slice(1);
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, escapeCharacter("_"))
    .replace(/[\p{Noncharacter_Code_Point}\p{Cs}\uFFFD]|(?![\n\t])\p{Cc}/gu, (character) =>
      character.replace(/[\s\S]/g, escapeCharacter),
    );
}

function escapeCharacter(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** What a sheet can't hold. */
function tooMuch(
  file: string,
  { name, columns }: DescribedTable,
  rows: readonly AnyRow[],
): readonly Problem[] {
  const where = { file: sheetName(file, name), table: name };
  if (rows.length >= mostRows) {
    const values = { found: rows.length, expected: mostRows - 1 };
    return [{ key: "write.too-many-rows", values, severity: "error", where }];
  }
  return rows.flatMap((row, index) =>
    columns.flatMap(({ name: column }): readonly Problem[] => {
      const value = row[column];
      if (typeof value !== "string" || value.length <= longestText) return [];
      return [
        {
          key: "write.text-too-long",
          values: { column, found: shown(value), expected: longestText },
          severity: "error",
          where: { ...where, row: index + 2, column },
        },
      ];
    }),
  );
}
