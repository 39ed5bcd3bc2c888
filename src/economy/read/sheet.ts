import type { RawCell } from "./cells.ts";
import { Damage } from "./damage.ts";
import { unescaped, type WorkbookParts } from "./workbook-parts.ts";
import { walkXml } from "./xml.ts";

/** What a sheet of the format may have: 1,048,576 rows of 16,384 cells. */
const mostRows = 1_048_576;
const mostColumns = 16_384;

/** Cells that are shown as one. Rows and columns count from 0, both ends included. */
export interface Merged {
  /** As the spreadsheet writes it: `A2:A5`. */
  readonly range: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Walks through the rows of a sheet. `take` gets the cells of a row (empty ones as `""`) and its number as a
 * spreadsheet counts, and returns false when it wants no more. Returns the merged cells.
 * Throws `Damage` where the sheet is broken.
 */
export async function walkSheet(
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  parts: WorkbookParts,
  take: (cells: readonly RawCell[], row: number) => boolean,
): Promise<readonly Merged[]> {
  const broken = new Damage("read.workbook-damaged", { part });
  const merged: Merged[] = [];
  let wanted = true;
  let row = 0;
  let cells: RawCell[] = [];
  let position = -1;
  let cell: OpenCell | undefined;
  /** The element whose text is wanted. */
  let target: "value" | "formula" | "inline" | undefined;
  let hints = 0;

  const openRow = (stated: string | undefined): void => {
    const number = stated === undefined ? row + 1 : Number(stated);
    if (!Number.isInteger(number) || number <= row || number > mostRows) throw broken;
    row = number;
    cells = [];
    position = -1;
  };
  const openCell = (attribute: (name: string) => string | undefined): void => {
    const reference = attribute("r");
    const at = reference === undefined ? position + 1 : columnOf(reference);
    if (at <= position || at >= mostColumns || Number.isNaN(at)) throw broken;
    position = at;
    cell = { type: attribute("t") ?? "n", style: Number(attribute("s") ?? 0) };
  };

  await walkXml(pieces, part, {
    open: (name, attribute) => {
      if (name === "row") openRow(attribute("r"));
      else if (name === "c") openCell(attribute);
      else if (name === "mergeCell") merged.push(mergedOf(attribute("ref") ?? "", broken));
      else if (cell === undefined) return;
      else if (name === "v") [target, cell.value] = ["value", ""];
      else if (name === "f") [target, cell.formula] = ["formula", ""];
      else if (name === "rPh") hints++;
      else if (name === "t" && hints === 0) [target, cell.inline] = ["inline", cell.inline ?? ""];
    },
    text: (text) => {
      if (cell !== undefined && target !== undefined) cell[target] += text;
    },
    close: (name) => {
      if (name === "v" || name === "f" || name === "t") target = undefined;
      else if (name === "rPh") hints--;
      else if (name === "row" && wanted) wanted = take(cells, row);
      else if (name === "c" && cell !== undefined) {
        const value = valueOf(cell, parts);
        cell = undefined;
        if (value === "" || !wanted) return;
        while (cells.length < position) cells.push("");
        cells.push(value);
      }
    },
  });
  return merged;
}

interface OpenCell {
  readonly type: string;
  readonly style: number;
  value?: string;
  formula?: string;
  inline?: string;
}

/** What a cell holds; of a formula the value that the spreadsheet computed last. */
function valueOf(cell: OpenCell, parts: WorkbookParts): RawCell {
  const { type, value, formula } = cell;
  if (type === "inlineStr") return unescaped(cell.inline ?? "");
  if (type === "e") return { kind: "error", text: value ?? "" };
  if (value === undefined || (value === "" && type !== "str")) {
    return formula === undefined ? "" : { kind: "no-value", text: `=${formula}` };
  }
  switch (type) {
    case "s":
      return parts.strings[Number(value)] ?? { kind: "damaged", text: value };
    case "str":
      return unescaped(value);
    case "b":
      return value === "1" || value === "true";
    case "d":
      return { kind: "date", text: value };
    case "n":
      return numberOf(value, cell.style, parts);
    default:
      return { kind: "damaged", text: value };
  }
}

function numberOf(value: string, style: number, parts: WorkbookParts): RawCell {
  const number = value.trim() === "" ? NaN : Number(value);
  if (!Number.isFinite(number)) return { kind: "damaged", text: value };
  if (parts.isDate[style] !== true) return number;
  return { kind: "date", text: dateText(number, parts.from1904) };
}

const millisecondsPerDay = 86_400_000;

/** A spreadsheet's day number as a date (and time, if any) in ISO 8601. */
function dateText(days: number, from1904: boolean): string {
  // The count from 1900 takes that year for a leap year, so it is off by one before its March.
  const shift = from1904 ? 24_107 : days < 60 ? 25_568 : 25_569;
  const date = new Date(Math.round((days - shift) * millisecondsPerDay));
  if (Number.isNaN(date.getTime())) return String(days);
  const text = date.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
}

/** The position of the column in `B12`; NaN where it isn't one. */
function columnOf(reference: string): number {
  let position = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    position = position * 26 + letter;
  }
  return at === 0 ? NaN : position - 1;
}

function mergedOf(range: string, broken: Damage): Merged {
  const match = /^([A-Z]{1,4})(\d{1,7})(?::([A-Z]{1,4})(\d{1,7}))?$/.exec(range);
  if (match === null) throw broken;
  const [, left = "", top = "", right = left, bottom = top] = match;
  return {
    range,
    top: Number(top) - 1,
    bottom: Number(bottom) - 1,
    left: columnOf(left),
    right: columnOf(right),
  };
}
