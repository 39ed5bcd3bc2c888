import { message } from "../../messages/index.ts";
import { keyOf } from "../keys.ts";
import type { TableName } from "../tables.ts";
import type { AnyTable, Cell } from "../types.ts";
import { periodForm, type ChangeProblem, type Understood } from "./change.ts";
import { nothingFits, type Finder, type Periods } from "./match.ts";

/** What becomes of one cell: a new value (undefined: empty), or a multiple of the old one. */
export interface CellEdit {
  readonly index: number;
  readonly value?: Cell;
  readonly factor?: number;
}

/** What becomes of one row. */
export interface RowEdits {
  removed?: number;
  /** By column. */
  readonly cells: Map<string, CellEdit>;
  /** By period, then by column; an empty map where the row is removed for that period. */
  readonly periods: Map<number, { removed?: number; readonly cells: Map<string, CellEdit> }>;
}

/** How many changes that fit nothing get a suggestion; each takes a walk through the table. */
const suggestionsMade = 100;

/**
 * Which rows `set` and `remove` are about, and what becomes of them. Every change is read against the
 * rows as they were, so that the order of changes makes no difference.
 */
export function editsOf(
  name: TableName,
  table: AnyTable,
  changes: readonly Understood[],
  finder: Finder,
  periods: Periods,
): { readonly edits: ReadonlyMap<number, RowEdits>; readonly problems: readonly ChangeProblem[] } {
  const edits = new Map<number, RowEdits>();
  const problems: ChangeProblem[] = [];
  for (const change of changes) {
    const { index, period } = change;
    if (period !== undefined && !periods.has(period)) {
      const values = { found: period, expected: periods.numbers.join(", ") };
      problems.push({ index, column: "period", message: message("check.patch.period", values) });
      continue;
    }
    const rows = finder.rows(change);
    if (rows.length === 0) {
      const said =
        problems.length < suggestionsMade
          ? nothingFits(name, table, change)
          : message("check.patch.no-row", { table: name, key: "…", hint: "no", suggestion: "" });
      problems.push({ index, column: "key", message: said });
    }
    for (const at of rows) {
      const of = edits.get(at) ?? { cells: new Map(), periods: new Map() };
      edits.set(at, of);
      const problem = note(of, change, name, table, at);
      if (problem !== undefined) problems.push(problem);
    }
  }
  for (const [at, of] of edits) problems.push(...contradictions(of, keyOf(name, table.rows[at]!)));
  return { edits, problems };
}

function note(
  of: RowEdits,
  change: Understood,
  name: TableName,
  table: AnyTable,
  at: number,
): ChangeProblem | undefined {
  const { index, action, column, period } = change;
  const row = table.rows[at]!;
  const general = period === undefined || row.period === period;
  if (action === "remove" && column === undefined) {
    if (general) {
      of.removed = index;
    } else if (periodForm(name) === "override") {
      const values = { key: keyOf(name, row), period };
      return { index, column: "period", message: message("check.patch.remove-period", values) };
    } else {
      periodEdits(of, period).removed = index;
    }
    return undefined;
  }
  const cells = general ? of.cells : periodEdits(of, period).cells;
  const known = cells.get(column!.name);
  if (known !== undefined) {
    const values = { key: keyOf(name, row), column: column!.name };
    const said = message("check.patch.twice", values);
    return { index, column: "key", message: said, other: known.index };
  }
  if (change.factor !== undefined && row[column!.name] === undefined) {
    const values = { key: keyOf(name, row), column: column!.name };
    return { index, column: "factor", message: message("check.patch.factor-of-nothing", values) };
  }
  cells.set(column!.name, {
    index,
    ...(change.value === undefined ? {} : { value: change.value }),
    ...(change.factor === undefined ? {} : { factor: change.factor }),
  });
  return undefined;
}

function periodEdits(of: RowEdits, period: number) {
  const known = of.periods.get(period) ?? { cells: new Map<string, CellEdit>() };
  of.periods.set(period, known);
  return known;
}

/** A row, or what it is in one period, can't be both removed and changed. */
function* contradictions(of: RowEdits, key: string): Iterable<ChangeProblem> {
  const say = (index: number, other: number): ChangeProblem => ({
    index,
    column: "key",
    message: message("check.patch.removed-and-set", { key }),
    other,
  });
  const { removed } = of;
  for (const cell of removed === undefined ? [] : of.cells.values())
    yield say(cell.index, removed!);
  for (const period of of.periods.values()) {
    const gone = removed ?? period.removed;
    if (gone === undefined) continue;
    for (const cell of period.cells.values()) yield say(cell.index, gone);
  }
}
