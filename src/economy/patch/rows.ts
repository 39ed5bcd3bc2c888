import type { TableName } from "../tables.ts";
import type { AnyRow, Cell } from "../types.ts";
import { periodForm } from "./change.ts";
import type { CellEdit, RowEdits } from "./edits.ts";
import type { Periods } from "./match.ts";

/** What a row that stands for each period says of one: where its amount retires, what is left by then. */
export type LeftOf = (name: TableName, row: AnyRow, period: number) => AnyRow;

/** The rows that one row becomes: none, itself changed, or several where it changes for a period. */
export function rowsAfter(
  name: TableName,
  row: AnyRow,
  edits: RowEdits,
  periods: Periods,
  leftOf: LeftOf,
): readonly AnyRow[] {
  if (edits.removed !== undefined) return [];
  const base = edited(row, row, edits.cells);
  if (edits.periods.size === 0) return [base];
  const form = periodForm(name);
  if (form === "range") return cut(row, base, edits, periods);
  const changed = [...edits.periods.keys()].sort((a, b) => a - b);
  const own = (form === "split" ? periods.numbers : changed).flatMap((period) => {
    const left = (each: AnyRow) => leftOf(name, each, period);
    return inPeriod(left(row), { ...left(base), period }, edits, period);
  });
  return form === "split" ? own : [base, ...own];
}

/** A row that holds from … until, cut where single periods differ. */
function cut(row: AnyRow, base: AnyRow, edits: RowEdits, periods: Periods): readonly AnyRow[] {
  const pieces: AnyRow[] = [];
  const last = periods.numbers.filter((period) => periods.covers(row, period)).at(-1);
  let from = row.from;
  for (const period of [...edits.periods.keys()].sort((a, b) => a - b)) {
    const before = periods.before(period);
    if (before !== undefined && periods.covers({ ...row, from }, before)) {
      pieces.push(ranged(base, from, before));
      from = period;
    }
    // What holds in the last period of the plan holds for what falls after it.
    const until = period === last ? row.until : period;
    pieces.push(...inPeriod(row, ranged(base, from, until), edits, period));
    if (period === last) return pieces;
    from = periods.after(period)!;
  }
  pieces.push(ranged(base, from, row.until));
  return pieces;
}

function ranged(base: AnyRow, from: Cell | undefined, until: Cell | undefined): AnyRow {
  return withCell(withCell(base, "from", from), "until", until);
}

/** The row as it is in one period: nothing where it was removed for it. */
function inPeriod(
  original: AnyRow,
  base: AnyRow,
  edits: RowEdits,
  period: number,
): readonly AnyRow[] {
  const own = edits.periods.get(period);
  if (own === undefined) return [base];
  return own.removed === undefined ? [edited(base, original, own.cells)] : [];
}

/** Factors multiply what the original row says, so that the order of changes makes no difference. */
function edited(base: AnyRow, original: AnyRow, cells: ReadonlyMap<string, CellEdit>): AnyRow {
  let row = base;
  for (const [column, { value, factor }] of cells) {
    row = withCell(
      row,
      column,
      factor === undefined ? value : (original[column] as number) * factor,
    );
  }
  return row;
}

function withCell(row: AnyRow, column: string, value: Cell | undefined): AnyRow {
  if (value !== undefined) return { ...row, [column]: value };
  if (row[column] === undefined) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
}
