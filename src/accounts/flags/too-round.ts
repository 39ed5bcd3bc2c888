import { message, type Message } from "../../messages/index.ts";
import { chanceOfCount } from "./chances.ts";
import { decimalOf } from "./digits.ts";
import type { Method } from "../reports/tables.ts";

export interface TooRoundSettings {
  /** How the figures were found. */
  readonly method: Method;
  /** Figures with fewer digits aren't looked at; default 3. */
  readonly digits?: number;
  /** With fewer figures nothing is said; default 10. */
  readonly least?: number;
}

export interface TooRound {
  /** Figures looked at. */
  readonly count: number;
  /** Of them, those whose last digit is 0 or 5. */
  readonly round: number;
  readonly expected: number;
  /** How likely as many or more are, if last digits are as likely as each other. */
  readonly chance: number;
  readonly message: Message;
}

const exact: readonly Method[] = ["counted", "weighed", "measured"];

/**
 * Whether too many figures of one author end in 0 or 5 to have been counted, weighed or measured: last digits of
 * figures of several digits are nearly uniform (Mosimann, Wiseman and Edelman 1995), which holds for 3 digits and more
 * whatever the figures are of. Behind a decimal sign a number keeps no last 0, so that there 5 is one of nine.
 *
 * Undefined where nothing can be said: other methods (estimates may be round), too few figures. A scale that moves in
 * steps of 5 or 10 does the same. Throws `RangeError` for figures below nothing.
 */
export function tooRound(
  figures: readonly number[],
  { method, digits: fewest = 3, least = 10 }: TooRoundSettings,
): TooRound | undefined {
  if (!exact.includes(method)) return undefined;
  const looked = figures
    .map(decimalOf)
    .filter(({ digits }) => digits.replace(/^0+/, "").length >= fewest);
  if (looked.length < least) return undefined;
  const chances = looked.map(({ decimals }) => (decimals > 0 ? 1 / 9 : 1 / 5));
  const count = looked.length;
  const round = looked.filter(({ digits }) => /[05]$/.test(digits)).length;
  const expected = chances.reduce((sum, chance) => sum + chance, 0);
  const found = { count, round, expected, chance: chanceOfCount(chances, round) };
  return { ...found, message: message("flags.too-round", found) };
}
