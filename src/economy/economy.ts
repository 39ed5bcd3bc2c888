import { tableNames, type TableName } from "./tables.ts";
import type { About, AnyTable, Economy, Rows } from "./types.ts";

/** An economy from rows written in a program; tables that are not given are empty. */
export function economyOf(about: About, rows: Rows): Economy {
  const table = (name: TableName): AnyTable => {
    const given = rows[name] ?? [];
    return { file: `${name}.csv`, rows: given, lines: given.map((_, i) => i + 2) };
  };
  return {
    about,
    tables: Object.fromEntries(
      tableNames.map((name) => [name, table(name)]),
    ) as unknown as Economy["tables"],
  };
}
