import type { Problem } from "../problem.ts";
import { tableNames, type TableName } from "../tables.ts";
import type { AnyTable, Economy } from "../types.ts";
import { doubtRow } from "./cells.ts";
import type { Finding } from "./finding.ts";
import { definers, nameKinds, type NameKind } from "./kinds.ts";
import type { Doubts } from "./names.ts";

/**
 * What the reader has said already: the same cell isn't complained of twice, and what is missing since a
 * file, a column or a cell couldn't be read isn't missed again.
 */
export interface Known {
  /** Whether a finding only repeats or follows from what was said. */
  has(finding: Finding): boolean;
}

/** Notes the problems that are known, and doubts whatever they may be about. */
export function knownFrom(known: readonly Problem[], economy: Economy, doubts: Doubts): Known {
  const cells = new Set<string>();
  /** Tables without some of their columns, or of which nothing could be read. */
  const lost = new Set<TableName>();
  const errors = known.filter((problem) => problem.severity === "error");
  const rowAt = rowFinder(economy);
  for (const { where } of errors) {
    const table = tableNames.find((name) => name === where.table);
    if (table === undefined) continue;
    cells.add(`${table} ${where.row ?? "*"} ${where.column ?? "*"}`);
    if (where.row === undefined) {
      if (isRemark(where.column)) continue;
      lost.add(table);
      doubtTable(table, doubts);
    } else {
      const row = rowAt(table, where.row);
      if (row !== undefined) doubtRow(table, row, doubts);
    }
  }
  if (cells.size === 0) return { has: () => false };
  return {
    has: ({ table, at, column, message }) => {
      // Without one of its columns, nothing but the single cells of a table can be judged.
      if (!/^check\.(cell|reference)\./.test(message.key)) return lost.has(table);
      const row = at === undefined ? "*" : (economy.tables[table].lines[at] ?? "*");
      return [
        `${table} ${row} ${column ?? "*"}`,
        `${table} * ${column ?? "*"}`,
        `${table} ${row} *`,
        `${table} * *`,
      ].some((cell) => cells.has(cell));
    },
  };
}

/** Columns that change nothing in a plan. */
function isRemark(column: string | undefined): boolean {
  return column === "name" || column === "source" || column === "note";
}

/** What else isn't what its author meant, besides what the table names, without its rows. */
const affected: { readonly [T in TableName]?: readonly NameKind[] } = {
  periods: ["techniques", "goods", "routes", "places"],
  places: ["techniques", "goods", "capacities", "skills", "routes"],
  goods: ["techniques", "routes"],
  units: ["goods"],
  recipes: ["techniques", "goods"],
  work: ["techniques", "skills"],
  uses: ["techniques", "capacities"],
  adds: ["techniques", "capacities", "skills"],
  capacities: ["techniques"],
  workplaces: ["techniques", "capacities", "places"],
  workforce: ["skills"],
  secondments: ["skills"],
  population: ["places"],
  goals: ["needs"],
  stocks: ["goods", "capacities"],
  trade: ["goods"],
  routes: ["goods"],
  route_draws: ["goods", "skills"],
  shipped: ["goods"],
};

/** A table or one of its columns couldn't be read: every name it has to do with is doubtful. */
function doubtTable(table: TableName, doubts: Doubts): void {
  for (const kind of nameKinds) if (definers[kind].table === table) doubts.addAll(kind);
  for (const kind of affected[table] ?? []) doubts.addAll(kind);
}

/** Looks rows up by the line of the file; the index of a table is made when first asked for. */
function rowFinder(economy: Economy) {
  const indices = new Map<TableName, Map<number, number>>();
  return (name: TableName, line: number) => {
    const table = economy.tables[name] as AnyTable;
    let index = indices.get(name);
    if (index === undefined) {
      index = new Map(table.lines.map((each, at) => [each, at]));
      indices.set(name, index);
    }
    const at = index.get(line);
    return at === undefined ? undefined : table.rows[at];
  };
}
