import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { gathering } from "../../src/economy/gather.ts";
import { optionsOf, type Source } from "../../src/import/index.ts";
import { wiod } from "../../src/import/wiod/index.ts";
import { readAccounts } from "../../src/import/wiod/read-accounts.ts";
import { readTable } from "../../src/import/wiod/read-table.ts";
import { yearsIn } from "../../src/import/wiod/year.ts";
import { plan } from "../../src/plan/plan.ts";

/** World Input–Output Database, release 2016 (Timmer et al. 2015, CC BY 4.0), which isn't part of this repository. */
const data = process.env["COMMONWEAL_REFERENCE_DATA"];

const file = (name: string): Source => ({
  name,
  bytes: readFileSync(join(data ?? "", "wiod-usa", name)),
});
const files = () => [file("usaiot.csv.gz"), file("usasea.csv.gz")] as const;

async function tables() {
  const gather = gathering();
  const [iot, sea] = files();
  const table = await readTable(iot, gather);
  const accounts = await readAccounts(sea, undefined, gather);
  expect(gather.problems()).toEqual([]);
  return { table: table!, accounts: accounts! };
}

describe.skipIf(data === undefined)("the USA (set COMMONWEAL_REFERENCE_DATA)", () => {
  test("gross outputs of table and accounts are equal to what the accounts round, in 15 years", async () => {
    const { table, accounts } = await tables();
    expect(yearsIn(table, accounts)).toEqual(Array.from({ length: 15 }, (_, i) => 2000 + i));
    let worst = 0;
    for (const [year, rows] of table.years) {
      expect(rows).toHaveLength(56);
      for (const { code, output } of rows) {
        const { GO } = accounts.years.get(year)!.get(code)!;
        if (output > 0) worst = Math.max(worst, Math.abs(GO - output) / output);
      }
    }
    expect(worst).toBeLessThan(6e-8);
    expect(worst).toBeGreaterThan(0);
  });

  test("run at the outputs of its year, an economy leaves what was consumed, invested, stored and exported", async () => {
    const { table } = await tables();
    for (const [year, rows] of table.years) {
      const options = optionsOf({ year: String(year), life: "25" });
      const { economy, problems } = await wiod.read(files(), options);
      expect(problems).toEqual([]);
      const left = new Map<string, number>();
      for (const { technique, good, amount } of economy.tables.recipes.rows) {
        const made = rows.find(({ code }) => technique === `produce ${code}`);
        if (made === undefined) continue;
        left.set(good, (left.get(good) ?? 0) + amount * made.output);
      }
      for (const { code, final, output } of rows) {
        const asked = Object.values(final).reduce((sum, value) => sum + value, 0);
        expect(Math.abs((left.get(code) ?? 0) - asked), `${code} ${year}`).toBeLessThanOrEqual(
          1e-9 * Math.max(1, output),
        );
      }
    }
  });

  // Needs that are small beside the whole once broke the certificates of these two.
  test.each([
    { year: "2000", growth: "4" },
    { year: "2010", growth: "2" },
  ])("the plan from $year, with $growth % of growth, is certified", async (given) => {
    const { economy } = await wiod.read(files(), optionsOf(given));
    const outcome = await plan(economy);
    expect(outcome.kind === "optimal" && outcome.plan.certificate.failures).toEqual([]);
  });

  test("2014 has no problems, and its assumptions carry the figures of the files", async () => {
    const { economy, assumptions } = await wiod.read(files(), optionsOf({ year: "2014" }));
    expect(check(economy)).toEqual([]);
    const said = (key: string) =>
      assumptions.find((each) => each.key === `import.wiod.assumed.${key}`)?.values ?? {};
    expect(Number(said("hours")["employees"])).toBeCloseTo(262_614.2, 1);
    expect(Number(said("second-hand")["sum"])).toBeCloseTo(70_026.9, 1);
    // 13.62 trillion of intermediate inputs, 12.16 of them from domestic industries.
    expect(Number(said("imports")["imported"])).toBeCloseTo(1_458_858, -1);
    expect(Number(said("rate")["rate"])).toBeGreaterThan(3);
    expect(Number(said("rate")["rate"])).toBeLessThan(6);
  });
});
