import { open, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { EconomyProblems } from "../../economy/problem.ts";
import { codeOf } from "../../economy/read/files.ts";
import { message } from "../../messages/index.ts";

/** How long others are waited for, and how often they are looked after, in milliseconds. */
const patience = 15_000;
const pause = 40;

/**
 * Does something while nobody else who asks in this way does anything with the file: a file beside it says so, and is gone
 * afterwards. Throws `EconomyProblems` where another keeps it for too long.
 */
export async function alone<T>(
  file: string,
  work: () => Promise<T>,
  longest: number = patience,
): Promise<T> {
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  const until = performance.now() + longest;
  while (!(await take(lock))) {
    if (performance.now() > until) {
      const severity = "error";
      const locked = message("report-verb.locked", { lock });
      throw new EconomyProblems([{ ...locked, severity, where: { file } }]);
    }
    await setTimeout(pause);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Only one of those who make a file at the same time succeeds. */
async function take(lock: string): Promise<boolean> {
  try {
    const handle = await open(lock, "wx");
    await handle.writeFile(`${process.pid} ${hostname()} ${new Date().toISOString()}\n`);
    await handle.close();
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
