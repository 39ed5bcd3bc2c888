import { columnsOf, tableNames, type TableName } from "../economy/tables.ts";
import type { AnyRow, AnyTable, Economy } from "../economy/types.ts";

/** The economy with every table's rows in the order of their keys, so that sorting a sheet changes nothing. */
export function sorted(economy: Economy): Economy {
  const tables = Object.fromEntries(
    tableNames.map((name) => [name, sortedTable(name, economy.tables[name])]),
  ) as unknown as Economy["tables"];
  return { about: economy.about, tables };
}

function sortedTable(name: TableName, table: AnyTable): AnyTable {
  const keys = columnsOf(name).filter((column) => column.key === true);
  const order = table.rows
    .map((row, index) => ({ row, index, key: keys.map((column) => row[column.name]) }))
    .sort((a, b) => compareKeys(a.key, b.key));
  return {
    file: table.file,
    rows: order.map(({ row }) => row),
    lines: table.lines.length === 0 ? [] : order.map(({ index }) => table.lines[index]!),
  };
}

/** Absent first, numbers by size, texts by code unit: the same on every machine, whatever its language. */
function compareKeys(a: readonly AnyRow[string][], b: readonly AnyRow[string][]): number {
  for (let i = 0; i < a.length; i++) {
    const x = a[i];
    const y = b[i];
    if (x === y) continue;
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    if (x < y) return -1;
    if (x > y) return 1;
  }
  return 0;
}
