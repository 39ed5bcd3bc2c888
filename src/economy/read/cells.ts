import type { MessageKey, MessageValues } from "../../messages/index.ts";
import { problemsOfCell } from "../cells.ts";
import { splitOutsideQuotes, unquoted } from "../keys.ts";
import type { CellType, ColumnSpec } from "../tables.ts";
import type { Cell } from "../types.ts";
import { asName, asText, hasControls, shown, withoutGuard } from "./texts.ts";
import { numberKind, numberOf, type DecimalSign, type NumbersSeen } from "./numbers.ts";

/** A cell as the file has it; empty cells are `""`. Only workbooks have other than strings. */
export type RawCell = string | number | boolean | OddCell;

/** A cell of a workbook that holds no plain value. */
export interface OddCell {
  readonly kind: "date" | "error" | "no-value" | "damaged";
  /** What a person sees there: the date, the error, the formula. */
  readonly text: string;
}

/** How the cells of one file or sheet are to be understood. */
export interface Reading {
  /** `each`: texts in a workbook, where every cell must be certain by itself. */
  readonly sign: DecimalSign | "unknown" | "mixed" | "each";
  /** Kinds of numbers met among texts; filled while reading. */
  readonly seen: NumbersSeen;
  readonly workbook: boolean;
  /** Each name once, however many cells hold it. */
  readonly names: Map<string, string>;
}

/** Says what is wrong with the cell at hand. */
export interface Report {
  error(key: MessageKey, values?: MessageValues): void;
  warning(key: MessageKey, values?: MessageValues): void;
  /** The row of the cell, as a spreadsheet counts. */
  readonly row: number;
}

/** A cell's value; undefined when it is empty or can't be read (then reported). */
export type Convert = (cell: RawCell, report: Report) => Cell | undefined;

/** What a spreadsheet leaves where a formula failed, in any language. */
const spreadsheetError = /^#(?:\p{Lu}[\p{Lu}/0]*[!?]|N\/A|NV)$/u;

const yes = new Set(["yes", "true", "1", "x"]);
const no = new Set(["no", "false", "0"]);

/**
 * The reader of a column's cells. A value of the right type that is out of range, or none of the
 * choices, is reported and kept, so that what is checked later sees what its author wrote.
 */
export function converterOf(column: ColumnSpec, reading: Reading): Convert {
  const convert = converters[column.type](column, reading);
  const isChecked = column.type !== "name" && column.type !== "text";
  return (cell, report) => {
    if (typeof cell === "string") {
      if (cell === "") return undefined;
      if (cell.charCodeAt(0) === 0x23 && spreadsheetError.test(cell.trim())) {
        report.error("read.error-value", { found: cell.trim() });
        return undefined;
      }
    } else if (typeof cell === "object" && !(cell.kind === "date" && column.type === "text")) {
      report.error(oddities[cell.kind], { found: shown(cell.text) });
      return undefined;
    }
    const value = convert(cell, report);
    if (value === undefined || !isChecked) return value;
    for (const { key, values } of problemsOfCell(column, value)) report.error(key, values);
    return value;
  };
}

const oddities = {
  date: "read.date",
  error: "read.error-value",
  "no-value": "read.formula-without-value",
  damaged: "read.damaged-cell",
} as const satisfies Record<OddCell["kind"], MessageKey>;

const converters: Record<CellType, (column: ColumnSpec, reading: Reading) => Convert> = {
  name: (_, reading) => {
    // Tables are mostly sorted by a name, which then stands in many rows after each other.
    let lastCell: RawCell | undefined;
    let lastName: string | undefined;
    return (cell, report) => {
      if (cell !== lastCell) [lastCell, lastName] = [cell, undefined];
      lastName ??= nameOf(cell, reading, report);
      return lastName;
    };
  },
  text: (_, reading) => (cell) => {
    const text = asText(plainText(cell));
    return text === "" ? undefined : reading.workbook ? text : withoutGuard(text);
  },
  number: (_, reading) => (cell, report) => numberIn(cell, reading, report),
  integer: (_, reading) => (cell, report) => {
    const value = numberIn(cell, reading, report);
    if (value === undefined || Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
    report.error("read.number-out-of-reach", { found: shown(plainText(cell)) });
    return undefined;
  },
  yes: () => (cell, report) => {
    if (typeof cell === "boolean") return cell;
    const text = plainText(cell).trim().toLowerCase();
    if (text === "") return undefined;
    if (yes.has(text)) return true;
    if (no.has(text)) return false;
    report.error("read.not-yes", { found: shown(plainText(cell)) });
    return undefined;
  },
  choice: (column) => {
    const known = new Map(column.choices?.map((choice) => [choice.toLowerCase(), choice]));
    return (cell) => {
      const text = plainText(cell).trim();
      return text === "" ? undefined : (known.get(text.toLowerCase()) ?? shown(text));
    };
  },
  names: (_, reading) => (cell, report) =>
    listIn(cell, reading, report, (item) => nameOf(item, { ...reading, workbook: true }, report)),
  numbers: (_, reading) => (cell, report) =>
    typeof cell === "number"
      ? [cell]
      : listIn(cell, reading, report, (item) => numberInText(item, reading, report)),
};

function plainText(cell: RawCell): string {
  return typeof cell === "object" ? cell.text : String(cell);
}

/**
 * The items of a list: separated by semicolons, in quotes where an item holds one. Nothing between two
 * semicolons counts as nothing; undefined when an item can't be read.
 */
function listIn<T>(
  cell: RawCell,
  reading: Reading,
  report: Report,
  itemOf: (item: string) => T | undefined,
): T[] | undefined {
  const text = reading.workbook ? plainText(cell) : withoutGuard(plainText(cell).trim());
  const pieces = splitOutsideQuotes(text, ";")?.filter((piece) => piece.trim() !== "");
  const items: T[] = [];
  for (const piece of pieces ?? ['"']) {
    const bare = unquoted(piece.trim());
    if (bare === undefined) report.error("read.list-quotes", { found: shown(text) });
    const item = bare === undefined ? undefined : itemOf(bare.value);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items.length === 0 ? undefined : items;
}

function nameOf(cell: RawCell, reading: Reading, report: Report): string | undefined {
  if (typeof cell === "boolean" || (typeof cell === "number" && !Number.isSafeInteger(cell))) {
    report.error("read.name-not-text", { found: String(cell) });
    return undefined;
  }
  const raw = plainText(cell);
  const known = reading.names.get(raw);
  if (known !== undefined) return known;
  const name = asName(reading.workbook ? raw : withoutGuard(raw.trim()));
  if (name === "") return undefined;
  if (hasControls(name)) {
    report.error("read.control-character", { found: shown(raw) });
    return undefined;
  }
  reading.names.set(raw, name);
  return name;
}

/** What nearly every number looks like, so that only the others take the long way. */
const common = { point: /^-?\d+(?:\.\d+)?$/, comma: /^-?\d+(?:,\d+)?$/ };

function numberIn(cell: RawCell, reading: Reading, report: Report): number | undefined {
  if (typeof cell === "number") return cell;
  if (typeof cell === "string") {
    if (reading.sign === "point" && common.point.test(cell)) {
      return sound(Number(cell), cell, report);
    }
    if (reading.sign === "comma" && common.comma.test(cell)) {
      return sound(Number(cell.replace(",", ".")), cell, report);
    }
  }
  const text = plainText(cell).trim();
  const value = numberInText(text, reading, report);
  if (value !== undefined && reading.workbook) {
    report.warning("read.number-as-text", { found: shown(text), value: String(value) });
  }
  return value;
}

function numberInText(text: string, reading: Reading, report: Report): number | undefined {
  if (text === "") return undefined;
  const kind = numberKind(text);
  const value = numberAs(kind, text, reading.sign);
  if (typeof value === "string") {
    report.error(value, { found: shown(text) });
    return undefined;
  }
  reading.seen[kind] ??= { cell: shown(text), row: report.row };
  return sound(value, text, report);
}

/** The number, or the reason why there is none. */
function numberAs(
  kind: ReturnType<typeof numberKind>,
  text: string,
  sign: Reading["sign"],
): number | MessageKey {
  switch (kind) {
    case "none":
      return "read.not-number";
    case "plain":
      return numberOf(text, "point");
    case "point":
    case "comma":
      return numberOf(text, kind);
    case "maybe-point":
      return sign === "point" ? numberOf(text, sign) : "read.ambiguous-number";
    case "maybe-comma":
      return sign === "comma" ? numberOf(text, sign) : "read.ambiguous-number";
  }
}

/** Numbers that a computer can't hold are not quietly made infinite or zero. */
function sound(value: number, text: string, report: Report): number | undefined {
  if (!Number.isFinite(value) || (value === 0 && /[1-9]/.test(text.split(/e/i)[0]!))) {
    report.error("read.number-out-of-reach", { found: shown(text) });
    return undefined;
  }
  return value === 0 ? 0 : value;
}
