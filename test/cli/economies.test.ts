import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commonweal, emptyFolder, examples } from "./command.ts";
import { mistyped, writeBakery } from "./small-economies.ts";

interface Checked {
  readonly errors: number;
  readonly warnings: number;
  readonly problems: readonly Readonly<Record<string, unknown>>[];
}

describe("check", () => {
  test("finds nothing wrong with an example, and says what comes next", async () => {
    const { code, out } = await commonweal(["check", "food-basket"], examples);
    expect(out).toContain("No errors, no warnings.");
    expect(out).toContain("commonweal plan food-basket");
    expect(code).toBe(0);
  });

  test("names every problem with its row, and ends with exit code 1", async () => {
    const folder = await emptyFolder();
    await writeBakery(join(folder, "e"), mistyped);
    const { code, out, err } = await commonweal(["check", "e", "--quiet"], folder);
    expect(out).toContain(
      'error: needs.csv row 2: need "bread" asks for unknown good "braed"; did you mean "bread"?',
    );
    expect(out).toContain("1 error");
    expect(err).toBe("");
    expect(code).toBe(1);
  });

  test("prints one JSON document on standard output, progress elsewhere", async () => {
    const folder = await emptyFolder();
    await writeBakery(join(folder, "e"), mistyped);
    const { code, out, err } = await commonweal(["check", "e", "--json"], folder);
    const { errors, problems } = JSON.parse(out) as Checked;
    expect(errors).toBe(1);
    expect(problems[0]).toMatchObject({
      severity: "error",
      file: "needs.csv",
      row: 2,
      column: "good",
      rowKey: "need=bread; place=Hill",
    });
    expect(err).toContain("Reading e");
    expect(code).toBe(1);
  });

  test("prints warnings and ends with exit code 0", async () => {
    const folder = await emptyFolder();
    await writeBakery(join(folder, "e"));
    await writeFile(join(folder, "e", "periods-of-last-year.csv"), "a,b\n1,2\n");
    const { code, out } = await commonweal(["check", "e"], folder);
    expect(out).toMatch(/^warning: periods-of-last-year\.csv/m);
    expect(out).toContain("No errors, 1 warning.");
    expect(code).toBe(0);
  });

  test("writes commands that can be typed as they stand", async () => {
    const folder = await emptyFolder();
    await writeBakery(join(folder, "our bakery"));
    const { out } = await commonweal(["check", "our bakery"], folder);
    expect(out).toContain('commonweal plan "our bakery"');
  });

  test("says that a folder isn't there", async () => {
    const { code, out } = await commonweal(["check", "nowhere"], await emptyFolder());
    expect(out).toContain("error: nowhere: there is no such file or folder");
    expect(code).toBe(1);
  });
});

describe("init", () => {
  test("makes an economy that is free of problems and plans", async () => {
    const folder = await emptyFolder();
    const made = await commonweal(["init", "valley"], folder);
    expect(made.out).toContain("commonweal plan valley");
    expect(made.code).toBe(0);
    expect(await readdir(join(folder, "valley"))).toContain("README.md");
    expect((await commonweal(["check", "valley"], folder)).code).toBe(0);
    const planned = await commonweal(["plan", "valley", "--json"], folder);
    expect(JSON.parse(planned.out)).toMatchObject({ status: "optimal" });
    expect(planned.code).toBe(0);
  });

  test("leaves a folder alone that holds something", async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, "letter.txt"), "dear all");
    const { code, out, err } = await commonweal(["init", "."], folder);
    expect(err).toContain("it was left alone");
    expect(out).toBe("");
    expect(code).toBe(1);
    expect(await readdir(folder)).toEqual(["letter.txt"]);
  });

  test("doesn't make a folder with the name of a workbook", async () => {
    const folder = await emptyFolder();
    const { code, err } = await commonweal(["init", "valley.xlsx"], folder);
    expect(err).toContain("commonweal export FOLDER --to xlsx");
    expect(code).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("export", () => {
  test("to a workbook and back loses nothing", async () => {
    const folder = await emptyFolder();
    const original = join(examples, "two-villages");
    const there = await commonweal(["export", original, "--to", "xlsx"], folder);
    expect(there).toMatchObject({ code: 0, out: "Written to two-villages.xlsx.\n" });
    const back = await commonweal(["export", "two-villages.xlsx", "--to", "csv"], folder);
    expect(back).toMatchObject({ code: 0, out: "Written to two-villages.\n" });
    const names = (await readdir(original)).sort();
    expect((await readdir(join(folder, "two-villages"))).sort()).toEqual(names);
    for (const name of names) {
      const [before, after] = await Promise.all([
        readFile(join(original, name), "utf8"),
        readFile(join(folder, "two-villages", name), "utf8"),
      ]);
      expect(after, name).toBe(before);
    }
  });

  test("writes over nothing unless it is told to", async () => {
    const folder = await emptyFolder();
    await writeBakery(join(folder, "e"));
    const args = ["export", "e", "--to", "csv", "--out", "copy"];
    await mkdir(join(folder, "copy"));
    const refused = await commonweal(args, folder);
    expect(refused.err).toContain("add --replace");
    expect(refused.code).toBe(1);
    expect(await readdir(join(folder, "copy"))).toEqual([]);
    expect((await commonweal([...args, "--replace"], folder)).code).toBe(0);
    expect(await readdir(join(folder, "copy"))).toEqual(await readdir(join(folder, "e")));
  });

  test("refuses what it could not read, for that would be lost", async () => {
    const folder = await emptyFolder();
    await writeBakery(join(folder, "e"));
    await writeFile(join(folder, "e", "goods.csv"), "good,unit\nflour,kg\nbread,kg,surplus\n");
    const { code, err } = await commonweal(["export", "e", "--to", "xlsx"], folder);
    expect(err).toContain("error: goods.csv row 3");
    expect(code).toBe(1);
    expect(await readdir(folder)).toEqual(["e"]);
  });

  test("wants the name and the format to agree", async () => {
    const folder = await emptyFolder();
    await writeBakery(join(folder, "e"));
    const { code, err } = await commonweal(
      ["export", "e", "--to", "csv", "--out", "copy.xlsx"],
      folder,
    );
    expect(err).toContain("--to csv can't be written to copy.xlsx");
    expect(code).toBe(2);
  });
});
