import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { plan, readEconomy, readPlan, writeEconomy, writePlan } from "commonweal";
import { emptyFolder, examples, inProcess } from "./command.ts";

const villages = join(examples, "two-villages");
let folder = "";
beforeEach(async () => {
  folder = await emptyFolder();
});

async function planned(): Promise<string> {
  const path = join(folder, "plan");
  expect((await inProcess(["plan", villages, "--out", path])).code).toBe(0);
  return path;
}

/** A file of what happened, with these rows. */
async function happened(...rows: readonly string[]): Promise<string> {
  const file = join(folder, "happened.csv");
  await writeFile(file, `table,key,column,factor,value\n${rows.join("\n")}\n`);
  return file;
}

describe("roll", () => {
  test("goes on from a later period, and says that nothing changes where nothing happened", async () => {
    const plan = await planned();
    const out = join(folder, "next");
    const told = await inProcess(["roll", villages, "--to", "2", "--plan", plan, "--out", out]);
    expect(told.code).toBe(0);
    expect(told.out).toContain("from period 2 on");
    expect(told.out).toContain("Nobody gains and nobody loses");
    expect(told.out).toContain(`The economy as it is now is in ${join(out, "economy")}`);
    const economy = await readEconomy(join(out, "economy"));
    expect(economy.tables.periods.rows.map(({ period }) => period)).toEqual([2, 3]);
    expect((await readPlan(join(out, "plan"))).kind).toBe("plan");
    // And on from there.
    const on = join(folder, "last");
    const again = ["roll", join(out, "economy"), "--to", "3", "--plan", join(out, "plan")];
    expect((await inProcess([...again, "--out", on])).out).toContain("Nobody gains");
  });

  test("plans first where no plan is given, and tells what a loss changes, for whom", async () => {
    const file = await happened("stocks,good=grain; place=Millbrook,opening,,5");
    const args = ["roll", villages, "--to", "2", "--happened", file, "--out", join(folder, "next")];
    const { code, out } = await inProcess(args);
    expect(code).toBe(0);
    expect(out).toContain("No plan was given, so the economy was planned first.");
    expect(out).toMatch(/Loses most: cheese/u);
    expect(out).toMatch(/stocks +place=Millbrook; good=grain +opening +21.6\d+ +5/u);
  });

  test("prints one document with --json", async () => {
    const out = join(folder, "next");
    const told = await inProcess(["roll", villages, "--to", "3", "--out", out, "--json"]);
    const document = JSON.parse(told.out) as Record<string, unknown>;
    expect(document).toMatchObject({
      ...{ status: "optimal", period: 3, economy: join(out, "economy"), plan: join(out, "plan") },
      changes: { title: { text: expect.stringContaining("period 3") as string } },
    });
  });

  test("names what can't be done, and writes nothing", async () => {
    const plan = await planned();
    const out = join(folder, "next");
    const failing = async (...args: readonly string[]) => {
      const told = await inProcess(["roll", villages, "--plan", plan, "--out", out, ...args]);
      expect(told.code).toBe(1);
      return told.err;
    };
    expect(await failing("--to", "4")).toContain("There is no period 4. The periods are 1, 2, 3.");
    expect(await failing("--to", "2", "--happened", join(folder, "none.csv"))).toContain(
      "none.csv",
    );
    const typo = await happened("stocks,good=grian; place=Millbrook,opening,,5");
    expect(await failing("--to", "2", "--happened", typo)).toMatch(
      /happened.csv row 2: .*good=grain/u,
    );
    const words = await happened("stocks,good=grain; place=Millbrook,opening,,little");
    expect(await failing("--to", "2", "--happened", words)).toMatch(/happened.csv row 2/u);
    const table = await happened("stock,good=grain; place=Millbrook,opening,,5");
    expect(await failing("--to", "2", "--happened", table)).toMatch(/row 2: .*stocks/u);
    expect(await readdir(folder)).not.toContain("next");
  });

  test("of another economy's plan says so", async () => {
    const plan = await planned();
    const file = join(plan, "activities.csv");
    await writeFile(file, (await readFile(file, "utf8")).replaceAll("keep cows", "keep goats"));
    const other = ["roll", villages, "--to", "2", "--plan", plan, "--out", join(folder, "next")];
    const { code, err } = await inProcess(other);
    expect(code).toBe(1);
    expect(err).toContain("keep goats");
  });

  test("leaves the economy to look into where no plan can go on from it", async () => {
    const file = join(folder, "happened.csv");
    const limit = "add,limits,limit=bread for the fair,";
    await writeFile(
      file,
      `action,table,key,column,value\n${limit}of,run\n${limit}what,bake bread\n${limit}minimum,1000\n`,
    );
    const out = join(folder, "next");
    const args = ["roll", villages, "--to", "2", "--happened", file, "--out", out];
    const { code, err } = await inProcess(args);
    expect(code).toBe(1);
    expect(err).toContain("bread for the fair");
    expect(await readdir(out)).toEqual(["economy"]);
  });
});

describe("a plan for several scenarios", () => {
  const dry = join(examples, "two-villages");

  test("goes on in the scenario that came true", async () => {
    const economy = await readEconomy(dry);
    const { scenarios } = economy.tables;
    const rows = scenarios.rows.map((row) => ({ ...row, weight: 0.3, known_from: 2 }));
    const insured = {
      ...economy,
      tables: { ...economy.tables, scenarios: { ...scenarios, rows } },
    };
    const made = await plan(insured, { insure: "expected" });
    if (made.kind !== "optimal") throw new Error(made.kind);
    await writeEconomy(insured, join(folder, "economy"));
    await writePlan(made.plan, join(folder, "plan"));
    const going = (...args: readonly string[]) =>
      inProcess([
        ...["roll", join(folder, "economy"), "--to", "2", "--plan", join(folder, "plan")],
        ...["--out", join(folder, "next"), ...args],
      ]);
    const told = await going("--scenario", "drought");
    expect(told.err).not.toContain("differs");
    expect(told.code).toBe(0);
    const next = await readEconomy(join(folder, "next", "economy"));
    const yields = next.tables.recipes.rows.filter(
      ({ technique, good, lag }) => technique === "grow grain" && good === "grain" && lag === 1,
    );
    expect(yields.map(({ amount, until }) => [amount, until])).toContainEqual([
      expect.closeTo(0.88, 9),
      2,
    ]);
    expect((await going()).code).toBe(0);
    expect((await going("--scenario", "draught")).err).toContain("did you mean drought?");
  });
});
