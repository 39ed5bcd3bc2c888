import { message, type Message } from "../../messages/index.ts";
import { chanceOfScore } from "../reconcile/chance.ts";
import { chanceOfCount } from "./chances.ts";

export interface RepeatedBias {
  readonly count: number;
  /** Σ score ÷ √count: standard normal if nothing is off and the scores don't depend on each other. */
  readonly combined: number;
  /** How likely a combined score at least so far from nothing is, on either side. */
  readonly chance: number;
  /** How many have the direction of the combined score. */
  readonly same: number;
  /** How likely at least as many of one direction are, whichever it is (sign test; large scores count no more). */
  readonly signChance: number;
  readonly message: Message;
}

/**
 * Whether one author's figures are off in the same direction over and over, each perhaps too little to be flagged
 * (Stouffer et al. 1949). `scores` are bias ÷ its standard deviation, one per period, above 0 where more was stated
 * than the others say. Takes them not to depend on each other: periods that share a stock, or one recipe that is wrong
 * in all of them, make the chances too small. Undefined for fewer than `least` scores (default 3); a score of exactly
 * 0 has no direction, and the sign test leaves it out. Throws `RangeError` for what is no number.
 */
export function repeatedBias(
  scores: readonly number[],
  { least = 3 }: { readonly least?: number } = {},
): RepeatedBias | undefined {
  const wrong = scores.find((score) => !Number.isFinite(score));
  if (wrong !== undefined) throw new RangeError(`not a score: ${wrong}`);
  const count = scores.length;
  if (count < least) return undefined;
  const combined = scores.reduce((sum, score) => sum + score, 0) / Math.sqrt(count);
  const above = scores.filter((score) => score > 0).length;
  const below = scores.filter((score) => score < 0).length;
  const halves = Array.from({ length: above + below }, () => 0.5);
  const found = {
    count,
    combined,
    chance: chanceOfScore(combined),
    same: combined >= 0 ? above : below,
    signChance: Math.min(1, 2 * chanceOfCount(halves, Math.max(above, below))),
  };
  return {
    ...found,
    message: message("flags.repeated-bias", {
      ...{ same: found.same, count, chance: found.chance },
      above: combined >= 0 ? "yes" : "no",
    }),
  };
}
