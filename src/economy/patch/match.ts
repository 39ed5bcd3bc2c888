import { message, type Message } from "../../messages/index.ts";
import { keyColumns, keyIdentity, keyOf } from "../keys.ts";
import { nearestName } from "../names.ts";
import type { TableName } from "../tables.ts";
import type { AnyRow, AnyTable } from "../types.ts";
import { hint, periodForm, type KeyTest, type Understood } from "./change.ts";

/** Finds rows of one table by key; the index is made once for all changes. */
export interface Finder {
  /** Positions of the rows that a change is about. */
  rows(change: Understood): readonly number[];
}

export function finderOf(name: TableName, table: AnyTable, periods: Periods): Finder {
  let exact: Map<string, number[]> | undefined;
  let withoutPeriods: Map<string, number[]> | undefined;
  const periodColumn = periodForm(name) === "range" ? "from" : "period";
  const indexBy = (identityOf: (row: AnyRow) => string) => {
    const index = new Map<string, number[]>();
    table.rows.forEach((row, at) => {
      const identity = identityOf(row);
      const same = index.get(identity);
      if (same === undefined) index.set(identity, [at]);
      else same.push(at);
    });
    return index;
  };
  const without = (row: AnyRow): AnyRow => ({ ...row, [periodColumn]: undefined });

  /** Rows with this key; of `from … until` and `period` only those about the change's period. */
  const candidates = (change: Understood): readonly number[] => {
    const { key, period } = change;
    // A change for a period finds the row that holds then, whatever its own `from` or `period`.
    const free = period !== undefined && isEmpty(key.get(periodColumn));
    const tests = free ? new Map(key).set(periodColumn, { any: true }) : key;
    if (change.hasAny) {
      return table.rows.flatMap((row, at) => (fits(row, tests) ? [at] : []));
    }
    const wanted = rowOf(key);
    if (!free) {
      exact ??= indexBy((row) => keyIdentity(name, row));
      return exact.get(keyIdentity(name, wanted)) ?? [];
    }
    withoutPeriods ??= indexBy((row) => keyIdentity(name, without(row)));
    return withoutPeriods.get(keyIdentity(name, without(wanted))) ?? [];
  };

  return {
    rows: (change) => {
      const { period } = change;
      const found = candidates(change);
      if (period === undefined) return found;
      if (periodForm(name) === "range") {
        return found.filter((at) => periods.covers(table.rows[at]!, period));
      }
      return inPeriod(name, table.rows, found, period);
    },
  };
}

/** Of rows with the same other key columns: that for the period, otherwise that for every period. */
function inPeriod(
  name: TableName,
  rows: readonly AnyRow[],
  found: readonly number[],
  period: number,
): readonly number[] {
  const groups = new Map<string, { own?: number; general?: number }>();
  for (const at of found) {
    const row = rows[at]!;
    const id = keyIdentity(name, { ...row, period: undefined });
    const group = groups.get(id) ?? {};
    if (row.period === period) group.own = at;
    else if (row.period === undefined) group.general = at;
    groups.set(id, group);
  }
  return [...groups.values()].flatMap(({ own, general }) => own ?? general ?? []);
}

/** The periods of an economy, in order. */
export interface Periods {
  readonly numbers: readonly number[];
  has(period: number): boolean;
  before(period: number): number | undefined;
  after(period: number): number | undefined;
  /** Whether a row with `from` and `until` holds in a period. */
  covers(row: AnyRow, period: number): boolean;
}

export function periodsOf(table: AnyTable): Periods {
  const numbers = [
    ...new Set(table.rows.map((row) => row.period).filter((period) => typeof period === "number")),
  ].sort((a, b) => a - b);
  const position = new Map(numbers.map((period, i) => [period, i]));
  return {
    numbers,
    has: (period) => position.has(period),
    before: (period) => numbers[position.get(period)! - 1],
    after: (period) => numbers[position.get(period)! + 1],
    covers: ({ from, until }, period) =>
      (from === undefined || period >= Number(from)) &&
      (until === undefined || period <= Number(until)),
  };
}

function fits(row: AnyRow, tests: ReadonlyMap<string, KeyTest>): boolean {
  for (const [column, test] of tests) {
    if ("value" in test && row[column] !== test.value) return false;
  }
  return true;
}

function isEmpty(test: KeyTest | undefined): boolean {
  return test !== undefined && "value" in test && test.value === undefined;
}

/** The key's own cells as a row. */
export function rowOf(key: ReadonlyMap<string, KeyTest>): AnyRow {
  return Object.fromEntries(
    [...key].flatMap(([column, test]) =>
      "value" in test && test.value !== undefined ? [[column, test.value]] : [],
    ),
  );
}

/** Why a key fits no row, and which row was probably meant. */
export function nothingFits(name: TableName, table: AnyTable, change: Understood): Message {
  const said = { table: table.file === "" ? name : table.file, key: keyText(change) };
  const stated = [...change.key].filter(([, test]) => "any" in test || test.value !== undefined);
  const fuller = table.rows.filter((row) => fits(row, new Map(stated)));
  if (fuller.length > 0 && change.period !== undefined && fuller.every((row) => holds(row))) {
    return message("check.patch.no-row-then", { ...said, period: change.period });
  }
  if (fuller.length > 0) {
    return message("check.patch.key-fuller", {
      ...said,
      suggestion: keyOf(name, fuller[0]!),
      count: fuller.length,
    });
  }
  return message("check.patch.no-row", { ...said, ...hint(nearestKey(name, table, stated)) });

  /** Whether the row has the whole key, and only doesn't hold in the period asked for. */
  function holds(row: AnyRow): boolean {
    const open = periodForm(name) === "range" ? "from" : "period";
    return fits(row, new Map([...change.key].filter(([column]) => column !== open)));
  }
}

/** The key of a row that differs in one name, by little. */
function nearestKey(
  name: TableName,
  table: AnyTable,
  stated: readonly (readonly [string, KeyTest])[],
): string | undefined {
  for (const [column, test] of stated) {
    if (!("value" in test)) continue;
    const others = new Map(stated.filter(([each]) => each !== column));
    const rows = table.rows.filter((row) => row[column] !== undefined && fits(row, others));
    const near = nearestName(
      String(test.value),
      rows.map((row) => String(row[column])),
    );
    const meant = near === undefined ? undefined : rows.find((row) => String(row[column]) === near);
    if (meant !== undefined) return keyOf(name, meant);
  }
  return undefined;
}

/** The key as the change has it, in the order of the table's columns. */
function keyText({ table, key }: Understood): string {
  return keyColumns(table)
    .flatMap((column) => {
      const test = key.get(column)!;
      if ("any" in test) return [`${column}=*`];
      return test.value === undefined ? [] : [keyOf(table, { [column]: test.value })];
    })
    .join("; ");
}
