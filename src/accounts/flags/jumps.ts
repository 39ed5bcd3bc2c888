import { message, type Message } from "../../messages/index.ts";
import { chanceOfT } from "./chances.ts";
import type { Series } from "./copied.ts";

export interface JumpSettings {
  /** After how many periods the same season comes again; figures are compared with those of their season. Default 1. */
  readonly season?: number;
  /** Chance below which a figure is set aside, so that its neighbours aren't blamed for it; default 0.01. */
  readonly level?: number;
  /** Figures above 0 needed; default 5. */
  readonly least?: number;
}

export interface Jump {
  /** Position in the series. */
  readonly at: number;
  readonly value: number;
  /** What its neighbours make of it. */
  readonly expected: number;
  /** ln (value ÷ expected) less the usual, ÷ its robust standard deviation. */
  readonly score: number;
  /** How likely a score at least so far from nothing is. */
  readonly chance: number;
  readonly message: Message;
}

/**
 * How well each figure fits its own series, the least likely first: every figure that was tested, so that a caller can
 * control false alarms over all of them. A figure is compared with the geometric mean of the one before and the one
 * after; the first and the last with their only neighbour. Usual is the median of these log ratios, and their median
 * absolute deviation says how far is far (Hampel 1974; small samples after Croux and Rousseeuw 1992). That scale is
 * itself uncertain: it is as good as that of 0.37 times as many normal figures, so that chances are those of
 * Student's distribution with as many degrees of freedom.
 *
 * The least likely figure below `level` is set aside and the others are judged without it, and so on. A figure of 0
 * has no ratio and isn't tested, nor is one without a neighbour, nor a series most of which doesn't change. Empty where fewer than `least` figures are compared.
 * Throws `RangeError` for figures below nothing and seasons that aren't whole.
 */
export function jumps(
  series: Series,
  { season = 1, level = 0.01, least = 5 }: JumpSettings = {},
): readonly Jump[] {
  const wrong = series.find((value) => value !== undefined && !(value >= 0 && value < Infinity));
  if (wrong !== undefined || !Number.isInteger(season) || season < 1) {
    throw new RangeError(
      wrong === undefined ? `season ${season}` : `not a stated figure: ${wrong}`,
    );
  }
  const aside: Jump[] = [];
  for (;;) {
    const known = new Set(aside.map(({ at }) => at));
    const left = series.map((value, at) => (known.has(at) || value === 0 ? undefined : value));
    const judged = judge(left, season, least);
    const [worst] = judged;
    if (worst === undefined || worst.chance > level) return [...aside, ...judged];
    aside.push(worst);
  }
}

/** A figure and its neighbours of the same season. */
interface Compared {
  readonly at: number;
  readonly value: number;
  readonly before?: number;
  readonly after?: number;
}

function judge(series: Series, season: number, least: number): readonly Jump[] {
  const compared = series.flatMap((value, at) => compare(series, season, value, at));
  if (compared.length < least) return [];
  const curves = scaleOf(
    compared.flatMap(({ value, before, after }) =>
      before === undefined || after === undefined
        ? []
        : [Math.log(value / Math.sqrt(before * after))],
    ),
  );
  const steps = scaleOf(
    compared.flatMap(({ value, before }) =>
      before === undefined ? [] : [Math.log(value / before)],
    ),
  );
  return compared
    .flatMap((each): Jump[] => {
      const { before, after } = each;
      if (before !== undefined && after !== undefined) {
        return jump(each, Math.sqrt(before * after), curves);
      }
      if (before !== undefined) return jump(each, before, steps);
      return jump(each, after!, steps && { ...steps, median: -steps.median });
    })
    .sort((a, b) => a.chance - b.chance || a.at - b.at);
}

/** The nearest figures of the same season on both sides; nothing where there are none. */
function compare(
  series: Series,
  season: number,
  value: number | undefined,
  at: number,
): readonly Compared[] {
  if (value === undefined) return [];
  const nearest = (step: number): number | undefined => {
    for (let i = at + step; i >= 0 && i < series.length; i += step) {
      if (series[i] !== undefined) return series[i];
    }
    return undefined;
  };
  const [before, after] = [nearest(-season), nearest(season)];
  if (before === undefined && after === undefined) return [];
  return [
    {
      ...{ at, value },
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

interface Scale {
  readonly median: number;
  readonly deviation: number;
  readonly degrees: number;
}

/** Makes the median absolute deviation of 2 to 9 normal figures right on average (Croux and Rousseeuw 1992). */
const small = [1.196, 1.495, 1.363, 1.206, 1.2, 1.14, 1.129, 1.107];

/** What is usual; undefined where fewer than three figures, or figures most of which are alike, don't say it. */
function scaleOf(ratios: readonly number[]): Scale | undefined {
  const count = ratios.length;
  if (count < 3) return undefined;
  const median = medianOf(ratios);
  const away = medianOf(ratios.map((ratio) => Math.abs(ratio - median)));
  if (away === 0) return undefined;
  return {
    median,
    deviation: 1.4826 * away * (small[count - 2] ?? count / (count - 0.8)),
    degrees: Math.max(1, Math.floor(0.37 * (count - 1))),
  };
}

function medianOf(values: readonly number[]): number {
  const rising = [...values].sort((a, b) => a - b);
  const half = (rising.length - 1) / 2;
  return (rising[Math.floor(half)]! + rising[Math.ceil(half)]!) / 2;
}

function jump({ at, value }: Compared, neighbours: number, scale: Scale | undefined): Jump[] {
  if (scale === undefined) return [];
  const expected = neighbours * Math.exp(scale.median);
  const score = Math.log(value / expected) / scale.deviation;
  const chance = chanceOfT(score, scale.degrees);
  return [
    {
      ...{ at, value, expected, score, chance },
      message: message("flags.jumps", { value, expected, chance }),
    },
  ];
}
