import type { Gathering } from "../../economy/gather.ts";
import { message, type Message } from "../../messages/index.ts";
import { textAt, type Grid } from "../grid.ts";
import { plain, supplyColumns, useColumns } from "./headings.ts";
import { headingsOf, textsAbove } from "./layout.ts";

/** A sheet that holds a table of one of the two kinds, by its headings. */
interface Candidate {
  readonly grid: Grid;
  readonly header: number;
  /** It is at purchasers' prices of its own year, as its title says. */
  readonly fits: boolean;
}

export interface Chosen {
  readonly supply: Candidate;
  readonly use: Candidate;
  readonly said: readonly Message[];
}

/** The two sheets, found by their headings or by the names given. */
export function sheetsOf(
  grids: readonly Grid[],
  file: string,
  given: { readonly supply: string | undefined; readonly use: string | undefined },
  gather: Gathering,
): Chosen | undefined {
  const supplies = grids.flatMap((grid) => {
    const header = headingsOf(grid, supplyColumns, ["purchasers"]);
    return header === undefined ? [] : [candidate(grid, header, false)];
  });
  const uses = grids.flatMap((grid) => {
    const header = headingsOf(grid, useColumns, ["intermediate", "use"]);
    return header === undefined ? [] : [candidate(grid, header, true)];
  });
  const supply = oneOf("supply", supplies, { grids, file, wanted: given.supply }, gather);
  const use = oneOf("use", uses, { grids, file, wanted: given.use }, gather);
  if (supply === undefined || use === undefined) return undefined;
  const left = grids.filter((grid) => grid !== supply.grid && grid !== use.grid);
  return {
    supply,
    use,
    said: [
      message("import.supply-use.sheets", {
        supply: supply.grid.sheet,
        supplyTitle: titleOf(supply, /supply/i),
        use: use.grid.sheet,
        useTitle: titleOf(use, /\buse/i),
        count: left.length,
        others: left.map(({ sheet }) => sheet).join(", "),
      }),
    ],
  };
}

function candidate(grid: Grid, header: number, mustSayPurchasers: boolean): Candidate {
  const texts = textsAbove(grid, header).map(plain).join(" ");
  const headings = (grid.rows[header] ?? [])
    .map((_, column) => plain(textAt(grid, header, column)))
    .join(" ");
  const atPurchasers = !mustSayPurchasers || /purchasers?/.test(`${texts} ${headings}`);
  return { grid, header, fits: atPurchasers && !/previous year/.test(texts) };
}

interface Wanted {
  readonly grids: readonly Grid[];
  readonly file: string;
  readonly wanted: string | undefined;
}

function oneOf(
  table: "supply" | "use",
  candidates: readonly Candidate[],
  { grids, file, wanted }: Wanted,
  gather: Gathering,
): Candidate | undefined {
  // A delimited text is a grid without a name.
  const sheets = grids.map(({ sheet }) => sheet).join(", ") || "none";
  if (wanted !== undefined) {
    const found = candidates.find(({ grid }) => grid.sheet === wanted);
    if (found !== undefined) return found;
    const key = grids.some(({ sheet }) => sheet === wanted)
      ? "import.supply-use.sheet-is-none"
      : "import.supply-use.no-such-sheet";
    gather.error({ file }, key, { table, sheet: wanted, sheets });
    return undefined;
  }
  const fitting = candidates.filter(({ fits }) => fits);
  if (fitting.length === 1) return fitting[0];
  const near = (fitting.length > 0 ? fitting : candidates).map(({ grid }) => grid.sheet);
  const key =
    fitting.length > 1 ? "import.supply-use.several-sheets" : "import.supply-use.no-sheet";
  gather.error({ file }, key, { table, sheets, near: near.join(", "), count: near.length });
  return undefined;
}

/** The title of a sheet: the first text above the table that names it. */
export function titleOf({ grid, header }: Candidate, names: RegExp): string {
  return textsAbove(grid, header).find((text) => names.test(text) && text.length > 9) ?? "";
}
