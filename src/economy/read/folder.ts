import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, extname, isAbsolute, join, resolve, sep } from "node:path";
import type { Gathering } from "../gather.ts";
import type { ProblemPlace } from "../problem.ts";
import type { Schema } from "../schema.ts";
import { nearestName } from "../names.ts";
import type { About, AnyTable } from "../types.ts";
import { shortName } from "./about.ts";
import { readCsv, type Dialect, type ReadingContext } from "./csv.ts";
import { readDescriptor, type Descriptor, type Resource } from "./descriptor.ts";
import { reportFileError } from "./files.ts";
import { shown } from "./texts.ts";

/** What was read from a folder or workbook: the tables that were found. */
export interface Found {
  readonly about: About;
  readonly tables: ReadonlyMap<string, AnyTable>;
}

/** A table and the file that holds it. */
interface TableFile {
  readonly table: string;
  readonly path: string;
  readonly dialect: Dialect;
}

const descriptorName = "datapackage.json";

/** Reads the tables of a folder: those that `datapackage.json` lists, and those named like a table. */
export async function readFolder(
  folder: string,
  schema: Schema,
  context: ReadingContext,
): Promise<Found> {
  const { gather } = context;
  const names = await namesIn(folder, gather);
  if (names === undefined) {
    context.incomplete();
    return { about: { name: nameOfFolder(folder) }, tables: new Map() };
  }
  const descriptor = names.includes(descriptorName)
    ? await descriptorOf(folder, gather)
    : withoutDescriptor(folder, schema, gather);
  const listed = descriptor.resources.flatMap((resource) =>
    tableOfResource(resource, schema, gather),
  );
  const unlisted = unlistedFiles(names, descriptor.resources, schema, gather);
  const files = withoutRivals([...listed, ...unlisted], context);
  const tables = new Map<string, AnyTable>();
  for (const file of files) {
    const bytes = await bytesOf(folder, file, context);
    if (bytes === undefined) continue;
    const columns = schema.tables.get(file.table)!;
    const source = { file: file.path, table: file.table, columns };
    tables.set(file.table, readCsv(bytes, source, file.dialect, context));
  }
  return { about: descriptor.about, tables };
}

async function namesIn(folder: string, gather: Gathering): Promise<readonly string[] | undefined> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    reportFileError(error, { file: folder }, gather);
    return undefined;
  }
}

function nameOfFolder(folder: string): string {
  return shortName(basename(resolve(folder)));
}

function withoutDescriptor(folder: string, schema: Schema, gather: Gathering): Descriptor {
  if (schema.bare !== true) gather.warning({ file: descriptorName }, "read.no-descriptor");
  return { about: { name: nameOfFolder(folder) }, resources: [] };
}

async function descriptorOf(folder: string, gather: Gathering): Promise<Descriptor> {
  const where: ProblemPlace = { file: descriptorName };
  const none: Descriptor = { about: { name: nameOfFolder(folder) }, resources: [] };
  try {
    const bytes = await readFile(join(folder, descriptorName));
    return readDescriptor(bytes, where, basename(resolve(folder)), gather) ?? none;
  } catch (error) {
    reportFileError(error, where, gather);
    return none;
  }
}

function tableOfResource(
  resource: Resource,
  schema: Schema,
  gather: Gathering,
): readonly TableFile[] {
  const where: ProblemPlace = { file: descriptorName };
  const { name, path, dialect } = resource;
  const table = name.toLowerCase();
  if (schema.tables.has(table)) {
    if (!leavesFolder(path)) return [{ table, path, dialect }];
    gather.error(where, "read.path-leaves-folder", { name: shown(name), path: shown(path) });
    return [];
  }
  if (schema.besides?.has(table) === true) return [];
  const near = nearestName(name, schema.tables.keys());
  if (near === undefined) gather.warning(where, "read.unknown-resource", { name: shown(name) });
  else gather.error(where, "read.unknown-resource-near", { name: shown(name), near });
  return [];
}

/** Absolute paths, addresses, and any step upwards. */
function leavesFolder(path: string): boolean {
  return (
    isAbsolute(path) ||
    /^[a-z][a-z0-9+.-]*:/i.test(path) ||
    path.startsWith("\\") ||
    path.split(/[\\/]/).includes("..")
  );
}

/** CSV files of the folder that the descriptor doesn't list. */
function unlistedFiles(
  names: readonly string[],
  resources: readonly Resource[],
  schema: Schema,
  gather: Gathering,
): readonly TableFile[] {
  const listed = new Set(resources.map(({ path }) => path.replace(/^\.\//, "")));
  return names.flatMap((file): readonly TableFile[] => {
    if (listed.has(file) || file.startsWith(".") || file.startsWith("~")) return [];
    const extension = extname(file);
    const stem = basename(file, extension);
    const table = stem.toLowerCase();
    const isTable = schema.tables.has(table);
    if (schema.besides?.has(table) === true) return [];
    if (extension.toLowerCase() !== ".csv") {
      if (isTable && tableFormats.has(extension.toLowerCase())) {
        gather.warning({ file, table }, "read.not-csv", { expected: `${table}.csv` });
      }
      return [];
    }
    if (isTable) {
      const mustBeListed = resources.length > 0 && schema.bare !== true;
      if (mustBeListed) gather.warning({ file, table }, "read.not-listed");
      return [{ table, path: file, dialect: {} }];
    }
    const near = nearestName(stem, schema.tables.keys());
    if (near === undefined) {
      if (schema.bare !== true) gather.warning({ file }, "read.unknown-file");
    } else gather.error({ file }, "read.unknown-file-near", { near: `${near}.csv` });
    return [];
  });
}

/** Formats in which somebody may have saved a table by mistake. */
const tableFormats = new Set([".tsv", ".txt", ".xlsx", ".xls", ".ods", ".json", ".numbers"]);

/** One file per table: where several claim to be the same table, none is read. */
function withoutRivals(
  files: readonly TableFile[],
  { gather, incomplete }: ReadingContext,
): readonly TableFile[] {
  const byTable = new Map<string, TableFile[]>();
  for (const file of files) {
    byTable.set(file.table, [...(byTable.get(file.table) ?? []), file]);
  }
  return [...byTable].flatMap(([table, rivals]) => {
    if (rivals.length === 1) return rivals;
    const paths = rivals.map(({ path }) => path).join(", ");
    gather.error({ file: rivals[0]!.path, table }, "read.table-twice", { table, files: paths });
    incomplete(table);
    return [];
  });
}

/** The content of a table's file, which must lie in the folder also when links are followed. */
async function bytesOf(
  folder: string,
  { path, table }: TableFile,
  { gather, incomplete }: ReadingContext,
): Promise<Uint8Array | undefined> {
  const where: ProblemPlace = { file: path, table };
  try {
    const [base, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    if (!file.startsWith(base.endsWith(sep) ? base : base + sep)) {
      gather.error(where, "read.path-leaves-folder", { name: table, path: shown(path) });
    } else if (!(await stat(file)).isFile()) {
      gather.error(where, "read.not-a-file");
    } else {
      return await readFile(file);
    }
  } catch (error) {
    reportFileError(error, where, gather);
  }
  incomplete(table);
  return undefined;
}
