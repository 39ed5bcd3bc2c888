import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { Schema } from "../schema.ts";
import { isObject } from "./about.ts";
import { Damage } from "./damage.ts";
import { codeOf } from "./files.ts";
import { readParts } from "./workbook-parts.ts";
import { openArchive } from "./zip.ts";

/**
 * Whether a folder or workbook is a package of this kind, by the names of its tables alone: it holds one of
 * those that mark the schema. False where it can't be read.
 */
export async function holdsPackage(path: string, schema: Schema): Promise<boolean> {
  try {
    const names = (await stat(path)).isDirectory()
      ? await namesInFolder(path)
      : await namesInWorkbook(path);
    const marks = schema.marks ?? schema.needed;
    return names.some((name) => marks.includes(name.trim().toLowerCase()));
  } catch (error) {
    if (error instanceof Damage || codeOf(error) !== undefined) return false;
    throw error;
  }
}

async function namesInFolder(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  const tables = files
    .filter((file) => extname(file).toLowerCase() === ".csv")
    .map((file) => basename(file, extname(file)));
  const descriptor = await readFile(join(folder, "datapackage.json"), "utf8").catch(() => "{}");
  return [...tables, ...namesInDescriptor(descriptor)];
}

function namesInDescriptor(text: string): readonly string[] {
  try {
    const json: unknown = JSON.parse(text);
    const resources = isObject(json) ? json["resources"] : undefined;
    return (Array.isArray(resources) ? (resources as readonly unknown[]) : []).flatMap((entry) =>
      isObject(entry) && typeof entry["name"] === "string" ? [entry["name"]] : [],
    );
  } catch {
    return [];
  }
}

async function namesInWorkbook(path: string): Promise<readonly string[]> {
  const { sheets } = await readParts(openArchive(await readFile(path)));
  return sheets.map(({ name }) => name);
}
