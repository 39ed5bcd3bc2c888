/** What the indices of a draw count in. */
export interface Names {
  readonly periods: readonly number[];
  readonly places: readonly string[];
  readonly goods: readonly string[];
  /** Goods that are in places. */
  readonly local: readonly string[];
  readonly skills: readonly string[];
  readonly capacities: readonly string[];
  readonly techniques: readonly string[];
  readonly routes: readonly string[];
}

export function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length]!;
}

/** Leaves out properties that are undefined: absent is not stated. */
export function stated<R extends object>(row: R): { [K in keyof R]: Exclude<R[K], undefined> } {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined),
  ) as never;
}

/** Of rows with the same key, the first. */
export function distinct<R>(rows: readonly R[], keyOf: (row: R) => unknown): readonly R[] {
  return [
    ...new Map([...rows].reverse().map((row) => [JSON.stringify(keyOf(row)), row])).values(),
  ].reverse();
}

export function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${name}${i + 1}`);
}
