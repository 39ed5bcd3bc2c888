import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { emptyFolder, inProcess } from "./command.ts";

let folder = "";
beforeEach(async () => {
  folder = await emptyFolder();
});

describe("generate", () => {
  test("writes an economy that check finds sound, and not over another one", async () => {
    const out = join(folder, "made-up");
    const args = ["generate", "--goods", "14", "--places", "2", "--scarcity=-20", "--out", out];
    const told = await inProcess(args);
    expect([told.code, told.err]).toEqual([0, expect.any(String) as unknown]);
    expect(told.out).toContain("15 goods");
    const checked = await inProcess(["check", out]);
    expect([checked.code, checked.out]).toEqual([
      0,
      expect.stringContaining("No errors, no warnings") as unknown,
    ]);
    expect((await inProcess(args)).code).toBe(1);
    expect((await inProcess([...args, "--replace", "--without", "capital, trade"])).code).toBe(0);
  });

  test.each([
    [["--goods", "11"], "--goods can't be 11: a whole number, 12 or more."],
    [["--places", "two"], "--places can't be two: a whole number above 0."],
    [["--scarcity", "120"], "--scarcity can't be 120"],
    [["--inputs", "0"], "--inputs can't be 0"],
    [["--without", "roads"], "--without can't be roads"],
    [["--seed", "x"], "--seed can't be x: a whole number from -2147483648"],
  ])("%j is wrong usage", async (wrong, said) => {
    const rest = ["--goods", "12", "--places", "1", "--out", join(folder, "x")];
    const kept = rest.filter((_, i) => rest[i - (i % 2)] !== wrong[0]);
    const told = await inProcess(["generate", ...wrong, ...kept]);
    expect([told.code, told.err]).toEqual([2, expect.stringContaining(said) as unknown]);
  });
});
