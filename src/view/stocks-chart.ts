/// <reference lib="dom" />
import * as Plot from "@observablehq/plot";
import { message, type MessageKey } from "../messages/index.ts";
import type { ColumnOf } from "../plan/explain/shape.ts";
import { tableOf } from "../plan/explain/shape.ts";
import type { ExplanationTable } from "../plan/explain/index.ts";
import { shortFigure } from "./numbers.ts";
import { html, textOf, type Paper } from "./paper.ts";
import { namesBelow, plotted, ticksFor } from "./plotted.ts";
import { shortened, shown } from "./shown.ts";
import type { StockRow, StocksData } from "./stocks-data.ts";

/** Stocks that are drawn; the table has all. */
export const stocksDrawn = 24;

/** A panel for each stock: its level over time, with reserve, storage limit and end level. */
export function stocksChart(paper: Paper, { periods, rows }: StocksData): HTMLElement {
  const drawn = rows.slice(0, stocksDrawn);
  const lines = (
    [
      ["level", "view.stock-level", true],
      ["reserve", "view.stock-reserve", drawn.some(({ reserve }) => reserve !== null)],
      ["limit", "view.stock-limit", drawn.some(({ limit }) => limit !== null)],
      ["under-way", "view.stock-under-way", drawn.some(({ underWay }) => underWay > 0)],
      ["end", "view.stock-end", drawn.some(({ end }) => end !== null)],
    ] as const
  ).filter(([, , there]) => there);
  return html(
    paper,
    "div",
    {},
    html(
      paper,
      "ul",
      { class: "legend" },
      ...lines.map(([part, words]) =>
        html(paper, "li", {}, html(paper, "span", { class: `key ${part}` }), message(words)),
      ),
    ),
    html(
      paper,
      "div",
      { class: "panels small" },
      ...drawn.map((row) =>
        html(
          paper,
          "div",
          { class: "panel" },
          html(paper, "h3", {}, titleOf(paper, row)),
          levels(paper, row, periods),
        ),
      ),
    ),
  );
}

function titleOf(paper: Paper, { good, place, unit }: StockRow) {
  const short = (text: string) => shortened(shown(text), 40);
  return place === null
    ? message("view.stock", { good: short(good), unit: textOf(paper, unit) })
    : message("view.stock-at", { good: short(good), place: short(place), unit });
}

const size = { width: 250, height: 120 };

function levels(paper: Paper, row: StockRow, periods: readonly string[]): SVGSVGElement {
  const amounts = [row.opening, ...row.closing];
  const points = amounts.map((amount, at) => ({ at, amount }));
  const last = points.length - 1;
  const inStore = row.closing.at(-1) ?? 0;
  const withUnderWay = inStore + row.underWay;
  const rule = (level: number | null, className: string) =>
    level === null ? [] : [Plot.ruleY([level], { className })];
  const names = [textOf(paper, message("view.start")), ...periods.map(shown)];
  const top = Math.max(...amounts, row.reserve ?? 0, row.limit ?? 0, row.end ?? 0, withUnderWay);
  return plotted(paper, titleOf(paper, row), {
    ...size,
    marginLeft: 40,
    marginRight: 14,
    marginTop: 8,
    marginBottom: 20,
    x: {
      domain: [0, last],
      label: null,
      ticks: ticksFor(names),
      tickSize: 3,
      tickFormat: () => "",
    },
    y: {
      domain: [0, top > 0 ? top : 1],
      label: null,
      ticks: 3,
      tickSize: 0,
      tickFormat: (value: number) => shortFigure(paper, value),
    },
    marks: [
      Plot.ruleY([0], { className: "axis" }),
      ...namesBelow(names),
      ...rule(row.limit, "limit"),
      ...rule(row.reserve, "reserve"),
      Plot.line(points, { x: "at", y: "amount", className: "level", strokeWidth: 2 }),
      Plot.dot(points, { x: "at", y: "amount", r: last > 12 ? 1.5 : 2.5, className: "level-dot" }),
      ...(row.underWay > 0
        ? [
            Plot.ruleX([last], { y1: inStore, y2: withUnderWay, className: "under-way" }),
            Plot.dot([withUnderWay], { x: last, y: withUnderWay, r: 3, className: "under-way" }),
          ]
        : []),
      ...(row.end === null
        ? []
        : [
            Plot.dot([{ at: last, amount: row.end }], {
              x: "at",
              y: "amount",
              symbol: "diamond",
              r: 4.5,
              className: "end",
            }),
          ]),
    ],
  });
}

/** The figures behind the chart, a column per period. */
export function stocksTable(paper: Paper, { periods, rows }: StocksData): ExplanationTable {
  const some = (
    heading: MessageKey,
    cell: (row: StockRow) => number | null,
  ): ColumnOf<StockRow> => ({
    heading,
    format: "amount",
    cell,
    hidden: rows.every((row) => (cell(row) ?? 0) === 0),
  });
  const { columns: before, rows: left } = tableOf(rows, [
    { heading: "explain.column.good", cell: ({ good }) => good },
    {
      heading: "explain.column.place",
      cell: ({ place }) => place ?? message("explain.everywhere"),
      hidden: rows.every(({ place }) => place === rows[0]!.place),
    },
    { heading: "explain.column.unit", cell: ({ unit }) => unit },
    some("view.column.reserve", ({ reserve }) => reserve),
    some("view.column.limit", ({ limit }) => limit),
    some("view.column.end", ({ end }) => end),
    some("view.column.under-way", ({ underWay }) => underWay),
    { heading: "view.column.start", format: "amount", cell: ({ opening }) => opening },
  ]);
  return {
    columns: [
      ...before,
      ...periods.map((name) => ({
        heading: message("view.column.after-period", { period: textOf(paper, name) }),
        format: "amount" as const,
      })),
    ],
    rows: left.map((cells, i) => [...cells, ...rows[i]!.closing]),
  };
}
