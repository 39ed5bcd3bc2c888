import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { gathering } from "../../economy/gather.ts";
import type { Problem } from "../../economy/problem.ts";
import { readCsv } from "../../economy/read/csv.ts";
import { reportFileError } from "../../economy/read/files.ts";
import { readPackage } from "../../economy/read/index.ts";
import type { AnyTable, Economy } from "../../economy/types.ts";
import { checkReadAccounts } from "./check.ts";
import {
  accountsSchema,
  accountsTables,
  type AccountsRow,
  type AccountsTableName,
} from "./tables.ts";

/** The rows of a table of accounts, and where they stand. */
export interface AccountsTable<T extends AccountsTableName> {
  readonly file: string;
  readonly rows: readonly AccountsRow<T>[];
  /** The row of the spreadsheet (header: 1) of each of `rows`; empty when never read. */
  readonly lines: readonly number[];
}

/** *accounts*: what has been reported, as it was stated. */
export type Accounts = { readonly [T in AccountsTableName]: AccountsTable<T> };

export interface AccountsRead {
  readonly accounts: Accounts;
  readonly problems: readonly Problem[];
}

/**
 * Reads the tables of accounts that belong to an economy (which `check` has found free of errors), from its own folder or
 * workbook or another, or the table of reports from a CSV file. Never throws because of what is, or isn't, at `path`:
 * everything that is wrong is among the problems.
 */
export async function readAccounts(path: string, economy: Economy): Promise<AccountsRead> {
  const { tables, problems } =
    extname(path).toLowerCase() === ".csv"
      ? await readReportsFile(path)
      : await readPackage(path, accountsSchema);
  const accounts = tables as unknown as Accounts;
  return { accounts, problems: [...problems, ...checkReadAccounts(accounts, economy)] };
}

/** Accounts from rows written in a program; tables that are not given are empty. */
export function accountsOf(given: {
  readonly [T in AccountsTableName]?: readonly AccountsRow<T>[];
}): Accounts {
  const names = Object.keys(accountsTables) as AccountsTableName[];
  return Object.fromEntries(
    names.map((name) => {
      const rows = given[name] ?? [];
      return [name, { file: `${name}.csv`, rows, lines: rows.map((_, at) => at + 2) }];
    }),
  ) as unknown as Accounts;
}

async function readReportsFile(
  file: string,
): Promise<{ readonly tables: Record<string, AnyTable>; readonly problems: readonly Problem[] }> {
  const gather = gathering();
  const names = Object.keys(accountsTables) as AccountsTableName[];
  const tables: Record<string, AnyTable> = Object.fromEntries(
    names.map((name) => [name, { file: `${name}.csv`, rows: [], lines: [] }]),
  );
  try {
    const bytes = await readFile(file);
    const source = { file, table: "reports", columns: accountsTables.reports };
    const lost = new Set<string>();
    const context = {
      gather,
      names: new Map<string, string>(),
      incomplete: () => lost.add("reports"),
    };
    tables["reports"] = readCsv(bytes, source, {}, context);
    for (const table of lost) gather.error({ file, table }, "read.rows-lost");
  } catch (error) {
    reportFileError(error, { file, table: "reports" }, gather);
  }
  return { tables, problems: gather.problems() };
}
