/// <reference lib="dom" />
import * as Plot from "@observablehq/plot";
import { message, type Message } from "../messages/index.ts";
import { tableOf } from "../plan/explain/shape.ts";
import type { ExplanationTable } from "../plan/explain/index.ts";
import type { GapNeed, GapRow, GapsData } from "./gaps-data.ts";
import { html, textOf, type Paper } from "./paper.ts";
import { namesBelow, plotted, ticksFor } from "./plotted.ts";
import { shortened, shown } from "./shown.ts";

/** Needs that are drawn; the table has all. */
export const gapsDrawn = 12;

/** From the worst to the best served place: over time a panel per need, for one period a line per need. */
export function gapsChart(paper: Paper, data: GapsData): HTMLElement {
  const needs = data.needs.slice(0, gapsDrawn);
  return html(
    paper,
    "div",
    {},
    html(
      paper,
      "ul",
      { class: "legend" },
      html(
        paper,
        "li",
        {},
        html(paper, "span", { class: "key lowest" }),
        message("view.gap-lowest"),
      ),
      html(
        paper,
        "li",
        {},
        html(paper, "span", { class: "key highest" }),
        message("view.gap-highest"),
      ),
    ),
    data.periods.length === 1
      ? acrossNeeds(paper, needs)
      : html(
          paper,
          "div",
          { class: "panels small" },
          ...needs.map((need) =>
            html(
              paper,
              "div",
              { class: "panel" },
              html(paper, "h3", {}, titleOf(paper, need)),
              overTime(paper, need, data.periods),
            ),
          ),
        ),
  );
}

function titleOf(paper: Paper, { what }: GapNeed): string {
  return shortened(textOf(paper, what), 60);
}

const low = ({ lowest }: GapRow) => lowest.fulfilment;
const high = ({ highest }: GapRow) => highest.fulfilment;
const share = { domain: [0, 1], label: null, tickFormat: "%", ticks: [0, 0.5, 1], tickSize: 0 };

function overTime(
  paper: Paper,
  { what, rows }: GapNeed,
  periods: readonly string[],
): SVGSVGElement {
  const x = ({ period }: GapRow) => period;
  const names = periods.map(shown);
  return plotted(paper, gapOf(paper, what), {
    width: 250,
    height: 120,
    marginLeft: 40,
    marginRight: 14,
    marginTop: 8,
    marginBottom: 20,
    x: {
      domain: [-0.5, periods.length - 0.5],
      label: null,
      tickSize: 3,
      ticks: ticksFor(names),
      tickFormat: () => "",
    },
    y: share,
    marks: [
      Plot.ruleY([0], { className: "axis" }),
      ...namesBelow(names),
      Plot.ruleX(rows, { x, y1: low, y2: high, className: "span" }),
      Plot.dot(rows, { x, y: low, r: 3, className: "lowest" }),
      Plot.dot(rows, { x, y: high, r: 3, className: "highest" }),
    ],
  });
}

function gapOf(paper: Paper, what: Message | string): Message {
  return message("view.gap-of", { need: textOf(paper, what) });
}

function acrossNeeds(paper: Paper, needs: readonly GapNeed[]): SVGSVGElement {
  const rows = needs.flatMap(({ what, rows: [row] }, i) =>
    row === undefined ? [] : [{ ...row, at: i, name: textOf(paper, what) }],
  );
  const y = ({ at }: (typeof rows)[number]) => at;
  return plotted(paper, message("view.gaps"), {
    width: 520,
    height: rows.length * 22 + 26,
    marginLeft: 150,
    marginRight: 20,
    marginTop: 4,
    marginBottom: 22,
    x: share,
    y: {
      domain: rows.map(y),
      type: "band",
      label: null,
      tickSize: 0,
      tickFormat: (at: number) => shortened(rows.find((row) => row.at === at)?.name ?? "", 22),
    },
    marks: [
      Plot.ruleY(rows, { y, x1: low, x2: high, className: "span" }),
      Plot.dot(rows, { y, x: low, r: 3.5, className: "lowest" }),
      Plot.dot(rows, { y, x: high, r: 3.5, className: "highest" }),
    ],
  });
}

/** The figures behind the chart. */
export function gapsTable({ needs, periods }: GapsData): ExplanationTable {
  const rows = needs.flatMap(({ what, tier, rows: of }) =>
    of.map((row) => ({ what, tier, ...row })),
  );
  return tableOf(rows, [
    { heading: "explain.column.need", cell: ({ what }) => what },
    { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
    {
      heading: "explain.column.period",
      cell: ({ period }) => periods[period]!,
      hidden: periods.length === 1,
    },
    { heading: "view.column.worst", cell: ({ lowest }) => lowest.place },
    { heading: "explain.column.least", format: "share", cell: ({ lowest }) => lowest.fulfilment },
    { heading: "view.column.best", cell: ({ highest }) => highest.place },
    { heading: "view.column.most", format: "share", cell: ({ highest }) => highest.fulfilment },
    { heading: "view.column.ratio", format: "amount", cell: ({ ratio }) => ratio },
    { heading: "view.column.theil", format: "amount", cell: ({ theil }) => theil },
  ]);
}
