import { readFile } from "node:fs/promises";
import { problemsOfCell } from "../cells.ts";
import { checkedColumns } from "../check/cells.ts";
import { gathering } from "../gather.ts";
import { keyOf } from "../keys.ts";
import type { Change, Origin } from "../patch/index.ts";
import type { Problem } from "../problem.ts";
import type { AnyTable } from "../types.ts";
import { readCsv } from "./csv.ts";
import { reportFileError } from "./files.ts";

/** Changes from a file of their own, and where each of them stands, for `patch`. */
export interface ChangesRead {
  readonly changes: readonly Change[];
  readonly origin: Origin;
  readonly problems: readonly Problem[];
}

/**
 * Reads changes from a CSV file with the columns of the table `changes`, without the scenario. Never throws
 * because of what is, or isn't, in the file: that is among the problems.
 */
export async function readChanges(path: string): Promise<ChangesRead> {
  const gather = gathering();
  const columns = checkedColumns("changes").filter(({ name }) => name !== "scenario");
  const where = { file: path, table: "changes" };
  let table: AnyTable = { file: path, rows: [], lines: [] };
  try {
    const bytes = await readFile(path);
    const source = { file: path, table: "changes", columns };
    const context = { gather, names: new Map<string, string>(), incomplete: () => undefined };
    table = readCsv(bytes, source, {}, context);
  } catch (error) {
    reportFileError(error, where, gather);
  }
  table.rows.forEach((row, at) => {
    for (const column of columns) {
      const value = row[column.name];
      // What must be filled and isn't has been said by the reader.
      if (value === undefined) continue;
      for (const { key, values } of problemsOfCell(column, value)) {
        const place = { ...where, row: table.lines[at]!, key: keyOf("changes", row) };
        gather.error({ ...place, column: column.name }, key, values);
      }
    }
  });
  return {
    changes: table.rows as unknown as readonly Change[],
    origin: { file: path, lines: table.lines },
    problems: gather.problems(),
  };
}
