import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  leastSheets,
  readSheets,
  readWorkbookBytes,
  sheetXml,
  workbookParts,
  zipped,
  type MadeSheet,
  type SheetValue,
} from "./packages.ts";

const xml = (cell: string): SheetValue => ({ xml: cell });

/** The least workbook with these rows of recipes. */
const recipes = async (rows: readonly (readonly SheetValue[])[], after?: string) => {
  const sheet: MadeSheet = {
    rows: [["technique", "good", "amount", "note"], ...rows],
    ...(after === undefined ? {} : { after }),
  };
  const read = await readSheets({ recipes: sheet });
  return { ...read, rows: read.economy.tables.recipes.rows };
};

/** The parts of the least workbook with one of them changed. */
const withPart = (name: string, content: string | Uint8Array): Uint8Array =>
  zipped({ ...workbookParts(leastSheets), [name]: content });

describe("a workbook", () => {
  test("is read with its sheet about", async () => {
    const { economy, problems } = await readSheets({
      about: {
        rows: [
          ["key", "value"],
          ["Name", "Valley"],
          ["title", "Our valley"],
          ["version", 2],
          [null, null],
          ["contributors", '[{"title":"we"}]'],
          ["remark", "kept"],
        ],
      },
    });
    expect(problems).toEqual([]);
    expect(economy.about).toEqual({
      name: "valley",
      title: "Our valley",
      version: "2",
      other: { contributors: '[{"title":"we"}]', remark: '"kept"' },
    });
    expect(economy.tables.recipes).toEqual({
      file: "plan.xlsx [recipes]",
      rows: [
        { technique: "bake", good: "flour", amount: -1 },
        { technique: "bake", good: "bread", amount: 1.4 },
      ],
      lines: [2, 3],
    });
    expect(economy.tables.places.file).toBe("plan.xlsx [places]");
  });

  test("may keep sheets of notes; one that resembles a table is an error", async () => {
    const { errors, warnings } = await readSheets({
      Readme: { rows: [["whatever"]] },
      "pivot 3": { rows: [["a"]] },
      recipies: { rows: [["technique"]] },
    });
    expect(errors).toEqual(["plan.xlsx [recipies]: read.unknown-sheet-near"]);
    expect(warnings).toEqual(["plan.xlsx [pivot 3]: read.unknown-sheet"]);
  });

  test("with two sheets for one table reads neither silently", async () => {
    const { errors } = await readSheets({
      Goods: {
        rows: [
          ["good", "unit"],
          ["salt", "t"],
        ],
      },
    });
    expect(errors).toEqual([
      "plan.xlsx [Goods]: read.sheet-twice",
      "plan.xlsx [goods]: read.rows-lost",
    ]);
  });

  test("names missing tables, empty sheets and headers that stand elsewhere", async () => {
    const others = Object.fromEntries(
      Object.entries(leastSheets).filter(([name]) => name !== "goods"),
    );
    const { errors } = await readWorkbookBytes(
      zipped(
        workbookParts({
          ...others,
          recipes: { rows: [] },
          needs: { rows: [[], ["need", "good", "amount"], ["bread", "bread", 1]] },
        }),
      ),
    );
    expect(errors).toEqual([
      "plan.xlsx [recipes]: read.empty-sheet",
      "plan.xlsx [needs] row 1: read.no-header-row",
      "plan.xlsx [goods]: read.missing-table",
      "plan.xlsx [recipes]: read.no-rows",
      "plan.xlsx [needs]: read.rows-lost",
    ]);
  });
});

describe("cells of a workbook", () => {
  test("shared, rich and written-out strings are one and the same", async () => {
    const { rows, problems } = await recipes([
      ["bake", xml('<c t="s"><v>0</v></c>'), -1],
      ["bake", xml('<c t="s"><v>1</v></c>'), 1],
      ["bake", "grain", 1, xml('<c t="s"><v>2</v></c>')],
      [
        "bake",
        xml(
          '<c t="inlineStr"><is><r><t>rye</t></r><r><t xml:space="preserve"> bread</t></r></is></c>',
        ),
        1,
        xml('<c t="inlineStr"><is><t><![CDATA[a < b & c]]></t></is></c>'),
      ],
    ]);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { technique: "bake", good: "flour", amount: -1 },
      { technique: "bake", good: "bread", amount: 1 },
      { technique: "bake", good: "grain", amount: 1, note: "a\nb & \u{1F33E}" },
      { technique: "bake", good: "rye bread", amount: 1, note: "a < b & c" },
    ]);
  });

  test("formulas count by their saved result; without one they are an error that shows them", async () => {
    const { rows, errors, sentences } = await recipes([
      ["bake", "flour", xml("<c><f>2*3</f><v>6</v></c>")],
      ["bake", xml('<c t="str"><f>LOWER("BREAD")</f><v>bread</v></c>'), 1],
      ["bake", "grain", xml("<c><f>SUM(A1:A3)</f></c>")],
      ["bake", "salt", xml('<c><f t="shared" si="0"/><v>0.1</v></c>')],
      ["bake", "water", 1, xml('<c t="str"><f>""</f><v></v></c>')],
    ]);
    expect(rows.map((row) => row.amount)).toEqual([6, 1, undefined, 0.1, 1]);
    expect(rows[1]?.good).toBe("bread");
    expect(rows[4]).not.toHaveProperty("note");
    expect(errors).toEqual(["plan.xlsx [recipes] row 4 amount: read.formula-without-value"]);
    expect(sentences[0]).toContain("=SUM(A1:A3)");
  });

  test.each(["#REF!", "#DIV/0!", "#N/A", "#NAME?"])(
    "%s is an error that names the cell",
    async (code) => {
      const { errors, sentences } = await recipes([
        ["bake", "flour", xml(`<c t="e"><f>1/0</f><v>${code}</v></c>`)],
        ["bake", xml(`<c t="e"><v>${code}</v></c>`), 1],
      ]);
      expect(errors).toEqual([
        "plan.xlsx [recipes] row 2 amount: read.error-value",
        "plan.xlsx [recipes] row 3 good: read.error-value",
      ]);
      expect(sentences[0]).toContain(`the error "${code}"`);
    },
  );

  test("dates where names or numbers belong are errors that show the date", async () => {
    const { errors, sentences, rows } = await recipes([
      ["bake", xml('<c s="1"><v>45717</v></c>'), 1],
      ["bake", "flour", xml('<c s="2"><v>45717.5</v></c>')],
      ["bake", "grain", xml('<c t="d"><v>2026-03-01</v></c>')],
      ["bake", "salt", xml('<c s="3"><v>-45717</v></c>')],
    ]);
    expect(errors).toEqual([
      "plan.xlsx [recipes] row 2 good: read.date",
      "plan.xlsx [recipes] row 3 amount: read.date",
      "plan.xlsx [recipes] row 4 amount: read.date",
    ]);
    expect(sentences[0]).toContain("the date 2025-03-01:");
    expect(sentences[1]).toContain("the date 2025-03-01T12:00:00:");
    expect(rows[3]?.amount).toBe(-45717);
  });

  test("a date is welcome where text is expected", async () => {
    const { rows, problems } = await recipes([
      ["bake", "flour", 1, xml('<c s="1"><v>1</v></c>')],
      ["bake", "bread", 1, xml('<c s="1"><v>61</v></c>')],
    ]);
    expect(problems).toEqual([]);
    expect(rows.map(({ note }) => note)).toEqual(["1900-01-01", "1900-03-01"]);
  });

  test("dates counted from 1904 are understood", async () => {
    const parts = workbookParts({
      ...leastSheets,
      recipes: {
        rows: [
          ["technique", "good", "amount", "note"],
          ["bake", "flour", 1, xml('<c s="1"><v>0</v></c>')],
        ],
      },
    });
    const { economy } = await readWorkbookBytes(
      zipped({
        ...parts,
        "xl/workbook.xml": parts["xl/workbook.xml"]!.replace(
          "<sheets>",
          '<workbookPr date1904="1"/><sheets>',
        ),
      }),
    );
    expect(economy.tables.recipes.rows[0]?.note).toBe("1904-01-01");
  });

  test("numbers stored as text are read where they are certain, with a warning", async () => {
    const { rows, errors, warnings } = await recipes([
      ["bake", "flour", "12"],
      ["bake", "bread", "-1.25"],
      ["bake", "grain", "1.234"],
      ["bake", "salt", "some"],
    ]);
    expect(rows.map((row) => row.amount)).toEqual([12, -1.25, undefined, undefined]);
    expect(warnings).toEqual([
      "plan.xlsx [recipes] row 2 amount: read.number-as-text",
      "plan.xlsx [recipes] row 3 amount: read.number-as-text",
    ]);
    expect(errors).toEqual([
      "plan.xlsx [recipes] row 4 amount: read.ambiguous-number",
      "plan.xlsx [recipes] row 5 amount: read.not-number",
    ]);
  });

  test("texts that mix decimal points and commas are an error", async () => {
    const { errors } = await recipes([
      ["bake", "flour", "0,5"],
      ["bake", "bread", "0.5"],
    ]);
    expect(errors).toEqual(["plan.xlsx [recipes] row 3: read.mixed-decimals"]);
  });

  test("names typed as whole numbers are names; other numbers and truth values are errors", async () => {
    const { rows, errors } = await recipes([
      [12, "flour", 1],
      ["bake", 1.5, 1],
      ["bake", true, 1],
    ]);
    expect(rows[0]?.technique).toBe("12");
    expect(errors).toEqual([
      "plan.xlsx [recipes] row 3 good: read.name-not-text",
      "plan.xlsx [recipes] row 4 good: read.name-not-text",
    ]);
  });

  test("truth values are taken for yes and no", async () => {
    const { economy, problems } = await readSheets({
      goods: {
        rows: [
          ["good", "unit", "pooled"],
          ["flour", "t", true],
          ["bread", "t", "no"],
        ],
      },
    });
    expect(problems).toEqual([]);
    expect(economy.tables.goods.rows.map(({ pooled }) => pooled)).toEqual([true, false]);
  });

  test("nothing is taken from cells with a string that isn't there, or of an unknown type", async () => {
    const { errors } = await recipes([
      ["bake", xml('<c t="s"><v>99</v></c>'), 1],
      ["bake", "flour", xml('<c t="q"><v>1</v></c>')],
      ["bake", "bread", xml("<c><v>1,5</v></c>")],
    ]);
    expect(errors).toEqual([
      "plan.xlsx [recipes] row 2 good: read.damaged-cell",
      "plan.xlsx [recipes] row 3 amount: read.damaged-cell",
      "plan.xlsx [recipes] row 4 amount: read.damaged-cell",
    ]);
  });

  test("empty rows, also styled ones, and cells without references are no trouble", async () => {
    const parts = workbookParts(leastSheets);
    const { economy, problems } = await readWorkbookBytes(
      zipped({
        ...parts,
        "xl/worksheets/sheet5.xml": parts["xl/worksheets/sheet5.xml"]!.replace(
          "</sheetData>",
          '<row r="7"><c s="1"/><c/></row><row><c t="inlineStr"><is><t>bake</t></is></c><c t="inlineStr"><is><t>salt</t></is></c><c><v>2</v></c></row><row r="1048576"><c s="1"/></row></sheetData>',
        ),
      }),
    );
    expect(problems).toEqual([]);
    expect(economy.tables.recipes.rows[2]).toEqual({ technique: "bake", good: "salt", amount: 2 });
    expect(economy.tables.recipes.lines).toEqual([2, 3, 8]);
  });

  test("cells to the right of the header are an error", async () => {
    const { errors } = await recipes([["bake", "flour", 1, "a note", "more"]]);
    expect(errors).toEqual([
      "plan.xlsx [recipes] row 2: read.many-cells",
      "plan.xlsx [recipes]: read.rows-lost",
    ]);
  });
});

describe("merged cells", () => {
  const rows = [
    ["bake", "flour", 1, "a note for both"],
    [null, "bread", 1],
  ];

  test("are an error where each row needs its own cell, with the range", async () => {
    const { problems } = await recipes(rows, '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>');
    expect(problems.map(({ key }) => key)).toEqual(["check.cell.required", "read.merged"]);
    expect(problems[1]?.values).toEqual({ range: "A2:A3" });
    expect(problems[1]?.where).toMatchObject({ row: 2, column: "technique" });
  });

  test("in the header are an error", async () => {
    const { errors } = await recipes(
      [["bake", "flour", 1]],
      '<mergeCells><mergeCell ref="C1:D1"/></mergeCells>',
    );
    expect(errors).toEqual(["plan.xlsx [recipes] row 1 amount: read.merged"]);
  });

  test("are a warning for a note, and nothing beside or below the table", async () => {
    const { errors, warnings } = await recipes(
      [
        ["bake", "flour", 1, "for both"],
        ["bake", "bread", 1],
      ],
      '<mergeCells><mergeCell ref="D2:D3"/><mergeCell ref="A9:C12"/><mergeCell ref="H1:K3"/></mergeCells>',
    );
    expect(errors).toEqual([]);
    expect(warnings).toEqual(["plan.xlsx [recipes] row 2 note: read.merged-text"]);
  });
});

describe("what is no workbook, or a hostile one", () => {
  test.each([
    ["nothing", Buffer.from(""), "read.workbook-empty"],
    ["a text", Buffer.from("technique,good\n"), "read.not-a-workbook"],
    [
      "an old or encrypted workbook",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      "read.workbook-encrypted",
    ],
    ["the beginning of an archive", Buffer.from("PK\u0003\u0004"), "read.workbook-cut"],
    ["an archive of something else", zipped({ "a.txt": "hello" }), "read.not-a-workbook"],
    [
      "an OpenDocument spreadsheet",
      zipped({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }),
      "read.workbook-ods",
    ],
    ["a binary workbook", zipped({ "xl/workbook.bin": "x" }), "read.workbook-binary"],
    [
      "one with a DOCTYPE",
      withPart("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
      "read.workbook-damaged",
    ],
    [
      "broken XML",
      withPart("xl/workbook.xml", "<workbook><sheets></workbook>"),
      "read.workbook-damaged",
    ],
    [
      "XML in another encoding",
      withPart("xl/workbook.xml", Buffer.from("<a>\u00e9</a>", "latin1")),
      "read.workbook-damaged",
    ],
    [
      "elements without end",
      withPart("xl/styles.xml", "<a>".repeat(1000)),
      "read.workbook-damaged",
    ],
  ])("%s is a problem", async (_, bytes, key) => {
    const { errors, economy } = await readWorkbookBytes(bytes);
    expect(errors).toEqual([`plan.xlsx: ${key}`]);
    expect(economy.tables.recipes.rows).toEqual([]);
  });

  test("a broken sheet is a problem of that sheet, and the others are read", async () => {
    for (const content of [
      '<worksheet><sheetData><row r="1">',
      sheetXml(leastSheets["recipes"]!).replace('r="2"', 'r="1"'),
      sheetXml(leastSheets["recipes"]!).replace('r="B2"', 'r="A2"'),
      sheetXml(leastSheets["recipes"]!).replace('r="B2"', 'r="XFE2"'),
      sheetXml(leastSheets["recipes"]!).replace('r="B2"', 'r="2"'),
      sheetXml(leastSheets["recipes"]!).replace('r="3"', 'r="1048577"'),
      sheetXml({
        ...leastSheets["recipes"]!,
        after: '<mergeCells><mergeCell ref="all"/></mergeCells>',
      }),
    ]) {
      const { errors, economy } = await readWorkbookBytes(
        withPart("xl/worksheets/sheet5.xml", content),
      );
      expect(errors, content).toEqual([
        "plan.xlsx [recipes]: read.workbook-damaged",
        "plan.xlsx [recipes]: read.rows-lost",
      ]);
      expect(economy.tables.goods.rows).toHaveLength(2);
    }
  });

  test("a part that doesn't match its checksum is a problem", async () => {
    const bytes = Buffer.from(zipped(workbookParts(leastSheets)));
    const directory = bytes.lastIndexOf(
      Buffer.from("PK\u0001\u0002xl/worksheets/sheet5.xml".slice(0, 4)),
    );
    bytes[directory + 16]! ^= 0xff;
    const { errors } = await readWorkbookBytes(bytes);
    expect(errors[0]).toMatch(/read\.workbook-damaged$/);
  });

  test("a bomb is stopped long before it fills the memory", async () => {
    const sheet = Buffer.concat([
      Buffer.from("<worksheet><sheetData>"),
      Buffer.alloc(100 * 2 ** 20, `<extra of="${"nothing ".repeat(500)}"/>`),
    ]);
    const before = process.memoryUsage().rss;
    const { errors } = await readWorkbookBytes(withPackedPart("xl/worksheets/sheet5.xml", sheet));
    expect(errors).toEqual([
      "plan.xlsx [recipes]: read.workbook-too-large",
      "plan.xlsx [recipes]: read.rows-lost",
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 2 ** 20);
  });

  test("a text without end in the XML is stopped, too", async () => {
    const text = Buffer.alloc(40 * 2 ** 20, "flour and water and salt ");
    const { errors } = await readWorkbookBytes(
      withPackedPart(
        "xl/sharedStrings.xml",
        Buffer.concat([Buffer.from("<sst><si><t>"), text, Buffer.from("</t></si></sst>")]),
      ),
    );
    expect(errors).toEqual(["plan.xlsx: read.workbook-damaged"]);
  });

  test("a header of 16,384 columns is read, and what is unknown is counted", async () => {
    const header = Array.from({ length: 16_384 }, (_, i) =>
      i < 3 ? ["technique", "good", "amount"][i]! : `column ${i}`,
    );
    const { problems } = await readSheets({ recipes: { rows: [header, ["bake", "flour", 1]] } });
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.values["count"]).toBe(16_381 - 20);
  });

  test("an encrypted entry is called so", async () => {
    const bytes = Buffer.from(zipped(workbookParts(leastSheets)));
    for (
      let at = bytes.indexOf("PK\u0001\u0002");
      at !== -1;
      at = bytes.indexOf("PK\u0001\u0002", at + 1)
    ) {
      bytes[at + 8]! |= 1;
    }
    expect((await readWorkbookBytes(bytes)).errors).toEqual(["plan.xlsx: read.workbook-encrypted"]);
  });
});

/** The least workbook with one part packed here: fflate takes its time over hundreds of megabytes. */
function withPackedPart(name: string, content: Uint8Array): Uint8Array {
  const parts = { ...workbookParts(leastSheets), [name]: "" };
  const others = Buffer.from(
    zipped(Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name))),
  );
  const packed = deflateRawSync(content, { level: 6 });
  const end = others.lastIndexOf("PK\u0005\u0006");
  const start = others.readUInt32LE(end + 16);
  const local = Buffer.alloc(30);
  local.write("PK\u0003\u0004", "latin1");
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.write("PK\u0001\u0002", "latin1");
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(start, 42);
  const directory = Buffer.concat([others.subarray(start, end), entry, Buffer.from(name)]);
  const tail = Buffer.from(others.subarray(end));
  tail.writeUInt16LE(tail.readUInt16LE(10) + 1, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt32LE(start + local.length + name.length + packed.length, 16);
  return Buffer.concat([
    others.subarray(0, start),
    local,
    Buffer.from(name),
    packed,
    directory,
    tail,
  ]);
}
