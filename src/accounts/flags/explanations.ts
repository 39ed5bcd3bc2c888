/**
 * *explanation*: what may have happened where a figure can't be true, ranked by how well each way of going wrong fits
 * what the other figures say. An explanation is a question to ask, it accuses nobody.
 *
 * Each way of going wrong is weighed by Bayes' rule against the same thing: that nothing is wrong. With the bias b that
 * fits best, its standard deviation s and z = b ÷ s, a right figure r that follows from the way of going wrong, give or
 * take c, has the Bayes factor
 *
 *     s ÷ √(s² + c²) · exp(½ z² − ½ (r − (value − b))² ÷ (s² + c²)),
 *
 * and a bias about which nothing more is known than that it is normal with deviation τ has
 *
 *     s ÷ √(s² + τ²) · exp(½ z² τ² ÷ (s² + τ²))
 *
 * (Kass and Raftery 1995). s holds what the claim itself may be off by: it is that of stated less reconciled without it.
 */
import { message, type Message } from "../../messages/index.ts";
import { logBelow } from "./chances.ts";
import { lastPlace, slipsOf, type SlipKind } from "./digits.ts";

/** A stated figure that others contradict. */
export interface Suspect {
  readonly value: number;
  /** By how much it is off, if it alone is false: the right figure is about value − bias. */
  readonly bias: number;
  /** Standard deviation of the bias: bias ÷ the score of the measurement test, without sign. */
  readonly biasDeviation: number;
}

/** The figure of the period before, of the same season a year before, or of the plan. */
export type ReferenceKind = "previous" | "season" | "plan";

/** A figure somebody else than the suspect one gives, under the name by which people know it. */
export interface Named {
  readonly name: string | Message;
  readonly value: number;
  /** Standard deviation of its error; absent: it is taken as it stands. */
  readonly deviation?: number;
}

/** What else is known that the figure may have been mistaken for. Whatever is absent isn't considered. */
export interface Context {
  /** Units the figure may be in, and how many of the right unit make one of each. */
  readonly units?: readonly { readonly unit: string; readonly factor: number }[];
  /** Figures of the same author that this one may have changed places with: what they state is the right one. */
  readonly mirrored?: readonly Named[];
  /** Figures that this one may have been copied from. */
  readonly references?: readonly { readonly from: ReferenceKind; readonly value: number }[];
  /** Wholes of which the figure is a part; `value`: that of the other parts together. */
  readonly wholes?: readonly Named[];
  /** Balances that may not hold: how much is missing in each, and the score of it. */
  readonly leaks?: readonly {
    readonly name: string | Message;
    readonly size: number;
    readonly score: number;
  }[];
}

/** One way in which the figure may have come about. */
export type Reading =
  | { readonly kind: SlipKind; readonly right: number; readonly at: number }
  | { readonly kind: "unit"; readonly right: number; readonly unit: string }
  | { readonly kind: "mirrored" | "whole"; readonly right: number; readonly name: string | Message }
  /** `added`: the share of the right figure that was put on, or below 0 taken off. */
  | { readonly kind: "share-added"; readonly right: number; readonly added: number }
  | { readonly kind: "copied"; readonly from: ReferenceKind }
  | { readonly kind: "unstated"; readonly name: string | Message; readonly size: number }
  | { readonly kind: "unknown" };

export type ExplanationKind = Reading["kind"];

/** The likeliest reading of its kind. */
export type Explanation = Reading & {
  /** How likely its kind is among those considered, if something is wrong; all together are 1. */
  readonly share: number;
  /** How likely this very reading is. */
  readonly ownShare: number;
  readonly message: Message;
};

/**
 * How likely each way of going wrong is held to be beforehand, as odds against `unknown`. These are choices, not
 * measurements: people who key figures get single digits wrong some eight times as often as they exchange two
 * neighbours (Verhoeff 1969), the rest is an order of magnitude. Where one's own past cases say otherwise, state
 * theirs as `priors` in the settings; 0 leaves a kind out. Kinds with several readings share their odds among them.
 */
export const priors: Readonly<Record<ExplanationKind, number>> = {
  unknown: 1,
  unstated: 1,
  "wrong-digit": 0.8,
  "share-added": 0.4,
  unit: 0.2,
  copied: 0.2,
  "misplaced-point": 0.2,
  "missing-digit": 0.2,
  transposed: 0.1,
  "doubled-digit": 0.1,
  mirrored: 0.1,
  whole: 0.1,
};

export interface ExplanationSettings {
  /** Odds that differ from the table `priors`. */
  readonly priors?: Partial<Readonly<Record<ExplanationKind, number>>>;
  /** Standard deviation of a bias nothing is known of, as a share of the stated or right figure; default 0.5. */
  readonly spread?: number;
  /** Shares that may have been put on or taken off; default: 10, 20, 30 and 50 %. */
  readonly shares?: readonly number[];
  /** Standard deviation of such a share; default 0.01. */
  readonly shareWidth?: number;
  /** By which share figures of this kind usually vary from one to the next (for chance copies); default 0.1. */
  readonly variation?: number;
}

/**
 * What may have happened, likeliest kind first. Of each kind that has a reading there is one explanation.
 *
 * Throws `RangeError` for a figure below nothing, one without a positive deviation of its bias, and odds below 0.
 */
export function explanationsOf(
  suspect: Suspect,
  context: Context = {},
  settings: ExplanationSettings = {},
): readonly Explanation[] {
  refuse(suspect, settings);
  const odds = { ...priors, ...settings.priors };
  const weighed = hypothesesOf(suspect, context, settings).flatMap(({ among, readings }) =>
    readings.map(({ reading, evidence }) => ({
      reading,
      weight: evidence + Math.log(odds[reading.kind] / among),
    })),
  );
  const largest = Math.max(...weighed.map(({ weight }) => weight));
  if (largest === -Infinity) return [];
  const total = weighed.reduce((sum, { weight }) => sum + Math.exp(weight - largest), 0);
  const byKind = new Map<ExplanationKind, { share: number; ownShare: number; reading: Reading }>();
  for (const { reading, weight } of weighed) {
    const ownShare = Math.exp(weight - largest) / total;
    const known = byKind.get(reading.kind);
    const share = (known?.share ?? 0) + ownShare;
    const best = known !== undefined && known.ownShare >= ownShare ? known : { ownShare, reading };
    byKind.set(reading.kind, { share, ownShare: best.ownShare, reading: best.reading });
  }
  return [...byKind.values()]
    .filter(({ reading }) => odds[reading.kind] > 0)
    .sort((a, b) => b.share - a.share)
    .map(({ share, ownShare, reading }) => ({
      ...reading,
      share,
      ownShare,
      message: messageOf(reading, suspect),
    }));
}

function refuse(
  { value, bias, biasDeviation }: Suspect,
  { priors: own = {} }: ExplanationSettings,
): void {
  const isStated = value >= 0 && value < Infinity;
  if (!isStated || !Number.isFinite(bias) || !(biasDeviation > 0 && biasDeviation < Infinity)) {
    throw new RangeError(`figure ${value}, bias ${bias}, its deviation ${biasDeviation}`);
  }
  for (const [kind, odds] of Object.entries(own)) {
    if (!(odds >= 0 && odds < Infinity)) throw new RangeError(`odds of ${kind}: ${odds}`);
  }
}

/** Readings of one kind, with the logarithm of the Bayes factor of each, and among how many its odds are shared. */
interface Hypothesis {
  readonly among: number;
  readonly readings: readonly { readonly reading: Reading; readonly evidence: number }[];
}

function hypothesesOf(
  suspect: Suspect,
  context: Context,
  settings: ExplanationSettings,
): readonly Hypothesis[] {
  const { leaks = [] } = context;
  const free = evidenceOfUnknown(suspect, settings);
  const slips = slipsOf(suspect.value);
  return [
    ...[...new Set(slips.map(({ kind }) => kind))].map((kind) =>
      fixed(
        suspect,
        slips.filter((each) => each.kind === kind).map((reading) => ({ reading })),
      ),
    ),
    fixed(suspect, unitsOf(suspect, context)),
    fixed(
      suspect,
      namedOf("mirrored", context.mirrored, (value) => value),
    ),
    fixed(
      suspect,
      namedOf("whole", context.wholes, (value) => suspect.value - value),
    ),
    fixed(suspect, sharesOf(suspect, settings)),
    copies(suspect, context, settings, free),
    {
      among: leaks.length,
      readings: leaks.map(({ name, size, score }) => ({
        reading: { kind: "unstated", name, size },
        evidence: evidenceOfFree(
          Math.abs(score),
          Math.abs(size / score),
          scaleOf(suspect, settings),
        ),
      })),
    },
    { among: 1, readings: [{ reading: { kind: "unknown" }, evidence: free }] },
  ];
}

interface Fixed {
  readonly reading: Extract<Reading, { readonly right: number }>;
  readonly spread?: number;
}

/** Readings that say what is right; what is below nothing or stated already is none. */
function fixed({ value, bias, biasDeviation }: Suspect, all: readonly Fixed[]): Hypothesis {
  const possible = all.filter(({ reading: { right } }) => right >= 0 && right !== value);
  return {
    among: possible.length,
    readings: possible.map(({ reading, spread = 0 }) => {
      const own = biasDeviation ** 2;
      const variance = own + spread ** 2;
      const off = reading.right - (value - bias);
      return {
        reading,
        evidence:
          Math.log(own / variance) / 2 + (bias / biasDeviation) ** 2 / 2 - off ** 2 / variance / 2,
      };
    }),
  };
}

function unitsOf({ value }: Suspect, { units = [] }: Context): readonly Fixed[] {
  return units.map(({ unit, factor }) => ({
    reading: { kind: "unit", right: value * factor, unit },
  }));
}

function namedOf(
  kind: "mirrored" | "whole",
  all: readonly Named[] = [],
  rightOf: (value: number) => number,
): readonly Fixed[] {
  return all.map(({ name, value, deviation = 0 }) => ({
    reading: { kind, right: rightOf(value), name },
    spread: deviation,
  }));
}

const roundShares = [-0.5, -0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.5];

function sharesOf(
  { value }: Suspect,
  { shares = roundShares, shareWidth = 0.01 }: ExplanationSettings,
): readonly Fixed[] {
  return shares.map((added) => ({
    reading: { kind: "share-added", right: value / (1 + added), added },
    spread: (shareWidth * value) / (1 + added) ** 2,
  }));
}

/**
 * Copies leave the right figure open, but that the two are equal to the last digit would seldom happen by chance: with
 * figures that vary by `variation`, about once in 2 √π variation · value ÷ what the last digit counts.
 */
function copies(
  { value }: Suspect,
  { references = [] }: Context,
  { variation = 0.1 }: ExplanationSettings,
  free: number,
): Hypothesis {
  const place = lastPlace(value);
  const coincidence =
    place === undefined ? 1 : Math.min(1, place / (2 * Math.sqrt(Math.PI) * variation * value));
  return {
    among: references.length,
    readings: references
      .filter((reference) => reference.value === value)
      .map(({ from }) => ({
        reading: { kind: "copied", from },
        evidence: free - Math.log(coincidence),
      })),
  };
}

function scaleOf({ value, bias }: Suspect, { spread = 0.5 }: ExplanationSettings): number {
  return spread * Math.max(value, Math.abs(value - bias));
}

/** ln of the Bayes factor of a size with that score and deviation that is normal around nothing with `scale`. */
function evidenceOfFree(score: number, deviation: number, scale: number): number {
  const known = scale ** 2 / (deviation ** 2 + scale ** 2);
  return Math.log1p(-known) / 2 + (known * score ** 2) / 2;
}

/** A bias of any size that leaves the right figure at nothing or more. */
function evidenceOfUnknown(suspect: Suspect, settings: ExplanationSettings): number {
  const { value, bias, biasDeviation } = suspect;
  const scale = scaleOf(suspect, settings);
  const known = scale ** 2 / (biasDeviation ** 2 + scale ** 2);
  if (known === 0) return 0;
  const after = Math.sqrt(known) * biasDeviation;
  return (
    evidenceOfFree(bias / biasDeviation, biasDeviation, scale) +
    logBelow((value - known * bias) / after) -
    logBelow(value / scale)
  );
}

function messageOf(reading: Reading, { value: stated, bias }: Suspect): Message {
  if (reading.kind === "copied") {
    return message("flags.explanation.copied", { stated, from: reading.from });
  }
  if (reading.kind === "unstated") {
    const { name, size } = reading;
    return message("flags.explanation.unstated", { name, size: Math.abs(size) });
  }
  if (reading.kind === "unknown") {
    return message("flags.explanation.unknown", { stated, about: Math.max(0, stated - bias) });
  }
  const { kind, ...values } = reading;
  return message(`flags.explanation.${kind}`, { stated, ...values });
}
