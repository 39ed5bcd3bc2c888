/// <reference lib="dom" />
import type { Message } from "../messages/index.ts";
import type { Column, ExplanationTable, TableCell } from "../plan/explain/index.ts";
import { withoutRounding } from "../plan/explain/text.ts";
import { message } from "../messages/index.ts";
import { figure } from "./numbers.ts";
import { html, textOf, type Paper } from "./paper.ts";

export interface TableOptions {
  /** What the table shows: its caption. */
  readonly caption?: Message;
  /** Rows after which the rest is only counted; default: all are shown. */
  readonly rows?: number;
}

/** A table, in a frame that scrolls where the page is too narrow for it. */
export function tableElement(
  paper: Paper,
  table: ExplanationTable,
  { caption, rows: most = Infinity }: TableOptions = {},
): HTMLElement {
  const { columns } = table;
  const rows = withoutRounding(table.rows, columns.length);
  const shown = rows.slice(0, most);
  // A row is named by its first text; numbers before it (a rank, a tier) are cells like others.
  const head = columns.findIndex(({ format }) => format === undefined);
  const element = html(
    paper,
    "table",
    {},
    caption === undefined ? undefined : html(paper, "caption", {}, caption),
    html(
      paper,
      "thead",
      {},
      html(paper, "tr", {}, ...columns.map((column) => heading(paper, column))),
    ),
    html(
      paper,
      "tbody",
      {},
      ...shown.map((row) =>
        html(
          paper,
          "tr",
          {},
          ...row.map((cell, c) => cellOf(paper, cell, columns[c]!, c === head)),
        ),
      ),
    ),
  );
  const count = rows.length - shown.length;
  return html(
    paper,
    "div",
    { class: "table" },
    scrolling(paper, element, caption),
    count > 0 ? html(paper, "p", {}, message("explain.more-rows", { count })) : undefined,
  );
}

/** A frame that scrolls sideways, by keyboard too. */
export function scrolling(paper: Paper, content: Element, label: Message | undefined): HTMLElement {
  const name = textOf(paper, label ?? message("view.scroll"));
  return html(
    paper,
    "div",
    { class: "scroll", tabindex: 0, role: "group", "aria-label": name },
    content,
  );
}

function heading(paper: Paper, { heading: name, format }: Column): HTMLElement {
  return html(paper, "th", { scope: "col", class: format === undefined ? undefined : "n" }, name);
}

function cellOf(paper: Paper, cell: TableCell, { format }: Column, isHead: boolean): HTMLElement {
  const text = typeof cell === "number" ? figure(paper, cell, format ?? "amount") : (cell ?? "");
  if (isHead) return html(paper, "th", { scope: "row" }, text);
  // Most cells are numbers: it is the texts that are marked.
  return html(paper, "td", { class: format === undefined ? "t" : undefined }, text);
}
