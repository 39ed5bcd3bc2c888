import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import { readPackage } from "../../economy/read/index.ts";
import { economySchema, type Schema } from "../../economy/schema.ts";
import type { PackageContent } from "../../economy/write.ts";
import { accountsSchema } from "./tables.ts";

/** An economy and its accounts in one package. */
export const withAccounts: Schema = {
  ...economySchema,
  tables: new Map([...economySchema.tables, ...accountsSchema.tables]),
};

/** Rows of the tables of accounts, where any stand beside an economy. Throws `EconomyProblems` where they can't be read. */
export async function accountsBeside(path: string): Promise<PackageContent["tables"]> {
  const { tables, problems } = await readPackage(path, accountsSchema);
  const lost = errorsIn(problems).filter(
    ({ key }) => key !== "read.missing-table" && key !== "read.no-rows",
  );
  if (lost.length > 0) throw new EconomyProblems(lost);
  return Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, rows]));
}
