import { gathering, type Gathering } from "../../economy/gather.ts";
import { EconomyProblems } from "../../economy/problem.ts";
import type { Format, Imported, ImportOptions, Source } from "../format.ts";
import { readGrids, type Grid } from "../grid.ts";
import { assumptionsOf } from "./assumptions.ts";
import { economyFrom } from "./economy.ts";
import { labelsOf } from "./labels.ts";
import { readNames } from "./names-file.ts";
import { readTable } from "./table.ts";

/**
 * Input–output tables of several regions, industry by industry (R. E. Miller, P. D. Blair, _Input–Output Analysis_,
 * chapter 3): goods told apart by origin after W. Isard (1951), or one good with trade on routes, which leaves open
 * where it comes from.
 */
export const mrio: Format = {
  name: "mrio",
  summary: "import.mrio.summary",
  details: ["import.mrio.details"],
  files: ["TABLE"],
  further: ["LABELS"],
  options: [
    {
      name: "trade",
      value: "HOW",
      choices: ["origins", "routes"],
      help: "import.mrio.option.trade",
    },
    { name: "unit", value: "UNIT", help: "import.option.unit" },
    { name: "uncapped", help: "import.option.uncapped" },
    { name: "citation", value: "TEXT", help: "import.option.citation" },
    { name: "licence", value: "TEXT", help: "import.option.licence" },
  ],
  read: readMrio,
};

async function readMrio(sources: readonly Source[], given: ImportOptions): Promise<Imported> {
  const gather = gathering();
  const [source, labelled] = sources;
  const unit = given.text("unit")?.trim();
  if (unit === undefined || unit === "")
    gather.error({ file: source!.name }, "import.mrio.no-unit");
  const trade = given.text("trade") ?? "origins";
  if (trade !== "origins" && trade !== "routes") {
    gather.error({ file: source!.name }, "import.mrio.trade", { found: trade });
  }
  const grid = await gridOf(source!, gather);
  const labels = grid && labelsOf(grid, gather);
  const table = labels && readTable(grid, labels, gather);
  const named = labelled && (await gridOf(labelled, gather));
  const names = named && labels ? readNames(named, labels, gather) : new Map<string, string>();
  if (gather.hasErrors() || table === undefined) throw new EconomyProblems(gather.problems());
  const model = {
    ...table,
    unit: unit!,
    trade: trade === "routes" ? ("routes" as const) : ("origins" as const),
    names,
    capped: !given.has("uncapped"),
    citation: given.text("citation"),
    licence: given.text("licence"),
  };
  return {
    economy: economyFrom(model),
    assumptions: assumptionsOf(model),
    problems: gather.problems(),
  };
}

/** The one table of a file. */
async function gridOf(source: Source, gather: Gathering): Promise<Grid | undefined> {
  const grids = await readGrids(source, gather);
  if (gather.hasErrors() && grids.length === 0) return undefined;
  const filled = grids.filter(({ rows }) => rows.some((cells) => cells.length > 0));
  if (filled.length === 1) return filled[0];
  const sheets = filled.map(({ sheet }) => sheet).join(", ");
  gather.error({ file: source.name }, "import.mrio.sheets", { count: filled.length, sheets });
  return undefined;
}
