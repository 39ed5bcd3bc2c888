import { columnsOf, tableNames, type ColumnSpec, type TableName } from "../tables.ts";
import type { AnyRow, Row } from "../types.ts";

/**
 * *kind of name*: what a name is the name of. Most kinds have a table of their own; groups, kinds of
 * goods and capacities are named in a column of another.
 */
export const definers = {
  periods: { table: "periods", column: "period" },
  seasons: { table: "periods", column: "season" },
  places: { table: "places", column: "place" },
  groups: { table: "population", column: "group" },
  goods: { table: "goods", column: "good" },
  kinds: { table: "goods", column: "kind" },
  units: { table: "units", column: "unit" },
  workplaces: { table: "workplaces", column: "workplace" },
  techniques: { table: "techniques", column: "technique" },
  capacities: { table: "capacities", column: "capacity" },
  skills: { table: "skills", column: "skill" },
  routes: { table: "routes", column: "route" },
  needs: { table: "needs", column: "need" },
  limits: { table: "limits", column: "limit" },
  scenarios: { table: "scenarios", column: "scenario" },
  sources: { table: "sources", column: "source" },
} as const satisfies Record<string, { table: TableName; column: string }>;

export type NameKind = keyof typeof definers;

export const nameKinds = Object.keys(definers) as readonly NameKind[];

/** What a limit may count, by its measure. */
export const limited: Readonly<Record<Row<"limits">["of"], readonly NameKind[]>> = {
  made: ["goods"],
  used: ["goods", "capacities"],
  stock: ["goods"],
  imported: ["goods"],
  exported: ["goods"],
  shipped: ["goods", "routes"],
  run: ["techniques"],
  hours: ["skills"],
};

/** What a goal may measure, and whether it must say of what. */
export const measured: Readonly<
  Record<Row<"goals">["measure"], { readonly kinds: readonly NameKind[]; readonly needed: boolean }>
> = {
  hours: { kinds: ["skills"], needed: false },
  made: { kinds: ["goods"], needed: true },
  used: { kinds: ["goods", "capacities"], needed: true },
  stock: { kinds: ["goods"], needed: true },
  imported: { kinds: ["goods"], needed: true },
  exported: { kinds: ["goods"], needed: true },
  shipped: { kinds: ["goods", "routes"], needed: false },
  run: { kinds: ["techniques"], needed: true },
  waste: { kinds: ["goods"], needed: true },
  fulfilment: { kinds: ["needs"], needed: false },
  gap: { kinds: ["needs"], needed: false },
};

/**
 * The kinds of thing that a cell may name: those of its column, or, where another cell of the row
 * decides, those that this one leaves.
 */
export function kindsNamed(table: TableName, column: ColumnSpec, row: AnyRow): readonly NameKind[] {
  const kinds = (column.refers ?? []) as readonly NameKind[];
  if (table === "limits" && column.name === "what") return lookUp(limited, row.of) ?? kinds;
  if (table === "goals" && column.name === "of")
    return lookUp(measured, row.measure)?.kinds ?? kinds;
  return kinds;
}

function lookUp<V>(record: Readonly<Record<string, V>>, key: unknown): V | undefined {
  return typeof key === "string" && Object.hasOwn(record, key) ? record[key] : undefined;
}

interface Naming {
  readonly column: ColumnSpec;
  /** Absent where it names what others define. */
  readonly defines?: NameKind;
}

/** The columns of a table that name things, themselves or others. */
export function namingColumns(table: TableName): readonly Naming[] {
  return naming[table];
}

const naming = Object.fromEntries(
  tableNames.map((table) => [
    table,
    columnsOf(table).flatMap((column): readonly Naming[] => {
      const defines = nameKinds.find(
        (kind) => definers[kind].table === table && definers[kind].column === column.name,
      );
      if (defines !== undefined) return [{ column, defines }];
      return column.refers === undefined ? [] : [{ column }];
    }),
  ]),
) as unknown as Readonly<Record<TableName, readonly Naming[]>>;
