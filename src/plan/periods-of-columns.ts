import type { Compiled } from "./compile.ts";

/** The period index that each column of a program belongs to; -1 for the floor, which belongs to none. */
export function periodsOfColumns({
  resolved,
  columns,
  criteria,
  trades,
  horizon,
  program,
}: Compiled): Int32Array {
  const periods = new Int32Array(program.matrix.columns).fill(-1);
  const block = (first: number) => {
    if (first < 0) return;
    for (let t = 0; t < horizon; t++) periods[first + t] = t;
  };
  columns.runs.forEach(block);
  columns.fulfilment.forEach((column, c) => {
    periods[column] = criteria[c]!.period;
  });
  resolved.accounts.forEach((_, account) => {
    block(columns.stock[account]!);
    block(columns.waste[account]!);
  });
  for (const { first } of [...columns.shipments, ...columns.skillUses, ...columns.secondments]) {
    block(first);
  }
  trades.forEach(({ period }, i) => {
    for (const column of [columns.imports[i]!, columns.exports[i]!]) {
      if (column >= 0) periods[column] = period;
    }
  });
  for (const { criterion, pieces } of columns.pieces) {
    for (const { column } of pieces) periods[column] = criteria[criterion]!.period;
  }
  for (const { period, high, low } of columns.gaps) {
    periods[high] = period;
    periods[low] = period;
  }
  return periods;
}
