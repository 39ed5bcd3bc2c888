import { formatCell, sameCell } from "../cells.ts";
import { duplicateKeys } from "../check/keys.ts";
import { problemsOf } from "../check/problems.ts";
import { keyIdentity, keyOf } from "../keys.ts";
import { EconomyProblems } from "../problem.ts";
import { columnsOf, tableNames, type TableName } from "../tables.ts";
import type { AnyRow, AnyTable, Economy } from "../types.ts";
import type { Change } from "./change.ts";

/**
 * The changes that turn one economy into another: `patch(before, diff(before, after))` has the rows of
 * `after`. What an economy says of itself (`about`) and the order of rows are no part of it.
 *
 * Throws `EconomyProblems` where rows of either economy share a key, since then a key names no one row.
 */
export function diff(before: Economy, after: Economy): readonly Change[] {
  for (const economy of [before, after]) {
    const repeated = problemsOf([{ economy, findings: [...duplicateKeys(economy)] }]);
    if (repeated.length > 0) throw new EconomyProblems(repeated);
  }
  return tableNames.flatMap((table) => [
    ...tableChanges(
      table,
      (before.tables[table] as AnyTable).rows,
      (after.tables[table] as AnyTable).rows,
    ),
  ]);
}

function* tableChanges(
  table: TableName,
  before: readonly AnyRow[],
  after: readonly AnyRow[],
): Iterable<Change> {
  const old = new Map(before.map((row) => [keyIdentity(table, row), row]));
  const kept = new Set<string>();
  for (const row of after) {
    const identity = keyIdentity(table, row);
    const was = old.get(identity);
    if (was === undefined) {
      yield* addition(table, row);
    } else {
      kept.add(identity);
      yield* cellChanges(table, was, row);
    }
  }
  for (const [identity, row] of old) {
    if (!kept.has(identity)) yield { action: "remove", table, key: keyOf(table, row) };
  }
}

function* addition(table: TableName, row: AnyRow): Iterable<Change> {
  const key = keyOf(table, row);
  let stated = false;
  for (const { name, key: isKey } of columnsOf(table)) {
    const value = row[name];
    if (isKey === true || value === undefined) continue;
    stated = true;
    yield { action: "add", table, key, column: name, value: formatCell(value) };
  }
  if (!stated) yield { action: "add", table, key };
}

function* cellChanges(table: TableName, before: AnyRow, after: AnyRow): Iterable<Change> {
  const key = keyOf(table, before);
  for (const { name, key: isKey } of columnsOf(table)) {
    if (isKey === true || sameCell(before[name], after[name])) continue;
    const value = after[name];
    yield value === undefined
      ? { action: "remove", table, key, column: name }
      : { action: "set", table, key, column: name, value: formatCell(value) };
  }
}
