/// <reference lib="dom" />
import * as Plot from "@observablehq/plot";
import { message, type MessageKey } from "../messages/index.ts";
import { tableOf, type ColumnOf } from "../plan/explain/shape.ts";
import type { ExplanationTable } from "../plan/explain/index.ts";
import type { LabourData, LabourPlace, LabourRow } from "./labour-data.ts";
import { roundFigure } from "./numbers.ts";
import { html, textOf, type Paper } from "./paper.ts";
import { plotted } from "./plotted.ts";
import { shortened, shown } from "./shown.ts";

/** Parts of a bar, from left to right. */
const parts = ["needed", "lent", "seconded", "idle"] as const;

/** Hours in use, as a share of those that are there: a panel per place, a bar per skill. */
export function labourChart(paper: Paper, { places }: LabourData): HTMLElement {
  const used = (part: (typeof parts)[number]) =>
    places.some(({ skills }) => skills.some((row) => (row[part] ?? 0) > 0));
  const helped = places.some(({ skills }) => skills.some((row) => helpOf(row) > 0));
  return html(
    paper,
    "div",
    {},
    html(
      paper,
      "ul",
      { class: "legend" },
      ...parts.filter(used).map((part) => legendItem(paper, part, `view.hours-${part}`)),
      helped ? legendItem(paper, "own", "view.hours-own") : undefined,
    ),
    html(
      paper,
      "div",
      { class: "panels" },
      ...places.map((place) =>
        html(
          paper,
          "div",
          { class: "panel" },
          places.length === 1 ? undefined : html(paper, "h3", {}, place.place),
          bars(paper, place),
        ),
      ),
    ),
  );
}

function legendItem(paper: Paper, part: string, words: MessageKey): HTMLElement {
  return html(paper, "li", {}, html(paper, "span", { class: `key ${part}` }), message(words));
}

function helpOf({ covered, received }: LabourRow): number {
  return covered + received;
}

/** Hours that are there: a skill's own, and those of who helps. */
function thereOf(row: LabourRow): number {
  return row.available === null ? row.needed : row.available + helpOf(row);
}

const width = 340;
const rowHeight = 22;
const margins = { left: 104, right: 66, top: 4, bottom: 20 };

function bars(paper: Paper, { place, skills }: LabourPlace): SVGSVGElement {
  const rows = skills.filter((row) => thereOf(row) > 0);
  const y = (row: LabourRow) => row.skill;
  const marks = parts.map((part) =>
    Plot.barX(
      rows.filter((row) => (row[part] ?? 0) > 0),
      {
        y,
        x1: (row: LabourRow) => startOf(row, part),
        x2: (row: LabourRow) => startOf(row, part) + (row[part] ?? 0) / thereOf(row),
        className: part,
        insetTop: 4,
        insetBottom: 4,
        insetRight: 1,
      },
    ),
  );
  return plotted(paper, message("view.labour-of", { place }), {
    width,
    height: rows.length * rowHeight + margins.top + margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    x: { domain: [0, 1], label: null, percent: false, ticks: [0, 0.5, 1], tickFormat: "%" },
    y: {
      domain: rows.map(y),
      label: null,
      tickSize: 0,
      tickFormat: (skill: string) => shortened(shown(skill), 16),
      padding: 0,
    },
    marks: [
      ...marks,
      Plot.tickX(
        rows.filter((row) => row.available !== null && helpOf(row) > 0),
        { x: (row: LabourRow) => row.available! / thereOf(row), y, className: "own" },
      ),
      Plot.text(rows, {
        x: 1,
        y,
        text: (row: LabourRow) => roundFigure(paper, thereOf(row)),
        textAnchor: "start",
        dx: 6,
        className: "amount",
      }),
    ],
  });
}

/** Where a part of a bar begins: after the parts before it. */
function startOf(row: LabourRow, part: (typeof parts)[number]): number {
  const before = parts.slice(0, parts.indexOf(part));
  return before.reduce((sum, each) => sum + (row[each] ?? 0), 0) / thereOf(row);
}

/** The figures behind the chart. */
export function labourTable(paper: Paper, { places, periods }: LabourData): ExplanationTable {
  const rows = places.flatMap(({ place, skills }) => skills.map((row) => ({ place, ...row })));
  type Row = (typeof rows)[number];
  const hours = (
    heading: MessageKey,
    cell: (row: Row) => number | null,
    always = false,
  ): ColumnOf<Row> => ({
    heading,
    format: "amount",
    cell,
    hidden: !always && rows.every((row) => (cell(row) ?? 0) === 0),
  });
  return tableOf(rows, [
    { heading: "explain.column.skill", cell: ({ skill }) => skill },
    {
      heading: "explain.column.place",
      cell: ({ place }) => place,
      hidden: places.length === 1,
    },
    hours("explain.column.available", ({ available }) => available, true),
    hours("view.column.covered", ({ covered }) => covered),
    hours("view.column.received", ({ received }) => received),
    hours("view.column.needed", ({ needed }) => needed, true),
    hours("view.column.lent", ({ lent }) => lent),
    hours("view.column.seconded", ({ seconded }) => seconded),
    hours("explain.column.idle", ({ idle }) => idle, true),
    {
      heading: "view.column.tight",
      cell: ({ tight }) =>
        tight.length === periods && periods > 1
          ? message("view.always")
          : tight.map((name) => textOf(paper, name)).join(", "),
      hidden: periods === 1,
    },
  ]);
}
