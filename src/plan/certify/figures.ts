import type { AnyRow } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import type { PlanTableName } from "../tables.ts";
import type { PlanRow, PlanTables } from "../types.ts";
import { keyText } from "./rows.ts";
import { difference, type Family, type Tally } from "./tally.ts";

/** The rows of a plan's table, by key; rows that nothing asks for can be told afterwards. */
export interface Lookup<T extends PlanTableName> {
  readonly table: T;
  find(key: Partial<PlanRow<T>>): PlanRow<T> | undefined;
}

export function lookup<T extends PlanTableName>(tables: PlanTables, table: T): Lookup<T> {
  const rows: readonly PlanRow<T>[] = tables[table];
  const byKey = new Map(rows.map((row) => [keyText(table, row as AnyRow), row]));
  return { table, find: (key) => byKey.get(keyText(table, withoutNone(key as AnyRow))) };
}

/** An empty name is none: pooled goods have no place. */
function withoutNone(key: AnyRow): AnyRow {
  return Object.fromEntries(Object.entries(key).filter(([, value]) => value !== ""));
}

export interface Expected<T extends PlanTableName> {
  readonly family: Family;
  readonly lookup: Lookup<T>;
  readonly key: Partial<PlanRow<T>>;
  /** Columns and what they must be; `undefined`: the cell must be empty. */
  readonly figures: Readonly<Record<string, number | undefined>>;
  /** The amount at which a difference is measured at least. */
  readonly floor: number;
  /** The row must stand there even where all its figures are zero. */
  readonly always?: boolean;
}

/**
 * Compares a printed row with what it must be. A row that is missing reads as zeros throughout.
 * Returns the row.
 */
export function expectRow<T extends PlanTableName>(
  tally: Tally,
  expected: Expected<T>,
): PlanRow<T> | undefined {
  const { family, lookup: rows, figures, floor } = expected;
  const row = rows.find(expected.key);
  const at = { table: rows.table, key: keyText(rows.table, withoutNone(expected.key as AnyRow)) };
  if (row === undefined) {
    const [column, due] = largestOf(figures);
    const isMissing = expected.always === true || difference(0, due, floor) > 0;
    const told = () => message("certify.missing-row", { ...at, column, expected: due });
    if (expected.always === true) tally.fail(family, told());
    else tally.check(family, isMissing ? difference(0, due, floor) : 0, told);
    return undefined;
  }
  for (const [column, due] of Object.entries(figures)) {
    const found = (row as AnyRow)[column];
    if (due === undefined || found === undefined) {
      if (due !== found) {
        tally.fail(
          family,
          message("certify.figure", {
            ...at,
            column,
            found: textOf(found),
            expected: textOf(due),
          }),
        );
      }
      continue;
    }
    tally.check(family, difference(found as number, due, floor), () =>
      message("certify.figure", { ...at, column, found: found as number, expected: due }),
    );
  }
  return row;
}

function largestOf(figures: Expected<PlanTableName>["figures"]): readonly [string, number] {
  let largest: readonly [string, number] = ["", 0];
  for (const [column, due] of Object.entries(figures)) {
    if (largest[0] === "" || Math.abs(due ?? 0) > Math.abs(largest[1]))
      largest = [column, due ?? 0];
  }
  return largest;
}

function textOf(value: AnyRow[string]): string | number {
  return typeof value === "number" ? value : value === undefined ? "–" : String(value);
}

/** A name that a row repeats from the economy. */
export function expectName(
  tally: Tally,
  family: Family,
  at: { readonly table: PlanTableName; readonly row: AnyRow; readonly column: string },
  due: string | number | undefined,
): void {
  const found = at.row[at.column];
  tally.check(family, found === due ? 0 : 1, () =>
    message("certify.figure", {
      table: at.table,
      key: keyText(at.table, at.row),
      column: at.column,
      found: textOf(found),
      expected: textOf(due),
    }),
  );
}
