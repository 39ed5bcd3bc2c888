import type { Gathering } from "../gather.ts";
import type { ProblemPlace } from "../problem.ts";
import type { AnyTable } from "../types.ts";
import type { Reading } from "./cells.ts";
import { decodeText } from "./decode.ts";
import { walkDelimited } from "./delimited.ts";
import { headingOf } from "./header.ts";
import { numberKind, settleSign, type DecimalSign, type NumbersSeen } from "./numbers.ts";
import { rowReader, type RowReader, type Source } from "./rows.ts";
import { shown } from "./texts.ts";

/** What a file's descriptor states about how it is written; what it doesn't, the file shows. */
export interface Dialect {
  readonly delimiter?: string;
  readonly decimal?: DecimalSign;
}

/** What several files of one folder share while they are read. */
export interface ReadingContext {
  readonly gather: Gathering;
  /** Each name once, however many cells hold it. */
  readonly names: Map<string, string>;
  /** Told which table lacks rows that couldn't be read; without a table: all may. */
  readonly incomplete: (table?: string) => void;
}

const delimiters = [",", ";", "\t", "|"];

/**
 * Reads a table from the bytes of a delimited text: any of the usual delimiters, with decimal points or
 * commas. Problems are gathered; rows that aren't sound are left out.
 */
export function readCsv(
  bytes: Uint8Array,
  source: Source,
  dialect: Dialect,
  context: ReadingContext,
): AnyTable {
  const where: ProblemPlace = { file: source.file, table: source.table };
  const none: AnyTable = { file: source.file, rows: [], lines: [] };
  const decoded = decodeText(bytes, where, context.gather);
  if (decoded === undefined) {
    context.incomplete(source.table);
    return none;
  }
  const { text, delimiter } = layoutOf(decoded, source, dialect);
  if (text.trim() === "") {
    context.gather.error(where, "read.empty-file", {
      expected: source.columns.map((column) => column.name).join(","),
    });
    context.incomplete(source.table);
    return none;
  }
  const sign = dialect.decimal ?? signOf(text, delimiter, source, context.gather);
  const reading: Reading = { sign, seen: {}, workbook: false, names: context.names };
  const reader = rowReader(source, reading, context.gather, context.incomplete);
  walk(text, delimiter, reader, where, context);
  return reader.table();
}

/** The rows of a file as text, and the sign between its cells. */
export function layoutOf(
  decoded: string,
  source: Source,
  dialect: Dialect,
): { readonly text: string; readonly delimiter: string } {
  const { text, delimiter: declared } = withoutDeclaration(decoded);
  return { text, delimiter: dialect.delimiter ?? declared ?? guessDelimiter(text, source) };
}

/** Some spreadsheets begin a file with `sep=;` and don't count that line. */
function withoutDeclaration(text: string): { text: string; delimiter?: string } {
  const declaration = /^sep=([^\r\n])(?:\r\n|\n|\r)/i.exec(text);
  if (declaration === null) return { text };
  return { text: text.slice(declaration[0].length), delimiter: declaration[1]! };
}

/** The delimiter that finds most column names in the first row. */
function guessDelimiter(text: string, source: Source): string {
  const names = new Set(source.columns.map((column) => column.name));
  const end = text.search(/[\r\n]/);
  const line = end === -1 ? text : text.slice(0, end);
  let best = ",";
  let most = 0;
  for (const delimiter of delimiters) {
    walkDelimited(line, delimiter, {
      row: (cells) => {
        const found = cells.filter((cell) => names.has(headingOf(cell))).length;
        // A header that finds one name either way is cut by the delimiter that it holds.
        const score = found + (line.includes(delimiter) ? 0.5 : 0);
        if (score > most) [best, most] = [delimiter, score];
      },
      unclosed: () => undefined,
      stray: () => undefined,
    });
  }
  return best;
}

/** Settles what separates decimals in this file, and says so when it can't be settled. */
function signOf(
  text: string,
  delimiter: string,
  source: Source,
  gather: Gathering,
): Reading["sign"] {
  // Between commas, a decimal comma needs quotes.
  if (delimiter === "," && !text.includes('"')) return "point";
  const seen = numbersIn(text, delimiter, source);
  const sign = settleSign(seen, delimiter);
  if (sign === "mixed") reportMixed(seen, { file: source.file, table: source.table }, gather);
  return sign;
}

export function reportMixed(seen: NumbersSeen, where: ProblemPlace, gather: Gathering): void {
  if (seen.point === undefined || seen.comma === undefined) return;
  gather.error({ ...where, row: Math.max(seen.point.row, seen.comma.row) }, "read.mixed-decimals", {
    point: seen.point.cell,
    pointRow: seen.point.row,
    comma: seen.comma.cell,
    commaRow: seen.comma.row,
  });
}

/** The kinds of numbers in the number columns, with an example of each. */
function numbersIn(text: string, delimiter: string, source: Source): NumbersSeen {
  const seen: NumbersSeen = {};
  const numeric = new Map(source.columns.map(({ name, type }) => [name, type]));
  let positions: readonly { position: number; list: boolean }[] | undefined;
  walkDelimited(text, delimiter, {
    row: (cells, row) => {
      positions ??= cells.flatMap((cell, position) => {
        const type = numeric.get(headingOf(cell));
        const isNumeric = type === "number" || type === "integer" || type === "numbers";
        return isNumeric ? [{ position, list: type === "numbers" }] : [];
      });
      if (row === 1) return;
      for (const { position, list } of positions) {
        const cell = cells[position]?.trim() ?? "";
        const hasComma = cell.includes(",");
        if (!hasComma && !cell.includes(".")) continue;
        // Of commas nothing more is to be learnt once a decimal comma is certain, unless points are mixed in.
        if (seen.comma !== undefined && hasComma && !cell.includes(".")) continue;
        for (const part of list ? cell.split(";") : [cell]) {
          const kind = numberKind(part.trim());
          seen[kind] ??= { cell: shown(part.trim()), row };
        }
      }
    },
    unclosed: () => undefined,
    stray: () => undefined,
  });
  return seen;
}

function walk(
  text: string,
  delimiter: string,
  reader: RowReader,
  where: ProblemPlace,
  { gather, incomplete }: ReadingContext,
): void {
  let readable = true;
  walkDelimited(text, delimiter, {
    row: (cells, row) => {
      if (!readable) return;
      const width = reader.header()?.width ?? 0;
      const isBlankLine = cells.length === 1 && cells[0]!.trim() === "";
      if (cells.length < width && !isBlankLine) {
        gather.error({ ...where, row }, "read.few-cells", {
          found: cells.length,
          expected: width,
        });
        incomplete(where.table);
        return;
      }
      readable = reader.take(cells, row);
    },
    unclosed: (row) => {
      gather.error({ ...where, row }, "read.unclosed-quote");
      incomplete(where.table);
    },
    stray: (row) => {
      gather.error({ ...where, row }, "read.stray-quote");
    },
  });
}
