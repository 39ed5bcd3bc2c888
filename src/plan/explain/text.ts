import { message, render, type Locale, type Message } from "../../messages/index.ts";
import type { Column, Explanation, ExplanationTable, NumberFormat, TableCell } from "./shape.ts";
import { padded, widthOf, wrapped } from "./width.ts";

export interface TextOptions {
  readonly locale?: Locale;
  /** Columns of the terminal; default 100. */
  readonly width?: number;
  /** Rows of a table after which the rest is only counted; default 40. */
  readonly rows?: number;
}

/** An explanation as plain text: sentences wrapped, tables aligned. Ends with a newline. */
export function explanationText(explanation: Explanation, options: TextOptions = {}): string {
  const { locale = "en", width = 100, rows = 40 } = options;
  const title = render(explanation.title, locale);
  const lines = [title, "=".repeat(Math.min(width, widthOf(title)))];
  for (const { heading, lines: sentences, tables } of explanation.sections) {
    lines.push("", render(heading, locale), "");
    for (const sentence of sentences) {
      wrapped(render(sentence, locale), width - 2).forEach((line, i) => {
        lines.push(`${i === 0 ? "" : "  "}${line}`);
      });
    }
    tables.forEach((table, i) => {
      if (sentences.length > 0 || i > 0) lines.push("");
      lines.push(...tableText(table, { locale, width, rows }));
    });
  }
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** What a cell says in a language; empty where there is nothing to say. */
export function cellText(cell: TableCell, column: Column, locale: Locale): string {
  if (cell === null) return "";
  if (typeof cell === "object") return render(cell, locale);
  if (typeof cell === "string") return cell;
  return numberText(cell, column.format ?? "amount", locale);
}

/** Below this share of the largest number in its column, a number is rounding. */
const rounding = 1e-9;

/** The numbers of each column without what is only rounding. */
export function withoutRounding(
  rows: ExplanationTable["rows"],
  columns: number,
): ExplanationTable["rows"] {
  const largest = Array.from({ length: columns }, (_, c) =>
    rows.reduce((most, row) => {
      const cell = row[c];
      return typeof cell === "number" ? Math.max(most, Math.abs(cell)) : most;
    }, 0),
  );
  return rows.map((row) =>
    row.map((cell, c) =>
      typeof cell === "number" && Math.abs(cell) <= rounding * largest[c]! ? 0 : cell,
    ),
  );
}

const formats: Readonly<Record<NumberFormat, Intl.NumberFormatOptions>> = {
  amount: { maximumSignificantDigits: 6 },
  share: { style: "percent", maximumFractionDigits: 1 },
  difference: { maximumSignificantDigits: 6, signDisplay: "exceptZero" },
  "share-difference": { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" },
};

/** Smaller amounts than this are written as powers of ten. */
const smallest = 1e-6;

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.NumberFormat>();

/** A number as explanations write it. */
export function numberText(value: number, format: NumberFormat, locale: Locale): string {
  const tiny = format === "amount" && value !== 0 && Math.abs(value) < smallest;
  const id = `${locale} ${tiny ? "tiny" : format}`;
  let formatter = formatters.get(id);
  if (formatter === undefined) {
    const options: Intl.NumberFormatOptions = tiny
      ? { notation: "scientific", maximumSignificantDigits: 3 }
      : formats[format];
    formatter = new Intl.NumberFormat(locale, options);
    formatters.set(id, formatter);
  }
  return formatter.format(value);
}

function tableText(
  { columns, rows }: ExplanationTable,
  { locale, width, rows: most }: Required<TextOptions>,
): readonly string[] {
  const shown = withoutRounding(rows, columns.length).slice(0, most);
  const headings = columns.map(({ heading }) => render(heading, locale));
  const cells = shown.map((row) => row.map((cell, c) => cellText(cell, columns[c]!, locale)));
  const widths = fitted(
    headings.map((heading, c) => ({
      natural: widest([heading, ...cells.map((row) => row[c]!)]),
      // Numbers are never broken, headings between words, text where it must be.
      least:
        columns[c]!.format === undefined
          ? narrowest
          : widest([...heading.split(" "), ...cells.map((row) => row[c]!)]),
    })),
    width,
  );
  const rest: Message[] =
    rows.length > most ? [message("explain.more-rows", { count: rows.length - most })] : [];
  const lines =
    widths === undefined
      ? cells.flatMap((row) => stacked(headings, row, width))
      : [
          ...aligned(headings, columns, widths),
          widths.map((each) => "-".repeat(each)).join(gap),
          ...cells.flatMap((row) => aligned(row, columns, widths)),
        ];
  return [...lines, ...rest.map((each) => render(each, locale))];
}

const gap = "  ";
/** Text is not squeezed into less than this; then a row is written below itself instead. */
const narrowest = 10;

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
}

/** Widths that fit: the widest columns give way; undefined where they can't enough. */
function fitted(
  columns: readonly { readonly natural: number; readonly least: number }[],
  width: number,
): readonly number[] | undefined {
  const widths = columns.map(({ natural }) => natural);
  let over = widths.reduce((sum, each) => sum + each, 0) + gap.length * (widths.length - 1) - width;
  for (; over > 0; over--) {
    let giving = -1;
    widths.forEach((each, c) => {
      if (each > columns[c]!.least && each > (widths[giving] ?? 0)) giving = c;
    });
    if (giving < 0) return undefined;
    widths[giving]!--;
  }
  return widths;
}

function aligned(
  texts: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
): readonly string[] {
  const cells = texts.map((text, c) => wrapped(text, widths[c]!));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, c) =>
        padded(lines[line] ?? "", widths[c]!, columns[c]!.format === undefined ? "left" : "right"),
      )
      .join(gap),
  );
}

function stacked(
  headings: readonly string[],
  row: readonly string[],
  width: number,
): readonly string[] {
  const lines = row.flatMap((text, c) =>
    text === "" ? [] : wrapped(`${headings[c]!}: ${text}`, width),
  );
  return [...lines, ""];
}
