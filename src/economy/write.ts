import { readdir, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { csvOf } from "./csv.ts";
import { packageDescriptor, tablesToWrite } from "./descriptor.ts";
import { EconomyProblems, type Problem } from "./problem.ts";
import { holdsPackage } from "./read/recognise.ts";
import { economySchema, type Schema } from "./schema.ts";
import type { About, AnyRow, AnyTable, Economy } from "./types.ts";
import { writeFolder, writeSingleFile, type FileContent } from "./write-folder.ts";
import { workbookOf } from "./write-workbook.ts";

/** What is written: what the package says of itself, and the rows of its tables. */
export interface PackageContent {
  readonly about: About;
  readonly tables: Readonly<Record<string, readonly AnyRow[]>>;
}

/**
 * Writes a package: into a workbook if `path` ends with `.xlsx`, otherwise into a folder with
 * `datapackage.json` and a CSV file (UTF-8, line feeds) per table that has rows. `further` files go into the
 * folder too, in folders of their own where their names say so (`economy/goods.csv`). What stood there before stays whole until the new one is whole.
 *
 * Throws `EconomyProblems` when something else than such a package stands there, when the system doesn't let
 * it be written, or when a workbook can't hold it.
 */
export async function writePackage(
  path: string,
  content: PackageContent,
  schema: Schema,
  further: Iterable<readonly [name: string, content: FileContent]> = [],
): Promise<void> {
  const rowsOf = (table: string): readonly AnyRow[] => content.tables[table] ?? [];
  const tables = tablesToWrite(schema, rowsOf);
  await refuseOther(path, schema);
  if (extname(path).toLowerCase() === ".xlsx") {
    const bytes = await workbookOf(basename(path), content.about, tables, rowsOf);
    await writeSingleFile(path, bytes);
    return;
  }
  const extra = [...further];
  const files = function* (): Generator<readonly [string, FileContent]> {
    yield* packageFiles(content, schema);
    yield* extra;
  };
  const names = new Set(extra.map(([name]) => name.split("/")[0]!));
  await writeFolder(path, files(), (name) => names.has(name) || isPartOf(name, schema));
}

/** The files of a package, by name: its descriptor, and a CSV file per table. */
export function* packageFiles(
  content: PackageContent,
  schema: Schema,
): Generator<readonly [name: string, content: FileContent]> {
  const rowsOf = (table: string): readonly AnyRow[] => content.tables[table] ?? [];
  const tables = tablesToWrite(schema, rowsOf);
  const descriptor = packageDescriptor(content.about, tables, schema);
  yield ["datapackage.json", `${JSON.stringify(descriptor, null, 2)}\n`];
  for (const { name, columns } of tables) yield [`${name}.csv`, csvOf(columns, rowsOf(name))];
}

/** Writes an economy; see `writePackage`. */
export async function writeEconomy(economy: Economy, path: string): Promise<void> {
  await writePackage(path, economyContent(economy), economySchema);
}

/** An economy as the content of a package. */
export function economyContent({ about, tables }: Economy): PackageContent {
  const rows = Object.entries(tables).map(([name, table]) => [name, (table as AnyTable).rows]);
  return { about, tables: Object.fromEntries(rows) as PackageContent["tables"] };
}

/** Whether a file in a folder belongs to a package: its descriptor, a table, or a companion of these. */
function isPartOf(name: string, schema: Schema): boolean {
  if (name === "datapackage.json" || schema.companions?.includes(name) === true) return true;
  return (
    extname(name).toLowerCase() === ".csv" &&
    schema.tables.has(basename(name, extname(name)).toLowerCase())
  );
}

/** Refuses to write over anything but an empty folder or a package of the same kind. */
async function refuseOther(path: string, schema: Schema): Promise<void> {
  const key = await whatElse(path, schema);
  if (key === undefined) return;
  const problem: Problem = { key, values: {}, severity: "error", where: { file: path } };
  throw new EconomyProblems([problem]);
}

async function whatElse(
  path: string,
  schema: Schema,
): Promise<"write.other-folder" | "write.other-file" | undefined> {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) return undefined;
  const isWorkbook = extname(path).toLowerCase() === ".xlsx";
  if (!status.isDirectory()) {
    const isOurs = isWorkbook && (status.size === 0 || (await holdsPackage(path, schema)));
    return isOurs ? undefined : "write.other-file";
  }
  if (isWorkbook) return "write.other-folder";
  const names = await readdir(path);
  if (names.length === 0 || (await holdsPackage(path, schema))) return undefined;
  return "write.other-folder";
}
