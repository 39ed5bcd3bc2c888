import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commonweal, emptyFolder, examples } from "./command.ts";
import { endless, impossible, mistyped, writeBakery } from "./small-economies.ts";

interface PlanDocument {
  readonly status: string;
  readonly stages: readonly {
    readonly stage: number;
    readonly measure: string;
    readonly value: number;
    readonly gap: number;
  }[];
  readonly tiers: readonly {
    readonly tier: number;
    readonly least: number;
    readonly mean: number;
    readonly needs: number;
  }[];
  readonly hours: number;
  readonly size: Readonly<Record<"rows" | "columns" | "nonzeros", number>>;
  readonly engine: string;
  readonly seconds: Readonly<Record<"read" | "compile" | "solve" | "total", number>>;
  readonly certificate: {
    readonly imbalance: number;
    readonly dual: number;
    readonly gap: number;
    readonly ok: boolean;
  };
}

async function bakery(rows = {}): Promise<string> {
  const folder = await emptyFolder();
  await writeBakery(join(folder, "bakery"), rows);
  return folder;
}

describe("plan", () => {
  test("says what can't be guaranteed, what holds it back, what would help, and where the plan is", async () => {
    const folder = await bakery();
    const { code, out, err } = await commonweal(["plan", "bakery"], folder);
    expect(out).toContain("Plan: bakery");
    expect(out).toContain("bread, 80 of 100 kg (80%)");
    expect(out).toMatch(/What holds it back: the capacity oven at bakery/);
    expect(out).toMatch(/oven at bakery \(there are 80\): bread \+1 kg/);
    expect(out).toContain("The plan is in plans/bakery.");
    expect(err).toContain("Reading bakery");
    expect(code).toBe(0);
    expect(await readdir(join(folder, "plans", "bakery"))).toEqual(
      expect.arrayContaining(["activities.csv", "datapackage.json", "deliveries.csv", "economy"]),
    );
  });

  test("prints the document of the contract, and nothing else on standard output", async () => {
    const folder = await emptyFolder();
    const { code, out } = await commonweal(
      ["plan", join(examples, "food-basket"), "--out", "p", "--json"],
      folder,
    );
    const told = JSON.parse(out) as PlanDocument;
    expect(told.status).toBe("optimal");
    expect(told.stages.map(({ stage, measure }) => [stage, measure])).toEqual([
      [1, "fulfilment"],
      [1, "used"],
    ]);
    expect(Math.abs(told.stages[1]!.value / 7915.693321 - 1)).toBeLessThan(1e-6);
    expect(told.tiers).toEqual([{ tier: 1, least: 1, mean: 1, needs: 12 }]);
    expect(told.size.rows).toBeGreaterThan(100);
    expect(told.engine).toMatch(/^highs/);
    const { read, compile, solve, total } = told.seconds;
    for (const part of [read, compile, solve]) expect(part).toBeGreaterThan(0);
    expect(total).toBeGreaterThanOrEqual(read + compile + solve);
    expect(told.certificate.ok).toBe(true);
    expect(told.certificate.imbalance).toBeLessThan(1e-7);
    expect(told.certificate.gap).toBeLessThan(1e-6);
    expect(told.hours).toBe(0);
    expect(code).toBe(0);
  });

  test("is silent on standard error with --quiet", async () => {
    const { code, err } = await commonweal(["plan", "bakery", "--quiet"], await bakery());
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  test("shows warnings and plans all the same", async () => {
    const folder = await bakery();
    await writeFile(join(folder, "bakery", "last-year.csv"), "a,b\n1,2\n");
    const { code, out, err } = await commonweal(["plan", "bakery", "--quiet"], folder);
    expect(err).toMatch(/^warning: last-year\.csv/);
    expect(out).toContain("The plan is in plans/bakery.");
    expect(code).toBe(0);
    const asJson = await commonweal(["plan", "bakery", "--json"], folder);
    expect(JSON.parse(asJson.out)).toMatchObject({ warnings: [{ file: "last-year.csv" }] });
  });

  test("names a plan for a scenario after it", async () => {
    const folder = await emptyFolder();
    const { code, out } = await commonweal(
      ["plan", join(examples, "food-basket"), "--scenario", "6000 to spend"],
      folder,
    );
    expect(out).toContain("scenario: 6000 to spend");
    expect(out).toContain("75.8%");
    expect(out).toContain("plans/food-basket-6000-to-spend");
    expect(code).toBe(0);
  });

  test("knows which scenario was meant", async () => {
    const { code, err } = await commonweal(
      ["plan", join(examples, "food-basket"), "--scenario", "6000 to spent"],
      await emptyFolder(),
    );
    expect(err).toContain("6000 to spend");
    expect(code).toBe(1);
  });

  test("writes the first program as MPS, whose optimum is the least fulfilment", async () => {
    const folder = await bakery();
    const { code, out } = await commonweal(["plan", "bakery", "--mps", "first.mps"], folder);
    expect(out).toContain("The program is in first.mps.");
    expect(code).toBe(0);
    const solved = await commonweal(["solve", "first.mps", "--json"], folder);
    expect(JSON.parse(solved.out)).toMatchObject({
      status: "optimal",
      objective: 0.8,
      certificate: { ok: true },
    });
    expect(solved.code).toBe(0);
  });

  test("reads a workbook, and writes one to look at", async () => {
    const folder = await bakery();
    await commonweal(["export", "bakery", "--to", "xlsx"], folder);
    const { code, out } = await commonweal(["plan", "bakery.xlsx", "--out", "plan.xlsx"], folder);
    expect(out).toContain("The plan is in plan.xlsx, to look at.");
    expect(code).toBe(0);
    expect(await readdir(folder)).toContain("plan.xlsx");
  });
});

describe("without a plan", () => {
  test("problems of the economy are named; exit code 1", async () => {
    const folder = await bakery(mistyped);
    const { code, out, err } = await commonweal(["plan", "bakery"], folder);
    expect(err).toContain('error: needs.csv row 2: need "bread" asks for unknown good "braed"');
    expect(out).toBe("");
    expect(code).toBe(1);
    const asJson = await commonweal(["plan", "bakery", "--json"], folder);
    expect(JSON.parse(asJson.out)).toMatchObject({ status: "problems" });
    expect(asJson.code).toBe(1);
    expect(await readdir(folder)).toEqual(["bakery"]);
  });

  test("conditions that contradict each other are named; exit code 1", async () => {
    const folder = await bakery(impossible);
    const { code, out, err } = await commonweal(["plan", "bakery"], folder);
    expect(err).toContain("No plan can meet these hard conditions together.");
    expect(err).toContain("- the capacity oven at bakery, period 1");
    expect(err).toContain("- the limit bread for the fair, period 1");
    expect(out).toBe("");
    expect(code).toBe(1);
    const asJson = await commonweal(["plan", "bakery", "--json"], folder);
    expect(JSON.parse(asJson.out)).toMatchObject({ status: "infeasible" });
    expect(asJson.code).toBe(1);
  });

  test("a goal without end is named; exit code 1", async () => {
    const folder = await bakery(endless);
    const { code, err } = await commonweal(["plan", "bakery"], folder);
    expect(err).toContain("Goal 1 can grow without end");
    expect(code).toBe(1);
    const asJson = await commonweal(["plan", "bakery", "--json"], folder);
    expect(JSON.parse(asJson.out)).toMatchObject({ status: "unbounded" });
    expect(asJson.code).toBe(1);
  });

  test("nothing is planned whose place holds something else", async () => {
    const folder = await bakery();
    await writeFile(join(folder, "bakery", "letter.txt"), "dear all");
    const before = await readdir(join(folder, "bakery"));
    const { code, err } = await commonweal(["plan", "bakery", "--out", "bakery"], folder);
    expect(err).toContain("something else than a plan stands here");
    expect(err).not.toContain("Program:");
    expect(code).toBe(1);
    expect(await readdir(join(folder, "bakery"))).toEqual(before);
  });

  test("a file in the place of a folder is left alone", async () => {
    const folder = await bakery();
    await writeFile(join(folder, "letter.txt"), "dear all");
    const { code, err } = await commonweal(["plan", "bakery", "--out", "letter.txt"], folder);
    expect(err).toMatch(/^error: letter\.txt: /m);
    expect(code).toBe(1);
    expect(await readFile(join(folder, "letter.txt"), "utf8")).toBe("dear all");
  });
});
