import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { optionsOf } from "../../src/import/index.ts";
import { wiod } from "../../src/import/wiod/index.ts";
import { analyse } from "../../src/plan/analyse/index.ts";

/** World Input–Output Database, release 2016 (Timmer et al. 2015, CC BY 4.0), which isn't part of this repository. */
const data = process.env["COMMONWEAL_REFERENCE_DATA"];
const bytesOf = (name: string) => readFileSync(join(data!, "wiod-usa", name));

/** The rows of a CSV file whose cells hold no commas but in quotes. */
function rowsOf(name: string): string[][] {
  return gunzipSync(bytesOf(name))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => [...line.matchAll(/"([^"]*)"|([^,]+)/g)].map((cell) => cell[1] ?? cell[2]!));
}

/** x of M x = b by Gaussian elimination with row exchanges: another way than the analysis goes. */
function solved(matrix: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, b[i]!]);
  const n = rows.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c; r < n; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = rows[r]![c]! / rows[c]![c]!;
      for (let k = c; k <= n; k++) rows[r]![k]! -= factor * rows[c]![k]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

describe.skipIf(data === undefined)("the USA's tables (reference data)", () => {
  const table = data === undefined ? [] : rowsOf("usaiot.csv.gz");
  const accounts = data === undefined ? [] : rowsOf("usasea.csv.gz");
  const years = [...new Set(table.slice(1).map(([year]) => year!))];

  test("there are 15 years", () => {
    expect(years).toHaveLength(15);
  });

  test.each(years)(
    "%s: employment multipliers are those of the published flows, to 1e-10",
    async (year) => {
      const sources = ["usaiot.csv.gz", "usasea.csv.gz"].map((name) => ({
        name,
        bytes: bytesOf(name),
      }));
      const { economy } = await wiod.read(sources, optionsOf({ year }));
      const { labour, table: made, check } = analyse(economy);
      expect(Math.max(check.residual, check.supply, check.identity)).toBeLessThan(1e-12);

      const header = table[0]!;
      const rows = table.filter((row) => row[0] === year && Number(row[header.indexOf("GO")]) > 0);
      const codes = rows.map((row) => row[1]!);
      const flow = (i: number, code: string) => Number(rows[i]![header.indexOf(code)]);
      const output = codes.map((_, i) => flow(i, "GO"));
      const head = accounts[0]!;
      const hours = codes.map((code) => {
        const row = accounts.find(
          (each) => each[head.indexOf("code")] === code && each[head.indexOf("year")] === year,
        )!;
        const of = (name: string) => Number(row[head.indexOf(name)]);
        // Hours of employees, for all who work, in hours.
        return (of("H_EMPE") * of("EMP") * 1e6) / of("EMPE");
      });
      // (I − A)ᵀ p = l, gross, with what each industry uses of its own product.
      const matrix = codes.map((code, j) =>
        codes.map((_, i) => (i === j ? 1 : 0) - flow(i, code) / output[j]!),
      );
      const multipliers = solved(
        matrix,
        codes.map((_, j) => hours[j]! / output[j]!),
      );
      const found = new Map(made.goods.map(({ name }, j) => [name, labour.total[j]!]));
      codes.forEach((code, j) => {
        expect(Math.abs(found.get(code)! / multipliers[j]! - 1), code).toBeLessThan(1e-10);
      });
    },
  );
});
