import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import type { Source } from "../format.ts";
import { numberIn, textIn, yearIn } from "./cells.ts";
import { readHeaded, rowsBelow, type Headed } from "./header.ts";
import { accountColumns, type Account, type AccountColumn, type Accounts } from "./types.ts";

/** The socio-economic accounts of one country; `country` says which where the file has several. */
export async function readAccounts(
  source: Source,
  country: string | undefined,
  gather: Gathering,
): Promise<Accounts | undefined> {
  const headed = await readHeaded(source, ["country", "code", "year", ...accountColumns], gather);
  if (headed === undefined) return undefined;
  const { file } = headed.grid;
  const rows = rowsBelow(headed.grid);
  const countries = [...new Set(rows.map((row) => textIn(headed, row, "country")))];
  const chosen = chosenOf(countries, country, file, gather);
  if (chosen === undefined) return undefined;

  const years = new Map<number, Map<string, Account>>();
  for (const row of rows) {
    if (textIn(headed, row, "country") !== chosen) continue;
    const year = yearIn(headed, row, "year", gather);
    const code = textIn(headed, row, "code");
    const accounts = years.get(year) ?? new Map<string, Account>();
    years.set(year, accounts);
    if (accounts.has(code)) {
      gather.error({ file, row: row + 1 }, "import.wiod.row-twice", { code, year: String(year) });
    }
    accounts.set(code, accountIn(headed, row, gather));
  }
  return gather.hasErrors() ? undefined : { file, country: chosen, years };
}

function chosenOf(
  countries: readonly string[],
  country: string | undefined,
  file: string,
  gather: Gathering,
): string | undefined {
  const values = { count: countries.length, countries: countries.join(", ") };
  if (countries.length === 0) gather.error({ file }, "import.wiod.no-rows");
  else if (country === undefined) {
    if (countries.length === 1) return countries[0];
    gather.error({ file, column: "country" }, "import.wiod.which-country", values);
  } else {
    if (countries.includes(country)) return country;
    const where = { file, column: "country" };
    gather.error(where, "import.wiod.no-country", { ...values, found: country });
  }
  return undefined;
}

function accountIn(headed: Headed, row: number, gather: Gathering): Account {
  const value = (column: AccountColumn): number => {
    const found = numberIn(headed, row, column, gather);
    if (found < 0) {
      const at = columnLetters(headed.columns.get(column)!);
      const where = { file: headed.grid.file, row: row + 1, column: at };
      gather.error(where, "import.wiod.negative", { column, found });
    }
    return found;
  };
  const figures = Object.fromEntries(accountColumns.map((column) => [column, value(column)]));
  return { ...(figures as Record<AccountColumn, number>), row: row + 1 };
}
