import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAndCheck, readEconomy } from "../../src/economy/index.ts";
import { EconomyProblems, errorsIn } from "../../src/economy/problem.ts";
import { asOrdinaryUser, least, readAt, readFiles, withFolder, writeFiles } from "./packages.ts";

const descriptor = (content: object): string => JSON.stringify({ name: "x", ...content });

describe("a folder", () => {
  test("is read with what its descriptor says of it", async () => {
    const { economy, problems } = await readFiles({
      "datapackage.json": descriptor({
        name: "Our Valley",
        title: "Our valley",
        description: " What we have ",
        version: "1.2",
        licenses: [{ name: "CC-BY-4.0", path: "https://creativecommons.org/licenses/by/4.0/" }],
        languages: ["pt-BR", "en"],
        contributors: [{ title: "The planning group" }],
      }),
    });
    expect(problems).toEqual([]);
    expect(economy.about).toEqual({
      name: "our-valley",
      title: "Our valley",
      description: "What we have",
      version: "1.2",
      licence: "CC-BY-4.0",
      language: "pt-BR",
      other: { contributors: '[{"title":"The planning group"}]' },
    });
    expect(economy.tables.goods).toEqual({
      file: "goods.csv",
      rows: [
        { good: "flour", unit: "t" },
        { good: "bread", unit: "t" },
      ],
      lines: [2, 3],
    });
    expect(economy.tables.places).toEqual({ file: "places.csv", rows: [], lines: [] });
  });

  test("without a descriptor is read with a warning", async () => {
    const { economy, errors, warnings } = await readFiles({ "datapackage.json": undefined });
    expect(errors).toEqual([]);
    expect(warnings).toEqual(["datapackage.json: read.no-descriptor"]);
    expect(economy.tables.recipes.rows).toHaveLength(2);
    expect(economy.about.name).toMatch(/^commonweal-/);
  });

  test("without the needed tables is named with all of those that are missing", async () => {
    const { errors } = await readFiles({ "goods.csv": undefined, "needs.csv": undefined });
    expect(errors).toEqual(["goods.csv: read.missing-table", "needs.csv: read.missing-table"]);
  });

  test("may keep other files; those that look like mistyped tables are errors", async () => {
    const { errors, warnings } = await readFiles({
      "README.md": "# Ours",
      "map.png": "x",
      ".~lock.goods.csv#": "",
      "~$goods.xlsx": "",
      "prices-of-1987.csv": "a,b\n",
      "gods.csv": "good,unit\nsalt,t\n",
      "places.ods": "x",
    });
    expect(errors).toEqual(["gods.csv: read.unknown-file-near"]);
    expect(warnings).toEqual(["places.ods: read.not-csv", "prices-of-1987.csv: read.unknown-file"]);
  });

  test("takes names of files in any case, but only one file per table", async () => {
    const { economy, errors } = await readFiles({
      "Places.CSV": "place\nhill\n",
      "GOODS.csv": "good,unit\nsalt,t\n",
    });
    expect(economy.tables.places.rows).toEqual([{ place: "hill" }]);
    expect(errors).toEqual(["GOODS.csv: read.table-twice", "goods.csv: read.rows-lost"]);
  });
});

describe("a descriptor", () => {
  test("may give files other names, and folders", async () => {
    const { economy, problems } = await readFiles({
      "datapackage.json": descriptor({
        resources: [
          ...["periods", "goods", "techniques", "needs"].map((name) => ({
            name,
            path: `${name}.csv`,
          })),
          { name: "recipes", path: "data/recipes 2026.csv" },
          { name: "scanned-letters", path: "letters.pdf" },
        ],
      }),
      "recipes.csv": undefined,
      "data/recipes 2026.csv": least["recipes.csv"],
    });
    expect(problems.map(({ key }) => key)).toEqual(["read.unknown-resource"]);
    expect(economy.tables.recipes.file).toBe("data/recipes 2026.csv");
    expect(economy.tables.recipes.rows).toHaveLength(2);
  });

  test("that doesn't list a table's file doesn't hide it", async () => {
    const { economy, errors, warnings } = await readFiles({
      "datapackage.json": descriptor({ resources: [{ name: "goods", path: "./goods.csv" }] }),
    });
    expect(errors).toEqual([]);
    expect(warnings).toEqual(
      ["needs.csv", "periods.csv", "recipes.csv", "techniques.csv"].map(
        (file) => `${file}: read.not-listed`,
      ),
    );
    expect(economy.tables.needs.rows).toHaveLength(1);
  });

  test.each([
    ["../outside.csv", "read.path-leaves-folder"],
    ["data/../../outside.csv", "read.path-leaves-folder"],
    ["/etc/passwd", "read.path-leaves-folder"],
    ["C:\\goods.csv", "read.path-leaves-folder"],
    ["\\\\server\\goods.csv", "read.path-leaves-folder"],
    ["https://example.org/goods.csv", "read.path-leaves-folder"],
    ["file:///etc/passwd", "read.path-leaves-folder"],
    ["nowhere.csv", "read.no-such-file"],
    ["data", "read.not-a-file"],
    ["goods\u0000.csv", "read.cannot-read"],
  ])("that names %j reads nothing and says why", async (path, key) => {
    const { problems, economy } = await readFiles({
      "datapackage.json": descriptor({ resources: [{ name: "goods", path }] }),
      "goods.csv": undefined,
      "data/else.txt": "",
    });
    expect(errorsIn(problems)[0]?.key).toBe(key);
    expect(economy.tables.goods.rows).toEqual([]);
  });

  test("can't lead out of the folder through a link either", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, { "secret.csv": "good,unit\nsecret,t\n" });
      const inner = join(folder, "economy");
      await mkdir(inner);
      await writeFiles(inner, least);
      await writeFile(join(inner, "units.csv"), "");
      await symlink(join(folder, "secret.csv"), join(inner, "places.csv"));
      await symlink(join(inner, "goods.csv"), join(inner, "sources.csv"));
      const { errors } = await readAt(inner);
      expect(errors).toContain("places.csv: read.path-leaves-folder");
      expect(errors).not.toContain("sources.csv: read.path-leaves-folder");
    });
  });

  test.each([
    ["{", "read.not-json"],
    ["", "read.not-json"],
    ["[]", "read.not-json-object"],
    ["null", "read.not-json-object"],
    ['"economy"', "read.not-json-object"],
    ['{ "resources": {} }', "read.resources-not-list"],
    ['{ "resources": [3] }', "read.resource-not-object"],
    ['{ "resources": [{}] }', "read.resource-without-name"],
    ['{ "resources": [{ "name": 3, "path": "a.csv" }] }', "read.resource-without-name"],
    ['{ "resources": [{ "name": "goods" }] }', "read.resource-without-path"],
    [
      '{ "resources": [{ "name": "goods", "path": ["a.csv", "b.csv"] }] }',
      "read.resource-without-path",
    ],
    ['{ "resources": [{ "name": "gods", "path": "goods.csv" }] }', "read.unknown-resource-near"],
    [
      '{ "resources": [{ "name": "goods", "path": "goods.csv" }, { "name": "Goods", "path": "g.csv" }] }',
      "read.resource-twice",
    ],
    [
      '{ "resources": [{ "name": "goods", "path": "goods.csv" }, { "name": "places", "path": "goods.csv" }] }',
      "read.path-twice",
    ],
    ['{ "title": 3 }', "read.property-not-text"],
    ['{ "licenses": "MIT" }', "read.licenses-not-list"],
    ['{ "licenses": ["MIT"] }', "read.licenses-not-list"],
  ])("%s is a problem, and the tables are read all the same", async (content, key) => {
    const { errors, economy } = await readFiles({ "datapackage.json": content });
    expect(errors).toContain(`datapackage.json: ${key}`);
    expect(economy.tables.recipes.rows).toHaveLength(2);
  });

  test("in another encoding is a problem, too", async () => {
    const { errors } = await readFiles({
      "datapackage.json": Buffer.from('{ "title": "Caf\u00e9" }', "latin1"),
    });
    expect(errors).toEqual(["datapackage.json row 1: read.not-utf-8"]);
  });
});

describe("a path", () => {
  test("to nothing is a problem and no exception", async () => {
    const { errors } = await readAt("/nowhere/at/all");
    expect(errors).toEqual(["/nowhere/at/all: read.no-such-file"]);
    expect((await readAt("/nowhere/at/all.xlsx")).errors).toEqual([
      "/nowhere/at/all.xlsx: read.no-such-file",
    ]);
    expect((await readAt("/nowhere\u0000")).errors).toEqual(["/nowhere\u0000: read.cannot-read"]);
  });

  test("to a file that is no workbook is a problem", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, least);
      expect((await readAt(join(folder, "goods.csv"))).errors).toEqual([
        `${join(folder, "goods.csv")}: read.not-an-economy`,
      ]);
    });
  });

  test("through a file is a problem", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, least);
      const path = join(folder, "goods.csv", "more");
      expect((await readAt(path)).errors).toEqual([`${path}: read.no-such-file`]);
    });
  });

  test("that may not be read is a problem", async () => {
    await withFolder(async (folder) => {
      await chmod(folder, 0o755);
      await writeFiles(folder, least);
      await chmod(join(folder, "goods.csv"), 0);
      const { errors } = await asOrdinaryUser(() => readAt(folder));
      expect(errors).toEqual(["goods.csv: read.no-permission", "goods.csv: read.rows-lost"]);
      await chmod(folder, 0);
      expect((await asOrdinaryUser(() => readAt(folder))).errors).toEqual([
        `${folder}: read.no-permission`,
      ]);
      await chmod(folder, 0o700);
    });
  });
});

describe("reading an economy", () => {
  test("gives what is read, once nothing is wrong", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, {
        ...least,
        "stocks.csv": "good,opening\nflour,100\n",
      });
      const economy = await readEconomy(folder);
      expect(economy.tables.stocks.rows).toEqual([{ good: "flour", opening: 100 }]);
    });
  });

  test("throws everything that is wrong: what can't be read and what makes no sense", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, {
        ...least,
        "recipes.csv": "technique,good,amount\nbake,flor,-1\nbake,bread,much\n",
      });
      const thrown = await readEconomy(folder).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(EconomyProblems);
      const { problems, message } = thrown as EconomyProblems;
      const keys = problems.map(({ key }) => key);
      expect(keys).toContain("read.not-number");
      expect(keys.some((key) => key.startsWith("check.reference."))).toBe(true);
      expect(message).toContain('recipes.csv row 3: column "amount" holds "much"');
    });
  });

  test("says nothing twice, and nothing that only follows from what couldn't be read", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, {
        ...least,
        "goods.csv": 'good,unit\nflour,t\n"bread,t\n',
        "periods.csv": "period,years\n1,one\n",
      });
      const { problems } = await readAndCheck(folder);
      expect(errorsIn(problems).map(({ key }) => key)).toEqual([
        "read.unclosed-quote",
        "read.not-number",
        "read.rows-lost",
      ]);
    });
  });
});
