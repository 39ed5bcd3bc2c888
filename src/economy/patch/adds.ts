import { message } from "../../messages/index.ts";
import { problemsOfCell } from "../cells.ts";
import { keyIdentity, keyOf } from "../keys.ts";
import { columnsOf, type TableName } from "../tables.ts";
import type { AnyRow, Cell } from "../types.ts";
import { periodForm, type ChangeProblem, type Understood } from "./change.ts";
import { rowOf, type Periods } from "./match.ts";

/**
 * The rows that `add` makes: the changes of one table with one key (and period) form one row. `taken`
 * tells whether a row with that key stands there already.
 */
export function addedRows(
  name: TableName,
  changes: readonly Understood[],
  periods: Periods,
  taken: (identity: string) => boolean,
): { readonly rows: readonly AnyRow[]; readonly problems: readonly ChangeProblem[] } {
  const problems: ChangeProblem[] = [];
  const added = new Map<string, { first: number; cells: Map<string, Cell | undefined> }>();
  for (const change of changes) {
    const { index, column, value, period } = change;
    if (period !== undefined && !periods.has(period)) {
      const values = { found: period, expected: periods.numbers.join(", ") };
      problems.push({ index, column: "period", message: message("check.patch.period", values) });
      continue;
    }
    const key = { ...rowOf(change.key), ...periodCells(name, period) };
    const identity = keyIdentity(name, key);
    const row = added.get(identity) ?? { first: index, cells: new Map(Object.entries(key)) };
    if (!added.has(identity)) {
      added.set(identity, row);
      if (taken(identity)) {
        const values = { key: keyOf(name, key) };
        problems.push({ index, column: "key", message: message("check.patch.add-taken", values) });
      }
    }
    if (column === undefined || value === undefined) continue;
    if (row.cells.has(column.name)) {
      const values = { key: keyOf(name, key), column: column.name };
      const said = message("check.patch.twice", values);
      problems.push({ index, column: "column", message: said, other: row.first });
    }
    row.cells.set(column.name, value);
  }
  const rows = [...added.values()].map(({ first, cells }) => {
    const row: AnyRow = Object.fromEntries(cells);
    const missing = columnsOf(name).find(
      (column) => row[column.name] === undefined && problemsOfCell(column, undefined).length > 0,
    );
    if (missing !== undefined) {
      const values = { key: keyOf(name, row), column: missing.name };
      problems.push({
        index: first,
        column: missing.key === true ? "key" : "column",
        message: message("check.patch.add-missing", values),
      });
    }
    return row;
  });
  return { rows, problems };
}

function periodCells(name: TableName, period: number | undefined): AnyRow {
  if (period === undefined) return {};
  return periodForm(name) === "range" ? { from: period, until: period } : { period };
}
