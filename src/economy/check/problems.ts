import { gathering } from "../gather.ts";
import { keyOf } from "../keys.ts";
import type { Problem } from "../problem.ts";
import { tableNames, type TableName } from "../tables.ts";
import type { AnyTable, Economy } from "../types.ts";
import type { Finding } from "./finding.ts";

/** Findings about the rows of an economy as given, or without some of its rows. */
export interface Found {
  readonly economy: Economy;
  readonly findings: readonly Finding[];
}

/** Findings as problems with their place in the user's files, by table and row; many alike are counted. */
export function problemsOf(found: readonly Found[]): readonly Problem[] {
  const position = new Map(tableNames.map((name, i) => [name, i]));
  const placed = found.flatMap(({ economy, findings }) =>
    findings.map(({ severity, message, table, at, column }) => ({
      severity,
      message,
      where: placeOf(economy, table, at, column),
      table: position.get(table)!,
      at: at ?? -1,
    })),
  );
  placed.sort(
    (a, b) => a.table - b.table || (a.where.row ?? a.at) - (b.where.row ?? b.at) || a.at - b.at,
  );
  const gathered = gathering();
  for (const { severity, message, where } of placed) {
    gathered[severity](where, message.key, message.values);
  }
  return gathered.problems();
}

/** Where a row or cell stands, in the user's own files. */
export function placeOf(
  economy: Economy,
  table: TableName,
  at?: number,
  column?: string,
): Problem["where"] {
  const { file, rows, lines } = economy.tables[table] as AnyTable;
  const row = at === undefined ? undefined : rows[at];
  const line = at === undefined ? undefined : lines[at];
  const key = row === undefined ? "" : keyOf(table, row);
  return {
    file,
    table,
    ...(line === undefined || line === 0 ? {} : { row: line }),
    ...(key === "" ? {} : { key }),
    ...(column === undefined ? {} : { column }),
  };
}
