import type { Ration } from "./ration.ts";

/** Digits of a ration that people can measure out. */
const digits = 3;

/** A ration in few digits, rounded down: so much for everybody is there. */
export function roundedDown(amount: number): number {
  if (!(amount > 0)) return 0;
  const scale = 10 ** (digits - 1 - Math.floor(Math.log10(amount)));
  // What rounding has taken from a round figure is given back to it.
  return Math.floor(amount * scale * (1 + 1e-9)) / scale;
}

/** Amounts of one person: asked and given in the period, and given in a day of it; absent where unknown. */
export function perPerson(
  { people, asked, ration }: Ration,
  days: number | undefined,
): { readonly asked?: number; readonly each?: number; readonly day?: number } {
  if (people === undefined) return {};
  const each = ration / people;
  return { asked: asked / people, each, ...(days === undefined ? {} : { day: each / days }) };
}
