import { describe, expect, test } from "vitest";
import { columnsOf, tableNames } from "../../src/economy/tables.ts";
import { readFiles } from "./packages.ts";

/** What the table of recipes holds when its file is this. */
const recipes = async (content: string | Uint8Array) => {
  const read = await readFiles({ "recipes.csv": content });
  return { ...read, rows: read.economy.tables.recipes.rows };
};
const plain = "technique,good,amount\nbake,flour,-1\nbake,bread,1.4\n";
const asRead = [
  { technique: "bake", good: "flour", amount: -1 },
  { technique: "bake", good: "bread", amount: 1.4 },
];

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};

describe("encodings", () => {
  test.each([
    ["UTF-8", Buffer.from(plain)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${plain}`)],
    ["UTF-16, little end first, with a mark", utf16(`\uFEFF${plain}`, false)],
    ["UTF-16, big end first, with a mark", utf16(`\uFEFF${plain}`, true)],
    ["UTF-16, little end first, without a mark", utf16(plain, false)],
    ["UTF-16, big end first, without a mark", utf16(plain, true)],
  ])("%s is read", async (_, bytes) => {
    const { rows, problems } = await recipes(bytes);
    expect(problems).toEqual([]);
    expect(rows).toEqual(asRead);
  });

  test("letters of all scripts survive", async () => {
    const { rows } = await recipes("technique,good,amount\nпечь,小麦粉,-1\nخبز,🌾,1\n");
    expect(rows.map(({ technique, good }) => [technique, good])).toEqual([
      ["печь", "小麦粉"],
      ["خبز", "🌾"],
    ]);
  });

  test("two ways of typing an accent are one name", async () => {
    const { rows } = await recipes("technique,good,amount\npa\u0302t\u00e9,cafe\u0301,1\n");
    expect(rows).toEqual([{ technique: "p\u00e2t\u00e9", good: "caf\u00e9", amount: 1 }]);
  });

  test("Windows-1252 is refused with its row, the byte and what to do", async () => {
    const bytes = Buffer.concat([
      Buffer.from("technique,good,amount\nbake,bread,1\nbake,caf"),
      Buffer.from([0xe9]),
      Buffer.from(",2\n"),
    ]);
    const { errors, sentences } = await recipes(bytes);
    expect(errors).toEqual(["recipes.csv row 3: read.not-utf-8", "recipes.csv: read.rows-lost"]);
    expect(sentences[0]).toContain("E9");
    expect(sentences[0]).toContain("save as “CSV UTF-8”");
  });

  test("a file that ends in the middle of a character is called cut off", async () => {
    const whole = Buffer.from("technique,good,amount\nbake,小麦粉");
    expect((await recipes(whole.subarray(0, -1))).errors[0]).toBe(
      "recipes.csv: read.cut-character",
    );
    expect((await recipes(utf16(`\uFEFF${plain}`, false).subarray(0, -1))).errors[0]).toBe(
      "recipes.csv: read.cut-character",
    );
  });

  test.each([
    ["a workbook", Buffer.from("PK\u0003\u0004rest"), "read.workbook"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "read.workbook"],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x74, 0, 0, 0]), "read.utf-32"],
    ["bytes with zeros", Buffer.from([1, 2, 0, 0, 3, 9, 0]), "read.binary"],
    ["control characters", Buffer.from("tech\u0001\u0002,good\n"), "read.binary"],
    ["half a pair in UTF-16", Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0]), "read.not-utf-16"],
  ])("%s is refused", async (_, bytes, key) => {
    const { errors } = await recipes(bytes);
    expect(errors).toEqual([`recipes.csv: ${key}`, "recipes.csv: read.rows-lost"]);
  });
});

describe("delimiters and line ends", () => {
  test.each([
    ["semicolons and decimal commas", "technique;good;amount\nbake;flour;-1\nbake;bread;1,4\n"],
    ["tabs and decimal commas", "technique\tgood\tamount\nbake\tflour\t-1\nbake\tbread\t1,4\n"],
    ["tabs and decimal points", "technique\tgood\tamount\nbake\tflour\t-1\nbake\tbread\t1.4\n"],
    ["semicolons and decimal points", "technique;good;amount\nbake;flour;-1\nbake;bread;1.4\n"],
    [
      "commas and quoted decimal commas",
      'technique,good,amount\nbake,flour,-1\nbake,bread,"1,4"\n',
    ],
    ["CR LF", plain.replaceAll("\n", "\r\n")],
    ["CR alone", plain.replaceAll("\n", "\r")],
    ["LF and CR LF mixed", plain.replace("\n", "\r\n")],
    ["no line end at the end", plain.trimEnd()],
    ["a first line that declares the delimiter", `sep=;\r\n${plain.replaceAll(",", ";")}`],
    ["capitals and spaces in the header", plain.replace("technique,good", " Technique , GOOD")],
    ["quotes around everything", plain.replaceAll(/[^,\n]+/g, '"$&"')],
    ["spaces around quotes", plain.replaceAll("bake", ' "bake" ')],
    [
      "empty rows and trailing delimiters",
      "technique,good,amount,,\nbake,flour,-1,,\n,,,,\n\nbake,bread,1.4,,\n\n\n",
    ],
    ["columns in another order", "amount,good,technique\n-1,flour,bake\n1.4,bread,bake\n"],
  ])("%s are read", async (_, content) => {
    const { rows, problems } = await recipes(content);
    expect(problems).toEqual([]);
    expect(rows).toEqual(asRead);
  });

  test("rows are counted as a spreadsheet does, also where cells have several lines", async () => {
    const { economy, errors } = await readFiles({
      "recipes.csv":
        'technique,good,amount,note\nbake,flour,-1,"one\ntwo, ""three"""\n\nbake,bread,x,\n',
    });
    expect(errors).toEqual(["recipes.csv row 4 amount: read.not-number"]);
    expect(economy.tables.recipes.rows[0]?.note).toBe('one\ntwo, "three"');
    expect(economy.tables.recipes.lines).toEqual([2, 4]);
  });
});

describe("broken rows", () => {
  test("a quote that is never closed is named with the row where it opens", async () => {
    const { errors, rows } = await recipes(`${plain}bake,"bread,1\nbake,flour,2\n`);
    expect(errors).toEqual([
      "recipes.csv row 4: read.unclosed-quote",
      "recipes.csv: read.rows-lost",
    ]);
    expect(rows).toEqual(asRead);
  });

  test("text after a closing quote is an error", async () => {
    const { errors } = await recipes('technique,good,amount\nbake,"bread"s,1\n');
    expect(errors).toEqual(["recipes.csv row 2: read.stray-quote"]);
  });

  test("a row with too few cells is an error, as in a file that is cut off", async () => {
    const { errors, sentences } = await recipes(`${plain}bake,bre`);
    expect(errors).toEqual(["recipes.csv row 4: read.few-cells", "recipes.csv: read.rows-lost"]);
    expect(sentences[0]).toContain("2 cells, the header 3");
  });

  test("a row with too many cells is an error and not read: its cells may be shifted", async () => {
    const { errors, rows } = await recipes(
      "technique,good,amount\nbake,bread,1,4\nbake,flour,-1\n",
    );
    expect(errors).toEqual(["recipes.csv row 2: read.many-cells", "recipes.csv: read.rows-lost"]);
    expect(rows).toHaveLength(1);
  });

  test("an empty file, and one with nothing but line ends, is an error", async () => {
    expect((await recipes("")).errors[0]).toBe("recipes.csv: read.empty-file");
    expect((await recipes("\r\n\r\n")).errors[0]).toBe("recipes.csv: read.empty-file");
    expect((await recipes("\uFEFF")).errors[0]).toBe("recipes.csv: read.empty-file");
  });

  test("a header without rows is an error only where rows are needed", async () => {
    const { errors } = await readFiles({
      "recipes.csv": "technique,good,amount\n",
      "places.csv": "place\n",
    });
    expect(errors).toEqual(["recipes.csv: read.no-rows"]);
  });
});

describe("the header", () => {
  test("a mistyped name in any column of any table is named with what was meant", async () => {
    const missed: string[] = [];
    let walked = 0;
    for (const table of tableNames) {
      const columns = columnsOf(table).map(({ name }) => name);
      for (const [i, column] of columns.entries()) {
        const mistyped =
          column.length < 3
            ? `${column}e`
            : `${column.slice(0, -2)}${column.at(-1)!}${column.at(-2)!}`;
        if (mistyped === column || columns.includes(mistyped)) continue;
        walked++;
        const { problems } = await readFiles({
          [`${table}.csv`]: `${columns.with(i, mistyped).join(",")}\n`,
        });
        const named = problems.find(({ key }) => key === "read.unknown-column-near");
        const values = named?.values;
        if (values?.["found"] !== mistyped || values["near"] !== column)
          missed.push(`${table}.${column}`);
      }
    }
    expect(missed).toEqual([]);
    expect(walked).toBeGreaterThan(180);
  });

  test("a column that resembles none is an error that lists the columns there are", async () => {
    const { errors, sentences } = await readFiles({
      "techniques.csv": "technique,colour\nbake,red\n",
    });
    expect(errors).toEqual(["techniques.csv row 1: read.unknown-column"]);
    expect(sentences[0]).toContain("technique, name, unit, where, season, integer, source, note");
  });

  test("duplicate and missing columns are errors", async () => {
    const { errors } = await recipes("technique,amount,amount\nbake,1,2\n");
    expect(errors).toEqual([
      "recipes.csv row 1 amount: read.duplicate-column",
      "recipes.csv good: read.missing-column",
    ]);
  });

  test("a missing column that was only mistyped is said once", async () => {
    const { errors } = await recipes("technique,good,amuont\nbake,bread,1\n");
    expect(errors).toEqual(["recipes.csv amount: read.unknown-column-near"]);
  });

  test("cells below no name are an error", async () => {
    const { errors } = await recipes("technique,,good,amount\nbake,x,bread,1\nbake,y,flour,1\n");
    expect(errors).toEqual([
      "recipes.csv row 2: read.column-without-name",
      "recipes.csv row 3: read.column-without-name",
    ]);
  });

  test("a first row that names no column is called so, once", async () => {
    const { errors } = await recipes("bake,bread,1\nbake,flour,2\n");
    expect(errors).toEqual(["recipes.csv row 1: read.no-header", "recipes.csv: read.rows-lost"]);
    expect((await recipes("\ntechnique,good,amount\nbake,bread,1\n")).errors[0]).toBe(
      "recipes.csv row 1: read.no-header-row",
    );
  });
});

describe("numbers", () => {
  const amounts = async (delimiter: string, ...cells: string[]) => {
    const quote = (cell: string) => (cell.includes(delimiter) ? `"${cell}"` : cell);
    const lines = [
      ["technique", "good", "amount"].join(delimiter),
      ...cells.map((cell, i) => ["bake", `bread ${i}`, quote(cell)].join(delimiter)),
    ];
    const { rows, errors } = await recipes(`${lines.join("\n")}\n`);
    return { amounts: rows.map((row) => row.amount), errors };
  };

  test.each([
    [
      ",",
      ["1", "-1.5", "+2.25", ".5", "5.", "1e3", "1.5E-2", "1.234"],
      [1, -1.5, 2.25, 0.5, 5, 1000, 0.015, 1.234],
    ],
    [";", ["0,5", "1,234", "12345", "−2,5", "1e3"], [0.5, 1.234, 12345, -2.5, 1000]],
    [";", ["0.5", "1.234"], [0.5, 1.234]],
    ["\t", ["12,50", "3,125"], [12.5, 3.125]],
    [",", ["1,234.5", "1,234,567", "0.5"], [1234.5, 1234567, 0.5]],
    [";", ["1.234,5", "1.234.567", "0,5"], [1234.5, 1234567, 0.5]],
    [";", ["1 234,5", "1\u00a0234\u202f567,25", "1'234"], [1234.5, 1234567.25, 1234]],
  ])("between %j, %j is %j", async (delimiter, cells, expected) => {
    const read = await amounts(delimiter, ...cells);
    expect(read).toEqual({ amounts: expected, errors: [] });
  });

  test.each([
    [";", ["1,234", "2,345"]],
    [";", ["1.234", "12"]],
    ["\t", ["1.234", "999,999"]],
    [",", ["1,234", "0.5"]],
  ])(
    "between %j, nothing tells what %j means: an error, never a guess",
    async (delimiter, cells) => {
      const { errors, amounts: read } = await amounts(delimiter, ...cells);
      expect(errors.length).toBeGreaterThan(0);
      expect(new Set(errors.map((error) => error.split(": ")[1]))).toEqual(
        new Set(["read.ambiguous-number"]),
      );
      expect(read).not.toContain(1234);
      expect(read).not.toContain(1.234);
    },
  );

  test("a file that mixes decimal points and commas is an error that shows one of each", async () => {
    const { errors, sentences } = await recipes(
      "technique;good;amount\nbake;bread;0,5\nbake;flour;0.5\n",
    );
    expect(errors).toEqual(["recipes.csv row 3: read.mixed-decimals"]);
    expect(sentences[0]).toContain(
      "decimal points (0.5 in row 3) and decimal commas (0,5 in row 2)",
    );
  });

  test.each([
    ["abc", "read.not-number"],
    ["1,2,3", "read.not-number"],
    ["1.2.3", "read.not-number"],
    ["12 t", "read.not-number"],
    ["5%", "read.not-number"],
    ["0x10", "read.not-number"],
    ["NaN", "read.not-number"],
    ["Infinity", "read.not-number"],
    ["--1", "read.not-number"],
    ["1e999", "read.number-out-of-reach"],
    ["1e-999", "read.number-out-of-reach"],
    ["#REF!", "read.error-value"],
    ["#N/A", "read.error-value"],
    ["#WERT!", "read.error-value"],
  ])("%s is no number", async (cell, key) => {
    const { errors } = await amounts(",", cell, "0.5");
    expect(errors).toEqual([`recipes.csv row 2 amount: ${key}`]);
  });

  test("whole numbers, ranges and required cells are held to", async () => {
    const { errors } = await readFiles({
      "periods.csv": "period,years\n1.5,1\n2,0\n99999999999999999999,1\n",
      "goods.csv": "good,unit,survival,weight\nflour,t,-0.1,1\nbread,,1.5,1\ngrain,t,1,-2\n",
    });
    expect(errors).toEqual([
      "goods.csv row 2 survival: check.cell.below",
      "goods.csv row 3 survival: check.cell.over",
      "goods.csv row 3 unit: check.cell.required",
      "goods.csv row 4 weight: check.cell.not-above",
      "periods.csv row 2 period: check.cell.whole",
      "periods.csv row 3 years: check.cell.not-above",
      "periods.csv row 4 period: read.number-out-of-reach",
    ]);
  });

  test("a decimal sign that the descriptor states settles the file", async () => {
    const resource = {
      name: "recipes",
      path: "recipes.csv",
      dialect: { delimiter: ";" },
      schema: { fields: [{ name: "amount", type: "number", decimalChar: "," }] },
    };
    const { economy, errors } = await readFiles({
      "datapackage.json": JSON.stringify({ name: "x", resources: [resource] }),
      "recipes.csv": "technique;good;amount\nbake;bread;1,234\n",
    });
    expect(errors).toEqual([]);
    expect(economy.tables.recipes.rows[0]?.amount).toBe(1.234);
  });
});

describe("other cells", () => {
  test("choices are taken in any case, and a mistyped one is named with what was meant", async () => {
    const { economy, errors, sentences } = await readFiles({
      "goods.csv": "good,unit,disposal\nflour,t,Free\nbread,t,nnoe\n",
    });
    expect(economy.tables.goods.rows[0]?.disposal).toBe("free");
    expect(errors).toEqual(["goods.csv row 3 disposal: check.cell.choice"]);
    expect(sentences[0]).toContain('did you mean "none"?');
  });

  test("the table that a change names is a choice, too", async () => {
    const { errors } = await readFiles({
      "changes.csv": "scenario,table,key,factor\ndrought,recipies,technique=bake,2\n",
    });
    expect(errors).toEqual(["changes.csv row 2 table: check.cell.choice"]);
  });

  test("yes and no are taken as people write them, and nothing else", async () => {
    const cells = ["yes", "No", "TRUE", "false", "1", "0", "x", "", "perhaps"];
    const { economy, errors } = await readFiles({
      "goods.csv": `good,unit,pooled\n${cells.map((cell, i) => `good ${i},t,${cell}\n`).join("")}`,
    });
    expect(economy.tables.goods.rows.map(({ pooled }) => pooled)).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      undefined,
      undefined,
    ]);
    expect(errors).toEqual(["goods.csv row 10 pooled: read.not-yes"]);
  });

  test("lists are separated by semicolons, with quotes where an item holds one", async () => {
    const { economy, errors } = await readFiles({
      "skills.csv":
        'skill,can_do\nbaking,milling; farming;\nfarming,"""a;b""; c"\nmilling,"""open"\n',
      "goals.csv": "stage,sense,measure,breakpoints\n1,most,fulfilment,0.5; 1\n",
    });
    expect(economy.tables.skills.rows.map(({ can_do }) => can_do)).toEqual([
      ["milling", "farming"],
      ["a;b", "c"],
      undefined,
    ]);
    expect(economy.tables.goals.rows[0]?.breakpoints).toEqual([0.5, 1]);
    expect(errors).toEqual(["skills.csv row 4 can_do: read.list-quotes"]);
  });

  test("white space around a name is dropped, and inside it counts as one space", async () => {
    const { rows, problems } = await recipes(
      "technique,good,amount\n bake\u00a0 bread ,flour\t,1\n",
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ technique: "bake bread", good: "flour", amount: 1 }]);
  });

  test("a name with a character that can't be seen is refused, and shown", async () => {
    const { errors, sentences } = await recipes("technique,good,amount\nba\u007fke,flour,1\n");
    expect(errors).toEqual(["recipes.csv row 2 technique: read.control-character"]);
    expect(sentences[0]).toContain("ba\\u007fke");
  });

  test("a cell with nothing but spaces is empty", async () => {
    const { errors } = await recipes('technique,good,amount\nbake," ",1\n');
    expect(errors).toEqual(["recipes.csv row 2 good: check.cell.required"]);
  });

  test("problems carry the row's key, so that a sorted sheet finds it again", async () => {
    const { problems } = await recipes("technique,good,amount,lag\nbake,flour,x,2\n");
    expect(problems[0]?.where).toEqual({
      file: "recipes.csv",
      table: "recipes",
      row: 2,
      key: "technique=bake; good=flour; lag=2",
      column: "amount",
    });
  });
});

describe("very many problems", () => {
  test("of a kind, the first are kept and the rest is counted", async () => {
    const bad = 50_000;
    const { problems, sentences } = await readFiles({
      "recipes.csv": `technique,good,amount\n${"bake,bread,many\n".repeat(bad)}`,
    });
    expect(problems).toHaveLength(21);
    expect(problems[20]?.key).toBe("read.more");
    expect(problems[20]?.values["count"]).toBe(bad - 20);
    expect(sentences[20]).toBe(
      "recipes.csv: 49,980 more problems like the last one in column “amount”",
    );
  });
});
