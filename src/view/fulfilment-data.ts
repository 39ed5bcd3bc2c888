import { message, type Message } from "../messages/index.ts";
import { isFull } from "../plan/explain/fulfilment.ts";
import { wordsOf, type Words } from "../plan/explain/words.ts";
import type { Plan, PlanRow } from "../plan/index.ts";

/** *fulfilment*: how far each need, end level and reserve is met, by place and period. */
export interface FulfilmentData {
  /** Names of the periods, in order. */
  readonly periods: readonly string[];
  /** Names of the places that anything is asked in; `null` stands for all together. */
  readonly places: readonly (string | null)[];
  readonly rows: readonly FulfilmentRow[];
}

/** Something asked for, at one place. */
export interface FulfilmentRow {
  readonly tier: number;
  /** What is asked for, without its place. */
  readonly what: Message | string;
  /** Index in `places`. */
  readonly place: number;
  /** Fulfilment by period, from 0 to 1; null where nothing is asked. */
  readonly cells: readonly (number | null)[];
}

interface Asked {
  readonly tier: number;
  readonly what: Message | string;
  readonly place: string | undefined;
  readonly period: number;
  readonly fulfilment: number;
}

/** The fulfilments of a plan; rows by tier, what is least fulfilled anywhere first. */
export function fulfilmentOf(plan: Plan): FulfilmentData {
  const words = wordsOf(plan.economy);
  const numbers = plan.economy.tables.periods.rows.map(({ period }) => period);
  numbers.sort((a, b) => a - b);
  const at = new Map(numbers.map((period, t) => [period, t]));
  const asked = askedOf(plan, words);
  const places = placesOf(plan, asked);
  const indexOfPlace = new Map(places.map((place, i) => [place, i]));
  const cells = new Map<string, FulfilmentRow & { readonly cells: (number | null)[] }>();
  for (const { tier, what, place, period, fulfilment } of asked) {
    const index = indexOfPlace.get(place)!;
    const key = JSON.stringify([tier, what, index]);
    let row = cells.get(key);
    if (row === undefined) {
      row = { tier, what, place: index, cells: numbers.map(() => null) };
      cells.set(key, row);
    }
    row.cells[at.get(period)!] = fulfilment;
  }
  return {
    periods: numbers.map((period) => words.period(period)),
    places: places.map((place) => (place === undefined ? null : words.place(place))),
    rows: sorted([...cells.values()]),
  };
}

function askedOf({ tables, economy }: Plan, words: Words): readonly Asked[] {
  const placeOfWorkplace = new Map(
    economy.tables.workplaces.rows.map(({ workplace, place }) => [workplace, place]),
  );
  const needs = tables.deliveries.map(({ need, group, place, period, tier, fulfilment }): Asked => {
    const what = group === undefined ? need : message("view.need-of-group", { need, group });
    return { tier, what, place, period, fulfilment };
  });
  const kept = tables.keeping.map((row): Asked => {
    const place = row.kind === "capacity-end" ? placeOfWorkplace.get(row.where ?? "") : row.where;
    const { tier, period, fulfilment } = row;
    return { tier, what: keepingOf(row, words), place, period, fulfilment };
  });
  return [...needs, ...kept];
}

function keepingOf({ kind, what, where }: PlanRow<"keeping">, words: Words): Message {
  switch (kind) {
    case "end":
      return message("view.end-level", { good: words.good(what) });
    case "reserve":
      return message("view.reserve", { good: words.good(what) });
    case "capacity-end":
      return message("view.capacity-end", {
        capacity: what,
        workplace: words.workplace(where ?? ""),
      });
  }
}

/** Places in the order of their table, everybody together last. */
function placesOf({ economy }: Plan, asked: readonly Asked[]): readonly (string | undefined)[] {
  const found = new Set(asked.map(({ place }) => place));
  const listed = economy.tables.places.rows.map(({ place }) => place);
  const named = listed.filter((place) => found.delete(place));
  return [
    ...named,
    ...[...found].sort((a, b) => Number(a === undefined) - Number(b === undefined)),
  ];
}

function sorted(rows: readonly FulfilmentRow[]): readonly FulfilmentRow[] {
  const least = new Map<string, number>();
  const keyOf = ({ tier, what }: FulfilmentRow) => JSON.stringify([tier, what]);
  for (const row of rows) {
    least.set(keyOf(row), Math.min(leastIn(row.cells) ?? 1, least.get(keyOf(row)) ?? 1));
  }
  const rank = (row: FulfilmentRow) => {
    const value = least.get(keyOf(row))!;
    return isFull(value) ? 1 : Math.round(1e6 * value) / 1e6;
  };
  return [...rows].sort((a, b) => a.tier - b.tier || rank(a) - rank(b));
}

/** The least of the fulfilments there are; undefined where nothing is asked. */
export function leastIn(cells: readonly (number | null)[]): number | undefined {
  let least: number | undefined;
  for (const cell of cells) if (cell !== null && !(cell >= (least ?? Infinity))) least = cell;
  return least;
}
