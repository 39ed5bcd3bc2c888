import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { RawCell } from "../economy/read/cells.ts";
import { Damage } from "../economy/read/damage.ts";
import { decodeText } from "../economy/read/decode.ts";
import { walkDelimited } from "../economy/read/delimited.ts";
import {
  numberKind,
  numberOf,
  settleSign,
  type DecimalSign,
  type NumbersSeen,
} from "../economy/read/numbers.ts";
import { columnLetters } from "../economy/read/rows.ts";
import { walkSheet } from "../economy/read/sheet.ts";
import { asText, shown } from "../economy/read/texts.ts";
import { readParts } from "../economy/read/workbook-parts.ts";
import { sheetName } from "../economy/read/workbook.ts";
import { openArchive } from "../economy/read/zip.ts";
import type { Gathering } from "../economy/gather.ts";
import type { Source } from "./format.ts";

/**
 * *grid*: a table as somebody else laid it out, before anything is known of its rows and columns.
 * Counted from 0; a spreadsheet counts its rows from 1.
 */
export interface Grid {
  /** The file or sheet as the user knows it: `usaiot.csv`, `tables.xlsx [Table1]`. */
  readonly file: string;
  /** The name of the sheet; empty for a delimited text. */
  readonly sheet: string;
  readonly rows: readonly (readonly RawCell[])[];
  /** What separates decimals in texts. */
  readonly sign: DecimalSign | "unknown";
}

/** The most that a compressed file may become, in bytes. */
const mostUnpacked = 1 << 30;

/**
 * The grids of a file: of each sheet of an .xlsx workbook, or the one of a delimited text, which may be compressed by
 * gzip. What can't be read is gathered as errors, and there are no grids then.
 */
export async function readGrids(source: Source, gather: Gathering): Promise<readonly Grid[]> {
  const { name, bytes } = source;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    let unpacked: Uint8Array;
    try {
      unpacked = await promisify(gunzip)(bytes, { maxOutputLength: mostUnpacked });
    } catch {
      gather.error({ file: name }, "import.bad-gzip");
      return [];
    }
    return readGrids({ name: name.replace(/\.gz$/i, ""), bytes: unpacked }, gather);
  }
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isArchive || /\.xls[xmb]?$/i.test(name)) return await gridsOfWorkbook(source, gather);
  const grid = gridOfText(source, gather);
  return grid === undefined ? [] : [grid];
}

async function gridsOfWorkbook(
  { name, bytes }: Source,
  gather: Gathering,
): Promise<readonly Grid[]> {
  const grids: Grid[] = [];
  try {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Damage("read.not-a-workbook");
    const archive = openArchive(bytes);
    const parts = await readParts(archive);
    for (const sheet of parts.sheets) {
      const rows: (readonly RawCell[])[] = [];
      await walkSheet(archive.pieces(sheet.part), sheet.part, parts, (cells, row) => {
        while (rows.length < row - 1) rows.push([]);
        rows.push([...cells]);
        return true;
      });
      grids.push({
        file: sheetName(name, shown(sheet.name)),
        sheet: sheet.name,
        rows,
        // A workbook has numbers; where one stands as text it must be certain by itself.
        sign: "unknown",
      });
    }
    return grids;
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    gather.error({ file: name }, error.key, error.values);
    return [];
  }
}

function gridOfText({ name, bytes }: Source, gather: Gathering): Grid | undefined {
  const where = { file: name };
  const text = decodeText(bytes, where, gather);
  if (text === undefined) return undefined;
  if (text.trim() === "") {
    gather.error(where, "import.empty");
    return undefined;
  }
  const delimiter = delimiterOf(text);
  const rows: (readonly string[])[] = [];
  const seen: NumbersSeen = {};
  const state = { broken: false };
  walkDelimited(text, delimiter, {
    row: (cells, row) => {
      while (rows.length < row - 1) rows.push([]);
      rows.push(cells);
      for (const cell of cells) {
        const trimmed = cell.trim();
        const kind = numberKind(trimmed);
        if (kind !== "none") seen[kind] ??= { cell: trimmed, row };
      }
    },
    unclosed: (row) => {
      state.broken = true;
      gather.error({ ...where, row }, "read.unclosed-quote");
    },
    stray: (row) => {
      state.broken = true;
      gather.error({ ...where, row }, "read.stray-quote");
    },
  });
  if (state.broken) return undefined;
  const sign = settleSign(seen, delimiter);
  if (sign === "mixed") {
    gather.error(
      { ...where, row: Math.max(seen.point!.row, seen.comma!.row) },
      "read.mixed-decimals",
      {
        point: seen.point!.cell,
        pointRow: seen.point!.row,
        comma: seen.comma!.cell,
        commaRow: seen.comma!.row,
      },
    );
    return undefined;
  }
  return { file: name, sheet: "", rows, sign };
}

/** The sign that stands most often in the first line that holds any, outside quotes. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const line = (end === -1 ? text : text.slice(0, end)).replace(/"[^"]*"/g, "");
  let best = ",";
  let most = 0;
  for (const delimiter of [",", ";", "\t", "|"]) {
    const count = line.split(delimiter).length - 1;
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}

/** The text of a cell, without spaces around it; empty where there is none. */
export function textAt(grid: Grid, row: number, column: number): string {
  const cell = grid.rows[row]?.[column];
  if (cell === undefined) return "";
  return asText(typeof cell === "object" ? cell.text : String(cell));
}

/**
 * The number in a cell; undefined where the cell is empty. What is no number, or could be two, is gathered as an
 * error that names row and column, and undefined too.
 */
export function numberAt(
  grid: Grid,
  row: number,
  column: number,
  gather: Gathering,
): number | undefined {
  const cell = grid.rows[row]?.[column];
  if (cell === undefined || cell === "") return undefined;
  if (typeof cell === "number" && Number.isFinite(cell)) return cell;
  const text = textAt(grid, row, column);
  if (text === "") return undefined;
  const where = { file: grid.file, row: row + 1, column: columnLetters(column) };
  const kind = numberKind(text);
  const unsure = (kind === "maybe-point" || kind === "maybe-comma") && grid.sign === "unknown";
  if (typeof cell !== "string" || kind === "none") {
    gather.error(where, "import.not-a-number", { found: shown(text), column: where.column });
    return undefined;
  }
  if (unsure) {
    gather.error(where, "import.unsure-number", { found: shown(text), column: where.column });
    return undefined;
  }
  const own = kind === "comma" || kind === "maybe-comma" ? "comma" : "point";
  return numberOf(text, grid.sign === "unknown" ? own : grid.sign);
}
