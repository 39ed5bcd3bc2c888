import { formatCell } from "../../economy/cells.ts";
import { keyOf } from "../../economy/keys.ts";
import { diff, type Change } from "../../economy/patch/index.ts";
import type { TableName } from "../../economy/tables.ts";
import type { AnyTable, Economy } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import { section, tableOf, type Section } from "../explain/shape.ts";

/** Tables and columns that no plan depends on: a scenario's changes are in the other tables already. */
const besides = {
  tables: new Set(["scenarios", "changes", "sources", "units"]),
  columns: new Set(["source", "note"]),
} as const;

interface Line {
  readonly table: string;
  readonly key: string;
  readonly action: Change["action"];
  readonly column: string | undefined;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is different in the economies that two plans were made for: the reason for all the rest. */
export function economySection(before: Economy, after: Economy): Section {
  const lines = linesOf(before, after);
  return section(
    message("compare.economies"),
    [message("compare.economies-count", { count: lines.length })],
    [
      tableOf(lines, [
        { heading: "compare.column.table", cell: ({ table }) => table },
        { heading: "compare.column.row", cell: ({ key }) => key },
        {
          heading: "compare.column.column",
          cell: ({ column, action }) =>
            column ?? message(action === "remove" ? "compare.row-removed" : "compare.row-added"),
        },
        { heading: "explain.column.before", cell: (line) => line.before },
        { heading: "explain.column.after", cell: (line) => line.after },
      ]),
    ],
  );
}

/** A line for each cell that differs, and for each row that only one economy has. */
function linesOf(before: Economy, after: Economy): readonly Line[] {
  const changes = diff(before, after).filter(
    ({ table, column }) =>
      !besides.tables.has(table) && (column === undefined || !besides.columns.has(column)),
  );
  const was = cellsOf(before, changes);
  const lines = new Map<string, Line>();
  for (const change of changes) {
    const { action, table, key, column, value = null } = change;
    const added = action === "add";
    const id = JSON.stringify([table, key, added ? null : (column ?? null)]);
    const known = lines.get(id)?.after ?? null;
    const cell = column === undefined || value === null ? null : `${column}=${value}`;
    lines.set(id, {
      table,
      key,
      action,
      column: added ? undefined : column,
      before: was(change),
      after: added ? [known, cell].filter((text) => text !== null).join("; ") : value,
    });
  }
  return [...lines.values()];
}

/** The cells that changes meet, as text; null where there was none. */
function cellsOf(economy: Economy, changes: readonly Change[]): (change: Change) => string | null {
  const rows = new Map(
    [...new Set(changes.map(({ table }) => table))].map((table) => {
      const { rows: all } = economy.tables[table as TableName] as AnyTable;
      return [table, new Map(all.map((row) => [keyOf(table as TableName, row), row]))];
    }),
  );
  return ({ table, key, column }) => {
    const cell = column === undefined ? undefined : rows.get(table)?.get(key)?.[column];
    return cell === undefined ? null : formatCell(cell);
  };
}
