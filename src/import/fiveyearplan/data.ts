import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { shown } from "../../economy/read/texts.ts";
import type { Source } from "../format.ts";
import { readSheet, type Sheet } from "./read.ts";

/**
 * The four files together, goods in the order of the headings, years in the order of the rows; `[i][j]` is of good
 * i in industry j, which makes good j.
 */
export interface FiveYearPlan {
  readonly files: readonly string[];
  readonly goods: readonly string[];
  /** What each row of the targets is called. */
  readonly years: readonly string[];
  /** Used up a year to make `output`. */
  readonly flows: readonly (readonly number[])[];
  /** Labour used to make `output`. */
  readonly labour: readonly number[];
  /** Made in the year that the files describe; above 0. */
  readonly output: readonly number[];
  /** Installed at the beginning, and needed to make `output` a year. */
  readonly capital: readonly (readonly number[])[];
  /** Share of what is installed that is lost from one year to the next; at most 1. */
  readonly depreciation: readonly (readonly number[])[];
  /** `[t][i]`: wanted of good i in year t. */
  readonly targets: readonly (readonly number[])[];
  /** `[t]`: labour there is in year t. */
  readonly workforce: readonly number[];
}

const labourName = "labour";
const outputName = "output";

/** Reads the files in the order FLOWS, CAPITAL, DEPRECIATION, TARGETS; undefined where anything was gathered as an error. */
export async function readFiveYearPlan(
  sources: readonly Source[],
  gather: Gathering,
): Promise<FiveYearPlan | undefined> {
  const sheets = await Promise.all(sources.map((source) => readSheet(source, gather)));
  const [flows, capital, depreciation, targets] = sheets;
  if (
    flows === undefined ||
    capital === undefined ||
    depreciation === undefined ||
    targets === undefined
  ) {
    return undefined;
  }
  const goods = flows.columns;
  checkNames(flows.rows, [...goods, labourName, outputName], flows, "row", flows.file, gather);
  for (const sheet of [capital, depreciation]) {
    checkNames(sheet.columns, goods, sheet, "column", flows.file, gather);
    checkNames(sheet.rows, goods, sheet, "row", flows.file, gather);
  }
  checkNames(targets.columns, [...goods, labourName], targets, "column", flows.file, gather);
  if (gather.hasErrors()) return undefined;

  const count = goods.length;
  checkOutput(flows, count + 1, gather);
  checkShares(depreciation, gather);
  if (targets.values.every((row) => row.slice(0, count).every((value) => value === 0))) {
    gather.error({ file: targets.file }, "import.fiveyearplan.no-targets");
  }
  if (gather.hasErrors()) return undefined;
  return {
    files: [flows, capital, depreciation, targets].map(({ file }) => file),
    goods,
    years: targets.rows,
    flows: flows.values.slice(0, count),
    labour: flows.values[count]!,
    output: flows.values[count + 1]!,
    capital: capital.values,
    depreciation: depreciation.values,
    targets: targets.values.map((row) => row.slice(0, count)),
    workforce: targets.values.map((row) => row[count]!),
  };
}

/** The names must be the expected ones, in their order: the numbers are known by nothing else. */
function checkNames(
  found: readonly string[],
  expected: readonly string[],
  sheet: Sheet,
  axis: "row" | "column",
  like: string,
  gather: Gathering,
): void {
  const { file } = sheet;
  const at = (k: number) =>
    axis === "row"
      ? { file, row: sheet.lines[k]! }
      : { file, row: 1, column: columnLetters(k + 1) };
  const has = new Set(found);
  const known = new Set(expected);
  const missing = expected.filter((name) => !has.has(name));
  for (const name of missing) {
    gather.error({ file }, "import.fiveyearplan.missing", { axis, name: shown(name), like });
  }
  found.forEach((name, k) => {
    if (name !== "" && !known.has(name)) {
      gather.error(at(k), "import.fiveyearplan.unknown", { axis, name: shown(name), like });
    }
  });
  if (gather.hasErrors()) return;
  const first = found.findIndex((name, k) => name !== expected[k]);
  if (first < 0) return;
  const values = { axis, name: shown(found[first]!), expected: shown(expected[first]!), like };
  gather.error(at(first), "import.fiveyearplan.order", values);
}

function checkOutput(flows: Sheet, row: number, gather: Gathering): void {
  flows.values[row]!.forEach((value, j) => {
    if (value > 0) return;
    const column = columnLetters(j + 1);
    const where = { file: flows.file, row: flows.lines[row]!, column };
    gather.error(where, "import.fiveyearplan.no-output", { good: shown(flows.columns[j]!) });
  });
}

function checkShares(depreciation: Sheet, gather: Gathering): void {
  depreciation.values.forEach((row, i) => {
    row.forEach((value, j) => {
      if (value <= 1) return;
      const column = columnLetters(j + 1);
      const where = { file: depreciation.file, row: depreciation.lines[i]!, column };
      gather.error(where, "import.fiveyearplan.over-one", { column, found: String(value) });
    });
  });
}
