import { keyColumns, keyIdentity, keyOf } from "../keys.ts";
import { columnsOf, tableNames } from "../tables.ts";
import type { AnyTable, Economy } from "../types.ts";
import { error, type Finding } from "./finding.ts";

/** Rows that share a key: which of them holds can't be told. */
export function* duplicateKeys(economy: Economy): Iterable<Finding> {
  for (const table of tableNames) {
    const { rows, lines } = economy.tables[table] as AnyTable;
    const columns = keyColumns(table);
    const needed = columnsOf(table).filter((column) => column.key === true && column.required);
    const first = new Map<string, number>();
    for (const [at, row] of rows.entries()) {
      if (needed.some((column) => row[column.name] === undefined)) continue;
      const identity = keyIdentity(table, row);
      const other = first.get(identity);
      if (other === undefined) {
        first.set(identity, at);
      } else {
        yield error({ table, at }, "check.key.duplicate", {
          key: keyOf(table, row),
          first: lines[other] ?? other + 1,
          columns: columns.join(", "),
        });
      }
    }
  }
}
