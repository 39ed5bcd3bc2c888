import type { Message, MessageKey } from "../../messages/index.ts";
import type { Columns, Parts } from "../columns.ts";
import type { Goal } from "../goals.ts";
import type { RowLabel, Rows } from "../rows.ts";

/** Everything that a family makes its rows from. */
export interface Setting extends Parts {
  readonly columns: Columns;
  /** Number of periods. */
  readonly horizon: number;
  readonly goals: readonly Goal[];
}

/**
 * *constraint family*: the rows of one kind, as a record. The compiler makes the program from these records,
 * the documents their formulas, the explanations their words.
 */
export interface Family {
  readonly name: FamilyName;
  /** Why the row holds, in words. */
  readonly why: MessageKey;
  /** The row as a formula, in the symbols of docs/mathematics.md. */
  readonly formula: string;
  readonly build: (setting: Setting, rows: Rows) => void;
  /** A row of the family in words, for conflicts: "the capacity mill at Upper mill in period 2". */
  readonly inWords: (label: RowLabel) => Message;
}

export type FamilyName =
  | "goods-balance"
  | "capacity"
  | "storage"
  | "labour"
  | "labour-cover"
  | "people"
  | "secondment"
  | "route-capacity"
  | "end"
  | "reserve"
  | "capacity-end"
  | "limit"
  | "floor"
  | "concave"
  | "gap"
  | "goal";
