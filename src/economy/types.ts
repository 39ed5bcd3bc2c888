/**
 * The words of the economy, as types.
 *
 * - *good*: anything counted: wheat, kWh, clinic visit, nutrient, foreign currency, emission.
 * - *technique*: one way of turning goods, labour and capacity into goods; its *recipe* gives the
 *   coefficients, its *activity level* (runs per period) how much it is used.
 * - *capacity*: durable means (land, looms, beds) installed at a *workplace*, a producing unit in a
 *   *place*, which is a node of the tree commune → region → federation.
 * - *need*: a final use that somebody asked for, in a *tier*; tier 1 is guaranteed first.
 * - *period*: a step of the plan; *lag*: periods after the start of a run.
 */
import type { CellType, ColumnSpec, TableName, tables } from "./tables.ts";

type CellOf<T extends CellType> = T extends "number" | "integer"
  ? number
  : T extends "yes"
    ? boolean
    : T extends "names"
      ? readonly string[]
      : T extends "numbers"
        ? readonly number[]
        : string;

type ValueOf<C extends ColumnSpec> = C extends { choices: readonly [string, ...string[]] }
  ? C["choices"][number]
  : CellOf<C["type"]>;

type RequiredOf<C extends ColumnSpec> = Extract<C, { required: true }>;

/** The row type of a list of columns. */
export type RowOf<C extends ColumnSpec> = {
  readonly [D in RequiredOf<C> as D["name"]]: ValueOf<D>;
} & {
  readonly [D in Exclude<C, RequiredOf<C>> as D["name"]]?: ValueOf<D>;
};

/** A row of a table. A property that is absent was not stated; it is not zero. */
export type Row<T extends TableName> = RowOf<(typeof tables)[T][number]>;

/** Any cell's value. */
export type Cell = string | number | boolean | readonly string[] | readonly number[];

export interface Table<T extends TableName> {
  /** The file or sheet it was read from, as the user knows it; empty when it was never read. */
  readonly file: string;
  readonly rows: readonly Row<T>[];
  /** The row of the spreadsheet (header: 1) of each of `rows`, 0 for rows added since; empty when never read. */
  readonly lines: readonly number[];
}

/** A row whose table is not known at compile time. */
export type AnyRow = Readonly<Record<string, Cell | undefined>>;

export interface AnyTable {
  readonly file: string;
  readonly rows: readonly AnyRow[];
  readonly lines: readonly number[];
}

export type Tables = { readonly [T in TableName]: Table<T> };

/** What the economy says of itself: the `datapackage.json`, or the sheet `about`. */
export interface About {
  /** Short name: lower case letters, digits, `-`, `_`, `.`. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly licence?: string;
  readonly version?: string;
  /** Language tag of the economy's own texts. */
  readonly language?: string;
  /** Further properties of the descriptor (contributors, keywords …), each as JSON, kept as they are. */
  readonly other?: Readonly<Record<string, string>>;
}

export interface Economy {
  readonly about: About;
  readonly tables: Tables;
}

/** Rows of any tables, as a program would write them down; the rest are empty. */
export type Rows = { readonly [T in TableName]?: readonly Row<T>[] };
