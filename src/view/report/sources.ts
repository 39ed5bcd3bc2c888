import type { AnyTable, Economy } from "../../economy/types.ts";
import type { ExplanationTable } from "../../plan/explain/index.ts";
import { tableOf } from "../../plan/explain/shape.ts";

/** Tables that hold figures; the others name or describe. */
const unquantified: ReadonlySet<string> = new Set(["sources", "units", "scenarios", "changes"]);

/** Where the figures come from: each source, how many rows name it, and how many rows name none. */
export function sourcesTable({ tables }: Economy): {
  readonly table: ExplanationTable;
  readonly rows: number;
  readonly without: number;
} {
  const counts = new Map<string, number>();
  let rows = 0;
  let without = 0;
  for (const [name, table] of Object.entries(tables) as [string, AnyTable][]) {
    if (unquantified.has(name)) continue;
    for (const { source } of table.rows) {
      rows++;
      if (typeof source === "string") counts.set(source, 1 + (counts.get(source) ?? 0));
      else without++;
    }
  }
  const listed = new Set(tables.sources.rows.map(({ source }) => source));
  const named = [
    ...tables.sources.rows,
    ...[...counts.keys()].filter((source) => !listed.has(source)).map((source) => ({ source })),
  ];
  const table = tableOf<(typeof tables.sources.rows)[number]>(named, [
    { heading: "view.column.source", cell: ({ source }) => source },
    { heading: "view.column.title", cell: ({ title, citation }) => title ?? citation ?? null },
    { heading: "view.column.licence", cell: ({ licence }) => licence ?? null },
    { heading: "view.column.date", cell: ({ date }) => date ?? null },
    {
      heading: "view.column.rows",
      format: "amount",
      cell: ({ source }) => counts.get(source) ?? 0,
    },
  ]);
  return { table, rows, without };
}
