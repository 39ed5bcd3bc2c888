import type { Figure } from "../account.ts";

/** Normal deviates within which 95 of 100 fall. */
const interval95 = 1.959963984540054;

/** The lower end of the interval of 95 %: no physical quantity is less than nothing. */
export function lowOf({ estimate, deviation, quantity }: Figure): number | undefined {
  if (estimate === undefined) return undefined;
  const low = estimate - interval95 * deviation!;
  const signed = ["off", "moved", "weather"].includes(quantity.kind);
  return signed ? low : Math.max(0, low);
}

/** The upper end of the interval of 95 %. */
export function highOf({ estimate, deviation }: Figure): number | undefined {
  return estimate === undefined ? undefined : estimate + interval95 * deviation!;
}
