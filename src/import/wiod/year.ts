import type { Gathering } from "../../economy/gather.ts";
import type { Account, Accounts, Industry, NationalTable, Sold, Year } from "./types.ts";

/** Gross output of table and accounts may differ by what the accounts round, and by this at most. */
const outputsDiffer = 0.01;
/** From this difference on the tables are said not to balance. */
const balanceDiffers = 1e-6;
/** Imports below zero by no more than this share of the intermediates are rounding. */
const rounding = 1e-6;

/** Years that both files have, in their order. */
export function yearsIn(table: NationalTable, accounts: Accounts): readonly number[] {
  return [...table.years.keys()]
    .filter((year) => accounts.years.has(year))
    .toSorted((a, b) => a - b);
}

/** What both files say of a year; gathers where they contradict each other or the table doesn't balance. */
export function yearOf(
  table: NationalTable,
  accounts: Accounts,
  year: number,
  gather: Gathering,
): Year | undefined {
  const rows = table.years.get(year);
  const accountsOfYear = accounts.years.get(year);
  if (rows === undefined || accountsOfYear === undefined) {
    const file = rows === undefined ? table.file : accounts.file;
    const years = yearsIn(table, accounts).join(", ");
    gather.error({ file }, "import.wiod.no-such-year", { year: String(year), years });
    return undefined;
  }
  checkCodes(table, accounts, year, accountsOfYear, gather);
  if (gather.hasErrors()) return undefined;
  checkOutputs(rows, accounts, accountsOfYear, gather);
  checkBalance(rows, table.file, year, gather);
  const industries = rows.map((sold, column) => {
    const account = accountsOfYear.get(sold.code)!;
    checkInputs(rows, column, account, table.file, gather);
    checkHours(sold.code, account, accounts.file, gather);
    checkPrice(sold.code, account, accounts.file, gather);
    return { sold, account, imported: importsOf(rows, column, account, accounts.file, gather) };
  });
  return gather.hasErrors() ? undefined : { year, industries };
}

function checkCodes(
  table: NationalTable,
  accounts: Accounts,
  year: number,
  ofYear: ReadonlyMap<string, Account>,
  gather: Gathering,
): void {
  for (const code of table.industries) {
    if (ofYear.has(code)) continue;
    const values = { code, year: String(year), other: table.file };
    gather.error({ file: accounts.file }, "import.wiod.code-missing", values);
  }
  for (const [code, { row }] of ofYear) {
    if (table.industries.includes(code)) continue;
    const values = { code, year: String(year), other: table.file };
    gather.error({ file: accounts.file, row }, "import.wiod.code-unknown", values);
  }
}

/** The unit of the accounts is that of the table where gross outputs agree. */
function checkOutputs(
  rows: readonly Sold[],
  { file }: Accounts,
  ofYear: ReadonlyMap<string, Account>,
  gather: Gathering,
): void {
  const inTable = total(rows.map(({ output }) => output));
  const inAccounts = total(rows.map(({ code }) => ofYear.get(code)!.GO));
  const ratio = inAccounts / inTable;
  if (!(ratio > 0.5 && ratio < 2)) {
    const values = { accounts: inAccounts, table: inTable, ratio };
    gather.error({ file, column: "GO" }, "import.wiod.units-differ", values);
    return;
  }
  for (const { code, output } of rows) {
    const { GO, row } = ofYear.get(code)!;
    if (Math.abs(GO - output) <= outputsDiffer * Math.max(GO, output)) continue;
    const values = { code, accounts: GO, table: output };
    gather.error({ file, row, column: "GO" }, "import.wiod.outputs-differ", values);
  }
}

/** Σ sales = gross output, row by row; the largest difference is told. */
function checkBalance(rows: readonly Sold[], file: string, year: number, gather: Gathering): void {
  const gaps = rows.map((row) => {
    const uses = total(row.to) + total(Object.values(row.final));
    return { ...row, uses, gap: Math.abs(uses - row.output) };
  });
  const largest = Math.max(...rows.map(({ output }) => output));
  const open = gaps.filter(({ gap, output, uses }) => {
    return gap > balanceDiffers * Math.max(output, Math.abs(uses), balanceDiffers * largest);
  });
  const worst = open.toSorted((a, b) => b.gap - a.gap)[0];
  if (worst === undefined) return;
  gather.warning({ file, row: worst.row }, "import.wiod.unbalanced", {
    count: open.length,
    year: String(year),
    code: worst.code,
    uses: worst.uses,
    output: worst.output,
    gap: worst.gap,
    sum: total(open.map(({ gap }) => gap)),
  });
}

/** An industry that makes nothing buys and sells nothing; one that makes something doesn't use all of it up itself. */
function checkInputs(
  rows: readonly Sold[],
  column: number,
  account: Account,
  file: string,
  gather: Gathering,
): void {
  const { code, output, row, to, final } = rows[column]!;
  if (output > 0) {
    if (to[column]! < output) return;
    gather.error({ file, row }, "import.wiod.uses-itself-up", { code, own: to[column]!, output });
    return;
  }
  const bought = total(rows.map((each) => each.to[column]!)) + account.II;
  const sold = total(to) + total(Object.values(final).map(Math.abs));
  if (bought === 0 && sold === 0) return;
  gather.error({ file, row }, "import.wiod.no-output", { code, bought, sold });
}

function checkHours(code: string, account: Account, file: string, gather: Gathering): void {
  const { EMP, EMPE, H_EMPE, row } = account;
  if (EMPE > 0 || (EMP === 0 && H_EMPE === 0)) return;
  gather.error({ file, row, column: "EMPE" }, "import.wiod.no-employees", { code, EMP, H_EMPE });
}

function checkPrice(code: string, account: Account, file: string, gather: Gathering): void {
  const { GO, GO_PI, row } = account;
  if (GO === 0 || GO_PI > 0) return;
  gather.error({ file, row, column: "GO_PI" }, "import.wiod.no-price", { code });
}

/** What an industry bought beyond what the domestic table shows, in millions of dollars. */
function importsOf(
  rows: readonly Sold[],
  column: number,
  { II, row }: Account,
  file: string,
  gather: Gathering,
): number {
  const domestic = total(rows.map(({ to }) => to[column]!));
  const imported = II - domestic;
  if (imported >= 0) return imported;
  if (-imported > rounding * Math.max(II, domestic)) {
    const values = { code: rows[column]!.code, II, domestic };
    gather.error({ file, row, column: "II" }, "import.wiod.imports-negative", values);
  }
  return 0;
}

/** Hours of everybody in an industry, in millions: those of employees, scaled by persons over employees. */
export function hoursOf({ account }: Industry): number {
  const { EMP, EMPE, H_EMPE } = account;
  return EMPE === 0 ? 0 : (H_EMPE * EMP) / EMPE;
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
