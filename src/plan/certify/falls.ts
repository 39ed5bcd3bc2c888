import { groupBy, type Facts } from "./facts.ts";

/**
 * *fall*: what one run of a technique at one workplace (or place) does `lag` periods after its
 * start. Which of the economy's rows gives the amount depends on the period in which it falls.
 */
export interface Fall<R> {
  readonly lag: number;
  /** The most specific first: the first one that applies in a period counts there. */
  readonly rows: readonly FallRow<R>[];
}

interface FallRow<R> {
  readonly row: R;
  /** Positions, both included; open towards the past or the future where nothing ends it there. */
  readonly from: number;
  readonly until: number;
}

interface TimedRow {
  readonly lag?: number;
  readonly workplace?: string;
  readonly from?: number;
  readonly until?: number;
}

/**
 * The falls of a technique's rows at `where`. `identityOf` names what a row is about; rows with the
 * same identity and lag stand in for each other: one naming the workplace before one naming its
 * place, before the regions above from the nearest, before one naming none.
 */
export function fallsAt<R extends TimedRow>(
  facts: Facts,
  rows: readonly R[],
  where: string,
  identityOf: (row: R) => string,
): readonly Fall<R>[] {
  const chain = chainOf(facts, where);
  const rankOf = (row: R) =>
    row.workplace === undefined ? chain.length : chain.indexOf(row.workplace);
  const applying = rows.filter((row) => rankOf(row) >= 0);
  const groups = groupBy(applying, (row) => `${row.lag ?? 0}\u0000${identityOf(row)}`);
  return [...groups.values()].map((group) => ({
    lag: group[0]!.lag ?? 0,
    rows: [...group]
      .sort((a, b) => rankOf(a) - rankOf(b))
      .map((row) => ({ row, ...spanOf(facts, row) })),
  }));
}

/** The row of a fall that counts in the period at a position, which may lie outside the plan. */
export function rowAt<R>(fall: Fall<R>, position: number): R | undefined {
  return fall.rows.find(({ from, until }) => from <= position && position <= until)?.row;
}

function chainOf(facts: Facts, where: string): readonly string[] {
  const place = facts.workplaces.get(where);
  return place === undefined
    ? [where, ...facts.tree.ancestors(where)]
    : [where, place, ...facts.tree.ancestors(place)];
}

/** A row from the first period on also held before it; one until the last also holds after it. */
function spanOf(facts: Facts, row: TimedRow): { readonly from: number; readonly until: number } {
  const last = facts.periods.length - 1;
  const from = row.from === undefined ? 0 : (facts.positionOf(row.from) ?? Infinity);
  const until = row.until === undefined ? last : (facts.positionOf(row.until) ?? -Infinity);
  return { from: from === 0 ? -Infinity : from, until: until === last ? Infinity : until };
}
