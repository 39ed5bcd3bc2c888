import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import type { Source } from "../format.ts";
import { numberIn, textIn, yearIn } from "./cells.ts";
import { readHeaded, rowsBelow, type Headed } from "./header.ts";
import { finalUses, type FinalUse, type NationalTable, type Sold } from "./types.ts";

const leading = ["Year", "Code", "Description", "Origin"] as const;
const trailing = [...finalUses, "GO"] as const;

/**
 * National tables of several years, stacked: a row per year and industry. Every column that is no leading one and no
 * final use is an industry, and has a row in each year.
 */
export async function readTable(
  source: Source,
  gather: Gathering,
): Promise<NationalTable | undefined> {
  const headed = await readHeaded(source, [...leading, ...trailing], gather);
  if (headed === undefined) return undefined;
  const known = new Set<string>([...leading, ...trailing]);
  const industries = [...headed.columns.keys()].filter((name) => !known.has(name));
  const byYear = new Map<number, Map<string, Sold>>();
  for (const row of rowsBelow(headed.grid)) {
    const year = yearIn(headed, row, "Year", gather);
    const sold = soldIn(headed, row, industries, gather);
    const rows = byYear.get(year) ?? new Map<string, Sold>();
    byYear.set(year, rows);
    if (rows.has(sold.code)) {
      const values = { code: sold.code, year: String(year) };
      gather.error({ file: headed.grid.file, row: row + 1 }, "import.wiod.row-twice", values);
    }
    rows.set(sold.code, sold);
  }
  checkCodes(headed, industries, byYear, gather);
  if (gather.hasErrors()) return undefined;
  const years = [...byYear].map(
    ([year, rows]) => [year, industries.map((code) => rows.get(code)!)] as const,
  );
  return { file: headed.grid.file, industries, years: new Map(years) };
}

function soldIn(
  headed: Headed,
  row: number,
  industries: readonly string[],
  gather: Gathering,
): Sold {
  const origin = textIn(headed, row, "Origin");
  if (origin !== "Domestic") {
    const where = { file: headed.grid.file, row: row + 1, column: "Origin" };
    gather.error(where, "import.wiod.origin", { found: origin === "" ? "—" : origin });
  }
  const cell = (column: string) => numberIn(headed, row, column, gather);
  const notNegative = (column: string) => {
    const value = cell(column);
    if (value < 0) {
      const at = columnLetters(headed.columns.get(column)!);
      const where = { file: headed.grid.file, row: row + 1, column: at };
      gather.error(where, "import.wiod.negative", { column, found: value });
    }
    return value;
  };
  const mayBeNegative = new Set<FinalUse>(["GFCF", "INVEN"]);
  return {
    code: textIn(headed, row, "Code"),
    description: textIn(headed, row, "Description"),
    to: industries.map(notNegative),
    final: Object.fromEntries(
      finalUses.map((use) => [use, mayBeNegative.has(use) ? cell(use) : notNegative(use)]),
    ) as Record<FinalUse, number>,
    output: notNegative("GO"),
    row: row + 1,
  };
}

/** Each industry has its row and its column, in every year. */
function checkCodes(
  { grid, columns }: Headed,
  industries: readonly string[],
  years: ReadonlyMap<number, ReadonlyMap<string, Sold>>,
  gather: Gathering,
): void {
  const { file } = grid;
  if (years.size === 0) gather.error({ file }, "import.wiod.no-rows");
  for (const [year, rows] of years) {
    for (const { code, row } of rows.values()) {
      if (industries.includes(code)) continue;
      gather.error({ file, row }, "import.wiod.row-without-column", { code });
    }
    for (const code of industries) {
      if (rows.has(code)) continue;
      const values = { code, at: columnLetters(columns.get(code)!), year: String(year) };
      gather.error({ file, column: code }, "import.wiod.column-without-row", values);
    }
  }
}
