import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderProblem } from "../../src/economy/problem.ts";
import { readAndCheck } from "../../src/economy/read/economy.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { writeEconomy } from "../../src/economy/write.ts";
import { templateExample } from "../../src/economy/template-example.ts";
import {
  least,
  leastSheets,
  sheetXml,
  withFolder,
  workbookParts,
  writeFiles,
  zipped,
} from "./packages.ts";
import { readFile } from "node:fs/promises";

const runs = 80;

/** Reads and checks, and renders every problem: nothing of that may throw. */
async function survives(path: string): Promise<void> {
  const { problems } = await readAndCheck(path);
  for (const problem of problems) expect(renderProblem(problem)).not.toBe("");
}

/** Bytes with some of them changed, cut out, doubled or cut off. */
function mutated(original: Uint8Array): fc.Arbitrary<Uint8Array> {
  const spot = fc.nat({ max: Math.max(0, original.length - 1) });
  const change = fc.oneof(
    fc.tuple(spot, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, bytes]) => {
      return (from: Uint8Array) =>
        Buffer.concat([from.subarray(0, at), bytes, from.subarray(at + bytes.length)]);
    }),
    fc
      .tuple(
        spot,
        fc.constantFrom(
          '"',
          ",",
          ";",
          "\n",
          "\r",
          "\u0000",
          "<",
          ">",
          "&",
          "{",
          "]",
          "é",
          "\uFEFF",
        ),
      )
      .map(
        ([at, sign]) =>
          (from: Uint8Array) =>
            Buffer.concat([from.subarray(0, at), Buffer.from(sign), from.subarray(at)]),
      ),
    fc.tuple(spot, fc.nat({ max: 40 })).map(
      ([at, length]) =>
        (from: Uint8Array) =>
          Buffer.concat([from.subarray(0, at), from.subarray(at + length)]),
    ),
    fc.tuple(spot, fc.nat({ max: 200 })).map(
      ([at, length]) =>
        (from: Uint8Array) =>
          Buffer.concat([from.subarray(0, at + length), from.subarray(at)]),
    ),
    spot.map((at) => (from: Uint8Array) => from.subarray(0, at)),
  );
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((bytes, apply) => apply(bytes), original));
}

describe("whatever the bytes, reading ends with problems and never throws", () => {
  /** Writes each case over one file of a folder, and reads the whole. */
  const overFile = async (name: string, cases: fc.Arbitrary<Uint8Array>): Promise<void> => {
    await withFolder(async (folder) => {
      await writeFiles(folder, least);
      let reached = 0;
      await fc.assert(
        fc.asyncProperty(cases, async (bytes) => {
          await writeFile(join(folder, name), bytes);
          await survives(folder);
          reached++;
        }),
        { numRuns: runs },
      );
      expect(reached).toBe(runs);
    });
  };

  const overWorkbook = async (cases: fc.Arbitrary<Uint8Array>): Promise<void> => {
    await withFolder(async (folder) => {
      const path = join(folder, "plan.xlsx");
      let reached = 0;
      await fc.assert(
        fc.asyncProperty(cases, async (bytes) => {
          await writeFile(path, bytes);
          await survives(path);
          reached++;
        }),
        { numRuns: runs },
      );
      expect(reached).toBe(runs);
    });
  };

  test("random bytes as CSV", async () => {
    await overFile("recipes.csv", fc.uint8Array({ maxLength: 300 }));
  });

  test("random text as CSV, with what matters in CSV", async () => {
    const signs = fc.constantFrom(
      ...Array.from("\"',;\t\n\r 1.-="),
      "technique",
      "good",
      "amount",
      "bake",
      "ä",
      "\u0000",
    );
    await overFile(
      "recipes.csv",
      fc.array(signs, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(""))),
    );
  });

  test("damaged CSV, in UTF-8 and in UTF-16", async () => {
    const text = 'technique,good,amount,note\nbake,flour,"-1,5","a ""note"""\nbake,bread,2,\n';
    await overFile(
      "recipes.csv",
      fc.oneof(
        mutated(Buffer.from(text)),
        mutated(Buffer.from(`\uFEFF${text.replaceAll(",", ";")}`)),
        mutated(Buffer.from(`\uFEFF${text}`, "utf16le")),
      ),
    );
  });

  test("damaged descriptors, and any JSON", async () => {
    const text = JSON.stringify({
      name: "x",
      title: "y",
      licenses: [{ name: "MIT" }],
      resources: [
        {
          name: "goods",
          path: "goods.csv",
          dialect: { delimiter: ";" },
          schema: { fields: [{ decimalChar: "," }] },
        },
        { name: "recipes", path: "recipes.csv" },
      ],
    });
    const json = fc.json({ maxDepth: 4 });
    const resources = fc
      .record(
        {
          name: fc.oneof(fc.constantFrom("goods", "recipes"), fc.jsonValue()),
          path: fc.oneof(fc.constantFrom("goods.csv", "../x", "."), fc.jsonValue()),
          dialect: fc.jsonValue(),
          schema: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((resource) => JSON.stringify({ resources: [resource], licenses: [resource] }));
    await overFile(
      "datapackage.json",
      fc.oneof(
        mutated(Buffer.from(text)),
        json.map((each) => Buffer.from(each)),
        resources.map((each) => Buffer.from(each)),
      ),
    );
  });

  test("random bytes as a workbook, also behind the sign of an archive", async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    await overWorkbook(
      fc.oneof(
        bytes,
        bytes.map((rest) => Buffer.concat([Buffer.from("PK\u0003\u0004"), rest])),
        bytes.map((rest) =>
          Buffer.concat([Buffer.from("PK\u0003\u0004"), rest, Buffer.from("PK\u0005\u0006"), rest]),
        ),
      ),
    );
  });

  test("damaged archives", async () => {
    await overWorkbook(mutated(zipped(workbookParts(leastSheets))));
  });

  test("whole archives of damaged parts", async () => {
    const parts = workbookParts(leastSheets);
    const damaged = fc
      .constantFrom(...Object.keys(parts))
      .chain((name) =>
        mutated(Buffer.from(parts[name]!)).map((bytes) => zipped({ ...parts, [name]: bytes })),
      );
    await overWorkbook(damaged);
  });

  test("sheets of any cells", async () => {
    const value = fc.oneof(
      fc.constantFrom("bake", "flour", "1,5", "2.5", "", "yes", "=1"),
      fc.string({ maxLength: 5 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc
        .tuple(
          fc.constantFrom("s", "str", "b", "e", "d", "n", "inlineStr", "x"),
          fc.constantFrom("0", "99", "-1", "#REF!", "", "x", "1e999"),
          fc.nat({ max: 5 }),
        )
        .map(([type, text, style]) => ({ xml: `<c t="${type}" s="${style}"><v>${text}</v></c>` })),
    );
    const rows = fc.array(fc.array(value, { maxLength: 5 }), { maxLength: 5 });
    const parts = workbookParts(leastSheets);
    await overWorkbook(
      rows.map((each) =>
        zipped({
          ...parts,
          "xl/worksheets/sheet5.xml": sheetXml({
            rows: [["technique", "good", "amount", "note"], ...each],
          }),
        }),
      ),
    );
  });

  test("an economy of all tables with any one of its files damaged", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "economy");
      const rows = templateExample({ title: "t", note: "n" });
      await writeEconomy(economyOf({ name: "x" }, rows), folder);
      const names = ["recipes", "capacities", "stocks", "needs", "changes", "routes", "skills"].map(
        (table) => `${table}.csv`,
      );
      const originals = await Promise.all(names.map((name) => readFile(join(folder, name))));
      let reached = 0;
      await fc.assert(
        fc.asyncProperty(
          fc
            .nat({ max: names.length - 1 })
            .chain((i) => fc.tuple(fc.constant(i), mutated(originals[i]!))),
          async ([i, bytes]) => {
            await writeFile(join(folder, names[i]!), bytes);
            await survives(folder);
            await writeFile(join(folder, names[i]!), originals[i]!);
            reached++;
          },
        ),
        { numRuns: runs },
      );
      expect(reached).toBe(runs);
    });
  });

  test("folders in place of files, and files in place of folders", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, least);
      await mkdir(join(folder, "places.csv"));
      await rm(join(folder, "datapackage.json"));
      await mkdir(join(folder, "datapackage.json"));
      await mkdir(join(folder, "folder.xlsx"));
      await survives(folder);
      await survives(join(folder, "folder.xlsx"));
      await survives(join(folder, "goods.csv"));
    });
  });
});
