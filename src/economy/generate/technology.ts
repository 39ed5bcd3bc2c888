import type { Chance } from "./chance.ts";
import type { Settings } from "./settings.ts";

/**
 * How goods are made from goods, in values: column sums, how inputs fall off by rank, and how unequally suppliers are
 * used, as measured on input–output tables (docs/generator.md).
 */
export const calibration = {
  /** Intermediate inputs per unit of output: mean, standard deviation, and the range that is kept to. */
  share: { mean: 0.5, deviation: 0.15, least: 0.1, most: 0.8 },
  /** The input of rank r is in proportion to r to the minus this: mean and standard deviation. */
  fall: { mean: 1.05, deviation: 0.25 },
  /** The supplier of rank r is chosen in proportion to r to the minus this. */
  popularity: 0.6,
} as const;

export type Kind = "crop" | "ware" | "service";

export interface Made {
  readonly name: string;
  readonly kind: Kind;
  /** Value of one unit. */
  readonly price: number;
  /** Goods by index, with their value per value of output. */
  readonly inputs: ReadonlyMap<number, number>;
  /** Hours per value of output, by skill. */
  readonly hours: readonly number[];
  /** Value of capacity per value of output in one period. */
  readonly capital: number;
  /** Share in final consumption. */
  readonly consumed: number;
}

export const skillNames = ["fields", "workshops", "machines", "care", "offices"] as const;
/** Hours of a year per value of output. */
const hoursPerValue = 300;

/** A tenth are crops, three tenths services, the rest wares that are shipped and stored. */
export function technologyOf(
  { goods, inputs, seasons }: Settings,
  chance: Chance,
): readonly Made[] {
  const kinds = Array.from({ length: goods }, (_, g): Kind => {
    const place = g / goods;
    return place < 0.1 ? "crop" : place < 0.7 ? "ware" : "service";
  });
  const suppliers = popular(goods, chance);
  const width = String(goods).length;
  return kinds.map((kind, g) => ({
    name: `${kind} ${String(g + 1).padStart(width, "0")}`,
    kind,
    price: Math.exp(0.8 * chance.normal()),
    inputs: inputsOf(g, kinds, inputs, suppliers, chance),
    hours: hoursOf(kind, chance),
    capital: seasons * Math.min(3, Math.exp(Math.log(1.2) + 0.5 * chance.normal())),
    consumed: (kind === "crop" ? 0.2 : 1) * (1 + g) ** -0.5 * Math.exp(0.7 * chance.normal()),
  }));
}

/** Goods in the order of their rank as suppliers, with the sums by which they are drawn. */
function popular(count: number, { uniform }: Chance) {
  const order = Array.from({ length: count }, (_, g) => ({ g, at: uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ g }) => g);
  let sum = 0;
  const sums = order.map((_, rank) => (sum += (1 + rank) ** -calibration.popularity));
  return { order, sums, sum };
}

function inputsOf(
  good: number,
  kinds: readonly Kind[],
  mean: number,
  { order, sums, sum }: ReturnType<typeof popular>,
  chance: Chance,
): ReadonlyMap<number, number> {
  const wanted = Math.round(mean * (0.5 + chance.uniform()));
  const count = Math.max(1, Math.min(kinds.length - 1, wanted));
  const chosen = new Set<number>();
  // What is drawn again is passed over; the most popular are few enough for that to end soon.
  for (let tries = 0; chosen.size < count && tries < 20 * count; tries++) {
    const at = chance.uniform() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > at) high = middle;
      else low = middle + 1;
    }
    const input = order[low]!;
    if (input !== good && goesInto(kinds[input]!, kinds[good]!)) chosen.add(input);
  }
  const { share, fall } = calibration;
  const total = Math.min(
    share.most,
    Math.max(share.least, share.mean + share.deviation * chance.normal()),
  );
  const exponent = Math.max(0.5, fall.mean + fall.deviation * chance.normal());
  const weights = [...chosen].map((input, rank) => [input, (1 + rank) ** -exponent] as const);
  const all = weights.reduce((shares, [, weight]) => shares + weight, 0);
  return new Map(weights.map(([input, weight]) => [input, (total * weight) / all]));
}

/** Crops go into wares; what goes into crops can be kept until it is sown. */
function goesInto(input: Kind, output: Kind): boolean {
  return input === "crop" ? output === "ware" : input === "ware" || output !== "crop";
}

/** Mostly one skill, which services and wares differ in. */
function hoursOf(kind: Kind, chance: Chance): readonly number[] {
  const main = kind === "crop" ? 0 : kind === "ware" ? 1 + chance.below(2) : 3 + chance.below(2);
  const all = hoursPerValue * Math.exp(0.5 * chance.normal());
  return skillNames.map((_, s) => (s === main ? 0.9 * all : s === 0 ? 0.1 * all : 0));
}
