import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvOf } from "../../src/economy/csv.ts";
import { walkDelimited } from "../../src/economy/read/delimited.ts";

function rowsOf(text: string, delimiter: string) {
  const rows: string[][] = [];
  const broken: string[] = [];
  walkDelimited(text, delimiter, {
    row: (cells) => void rows.push(cells),
    unclosed: () => void broken.push("unclosed"),
    stray: () => void broken.push("stray"),
  });
  return { rows, broken };
}

test("rows are what Papa Parse finds in them, whatever stands in their cells", () => {
  const sign = fc.constantFrom(...Array.from("ab \";,\t'\n.é"));
  const cell = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(""));
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  });
  let reached = 0;
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(",", ";", "\t"),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      (cells, delimiter, newline, quotes) => {
        const text = Papa.unparse(cells, { delimiter, newline, quotes });
        const expected = Papa.parse<string[]>(text, { delimiter, newline });
        expect(expected.errors).toEqual([]);
        expect(expected.data).toEqual(cells);
        expect(rowsOf(text, delimiter)).toEqual({ rows: cells, broken: [] });
        reached++;
      },
    ),
    { numRuns: 1000 },
  );
  expect(reached).toBe(1000);
});

test("what is written is what Papa Parse reads", () => {
  const columns = [
    { name: "a", type: "text" },
    { name: "b", type: "number" },
  ] as const;
  const text = fc.string({
    unit: fc.constantFrom(...Array.from("ab\",;\n'é")),
    minLength: 1,
    maxLength: 8,
  });
  const tidy = text.map((value) => value.trim()).filter((value) => value !== "");
  const rows = fc.array(
    fc.record({ a: tidy, b: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(rows, (written) => {
      const csv = [...csvOf(columns, written)].join("");
      const { data, errors } = Papa.parse<{ a: string; b: string }>(csv.trimEnd(), {
        header: true,
      });
      expect(errors).toEqual([]);
      expect(data.map(({ a, b }) => ({ a, b: Number(b) }))).toEqual(
        written.map(({ a, b }) => ({ a, b: b === 0 ? 0 : b })),
      );
    }),
    { numRuns: 300 },
  );
});
