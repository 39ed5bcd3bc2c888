import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** What is drawn for a generated economy, the same for a seed. */
export interface Chance {
  /** From 0 up to, without, 1. */
  readonly uniform: () => number;
  /** Standard normal (Box and Muller 1958). */
  readonly normal: () => number;
  /** A whole number from 0 up to, without, `count`. */
  readonly below: (count: number) => number;
}

/** Draws from xoroshiro128+ (Blackman and Vigna 2018). */
export function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    below: (count) => Math.floor(uniform() * count),
  };
}

/** Three digits that count: generated figures should not look more exact than they are. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
