/**
 * Numbers as people and spreadsheets write them. Which sign separates decimals can't be seen from one
 * cell (`1,234`), so it is settled per file; what can't be settled is not read.
 */

/** The sign between whole and decimals. */
export type DecimalSign = "point" | "comma";

/**
 * What a cell says by itself. `point` and `comma`: a number, certainly with that decimal sign;
 * `maybe-point`, `maybe-comma`: one sign and three digits after it, so that the sign could as well
 * separate thousands; `plain`: a number without any sign; `none`: no number.
 */
export type NumberKind = "plain" | DecimalSign | "maybe-point" | "maybe-comma" | "none";

const plain = /^[+-]?\d+(?:[eE][+-]?\d+)?$/;
const maybe = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;
const decimals = /^[+-]?(?:\d+([.,])\d*|([.,])\d+)(?:[eE][+-]?\d+)?$/;
/** Thousands that show themselves: two signs of different kind, or one repeated. */
const groupedByComma = /^[+-]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/;
const groupedByPoint = /^[+-]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/;
/** Spaces and apostrophes can only separate thousands. */
const groupedBySpace = /^[+-]?\d{1,3}(?:[ \u00A0\u2009\u202F'’]\d{3})+(?:([.,])\d*)?$/;

/** Some programs write a true minus sign. */
function withHyphen(text: string): string {
  return text.charCodeAt(0) === 0x2212 ? `-${text.slice(1)}` : text;
}

export function numberKind(cell: string): NumberKind {
  const text = withHyphen(cell);
  if (plain.test(text)) return "plain";
  const unsure = maybe.exec(text);
  if (unsure !== null) return unsure[1] === "." ? "maybe-point" : "maybe-comma";
  const simple = decimals.exec(text);
  if (simple !== null) return (simple[1] ?? simple[2]) === "." ? "point" : "comma";
  if (groupedByComma.test(text)) return "point";
  if (groupedByPoint.test(text)) return "comma";
  const spaced = groupedBySpace.exec(text);
  if (spaced === null) return "none";
  return spaced[1] === undefined ? "plain" : spaced[1] === "." ? "point" : "comma";
}

/** The number a cell states when `sign` separates its decimals; only for cells of that kind. */
export function numberOf(cell: string, sign: DecimalSign): number {
  const text = withHyphen(cell).replace(/[ \u00A0\u2009\u202F'’]/g, "");
  return Number(
    sign === "point" ? text.replaceAll(",", "") : text.replaceAll(".", "").replace(",", "."),
  );
}

/** Cells seen in the number columns of a file: one example per kind, with its row. */
export type NumbersSeen = Partial<
  Record<NumberKind, { readonly cell: string; readonly row: number }>
>;

/**
 * The decimal sign of a file. Certain cells decide. Without any, a file separated by commas
 * has points (its numbers would be quoted otherwise), and of any other nothing is known.
 */
export function settleSign(
  seen: NumbersSeen,
  delimiter: string,
): DecimalSign | "mixed" | "unknown" {
  if (seen.point !== undefined && seen.comma !== undefined) return "mixed";
  if (seen.point !== undefined) return "point";
  if (seen.comma !== undefined) return "comma";
  return delimiter === "," ? "point" : "unknown";
}
