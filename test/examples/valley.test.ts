import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPlan, type Plan } from "commonweal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commonweal, type Ended } from "../cli/command.ts";

/** Planned once, by the command that a newcomer types first. */
describe("the valley, as start plans it", () => {
  let folder: string;
  let ended: Ended;
  let made: Plan;
  let page: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "commonweal-valley-"));
    ended = await commonweal(["start"], folder);
    const path = join(folder, "plans", "valley");
    page = await readFile(join(path, "report.html"), "utf8");
    const read = await readPlan(path);
    if (read.kind !== "plan") throw new Error(`expected a plan, got ${read.kind}`);
    made = read.plan;
  }, 600_000);

  afterAll(() => rm(folder, { recursive: true }));

  const of = (need: string) => made.tables.deliveries.filter((row) => row.need === need);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;

  test("says what is guaranteed, what holds it back and where the page is", () => {
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(/^What is guaranteed$/mu);
    expect(ended.out).toMatch(/^What holds treatment at 85\.2% in /mu);
    expect(ended.out).toContain(`The plan is in ${join("plans", "valley")}.`);
    expect(ended.out).toContain("commonweal init my-economy");
    expect(page).toContain("The federation of the five waters");
  });

  test("has a certificate that holds when it is read again", () => {
    expect(made.certificate.failures).toEqual([]);
    expect(made.certificate.ok).toBe(true);
  });

  test("says how far earlier stages were kept", () => {
    expect(made.certificate.tolerance.keep).toBeLessThanOrEqual(1e-2);
    expect(ended.err).toContain("The economy is large");
  });

  test("shares what the clinic has too little of: 1,330 treatments, 1,560 cases a season", () => {
    // The rooms are all that holds it in the first winter, and nobody is treated worse than in the town.
    const first = of("treatment").filter((row) => row.period === 1);
    expect(first).toHaveLength(5);
    for (const row of first) expect(row.fulfilment).toBeCloseTo(1330 / 1560, 3);
  });

  test("feeds everybody in every season, but for what the tolerance leaves open", () => {
    for (const need of ["food", "water", "warm homes"]) {
      expect(of(need).length).toBeGreaterThan(0);
      for (const row of of(need)) expect(row.fulfilment).toBeGreaterThan(0.998);
    }
  });

  test("brings power and nurseries to those who begin with the least", () => {
    for (const need of ["power at home", "nursery"]) {
      const hills = of(need).filter((row) => /^(Firwood|Highpasture)$/u.test(row.place ?? ""));
      const year = (y: number) =>
        mean(hills.filter((row) => Math.ceil(row.period / 4) === y).map((row) => row.fulfilment));
      expect(year(5)).toBeGreaterThan(year(1) + 0.2);
    }
  });

  test("builds whole or not at all what can't be built by halves", () => {
    const whole = made.economy.tables.techniques.rows.filter((row) => row.integer === true);
    expect(whole.length).toBeGreaterThan(0);
    for (const { technique } of whole) {
      const runs = made.tables.activities.filter((row) => row.technique === technique);
      for (const row of runs) expect(Number.isInteger(row.runs)).toBe(true);
    }
  });
});
