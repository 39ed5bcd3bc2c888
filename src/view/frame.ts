/// <reference lib="dom" />
import { message, type Message } from "../messages/index.ts";
import type { ExplanationTable } from "../plan/explain/index.ts";
import { html, type Paper } from "./paper.ts";
import { tableElement } from "./table.ts";

/** A chart with its caption in words, and its figures as tables for whoever can't see it or wants them exactly. */
export function framed(
  paper: Paper,
  chart: Element | undefined,
  caption: Message,
  tables: readonly ExplanationTable[],
): HTMLElement {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  return html(
    paper,
    "figure",
    {},
    chart,
    html(paper, "figcaption", {}, caption),
    filled.length === 0 ? undefined : figuresOf(paper, filled),
  );
}

/** Rows of a table behind a chart; the tables of the plan have all of them. */
const most = 400;

function figuresOf(paper: Paper, tables: readonly ExplanationTable[]): HTMLElement {
  return html(
    paper,
    "details",
    { class: "figures" },
    html(paper, "summary", {}, message("view.figures")),
    ...tables.map((table) => tableElement(paper, table, { rows: most })),
  );
}
