import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { emptyFolder, examples, inProcess } from "./command.ts";
import { impossible, mistyped, writeBakery } from "./small-economies.ts";

let folder = "";
beforeEach(async () => {
  folder = await emptyFolder();
});

describe("stress", () => {
  test("says what the farmer's insurance costs and saves, and what single losses do", async () => {
    const told = await inProcess(["stress", join(examples, "farmer")]);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/on average +goal 1: stock of dollars +307,240 +308,390 +315,406/u);
    expect(told.out).toMatch(/nothing happens +goal 1: stock of dollars +-9,250/u);
    expect(told.out).toMatch(/land of fields +1 +100% +100%/u);
  });

  test("says where there are no scenarios, and what was ranked by shadow prices only", async () => {
    await writeBakery(folder);
    const told = await inProcess(["stress", folder, "--losses", "1"]);
    expect(told.code).toBe(0);
    expect(told.out).toContain("The economy has no scenarios");
    expect(told.out).toMatch(/(oven of bakery|baking in Hill) +1 +80% +0%/u);
    expect(told.out).toContain("Ranked by shadow prices only");
  });

  test("says where nothing could be lost", async () => {
    await writeBakery(folder, { uses: [], capacities: [], workplaces: [], workforce: [] });
    const told = await inProcess(["stress", folder]);
    expect(told.out).toContain("no route, no imports, no stated people");
  });

  test("prints one document with --json", async () => {
    const told = await inProcess([
      ...["stress", join(examples, "two-villages")],
      ...["--json", "--insure", "worst", "--losses", "1"],
    ]);
    expect(told.code).toBe(0);
    const document = JSON.parse(told.out) as Record<string, unknown>;
    expect(document).toMatchObject({
      status: "stressed",
      insure: "worst",
      scenarios: [{ scenario: null }, { scenario: "drought", insured: { status: "planned" } }],
    });
  });

  test("an economy with problems, and one without a plan, end with exit code 1", async () => {
    await writeBakery(folder, mistyped);
    const wrong = await inProcess(["stress", folder]);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain("braed");
    const other = await emptyFolder();
    await writeBakery(other, impossible);
    const none = await inProcess(["stress", other, "--json"]);
    expect(none.code).toBe(1);
    expect(JSON.parse(none.out)).toMatchObject({ status: "infeasible" });
  });

  test("--losses takes a whole number", async () => {
    const told = await inProcess(["stress", folder, "--losses", "1.5"]);
    expect(told.code).toBe(2);
    expect(told.err).toContain("--losses takes a whole number, not 1.5.");
  });
});
