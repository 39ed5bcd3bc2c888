import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { asName, shown } from "../../economy/read/texts.ts";
import { textAt, type Grid } from "../grid.ts";

/** `EUROZONE.c1`: an industry of a region, or a final use by one. */
export interface Label {
  readonly text: string;
  readonly region: string;
  readonly code: string;
  /** Its row or column, counted from 0. */
  readonly at: number;
}

export const finalUses = ["households", "npish", "government", "capital", "inventories"] as const;
export type FinalUse = (typeof finalUses)[number];

const finalPatterns: Readonly<Record<FinalUse, RegExp>> = {
  npish: /npish|non.?profit|cons_np$/i,
  households: /^hh|house|cons_h$/i,
  government: /gov|cons_g$/i,
  capital: /gfcf|fixed.?capital/i,
  inventories: /inven/i,
};

export interface FinalColumn extends Label {
  readonly use: FinalUse;
}

export interface Labels {
  readonly industries: readonly Label[];
  readonly finals: readonly FinalColumn[];
  /** The column of output; undefined where the table has none. */
  readonly output: number | undefined;
  readonly regions: readonly string[];
  /** Rows below the industries, such as value added, which aren't read. */
  readonly aside: readonly string[];
}

const outputName = /^(total |gross )?output$|^x$|^go$/i;
const otherRow = /value.?added|^va$|total|output|^x$|^go$|intermediate|tax|subsid|margin/i;

/** Labels of rows and columns: industries first, in the same order on both sides, then final uses and output. */
export function labelsOf(grid: Grid, gather: Gathering): Labels | undefined {
  const rows: Label[] = [];
  const aside: string[] = [];
  for (let at = 1; at < grid.rows.length; at++) {
    const text = asName(textAt(grid, at, 0));
    const label = split(text, at);
    const empty = (grid.rows[at] ?? []).every((_, column) => textAt(grid, at, column) === "");
    if (empty) continue;
    if (label === undefined && text !== "" && otherRow.test(text)) aside.push(text);
    else if (label === undefined) {
      gather.error({ file: grid.file, row: at + 1 }, "import.mrio.row-label", {
        found: shown(text),
      });
    } else if (aside.length > 0) {
      const values = { label: shown(text), after: shown(aside.at(-1)!) };
      gather.error({ file: grid.file, row: at + 1 }, "import.mrio.row-after", values);
    } else rows.push(label);
  }
  if (rows.length === 0) gather.error({ file: grid.file }, "import.mrio.no-rows");
  twice(grid, rows, gather);
  const isIndustry = new Set(rows.map(({ text }) => text));
  const width = Math.max(0, ...grid.rows.map((cells) => cells.length));
  const industries: Label[] = [];
  const finals: FinalColumn[] = [];
  let output: number | undefined;
  for (let at = 1; at < width; at++) {
    const text = asName(textAt(grid, 0, at));
    const label = split(text, at);
    const column = columnLetters(at);
    const where = { file: grid.file, row: 1, column };
    const use = label === undefined ? undefined : finalUses.find((each) => fits(each, label));
    if (outputName.test(text) && output === undefined) output = at;
    else if (label === undefined) {
      gather.error(where, "import.mrio.column-label", { found: shown(text), column });
    } else if (isIndustry.has(text)) industries.push(label);
    else if (use !== undefined) finals.push({ ...label, use });
    else gather.error(where, "import.mrio.column-unknown", { found: shown(text), column });
  }
  compare(grid, rows, industries, gather);
  twice(grid, finals, gather);
  const regions = [...new Set(rows.map(({ region }) => region))];
  for (const { region, text, at } of finals) {
    if (regions.includes(region)) continue;
    const column = columnLetters(at);
    const values = { label: shown(text), region: shown(region), regions: regions.join(", ") };
    gather.error({ file: grid.file, row: 1, column }, "import.mrio.final-region", values);
  }
  if (gather.hasErrors()) return undefined;
  return { industries: rows, finals, output, regions, aside };
}

function split(text: string, at: number): Label | undefined {
  const point = text.indexOf(".");
  if (point < 1 || point === text.length - 1) return undefined;
  return { text, region: text.slice(0, point), code: text.slice(point + 1), at };
}

function fits(use: FinalUse, { code }: Label): boolean {
  if (use !== "npish" && finalPatterns.npish.test(code)) return false;
  return finalPatterns[use].test(code);
}

function twice(grid: Grid, labels: readonly Label[], gather: Gathering): void {
  const seen = new Set<string>();
  for (const { text } of labels) {
    if (seen.has(text)) gather.error({ file: grid.file }, "import.mrio.twice", { label: text });
    seen.add(text);
  }
}

/** Row and column k must be the same industry, or figures would land with the wrong one. */
function compare(
  grid: Grid,
  rows: readonly Label[],
  columns: readonly Label[],
  gather: Gathering,
): void {
  const names = new Set(columns.map(({ text }) => text));
  const missing = rows.filter(({ text }) => !names.has(text));
  for (const { text, at } of missing) {
    gather.error({ file: grid.file, row: at + 1 }, "import.mrio.no-column", { label: shown(text) });
  }
  if (missing.length > 0) return;
  if (columns.length !== rows.length) {
    const values = { rows: rows.length, columns: columns.length };
    gather.error({ file: grid.file, row: 1 }, "import.mrio.not-square", values);
    return;
  }
  const first = rows.findIndex(
    ({ text }, k) => columns[k]!.text !== text || columns[k]!.at !== k + 1,
  );
  if (first === -1) return;
  const [row, column] = [rows[first]!, columns[first]!];
  gather.error({ file: grid.file, row: row.at + 1 }, "import.mrio.order", {
    row: shown(row.text),
    column: columnLetters(column.at),
    found: shown(column.text),
  });
}
