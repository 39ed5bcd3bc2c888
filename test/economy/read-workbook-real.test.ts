import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import readXlsx from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import type { RawCell } from "../../src/economy/read/cells.ts";
import { walkSheet } from "../../src/economy/read/sheet.ts";
import { readParts } from "../../src/economy/read/workbook-parts.ts";
import { openArchive } from "../../src/economy/read/zip.ts";
import { readAt } from "./packages.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];

/** Workbooks as statistics offices, teachers and electoral authorities publish them. */
const workbooks = (
  data === undefined ? [] : readdirSync(data, { recursive: true, encoding: "utf8" })
)
  .filter((name) => name.endsWith(".xlsx"))
  .map((name) => join(data!, name));

/** Filled cells by their place, as our reader finds them. */
async function cellsOf(path: string): Promise<Map<string, RawCell>> {
  const archive = openArchive(readFileSync(path));
  const parts = await readParts(archive);
  const cells = new Map<string, RawCell>();
  for (const { name, part } of parts.sheets) {
    await walkSheet(archive.pieces(part), part, parts, (row, number) => {
      row.forEach((cell, i) => {
        if (typeof cell !== "string" || cell.trim() !== "")
          cells.set(`${name} ${number} ${i}`, cell);
      });
      return true;
    });
  }
  return cells;
}

describe.skipIf(data === undefined)("real workbooks (set COMMONWEAL_REFERENCE_DATA)", () => {
  test("there are some", () => {
    expect(workbooks.length).toBeGreaterThanOrEqual(8);
  });

  for (const path of workbooks) {
    test(`${basename(path)}: every cell is what other software reads`, async () => {
      const ours = await cellsOf(path);
      let compared = 0;
      for (const { sheet, data: rows } of await readXlsx(path)) {
        rows.forEach((row, y) => {
          row.forEach((value, x) => {
            if (value === null || (typeof value === "string" && value.trim() === "")) return;
            const cell = ours.get(`${sheet} ${y + 1} ${x}`);
            ours.delete(`${sheet} ${y + 1} ${x}`);
            compared++;
            if (value instanceof Date) expect(cell).toMatchObject({ kind: "date" });
            else if (typeof value === "string" && typeof cell === "string") {
              expect(cell.trim()).toBe(value.trim());
            } else if (typeof cell === "object") {
              expect(cell.kind).toBe("error");
            } else expect(cell).toBe(value);
          });
        });
      }
      // Formulas without their result, of which a statistics office published some, look empty to others.
      const hidden = [...ours].filter(
        ([, cell]) => typeof cell !== "object" || cell.kind !== "no-value",
      );
      expect(hidden).toEqual([]);
      expect(compared).toBeGreaterThan(10);
    });

    test(`${basename(path)}: is no economy, which is said and not thrown`, async () => {
      const { errors } = await readAt(path);
      expect(errors.filter((error) => error.endsWith("read.missing-table"))).not.toEqual([]);
    });
  }
});
