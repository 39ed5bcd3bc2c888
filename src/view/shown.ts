import type { Message, MessageValues } from "../messages/index.ts";
import { widthOf } from "../plan/explain/width.ts";

/**
 * Names as users have written them, made fit to stand among other text: they can't turn its direction, and
 * hold nothing that no page may hold.
 */

/** Marks that turn the direction of what follows them. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu;
/** Letters that are written from right to left. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Control characters that HTML doesn't allow, and halves of characters. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff\p{Surrogate}]/gu;

/** A text as it is shown: texts written from right to left keep to themselves (Unicode's isolates). */
export function shown(text: string): string {
  const clean = text.replace(turning, "").replace(forbidden, "\ufffd");
  return rightToLeft.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** A message whose values are shown like names. */
export function shownMessage({ key, values }: Message): Message {
  const entries = Object.entries(values).map(([name, value]): [string, MessageValues[string]] => {
    if (typeof value === "string") return [name, shown(value)];
    return [name, typeof value === "object" ? shownMessage(value) : value];
  });
  return { key, values: Object.fromEntries(entries) };
}

/** What `shown` gives, without the marks by which it keeps to itself. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2068\u2069]/gu, "");
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A text no wider than so many letters, with an ellipsis where it was cut. Takes what `shown` gives. */
export function shortened(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  let taken = 1;
  for (const { segment } of graphemes.segment(withoutIsolates(text))) {
    taken += widthOf(segment);
    if (taken > width) break;
    kept += segment;
  }
  return shown(`${kept.trimEnd()}…`);
}
