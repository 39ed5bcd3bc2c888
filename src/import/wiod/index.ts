import { gathering, type Gathering } from "../../economy/gather.ts";
import { EconomyProblems } from "../../economy/problem.ts";
import type { Format, Imported, ImportOptions, Source } from "../format.ts";
import { assumptionsOf } from "./assumptions.ts";
import { economyFrom } from "./economy.ts";
import { modelOf, type Chosen } from "./model.ts";
import { readAccounts } from "./read-accounts.ts";
import { readTable } from "./read-table.ts";
import { estimateRetirement } from "./retirement.ts";
import { options, settingsOf, type Settings } from "./settings.ts";
import type { Accounts, NationalTable, Year } from "./types.ts";
import { total, yearOf, yearsIn } from "./year.ts";

/** National tables and socio-economic accounts of the World Input–Output Database, release 2016. */
export const wiod: Format = {
  name: "wiod",
  summary: "import.wiod.summary",
  details: ["import.wiod.details"],
  files: ["IOT.csv", "SEA.csv"],
  options,
  read: readWiod,
};

async function readWiod(sources: readonly Source[], given: ImportOptions): Promise<Imported> {
  const gather = gathering();
  const settings = settingsOf(given, gather);
  const table = await readTable(sources[0]!, gather);
  const accounts = await readAccounts(sources[1]!, settings.country, gather);
  if (gather.hasErrors() || table === undefined || accounts === undefined) {
    throw new EconomyProblems(gather.problems());
  }
  const years = yearsIn(table, accounts);
  const asked = settings.year ?? years.at(-1) ?? Math.max(...table.years.keys());
  const year = yearOf(table, accounts, asked, gather);
  const chosen = year && chosenFor(year, table, accounts, settings, gather);
  if (gather.hasErrors() || year === undefined || chosen === undefined) {
    throw new EconomyProblems(gather.problems());
  }
  const model = modelOf(year, chosen);
  return {
    economy: economyFrom(model),
    assumptions: assumptionsOf(model),
    problems: gather.problems(),
  };
}

function chosenFor(
  year: Year,
  table: NationalTable,
  accounts: Accounts,
  settings: Settings,
  gather: Gathering,
): Chosen | undefined {
  const { file } = accounts;
  if (!(total(year.industries.map(({ sold }) => Math.max(0, sold.final.GFCF))) > 0)) {
    const where = { file: table.file, column: "GFCF" };
    gather.error(where, "import.wiod.no-investment", { year: String(year.year) });
  }
  const retirement = settings.life === undefined ? estimate(table, accounts, gather) : undefined;
  const rate = settings.life === undefined ? retirement?.rate : 1 / settings.life;
  if (rate === undefined) gather.error({ file, column: "K" }, "import.wiod.life-unknown");
  else if (!(rate > 0 && rate < 1)) {
    gather.error({ file, column: "K" }, "import.wiod.life-unsound", { rate: rate * 100 });
  }
  const deflator = deflatorOf(year, accounts, settings.baseYear ?? year.year, gather);
  if (rate === undefined || deflator === undefined) return undefined;
  return {
    country: accounts.country,
    baseYear: settings.baseYear ?? year.year,
    periods: Array.from({ length: settings.periods }, (_, i) => year.year + i + 1),
    growth: settings.growth,
    rate,
    ...(retirement === undefined ? {} : { retirement }),
    deflator,
  };
}

/** From all years that both files have. What can't be right in any of them is an error; warnings are for the year that is planned from. */
function estimate(table: NationalTable, accounts: Accounts, gather: Gathering) {
  const others = gathering();
  const years = yearsIn(table, accounts).flatMap(
    (each) => yearOf(table, accounts, each, others) ?? [],
  );
  if (!others.hasErrors()) return estimateRetirement(years);
  for (const { severity, where, key, values } of others.problems()) {
    if (severity === "error") gather.error(where, key, values);
  }
  return undefined;
}

/** By code: the price of the base year ÷ that of the year. */
function deflatorOf(
  { year, industries }: Year,
  accounts: Accounts,
  baseYear: number,
  gather: Gathering,
): ReadonlyMap<string, number> | undefined {
  const { file } = accounts;
  const base = accounts.years.get(baseYear);
  if (base === undefined) {
    const values = { year: String(baseYear), years: [...accounts.years.keys()].join(", ") };
    gather.error({ file, column: "year" }, "import.wiod.no-such-year", values);
    return undefined;
  }
  const deflator = new Map<string, number>();
  for (const { sold, account } of industries) {
    const { code, output } = sold;
    const then = base.get(code);
    const ratio = baseYear === year ? 1 : (then?.GO_PI ?? 0) / account.GO_PI;
    if (output > 0 && !(ratio > 0)) {
      const where = { file, row: then?.row ?? account.row, column: "GO_PI" };
      gather.error(where, "import.wiod.no-price", { code });
    }
    deflator.set(code, output > 0 ? ratio : 1);
  }
  return deflator;
}
