/** Names and texts: what is tidied when they are read, and how they are shown in messages. */

/** What nearly every name looks like: it is tidy already. */
const tidy = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A name as a key: without white space around it, each white space inside as one space, in Unicode
 * normal form C, so that two ways of typing an accent are one name.
 */
export function asName(raw: string): string {
  if (tidy.test(raw)) return own(raw);
  return own(raw.trim().replace(/\s+/gu, " ").normalize("NFC"));
}

/** A text: without white space around it, lines ended by a line feed. */
export function asText(raw: string): string {
  return own(raw.trim().replace(/\r\n?/g, "\n"));
}

/**
 * A string of its own. A slice keeps the whole file alive from which it was cut; joining and slicing
 * makes the engine copy it.
 */
function own(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** Control characters can't be seen, so they have no place in a name. */
export function hasControls(name: string): boolean {
  return /\p{Cc}/u.test(name);
}

/** Cells that a spreadsheet would take for a formula, however often guarded. Plain numbers are none. */
const formulaLike = /^'*(?!-\d+(?:\.\d+)?$)[=+\-@\t]/;

/**
 * A text as it is written into CSV. Spreadsheets run cells that begin with = + - or @ as formulas, which is
 * a danger and changes the cell when it is saved; an apostrophe before it keeps it text. One more is
 * added where there are some, so that `withoutGuard` gives every text back.
 */
export function withGuard(text: string): string {
  return formulaLike.test(text) ? `'${text}` : text;
}

export function withoutGuard(text: string): string {
  return text.charCodeAt(0) === 0x27 && formulaLike.test(text) ? text.slice(1) : text;
}

const longest = 60;

/** A cell as it is quoted in a message: one line, not endless, nothing unseen in it. */
export function shown(text: string): string {
  const characters = Array.from(text.slice(0, 2 * longest));
  const cut = characters.length > longest ? [...characters.slice(0, longest - 1), "…"] : characters;
  return cut
    .join("")
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF\u200B]/gu, (sign) =>
      sign === "\n" || sign === "\t"
        ? " "
        : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
