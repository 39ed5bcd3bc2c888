import { gathering, type Gathering } from "../../economy/gather.ts";
import { EconomyProblems } from "../../economy/problem.ts";
import type { Format, Imported, ImportOptions, Source } from "../format.ts";
import { readGrids, type Grid } from "../grid.ts";
import { assumptionsOf } from "./assumptions.ts";
import { economyFrom } from "./economy.ts";
import { supplyColumns, useColumns } from "./headings.ts";
import { emptyCells, layoutOf, rowsAside, textsAbove } from "./layout.ts";
import { aligned, checkBalances } from "./match.ts";
import { sheetsOf, titleOf, type Chosen } from "./sheets.ts";
import { readSupply } from "./supply.ts";
import type { Tables } from "./tables.ts";
import { unitOf } from "./unit.ts";
import { readUse } from "./use.ts";
import { readWork } from "./work.ts";

/**
 * Supply and use tables as statistical offices publish them: a supply table at basic prices with its passage to
 * purchasers' prices, and a use table at purchasers' prices (European System of Accounts 2010, chapter 9).
 */
export const supplyUse: Format = {
  name: "supply-use",
  summary: "import.supply-use.summary",
  details: ["import.supply-use.details"],
  files: ["FILE.xlsx"],
  options: [
    { name: "supply", value: "SHEET", help: "import.supply-use.option.supply" },
    { name: "use", value: "SHEET", help: "import.supply-use.option.use" },
    { name: "unit", value: "UNIT", help: "import.option.unit" },
    { name: "hours", value: "NUMBER", help: "import.supply-use.option.hours" },
    { name: "uncapped", help: "import.option.uncapped" },
    { name: "citation", value: "TEXT", help: "import.option.citation" },
    { name: "licence", value: "TEXT", help: "import.option.licence" },
  ],
  read: readSupplyUse,
};

async function readSupplyUse(sources: readonly Source[], given: ImportOptions): Promise<Imported> {
  const gather = gathering();
  const [source] = sources;
  const grids = await readGrids(source!, gather);
  stopAtErrors(gather);
  const chosen = sheetsOf(
    grids,
    source!.name,
    { supply: given.text("supply"), use: given.text("use") },
    gather,
  );
  stopAtErrors(gather);
  const tables = tablesOf(chosen!, grids, source!.name, given, gather);
  stopAtErrors(gather);
  return {
    economy: economyFrom(tables!),
    assumptions: [...chosen!.said, ...assumptionsOf(tables!)],
    problems: gather.problems(),
  };
}

function stopAtErrors(gather: Gathering): void {
  if (gather.hasErrors()) throw new EconomyProblems(gather.problems());
}

function tablesOf(
  chosen: Chosen,
  grids: readonly Grid[],
  file: string,
  given: ImportOptions,
  gather: Gathering,
): Tables | undefined {
  const supplied = layoutOf(chosen.supply.grid, chosen.supply.header, supplyColumns, gather);
  const uses = layoutOf(chosen.use.grid, chosen.use.header, useColumns, gather);
  if (supplied === undefined || uses === undefined || gather.hasErrors()) return undefined;
  const unit = unitOf([supplied, uses], given.text("unit"), gather);
  const supply = readSupply(supplied, gather);
  const read = readUse(uses, gather);
  const counted = readWork(uses, gather);
  const hours = hoursOf(given, file, gather);
  if (hours !== undefined && counted === undefined) {
    gather.error({ file: uses.grid.file }, "import.supply-use.no-work");
  }
  if (unit === undefined || gather.hasErrors()) return undefined;
  const files = { supply: supplied.grid.file, use: uses.grid.file };
  const use = aligned(supply, read, files, gather);
  if (gather.hasErrors()) return undefined;
  checkBalances(supply, use, files, gather);
  const inOrder = new Map(read.industries.map((name, at) => [name, at]));
  const work = counted && {
    ...counted,
    figures: supply.industries.map((name) => counted.figures[inOrder.get(name)!]!),
  };
  return {
    supply,
    use,
    unit,
    file,
    ...origin(chosen, grids),
    citation: given.text("citation"),
    licence: given.text("licence"),
    work,
    hours,
    capped: !given.has("uncapped"),
    empty: emptyCells(supplied) + emptyCells(uses),
    aside: rowsAside([supplied, uses], counted?.name),
  };
}

function hoursOf(given: ImportOptions, file: string, gather: Gathering): number | undefined {
  if (!given.has("hours")) return undefined;
  const hours = Number(given.text("hours"));
  if (Number.isFinite(hours) && hours > 0) return hours;
  gather.error({ file }, "import.supply-use.bad-hours", { found: given.text("hours") ?? "" });
  return undefined;
}

/** What the workbook says of itself: the title of both tables together, and who publishes it. */
function origin(
  { supply }: Chosen,
  grids: readonly Grid[],
): { readonly title: string; readonly publisher: string | undefined } {
  const texts = grids.flatMap((grid) => textsAbove(grid, Math.min(grid.rows.length, 30)));
  const both = texts.find((text) => /^supply(-| and |–)use tables?\b.*\d{4}/i.test(text));
  const [publisher] = textsAbove(grids[0]!, 3);
  return { title: both ?? titleOf(supply, /supply/i), publisher };
}
