import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { writeEconomy } from "../../src/economy/index.ts";
import { hillsAndTown } from "../accounts/backtest-economy.ts";
import { emptyFolder, inProcess } from "./command.ts";

let folder = "";
beforeEach(async () => {
  folder = join(await emptyFolder(), "hills");
  await writeEconomy(hillsAndTown(), folder);
});

const dry = ["--scenario", "dry year", "--exaggerate", "0.3", "--of", "food"] as const;

describe("backtest", () => {
  test("says what comes of believing, and of knowing", async () => {
    const told = await inProcess(["backtest", folder, ...dry]);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/4 periods, 1 to 4 carried\s+out on what was believed/u);
    expect(told.out).toMatch(/Reports believed +0% +\d+/u);
    expect(told.out).toMatch(/All known +[\d.]+% +\d+/u);
    expect(told.out).toMatch(/on paper/u);
    expect(told.out).toMatch(/grain sent on road down +[\d.]+ +0 +0%/u);
  });

  test("prints one document with --json", async () => {
    const told = await inProcess([
      ...["backtest", folder, ...dry, "--when", "2", "--from", "2", "--periods", "2"],
      ...["--policies", "truth", "--json", "--seed", "3"],
    ]);
    expect(told.code).toBe(0);
    expect(JSON.parse(told.out)).toMatchObject({
      status: "backtested",
      periods: [2, 3],
      policies: [{ policy: "truth", periods: [{ period: 2 }, { period: 3, onPaper: 0 }] }],
    });
  });

  const wrong: readonly (readonly [args: readonly string[], says: string, code: number])[] = [
    [
      ["--policies", "hope"],
      "There is no policy hope; there are believe, reconcile, inspect, truth",
      2,
    ],
    [["--periods", "1.5"], "--periods takes a whole number, not 1.5.", 2],
    [["--of", "food"], "say by how much with --exaggerate", 2],
    [["--exaggerate", "0.3", "--of", "graim"], "did you mean grain?", 1],
    [["--scenario", "dry yaer"], "did you mean dry year?", 1],
    [["--from", "9"], "9", 1],
  ];
  test.for(wrong)("refuses %s", async ([args, says, code]) => {
    const told = await inProcess(["backtest", folder, ...args]);
    expect(told.err).toContain(says);
    expect(told.out).toBe("");
    expect(told.code).toBe(code);
  });
});
