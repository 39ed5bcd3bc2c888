import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commonweal, emptyFolder } from "./command.ts";
import { writeBakery } from "./small-economies.ts";

/** Plans of the bakery: as it is, and with a larger oven. */
let home = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "commonweal-look-"));
  await writeBakery(join(home, "bakery"));
  await writeBakery(join(home, "larger"), {
    capacities: [{ workplace: "bakery", capacity: "oven", amount: 95 }],
  });
  for (const name of ["bakery", "larger"]) {
    expect((await commonweal(["plan", name], home)).code).toBe(0);
  }
});
afterAll(() => rm(home, { recursive: true }));

/** A copy of the bakery's plan in which a cell of a table reads differently. */
async function damaged(table: string, from: RegExp, to: string): Promise<string> {
  const folder = await emptyFolder();
  await cp(join(home, "plans", "bakery"), join(folder, "p"), { recursive: true });
  const file = join(folder, "p", `${table}.csv`);
  const before = await readFile(file, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  await writeFile(file, after);
  return folder;
}

describe("explain", () => {
  const subjects = [
    ["whole", "What the plan of bakery"],
    ["need:bread", "What holds it back: the capacity oven at bakery"],
    ["good:flour", "flour"],
    ["workplace:bakery", "bake"],
  ] as const;
  test.for(subjects)("%s", async ([what, says]) => {
    const { code, out } = await commonweal(["explain", "plans/bakery", what], home);
    expect(out).toContain(says);
    expect(code).toBe(0);
  });

  test("gives the sentences and tables as JSON too", async () => {
    const { code, out } = await commonweal(
      ["explain", "plans/bakery", "need:bread", "--json"],
      home,
    );
    const told = JSON.parse(out) as {
      readonly title: { readonly text: string };
      readonly sections: readonly unknown[];
    };
    expect(told.title.text).toContain("bread");
    expect(told.sections.length).toBeGreaterThan(1);
    expect(code).toBe(0);
  });

  test("knows which name was meant", async () => {
    const { code, out, err } = await commonweal(["explain", "plans/bakery", "need:braed"], home);
    expect(err).toMatch(/did you mean “bread”/);
    expect(out).toBe("");
    expect(code).toBe(1);
  });

  test("tells an economy from a plan", async () => {
    const { code, err } = await commonweal(["explain", "bakery", "whole", "--quiet"], home);
    expect(err).toMatch(/^error: datapackage\.json: this is no plan/);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });

  test("warns of figures that don't hold; exit code 4", async () => {
    const folder = await damaged("balances", /,80,/, ",81,");
    const { code, err } = await commonweal(["explain", "p", "need:bread"], folder);
    expect(err).toContain("The plan in p fails its certificate");
    expect(code).toBe(4);
  });
});

describe("compare", () => {
  test("says who gains", async () => {
    const { code, out } = await commonweal(["compare", "plans/bakery", "plans/larger"], home);
    expect(out).toContain("From plans/bakery to plans/larger");
    expect(out).toMatch(/^ +1 +bread +80 +95 +kg +80% +95% +\+15%/m);
    expect(code).toBe(0);
  });

  test("gives one JSON document", async () => {
    const args = ["compare", "plans/bakery", "plans/larger", "--json"];
    const { code, out } = await commonweal(args, home);
    expect(JSON.parse(out)).toHaveProperty("sections");
    expect(code).toBe(0);
  });

  test("says which plan is missing", async () => {
    const { code, err } = await commonweal(["compare", "plans/bakery", "plans/none"], home);
    expect(err).toContain("error: plans/none: there is no such file or folder");
    expect(code).toBe(1);
  });
});

describe("certify", () => {
  test("recomputes a plan, and says what it did not check", async () => {
    const { code, out } = await commonweal(["certify", "plans/bakery"], home);
    expect(out).toMatch(/^The plan holds: \d+ checks/);
    expect(out).toContain("Add --again for that.");
    expect(code).toBe(0);
  });

  test("plans again to see whether the plan is the best", async () => {
    const { code, out } = await commonweal(["certify", "plans/bakery", "--again"], home);
    expect(out).toContain("Planned again: every stage reaches the same.");
    expect(code).toBe(0);
  });

  test("says where a damaged figure is; exit code 4", async () => {
    const folder = await damaged("balances", /,80,/, ",81,");
    const { code, out } = await commonweal(["certify", "p"], folder);
    expect(out).toContain("The plan does not hold");
    expect(out).toMatch(/- balances, good=bread; place=Hill; period=1: /);
    expect(code).toBe(4);
    const asJson = await commonweal(["certify", "p", "--json"], folder);
    expect(JSON.parse(asJson.out)).toMatchObject({ status: "failed", optimality: "not checked" });
    expect(asJson.code).toBe(4);
  });

  test("takes files that can't be read for a damaged plan; exit code 4", async () => {
    const folder = await damaged("balances", /,80,/, ",eighty,");
    const { code, out } = await commonweal(["certify", "p"], folder);
    expect(out).toContain("its files are damaged");
    expect(out).toContain("balances.csv row");
    expect(code).toBe(4);
  });

  test("finds a plan that isn't the best, when it plans again", async () => {
    // Every table agrees with every other: only that more can be had was hidden.
    const folder = await emptyFolder();
    await writeBakery(join(folder, "bakery"), {
      capacities: [{ workplace: "bakery", capacity: "oven", amount: 95 }],
    });
    await cp(join(home, "plans", "bakery"), join(folder, "p"), { recursive: true });
    const economy = join(folder, "p", "economy", "capacities.csv");
    await writeFile(economy, (await readFile(economy, "utf8")).replace("80", "95"));
    const capacities = join(folder, "p", "capacities.csv");
    const text = await readFile(capacities, "utf8");
    await writeFile(capacities, text.replace(",80,80,0,", ",95,80,15,"));
    const alone = await commonweal(["certify", "p"], folder);
    expect(alone.code).toBe(0);
    const { code, out } = await commonweal(["certify", "p", "--again"], folder);
    expect(out).toContain(
      "Tier 1: its least fulfilment is 0.8 in the plan and 0.95 when planned again.",
    );
    expect(code).toBe(4);
  });

  test("says that there is no plan; exit code 1", async () => {
    expect((await commonweal(["certify", "plans/none"], home)).code).toBe(1);
    expect((await commonweal(["certify", "bakery"], home)).code).toBe(1);
  });
});
