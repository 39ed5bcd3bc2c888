/// <reference lib="dom" />
/**
 * *heat map*: fulfilments as a table whose cells are shaded by what is missing. Each cell says its
 * percentage too, so that it reads without colours, and a screen reader finds an ordinary table.
 */
import { message, type Message } from "../messages/index.ts";
import { isFull } from "../plan/explain/fulfilment.ts";
import { widthOf } from "../plan/explain/width.ts";
import { percentOf } from "./numbers.ts";
import { html, textOf, type Paper } from "./paper.ts";
import { scrolling } from "./table.ts";

/** Lower ends of the shades, from met in full to the least. */
export const shades = [1, 0.95, 0.85, 0.7, 0.5, 0.25, 0] as const;

/** The shade of a fulfilment: 0 (met in full) to 6. */
export function shadeOf(fulfilment: number): number {
  if (isFull(fulfilment)) return 0;
  return 1 + shades.slice(1).findIndex((lower) => fulfilment >= lower || lower === 0);
}

export interface HeatPanel {
  /** What the panel is about, mostly a place. */
  readonly title?: Message | string;
  /** What a screen reader calls it. */
  readonly label: Message;
  /** What the columns are, where their names don't say it. */
  readonly corner?: Message;
  readonly columns: readonly (Message | string)[];
  readonly groups: readonly HeatGroup[];
}

export interface HeatGroup {
  readonly heading: Message;
  readonly rows: readonly HeatRow[];
}

export interface HeatRow {
  readonly what: Message | string;
  /** One per column; null where nothing is asked. */
  readonly cells: readonly (number | null)[];
}

/** One panel of a heat map. */
export function heatPanel(
  paper: Paper,
  { title, label, corner, columns, groups }: HeatPanel,
): HTMLElement {
  const names = columns.map((column) => textOf(paper, column));
  const longest = names.reduce((most, name) => Math.max(most, widthOf(name)), 0);
  const upright = names.length > 4 && longest > 4;
  const table = html(
    paper,
    "table",
    { class: `heat${upright ? " upright" : ""}${upright && longest > 9 ? " taller" : ""}` },
    html(
      paper,
      "thead",
      {},
      html(
        paper,
        "tr",
        {},
        html(paper, "td", { class: "corner" }, corner),
        ...names.map((name) => html(paper, "th", { scope: "col" }, html(paper, "span", {}, name))),
      ),
    ),
    ...groups.map((group) => body(paper, group, columns.length)),
  );
  return html(
    paper,
    "div",
    { class: "panel" },
    title === undefined ? undefined : html(paper, "h3", {}, title),
    scrolling(paper, table, label),
  );
}

function body(paper: Paper, { heading, rows }: HeatGroup, columns: number): HTMLElement {
  return html(
    paper,
    "tbody",
    {},
    html(
      paper,
      "tr",
      {},
      html(paper, "th", { class: "tier", scope: "rowgroup", colspan: columns + 1 }, heading),
    ),
    ...rows.map(({ what, cells }) =>
      html(
        paper,
        "tr",
        {},
        html(paper, "th", { scope: "row" }, what),
        ...cells.map((cell) =>
          cell === null
            ? html(paper, "td", {})
            : html(paper, "td", { class: `s${shadeOf(cell)}` }, percentOf(cell)),
        ),
      ),
    ),
  );
}

/** What the shades stand for. */
export function shadeLegend(paper: Paper): HTMLElement {
  return html(
    paper,
    "ul",
    { class: "legend" },
    ...shades.map((lower, shade) =>
      html(
        paper,
        "li",
        {},
        html(paper, "span", { class: `key s${shade}` }),
        legendWords(lower, shade),
      ),
    ),
  );
}

function legendWords(lower: number, shade: number): Message {
  if (shade === 0) return message("view.shade-full");
  const upper = shades[shade - 1]!;
  return lower === 0
    ? message("view.shade-least", { upper })
    : message("view.shade", { lower, upper });
}
