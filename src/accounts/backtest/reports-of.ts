/** What is reported of a period: measured more or less exactly, and here and there not honestly. */
import { chanceOf } from "../../economy/generate/chance.ts";
import type { Economy } from "../../economy/types.ts";
import type { Report, Subject } from "../reports/tables.ts";
import type { Happened } from "./carry-out.ts";
import { figureKey, placesTest, trueFigures, type TrueFigure } from "./figures.ts";

/** *misreport*: figures that are all stated too high or too low by the same factor. */
export interface Misreport {
  /** Goods, kinds of goods, techniques or skills; absent: everything. */
  readonly of?: readonly string[];
  readonly what: readonly Subject[];
  /** Places (with those below them and their workplaces); absent: everywhere. */
  readonly places?: readonly string[];
  /** Numbers of periods; absent: always. */
  readonly periods?: readonly number[];
  /** 1.3 exaggerates by 30 %, 0.7 holds 30 % back. */
  readonly factor: number;
  /**
   * The author's own books balance all the same: what is added to a harvest is added to the closing stock, and is
   * still there in the next opening stock; what is held back of a closing stock is said to be lost. Of goods that
   * can be stored.
   */
  readonly coherent?: boolean;
}

export interface ReportSettings {
  readonly misreport?: readonly Misreport[];
  /** Of figures that are weighed or measured, one standard deviation as a share; default: 0.02. Runs are counted. */
  readonly accuracy?: number;
  /** A whole number of 32 bits. The same figure is off by as much whatever else is reported. */
  readonly seed: number;
}

/** What is on paper more (or less) than there is, by place and good: what liars must remember. */
export type OnPaper = ReadonlyMap<string, number>;

export interface Reported {
  readonly reports: readonly Report[];
  /** The same figures as they are. */
  readonly figures: readonly TrueFigure[];
  /** For the reports of the next period. */
  readonly onPaper: OnPaper;
}

const defaultAccuracy = 0.02;

/**
 * The reports of a period, each by the workplace or place that keeps the book.
 *
 * - `before` — what the reports of the last period left on paper.
 *
 * Throws a `RangeError` for an exaggerated closing stock that is to be coherent: nothing would balance it; it is what
 * was made that must be exaggerated.
 */
export function reportsOf(
  happened: Happened,
  settings: ReportSettings,
  before: OnPaper = new Map(),
): Reported {
  const { accuracy = defaultAccuracy, seed, misreport = [] } = settings;
  const figures = trueFigures(happened);
  const { claimed, onPaper } = claimedFigures(happened.economy, figures, misreport, before);
  const reports = claimed.map((figure): Report => {
    // Hectares sown and cows kept are counted: more of them than there is room for would be seen.
    if (figure.what === "run") return { ...figure, method: "counted" };
    if (accuracy === 0) return figure;
    const off = accuracy * chanceOf(hashOf(`${seed} ${figureKey(figure)}`)).normal();
    const amount = Math.max(0, figure.amount * (1 + off));
    return {
      ...figure,
      amount,
      accuracy,
      method: figure.what === "hours" ? "measured" : "weighed",
    };
  });
  return { reports, figures, onPaper };
}

/** What each figure does to the closing stock of the book that it stands in. */
const signs: { readonly [S in Subject]?: 1 | -1 } = {
  ...{ opening: 1, made: 1, received: 1, imported: 1 },
  ...{ used: -1, sent: -1, delivered: -1, exported: -1, lost: -1 },
};

/** The figures as their authors mean them to be believed. */
function claimedFigures(
  economy: Economy,
  figures: readonly TrueFigure[],
  misreport: readonly Misreport[],
  before: OnPaper,
): { readonly claimed: readonly TrueFigure[]; readonly onPaper: OnPaper } {
  const goods = new Map(economy.tables.goods.rows.map((row) => [row.good, row]));
  const placeOf = new Map(economy.tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  const lies = liesIn(economy, misreport);
  const added = new Map<string, number>();
  const lost = new Map<string, number>();
  const more = (map: Map<string, number>, at: string, amount: number) => {
    map.set(at, (map.get(at) ?? 0) + amount);
  };
  for (const [at, amount] of before) more(added, at, amount);
  const told = figures.map((figure) => {
    const lie = lies(figure);
    if (lie === undefined) return figure;
    const { factor, coherent } = lie;
    const difference = (factor - 1) * figure.amount;
    const at = paperKey(placeOf.get(figure.by) ?? figure.by, figure.of);
    const isStored = goods.get(figure.of)?.survival !== undefined;
    if (coherent === true && figure.what === "closing") {
      if (factor > 1) throw new RangeError("a closing stock that is too high balances nothing");
      more(added, at, difference);
      more(lost, at, -difference);
      return figure;
    }
    if (coherent === true && isStored) more(added, at, (signs[figure.what] ?? 0) * difference);
    return { ...figure, amount: factor * figure.amount };
  });
  const onPaper = new Map<string, number>();
  const claimed = told.flatMap((figure): readonly TrueFigure[] => {
    const at = paperKey(figure.by, figure.of);
    if (figure.what === "opening") {
      return [{ ...figure, amount: Math.max(0, figure.amount + (before.get(at) ?? 0)) }];
    }
    if (figure.what !== "closing") return [figure];
    const amount = Math.max(0, figure.amount + (added.get(at) ?? 0));
    const paper = amount - figure.amount;
    if (paper !== 0 && added.has(at)) {
      onPaper.set(at, paper * (goods.get(figure.of)?.survival ?? 0));
    }
    const said = lost.get(at);
    const closing = { ...figure, amount };
    return said === undefined ? [closing] : [closing, { ...figure, what: "lost", amount: said }];
  });
  return { claimed: merged(claimed), onPaper };
}

/** Figures of one thing added up. */
function merged(figures: readonly TrueFigure[]): readonly TrueFigure[] {
  const sums = new Map<string, TrueFigure>();
  for (const figure of figures) {
    const key = figureKey(figure);
    sums.set(key, { ...figure, amount: (sums.get(key)?.amount ?? 0) + figure.amount });
  }
  return [...sums.values()];
}

function paperKey(place: string, good: string): string {
  return JSON.stringify([place, good]);
}

/** The first misreport that speaks of a figure. */
function liesIn(
  economy: Economy,
  misreport: readonly Misreport[],
): (figure: TrueFigure) => Misreport | undefined {
  const kinds = new Map(economy.tables.goods.rows.map((row) => [row.good, row.kind]));
  const isIn = placesTest(economy);
  return ({ by, period, what, of }) =>
    misreport.find(
      (each) =>
        each.what.includes(what) &&
        (each.of === undefined || each.of.includes(of) || each.of.includes(kinds.get(of) ?? of)) &&
        (each.places === undefined || isIn(by, each.places)) &&
        (each.periods === undefined || each.periods.includes(period)),
    );
}

/** FNV-1a (Fowler, Noll and Vo): 32 bits of a text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash | 0;
}
