import { check } from "../check/index.ts";
import { EconomyProblems, errorsIn, type Problem } from "../problem.ts";
import type { Economy } from "../types.ts";
import { readTables } from "./index.ts";

/**
 * Reads an economy from a folder or workbook, with everything that is wrong with it: what can't be read, and
 * what `check` finds in the rest. Never throws because of what is, or isn't, at `path`.
 */
export async function readAndCheck(
  path: string,
): Promise<{ readonly economy: Economy; readonly problems: readonly Problem[] }> {
  const { economy, problems, unread } = await readTables(path);
  if (unread) return { economy, problems };
  // Single cells were looked at while they were read.
  const found = check(economy, problems).filter(({ key }) => !key.startsWith("check.cell."));
  return { economy, problems: [...problems, ...found] };
}

/** Reads an economy from which a plan can be made. Throws `EconomyProblems` if there are errors. */
export async function readEconomy(path: string): Promise<Economy> {
  const { economy, problems } = await readAndCheck(path);
  if (errorsIn(problems).length > 0) throw new EconomyProblems(problems);
  return economy;
}
