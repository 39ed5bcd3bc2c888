/**
 * The tables of accounts, as data: what people state of a period, who besides them may state anything, how exact
 * figures and recipes are held to be, and until when reports are due. What each column means stands in the message
 * catalogue under `accounts-tables.<table>.<column>`.
 */
import { wordsOf } from "../../economy/reference.ts";
import type { Schema } from "../../economy/schema.ts";
import { tableNames, type ColumnSpec } from "../../economy/tables.ts";
import type { RowOf } from "../../economy/types.ts";

/** What a figure can be of. */
export const subjects = [
  "opening",
  "closing",
  "made",
  "used",
  "sent",
  "received",
  "imported",
  "exported",
  "delivered",
  "served",
  "lost",
  "hours",
  "run",
  "installed",
] as const;

/** How a figure was found, from the most exact to the least. */
export const methods = [
  "inspected",
  "counted",
  "weighed",
  "measured",
  "sampled",
  "estimated",
] as const;

/** What can be held to be more or less exact: how a figure was found, and what relates figures to each other. */
export const tolerated = [
  ...methods,
  "unstated",
  "output",
  "grown",
  "weather",
  "input",
  "work",
  "freight",
  "transit",
  "keeping",
  "losses",
  "unmentioned",
  "tables",
  "serving",
] as const;

const documentation = [
  { name: "source", type: "name" },
  { name: "note", type: "text" },
] as const satisfies readonly ColumnSpec[];

export const accountsTables = {
  reports: [
    { name: "report", type: "name" },
    { name: "by", type: "name", required: true },
    { name: "about", type: "name" },
    { name: "period", type: "integer", required: true },
    { name: "what", type: "choice", required: true, choices: subjects },
    { name: "of", type: "name", required: true },
    { name: "with", type: "name" },
    { name: "amount", type: "number", required: true },
    { name: "unit", type: "name" },
    { name: "accuracy", type: "number", above: 0 },
    { name: "error", type: "number", above: 0 },
    { name: "method", type: "choice", choices: methods },
    { name: "stated", type: "text" },
    { name: "replaces", type: "name" },
    ...documentation,
  ],
  observers: [
    { name: "observer", type: "name", key: true, required: true },
    { name: "name", type: "text" },
    ...documentation,
  ],
  tolerances: [
    { name: "in", type: "choice", key: true, required: true, choices: tolerated },
    { name: "of", type: "name", key: true },
    { name: "share", type: "number", required: true, above: 0 },
    ...documentation,
  ],
  deadlines: [
    { name: "period", type: "integer", key: true, required: true },
    { name: "due", type: "text", required: true },
    ...documentation,
  ],
} as const satisfies Record<string, readonly ColumnSpec[]>;

export type AccountsTableName = keyof typeof accountsTables;
export type AccountsRow<T extends AccountsTableName> = RowOf<(typeof accountsTables)[T][number]>;

/** *report*: somebody's statement of one figure of a period. */
export type Report = AccountsRow<"reports">;
export type Subject = Report["what"];
export type Method = NonNullable<Report["method"]>;
export type Tolerated = AccountsRow<"tolerances">["in"];

/** The accounts beside an economy: they may stand in its own folder or workbook. */
export const accountsSchema: Schema = {
  tables: new Map(Object.entries(accountsTables)),
  needed: ["reports"],
  besides: new Set(tableNames),
  bare: true,
  describe: (table, column) => wordsOf("accounts-tables", table, column),
};
