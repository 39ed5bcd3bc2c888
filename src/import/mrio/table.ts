import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { shown } from "../../economy/read/texts.ts";
import { numberAt, textAt, type Grid } from "../grid.ts";
import type { Label, Labels } from "./labels.ts";

/** A table of several regions; figures in its unit, by row of an industry. */
export interface Table extends Labels {
  readonly file: string;
  /** Industry × industry: what the column uses of the row. */
  readonly flows: readonly (readonly number[])[];
  /** Industry × final column. */
  readonly final: readonly (readonly number[])[];
  readonly output: number | undefined;
  readonly made: readonly number[];
  /** Output less all inputs. */
  readonly valueAdded: readonly number[];
  /** Output less all uses: what the table leaves open by rounding. */
  readonly gaps: readonly number[];
  /** There is no final use in the table: what isn't used by industries is. */
  readonly finalIsRest: boolean;
}

/** A row that is off by more than this share of its output is no rounding. */
export const mostGap = 0.01;
/** From this share on somebody should look at it. */
export const saidGap = 1e-3;

export function readTable(grid: Grid, labels: Labels, gather: Gathering): Table | undefined {
  const { industries, finals } = labels;
  const flows = figures(grid, industries, industries, gather);
  const stated = figures(grid, industries, finals, gather);
  refuse(grid, industries, industries, flows, "import.mrio.negative-flow", gather);
  const consumed = finals.filter(({ use }) => use !== "capital" && use !== "inventories");
  const places = new Map(finals.map(({ text }, k) => [text, k]));
  const consumption = stated.map((row) => consumed.map(({ text }) => row[places.get(text)!]!));
  refuse(grid, industries, consumed, consumption, "import.mrio.negative-final", gather);
  const outputs = labels.output;
  if (outputs === undefined && finals.length === 0) {
    gather.error({ file: grid.file, row: 1 }, "import.mrio.no-final");
  }
  if (gather.hasErrors()) return undefined;
  const used = flows.map(sum);
  const made = industries.map((row, i) =>
    outputs === undefined
      ? used[i]! + sum(stated[i]!)
      : (cell(grid, row.at, outputs, gather) ?? Number.NaN),
  );
  const table: Table = {
    ...labels,
    file: grid.file,
    flows,
    final: stated,
    made,
    valueAdded: made.map((each, j) => each - sum(flows.map((row) => row[j]!))),
    gaps: made.map((each, i) => (finals.length === 0 ? 0 : each - used[i]! - sum(stated[i]!))),
    finalIsRest: finals.length === 0,
  };
  if (gather.hasErrors()) return undefined;
  checkMade(table, used, gather);
  return table;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function figures(
  grid: Grid,
  rows: readonly Label[],
  columns: readonly Label[],
  gather: Gathering,
): readonly (readonly number[])[] {
  return rows.map((row) => columns.map(({ at }) => cell(grid, row.at, at, gather) ?? 0));
}

/** An empty cell isn't zero: here every figure is written. */
function cell(grid: Grid, row: number, at: number, gather: Gathering): number | undefined {
  const column = columnLetters(at);
  if (textAt(grid, row, at) === "") {
    gather.error({ file: grid.file, row: row + 1, column }, "import.mrio.empty", { column });
    return undefined;
  }
  return numberAt(grid, row, at, gather);
}

function refuse(
  grid: Grid,
  rows: readonly Label[],
  columns: readonly Label[],
  found: readonly (readonly number[])[],
  key: "import.mrio.negative-flow" | "import.mrio.negative-final",
  gather: Gathering,
): void {
  for (const [i, row] of found.entries()) {
    for (const [j, amount] of row.entries()) {
      if (amount >= 0) continue;
      const column = columnLetters(columns[j]!.at);
      const values = { amount, row: rows[i]!.text, by: columns[j]!.text, column };
      gather.error({ file: grid.file, row: rows[i]!.at + 1, column }, key, values);
    }
  }
}

function checkMade(table: Table, used: readonly number[], gather: Gathering): void {
  for (const [i, { text, at }] of table.industries.entries()) {
    const where = { file: table.file, row: at + 1 };
    const label = shown(text);
    const [output, gap] = [table.made[i]!, table.gaps[i]!];
    const inputs = output - table.valueAdded[i]!;
    const uses = output - gap;
    if (output < 0) gather.error(where, "import.mrio.negative-output", { label, output });
    else if (table.finalIsRest && output < used[i]! * (1 - saidGap)) {
      gather.error(where, "import.mrio.more-used", { label, output, uses: used[i]! });
    } else if (output === 0 && inputs > 0) {
      gather.error(where, "import.mrio.makes-nothing", { label, inputs });
    } else if (Math.abs(gap) > mostGap * Math.max(output, uses)) {
      gather.error(where, "import.mrio.unbalanced", { label, output, uses });
    } else if (Math.abs(gap) > saidGap * output) {
      gather.warning(where, "import.mrio.little-unbalanced", { label, output, uses, gap });
    }
  }
}
