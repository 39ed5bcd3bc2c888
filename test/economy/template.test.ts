import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAndCheck, readEconomy } from "../../src/economy/index.ts";
import { EconomyProblems } from "../../src/economy/problem.ts";
import { columnsOf, tableNames } from "../../src/economy/tables.ts";
import { writeTemplate } from "../../src/economy/template.ts";
import { plan } from "../../src/plan/index.ts";
import { withFolder, writeFiles } from "./packages.ts";

describe("the folder to start from", () => {
  test("has every table with every column, and explains each of them", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "ours");
      await writeTemplate(folder);
      expect(await readdir(folder)).toEqual(
        ["README.md", "datapackage.json", ...tableNames.map((table) => `${table}.csv`)].sort(),
      );
      const readme = await readFile(join(folder, "README.md"), "utf8");
      for (const table of tableNames) {
        const header = (await readFile(join(folder, `${table}.csv`), "utf8")).split("\n")[0];
        expect(header).toBe(
          columnsOf(table)
            .map(({ name }) => name)
            .join(","),
        );
        expect(readme).toContain(`\n## ${table}\n`);
      }
      expect(readme).toContain("| **unit** | name | The unit in which it is counted everywhere");
      expect(readme).toContain(`\`commonweal plan ${folder}\``);
    });
  });

  test("has nothing that check would name", async () => {
    await withFolder(async (base) => {
      await writeTemplate(join(base, "ours"));
      const { problems } = await readAndCheck(join(base, "ours"));
      expect(problems).toEqual([]);
    });
  });

  test("can be planned: bread for everybody, and a shortage that both places share", async () => {
    await withFolder(async (base) => {
      await writeTemplate(join(base, "ours"));
      const economy = await readEconomy(join(base, "ours"));
      const planned = await plan(economy);
      if (planned.kind !== "optimal") throw new Error(planned.kind);
      expect(planned.plan.certificate.ok).toBe(true);
      const shares = (need: string) =>
        planned.plan.tables.deliveries
          .filter((row) => row.need === need)
          .map(({ fulfilment }) => fulfilment);
      for (const share of shares("bread")) expect(share).toBeCloseTo(1, 9);
      const vegetables = shares("vegetables");
      expect(vegetables).toHaveLength(4);
      for (const share of vegetables) {
        expect(share).toBeCloseTo(vegetables[0]!, 7);
        expect(share).toBeLessThan(0.99);
        expect(share).toBeGreaterThan(0.5);
      }
      expect(planned.plan.tables.shipments.length).toBeGreaterThan(0);

      const dry = await plan(economy, { scenario: "dry year" });
      if (dry.kind !== "optimal") throw new Error(dry.kind);
      const least = Math.min(
        ...dry.plan.tables.deliveries
          .filter(({ tier }) => tier === 1)
          .map(({ fulfilment }) => fulfilment),
      );
      expect(least).toBeLessThan(0.999);
    });
  });

  test("is not written over anything", async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, { "letter.txt": "dear council" });
      await expect(writeTemplate(folder)).rejects.toBeInstanceOf(EconomyProblems);
      await expect(writeTemplate(join(folder, "letter.txt"))).rejects.toBeInstanceOf(
        EconomyProblems,
      );
      expect(await readdir(folder)).toEqual(["letter.txt"]);
    });
  });
});
