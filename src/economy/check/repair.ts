import type { TableName } from "../tables.ts";
import type { AnyRow, AnyTable, Cell, Economy } from "../types.ts";
import type { Finding } from "./finding.ts";

/** A name or choice that isn't one, and what was probably meant. */
export interface Repair {
  readonly table: TableName;
  readonly at: number;
  readonly column: string;
  readonly found: string;
  readonly meant: string;
}

/**
 * The economy as it was probably meant: with every mistyped name put right. Each of these has been said;
 * what is checked from here on would otherwise only complain of what follows from them.
 */
export function repaired(economy: Economy, repairs: readonly Repair[]): Economy {
  if (repairs.length === 0) return economy;
  const rows = new Map<TableName, AnyRow[]>();
  for (const { table, at, column, found, meant } of repairs) {
    const there = rows.get(table) ?? [...(economy.tables[table] as AnyTable).rows];
    rows.set(table, there);
    const cell = there[at]![column];
    if (cell !== undefined) there[at] = { ...there[at], [column]: put(cell, found, meant) };
  }
  const tables = [...rows].map(([table, changed]) => [
    table,
    { ...economy.tables[table], rows: changed },
  ]);
  return {
    ...economy,
    tables: { ...economy.tables, ...(Object.fromEntries(tables) as Economy["tables"]) },
  };
}

function put(cell: Cell, found: string, meant: string): Cell {
  if (typeof cell === "number") return Number(meant);
  if (typeof cell !== "object") return meant;
  return cell.map((item) => (item === found ? meant : String(item)));
}

/** Whether a finding is about a row of which only a guess is known. */
export function isGuessed(repairs: readonly Repair[]): (finding: Finding) => boolean {
  const guessed = new Set(repairs.map(({ table, at }) => `${table} ${at}`));
  return ({ table, at }) => at !== undefined && guessed.has(`${table} ${at}`);
}
