/** A row with some of its cells empty. */
export function without<R extends object, K extends keyof R>(
  row: R,
  ...columns: readonly K[]
): Omit<R, K> {
  const emptied = new Set<PropertyKey>(columns);
  return Object.fromEntries(
    Object.entries(row).filter(([column]) => !emptied.has(column)),
  ) as unknown as Omit<R, K>;
}
