import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { economyOf, writeEconomy } from "commonweal";
import { valley } from "../accounts/reports-economy.ts";
import { emptyFolder, inProcess } from "./command.ts";

const header = "by,period,what,of,with,amount\n";
const honest = `${header}\
upper farm,1,made,grain,,20
lower farm,1,made,grain,,30
Hill,1,sent,grain,Town,40
Town,1,received,grain,Hill,40
Hill,1,closing,grain,,10
`;

/** An economy with its reports, if any, and where its account goes. */
async function folderWith(
  reports?: string,
): Promise<{ readonly folder: string; readonly out: string }> {
  const parent = await emptyFolder();
  const folder = join(parent, "valley");
  await writeEconomy(economyOf({ name: "valley" }, valley), folder);
  if (reports !== undefined) await writeFile(join(folder, "reports.csv"), reports);
  return { folder, out: join(parent, "account") };
}

describe("reconcile", () => {
  test("tells the account and writes its tables, and again over them", async () => {
    const { folder, out } = await folderWith(honest);
    const first = await inProcess(["reconcile", folder, "--out", out]);
    expect([first.code, first.err]).toEqual([0, ""]);
    expect(first.out).toContain(out);
    const files = await readdir(out);
    for (const table of ["figures", "claims"]) expect(files).toContain(`${table}.csv`);
    const claims = (await readFile(join(out, "claims.csv"), "utf8")).trim().split("\n");
    expect(claims.length).toBe(1 + 5);
    await writeFile(
      join(folder, "reports.csv"),
      honest.replace("sent,grain,Town,40", "sent,grain,Town,41"),
    );
    const again = await inProcess(["reconcile", folder, "--out", out]);
    expect([again.code, again.err]).toEqual([0, ""]);
    expect(await readFile(join(out, "claims.csv"), "utf8")).toContain("41");
  });

  test("as one document", async () => {
    const { folder, out } = await folderWith(honest);
    const { code, out: said, err } = await inProcess(["reconcile", folder, "--out", out, "--json"]);
    expect([code, err]).toEqual([0, ""]);
    const document = JSON.parse(said) as Readonly<Record<string, unknown>>;
    expect(Object.keys(document).length).toBeGreaterThan(3);
    expect(document["flags"]).toEqual([]);
  });

  test("flags what can't be true", async () => {
    const { folder, out } = await folderWith(
      honest.replace("received,grain,Hill,40", "received,grain,Hill,12"),
    );
    const { code, out: said } = await inProcess(["reconcile", folder, "--out", out, "--json"]);
    expect(code).toBe(0);
    const { flags } = JSON.parse(said) as {
      readonly flags: readonly { readonly told: readonly string[] }[];
    };
    expect(flags.length).toBe(1);
    expect(flags[0]!.told).toEqual(expect.arrayContaining(["Town", "Hill"]));
    expect((await readFile(join(out, "flags.csv"), "utf8")).trim().split("\n").length).toBe(2);
  });

  test("reports may stand elsewhere", async () => {
    const { folder, out } = await folderWith();
    const file = join(await emptyFolder(), "said.csv");
    await writeFile(file, honest);
    const { code } = await inProcess(["reconcile", folder, "--reports", file, "--out", out]);
    expect(code).toBe(0);
    expect(existsSync(out)).toBe(true);
  });

  test("without reports ends with 1 and writes nothing", async () => {
    for (const reports of [undefined, header]) {
      const { folder, out } = await folderWith(reports);
      const { code, err } = await inProcess(["reconcile", folder, "--out", out]);
      expect(code).toBe(1);
      expect(err).not.toBe("");
      expect(existsSync(out)).toBe(false);
    }
  });

  test("with reports that can't be placed ends with 1, names their rows and writes nothing", async () => {
    const { folder, out } = await folderWith(
      `${honest}mil,1,made,flour,,3\nHill,7,closing,grain,,4\n`,
    );
    const { code, err } = await inProcess(["reconcile", folder, "--out", out]);
    expect(code).toBe(1);
    expect(err).toMatch(/row 7/u);
    expect(err).toMatch(/row 8/u);
    expect(existsSync(out)).toBe(false);
  });

  test("at a level that is no share ends with 2 and writes nothing", async () => {
    const { folder, out } = await folderWith(honest);
    for (const level of ["0", "1", "-0.1", "2", "much"]) {
      const { code } = await inProcess(["reconcile", folder, `--level=${level}`, "--out", out]);
      expect([level, code]).toEqual([level, 2]);
    }
    expect(existsSync(out)).toBe(false);
  });
});
