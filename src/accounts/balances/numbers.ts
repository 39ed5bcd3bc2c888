/** From a book to numbers: coefficients and deviations that are shares of quantities, which are found on the way. */
import { matrixFromTriplets } from "../../engine/matrix.ts";
import type { Balances, Claim, Reconciliation } from "../reconcile/linear.ts";
import { reconcile } from "../reconcile/linear.ts";
import type { Book, Quantity, Spread } from "./book.ts";

/**
 * How often all is reconciled: what is a share of a quantity is one of the size that the last round found. The first
 * round takes what is claimed, or what is usual for claims of the same good.
 */
export const rounds = 3;

/** What is smaller than this share of what is usual for a good isn't known any better in proportion. */
const smallest = 0.01;

export interface Numbers {
  readonly balances: Balances;
  /** In the order of the book. */
  readonly claims: readonly Claim[];
  readonly reconciled: Reconciliation;
  /** By quantity: how large what is reported of the same good, skill or technique usually is. */
  readonly usual: (quantity: number) => number;
}

/**
 * Reconciles a book, without the claims that are set aside: they don't say how large anything is either. `reconciled` has
 * the others, in their order; `claims` has all. Throws like `reconcile`.
 */
export function reconcileBook(book: Book, aside: ReadonlySet<number> = new Set()): Numbers {
  const counting = book.stated.filter((_, k) => !aside.has(k));
  const usual = usualSizes({ ...book, stated: counting });
  const claimed = claimedSizes({ ...book, stated: counting });
  const usualOf = (quantity: number) => usual.get(measureOf(book.quantities[quantity]!)) ?? 1;
  let found: Numbers | undefined;
  for (let round = 0; round < rounds; round++) {
    const estimate = found?.reconciled.estimate;
    const sizeOf = (quantity: number): number | undefined => {
      const size = estimate?.[quantity] ?? Number.NaN;
      return Number.isNaN(size) ? claimed.get(quantity) : Math.abs(size);
    };
    const balances = balancesOf(book, (quantity, of) => sizeOf(of) ?? usualOf(quantity));
    const claims = book.stated.map(({ quantity, value, spread }): Claim => ({
      quantity,
      value,
      deviation: deviationOf(spread, value, usualIn(spread, quantity, usualOf), sizeOf),
    }));
    const kept = claims.filter((_, k) => !aside.has(k));
    found = { balances, claims, reconciled: reconcile(balances, kept), usual: usualOf };
  }
  return found!;
}

/** What is counted in the same unit: a good and a need, say, may have one name. */
function measureOf({ kind, of }: Quantity): string {
  if (kind === "run" || kind === "hours" || kind === "served") return `${kind} ${of}`;
  return kind === "installed" || kind === "spare" ? `capacity ${of}` : `good ${of}`;
}

/** What is usual for what a claim is a share of, in the unit of the claim. */
function usualIn(spread: Spread, quantity: number, usualOf: (quantity: number) => number): number {
  if ("deviation" in spread || spread.of.length === 0) return usualOf(quantity);
  return Math.max(...spread.of.map(([other, weight]) => weight * usualOf(other)));
}

/** The median of what is reported of each good, skill, technique: what is usual where nothing else is known. */
function usualSizes({ stated, quantities }: Book): ReadonlyMap<string, number> {
  const values = new Map<string, number[]>();
  for (const { quantity, value, basis } of stated) {
    if (basis.kind === "assumption" || value === 0) continue;
    const measure = measureOf(quantities[quantity]!);
    const known = values.get(measure);
    if (known === undefined) values.set(measure, [Math.abs(value)]);
    else known.push(Math.abs(value));
  }
  return new Map(
    [...values].map(([measure, sizes]) => {
      sizes.sort((a, b) => a - b);
      return [measure, sizes[sizes.length >> 1]!];
    }),
  );
}

/** The mean of what is claimed of each quantity, assumptions apart. */
function claimedSizes({ stated }: Book): ReadonlyMap<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { quantity, value, basis } of stated) {
    if (basis.kind === "assumption") continue;
    const known = sums.get(quantity) ?? { sum: 0, count: 0 };
    sums.set(quantity, { sum: known.sum + Math.abs(value), count: known.count + 1 });
  }
  return new Map([...sums].map(([quantity, { sum, count }]) => [quantity, sum / count]));
}

function deviationOf(
  spread: Spread,
  value: number,
  usual: number,
  sizeOf: (quantity: number) => number | undefined,
): number {
  if ("deviation" in spread) return spread.deviation;
  const { share, of } = spread;
  if (of.length === 0) return share * Math.max(Math.abs(value), smallest * usual);
  let squares = 0;
  let unknown = false;
  for (const [quantity, weight] of of) {
    const size = sizeOf(quantity);
    if (size === undefined) unknown = true;
    else squares += (weight * size) ** 2;
  }
  const known = Math.sqrt(squares);
  return share * Math.max(unknown ? Math.max(known, usual) : known, smallest * usual);
}

function balancesOf(
  { relations, quantities }: Book,
  sizeOf: (share: number, of: number) => number,
): Balances {
  const rowIndex: number[] = [];
  const columnIndex: number[] = [];
  const values: number[] = [];
  const put = (row: number, column: number, value: number) => {
    rowIndex.push(row);
    columnIndex.push(column);
    values.push(value);
  };
  relations.forEach(({ terms, shares = [] }, row) => {
    for (const [quantity, coefficient] of terms) put(row, quantity, coefficient);
    for (const { quantity, of, factor } of shares)
      put(row, quantity, factor * sizeOf(quantity, of));
  });
  return {
    matrix: matrixFromTriplets({
      rows: relations.length,
      columns: quantities.length,
      rowIndex,
      columnIndex,
      values,
    }),
    constant: Float64Array.from(relations, ({ constant }) => constant),
  };
}
