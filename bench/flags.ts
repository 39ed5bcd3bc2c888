/**
 * How often what really happened to a figure ranks first, or among the first three, of its explanations.
 *
 *     npx jiti bench/flags.ts [trials] [seed]
 *
 * A true figure is drawn between 100 and 100,000 (uniform in its logarithm) and stated in three to five digits, one
 * thing goes wrong, and the other figures say what is right with an error of the given share of it. Cases with a score
 * below 3 are drawn again, as nobody would ask. Everything that could be known besides is always known: a unit, figures
 * it may have been exchanged with or copied from, a whole, a balance that may not hold. Wrong figures and a leak show in
 * each other's score with a correlation of 0.8. Ends with exit code 1 if shares don't sum to 1.
 */
import {
  explanationsOf,
  priors,
  type Context,
  type ExplanationKind,
} from "../src/accounts/flags/explanations.ts";
import { slipsOf, type SlipKind } from "../src/accounts/flags/digits.ts";
import { generator, normals } from "../test/accounts/networks.ts";

const [trials = 300, seed = 1] = process.argv.slice(2).map(Number);
const random = generator(seed);
const normal = normals(random);
const correlation = 0.8;

/** A case: what was stated for the right figure, and what else is known. */
interface Case {
  readonly stated: number;
  readonly context: Context;
  /** What is missing in the balance. */
  readonly leak?: number;
}

const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
const rounded = (value: number, digits = 3 + Math.floor(random() * 3)) =>
  Number(value.toPrecision(digits));
const another = () => rounded(Math.exp(Math.log(100) + Math.log(1000) * random()));
/** A figure of the same thing at another time. */
const alike = (right: number) => rounded(right * Math.exp(0.1 * normal()));

/** What is always known, none of which is so. */
function besides(right: number): Context {
  return {
    units: [
      { unit: "kg", factor: 0.001 },
      { unit: "lb", factor: 0.00045359237 },
    ],
    mirrored: [{ name: "received", value: another() }],
    wholes: [{ name: "all", value: another() }],
    references: [
      { from: "previous", value: alike(right) },
      { from: "season", value: alike(right) },
      { from: "plan", value: alike(right) },
    ],
  };
}

/** The slip made forwards: whatever is one slip away, of which the right figure is what this kind leads back to. */
function slipped(kind: SlipKind, right: number): Case | undefined {
  const near = new Set([...slipsOf(right).map((slip) => slip.right), ...droppedFrom(right)]);
  const stated = pick(
    [...near].filter((each) =>
      slipsOf(each).some((slip) => slip.kind === kind && slip.right === right),
    ),
  );
  return stated === undefined ? undefined : { stated, context: besides(right) };
}

function droppedFrom(right: number): readonly number[] {
  const text = String(right);
  return Array.from(text, (_, i) => Number(text.slice(0, i) + text.slice(i + 1)));
}

const injected: Readonly<Record<ExplanationKind, (right: number) => Case | undefined>> = {
  transposed: (right) => slipped("transposed", right),
  "wrong-digit": (right) => slipped("wrong-digit", right),
  "doubled-digit": (right) => slipped("doubled-digit", right),
  "missing-digit": (right) => slipped("missing-digit", right),
  "misplaced-point": (right) => slipped("misplaced-point", right),
  unit: (right) => {
    const context = besides(right);
    return { stated: rounded(right / pick(context.units!)!.factor, 5), context };
  },
  mirrored: (right) => ({
    stated: another(),
    context: { ...besides(right), mirrored: [{ name: "received", value: right }] },
  }),
  whole: (right) => {
    const value = another();
    const context = { ...besides(right), wholes: [{ name: "all", value }] };
    return { stated: right + value, context };
  },
  "share-added": (right) => {
    const share = pick([-0.3, -0.2, -0.1, 0.1, 0.2, 0.3])!;
    return { stated: rounded(right * (1 + share + 0.01 * normal())), context: besides(right) };
  },
  copied: (right) => {
    const stated = alike(right * Math.exp(0.2 * normal()));
    const context = besides(right);
    const [, ...others] = context.references!;
    return {
      stated,
      context: { ...context, references: [{ from: "previous", value: stated }, ...others] },
    };
  },
  unstated: (right) => ({
    stated: right,
    context: besides(right),
    leak: right * (0.1 + 0.5 * random()),
  }),
  unknown: (right) => ({
    stated: rounded(right * Math.exp(0.5 * normal())),
    context: besides(right),
  }),
};

/** The rank of what happened, from 0; undefined where the figure isn't suspicious. */
function rankOf(kind: ExplanationKind, width: number): number | undefined {
  const right = another();
  const made = injected[kind](right);
  if (made === undefined) return undefined;
  const { stated, context, leak } = made;
  const deviation = width * right;
  const noise = normal();
  const shared = correlation * noise + Math.sqrt(1 - correlation ** 2) * normal();
  const off = (stated - right) / deviation;
  const missing = (leak ?? 0) / deviation;
  const score = off + correlation * missing + noise;
  const leakScore = correlation * off + missing + shared;
  if (Math.abs(score) < 3) return undefined;
  const found = explanationsOf(
    { value: stated, bias: score * deviation, biasDeviation: deviation },
    { ...context, leaks: [{ name: "store", size: leakScore * deviation, score: leakScore }] },
  );
  const total = found.reduce((sum, { share }) => sum + share, 0);
  if (!(Math.abs(total - 1) < 1e-9)) {
    console.log(`${kind}: shares sum to ${total}`);
    process.exit(1);
  }
  return found.findIndex((each) => each.kind === kind);
}

const widths = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1];
/** Draws after which a kind is taken not to be suspicious at a width. */
const patience = 200;

console.log(`${trials} cases each, seed ${seed}; first / among the first three, in %`);
console.log(
  ["deviation".padEnd(16), ...widths.map((width) => `${width * 100} %`.padStart(10))].join(""),
);
for (const kind of Object.keys(priors) as ExplanationKind[]) {
  const cells = widths.map((width) => {
    const ranks: number[] = [];
    for (let drawn = 0; ranks.length < trials && drawn < patience * trials; drawn++) {
      const rank = rankOf(kind, width);
      if (rank !== undefined) ranks.push(rank);
    }
    const within = (most: number) =>
      Math.round((100 * ranks.filter((rank) => rank >= 0 && rank < most).length) / ranks.length);
    return `${within(1)} / ${within(3)}`.padStart(10);
  });
  console.log([kind.padEnd(16), ...cells].join(""));
}
