import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { emptyFolder, examples, inProcess } from "./command.ts";
import { mistyped, writeBakery } from "./small-economies.ts";

let folder = "";
beforeEach(async () => {
  folder = await emptyFolder();
});
const ochoa = join(examples, "ochoa");

describe("analyse", () => {
  test("an economy: labour content as published, multipliers, what if", async () => {
    const told = await inProcess(["analyse", ochoa, "--what-if", "product 2=100"]);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/product 2 +unit +11,064\.3 +5\.84893 +7\.73943/u);
    expect(told.out).toMatch(/hours: labour +115,320 +\+773\.943/u);
  });

  test("one document with --json, and files with --out, which may be written again", async () => {
    const out = join(folder, "analysis");
    const args = ["analyse", ochoa, "--out", out];
    const told = await inProcess([...args, "--json"]);
    expect(told.code).toBe(0);
    const document = JSON.parse(told.out) as { goods: { good: string; hours: unknown }[] };
    expect(document.goods.map(({ good }) => good)).toEqual(["product 1", "product 2", "product 3"]);
    const goods = await readFile(join(out, "goods.csv"), "utf8");
    expect(goods.split("\n")[1]).toMatch(/^product 1,unit,/u);
    expect((await inProcess(args)).code).toBe(0);
  });

  test("a folder with other files is left alone", async () => {
    await writeFile(join(folder, "mine.txt"), "mine");
    const told = await inProcess(["analyse", ochoa, "--out", folder]);
    expect(told.code).toBe(1);
    expect(told.err).toContain("holds other files");
  });

  test("a plan, with a rule for what is made together", async () => {
    const out = join(folder, "plan");
    await inProcess(["plan", join(examples, "two-villages"), "--out", out]);
    const refused = await inProcess(["analyse", out]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("mill grain makes flour, bran together");
    const told = await inProcess(["analyse", out, "--joint", "first", "--top", "3"]);
    expect(told.code).toBe(0);
    expect(told.out).toContain("Shown are the 3 of 11 goods");
  });

  test("an economy with problems, one that isn't there, goods that aren't", async () => {
    await writeBakery(folder, mistyped);
    const wrong = await inProcess(["analyse", folder]);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("braed") as unknown]);
    expect((await inProcess(["analyse", join(folder, "none")])).code).toBe(1);
    const unknown = await inProcess(["analyse", ochoa, "--what-if", "product2=1"]);
    expect([unknown.code, unknown.err]).toEqual([
      1,
      expect.stringContaining("is product 2 meant?") as unknown,
    ]);
  });

  test.each([
    [["--what-if", "steel"], "--what-if can't be steel"],
    [["--what-if", "a=1; a=2"], "names a twice"],
    [["--what-if", "a="], "--what-if can't be"],
    [["--top", "1.5"], "--top takes a whole number"],
    [["--joint", "size"], "--joint can't be size"],
  ])("%j is wrong usage", async (args, said) => {
    const told = await inProcess(["analyse", ochoa, ...args]);
    expect([told.code, told.err]).toEqual([2, expect.stringContaining(said) as unknown]);
  });
});
