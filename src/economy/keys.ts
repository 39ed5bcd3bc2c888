import { columnsOf, type TableName } from "./tables.ts";
import type { AnyRow, Cell } from "./types.ts";

/**
 * Keys as text: `technique=bake; good=flour`. Values that hold `;`, `"` or `=`, that are a lone `*`, or
 * begin or end with a space, stand in double quotes, and a double quote within these is doubled, as
 * in CSV. Key columns that are empty are left out.
 */

/** A row's key as text, in the order of its table's columns. */
export function keyOf(table: TableName, row: AnyRow): string {
  const parts: string[] = [];
  for (const column of keyColumns(table)) {
    const value = row[column];
    if (value !== undefined) parts.push(`${column}=${quoted(value)}`);
  }
  return parts.join("; ");
}

const keyColumnsByTable = new Map<TableName, readonly string[]>();

/** Names of the key columns of a table. */
export function keyColumns(table: TableName): readonly string[] {
  let names = keyColumnsByTable.get(table);
  if (names === undefined) {
    names = columnsOf(table)
      .filter((column) => column.key === true)
      .map((column) => column.name);
    keyColumnsByTable.set(table, names);
  }
  return names;
}

/** One text per distinct key, for looking rows up; absent and present cells never meet. */
export function keyIdentity(table: TableName, row: AnyRow): string {
  let identity = "";
  for (const column of keyColumns(table)) {
    const value = row[column];
    if (value !== undefined) {
      const text = String(value);
      identity += text.includes("\u0000") ? text.replaceAll("\u0000", "\u0000\u0000") : text;
    }
    identity += value === undefined ? "\u0000-" : "\u0000+";
  }
  return identity;
}

/** The parts of a key in the order they were written; `any` stands for an unquoted `*`. */
export interface KeyPart {
  readonly column: string;
  readonly value: string;
  readonly any: boolean;
}

/** Reads a key; undefined where the text isn't one (no `=`, an open quote, text after a quote). */
export function parseKey(text: string): readonly KeyPart[] | undefined {
  const parts: KeyPart[] = [];
  for (const part of splitOutsideQuotes(text, ";") ?? [""]) {
    if (part.trim() === "") {
      if (parts.length === 0) return undefined;
      continue;
    }
    const sign = part.indexOf("=");
    if (sign < 0) return undefined;
    const column = part.slice(0, sign).trim();
    const value = unquoted(part.slice(sign + 1).trim());
    if (column === "" || value === undefined) return undefined;
    parts.push({ column, ...value });
  }
  return parts;
}

/** The pieces between separators that stand outside quotes; undefined where a quote stays open. */
export function splitOutsideQuotes(text: string, separator: string): readonly string[] | undefined {
  const pieces: string[] = [];
  let open = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') open = !open;
    else if (!open && text[i] === separator) {
      pieces.push(text.slice(start, i));
      start = i + 1;
    }
  }
  if (open) return undefined;
  pieces.push(text.slice(start));
  return pieces;
}

/** A value as it stands in a key or a list. */
export function quoted(value: Cell): string {
  const text = typeof value === "boolean" ? (value ? "yes" : "no") : plainText(value);
  return text === "" || text === "*" || /[;"=\n\r]|^\s|\s$/u.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/** Values that are no names or numbers have no place in a key; here they are only shown. */
function plainText(value: string | number | object): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Reads one value, quoted or bare; undefined where the quotes are wrong. */
export function unquoted(text: string): { value: string; any: boolean } | undefined {
  if (!text.includes('"')) return { value: text, any: text === "*" };
  const inner = /^"((?:[^"]|"")*)"$/su.exec(text)?.[1];
  return inner === undefined ? undefined : { value: inner.replaceAll('""', '"'), any: false };
}
