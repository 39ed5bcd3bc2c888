import { message, type Message } from "../../messages/index.ts";
import { chanceOfCount } from "./chances.ts";
import { lastPlace } from "./digits.ts";

/** A figure per period; undefined where none was stated. */
export type Series = readonly (number | undefined)[];

export interface CopiedSettings {
  /** Figures to compare; with fewer nothing is said. Default 4. */
  readonly least?: number;
}

export interface ReferenceSettings extends CopiedSettings {
  /** By which share figures are taken to differ from the others, where fewer than three do; default 0.05. */
  readonly variation?: number;
}

export interface Copied {
  /** Figures that have one to be compared with. */
  readonly count: number;
  /** Positions in the series of those that are equal to it. */
  readonly equal: readonly number[];
  /** How likely as many or more are by chance, from the digits they have and how far the others differ. */
  readonly chance: number;
  readonly message: Message;
}

/** Differences needed to say how far figures differ. */
const fewestDifferent = 3;

/**
 * Figures that equal the one stated before to the last digit, in a series that otherwise varies. If differences are
 * normal with standard deviation d, the next figure equals one whose last digit counts u with a chance of u ÷ (√π d) at
 * most; d is taken from the figures that do differ (median, robust). 0 may be repeated for good reasons and isn't
 * counted. Figures before and after a missing one aren't compared.
 *
 * Undefined where fewer than three differ: what never varies isn't told from what isn't found anew.
 */
export function copied(series: Series, { least = 4 }: CopiedSettings = {}): Copied | undefined {
  const pairs = pairsOf(series, [undefined, ...series]);
  const differences = differencesOf(pairs);
  if (pairs.length < least || differences.length < fewestDifferent) return undefined;
  // A step has twice the variance of a figure: the chance of the likeliest figure is √2 times that of the step.
  const deviation = deviationOf(differences) / Math.SQRT2;
  const found = screen(pairs, () => deviation);
  return { ...found, message: message("flags.copied.repeated", wordsOf(found)) };
}

/**
 * Figures that equal those of another series (the plan; figures of another author for other things) to the last digit.
 * Where three figures or more differ, they say how far; otherwise `variation` does, and the chance rests on it. Two
 * parties who state the same delivery are expected to agree: don't ask it of them.
 */
export function copiedFrom(
  series: Series,
  reference: Series,
  { least = 4, variation = 0.05 }: ReferenceSettings = {},
): Copied | undefined {
  const pairs = pairsOf(series, reference);
  if (pairs.length < least) return undefined;
  const differences = differencesOf(pairs);
  const own = differences.length < fewestDifferent ? undefined : deviationOf(differences);
  const found = screen(pairs, ({ value }) => own ?? variation * value);
  return { ...found, message: message("flags.copied.reference", wordsOf(found)) };
}

interface Pair {
  readonly at: number;
  readonly value: number;
  readonly other: number;
}

function pairsOf(series: Series, others: Series): readonly Pair[] {
  return series.flatMap((value, at) => {
    const other = others[at];
    return value === undefined || other === undefined || value === 0 ? [] : [{ at, value, other }];
  });
}

function differencesOf(pairs: readonly Pair[]): readonly number[] {
  return pairs
    .filter(({ value, other }) => value !== other)
    .map(({ value, other }) => Math.abs(value - other));
}

/** Standard deviation of normal differences of which half are larger than their median (Hampel 1974). */
function deviationOf(differences: readonly number[]): number {
  const rising = [...differences].sort((a, b) => a - b);
  const half = (rising.length - 1) / 2;
  return (1.4826 * (rising[Math.floor(half)]! + rising[Math.ceil(half)]!)) / 2;
}

function screen(
  pairs: readonly Pair[],
  deviationAt: (pair: Pair) => number,
): Pick<Copied, "count" | "equal" | "chance"> {
  const chances = pairs.map((pair) =>
    Math.min(1, lastPlace(pair.value)! / (Math.sqrt(2 * Math.PI) * deviationAt(pair))),
  );
  const equal = pairs.filter(({ value, other }) => value === other).map(({ at }) => at);
  return { count: pairs.length, equal, chance: chanceOfCount(chances, equal.length) };
}

function wordsOf({ count, equal, chance }: Pick<Copied, "count" | "equal" | "chance">) {
  return { count, equal: equal.length, chance };
}
