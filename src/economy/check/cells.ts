import { hasType, problemsOfCell } from "../cells.ts";
import { columnsOf, tableNames, type ColumnSpec, type TableName } from "../tables.ts";
import type { AnyRow, AnyTable, Cell, Economy } from "../types.ts";
import type { Finding } from "./finding.ts";
import { kindsNamed, namingColumns } from "./kinds.ts";
import { type Doubts } from "./names.ts";
import type { Repair } from "./repair.ts";

/** The columns of a table as cells are checked: what may be patched is any table of the format. */
export function checkedColumns(table: TableName): readonly ColumnSpec[] {
  return table !== "changes"
    ? columnsOf(table)
    : columnsOf(table).map((column) =>
        column.name === "table" ? { ...column, choices: tableNames } : column,
      );
}

/**
 * Every cell by itself: filled where it must be, of its type, in its range, one of its choices. Where
 * it is clear which choice was meant, the rest of the check goes on with that.
 */
export function cellFindings(
  economy: Economy,
  doubts: Doubts,
): { readonly findings: readonly Finding[]; readonly repairs: readonly Repair[] } {
  const findings: Finding[] = [];
  const repairs: Repair[] = [];
  for (const table of tableNames) {
    const columns = checkedColumns(table);
    (economy.tables[table] as AnyTable).rows.forEach((row, at) => {
      for (const column of columns) {
        const value = row[column.name];
        if (value === undefined && column.required !== true) continue;
        const problems = problemsOfCell(column, value);
        if (problems.length === 0) continue;
        for (const message of problems) {
          findings.push({ severity: "error", message, table, at, column: column.name });
          const { found, hint, suggestion } = message.values;
          if (hint === "yes" && typeof found === "string" && typeof suggestion === "string") {
            repairs.push({ table, at, column: column.name, found, meant: suggestion });
          } else {
            doubtRow(table, row, doubts);
          }
        }
      }
    });
  }
  return { findings, repairs };
}

/** Doubts everything that a row names, since the row isn't what its author meant. */
export function doubtRow(table: TableName, row: AnyRow, doubts: Doubts): void {
  for (const { column, defines } of namingColumns(table)) {
    const value = row[column.name];
    for (const name of namesIn(value)) {
      for (const kind of defines === undefined ? kindsNamed(table, column, row) : [defines]) {
        doubts.add(kind, name);
      }
    }
  }
}

/** The names in a cell: one, several in a list, or none. Periods are numbers. */
export function namesIn(value: Cell | undefined): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "object" ? [] : [String(value)];
}

/**
 * The economy without cells that hold no value of their type, so that the checks that follow can
 * trust the types (a column that must be filled may still be empty). Usually the economy itself.
 */
export function withoutBrokenCells(economy: Economy): Economy {
  const mended: Partial<Record<TableName, AnyTable>> = {};
  for (const name of tableNames) {
    const table = economy.tables[name] as AnyTable;
    const columns = columnsOf(name);
    const isBroken = (row: AnyRow) =>
      columns.some(
        (column) => row[column.name] !== undefined && !isSound(column, row[column.name]),
      );
    if (!table.rows.some(isBroken)) continue;
    mended[name] = {
      ...table,
      rows: table.rows.map((row) =>
        isBroken(row)
          ? Object.fromEntries(
              columns
                .map((column) => [column.name, row[column.name]] as const)
                .filter(([, value], i) => isSound(columns[i]!, value)),
            )
          : row,
      ),
    };
  }
  return Object.keys(mended).length === 0
    ? economy
    : { ...economy, tables: { ...economy.tables, ...mended } as Economy["tables"] };
}

function isSound(column: ColumnSpec, value: Cell | undefined): boolean {
  return value !== undefined && value !== "" && hasType(column, value);
}

/**
 * The economy without rows that lack a name or period which they must have: nothing can be said of them.
 * `kept` gives a finding about what is left its row among all.
 */
export function withoutHollowRows(economy: Economy): {
  readonly economy: Economy;
  readonly kept: (finding: Finding) => Finding;
} {
  const mended: Partial<Record<TableName, AnyTable>> = {};
  const positions = new Map<TableName, readonly number[]>();
  for (const name of tableNames) {
    const { file, rows, lines } = economy.tables[name] as AnyTable;
    const needed = columnsOf(name).filter(
      (column) => column.required === true && (column.key === true || column.type !== "number"),
    );
    const isHollow = (row: AnyRow) => needed.some((column) => row[column.name] === undefined);
    if (!rows.some(isHollow)) continue;
    const kept = rows.flatMap((row, at) => (isHollow(row) ? [] : [at]));
    positions.set(name, kept);
    mended[name] = {
      file,
      rows: kept.map((at) => rows[at]!),
      lines: lines.length === 0 ? [] : kept.map((at) => lines[at]!),
    };
  }
  const kept = (finding: Finding): Finding => {
    const of = finding.at === undefined ? undefined : positions.get(finding.table);
    return of === undefined ? finding : { ...finding, at: of[finding.at!]! };
  };
  return positions.size === 0
    ? { economy, kept: (finding) => finding }
    : {
        economy: { ...economy, tables: { ...economy.tables, ...mended } as Economy["tables"] },
        kept,
      };
}
