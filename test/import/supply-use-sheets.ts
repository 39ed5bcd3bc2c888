import { optionsOf } from "../../src/import/index.ts";
import { supplyUse } from "../../src/import/supply-use/index.ts";
import type { Imported } from "../../src/import/index.ts";
import { EconomyProblems, renderProblem } from "../../src/economy/problem.ts";
import { workbookParts, zipped, type SheetValue } from "../economy/packages.ts";

export type Rows = readonly (readonly SheetValue[])[];

/**
 * Two industries that make two products, one of them as a joint product and as the margin on the other. Of
 * households' 113, 11.3 are bought by non-residents.
 */
export const supplyRows: Rows = [
  ["Office of a made-up country"],
  ["Table 1. Supply table at basic prices, with a transformation at purchasers' prices"],
  ["Unit: million crowns."],
  [
    null,
    "Farms",
    "Shops",
    "Total output",
    "Total imports (1)",
    "Total supply at basic prices",
    "Trade margins",
    "Taxes less subsidies on products",
    "Total supply at purchasers' prices",
  ],
  [null, 1, "2a", 3],
  ["Wheat", 90, 0, 90, 30, 120, 45, 15, 180],
  ["Trade", 10, 40, 50, 0, 50, -45, 1, 6],
  ["Direct purchases abroad by residents", 0, 0, 0, 4, 4, 0, 0, 4],
  ["TOTAL", 100, 40, 140, 34, 174, 0, 16, 190],
];

export const useRows: Rows = [
  ["Table 2. Use table at purchasers' prices"],
  ["Unit: million crowns"],
  [
    null,
    "Farms",
    "Shops",
    "Total intermediate consumption",
    "Final consumption expenditure by households",
    "Final consumption expenditure by non-profit institutions serving households (NPISH)",
    "Final consumption expenditure by government",
    "Gross capital formation",
    "Gross fixed capital formation",
    "Changes in inventories",
    "Exports",
    "Total use",
  ],
  ["Wheat", 20, 10, 30, 110, 0, 5, 5, 8, -3, 30, 180],
  ["Trade", 2, 1, 3, 3, 0, 0, 0, 0, 0, 0, 6],
  ["Purchases on the domestic territory by non-residents", 0, 0, 0, -11.3, 0, 0, 0, 0, 0, 11.3, 0],
  ["Direct purchases abroad by residents", 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 4],
  ["Total", 22, 11, 33, 105.7, 0, 5, 5, 8, -3, 41.3, 190],
  ["Hours worked", 50, 30],
];

/** Rows with one cell replaced; counted from 0. */
export function withCell(rows: Rows, row: number, column: number, cell: SheetValue): Rows {
  return rows.map((cells, at) =>
    at === row ? cells.map((each, i) => (i === column ? cell : each)) : cells,
  );
}

export function workbook(sheets: Readonly<Record<string, Rows>>): Uint8Array {
  const made = Object.entries(sheets).map(([name, rows]) => [name, { rows }] as const);
  return zipped(workbookParts(Object.fromEntries(made)));
}

export function imported(
  sheets: Readonly<Record<string, Rows>> = { S: supplyRows, U: useRows },
  options: Readonly<Record<string, string | number | true>> = {},
): Promise<Imported> {
  const source = { name: "tables.xlsx", bytes: workbook(sheets) };
  return supplyUse.read([source], optionsOf(options));
}

/** What is said where the tables are refused. */
export async function refusal(
  sheets: Readonly<Record<string, Rows>>,
  options: Readonly<Record<string, string | number | true>> = {},
): Promise<string> {
  try {
    await imported(sheets, options);
  } catch (error) {
    if (!(error instanceof EconomyProblems)) throw error;
    return error.problems.map((problem) => renderProblem(problem)).join("\n");
  }
  throw new Error("expected a refusal");
}
