import { usedColumns } from "./csv.ts";
import type { Schema } from "./schema.ts";
import type { ColumnSpec } from "./tables.ts";
import type { About, AnyRow } from "./types.ts";

/** JSON as it is written. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A table as it is written: which columns, and what they mean in words, where that is to be said. */
export interface DescribedTable {
  readonly name: string;
  readonly columns: readonly ColumnSpec[];
  readonly description?: string;
  readonly describe?: (column: ColumnSpec) => string;
}

/**
 * The tables of a package that have rows, with the columns that are used; all of them if the schema is to be
 * written whole.
 */
export function tablesToWrite(
  schema: Schema,
  rowsOf: (table: string) => readonly AnyRow[],
): readonly DescribedTable[] {
  return [...schema.tables].flatMap(([name, columns]) => {
    const rows = rowsOf(name);
    const { describe } = schema;
    const words =
      describe === undefined
        ? {}
        : {
            description: describe(name),
            describe: (column: ColumnSpec) => describe(name, column.name),
          };
    if (schema.whole === true) return [{ name, columns, ...words }];
    return rows.length === 0 ? [] : [{ name, columns: usedColumns(columns, rows), ...words }];
  });
}

/**
 * The descriptor of a package of CSV files: a Frictionless Data Package that is valid by version 1 (profile
 * `tabular-data-package`) and version 2 of the standard.
 */
export function packageDescriptor(
  about: About,
  tables: readonly DescribedTable[],
  schema: Schema,
): Json {
  const written = new Set(tables.map(({ name }) => name));
  const other = Object.entries(about.other ?? {}).map(
    ([key, text]) => [key, JSON.parse(text) as Json] as const,
  );
  return {
    $schema: profile("datapackage"),
    profile: "tabular-data-package",
    name: about.name,
    ...present("title", about.title),
    ...present("description", about.description),
    ...present("version", about.version),
    ...(about.licence === undefined ? {} : { licenses: [licenceOf(about.licence)] }),
    ...(about.language === undefined ? {} : { languages: [about.language] }),
    ...Object.fromEntries(other),
    resources: tables.map((table) => resourceOf(table, written, schema)),
  };
}

/** The address by which version 2 of the standard knows what a descriptor is. */
function profile(kind: "datapackage" | "dataresource" | "tableschema"): string {
  return `https://datapackage.org/profiles/2.0/${kind}.json`;
}

function present(key: string, value: string | undefined): Record<string, Json> {
  return value === undefined ? {} : { [key]: value };
}

/** By its identifier, its address, or its title. */
function licenceOf(licence: string): Json {
  if (/^[-a-zA-Z0-9._]+$/.test(licence)) return { name: licence };
  if (/^https?:\/\/\S+$/.test(licence)) return { path: licence };
  return { name: "other", title: licence };
}

function resourceOf(table: DescribedTable, written: ReadonlySet<string>, schema: Schema): Json {
  return {
    $schema: profile("dataresource"),
    name: table.name,
    type: "table",
    path: `${table.name}.csv`,
    ...present("description", table.description),
    profile: "tabular-data-resource",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    schema: tableSchema(table, written, schema),
  };
}

/**
 * A Frictionless Table Schema. A key is primary if all of its columns must be filled: the standard allows no
 * empty cell in one. References are stated where one table with one key column is meant.
 */
export function tableSchema(
  { name, columns, describe }: DescribedTable,
  written: ReadonlySet<string>,
  schema: Schema,
): Json {
  const keys = columns.filter(({ key }) => key === true);
  const isPrimary = keys.length > 0 && keys.every(({ required }) => required === true);
  const foreignKeys = columns.flatMap((column) => {
    const reference = referenceOf(column, written, schema);
    if (reference === undefined) return [];
    const resource = reference.table === name ? "" : reference.table;
    return [{ fields: [column.name], reference: { resource, fields: [reference.column] } }];
  });
  return {
    $schema: profile("tableschema"),
    fields: columns.map((column) => fieldOf(column, describe)),
    missingValues: [""],
    ...(isPrimary ? { primaryKey: keys.map((column) => column.name) } : {}),
    ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
  };
}

function referenceOf(
  column: ColumnSpec,
  written: ReadonlySet<string>,
  schema: Schema,
): { table: string; column: string } | undefined {
  const [table, ...further] = column.refers ?? [];
  if (table === undefined || further.length > 0 || !written.has(table)) return undefined;
  if (column.type === "names" || column.type === "numbers") return undefined;
  const keys = schema.tables.get(table)?.filter(({ key }) => key === true) ?? [];
  return keys.length === 1 ? { table, column: keys[0]!.name } : undefined;
}

const fieldTypes = {
  name: "string",
  text: "string",
  choice: "string",
  number: "number",
  integer: "integer",
  yes: "boolean",
  names: "string",
  numbers: "string",
} as const;

function fieldOf(column: ColumnSpec, describe: DescribedTable["describe"]): Json {
  const constraints = constraintsOf(column);
  return {
    name: column.name,
    type: fieldTypes[column.type],
    ...present("description", describe?.(column)),
    ...(column.type === "yes" ? { trueValues: ["yes"], falseValues: ["no"] } : {}),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

function constraintsOf(column: ColumnSpec): Readonly<Record<string, Json>> {
  const { required, choices, min, max, above } = column;
  const isList = column.type === "names" || column.type === "numbers";
  return {
    ...(required === true ? { required } : {}),
    ...(choices === undefined || choices.length === 0 ? {} : { enum: choices }),
    ...(min === undefined || isList ? {} : { minimum: min }),
    ...(max === undefined || isList ? {} : { maximum: max }),
    // Version 1 has no exclusive bounds: it is told the weaker one.
    ...(above === undefined || isList ? {} : { minimum: above, exclusiveMinimum: above }),
  };
}
