import { numberText } from "../plan/explain/text.ts";
import type { NumberFormat } from "../plan/explain/index.ts";
import type { Paper } from "./paper.ts";

/** A number as explanations write it. */
export function figure({ locale }: Paper, value: number, format: NumberFormat = "amount"): string {
  return numberText(value, format, locale);
}

const shortFormats = new Map<string, Intl.NumberFormat>();

/** A number where there is little room: three digits, thousands as the language shortens them. */
export function shortFigure({ locale }: Paper, value: number): string {
  let format = shortFormats.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });
    shortFormats.set(locale, format);
  }
  return format.format(value);
}

const roundFormats = new Map<string, Intl.NumberFormat>();

/** A number beside a chart: four digits, written out. */
export function roundFigure({ locale }: Paper, value: number): string {
  let format = roundFormats.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
    roundFormats.set(locale, format);
  }
  return format.format(value);
}

/**
 * A fulfilment in whole percent, without its sign. What is not full is never rounded up to 100, and what is not
 * nothing never down to 0: it is then written `<1`.
 */
export function percentOf(fulfilment: number): string {
  if (fulfilment >= 1 - 1e-6) return "100";
  const percent = Math.floor(100 * fulfilment + 1e-9);
  return percent === 0 && fulfilment > 1e-6 ? "<1" : String(Math.max(0, percent));
}
