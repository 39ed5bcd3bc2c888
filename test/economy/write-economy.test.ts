import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import readXlsx from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { EconomyProblems } from "../../src/economy/problem.ts";
import { asName, asText, hasControls } from "../../src/economy/read/texts.ts";
import { columnsOf, tableNames, type ColumnSpec } from "../../src/economy/tables.ts";
import type { About, AnyRow, AnyTable, Cell, Economy, Rows } from "../../src/economy/types.ts";
import { writeEconomy } from "../../src/economy/write.ts";
import { least, readAt, withFolder, writeFiles } from "./packages.ts";

const smallest: Rows = {
  periods: [{ period: 1 }],
  goods: [{ good: "bread", unit: "t" }],
  techniques: [{ technique: "bake" }],
  recipes: [{ technique: "bake", good: "bread", amount: 1 }],
  needs: [{ need: "bread", good: "bread", amount: 1 }],
};

const rowsOf = (economy: Economy): Record<string, readonly AnyRow[]> =>
  Object.fromEntries(
    Object.entries(economy.tables).map(([name, table]) => [name, (table as AnyTable).rows]),
  );

/** Every file of a folder, as bytes. */
async function bytesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const bytes = await Promise.all(names.map((name) => readFile(join(folder, name), "latin1")));
  return Object.fromEntries(names.map((name, i) => [name, bytes[i]!]));
}

async function thrown(work: Promise<void>): Promise<readonly string[]> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof EconomyProblems)) throw error as Error;
  return error.problems.map(({ key }) => key);
}

// Texts that files and programs on the way like to change.
const awkward = fc.constantFrom(
  ...["=1+1", "+49", "-5", "-x", "@home", "'=1", "''@", "'quoted'", "-0.5", "1,5", "1e3", "007"],
  ...[
    "TRUE",
    "yes",
    "#REF!x",
    "a;b",
    'say "so"',
    "a, b",
    "_x0041_",
    "_x005F_x",
    "constructor",
    "__proto__",
  ],
  ...[
    "toString",
    "a\nb",
    "tab\there",
    "\u00e9",
    "e\u0301",
    "\u{1F33E}",
    "\uFFFE",
    "\uFFFD",
    "ab\u00adc",
    "中文",
    "مرحبا",
    "NULL",
  ],
);
const text = fc.oneof(
  awkward,
  fc.string({ maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...Array.from("a ;,'\"=\n_x0")), maxLength: 6 }),
);
const isUsable = (value: string): boolean =>
  value !== "" &&
  !hasControls(value) &&
  !/\p{Cs}/u.test(value) &&
  !/^#\p{Lu}[\p{Lu}/0]*[!?]$|^#N/u.test(value);
const name = text.map(asName).filter(isUsable);
const words = text
  .map(asText)
  .filter(
    (value) =>
      value !== "" && !/\p{Cs}/u.test(value) && !/^#\p{Lu}[\p{Lu}/0]*[!?]$|^#N/u.test(value),
  )
  // eslint-disable-next-line no-control-regex -- they mark binary files, at the beginning of a file
  .filter((value) => !/[\u0000-\u0008\u000e-\u001f]/.test(value));

function cell(column: ColumnSpec): fc.Arbitrary<Cell> {
  const most = column.max ?? 1e15;
  const lowest = column.above ?? column.min ?? -most;
  const number = fc.oneof(
    fc.double({ min: lowest, max: most, noNaN: true, minExcluded: column.above !== undefined }),
    fc.constantFrom(1.125, 1234.567, 1, 0.1).filter((value) => value >= lowest && value <= most),
  );
  switch (column.type) {
    case "name":
      return name;
    case "text":
      return words;
    case "number":
      return number.map((value) => (value === 0 ? 0 : value));
    case "integer":
      return fc.integer({ min: Math.max(lowest, -1e9), max: 1e9 });
    case "yes":
      return fc.boolean();
    case "choice": {
      const choices: readonly string[] =
        column.choices?.length === 0 ? tableNames : (column.choices ?? []);
      return fc.constantFrom(...choices);
    }
    case "names":
      return fc.array(name, { minLength: 1, maxLength: 3 });
    case "numbers":
      return fc.array(
        fc.oneof(
          fc.constant(1.125),
          fc
            .double({ noNaN: true, noDefaultInfinity: true })
            .map((value) => (value === 0 ? 0 : value)),
        ),
        { minLength: 1, maxLength: 3 },
      );
  }
}

const about: fc.Arbitrary<About> = fc.record(
  {
    name: fc.constantFrom("valley", "our-valley.2"),
    title: words,
    description: words,
    licence: fc.constantFrom("CC-BY-4.0", "https://example.org/terms", "ask the council first"),
    version: fc.constant("1.0"),
    language: fc.constant("de"),
    other: fc.constant({ contributors: '[{"title":"we"}]', keywords: '["bread"]' }),
  },
  { requiredKeys: ["name"] },
);

const anyEconomy: fc.Arbitrary<Economy> = fc
  .tuple(
    about,
    fc.record(
      Object.fromEntries(
        tableNames.map((table) => [
          table,
          fc.array(
            fc.record(
              Object.fromEntries(columnsOf(table).map((column) => [column.name, cell(column)])),
              {
                requiredKeys: columnsOf(table)
                  .filter(({ required }) => required === true)
                  .map((column) => column.name),
              },
            ),
            { maxLength: 3 },
          ),
        ]),
      ),
    ),
  )
  .map(([its, rows]) => economyOf(its, { ...smallest, ...nonEmpty(rows as Rows) }));

function nonEmpty(rows: Rows): Rows {
  return Object.fromEntries(Object.entries(rows).filter(([, each]) => each.length > 0));
}

describe("writing and reading", () => {
  test("any economy: CSV, workbook and CSV again lose nothing, to the byte", async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(anyEconomy, async (economy) => {
        await withFolder(async (folder) => {
          const [first, book, second] = ["first", "book.xlsx", "second"].map((part) =>
            join(folder, part),
          );
          await writeEconomy(economy, first!);
          const fromCsv = await readAt(first!);
          expect(fromCsv.sentences).toEqual([]);
          expect(rowsOf(fromCsv.economy)).toEqual(rowsOf(economy));
          expect(fromCsv.economy.about).toEqual(economy.about);
          await writeEconomy(fromCsv.economy, book!);
          const fromBook = await readAt(book!);
          expect(fromBook.sentences).toEqual([]);
          expect(rowsOf(fromBook.economy)).toEqual(rowsOf(economy));
          await writeEconomy(fromBook.economy, second!);
          expect(await bytesIn(second!)).toEqual(await bytesIn(first!));
          reached++;
        });
      }),
      { numRuns: 25 },
    );
    expect(reached).toBe(25);
  });

  const examples = fileURLToPath(new URL("../../examples", import.meta.url));
  test("the examples survive the way through a workbook", async () => {
    let reached = 0;
    for (const entry of await readdir(examples, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      await withFolder(async (folder) => {
        const { economy, sentences } = await readAt(join(examples, entry.name));
        expect(sentences).toEqual([]);
        await writeEconomy(economy, join(folder, "a.xlsx"));
        const again = await readAt(join(folder, "a.xlsx"));
        expect(again.sentences).toEqual([]);
        expect(rowsOf(again.economy)).toEqual(rowsOf(economy));
        expect(again.economy.about).toEqual(economy.about);
        reached++;
      });
    }
    expect(reached).toBeGreaterThanOrEqual(5);
  });

  test("writes only tables with rows, and of their columns those that are used or needed", async () => {
    await withFolder(async (folder) => {
      const rows: Rows = {
        ...smallest,
        stocks: [
          { good: "bread", opening: 0 },
          { good: "bread", place: "hill", end: 2 },
        ],
        skills: [{ skill: "baking", can_do: [] }],
      };
      await writeEconomy(economyOf({ name: "x" }, rows), folder);
      expect(await readdir(folder)).toEqual([
        "datapackage.json",
        ...["goods", "needs", "periods", "recipes", "skills", "stocks", "techniques"].map(
          (table) => `${table}.csv`,
        ),
      ]);
      const stocks = await readFile(join(folder, "stocks.csv"), "utf8");
      expect(stocks).toBe("place,good,opening,end\n,bread,0,\nhill,bread,,2\n");
      expect(await readFile(join(folder, "skills.csv"), "utf8")).toBe("skill\nbaking\n");
    });
  });

  test("guards texts that a spreadsheet would run as formulas, and nothing else", async () => {
    await withFolder(async (folder) => {
      const names = ["=cmd()", "+x", "-x", "@x", "'=x", "-5", "'tis", "x=1"];
      const goods = names.map((good) => ({ good, unit: "t" }));
      await writeEconomy(economyOf({ name: "x" }, { ...smallest, goods }), folder);
      const lines = (await readFile(join(folder, "goods.csv"), "utf8")).split("\n");
      expect(lines.slice(1, -1).map((line) => line.split(",")[0])).toEqual([
        "'=cmd()",
        "'+x",
        "'-x",
        "'@x",
        "''=x",
        "-5",
        "'tis",
        "x=1",
      ]);
      const { economy } = await readAt(folder);
      expect(economy.tables.goods.rows.map(({ good }) => good)).toEqual(names);
    });
  });
});

describe("the descriptor", () => {
  test("is a tabular data package: types, bounds, keys and references", async () => {
    await withFolder(async (folder) => {
      const rows: Rows = {
        ...smallest,
        places: [{ place: "hill", parent: "hill", people: 3 }],
        goods: [
          { good: "bread", unit: "t", pooled: false, disposal: "none", survival: 0.5, weight: 1 },
        ],
        stocks: [{ place: "hill", good: "bread", opening: 1 }],
      };
      await writeEconomy(economyOf({ name: "x", licence: "MIT", language: "en" }, rows), folder);
      const json = JSON.parse(await readFile(join(folder, "datapackage.json"), "utf8")) as {
        resources: { name: string; path: string; schema: Record<string, unknown> }[];
      };
      expect(json).toMatchObject({
        $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
        profile: "tabular-data-package",
        name: "x",
        licenses: [{ name: "MIT" }],
        languages: ["en"],
      });
      const schemaOf = (table: string) =>
        json.resources.find((each) => each.name === table)?.schema;
      expect(schemaOf("goods")).toEqual({
        $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
        fields: [
          { name: "good", type: "string", constraints: { required: true } },
          { name: "unit", type: "string", constraints: { required: true } },
          { name: "survival", type: "number", constraints: { minimum: 0, maximum: 1 } },
          { name: "weight", type: "number", constraints: { minimum: 0, exclusiveMinimum: 0 } },
          { name: "pooled", type: "boolean", trueValues: ["yes"], falseValues: ["no"] },
          { name: "disposal", type: "string", constraints: { enum: ["free", "none"] } },
        ],
        missingValues: [""],
        primaryKey: ["good"],
      });
      // A key with a column that may be empty is no primary key by the standard.
      expect(schemaOf("stocks")).toMatchObject({
        foreignKeys: [
          { fields: ["place"], reference: { resource: "places", fields: ["place"] } },
          { fields: ["good"], reference: { resource: "goods", fields: ["good"] } },
        ],
      });
      expect(schemaOf("stocks")).not.toHaveProperty("primaryKey");
      expect(schemaOf("places")?.["foreignKeys"]).toEqual([
        { fields: ["parent"], reference: { resource: "", fields: ["place"] } },
      ]);
    });
  });

  test("names licences by identifier, address or title, and keeps what else was there", async () => {
    for (const [licence, written] of [
      ["ODbL-1.0", { name: "ODbL-1.0" }],
      ["https://example.org/terms", { path: "https://example.org/terms" }],
      ["ask the council", { name: "other", title: "ask the council" }],
    ] as const) {
      await withFolder(async (folder) => {
        const its: About = { name: "x", licence, other: { keywords: '["bread"]' } };
        await writeEconomy(economyOf(its, smallest), folder);
        const json: unknown = JSON.parse(await readFile(join(folder, "datapackage.json"), "utf8"));
        expect(json).toMatchObject({ licenses: [written], keywords: ["bread"] });
        expect((await readAt(folder)).economy.about).toEqual(its);
      });
    }
  });
});

describe("a workbook", () => {
  test("is read by other software: typed cells, a sheet per table, about first", async () => {
    await withFolder(async (folder) => {
      const path = join(folder, "plan.xlsx");
      const goods = [{ good: "constructor", unit: "t", pooled: true, survival: 0.1 }];
      await writeEconomy(economyOf({ name: "x", title: "X" }, { ...smallest, goods }), path);
      const sheets = await readXlsx(path);
      expect(sheets.map(({ sheet }) => sheet)).toEqual([
        "about",
        "periods",
        "goods",
        "techniques",
        "recipes",
        "needs",
      ]);
      expect(sheets[0]?.data).toEqual([
        ["key", "value"],
        ["name", "x"],
        ["title", "X"],
      ]);
      expect(sheets[2]?.data).toEqual([
        ["good", "unit", "survival", "pooled"],
        ["constructor", "t", 0.1, true],
      ]);
    });
  });

  test("refuses what the format can't hold, by name", async () => {
    await withFolder(async (folder) => {
      const path = join(folder, "plan.xlsx");
      const long = { good: "bread", unit: "t", note: "x".repeat(32_768) };
      expect(
        await thrown(writeEconomy(economyOf({ name: "x" }, { ...smallest, goods: [long] }), path)),
      ).toEqual(["write.text-too-long"]);
      const goods = Array.from({ length: 1_048_576 }, () => ({ good: "bread", unit: "t" }));
      expect(
        await thrown(writeEconomy(economyOf({ name: "x" }, { ...smallest, goods }), path)),
      ).toEqual(["write.too-many-rows"]);
      expect(await readdir(folder)).toEqual([]);
    });
  });
});

describe("what stands there already", () => {
  const economy = economyOf({ name: "x" }, smallest);

  test("an economy is replaced, and files that aren't part of it are kept", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, { ...least, "units.csv": "unit\nt\n", "README.md": "ours" });
      await writeEconomy(economy, folder);
      expect(await readdir(folder)).toEqual([
        "README.md",
        "datapackage.json",
        ...["goods", "needs", "periods", "recipes", "techniques"].map((table) => `${table}.csv`),
      ]);
      await writeEconomy(economy, join(folder, "book.xlsx"));
      await writeEconomy(economy, join(folder, "book.xlsx"));
      expect((await readAt(join(folder, "book.xlsx"))).errors).toEqual([]);
    });
  });

  test("anything else is left alone", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, {
        "photos/cat.jpg": "cat",
        "data/datapackage.json": '{ "resources": [{ "name": "rainfall", "path": "rain.csv" }] }',
        "accounts.xlsx": "not a workbook",
        "letter.txt": "dear council",
      });
      for (const other of ["photos", "data"]) {
        expect(await thrown(writeEconomy(economy, join(folder, other)))).toEqual([
          "write.other-folder",
        ]);
      }
      for (const other of ["accounts.xlsx", "letter.txt"]) {
        expect(await thrown(writeEconomy(economy, join(folder, other)))).toEqual([
          "write.other-file",
        ]);
      }
      expect(await readFile(join(folder, "photos", "cat.jpg"), "utf8")).toBe("cat");
      expect(await readFile(join(folder, "letter.txt"), "utf8")).toBe("dear council");
    });
  });

  test("an empty folder, and one that is named only by its descriptor, may be written", async () => {
    await withFolder(async (folder) => {
      await writeEconomy(economy, folder);
      await writeFile(
        join(folder, "datapackage.json"),
        '{ "resources": [{ "name": "goods", "path": "g.csv" }] }',
      );
      await writeEconomy(economy, folder);
      expect((await readAt(folder)).errors).toEqual([]);
    });
  });
});
