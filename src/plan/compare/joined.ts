/** Rows of two plans side by side. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** Every row of either list with its counterpart of the same key, in the order of the first list. */
export function joined<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (row: T) => string,
): readonly Pair<T>[] {
  const later = new Map(after.map((row) => [keyOf(row), row]));
  const pairs: Pair<T>[] = before.map((row) => {
    const key = keyOf(row);
    const counterpart = later.get(key);
    later.delete(key);
    return { before: row, after: counterpart };
  });
  return [...pairs, ...[...later.values()].map((row) => ({ before: undefined, after: row }))];
}

/** The one of a pair that is there. */
export function either<T>({ before, after }: Pair<T>): T {
  const row = after ?? before;
  if (row === undefined) throw new Error("a pair without rows");
  return row;
}

/** Amounts of the same key added up. */
export function summed<T>(
  rows: readonly T[],
  keyOf: (row: T) => readonly string[],
  amountOf: (row: T) => number,
): readonly { readonly key: readonly string[]; readonly amount: number }[] {
  const sums = new Map<string, { key: readonly string[]; amount: number }>();
  for (const row of rows) {
    const key = keyOf(row);
    const text = JSON.stringify(key);
    sums.set(text, { key, amount: amountOf(row) + (sums.get(text)?.amount ?? 0) });
  }
  return [...sums.values()];
}

/** Two amounts of one thing. */
export interface Difference {
  readonly key: readonly string[];
  readonly before: number;
  readonly after: number;
}

/** Amounts that differ by more than rounding, those that change most (relative) first. */
export function differences<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (row: T) => readonly string[],
  amountOf: (row: T) => number,
): readonly Difference[] {
  const pairs = joined(summed(before, keyOf, amountOf), summed(after, keyOf, amountOf), ({ key }) =>
    JSON.stringify(key),
  );
  const change = (each: Difference) =>
    Math.abs(each.after - each.before) / Math.max(Math.abs(each.before), Math.abs(each.after));
  return pairs
    .map((pair) => ({
      key: either(pair).key,
      before: pair.before?.amount ?? 0,
      after: pair.after?.amount ?? 0,
    }))
    .filter((each) => change(each) > 1e-6)
    .sort((a, b) => change(b) - change(a));
}
