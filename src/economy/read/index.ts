import { stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { gathering, type Gathering } from "../gather.ts";
import type { Problem } from "../problem.ts";
import { economySchema, type Schema } from "../schema.ts";
import type { About, AnyTable, Economy } from "../types.ts";
import { shortName } from "./about.ts";
import type { ReadingContext } from "./csv.ts";
import { reportFileError } from "./files.ts";
import { settleFolder } from "../write-folder.ts";
import { readFolder, type Found } from "./folder.ts";
import { readWorkbook, sheetName } from "./workbook.ts";

/** What was read of a data package; tables that weren't there are empty. */
export interface PackageRead {
  readonly about: About;
  readonly tables: Readonly<Record<string, AnyTable>>;
  readonly problems: readonly Problem[];
  /** Nothing could be read at all. */
  readonly unread: boolean;
}

/**
 * Reads the tables of a schema from a folder (`datapackage.json` and CSV files) or an .xlsx workbook.
 * Never throws because of what is, or isn't, at `path`: that is among the problems, all of them.
 * With errors among them, rows may lack cells that must be filled.
 */
export async function readPackage(path: string, schema: Schema): Promise<PackageRead> {
  const gather = gathering();
  const lost = { tables: new Set<string>(), all: false };
  const context: ReadingContext = {
    gather,
    names: new Map(),
    incomplete: (table) => {
      if (table === undefined) lost.all = true;
      else lost.tables.add(table);
    },
  };
  const isWorkbook = extname(path).toLowerCase() === ".xlsx";
  const found = await readPath(path, isWorkbook, schema, context);
  const tables: Record<string, AnyTable> = {};
  for (const table of schema.tables.keys()) {
    const file = isWorkbook ? sheetName(basename(path), table) : `${table}.csv`;
    tables[table] = found.tables.get(table) ?? { file, rows: [], lines: [] };
  }
  if (!lost.all) reportNeeded(found, tables, schema, lost.tables, gather);
  for (const table of lost.tables) {
    gather.error({ file: tables[table]!.file, table }, "read.rows-lost");
  }
  return { about: found.about, tables, problems: gather.problems(), unread: lost.all };
}

const nothing: ReadonlyMap<string, AnyTable> = new Map();

async function readPath(
  path: string,
  isWorkbook: boolean,
  schema: Schema,
  context: ReadingContext,
): Promise<Found> {
  const none: Found = { about: { name: shortName(basename(path)) }, tables: nothing };
  try {
    await settleFolder(path);
    const status = await stat(path);
    if (status.isDirectory()) return await readFolder(path, schema, context);
    if (isWorkbook && status.isFile()) return await readWorkbook(path, schema, context);
    context.gather.error({ file: path }, "read.not-an-economy");
  } catch (error) {
    reportFileError(error, { file: path }, context.gather);
  }
  context.incomplete();
  return none;
}

/** Tables without which nothing can be done. */
function reportNeeded(
  found: Found,
  tables: Readonly<Record<string, AnyTable>>,
  schema: Schema,
  lost: ReadonlySet<string>,
  gather: Gathering,
): void {
  for (const table of schema.needed) {
    if (lost.has(table)) continue;
    const { file, rows } = tables[table]!;
    if (!found.tables.has(table)) gather.error({ file, table }, "read.missing-table", { table });
    else if (rows.length === 0) gather.error({ file, table }, "read.no-rows", { table });
  }
}

/**
 * Reads the tables of an economy. See `readPackage`; what the tables say together is looked at by
 * `check`.
 */
export async function readTables(path: string): Promise<{
  readonly economy: Economy;
  readonly problems: readonly Problem[];
  /** Nothing could be read at all. */
  readonly unread: boolean;
}> {
  const { about, tables, problems, unread } = await readPackage(path, economySchema);
  const economy: Economy = { about, tables: tables as unknown as Economy["tables"] };
  return { economy, problems, unread };
}
