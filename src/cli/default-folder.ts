import { basename, extname, join, resolve } from "node:path";

/** `KIND/NAME`, by the name of the economy's folder or workbook, and `KIND/NAME-FURTHER`. */
export function defaultFolder(kind: string, path: string, further?: string): string {
  const full = resolve(path);
  const name = isWorkbook(full) ? basename(full, extname(full)) : basename(full);
  const more = further?.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "-");
  return join(kind, more === undefined ? name : `${name}-${more}`);
}

export function isWorkbook(path: string): boolean {
  return extname(path).toLowerCase() === ".xlsx";
}
