/// <reference lib="dom" />
import { message, type Message } from "../messages/index.ts";
import { isFull } from "../plan/explain/fulfilment.ts";
import { leastIn, type FulfilmentData, type FulfilmentRow } from "./fulfilment-data.ts";
import { heatPanel, shadeLegend, type HeatGroup, type HeatPanel, type HeatRow } from "./heat.ts";
import { html, type Paper } from "./paper.ts";

/** Cells of a heat map above which the periods are drawn together. */
const mostCells = 6000;
/** Places that stand side by side in one table, where there is one period. */
const mostColumns = 8;
/** Rows of all places that stand in one table, where panels would hold less than three each. */
const fewRows = 16;
/** Rows of a panel above which what is met in full everywhere is only named. */
const mostRows = 24;

/**
 * Fulfilment by need, place and period: a panel per place with a column per period; where there is only one period
 * (or too much for a page) a column per place; where there are many places a row per place.
 */
export function fulfilmentChart(paper: Paper, data: FulfilmentData): HTMLElement {
  const { full, short } = split(data);
  const shown: FulfilmentData = { ...data, rows: short };
  const together = data.rows.length * data.periods.length > mostCells;
  const panels =
    together || data.periods.length === 1
      ? byPlace(together ? leastOver(shown) : shown)
      : byPeriod(shown);
  return html(
    paper,
    "div",
    {},
    short.length === 0 ? undefined : shadeLegend(paper),
    together ? html(paper, "p", {}, message("view.least-over-periods")) : undefined,
    html(
      paper,
      "div",
      { class: "panels heats" },
      ...panels.map((panel) => heatPanel(paper, panel)),
    ),
    full.length === 0
      ? undefined
      : html(
          paper,
          "details",
          {},
          html(paper, "summary", {}, message("view.full-everywhere", { count: full.length })),
          html(paper, "p", {}, joined(full)),
        ),
  );
}

/** What is met in full everywhere and always, where naming it is enough; and the rest. */
function split({ rows }: FulfilmentData): {
  readonly full: readonly (Message | string)[];
  readonly short: readonly FulfilmentRow[];
} {
  const things = new Map<string, { readonly what: Message | string; full: boolean }>();
  for (const { tier, what, cells } of rows) {
    const key = JSON.stringify([tier, what]);
    const known = things.get(key) ?? { what, full: true };
    known.full &&= isFull(leastIn(cells) ?? 1);
    things.set(key, known);
  }
  if (things.size <= mostRows) return { full: [], short: rows };
  const isFullEverywhere = ({ tier, what }: FulfilmentRow) =>
    things.get(JSON.stringify([tier, what]))!.full;
  return {
    full: [...things.values()].flatMap(({ what, full }) => (full ? [what] : [])),
    short: rows.filter((row) => !isFullEverywhere(row)),
  };
}

function joined(items: readonly (Message | string)[]): Message | string {
  return items.reduceRight((rest, item) => message("view.list", { item, rest }));
}

/** The same data with one period: the least of all. */
function leastOver(data: FulfilmentData): FulfilmentData {
  return {
    ...data,
    periods: [""],
    rows: data.rows.map((row) => ({ ...row, cells: [leastIn(row.cells) ?? null] })),
  };
}

function placeName(name: string | null): Message | string {
  return name ?? message("view.everywhere");
}

function byPeriod({ periods, places, rows }: FulfilmentData): readonly HeatPanel[] {
  const corner = message("explain.column.period");
  const inhabited = new Set(rows.map(({ place }) => place)).size;
  if (inhabited > 1 && rows.length <= fewRows && rows.length < 3 * inhabited) {
    const whole = tiersOf(rows, (of) =>
      of.map(({ what, place, cells }) => ({
        what: message("view.at-place", { what, place: placeName(places[place]!) }),
        cells,
      })),
    );
    return [{ label: message("view.fulfilment"), corner, columns: periods, groups: whole }];
  }
  return places.flatMap((place, p): HeatPanel[] => {
    const here = rows.filter((row) => row.place === p);
    if (here.length === 0) return [];
    const title = placeName(place);
    return [
      {
        ...(places.length === 1 ? {} : { title }),
        label: message("view.heat-of", { title }),
        corner,
        columns: periods,
        groups: tiersOf(here, (of) => of),
      },
    ];
  });
}

/** Rows in groups by tier. */
function tiersOf(
  rows: readonly FulfilmentRow[],
  rowsOf: (rows: readonly FulfilmentRow[]) => readonly HeatRow[],
): readonly HeatGroup[] {
  const tiers = [...new Set(rows.map(({ tier }) => tier))];
  return tiers.map((tier) => ({
    heading: message("view.tier", { tier }),
    rows: rowsOf(rows.filter((row) => row.tier === tier)),
  }));
}

/** For one period: a column per place; where these are too many, a row per place. */
function byPlace({ places, rows }: FulfilmentData): readonly HeatPanel[] {
  if (rows.length === 0) return [];
  const label = message("view.fulfilment");
  if (places.length <= mostColumns) {
    const groups = tiersOf(rows, (of) => needsByPlace(of, places.length));
    return [{ label, columns: places.map(placeName), groups }];
  }
  return tiersOf(rows, (of) => of).map(({ heading }, i): HeatPanel => {
    const tier = [...new Set(rows.map((row) => row.tier))][i]!;
    const here = rows.filter((row) => row.tier === tier);
    const whats = new Map(here.map(({ what }) => [JSON.stringify(what), what]));
    const columns = [...whats.keys()];
    const placed = places.flatMap((place, p): HeatRow[] => {
      const cells = columns.map(
        (key) =>
          here.find((row) => row.place === p && JSON.stringify(row.what) === key)?.cells[0] ?? null,
      );
      return cells.every((cell) => cell === null) ? [] : [{ what: placeName(place), cells }];
    });
    return { label: heading, columns: [...whats.values()], groups: [{ heading, rows: placed }] };
  });
}

function needsByPlace(rows: readonly FulfilmentRow[], places: number): readonly HeatRow[] {
  const needs = new Map<
    string,
    { readonly what: Message | string; readonly cells: (number | null)[] }
  >();
  for (const { what, place, cells } of rows) {
    const key = JSON.stringify(what);
    const row = needs.get(key) ?? { what, cells: Array.from({ length: places }, () => null) };
    row.cells[place] = cells[0]!;
    needs.set(key, row);
  }
  return [...needs.values()];
}
