import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, readEconomy } from "commonweal";
import { afterAll, describe, expect, test } from "vitest";
import { accountsBeside, withAccounts } from "../../src/accounts/reports/beside.ts";
import { economyContent, writePackage } from "../../src/economy/index.ts";
import { exampleFolder } from "./planned.ts";

const scratch = mkdtempSync(join(tmpdir(), "commonweal-examples-"));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const examples = readdirSync(exampleFolder(""), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe("the bundled examples", () => {
  test("are all here", () => {
    expect(examples.toSorted()).toEqual(
      [
        "farmer",
        "food-basket",
        "food-basket-per-place",
        "ochoa",
        "stigler-diet",
        "two-villages",
        "usa-2014",
        "valley",
      ].toSorted(),
    );
  });

  for (const name of examples) {
    test(`${name} is written exactly as the program writes an economy`, async () => {
      const economy = await readEconomy(exampleFolder(name));
      const { about, tables } = economyContent(economy);
      const accounts = await accountsBeside(exampleFolder(name));
      const content = { about, tables: { ...tables, ...accounts } };
      await writePackage(join(scratch, name), content, withAccounts);
      const files = readdirSync(exampleFolder(name));
      expect(readdirSync(join(scratch, name)).toSorted()).toEqual(files.toSorted());
      for (const file of files) {
        expect(readFileSync(join(scratch, name, file), "utf8"), file).toBe(
          readFileSync(join(exampleFolder(name), file), "utf8"),
        );
      }
    });

    test(`${name} has no problems, and names its licence and its sources`, async () => {
      const economy = await readEconomy(exampleFolder(name));
      // Ochoa's labour is counted and not limited: that is what the example is about.
      const expected = name === "ochoa" ? ["check.skill.unlimited"] : [];
      expect(check(economy).map(({ key }) => key)).toEqual(expected);
      expect(economy.about.licence).toBeDefined();
      expect(economy.tables.sources.rows.length).toBeGreaterThan(0);
      for (const source of economy.tables.sources.rows) {
        expect(source.licence, source.source).toBeDefined();
      }
    });
  }
});
