/**
 * Which rows hold where: a row naming the workplace stands before one naming its place, that before
 * one naming the region above, that before a row naming none; in the periods in which it applies.
 */
export interface Coefficients {
  readonly lag: number;
  /**
   * The coefficient by the period in which the row falls (period index); the last entry, one beyond the
   * horizon, holds for all later periods. 0 where no row holds.
   */
  readonly amounts: Float64Array;
}

export interface Scope {
  readonly workplace: string | undefined;
  readonly place: string;
  /** Regions above the place, nearest first. */
  readonly ancestors: readonly string[];
  /** Numbers of the periods, rising. */
  readonly periods: readonly number[];
}

interface Specific {
  readonly lag?: number;
  readonly workplace?: string;
  readonly from?: number;
  readonly until?: number;
}

/**
 * The coefficients that hold at one site, a group of rows (same other key columns) each; groups none of
 * whose rows applies there are left out. `row` is one row of the group, for its other columns.
 */
export function effectiveRows<R extends Specific>(
  rows: readonly R[],
  scope: Scope,
  groupOf: (row: R) => string,
  amountOf: (row: R) => number,
): readonly (Coefficients & { readonly row: R })[] {
  const groups = new Map<string, { rank: number; row: R }[]>();
  for (const row of rows) {
    const rank = rankOf(row, scope);
    if (rank === undefined) continue;
    const key = groupOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ rank, row }]);
    else group.push({ rank, row });
  }
  return [...groups.values()].map((group) => {
    group.sort((a, b) => a.rank - b.rank);
    const { row } = group[0]!;
    const last = scope.periods.length;
    const amounts = Float64Array.from({ length: last + 1 }, (_, t) => {
      const holds = group.find(({ row: candidate }) =>
        t < last
          ? covers(candidate, scope.periods[t]!)
          : candidate.until === undefined || candidate.until >= scope.periods[last - 1]!,
      );
      return holds === undefined ? 0 : amountOf(holds.row);
    });
    return { row, lag: row.lag ?? 0, amounts };
  });
}

/** 0 for the workplace itself, 1 for its place, … ; undefined where the row speaks of elsewhere. */
function rankOf(row: Specific, { workplace, place, ancestors }: Scope): number | undefined {
  if (row.workplace === undefined) return ancestors.length + 2;
  if (row.workplace === workplace) return 0;
  if (row.workplace === place) return 1;
  const above = ancestors.indexOf(row.workplace);
  return above < 0 ? undefined : above + 2;
}

function covers({ from, until }: Specific, period: number): boolean {
  return (from === undefined || period >= from) && (until === undefined || period <= until);
}
