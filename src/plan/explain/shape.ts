/**
 * *explanation*: what there is to say about a plan, as plain data: sentences and tables, to be rendered
 * as text, as a page, or as JSON.
 */
import type { Message, MessageKey } from "../../messages/index.ts";

export interface Explanation {
  readonly title: Message;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: Message;
  readonly lines: readonly Message[];
  readonly tables: readonly ExplanationTable[];
}

export interface ExplanationTable {
  readonly columns: readonly Column[];
  /** One cell per column. */
  readonly rows: readonly (readonly TableCell[])[];
}

/** How numbers of a column are written: amounts, shares (as percent), differences (with their sign). */
export type NumberFormat = "amount" | "share" | "difference" | "share-difference";

export interface Column {
  readonly heading: Message;
  /** Absent: text. */
  readonly format?: NumberFormat;
}

/** Null: there is nothing to say, which is not zero. */
export type TableCell = string | number | Message | null;

export function section(
  heading: Message,
  lines: readonly Message[],
  tables: readonly ExplanationTable[] = [],
): Section {
  return { heading, lines, tables: tables.filter(({ rows }) => rows.length > 0) };
}

/** A column of a table that is being made: what it says of each of `Item`. */
export interface ColumnOf<Item> {
  readonly heading: MessageKey;
  readonly format?: NumberFormat;
  readonly cell: (item: Item) => TableCell;
  /** Left out: there is only one value it could have. */
  readonly hidden?: boolean;
}

export function tableOf<Item>(
  items: readonly Item[],
  columns: readonly ColumnOf<Item>[],
): ExplanationTable {
  const shown = columns.filter(({ hidden }) => hidden !== true);
  return {
    columns: shown.map(({ heading, format }) => ({
      heading: { key: heading, values: {} },
      ...(format === undefined ? {} : { format }),
    })),
    rows: items.map((item) => shown.map(({ cell }) => cell(item))),
  };
}
