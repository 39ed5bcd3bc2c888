import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeEconomy, type Plan } from "commonweal";
import { beforeAll, describe, expect, test } from "vitest";
import { optionsOf, withAssumptions } from "../../src/import/index.ts";
import { wiod } from "../../src/import/wiod/index.ts";
import { exampleFolder, leastOf, plannedExample, sum } from "./planned.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];

describe("the USA of 2014", () => {
  let made: Plan;
  beforeAll(async () => {
    made = await plannedExample("usa-2014");
  }, 120_000);

  test("what was consumed in 2014 is guaranteed for five years, and nearly two per cent more each year", () => {
    expect(leastOf(made, 1)).toBeCloseTo(1, 6);
    expect(leastOf(made, 2)).toBeGreaterThan(0.94);
    expect(leastOf(made, 2)).toBeLessThan(0.96);
  });

  test("the first year is held by the capital of the health service, while hours are left", () => {
    const installed = made.tables.capacities.filter(({ period }) => period === 2015);
    const full = installed.filter(({ used, installed: there }) => used > (1 - 1e-6) * there);
    expect(full.map(({ workplace }) => workplace)).toContain("Q");
    const hours = made.tables.hours.find(({ period }) => period === 2015);
    expect(hours?.idle).toBeGreaterThan(1e9);
  });

  test("no year works more hours than 2014, and no industry ends with less capital than it began with", () => {
    for (const { available = Number.NaN, needed } of made.tables.hours) {
      expect(available).toBeCloseTo(280_476.1e6, -5);
      expect(needed).toBeLessThanOrEqual(available * (1 + 1e-7));
    }
    for (const { kind, fulfilment } of made.tables.keeping) {
      expect(kind).toBe("capacity-end");
      expect(fulfilment).toBeGreaterThan(1 - 1e-6);
    }
    expect(made.tables.keeping).toHaveLength(55);
  });

  test("foreign currency adds up: exports pay for imported inputs and for what was imported besides", () => {
    for (const period of [2015, 2019]) {
      const trade = made.tables.trade.filter((row) => row.period === period);
      const earned = sum(trade.map((row) => row.earned));
      const paid = sum(trade.map((row) => row.paid));
      expect(earned - paid).toBeGreaterThan(468_237);
    }
  });
});

describe.skipIf(data === undefined)("the example (set COMMONWEAL_REFERENCE_DATA)", () => {
  test("is what import wiod makes of the files", async () => {
    const sources = ["usaiot.csv.gz", "usasea.csv.gz"].map((name) => ({
      name,
      bytes: readFileSync(join(data ?? "", "wiod-usa", name)),
    }));
    const imported = await wiod.read(sources, optionsOf({ year: "2014" }));
    const scratch = mkdtempSync(join(tmpdir(), "commonweal-usa-"));
    const out = join(scratch, "usa-2014");
    await writeEconomy(withAssumptions(imported), out);
    const files = readdirSync(exampleFolder("usa-2014"));
    expect(readdirSync(out).toSorted()).toEqual(files.toSorted());
    for (const file of files) {
      expect(readFileSync(join(out, file), "utf8"), file).toBe(
        readFileSync(join(exampleFolder("usa-2014"), file), "utf8"),
      );
    }
    rmSync(scratch, { recursive: true });
  });
});
