import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { EconomyProblems, errorsIn, renderProblem } from "../../src/economy/problem.ts";
import { optionsOf, withAssumptions, type Imported } from "../../src/import/index.ts";
import { mrio } from "../../src/import/mrio/index.ts";
import { render } from "../../src/messages/index.ts";
import type { SheetValue } from "../economy/packages.ts";
import { imported, supplyRows, useRows, withCell, type Rows } from "./supply-use-sheets.ts";

/** What somebody might leave in a cell. */
const nasty: readonly SheetValue[] = [
  null,
  -1,
  1e300,
  "x",
  "Total",
  "1,234",
  true,
  { xml: '<c t="e"><v>#REF!</v></c>' },
];

/** Either a refusal in words, or an economy in which check finds no errors and whose assumptions can be said. */
async function outcome(work: () => Promise<Imported>): Promise<"refused" | "read"> {
  try {
    const read = await work();
    for (const each of read.assumptions) expect(render(each)).not.toMatch(/undefined|NaN|\{/);
    const errors = errorsIn(check(withAssumptions(read)));
    expect(errors.map((problem) => renderProblem(problem))).toEqual([]);
    return "read";
  } catch (error) {
    if (!(error instanceof EconomyProblems)) throw error;
    expect(error.message).not.toMatch(/undefined|NaN|\{/);
    return "refused";
  }
}

const cells = (rows: Rows): readonly (readonly [row: number, column: number])[] =>
  rows.flatMap((row, r) => row.map((_, c) => [r, c] as const));

describe("a table with one damaged cell is refused in words, or becomes a sound economy", () => {
  test("supply and use tables", async () => {
    const counts = { refused: 0, read: 0 };
    for (const value of nasty) {
      for (const [row, column] of cells(supplyRows)) {
        const supply = withCell(supplyRows, row, column, value);
        counts[await outcome(() => imported({ S: supply, U: useRows }))]++;
      }
      for (const [row, column] of cells(useRows)) {
        const use = withCell(useRows, row, column, value);
        counts[await outcome(() => imported({ S: supplyRows, U: use }))]++;
      }
    }
    expect(counts.refused).toBeGreaterThan(400);
    expect(counts.read).toBeGreaterThan(100);
  });

  test("tables of several regions", async () => {
    const table: Rows = [
      ["", "N.a", "S.a", "N.HH", "S.HH", "S.Inventory", "output"],
      ["N.a", 10, 20, 40, 25, 5, 100],
      ["S.a", 5, 10, 0, 40, -5, 50],
    ];
    const counts = { refused: 0, read: 0 };
    for (const value of nasty) {
      for (const trade of ["origins", "routes"]) {
        for (const [row, column] of cells(table)) {
          const text = withCell(table, row, column, value)
            .map((each) =>
              each.map((cell) => (typeof cell === "object" ? "" : `"${cell}"`)).join(","),
            )
            .join("\n");
          const source = { name: "t.csv", bytes: new TextEncoder().encode(text) };
          const options = optionsOf({ unit: "crown", trade });
          counts[await outcome(() => mrio.read([source], options))]++;
        }
      }
    }
    expect(counts.refused).toBeGreaterThan(200);
    expect(counts.read).toBeGreaterThan(9);
  });
});
