import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAccounts } from "../../src/accounts/reports/read.ts";
import { accountsSchema, accountsTables } from "../../src/accounts/reports/tables.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { packageFiles, readAndCheck } from "../../src/economy/index.ts";
import { renderProblem } from "../../src/economy/problem.ts";
import { economySchema } from "../../src/economy/schema.ts";
import type { FileContent } from "../../src/economy/write-folder.ts";
import { catalogues } from "../../src/messages/index.ts";
import {
  leastSheets,
  withFolder,
  workbookParts,
  writeFiles,
  zipped,
  type Files,
  type MadeSheet,
} from "../economy/packages.ts";
import { valley } from "./reports-economy.ts";

const economy = economyOf({ name: "valley" }, valley);

const reports = [
  "report,by,about,period,what,of,with,amount,unit,method,stated,replaces",
  "r1,upper farm,,1,made,grain,,30,,weighed,2026-04-01,",
  "r2,upper farm,,1,sent,grain,mill,12500.5,kg,,,",
  "r3,inspector,Hill,1,closing,grain,,17,,inspected,2026-05-02T09:30+02:00,",
  "",
].join("\n");
const observers = "observer,name\ninspector,Inspector of the federation\n";
const rows = [
  {
    ...{ report: "r1", by: "upper farm", period: 1, what: "made", of: "grain", amount: 30 },
    ...{ method: "weighed", stated: "2026-04-01" },
  },
  {
    ...{ report: "r2", by: "upper farm", period: 1, what: "sent", of: "grain", with: "mill" },
    ...{ amount: 12500.5, unit: "kg" },
  },
  {
    ...{ report: "r3", by: "inspector", about: "Hill", period: 1, what: "closing", of: "grain" },
    ...{ amount: 17, method: "inspected", stated: "2026-05-02T09:30+02:00" },
  },
];

/** What both readers say of a folder: nothing where they say nothing. */
async function readBoth(folder: string) {
  const both = await readAndCheck(folder);
  const { accounts, problems } = await readAccounts(folder, both.economy);
  return {
    accounts,
    economy: both.problems.map((problem) => renderProblem(problem)),
    said: problems.map((problem) => renderProblem(problem)),
  };
}

const text = (content: FileContent): string =>
  typeof content === "string" ? content : [...content].join("");

const economyFiles: Files = Object.fromEntries(
  [...packageFiles({ about: economy.about, tables: valley }, economySchema)].map(
    ([name, content]) => [name, text(content)],
  ),
);

/** The economy's folder with accounts in it; the descriptor lists them where it is told to. */
function besideEconomy(listed: readonly string[], files: Files): Files {
  const descriptor = JSON.parse(economyFiles["datapackage.json"] as string) as {
    resources: unknown[];
  };
  descriptor.resources.push(...listed.map((name) => ({ name, path: `${name}.csv` })));
  return { ...economyFiles, "datapackage.json": JSON.stringify(descriptor), ...files };
}

describe("reports in the folder of their economy", () => {
  test.each([
    ["not listed in its descriptor", []],
    ["listed there", ["reports", "observers"]],
    ["the one listed, the other not", ["reports"]],
  ])("%s: neither reader has anything to say", async (_, listed) => {
    await withFolder(async (folder) => {
      await writeFiles(
        folder,
        besideEconomy(listed, { "reports.csv": reports, "observers.csv": observers }),
      );
      const read = await readBoth(folder);
      expect(read.economy).toEqual([]);
      expect(read.said).toEqual([]);
      expect(read.accounts.reports).toEqual({ file: "reports.csv", rows, lines: [2, 3, 4] });
      expect(read.accounts.observers.rows).toHaveLength(1);
    });
  });

  test("without a descriptor the economy's reader misses it, and the other doesn't", async () => {
    await withFolder(async (folder) => {
      const tables = Object.fromEntries(
        Object.entries(economyFiles).filter(([name]) => name !== "datapackage.json"),
      );
      await writeFiles(folder, { ...tables, "reports.csv": reports, "observers.csv": observers });
      const { problems } = await readAndCheck(folder);
      expect(problems.map(({ key }) => key)).toEqual(["read.no-descriptor"]);
      expect((await readAccounts(folder, economy)).problems).toEqual([]);
    });
  });

  test("in a file of another name, which the descriptor gives", async () => {
    await withFolder(async (folder) => {
      const files = besideEconomy([], { "stated/1.csv": reports, "observers.csv": observers });
      const descriptor = JSON.parse(files["datapackage.json"] as string) as {
        resources: unknown[];
      };
      descriptor.resources.push({ name: "reports", path: "stated/1.csv" });
      await writeFiles(folder, { ...files, "datapackage.json": JSON.stringify(descriptor) });
      const read = await readBoth(folder);
      expect(read.said).toEqual([]);
      expect(read.economy).toEqual([]);
      expect(read.accounts.reports.rows).toEqual(rows);
      expect(read.accounts.reports.file).toBe("stated/1.csv");
    });
  });

  test("a mistyped file name is said, not passed over", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, besideEconomy([], { "reprots.csv": reports }));
      const { said } = await readBoth(folder);
      expect(said.join("\n")).toContain("reprots.csv");
      expect(said.join("\n")).toContain("reports.csv");
    });
  });

  test("two files for one table: neither is read, both are named", async () => {
    await withFolder(async (folder) => {
      await writeFiles(
        folder,
        besideEconomy([], { "reports.csv": reports, "Reports.CSV": reports }),
      );
      const { problems, accounts } = await readAccounts(folder, economy);
      expect(problems.map(({ key }) => key)).toContain("read.table-twice");
      expect(accounts.reports.rows).toEqual([]);
    });
  });
});

describe("reports elsewhere", () => {
  test("in a folder of their own, with nothing beside them", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, {
        "reports.csv": reports,
        "observers.csv": observers,
        "tolerances.csv": "in,of,share\nweighed,grain,0.03\n",
        "deadlines.csv": "period,due\n1,2026-04-30\n",
        "letter.csv": "dear,all\n1,2\n",
      });
      const { accounts, problems } = await readAccounts(folder, economy);
      expect(problems).toEqual([]);
      expect(accounts.reports.rows).toEqual(rows);
      expect(accounts.tolerances.rows).toEqual([{ in: "weighed", of: "grain", share: 0.03 }]);
      expect(accounts.deadlines.rows).toEqual([{ period: 1, due: "2026-04-30" }]);
    });
  });

  test("as one CSV file, named with its path", async () => {
    await withFolder(async (folder) => {
      const file = join(folder, "spring.csv");
      await writeFiles(folder, { "spring.csv": reports.replace("inspector,Hill", "Hill,Hill") });
      const { accounts, problems } = await readAccounts(file, economy);
      expect(problems).toEqual([]);
      expect(accounts.reports.rows).toHaveLength(3);
      await writeFiles(folder, { "spring.csv": reports });
      const again = await readAccounts(file, economy);
      expect(again.problems.map((problem) => renderProblem(problem))).toEqual([
        `${file} row 4: "inspector" is no workplace, no place and no observer; correct the name, or list whoever it is in the table observers`,
      ]);
    });
  });

  test("nowhere: that is said", async () => {
    await withFolder(async (folder) => {
      const keys = async (path: string) =>
        (await readAccounts(path, economy)).problems.map(({ key }) => key);
      expect(await keys(folder)).toEqual(["read.missing-table"]);
      expect(await keys(join(folder, "nothing.csv"))).toEqual(["read.no-such-file"]);
      expect(await keys(join(folder, "nothing"))).toEqual(["read.no-such-file"]);
      await writeFiles(folder, { "empty.csv": "", "reports.csv": "by,period,what,of,amount\n" });
      expect(await keys(join(folder, "empty.csv"))).toEqual(["read.empty-file", "read.rows-lost"]);
      expect(await keys(folder)).toEqual(["read.no-rows"]);
    });
  });
});

describe("reports in the workbook of their economy", () => {
  const date = 46_113; // 1 April 2026, as spreadsheets count days.
  const sheets: Readonly<Record<string, MadeSheet>> = {
    ...leastSheets,
    Reports: {
      rows: [
        ["by", "period", "what", "of", "amount", "stated"],
        ["economy", 1, "made", "bread", 30.5, { xml: `<c s="1"><v>${date}</v></c>` }],
        ["economy", 1, "made", "braed", "31", null],
      ],
    },
  };

  test("neither reader warns of the other's sheets; dates are dates; every row is checked", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, { "plan.xlsx": zipped(workbookParts(sheets)) });
      const path = join(folder, "plan.xlsx");
      const { economy: least, problems } = await readAndCheck(path);
      expect(problems.filter(({ where }) => /report/i.test(where.file))).toEqual([]);
      const read = await readAccounts(path, least);
      expect(read.accounts.reports.rows[0]).toMatchObject({ amount: 30.5, stated: "2026-04-01" });
      // A number written as text is taken as one, with a warning, and its row is held to the rest all the same.
      expect(
        read.problems.map(({ key, where }) => `${where.file} row ${where.row!}: ${key}`),
      ).toEqual([
        "plan.xlsx [Reports] row 3: read.number-as-text",
        "plan.xlsx [Reports] row 3: reports.unknown-of",
      ]);
    });
  });
});

describe("as spreadsheets write them", () => {
  test.each([
    ["semicolons and decimal commas", ";", "30,5", "\r\n"],
    ["tabs and decimal commas", "\t", "30,5", "\n"],
    ["commas, the number in quotes", ",", '"30,5"', "\n"],
    ["a byte order mark, semicolons", ";", "30,5", "\r\n"],
  ])("%s", async (name, delimiter, amount, newline) => {
    await withFolder(async (folder) => {
      const lines = [
        ["by", "period", "what", "of", "amount"],
        ["upper farm", "1", "made", "grain", amount],
        ["mill", "2", "used", "grain", "1200"],
      ].map((cells) => cells.join(delimiter));
      const mark = name.includes("mark") ? "\uFEFF" : "";
      await writeFiles(folder, { "reports.csv": mark + lines.join(newline) + newline });
      const { accounts, problems } = await readAccounts(folder, economy);
      expect(problems).toEqual([]);
      expect(accounts.reports.rows.map((row) => row.amount)).toEqual([30.5, 1200]);
    });
  });

  test("what a cell can't hold is said once, and the other cells of its row are still checked", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, {
        "reports.csv": [
          "by,period,what,of,amount,method",
          "uper farm,1,made,grain,a lot,weighed",
          "upper farm,one,made,grain,1,weighed",
          "upper farm,1,makes,grain,1,wieghed",
          "upper farm,1,made,grain,,",
          "upper frm,1,made,grain,2,",
          "",
        ].join("\n"),
      });
      const { problems } = await readAccounts(folder, economy);
      expect(problems.map(({ key, where }) => `${where.row!} ${key}`)).toEqual([
        "2 read.not-number",
        "3 read.not-number",
        "4 check.cell.choice",
        "4 check.cell.choice",
        "5 check.cell.required",
        "6 reports.unknown-author",
      ]);
    });
  });
});

describe("the tables of accounts", () => {
  const wanted = [...accountsSchema.tables].flatMap(([table, columns]) => [
    `accounts-tables.${table}`,
    ...columns.map(({ name }) => `accounts-tables.${table}.${name}`),
  ]);

  test("have words for every table and column, and no others", () => {
    const entries = Object.keys(catalogues.en).filter((key) => key.startsWith("accounts-tables."));
    expect([...entries].sort()).toEqual([...wanted].sort());
  });

  test("every optional column says what holds where it is empty", () => {
    const silent = [...accountsSchema.tables].flatMap(([table, columns]) =>
      columns
        .filter(({ name, required }) => required !== true && name !== "note" && name !== "with")
        .map(({ name }) => `accounts-tables.${table}.${name}`)
        .filter((key) => !catalogues.en[key as keyof typeof catalogues.en].includes("Empty: ")),
    );
    expect(silent).toEqual([]);
  });

  test("stand beside an economy's without sharing a name", () => {
    const shared = Object.keys(accountsTables).filter((table) => economySchema.tables.has(table));
    expect(shared).toEqual([]);
    expect([...economySchema.besides!].sort()).toEqual(Object.keys(accountsTables).sort());
  });
});
