import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { Gathering } from "../gather.ts";
import { nearestName } from "../names.ts";
import type { ProblemPlace } from "../problem.ts";
import type { Schema } from "../schema.ts";
import type { About, AnyTable } from "../types.ts";
import { aboutFromRows, shortName } from "./about.ts";
import type { RawCell, Reading } from "./cells.ts";
import { reportMixed, type ReadingContext } from "./csv.ts";
import { Damage } from "./damage.ts";
import { reportFileError } from "./files.ts";
import type { Found } from "./folder.ts";
import { columnLetters, rowReader, type RowReader, type Source } from "./rows.ts";
import { walkSheet, type Merged } from "./sheet.ts";
import { asText, shown } from "./texts.ts";
import { readParts, type SheetPart, type WorkbookParts } from "./workbook-parts.ts";
import { openArchive, type Archive, type ArchiveLimits } from "./zip.ts";

const aboutSheet = "about";

/** Sheets that people keep next to their tables. */
const asides = new Set(["readme", "notes", "columns", "changelog", "licence", "license"]);

/** A sheet as the user knows it: `plan.xlsx [recipes]`. */
export function sheetName(file: string, sheet: string): string {
  return `${file} [${sheet}]`;
}

/** Reads the tables of an .xlsx workbook: the sheets named like a table, and `about`. */
export async function readWorkbook(
  path: string,
  schema: Schema,
  context: ReadingContext,
  limits?: ArchiveLimits,
): Promise<Found> {
  const { gather } = context;
  const file = basename(path);
  let about: About = { name: shortName(basename(path, extname(path))) };
  const tables = new Map<string, AnyTable>();
  try {
    const archive = openArchive(await bytesOf(path), limits);
    const parts = await readParts(archive);
    for (const { sheet, table } of sheetsToRead(parts.sheets, file, schema, context)) {
      if (table === aboutSheet) about = await readAbout(archive, sheet, parts, about, file, gather);
      else tables.set(table, await readSheet(archive, sheet, table, parts, file, schema, context));
    }
  } catch (error) {
    context.incomplete();
    if (error instanceof Damage) gather.error({ file }, error.key, error.values);
    else reportFileError(error, { file }, gather);
  }
  return { about, tables };
}

/** The workbook's bytes, if they are an archive at all. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  const [a, b, c, d] = bytes;
  if (bytes.length === 0) throw new Damage("read.workbook-empty");
  // An OLE file: what spreadsheets wrote before 2007, or what they encrypt.
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
    throw new Damage("read.workbook-encrypted");
  if (a !== 0x50 || b !== 0x4b) throw new Damage("read.not-a-workbook");
  return bytes;
}

interface SheetOfTable {
  readonly sheet: SheetPart;
  readonly table: string;
}

function sheetsToRead(
  sheets: readonly SheetPart[],
  file: string,
  schema: Schema,
  { gather, incomplete }: ReadingContext,
): readonly SheetOfTable[] {
  const taken = new Set<string>();
  const found = sheets.flatMap((sheet): readonly SheetOfTable[] => {
    const table = sheet.name.trim().toLowerCase();
    const where: ProblemPlace = { file: sheetName(file, shown(sheet.name)) };
    if (asides.has(table) || schema.besides?.has(table) === true) return [];
    if (table !== aboutSheet && !schema.tables.has(table)) {
      const near = nearestName(table, [...schema.tables.keys(), aboutSheet]);
      if (near === undefined) {
        if (schema.bare !== true) gather.warning(where, "read.unknown-sheet");
      } else gather.error(where, "read.unknown-sheet-near", { near });
      return [];
    }
    if (taken.has(table)) {
      gather.error(where, "read.sheet-twice", { table });
      incomplete(table);
      return [];
    }
    taken.add(table);
    return [{ sheet, table }];
  });
  return found;
}

async function readSheet(
  archive: Archive,
  sheet: SheetPart,
  table: string,
  parts: WorkbookParts,
  file: string,
  schema: Schema,
  context: ReadingContext,
): Promise<AnyTable> {
  const columns = schema.tables.get(table)!;
  const source: Source = { file: sheetName(file, sheet.name), table, columns };
  const where: ProblemPlace = { file: source.file, table };
  const reading: Reading = { sign: "each", seen: {}, workbook: true, names: context.names };
  const reader = rowReader(source, reading, context.gather, context.incomplete);
  let lastRow = 0;
  try {
    const merged = await walkSheet(archive.pieces(sheet.part), sheet.part, parts, (cells, row) => {
      if (cells.length > 0) lastRow = row;
      return reader.take(cells, row);
    });
    if (lastRow === 0) {
      const expected = columns.map((column) => column.name).join(", ");
      context.gather.error(where, "read.empty-sheet", { expected });
    }
    reportMerged(merged, reader, lastRow, where, context.gather);
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    context.gather.error(where, error.key, error.values);
    context.incomplete(table);
  }
  reportMixed(reading.seen, where, context.gather);
  return reader.table();
}

/** Only the first of merged cells holds a value, so what the others were meant to hold is lost. */
function reportMerged(
  merged: readonly Merged[],
  reader: RowReader,
  lastRow: number,
  where: ProblemPlace,
  gather: Gathering,
): void {
  const columns = reader.header()?.columns ?? [];
  for (const { range, top, left, right } of merged) {
    if (top >= lastRow) continue;
    const covered = columns.slice(left, right + 1).filter((column) => column !== undefined);
    if (covered.length === 0) continue;
    const column = covered[0]!.name;
    const place = { ...where, row: top + 1, column };
    // Of a note that is meant for several rows nothing else depends.
    const isText = top > 0 && covered.every(({ type }) => type === "text");
    if (isText) gather.warning(place, "read.merged-text", { range });
    else gather.error(place, "read.merged", { range });
  }
}

/** The sheet `about`: a row `key, value`, then one row per property. */
async function readAbout(
  archive: Archive,
  sheet: SheetPart,
  parts: WorkbookParts,
  fallback: About,
  file: string,
  gather: Gathering,
): Promise<About> {
  const where: ProblemPlace = { file: sheetName(file, sheet.name) };
  const rows: { key: string; value: string; row: number }[] = [];
  const textOf = (cell: RawCell | undefined): string =>
    asText(typeof cell === "object" ? cell.text : String(cell ?? ""));
  try {
    await walkSheet(archive.pieces(sheet.part), sheet.part, parts, (cells, row) => {
      const [key, value, ...rest] = cells.map(textOf);
      const isHeader = row === 1 && key?.toLowerCase() === "key";
      if (isHeader || key === undefined || (key === "" && value === undefined)) return true;
      if (rest.some((text) => text !== "")) {
        gather.warning({ ...where, row }, "read.about-further", { letter: columnLetters(2) });
      }
      if (value !== undefined && value !== "") rows.push({ key: key.toLowerCase(), value, row });
      return true;
    });
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    gather.error(where, error.key, error.values);
  }
  return aboutFromRows(rows, fallback.name, where, gather);
}
