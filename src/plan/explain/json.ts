import { render, type Locale, type Message } from "../../messages/index.ts";
import type { Explanation, TableCell } from "./shape.ts";

/** A message with its sentence in one language. */
export interface SaidMessage extends Message {
  readonly text: string;
}

/** An explanation as a document: the data itself, and what it says in one language. */
export interface ExplanationDocument {
  readonly title: SaidMessage;
  readonly sections: readonly {
    readonly heading: SaidMessage;
    readonly lines: readonly SaidMessage[];
    readonly tables: readonly {
      readonly columns: readonly { readonly heading: SaidMessage; readonly format?: string }[];
      readonly rows: readonly (readonly (string | number | SaidMessage | null)[])[];
    }[];
  }[];
}

export function explanationDocument(
  { title, sections }: Explanation,
  locale: Locale = "en",
): ExplanationDocument {
  const said = (text: Message): SaidMessage => ({ ...text, text: render(text, locale) });
  const cell = (value: TableCell) =>
    value !== null && typeof value === "object" ? said(value) : value;
  return {
    title: said(title),
    sections: sections.map(({ heading, lines, tables }) => ({
      heading: said(heading),
      lines: lines.map(said),
      tables: tables.map(({ columns, rows }) => ({
        columns: columns.map((column) => ({ ...column, heading: said(column.heading) })),
        rows: rows.map((row) => row.map(cell)),
      })),
    })),
  };
}
