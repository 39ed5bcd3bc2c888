/**
 * Delimited text (CSV after RFC 4180), cell by cell. Made here rather than taken from a library,
 * because what is wrong with a file must be said with its row, a broken file must not be mended by
 * guessing, and a million rows must not be held twice.
 */

export interface DelimitedVisitor {
  /** A row; `row` counts as a spreadsheet does. The array belongs to the visitor. */
  row(cells: string[], row: number): void;
  /** The quote that opens in `row` is never closed; what follows it is not read. */
  unclosed(row: number): void;
  /** Text stands after a closing quote. */
  stray(row: number): void;
}

const quote = 0x22;

/** Walks through the rows of `text`. Lines end with LF, CR LF or, where no LF is, CR. */
export function walkDelimited(text: string, delimiter: string, visitor: DelimitedVisitor): void {
  const newline = text.includes("\n") ? "\n" : "\r";
  let at = 0;
  let nextQuote = text.indexOf('"');
  for (let row = 1; at < text.length; row++) {
    let end = text.indexOf(newline, at);
    if (end === -1) end = text.length;
    if (nextQuote !== -1 && nextQuote < at) nextQuote = text.indexOf('"', at);
    if (nextQuote === -1 || nextQuote > end) {
      visitor.row(text.slice(at, withoutReturn(text, at, end)).split(delimiter), row);
      at = end + 1;
      continue;
    }
    const quoted = quotedRow(text, at, delimiter, newline);
    if (quoted.stray) visitor.stray(row);
    if (quoted.unclosed) {
      visitor.unclosed(row);
      return;
    }
    visitor.row(quoted.cells, row);
    at = quoted.next;
  }
}

/** The end of a line without the carriage return before its line feed. */
function withoutReturn(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
}

interface QuotedRow {
  readonly cells: string[];
  readonly next: number;
  readonly unclosed: boolean;
  readonly stray: boolean;
}

/**
 * A row some of whose cells are in quotes. Spaces may stand around the quotes; a quote inside a cell that
 * doesn't begin with one is text.
 */
function quotedRow(text: string, start: number, delimiter: string, newline: string): QuotedRow {
  const cells: string[] = [];
  let stray = false;
  let at = start;
  for (;;) {
    const opening = afterSpaces(text, at);
    const isQuoted = text.charCodeAt(opening) === quote;
    let cell = "";
    if (isQuoted) {
      const closing = closingQuote(text, opening + 1);
      if (closing === -1) return { cells, next: text.length, unclosed: true, stray };
      cell = text.slice(opening + 1, closing).replaceAll('""', '"');
      at = closing + 1;
    }
    const end = endOfCell(text, at, delimiter, newline);
    const rest = text.slice(at, withoutReturn(text, at, end));
    stray ||= isQuoted && rest.trim() !== "";
    cells.push(isQuoted ? cell : rest);
    if (end === text.length || text[end] === newline) {
      return { cells, next: end + 1, unclosed: false, stray };
    }
    at = end + 1;
  }
}

function afterSpaces(text: string, at: number): number {
  while (text.charCodeAt(at) === 0x20) at++;
  return at;
}

/** The quote that closes a cell begun before `at`: the first that isn't doubled. */
function closingQuote(text: string, at: number): number {
  for (let next = text.indexOf('"', at); next !== -1; next = text.indexOf('"', next + 2)) {
    if (text.charCodeAt(next + 1) !== quote) return next;
  }
  return -1;
}

function endOfCell(text: string, at: number, delimiter: string, newline: string): number {
  for (let end = at; end < text.length; end++) {
    const sign = text[end];
    if (sign === delimiter || sign === newline) return end;
  }
  return text.length;
}
