/// <reference lib="dom" />
import { message } from "../messages/index.ts";
import type { Explanation } from "../plan/explain/index.ts";
import { cellText } from "../plan/explain/text.ts";
import { html, type Paper } from "./paper.ts";
import { pivoted } from "./pivot.ts";
import { tableElement } from "./table.ts";

/** A workplace's plan slip: closed on a screen, a page of its own on paper. */
export interface SlipData {
  readonly workplace: string;
  /** Null where the economy has only one place. */
  readonly place: string | null;
  readonly explanation: Explanation;
  /** Names of the plan's periods, in order. */
  readonly periods: readonly string[];
}

/** Rows of a table of a slip; `commonweal explain` shows all. */
const most = 120;

/** The slip of a workplace. */
export function slipElement(
  paper: Paper,
  { workplace, place, explanation, periods }: SlipData,
): HTMLElement {
  const text = (cell: Parameters<typeof cellText>[0]) => cellText(cell, sample, paper.locale);
  return html(
    paper,
    "details",
    { class: "slip" },
    html(
      paper,
      "summary",
      {},
      html(
        paper,
        "h3",
        {},
        place === null ? workplace : message("view.slip-at", { workplace, place }),
      ),
    ),
    ...explanation.sections.map(({ heading, lines, tables }) =>
      html(
        paper,
        "section",
        {},
        html(paper, "h4", {}, heading),
        ...lines.map((line) => html(paper, "p", {}, line)),
        ...tables
          .flatMap((table) => pivoted(table, text, periods))
          .map((table) => tableElement(paper, table, { rows: most })),
      ),
    ),
  );
}

const sample = { heading: message("explain.column.period") };
