import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gathering } from "../../src/economy/gather.ts";
import { EconomyProblems } from "../../src/economy/problem.ts";
import { readAccounts } from "../../src/import/wiod/read-accounts.ts";
import { readTable } from "../../src/import/wiod/read-table.ts";
import { capitalPrices, estimateRetirement, formed } from "../../src/import/wiod/retirement.ts";
import { consumptions, type Year } from "../../src/import/wiod/types.ts";
import { hoursOf, total, yearOf, yearsIn } from "../../src/import/wiod/year.ts";

/** What happened in a year, at the prices of another; by position of the industry, millions of dollars. */
export interface Happened {
  readonly consumed: readonly number[];
  readonly exported: readonly number[];
  readonly output: readonly number[];
  readonly capital: readonly number[];
  /** Capital formed in the year. */
  readonly invested: number;
  /** Millions. */
  readonly hours: number;
}

export interface History {
  readonly country: string;
  readonly years: ReadonlyMap<number, Year>;
  /** The share of capital that retires each year, from all years. */
  readonly rate: number;
  readonly happened: (year: number, pricesOf: number) => Happened;
}

/** The tables and accounts of all years in the folder. */
export async function readHistory(folder: string): Promise<History> {
  const gather = gathering();
  const source = (name: string) => ({ name, bytes: readFileSync(join(folder, name)) });
  const table = await readTable(source("usaiot.csv.gz"), gather);
  const accounts = await readAccounts(source("usasea.csv.gz"), undefined, gather);
  const list =
    table === undefined || accounts === undefined
      ? []
      : yearsIn(table, accounts).flatMap((year) => yearOf(table, accounts, year, gather) ?? []);
  const retirement = estimateRetirement(list);
  if (gather.problems().length > 0 || accounts === undefined || retirement === undefined) {
    throw new EconomyProblems(gather.problems());
  }
  const years = new Map(list.map((year) => [year.year, year]));
  const prices = capitalPrices(list);
  const happened = (year: number, pricesOf: number): Happened => {
    const { industries } = years.get(year)!;
    const base = years.get(pricesOf)!.industries;
    const dearer = prices.get(year)! / prices.get(pricesOf)!;
    const cheaper = industries.map(({ account }, i) => base[i]!.account.GO_PI / account.GO_PI);
    const at = (value: (i: number) => number) => industries.map((_, i) => value(i) * cheaper[i]!);
    return {
      consumed: at((i) => total(consumptions.map((use) => industries[i]!.sold.final[use]))),
      exported: at((i) => industries[i]!.sold.final.EXP),
      output: at((i) => industries[i]!.sold.output),
      capital: industries.map(({ account }) => account.K / dearer),
      invested: total(formed(years.get(year)!)) / dearer,
      hours: total(industries.map(hoursOf)),
    };
  };
  return { country: accounts.country, years, rate: retirement.rate, happened };
}
