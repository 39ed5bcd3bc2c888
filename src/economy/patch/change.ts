import { message, type Message } from "../../messages/index.ts";
import { hasType, parseCell, problemsOfCell } from "../cells.ts";
import { keyColumns, parseKey } from "../keys.ts";
import { nearestName } from "../names.ts";
import { columnsOf, tableNames, type ColumnSpec, type TableName } from "../tables.ts";
import type { Cell, Row } from "../types.ts";

/** *change*: one cell to set or empty, or a row to add or remove, named by table and key. */
export type Change = Omit<Row<"changes">, "scenario">;

/** What a change's key asks of a key column: this value (undefined: empty), or any. */
export type KeyTest = { readonly value: Cell | undefined } | { readonly any: true };

/** A change whose every name and value is understood, before any row has been looked for. */
export interface Understood {
  /** Position in the list of changes. */
  readonly index: number;
  readonly action: "set" | "add" | "remove";
  readonly table: TableName;
  /** One test for each key column of the table. */
  readonly key: ReadonlyMap<string, KeyTest>;
  readonly hasAny: boolean;
  readonly column?: ColumnSpec;
  readonly period?: number;
  /** Of `set` and `add`; absent where a whole row is meant, or a cell is emptied. */
  readonly value?: Cell;
  readonly factor?: number;
}

/** Something wrong with a change; `column` is that of the table `changes`. */
export interface ChangeProblem {
  readonly index: number;
  readonly column: "action" | "table" | "key" | "column" | "period" | "factor" | "value";
  readonly message: Message;
  /** Position of another change that stands against this one. */
  readonly other?: number;
}

/** Reads one change; what it says may still fit no row. */
export function understand(change: Change, index: number): Understood | ChangeProblem {
  const problem = (column: ChangeProblem["column"], said: Message): ChangeProblem => ({
    index,
    column,
    message: said,
  });
  const table = tableNames.find((name) => name === change.table);
  if (table === undefined) {
    const near = nearestName(change.table, tableNames);
    return problem("table", message("check.patch.table", { found: change.table, ...hint(near) }));
  }
  const action = change.action ?? "set";
  const key = keyOfChange(change, table);
  if (!(key instanceof Map)) return problem("key", key);
  const hasAny = [...key.values()].some((test) => "any" in test);
  if (action === "add" && hasAny) return problem("key", message("check.patch.add-any"));

  const column = columnsOf(table).find((spec) => spec.name === change.column);
  if (column === undefined && change.column !== undefined) {
    const near = nearestName(
      change.column,
      columnsOf(table).map((spec) => spec.name),
    );
    const values = { table, found: change.column, ...hint(near) };
    return problem("column", message("check.patch.column", values));
  }
  if (column?.key === true) {
    return problem("column", message("check.patch.key-column", { table, column: column.name }));
  }
  if (change.period !== undefined) {
    const said = problemOfPeriod(table, column, change.period, key);
    if (said !== undefined) return problem("period", said);
  }
  const asked = valueOfChange(change, action, column);
  if ("message" in asked) return problem(asked.column, asked.message);
  return {
    index,
    action,
    table,
    key,
    hasAny,
    ...(column === undefined ? {} : { column }),
    ...(change.period === undefined ? {} : { period: change.period }),
    ...asked,
  };
}

export function hint(suggestion: string | undefined): { hint: string; suggestion: string } {
  return { hint: suggestion === undefined ? "no" : "yes", suggestion: suggestion ?? "" };
}

/** The tests that a key makes: one for each key column of the table; those not named must be empty. */
function keyOfChange(change: Change, table: TableName): Map<string, KeyTest> | Message {
  const parts = parseKey(change.key);
  const columns = keyColumns(table);
  const expected = columns.map((column) => `${column}=…`).join("; ");
  if (parts === undefined) return message("check.patch.key-form", { found: change.key, expected });
  const tests = new Map<string, KeyTest>();
  for (const part of parts) {
    const spec = columnsOf(table).find((each) => each.name === part.column && each.key === true);
    if (spec === undefined) {
      const near = nearestName(part.column, columns);
      const values = { table, found: part.column, columns: columns.join(", "), ...hint(near) };
      return message("check.patch.key-unknown-column", values);
    }
    if (tests.has(part.column)) {
      return message("check.patch.key-twice", { column: part.column });
    }
    if (part.any) {
      tests.set(part.column, { any: true });
    } else if (part.value === "") {
      tests.set(part.column, { value: undefined });
    } else {
      const parsed = parseCell(spec, part.value);
      if ("problem" in parsed) return parsed.problem;
      tests.set(part.column, { value: parsed.value });
    }
  }
  for (const column of columns) if (!tests.has(column)) tests.set(column, { value: undefined });
  return tests;
}

/** How the rows of a table can hold for one period only. */
export type PeriodForm = "range" | "split" | "override" | "none";

/**
 * `range`: rows hold from … until, and are cut. `split`: a row without a period asks the same of each
 * period, so it becomes one row for each. `override`: a row with a period stands before the row
 * without one.
 */
export function periodForm(table: TableName): PeriodForm {
  return forms[table] ?? "none";
}

const forms: { readonly [T in TableName]?: PeriodForm } = {
  recipes: "range",
  work: "range",
  uses: "range",
  needs: "split",
  limits: "split",
  population: "override",
  capacities: "override",
  workforce: "override",
  trade: "override",
};

function problemOfPeriod(
  table: TableName,
  column: ColumnSpec | undefined,
  period: number,
  key: ReadonlyMap<string, KeyTest>,
): Message | undefined {
  const form = periodForm(table);
  // Lives and end levels belong to the row without a period.
  const fixed = table === "capacities" && column !== undefined && column.name !== "amount";
  if (form === "none" || fixed || (form === "range" && column?.name === "until")) {
    return message("check.patch.no-period", {
      table: column === undefined ? table : `${table}.${column.name}`,
    });
  }
  const named = key.get(form === "range" ? "from" : "period");
  if (named !== undefined && "value" in named && named.value !== undefined) {
    const inKey = Number(named.value);
    if (form !== "range" && inKey !== period) {
      return message("check.patch.two-periods", { found: period, inKey });
    }
  }
  return undefined;
}

type Asked =
  | { readonly value?: Cell; readonly factor?: number }
  | { readonly column: ChangeProblem["column"]; readonly message: Message };

function valueOfChange(
  { value, factor }: Change,
  action: Understood["action"],
  column: ColumnSpec | undefined,
): Asked {
  if (action === "remove") {
    if (value !== undefined)
      return { column: "value", message: message("check.patch.remove-value") };
    if (factor !== undefined) {
      return { column: "factor", message: message("check.patch.remove-value") };
    }
    if (column?.required === true) {
      const values = { column: column.name };
      return { column: "column", message: message("check.patch.remove-required", values) };
    }
    return {};
  }
  if (column === undefined) {
    if (action === "set") return { column: "column", message: message("check.patch.set-nothing") };
    return value === undefined && factor === undefined
      ? {}
      : { column: "column", message: message("check.patch.add-no-column") };
  }
  if (value !== undefined && factor !== undefined) {
    return { column: "factor", message: message("check.patch.value-and-factor") };
  }
  if (factor !== undefined) return factorOfChange(factor, action, column);
  if (value === undefined) return { column: "value", message: message("check.patch.no-value") };
  const parsed = parseCell(column, value);
  if ("problem" in parsed) return { column: "value", message: parsed.problem };
  const [wrong] = problemsOfCell(column, parsed.value);
  return wrong === undefined ? parsed : { column: "value", message: wrong };
}

function factorOfChange(factor: number, action: string, column: ColumnSpec): Asked {
  if (action === "add") return { column: "factor", message: message("check.patch.add-factor") };
  if (column.type !== "number" && column.type !== "integer") {
    return {
      column: "factor",
      message: message("check.patch.factor-of-text", { column: column.name }),
    };
  }
  return hasType({ name: "factor", type: "number" }, factor)
    ? { factor }
    : {
        column: "factor",
        message: message("check.cell.type", {
          column: "factor",
          found: String(factor),
          type: "number",
        }),
      };
}
