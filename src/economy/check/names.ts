import { nameIndex, type NameIndex } from "../names.ts";
import { onlyPlace } from "../place-tree.ts";
import type { AnyTable, Economy } from "../types.ts";
import { definers, nameKinds, type NameKind } from "./kinds.ts";

/** The names that an economy defines, by kind. Periods are named by their number. */
export interface Names {
  has(kind: NameKind, name: string): boolean;
  of(kind: NameKind): ReadonlySet<string>;
  /** The nearest name of any of these kinds; after very many searches none any more. */
  nearest(kinds: readonly NameKind[], name: string): string | undefined;
}

/**
 * How many names may be compared in all. A thousand slips are found among ten thousand names; where a
 * whole table is missing or garbled, there is nothing to find, and looking for it would take hours.
 */
const comparisons = 3e7;

export function namesOf(economy: Economy): Names {
  const sets = new Map<NameKind, ReadonlySet<string>>();
  for (const kind of nameKinds) {
    const { table, column } = definers[kind];
    const names = new Set<string>();
    for (const row of (economy.tables[table] as AnyTable).rows) {
      const name = row[column];
      if (name !== undefined) names.add(String(name));
    }
    sets.set(kind, names);
  }
  if (sets.get("places")!.size === 0) sets.set("places", new Set([onlyPlace]));

  const found = new Map<string, string | undefined>();
  let left = comparisons;
  const indices = new Map<string, NameIndex & { readonly size: number }>();
  const indexOf = (kinds: readonly NameKind[]) => {
    const id = kinds.join(" ");
    let index = indices.get(id);
    if (index === undefined) {
      const all = kinds.flatMap((kind) => [...sets.get(kind)!]);
      index = { ...nameIndex(all), size: all.length };
      indices.set(id, index);
    }
    return index;
  };
  return {
    has: (kind, name) => sets.get(kind)!.has(name),
    of: (kind) => sets.get(kind)!,
    nearest: (kinds, name) => {
      const id = `${kinds.join(" ")} ${name}`;
      if (found.has(id)) return found.get(id);
      const index = indexOf(kinds);
      left -= index.size;
      const nearest = left < 0 ? undefined : index.nearest(name);
      found.set(id, nearest);
      return nearest;
    },
  };
}

/**
 * *doubts*: names that a mistake found earlier may be about, so that one slip of the finger isn't
 * followed by ten more problems ("nothing makes flour", where a recipe makes "flor").
 */
export interface Doubts {
  has(kind: NameKind, name: string): boolean;
  add(kind: NameKind, name: string): void;
  /** Doubts every name of a kind: its table could not be read. */
  addAll(kind: NameKind): void;
}

export function noDoubts(): Doubts {
  const doubtful = new Set<string>();
  const kinds = new Set<NameKind>();
  return {
    has: (kind, name) => kinds.has(kind) || doubtful.has(`${kind} ${name}`),
    add: (kind, name) => void doubtful.add(`${kind} ${name}`),
    addAll: (kind) => void kinds.add(kind),
  };
}
