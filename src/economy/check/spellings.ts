import { fold } from "../names.ts";
import type { AnyTable } from "../types.ts";
import type { Context } from "./context.ts";
import { warning, type Finding } from "./finding.ts";
import { definers, nameKinds } from "./kinds.ts";

/** Names of one kind that differ only by case, accents or gaps between words: two things, or one? */
export function* spellings({ tables }: Context): Iterable<Finding> {
  for (const kind of nameKinds) {
    const { table, column } = definers[kind];
    if (kind === "periods") continue;
    const { rows, lines } = tables[table] as AnyTable;
    const known = new Map<string, { name: string; at: number }>();
    const said = new Set<string>();
    for (const [at, row] of rows.entries()) {
      const name = row[column];
      if (typeof name !== "string" || said.has(name)) continue;
      const folded = fold(name);
      const other = known.get(folded);
      if (other === undefined) {
        known.set(folded, { name, at });
      } else if (other.name !== name) {
        said.add(name);
        yield warning({ table, at, column }, "check.spelling", {
          kind,
          name,
          other: other.name,
          row: lines[other.at] ?? other.at + 1,
        });
      }
    }
  }
}
