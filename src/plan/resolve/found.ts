/** The entry of a map; a missing one is a defect, since `check` has been through the names. */
export function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`unresolved name: ${String(key)}`);
  return value;
}

export function indexOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, i) => [name, i]));
}
