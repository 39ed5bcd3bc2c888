import { message, type Message } from "../messages/index.ts";
import { quoted, splitOutsideQuotes, unquoted } from "./keys.ts";
import { nearestName } from "./names.ts";
import type { ColumnSpec } from "./tables.ts";
import type { Cell } from "./types.ts";

/**
 * What single cells may hold, whatever file they come from: the reader, `check` and patches all ask
 * here. Numbers in texts have a decimal point; the reader turns spreadsheets' own forms into values.
 */

/**
 * Everything wrong with a value of a column by itself: empty though required, of another type, out of
 * range, none of the choices. Empty where nothing is. References are not looked up here.
 */
export function problemsOfCell(column: ColumnSpec, value: Cell | undefined): readonly Message[] {
  if (value === undefined || value === "") {
    return column.required === true
      ? [message("check.cell.required", { column: column.name })]
      : [];
  }
  if (!hasType(column, value)) {
    return [
      message("check.cell.type", { column: column.name, found: textOf(value), type: column.type }),
    ];
  }
  if (typeof value === "number") return problemsOfNumber(column, value);
  if (column.type === "choice") return problemsOfChoice(column, value as string);
  return [];
}

/** Whether a value is of the column's type at all; numbers must be finite. */
export function hasType({ type }: ColumnSpec, value: unknown): value is Cell {
  switch (type) {
    case "name":
    case "text":
    case "choice":
      return typeof value === "string";
    case "number":
    case "integer":
      return Number.isFinite(value);
    case "yes":
      return typeof value === "boolean";
    case "names":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "numbers":
      return Array.isArray(value) && value.every((item) => Number.isFinite(item));
  }
}

function problemsOfNumber(column: ColumnSpec, found: number): readonly Message[] {
  const { name, min, max, above } = column;
  if (column.type === "integer" && !Number.isInteger(found)) {
    return [message("check.cell.whole", { column: name, found })];
  }
  if (min !== undefined && found < min) {
    return [message("check.cell.below", { column: name, found, expected: min })];
  }
  if (max !== undefined && found > max) {
    return [message("check.cell.over", { column: name, found, expected: max })];
  }
  if (above !== undefined && found <= above) {
    return [message("check.cell.not-above", { column: name, found, expected: above })];
  }
  return [];
}

function problemsOfChoice(column: ColumnSpec, found: string): readonly Message[] {
  const choices = column.choices ?? [];
  if (choices.includes(found)) return [];
  const suggestion = nearestName(found, choices);
  return [
    message("check.cell.choice", {
      column: column.name,
      found,
      expected: choices.join(", "),
      hint: suggestion === undefined ? "no" : "yes",
      suggestion: suggestion ?? "",
    }),
  ];
}

/** A value from a text: numbers with a decimal point, `yes` or `no`, lists with semicolons. */
export function parseCell(
  column: ColumnSpec,
  text: string,
): { readonly value: Cell } | { readonly problem: Message } {
  const value = valueOf(column, text);
  return value === undefined
    ? {
        problem: message("check.cell.type", {
          column: column.name,
          found: text,
          type: column.type,
        }),
      }
    : { value };
}

function valueOf({ type }: ColumnSpec, text: string): Cell | undefined {
  switch (type) {
    case "name":
    case "text":
    case "choice":
      return text;
    case "number":
    case "integer":
      return numberOf(text);
    case "yes": {
      const folded = text.trim().toLowerCase();
      if (folded === "yes" || folded === "true") return true;
      return folded === "no" || folded === "false" ? false : undefined;
    }
    case "names":
      return listOf(text, (item) => item);
    case "numbers":
      return listOf(text, numberOf);
  }
}

/** Decimal notation only: no digit groups, no hexadecimal, no "Infinity". */
function numberOf(text: string): number | undefined {
  if (!/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/iu.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function listOf<T>(text: string, itemOf: (item: string) => T | undefined): T[] | undefined {
  const items: T[] = [];
  for (const piece of splitOutsideQuotes(text, ";") ?? ['"']) {
    if (piece.trim() === "") continue;
    const bare = unquoted(piece.trim());
    const item = bare === undefined ? undefined : itemOf(bare.value);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** A value as text that `parseCell` reads back as the same value. */
export function formatCell(value: Cell): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" || typeof value === "number") return String(value);
  return value.map((item) => (typeof item === "string" ? quoted(item) : String(item))).join("; ");
}

/** Whether two cells hold the same. */
export function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Any value for a sentence, also one that no cell should hold. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join("; ");
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
