import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alone } from "../../src/accounts/reports/lock.ts";
import { readAccounts } from "../../src/accounts/reports/read.ts";
import { recordReport, type Written } from "../../src/accounts/reports/record.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { EconomyProblems, renderProblem } from "../../src/economy/problem.ts";
import { asOrdinaryUser, withFolder, writeFiles } from "../economy/packages.ts";
import { valley } from "./reports-economy.ts";

const economy = economyOf({ name: "valley" }, valley);
const settings = { today: "2026-04-01", now: Date.parse("2026-06-01T00:00Z") };
const child = fileURLToPath(new URL("record-child.ts", import.meta.url));

const harvest: Written = { by: "upper farm", period: "1", what: "made", of: "grain", amount: "30" };

const record = (path: string, written: Written = harvest) =>
  recordReport(path, economy, written, settings);

/** What it says where it refuses, and that it has written nothing. */
async function refused(
  folder: string,
  written: Written,
  path = folder,
): Promise<readonly string[]> {
  const before = await contentOf(folder);
  const error: unknown = await record(path, written).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(await contentOf(folder)).toEqual(before);
  if (!(error instanceof EconomyProblems)) throw error as Error;
  return error.problems.map((problem) => renderProblem(problem));
}

async function contentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "latin1")));
  return Object.fromEntries(names.map((name, i) => [name, texts[i]!]));
}

/** The file after a report was added to one that held `bytes`. */
async function added(bytes: string | Uint8Array, written?: Written): Promise<Buffer> {
  return withFolder(async (folder) => {
    await writeFiles(folder, { "reports.csv": bytes });
    await record(folder, written);
    expect(await readdir(folder)).toEqual(["reports.csv"]);
    return readFile(join(folder, "reports.csv"));
  });
}

const exact: Written = { ...harvest, amount: "30.5" };
const head = "by,period,what,of,amount";

describe("a report is added in the manner of its file, and all other bytes stay", () => {
  const cases: readonly (readonly [name: string, before: string, line: string])[] = [
    ["commas", `${head}\nmill,1,used,grain,3\n`, "upper farm,1,made,grain,30.5\n"],
    [
      "a last line that isn't ended",
      `${head}\nmill,1,used,grain,3`,
      "\nupper farm,1,made,grain,30.5\n",
    ],
    ["only a header", head, "\nupper farm,1,made,grain,30.5\n"],
    [
      "semicolons, decimal commas, carriage returns, a mark",
      "\uFEFFby;period;what;of;amount\r\nmill;1;used;grain;3,25\r\n",
      "upper farm;1;made;grain;30,5\r\n",
    ],
    [
      "semicolons and decimal points",
      "by;period;what;of;amount\nmill;1;used;grain;3.25\n",
      "upper farm;1;made;grain;30.5\n",
    ],
    [
      "semicolons, nothing that tells",
      "by;period;what;of;amount\n",
      "upper farm;1;made;grain;30,5\n",
    ],
    [
      "a declared delimiter",
      "sep=;\r\nby;period;what;of;amount\r\n",
      "upper farm;1;made;grain;30,5\r\n",
    ],
    [
      "commas and decimal commas",
      `${head}\nmill,1,used,grain,"3,25"\n`,
      'upper farm,1,made,grain,"30,5"\n',
    ],
    ["tabs", "by\tperiod\twhat\tof\tamount\n", "upper farm\t1\tmade\tgrain\t30,5\n"],
    [
      "columns in another order, capitals, and such as nobody here knows",
      "Amount,colour, By ,OF,Period,What,amount_in_words\n3,red,mill,grain,1,used,three\n",
      "30.5,,upper farm,grain,1,made,\n",
    ],
    [
      "columns for what is stated by itself",
      `stated,${head}\n`,
      "2026-04-01,upper farm,1,made,grain,30.5\n",
    ],
  ];
  test.each(cases)("%s", async (_, before, line) => {
    expect((await added(before, exact)).toString("utf8")).toBe(before + line);
  });

  test.each([["utf16le"], ["utf16be"]])("%s", async (encoding) => {
    const encoded = (text: string) => {
      const bytes = Buffer.from(text, "utf16le");
      return encoding === "utf16le" ? bytes : bytes.swap16();
    };
    const before = "\uFEFFby\tperiod\twhat\tof\tamount\r\nmill\t1\tused\tgrain\t3\r\n";
    const after = `${before}upper farm\t1\tmade\tgrain\t30\r\n`;
    expect(await added(encoded(before))).toEqual(encoded(after));
  });

  test("three decimals can't be taken for thousands", async () => {
    const file = await added("by;period;what;of;amount\n", { ...harvest, amount: "1.234" });
    expect(file.toString()).toBe("by;period;what;of;amount\nupper farm;1;made;grain;1,2340\n");
  });

  test("rows that would then be read otherwise keep a figure out", async () => {
    await withFolder(async (folder) => {
      // As long as nothing else has decimals, nobody knows what these mean.
      const open = "by;period;what;of;amount\nmill;1;used;grain;1,250\nmill;1;made;flour;1.250\n";
      await writeFiles(folder, { "reports.csv": open });
      const said = (await refused(folder, exact)).join("\n");
      expect(said).toContain('reports.csv row 2: column "amount" holds "1,250"');
      expect(said).toContain("no row can be added to it that would be read as it is meant");
      await record(folder);
    });
  });

  test("any text that a reader takes comes back as it was given", async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n"),
        fc.oneof(
          fc.string(),
          fc.constantFrom('a "b"', "=1+1", "'=1", "a\nb", " x ", "a;b,c", "-3"),
        ),
        fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
        async (delimiter, newline, note, amount) => {
          const tidy = note.trim().replace(/\r\n?/gu, "\n");
          // eslint-disable-next-line no-control-regex -- files with them are no texts
          if (tidy === "" || /[\u0000-\u0008\u000b-\u001f]/u.test(tidy)) return;
          reached++;
          await withFolder(async (folder) => {
            const heads = ["note", "by", "period", "what", "of", "amount"].join(delimiter);
            await writeFiles(folder, { "reports.csv": heads + newline });
            await record(folder, { ...harvest, note, amount: String(amount) });
            const { accounts, problems } = await readAccounts(folder, economy);
            expect(problems).toEqual([]);
            expect(accounts.reports.rows).toMatchObject([{ note: tidy, amount }]);
          });
        },
      ),
      { numRuns: 60 },
    );
    expect(reached).toBeGreaterThan(40);
  });
});

describe("where the reports stand", () => {
  test("a file that isn't there, or is empty, is begun with all columns", async () => {
    await withFolder(async (folder) => {
      const file = join(folder, "spring.csv");
      const { row, report, file: at } = await record(file);
      expect(row).toBe(2);
      expect(at).toBe(file);
      expect(report.report).toMatch(/^[2-9b-z]{6}$/u);
      expect((await readFile(file, "utf8")).split("\n")).toEqual([
        "report,by,about,period,what,of,with,amount,unit,accuracy,error,method,stated,replaces,source,note",
        `${report.report!},upper farm,,1,made,grain,,30,,,,,2026-04-01,,,`,
        "",
      ]);
      await writeFile(join(folder, "reports.csv"), "");
      expect((await record(folder)).row).toBe(2);
    });
  });

  test("is what the descriptor says", async () => {
    await withFolder(async (folder) => {
      const resource = {
        ...{ name: "reports", path: "stated/1.csv", dialect: { delimiter: ";" } },
        schema: { fields: [{ name: "amount", type: "number", decimalChar: "," }] },
      };
      await writeFiles(folder, {
        "datapackage.json": JSON.stringify({ resources: [resource] }),
        "stated/1.csv": "by;period;what;of;amount\n",
      });
      expect((await record(folder, exact)).row).toBe(2);
      expect(await readFile(join(folder, "stated/1.csv"), "utf8")).toMatch(/grain;30,5\n$/u);
      expect(await readdir(folder)).toEqual(["datapackage.json", "stated"]);
    });
  });

  test("a link is followed, and who may read it stays as it was", async () => {
    await withFolder(async (folder) => {
      await mkdir(join(folder, "a"));
      await writeFiles(folder, { "b.csv": `${head}\n` });
      await chmod(join(folder, "b.csv"), 0o640);
      await symlink(join(folder, "b.csv"), join(folder, "a", "reports.csv"));
      await record(join(folder, "a", "reports.csv"));
      expect(await readFile(join(folder, "b.csv"), "utf8")).toContain("upper farm");
      expect((await stat(join(folder, "b.csv"))).mode & 0o777).toBe(0o640);
      expect(await readdir(join(folder, "a"))).toEqual(["reports.csv"]);
    });
  });
});

describe("nothing is written", () => {
  const problems: readonly (readonly [
    name: string,
    file: string,
    written: Written,
    says: RegExp,
  ])[] = [
    ["for an unknown name", `${head}\n`, { ...harvest, of: "grian" }, /did you mean “grain”/u],
    [
      "for a figure that can't be one",
      `${head}\n`,
      { ...harvest, amount: "much" },
      /expected a number/u,
    ],
    [
      "below a quote that is never closed",
      `${head},note\nmill,1,used,grain,3,"x\n`,
      harvest,
      /never closed/u,
    ],
    [
      "without a column for what is stated",
      `${head}\n`,
      { ...harvest, note: "wet" },
      /no column note/u,
    ],
    ["without the columns that must be there", "by,period,what,of\n", harvest, /no column amount/u],
    ["into what is no text", "\u0001\u0002\u0003\n", harvest, /reports\.csv/u],
    [
      "for a correction of somebody else's",
      `report,replaces,${head}\na,,mill,1,made,grain,3\n`,
      { ...harvest, replaces: "a" },
      /somebody else/u,
    ],
    [
      "under a name that is taken",
      `report,${head}\na,mill,1,made,grain,3\n`,
      { ...harvest, report: "a" },
      /called "a"/u,
    ],
  ];
  test.each(problems)("%s", async (_, file, written, says) => {
    await withFolder(async (folder) => {
      await writeFiles(folder, { "reports.csv": file });
      expect((await refused(folder, written)).join("\n")).toMatch(says);
    });
  });

  test("where two files claim to be the table", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, { "reports.csv": `${head}\n`, "Reports.csv": `${head}\n` });
      expect((await refused(folder, harvest)).join("\n")).toContain("Reports.csv");
    });
  });

  test("into a file that may not be written to", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, { "reports.csv": `${head}\n` });
      await chmod(folder, 0o777);
      await chmod(join(folder, "reports.csv"), 0o444);
      await asOrdinaryUser(async () => {
        await expect(record(folder)).rejects.toMatchObject({ code: "EACCES" });
      });
      expect(await readdir(folder)).toEqual(["reports.csv"]);
    });
  });
});

describe("rows that were there", () => {
  test("are shown where they are of the same figure, also such as count no more", async () => {
    await withFolder(async (folder) => {
      const first = await record(folder);
      const second = await record(folder, {
        ...harvest,
        amount: "31",
        replaces: first.report.report!,
      });
      await record(folder, { ...harvest, by: "Hill", about: "lower farm" });
      const third = await record(folder, {
        ...harvest,
        by: "Hill",
        about: "upper farm",
        amount: "29",
      });
      expect(second.others.map(({ row, counts }) => [row, counts])).toEqual([[2, false]]);
      expect(third.others.map(({ row, counts }) => [row, counts])).toEqual([
        [2, false],
        [3, true],
      ]);
    });
  });

  test("may be wrong: that is told, and keeps nobody from stating theirs", async () => {
    await withFolder(async (folder) => {
      const wrong = Array.from({ length: 30 }, () => "nobody,1,made,grain,3\n").join("");
      await writeFiles(folder, { "reports.csv": `${head}\n${wrong}mill,1,used,grain,three\n` });
      const { further, row } = await record(folder);
      expect(row).toBe(33);
      expect(new Set(further.map(({ key }) => key))).toEqual(
        new Set(["reports.unknown-author", "read.more", "read.not-number"]),
      );
    });
  });
});

describe("several at once", () => {
  test("lose nothing: two processes, and several in this one", async () => {
    await withFolder(async (folder) => {
      const each = 6;
      const processes = ["upper farm", "lower farm"].map((author) =>
        spawn(
          process.execPath,
          ["--import", "jiti/register", child, folder, author, String(each)],
          {
            stdio: ["ignore", "ignore", "inherit"],
          },
        ),
      );
      const codes = processes.map(async (running) => (await once(running, "exit"))[0] as unknown);
      const here = Array.from({ length: each }, (_, i) =>
        record(folder, { ...harvest, by: "mill", amount: String(i + 1) }),
      );
      await Promise.all(here);
      expect(await Promise.all(codes)).toEqual([0, 0]);
      const { accounts, problems } = await readAccounts(folder, economy);
      expect(problems).toEqual([]);
      for (const author of ["upper farm", "lower farm", "mill"]) {
        const amounts = accounts.reports.rows.flatMap(({ by, amount }) =>
          by === author ? [amount] : [],
        );
        const wanted = Array.from({ length: each }, (_, i) => i + 1);
        expect(amounts.sort((a, b) => a - b)).toEqual(wanted);
      }
      expect(await readdir(folder)).toEqual(["reports.csv"]);
    });
  });

  test("a process that is killed leaves the file whole", async () => {
    await withFolder(async (folder) => {
      const file = join(folder, "reports.csv");
      // Large enough that much of the time goes into writing.
      const rows = Array.from({ length: 20_000 }, (_, i) => `mill,1,used,grain,${i}\n`).join("");
      await writeFile(file, `${head}\n${rows}`);
      const running = spawn(
        process.execPath,
        ["--import", "jiti/register", child, folder, "upper farm", "1000000"],
        { stdio: ["ignore", "ignore", "inherit"] },
      );
      const begun = (await stat(file)).size;
      while ((await stat(file)).size < begun + 60) await setTimeout(20);
      running.kill("SIGKILL");
      await once(running, "exit");
      const { accounts, problems } = await readAccounts(folder, economy);
      expect(problems).toEqual([]);
      const added = accounts.reports.rows.slice(20_000).map(({ amount }) => amount);
      expect(added).toEqual(added.map((_, i) => i + 1));
      expect(added.length).toBeGreaterThan(1);
    });
  });

  test("who waits too long is told which file says that somebody else is at it", async () => {
    await withFolder(async (folder) => {
      const file = join(folder, "reports.csv");
      const lock = join(folder, ".reports.csv.lock");
      await writeFile(lock, "left behind\n");
      const error: unknown = await alone(file, () => Promise.resolve(), 100).catch(
        (e: unknown) => e,
      );
      expect(error).toBeInstanceOf(EconomyProblems);
      expect((error as EconomyProblems).message).toContain(`delete ${lock} then`);
      expect(await readFile(lock, "utf8")).toBe("left behind\n");
    });
  });

  test("the file is free again when something failed", async () => {
    await withFolder(async (folder) => {
      const file = join(folder, "reports.csv");
      await expect(alone(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
      await expect(alone(file, () => Promise.resolve(1))).resolves.toBe(1);
      expect(await readdir(folder)).toEqual([]);
    });
  });
});
