/// <reference lib="dom" />
/** Rations as a page to be printed: a card for each place, to hang up where they are given out. */
import { message, type Locale, type Message } from "../messages/index.ts";
import type { Words } from "../plan/explain/words.ts";
import { howLines, rationTable, shipmentTable, type Rationing } from "../plan/ration/index.ts";
import { html, textOf, type Paper, type Part } from "./paper.ts";
import { paragraph } from "./report/context.ts";
import { emptyDocument } from "./report/dom.ts";
import { documentText } from "./report/shell.ts";
import { pageStyle } from "./report/style.ts";
import { chartStyle, colours } from "./style.ts";
import { tableElement } from "./table.ts";

/** By which the page is known again. */
export const rationsMark = "commonweal-rations";

export interface RationsPageOptions {
  /** The name of the economy. */
  readonly title: string;
  /** The day on its cards; absent: none. */
  readonly date?: Date;
  readonly locale?: Locale;
}

/** The page as HTML, which needs nothing else, and no script. */
export function rationsPage(
  given: Rationing,
  words: Words,
  { title, date, locale = "en" }: RationsPageOptions,
): string {
  const paper: Paper = { document: emptyDocument(), locale };
  const period = words.period(given.period);
  const heading = message("ration.title", { period });
  const subtitle = [
    textOf(paper, title),
    ...(date === undefined
      ? []
      : [new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(date)]),
  ].join(" · ");
  const places = [...new Set(given.rations.map(({ place }) => place))];
  const body = [
    html(
      paper,
      "header",
      {},
      html(paper, "h1", {}, heading),
      paragraph(paper, subtitle, "subtitle"),
      ...howLines(given).map((line) => paragraph(paper, line)),
    ),
    html(
      paper,
      "main",
      {},
      ...places.map((place, i) => card(paper, given, words, place, { heading, subtitle, id: i })),
    ),
    html(paper, "footer", {}, paragraph(paper, message("view.made"))),
  ];
  const shell = {
    title: `${textOf(paper, heading)} · ${textOf(paper, title)}`,
    mark: rationsMark,
    style: `${colours}${chartStyle}${pageStyle}${cardStyle}`,
  };
  return documentText(paper, shell, body);
}

function card(
  paper: Paper,
  given: Rationing,
  words: Words,
  place: string | undefined,
  { heading, subtitle, id }: { heading: Message; subtitle: string; id: number },
): HTMLElement {
  const rations = given.rations.filter((ration) => ration.place === place);
  const shipments = (side: "from" | "to", key: "ration.leaving" | "ration.arriving"): Part[] => {
    const rows = given.shipments.filter((each) => each[side] === place);
    if (rows.length === 0) return [];
    return [html(paper, "h3", {}, message(key)), tableElement(paper, shipmentTable(rows, words))];
  };
  const label = `place-${id}`;
  return html(
    paper,
    "section",
    { class: "card", "aria-labelledby": label },
    html(
      paper,
      "h2",
      { id: label },
      place === undefined ? message("explain.everywhere") : words.place(place),
    ),
    html(paper, "p", { class: "subtitle on-paper" }, `${textOf(paper, heading)} · ${subtitle}`),
    tableElement(paper, rationTable(rations, given, words)),
    ...shipments("to", "ration.arriving"),
    ...shipments("from", "ration.leaving"),
  );
}

/** Each card on a sheet of its own, in letters that can be read on a wall. */
const cardStyle = `
.on-paper { display: none; }
@media print {
  .card { break-before: page; border: 0; }
  .card h2 { font-size: 26pt; margin-bottom: 0.2rem; }
  .card table { font-size: 13pt; }
  .on-paper { display: block; }
  footer { break-before: avoid; }
}
`;
