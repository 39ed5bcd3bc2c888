import { columnsOf, neededTables, tableNames, type ColumnSpec } from "./tables.ts";

/** *schema*: the tables of a data package and their columns, as readers and writers take them. */
export interface Schema {
  readonly tables: ReadonlyMap<string, readonly ColumnSpec[]>;
  /** Tables that must be there and have rows. */
  readonly needed: readonly string[];
  /** Tables by one of which a folder or workbook is known as such a package; absent: those needed. */
  readonly marks?: readonly string[];
  /**
   * Tables of another schema that may stand in the same folder or workbook: they are passed over.
   */
  readonly besides?: ReadonlySet<string>;
  /** Stands beside another package: without a descriptor of its own, and not listed in the other's. */
  readonly bare?: true;
  /** Every table is written with all its columns, also where nothing stands in them. */
  readonly whole?: boolean;
  /** Further files that belong to such a package, and are replaced with it. */
  readonly companions?: readonly string[];
  /** What a table, or a column of it, means: the descriptor of a package says it. */
  readonly describe?: (table: string, column?: string) => string;
}

/** The tables of an economy. A choice without choices (in `changes`) is the name of a table. */
export const economySchema: Schema = {
  tables: new Map(
    tableNames.map((name) => [
      name,
      columnsOf(name).map((column) =>
        column.choices?.length === 0 ? { ...column, choices: tableNames } : column,
      ),
    ]),
  ),
  needed: neededTables,
  besides: new Set(["reports", "observers", "tolerances", "deadlines"]),
};
