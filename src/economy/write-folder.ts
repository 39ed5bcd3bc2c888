import { randomUUID } from "node:crypto";
import {
  access,
  chmod,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  type FileHandle,
} from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { message, type MessageKey } from "../messages/index.ts";
import { EconomyProblems } from "./problem.ts";

/**
 * Writing so that what was there before stays whole until what is new is whole: everything goes into a
 * temporary sibling, is forced onto the disk, and takes its place by renaming. A full disk, a lost
 * power supply or a killed process leaves the old or the new, never a mixture.
 */

/** A file's content, whole or in pieces. */
export type FileContent = string | Uint8Array | Iterable<string>;

/**
 * Files by name (`/` for those in folders inside); made one after the other, so that not all need be in
 * memory.
 */
export type FolderContent =
  | Iterable<readonly [name: string, content: FileContent]>
  | AsyncIterable<readonly [name: string, content: FileContent]>;

/**
 * Writes a folder, in place of the one that may stand there. Files of the old one for which `owns` is
 * false are kept (absent: none is kept). Throws `EconomyProblems` when the system doesn't let it be written;
 * the old folder is then as it was.
 */
export async function writeFolder(
  folder: string,
  files: FolderContent,
  owns: (name: string) => boolean = () => true,
): Promise<void> {
  await withProblems(folder, async () => {
    const target = await targetOf(folder);
    await settle(target, owns);
    const fresh = siblingOf(target, `writing-${randomUUID()}`);
    try {
      await mkdir(fresh);
      const inside = new Set<string>();
      for await (const [name, content] of files) {
        const path = join(fresh, name);
        if (name.includes("/")) {
          await mkdir(dirname(path), { recursive: true });
          for (let at = dirname(path); at !== fresh; at = dirname(at)) inside.add(at);
        }
        await writeWhole(path, content);
      }
      for (const folderInside of inside) await syncFolder(folderInside);
      await syncFolder(fresh);
      await swap(fresh, target, owns);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  });
}

/** Writes a single file, in place of the one that may stand there. Throws like `writeFolder`. */
export async function writeSingleFile(file: string, content: FileContent): Promise<void> {
  await withProblems(file, async () => {
    const target = await targetOf(file);
    const fresh = siblingOf(target, `writing-${randomUUID()}`);
    try {
      await writeWhole(fresh, content);
      await rename(fresh, target);
      await syncFolder(dirname(target));
    } finally {
      await rm(fresh, { force: true });
    }
  });
}

/**
 * Puts a folder back in its place if writing it was interrupted just between the two renamings. Whoever reads
 * a folder that `writeFolder` writes calls this first.
 */
export async function settleFolder(folder: string): Promise<void> {
  const target = resolve(folder);
  const before = siblingOf(target, "previous");
  if (!(await exists(target)) && (await exists(before))) await rename(before, target);
}

/** Where a path leads when links are followed; folders above it are made. */
async function targetOf(path: string): Promise<string> {
  const target = resolve(path);
  await mkdir(dirname(target), { recursive: true });
  return (await exists(target)) ? realpath(target) : target;
}

/** A hidden name next to a path, on the same disk. */
function siblingOf(path: string, purpose: string): string {
  return join(dirname(path), `.${basename(path)}.${purpose}`);
}

/** Finishes what an interrupted writing left behind. */
async function settle(target: string, owns: (name: string) => boolean): Promise<void> {
  await settleFolder(target);
  const before = siblingOf(target, "previous");
  if (await exists(before)) await keepForeign(before, target, owns);
  await clearOld(target);
}

const dayInMilliseconds = 86_400_000;

/** Removes what writings that were killed have left, once nobody can be writing it any more. */
async function clearOld(target: string): Promise<void> {
  const mark = `.${basename(target)}.writing-`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(mark)) continue;
    const path = join(dirname(target), name);
    const status = await stat(path).catch(() => undefined);
    if (status !== undefined && Date.now() - status.mtimeMs > dayInMilliseconds) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

async function swap(fresh: string, target: string, owns: (name: string) => boolean): Promise<void> {
  if (!(await exists(target))) {
    await rename(fresh, target);
  } else {
    const before = siblingOf(target, "previous");
    await chmod(fresh, (await stat(target)).mode & 0o7777);
    await rename(target, before);
    try {
      await rename(fresh, target);
    } catch (error) {
      await rename(before, target);
      throw error;
    }
    await keepForeign(before, target, owns);
  }
  await syncFolder(dirname(target));
}

/** Moves what isn't ours from the old folder into the new, and removes the old. */
async function keepForeign(
  before: string,
  target: string,
  owns: (name: string) => boolean,
): Promise<void> {
  for (const name of await readdir(before)) {
    if (owns(name) || (await exists(join(target, name)))) continue;
    await rename(join(before, name), join(target, name));
  }
  await rm(before, { recursive: true, force: true });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Writes and forces onto the disk; a name that exists already is an error. */
async function writeWhole(path: string, content: FileContent): Promise<void> {
  const file = await open(path, "wx");
  try {
    if (typeof content === "string" || content instanceof Uint8Array) await file.writeFile(content);
    else await writePieces(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}

const pieceLength = 1 << 18;

/** Gathers small pieces, so that not each costs a call of the system. */
async function writePieces(file: FileHandle, pieces: Iterable<string>): Promise<void> {
  let pending = "";
  for (const piece of pieces) {
    pending += piece;
    if (pending.length < pieceLength) continue;
    await file.writeFile(pending);
    pending = "";
  }
  await file.writeFile(pending);
}

/** Forces the names in a folder onto the disk, where the system can do that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  if (handle === undefined) return;
  try {
    await handle.sync();
  } catch {
    // Some systems can't force a folder; its files are safe all the same.
  } finally {
    await handle.close();
  }
}

const reasons: Readonly<Record<string, MessageKey>> = {
  ENOSPC: "write.disk-full",
  EDQUOT: "write.disk-full",
  EFBIG: "write.file-too-large",
  EACCES: "write.no-permission",
  EPERM: "write.no-permission",
  EROFS: "write.read-only",
  ENOTDIR: "write.not-a-folder",
  EEXIST: "write.not-a-folder",
  EISDIR: "write.not-a-file",
  EBUSY: "write.busy",
};

/** Says in words why the system doesn't let something be written. */
async function withProblems(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) throw error;
    const code = String(error.code);
    const { key, values } = message(reasons[code] ?? "write.failed", { code });
    throw new EconomyProblems([{ key, values, severity: "error", where: { file: path } }]);
  }
}
