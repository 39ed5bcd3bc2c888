import { spawn, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { render } from "../../src/messages/index.ts";
import { EconomyProblems, renderProblem } from "../../src/economy/problem.ts";
import { readPackage } from "../../src/economy/read/index.ts";
import { tableNames } from "../../src/economy/tables.ts";
import { writeEconomy } from "../../src/economy/write.ts";
import { planSchema, readPlan, writePlan, type PlanRead } from "../../src/plan/package/index.ts";
import { planTableNames, planTables } from "../../src/plan/tables.ts";
import type { Plan } from "../../src/plan/types.ts";
import { handMadeEconomy, handMadePlan } from "./certify-fixture.ts";
import { planByHand } from "./plan-by-hand.ts";

const handMade = planByHand(handMadeEconomy, handMadePlan, "by hand");

let written: string;
beforeAll(async () => {
  written = join(await mkdtemp(join(tmpdir(), "commonweal-plan-")), "plan");
  await writePlan(handMade, written);
});
afterAll(() => rm(join(written, ".."), { recursive: true, force: true }));

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "commonweal-plan-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the written plan, to be damaged. */
async function copied(): Promise<string> {
  const copy = join(await emptyFolder(), "plan");
  await cp(written, copy, { recursive: true });
  return copy;
}

function planIn(read: PlanRead): Plan {
  if (read.kind === "plan") return read.plan;
  throw new Error(read.problems.map((problem) => renderProblem(problem)).join("\n"));
}

function problemsIn(read: PlanRead): readonly string[] {
  return read.kind === "plan" ? [] : read.problems.map((problem) => renderProblem(problem));
}

/** The rows without where they were read from. */
function rowsOf({ economy }: Plan): unknown {
  return Object.fromEntries(tableNames.map((name) => [name, economy.tables[name].rows]));
}

describe("a plan that was written", () => {
  test("reads back as it was", async () => {
    const read = await readPlan(written);
    const plan = planIn(read);
    expect(read).toMatchObject({ warnings: [] });
    expect(rowsOf(plan)).toEqual(rowsOf(handMade));
    expect(plan.economy.about).toEqual(handMade.economy.about);
    const { certificate } = plan;
    expect({ ...plan, economy: handMadeEconomy, certificate: handMade.certificate }).toEqual(
      handMade,
    );
    expect(certificate).toEqual({ ...handMade.certificate, imbalance: certificate.imbalance });
    expect(certificate.imbalance).toBeLessThan(1e-14);
  });

  test("keeps every digit of every number", async () => {
    const folder = join(await emptyFolder(), "plan");
    const numbers = [1 / 3, 0.1 + 0.2, 1e-300, 123456789.12345679, 5e-324, 1.7976931348623157e308];
    const values = numbers.map((value, i) => ({
      ...{ level: 1, family: "goods-balance", what: `thing ${i}`, period: 1 },
      value,
    }));
    await writePlan({ ...handMade, tables: { ...handMade.tables, values } }, folder);
    const plan = planIn(await readPlan(folder));
    expect(plan.tables.values.map((row) => row.value)).toEqual(numbers);
  });

  test("is a data package: every table with all its columns, each explained", async () => {
    const json = JSON.parse(await readFile(join(written, "datapackage.json"), "utf8")) as {
      readonly resources: readonly {
        readonly name: string;
        readonly path: string;
        readonly schema: { readonly fields: readonly { readonly description?: string }[] };
      }[];
    };
    expect(json.resources.map(({ name }) => name)).toEqual(planTableNames);
    for (const { name, path, schema } of json.resources) {
      const columns = planTables[name as keyof typeof planTables].map((column) => column.name);
      const header = (await readFile(join(written, path), "utf8")).split("\n")[0];
      expect(header).toBe(columns.join(","));
      expect(schema.fields).toHaveLength(columns.length);
      for (const field of schema.fields) expect(field.description).toMatch(/\.$/);
    }
    expect(json).toMatchObject({
      title: "Plan for hill-and-town",
      commonweal: { kind: "plan", status: "optimal", engine: "by hand", scenario: "drought" },
    });
  });

  test("has its tables also where nothing stands in them", async () => {
    const folder = join(await emptyFolder(), "plan");
    await writePlan({ ...handMade, tables: { ...handMade.tables, stand_ins: [] } }, folder);
    expect(await readFile(join(folder, "stand_ins.csv"), "utf8")).toBe(
      "place,skill,for,period,hours\n",
    );
  });

  test("takes the place of the plan that stood there, and leaves other files alone", async () => {
    const folder = await copied();
    await writeFile(join(folder, "minutes.txt"), "what was said about it");
    await writePlan({ ...handMade, engine: "by another hand" }, folder);
    expect(planIn(await readPlan(folder)).engine).toBe("by another hand");
    expect(await readFile(join(folder, "minutes.txt"), "utf8")).toBe("what was said about it");
    expect(await readdir(join(folder, ".."))).toEqual(["plan"]);
  });

  describe("for several scenarios at once", () => {
    const calm = { ...handMade, engine: "calm" };
    const insured: Plan = {
      ...handMade,
      branches: [
        { weight: 0.5, plan: handMade },
        {
          ...{ scenario: "Drought & heat", weight: 0.3, knownFrom: 2 },
          plan: { ...calm, scenario: "Drought & heat" },
        },
        { scenario: "drought heat", weight: 0.2, plan: calm },
      ],
    };

    test("reads back with every branch, each with its economy", async () => {
      const folder = join(await emptyFolder(), "plan");
      await writePlan(insured, folder);
      const plan = planIn(await readPlan(folder));
      expect(plan.certificate.ok).toBe(true);
      const stated = plan.branches?.map(({ scenario, weight, knownFrom }) => ({
        ...{ scenario, weight, knownFrom },
      }));
      expect(stated).toEqual([
        { weight: 0.5 },
        { scenario: "Drought & heat", weight: 0.3, knownFrom: 2 },
        { scenario: "drought heat", weight: 0.2 },
      ]);
      expect(plan.branches?.map((branch) => branch.plan.engine)).toEqual([
        ...["by hand", "calm", "calm"],
      ]);
      expect(plan.branches?.[1]?.plan.scenario).toBe("Drought & heat");
      for (const branch of plan.branches!) {
        expect(branch.plan.tables).toEqual(handMade.tables);
        expect(rowsOf(branch.plan)).toEqual(rowsOf(handMade));
        expect(branch.plan.branches).toBeUndefined();
      }
      expect(await readdir(join(folder, "branches"))).toEqual([
        ...["1-drought-heat", "2-drought-heat"],
      ]);
      // Each of them is a plan that can be opened by itself.
      const second = planIn(await readPlan(join(folder, "branches", "1-drought-heat")));
      expect(second.engine).toBe("calm");
    });

    test("fails its certificate where a figure of any branch was changed, and says in which", async () => {
      const folder = join(await emptyFolder(), "plan");
      await writePlan(insured, folder);
      const trade = join(folder, "branches", "2-drought-heat", "trade.csv");
      await writeFile(trade, (await readFile(trade, "utf8")).replace(",12,", ",11,"));
      const { certificate, branches } = planIn(await readPlan(folder));
      expect(certificate.ok).toBe(false);
      expect(certificate.imbalance).toBeGreaterThan(1e-3);
      expect(render(certificate.failures[0]!)).toMatch(/^trade, .*, in scenario drought heat$/);
      expect(branches?.map((branch) => branch.plan.certificate.ok)).toEqual([true, true, false]);
    });

    test("is refused where a branch is missing or damaged", async () => {
      const folder = join(await emptyFolder(), "plan");
      await writePlan(insured, folder);
      await rm(join(folder, "branches", "1-drought-heat", "trade.csv"));
      await rm(join(folder, "branches", "2-drought-heat"), { recursive: true });
      const said = problemsIn(await readPlan(folder)).join("\n");
      expect(said).toContain("branches/1-drought-heat/trade.csv");
      expect(said).toContain("branches/2-drought-heat");
    });

    test("leaves no branches behind where a plan for one comes after it", async () => {
      const folder = join(await emptyFolder(), "plan");
      await writePlan(insured, folder);
      await writePlan(handMade, folder);
      expect(planIn(await readPlan(folder)).branches).toBeUndefined();
      expect(await readdir(folder)).not.toContain("branches");
    });
  });

  test("keeps the tolerance within which it kept its stages", async () => {
    const folder = join(await emptyFolder(), "plan");
    // 0.375 is fulfilled; a level that says a little more is kept only loosely.
    const levels = handMade.tables.levels.map((level) =>
      level.value === 0.375 ? { ...level, value: 0.3752 } : level,
    );
    const tables = { ...handMade.tables, levels };
    await writePlan({ ...handMade, tables }, folder);
    expect(planIn(await readPlan(folder)).certificate.ok).toBe(false);
    const tolerance = { ...handMade.certificate.tolerance, keep: 1e-4 };
    const certificate = { ...handMade.certificate, tolerance };
    await writePlan({ ...handMade, tables, certificate }, folder);
    expect(planIn(await readPlan(folder)).certificate).toMatchObject({ ok: true, tolerance });
  });

  test("goes into a workbook too, a sheet per table", async () => {
    const file = join(await emptyFolder(), "plan.xlsx");
    await writePlan(handMade, file);
    await writePlan(handMade, file);
    const read = await readPackage(file, planSchema);
    expect(read.problems).toEqual([]);
    for (const name of planTableNames) {
      expect(read.tables[name]!.rows, name).toEqual(handMadePlan[name]);
    }
  });

  test("is never written over anything else", async () => {
    const folder = await emptyFolder();
    const economy = join(folder, "economy");
    await writeEconomy(handMadeEconomy, economy);
    await mkdir(join(folder, "club"));
    await writeFile(join(folder, "club", "stand_ins.csv"), "who,when\n");
    await writeFile(join(folder, "letter"), "Dear all,");
    await writeFile(join(folder, "letter.xlsx"), "Dear all,");
    for (const other of ["economy", "club", "letter", "letter.xlsx"]) {
      const before = await contentOf(join(folder, other));
      await expect(writePlan(handMade, join(folder, other)), other).rejects.toThrow(
        EconomyProblems,
      );
      expect(await contentOf(join(folder, other))).toEqual(before);
    }
  });
});

async function contentOf(path: string): Promise<Readonly<Record<string, string>>> {
  if (!(await stat(path)).isDirectory()) return { "": await readFile(path, "utf8") };
  const names = await readdir(path);
  const texts = names.map(
    async (name) => [name, await readFile(join(path, name), "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

describe("a plan that is written while something goes wrong", () => {
  const writer = fileURLToPath(new URL("package-writer.ts", import.meta.url));
  const node = ["--import", "jiti/register", writer];

  test("is the old one or the new one, whole, when the process is killed", async () => {
    const folder = join(await emptyFolder(), "plan");
    const engines = new Set<string>();
    for (const delay of [0, 5, 11]) {
      const child = spawn(process.execPath, [...node, folder, "again"], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = new Promise((resolve) => child.on("close", resolve));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await ended;
      const plan = planIn(await readPlan(folder));
      expect(plan.certificate.ok).toBe(true);
      expect(rowsOf(plan)).toEqual(rowsOf(handMade));
      engines.add(plan.engine);
    }
    for (const engine of engines) expect(["even", "odd"]).toContain(engine);
    expect(engines.size).toBeGreaterThan(0);
    // Whatever was left behind doesn't stand in the way of the next.
    await writePlan(handMade, folder);
    expect(planIn(await readPlan(folder)).engine).toBe("by hand");
  });

  test("leaves the old one whole, and nothing else, when a file may not grow", async () => {
    const folder = await copied();
    const limited = `ulimit -f 2000; exec "$0" "$@"`;
    const ended = spawnSync("bash", ["-c", limited, process.execPath, ...node, folder, "once"], {
      encoding: "utf8",
    });
    expect(ended.stderr).toBe("");
    expect(ended.stdout).toBe("write.file-too-large\n");
    expect(planIn(await readPlan(folder)).engine).toBe("by hand");
    expect(await readdir(join(folder, ".."))).toEqual(["plan"]);
  });

  const mayMount = process.platform === "linux" && process.getuid?.() === 0;
  test.skipIf(!mayMount)("leaves the old one whole when the disk is full", async (context) => {
    const disk = await emptyFolder();
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]);
    if (mounted.status !== 0) {
      context.skip("this system doesn't let a small disk be mounted");
      return;
    }
    try {
      const folder = join(disk, "plan");
      await cp(written, folder, { recursive: true });
      const ended = spawnSync(process.execPath, [...node, folder, "once"], { encoding: "utf8" });
      expect(ended.stdout).toBe("write.disk-full\n");
      expect(planIn(await readPlan(folder)).engine).toBe("by hand");
      expect(await readdir(disk)).toEqual(["plan"]);
    } finally {
      spawnSync("umount", [disk]);
    }
  });
});

describe("a plan's folder that is damaged", () => {
  async function changed(file: string, change: (text: string) => string): Promise<PlanRead> {
    const folder = await copied();
    const text = await readFile(join(folder, file), "utf8");
    expect(change(text)).not.toBe(text);
    await writeFile(join(folder, file), change(text));
    return readPlan(folder);
  }

  test("is refused where there is none", async () => {
    expect(problemsIn(await readPlan(join(await emptyFolder(), "nothing")))).not.toEqual([]);
  });

  test("is refused where it is an economy", async () => {
    const folder = join(await emptyFolder(), "economy");
    await writeEconomy(handMadeEconomy, folder);
    expect(problemsIn(await readPlan(folder))[0]).toMatch(/^datapackage.json: this is no plan/);
  });

  test.each(planTableNames)("is refused where %s.csv is missing", async (table) => {
    const folder = await copied();
    await rm(join(folder, `${table}.csv`));
    expect(problemsIn(await readPlan(folder)).join("\n")).toContain(`${table}.csv`);
  });

  test.each(planTableNames)("is refused where a column of %s.csv is mistyped", async (table) => {
    const column = planTables[table].at(-1)!.name;
    const read = await changed(`${table}.csv`, (text) =>
      text.replace(`${column}\n`, `${column}x\n`),
    );
    expect(problemsIn(read).join("\n")).toContain(`${column}x`);
  });

  test("is refused with file, row and column where a figure is no number", async () => {
    const read = await changed("balances.csv", (text) => text.replace("12.6", "twelve"));
    expect(problemsIn(read).join("\n")).toMatch(/balances\.csv row 3: .*opening.*"?twelve/);
  });

  test("is refused where a figure is missing", async () => {
    const read = await changed("activities.csv", (text) => text.replace("town,2,0.5", "town,2,"));
    expect(problemsIn(read).join("\n")).toMatch(/activities\.csv row 9: .*runs/);
  });

  test("is refused where the economy in it has problems", async () => {
    const read = await changed("economy/goods.csv", (text) => text.replace("bread", "bred"));
    expect(problemsIn(read).join("\n")).toMatch(/economy\/recipes\.csv row \d+: .*bred/);
  });

  test("fails its certificate where a figure was changed", async () => {
    const plan = planIn(await changed("trade.csv", (text) => text.replace(",12,", ",11,")));
    expect(plan.certificate.ok).toBe(false);
    expect(plan.certificate.failures.length).toBeGreaterThan(0);
    expect(plan.certificate.imbalance).toBeGreaterThan(1e-3);
  });

  test("fails its certificate where a level's proof was changed", async () => {
    const plan = planIn(await changed("levels.csv", (text) => text.replace("1e-12", "0.5")));
    expect(plan.certificate.ok).toBe(false);
  });

  test("is not made better by what it says of itself", async () => {
    const folder = await copied();
    const trade = join(folder, "trade.csv");
    await writeFile(trade, (await readFile(trade, "utf8")).replace(",12,", ",11,"));
    const descriptor = join(folder, "datapackage.json");
    const text = await readFile(descriptor, "utf8");
    await writeFile(descriptor, text.replace('"physical": 1e-7', '"physical": 10'));
    expect(planIn(await readPlan(folder)).certificate.ok).toBe(false);
  });

  test("names each property of the descriptor that can't be understood", async () => {
    const read = await changed("datapackage.json", (text) =>
      text
        .replace('"rows": 12', '"rows": "twelve"')
        .replace('"engine": "by hand"', '"engine": 7')
        .replace('"ok": true', '"ok": "yes"')
        .replace('"key": "certify.more"', '"key": "no.such.sentence"')
        .replace('"kind": "goal"', '"kind": "wish"'),
    );
    const problems = problemsIn(read).join("\n");
    for (const property of [
      ...["commonweal.size.rows", "commonweal.engine", "commonweal.certificate.ok"],
      ...["commonweal.notes[0].key", "commonweal.stages[2].kind"],
    ]) {
      expect(problems).toContain(property);
    }
  });

  test("is refused where a later version has written it", async () => {
    const read = await changed("datapackage.json", (text) =>
      text.replace('"format": 2', '"format": 3'),
    );
    expect(problemsIn(read)[0]).toMatch(/written in format 3, and this version reads format 2/);
  });

  test("is refused in one sentence where an earlier version has written it", async () => {
    const folder = await copied();
    // Format 1 knew of no secondments and no people, in tables and in columns.
    for (const table of ["secondments", "people"]) await rm(join(folder, `${table}.csv`));
    const hours = join(folder, "hours.csv");
    const [header, ...rows] = (await readFile(hours, "utf8")).trimEnd().split("\n");
    const kept = header!
      .split(",")
      .flatMap((name, i) => (name === "received" || name === "seconded" ? [] : [i]));
    const narrow = [header!, ...rows].map((row) => {
      const cells = row.split(",");
      return kept.map((i) => cells[i]!).join(",");
    });
    await writeFile(hours, `${narrow.join("\n")}\n`);
    const descriptor = join(folder, "datapackage.json");
    const text = await readFile(descriptor, "utf8");
    await writeFile(descriptor, text.replace('"format": 2', '"format": 1'));
    expect(problemsIn(await readPlan(folder))).toEqual([
      "datapackage.json: the plan is written in format 1, and this version reads format 2; make the plan again, or use the version that wrote it",
    ]);
    // It may be planned anew in the same place.
    await writePlan(handMade, folder);
    expect(planIn(await readPlan(folder)).engine).toBe("by hand");
  });

  test("never makes reading fail otherwise than with problems", async () => {
    const files = ["datapackage.json", ...planTableNames.map((table) => `${table}.csv`)];
    files.push("economy/datapackage.json", "economy/goods.csv", "economy/periods.csv");
    let [refused, read] = [0, 0];
    const original = new Map(
      await Promise.all(
        files.map(async (file) => [file, await readFile(join(written, file))] as const),
      ),
    );
    const folder = await copied();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.constantFrom("cut", "flip", "insert", "repeat", "swap"),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        async (file, how, share, noise) => {
          const before = original.get(file)!;
          await writeFile(join(folder, file), damaged(before, how, share, noise));
          const found = await readPlan(folder);
          if (found.kind === "plan") read++;
          else {
            refused++;
            expect(found.problems.length).toBeGreaterThan(0);
            for (const problem of found.problems) expect(renderProblem(problem)).not.toBe("");
          }
          await writeFile(join(folder, file), before);
        },
      ),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(50);
    expect(read + refused).toBeGreaterThanOrEqual(150);
  });
});

function damaged(bytes: Uint8Array, how: string, share: number, noise: Uint8Array): Uint8Array {
  const at = Math.floor(share * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (how) {
    case "cut":
      return before;
    case "flip":
      return Buffer.concat([before, noise, after.subarray(noise.length)]);
    case "insert":
      return Buffer.concat([before, noise, after]);
    case "repeat":
      return Buffer.concat([bytes, after]);
    default:
      return Buffer.concat([after, before]);
  }
}
