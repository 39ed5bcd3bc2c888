import { keyIdentity } from "../keys.ts";
import { tableNames, type TableName } from "../tables.ts";
import type { AnyRow, AnyTable, Economy } from "../types.ts";
import { addedRows } from "./adds.ts";
import { understand, type Change, type ChangeProblem, type Understood } from "./change.ts";
import { editsOf } from "./edits.ts";
import { finderOf, periodsOf, type Periods } from "./match.ts";
import { leftIn } from "./left.ts";
import { rowsAfter, type LeftOf } from "./rows.ts";

/**
 * Applies changes to an economy, all of them or, where any is wrong, none. All are read against the
 * economy as given, so their order makes no difference.
 */
export function applied(
  economy: Economy,
  changes: readonly Change[],
): { readonly economy: Economy; readonly problems: readonly ChangeProblem[] } {
  const problems: ChangeProblem[] = [];
  const byTable = new Map<TableName, Understood[]>();
  changes.forEach((change, index) => {
    const read = understand(change, index);
    if ("message" in read) {
      problems.push(read);
      return;
    }
    const same = byTable.get(read.table);
    if (same === undefined) byTable.set(read.table, [read]);
    else same.push(read);
  });
  const periods = periodsOf(economy.tables.periods);
  const leftOf = leftIn(economy, periods);
  const patched: Partial<Record<TableName, AnyTable>> = {};
  for (const name of tableNames) {
    const understood = byTable.get(name);
    if (understood === undefined) continue;
    const after = patchedTable(name, economy.tables[name], understood, periods, leftOf);
    patched[name] = after.table;
    for (const problem of after.problems) problems.push(problem);
  }
  if (problems.length > 0) {
    return { economy, problems: problems.sort((a, b) => a.index - b.index) };
  }
  return {
    economy: { ...economy, tables: { ...economy.tables, ...patched } as Economy["tables"] },
    problems: [],
  };
}

function patchedTable(
  name: TableName,
  table: AnyTable,
  changes: readonly Understood[],
  periods: Periods,
  leftOf: LeftOf,
): { readonly table: AnyTable; readonly problems: readonly ChangeProblem[] } {
  const toEdit = changes.filter((change) => change.action !== "add");
  const toAdd = changes.filter((change) => change.action === "add");
  const finder = finderOf(name, table, periods);
  const { edits, problems } = editsOf(name, table, toEdit, finder, periods);
  const rows: AnyRow[] = [];
  const lines: number[] = [];
  const put = (row: AnyRow, line: number | undefined) => {
    rows.push(row);
    // Line 0: the row stands in no file.
    lines.push(line ?? 0);
  };
  // Problems leave edits that can't be carried out; then nothing is.
  if (problems.length > 0) return { table, problems };
  table.rows.forEach((row, at) => {
    const of = edits.get(at);
    for (const after of of === undefined ? [row] : rowsAfter(name, row, of, periods, leftOf)) {
      put(after, table.lines[at]);
    }
  });
  let taken: ReadonlySet<string> | undefined;
  const isTaken = (identity: string) => {
    taken ??= new Set(rows.map((row) => keyIdentity(name, row)));
    return taken.has(identity);
  };
  const added = addedRows(name, toAdd, periods, isTaken);
  for (const row of added.rows) put(row, undefined);
  return { table: { file: table.file, rows, lines }, problems: added.problems };
}
