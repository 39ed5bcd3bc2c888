import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { economyOf, writeEconomy } from "commonweal";
import { valley } from "../accounts/reports-economy.ts";
import { emptyFolder, inProcess } from "./command.ts";

async function valleyFolder(): Promise<string> {
  const folder = join(await emptyFolder(), "valley");
  await writeEconomy(economyOf({ name: "valley" }, valley), folder);
  return folder;
}

const farm = ["--by", "upper farm", "--period", "1"] as const;

describe("report states one figure", () => {
  test("and says in one sentence what was recorded, and where", async () => {
    const folder = await valleyFolder();
    const { code, out, err } = await inProcess([
      ...["report", folder, ...farm, "sent", "grain", "12500", "--with", "mill", "--unit", "kg"],
      ...[
        "--method",
        "weighed",
        "--id",
        "cart-1",
        "--stated",
        "2026-04-01",
        "--note",
        "wet, heavy",
      ],
    ]);
    expect(err).toBe("");
    expect(code).toBe(0);
    const file = join(folder, "reports.csv");
    expect(out).toBe(
      `Recorded in ${file}, row 2, as cart-1: upper farm states 12500 kg (grain sent by upper farm to mill in period 1).\n`,
    );
    expect((await readFile(file, "utf8")).split("\n")[1]).toBe(
      'cart-1,upper farm,,1,sent,grain,mill,12500,kg,,,weighed,2026-04-01,,,"wet, heavy"',
    );
    expect((await inProcess(["check", folder])).out).toContain("No errors, no warnings.");
  });

  test("today, unless it says when", async () => {
    const folder = await valleyFolder();
    const pad = (part: number) => String(part).padStart(2, "0");
    const dayOf = (at: Date) =>
      `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
    const before = dayOf(new Date());
    const { out } = await inProcess(["report", folder, ...farm, "made", "grain", "30", "--json"]);
    const { report } = JSON.parse(out) as { readonly report: { readonly stated: string } };
    expect([before, dayOf(new Date())]).toContain(report.stated);
  });

  test("shows what else is said of it, and keeps that", async () => {
    const folder = await valleyFolder();
    await inProcess(["report", folder, ...farm, "made", "grain", "30", "--id", "a"]);
    await inProcess([
      ...["report", folder, ...farm, "made", "grain", "31", "--replaces", "a", "--id", "b"],
    ]);
    const { out } = await inProcess([
      ...["report", folder, "--by", "Hill", "--about", "upper farm", "--period", "1"],
      ...["made", "grain", "28.5", "--method", "estimated"],
    ]);
    expect(out).toContain("Hill states 28.5 t (grain made at upper farm in period 1).");
    expect(out).toContain("2 other reports of the same figure stay beside it:");
    expect(out).toMatch(
      /row 2 \(a\): upper farm states 30 t, on .*; corrected since, it counts no more/u,
    );
    expect(out).toMatch(/row 3 \(b\): upper farm states 31 t, on [-\d]*\n/u);
  });

  test("as one document", async () => {
    const folder = await valleyFolder();
    await inProcess(["report", folder, ...farm, "made", "grain", "30", "--id", "a"]);
    await appendFile(join(folder, "reports.csv"), "x,nobody,,1,made,grain,,3,,,,,,,,\n");
    const { code, out, err } = await inProcess([
      ...["report", folder, ...farm, "made", "grain", "31", "--stated", "2199-01-01", "--json"],
    ]);
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject({
      ...{ status: "recorded", row: 4, further: { errors: 1, warnings: 0 } },
      report: { by: "upper farm", amount: 31, stated: "2199-01-01" },
      others: [{ row: 2, counts: true, amount: 30, report: "a" }],
      warnings: [{ key: "reports.in-future", file: "--stated" }],
    });
  });

  test("says what else is wrong with the file, and where to see it", async () => {
    const folder = await valleyFolder();
    await writeFile(
      join(folder, "reports.csv"),
      "by,period,what,of,amount\nnobody,1,made,grain,3\n",
    );
    const { code, out, err } = await inProcess([
      ...["report", folder, "--by", "Town", "--period", "2", "served", "bread", "300"],
    ]);
    expect(code).toBe(0);
    expect(out).toContain("row 3: Town states 300 (people served with bread at Town in period 2).");
    expect(err).toContain(
      "Other rows have problems (1 error, no warnings), which commonweal check",
    );
  });

  test("names every problem by the option it stands in, and writes nothing", async () => {
    const folder = await valleyFolder();
    const { code, out, err } = await inProcess([
      ...["report", folder, "--by", "uper farm", "--period", "9", "made", "grian", "3"],
      ...["--with", "mill", "--accuracy", "0"],
    ]);
    expect(code).toBe(1);
    expect(out).toBe("");
    for (const said of [
      'error: --accuracy: column "accuracy" holds 0; it must be more than 0',
      'error: --by: "uper farm" is no workplace, no place and no observer; did you mean “upper farm”?',
      "error: --period: there is no period 9; periods of the economy are 1–2",
      'error: OF: "grian" is no good, which made must be of; did you mean “grain”?',
      'error: --with: "made" has no other end; leave “with” empty',
      "5 errors, no warnings.",
    ]) {
      expect(err).toContain(said);
    }
    await expect(readFile(join(folder, "reports.csv"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("of a mistyped subject or amount too", async () => {
    const folder = await valleyFolder();
    const { err } = await inProcess(["report", folder, ...farm, "maed", "grain", "1,234"]);
    expect(err).toContain('error: WHAT: column "what" holds "maed"; did you mean "made"?');
    expect(err).toContain('error: AMOUNT: column "amount" holds "1,234"');
  });

  test("adds nothing to a workbook; a file beside it will do", async () => {
    const folder = await emptyFolder();
    const book = join(folder, "valley.xlsx");
    await writeEconomy(economyOf({ name: "valley" }, valley), book);
    const args = ["report", book, ...farm, "made", "grain", "30"];
    const refused = await inProcess(args);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("is a workbook, to which report adds nothing");
    const file = join(folder, "spring.csv");
    const { code, out } = await inProcess([...args, "--reports", file]);
    expect(code).toBe(0);
    expect(out).toContain(`Recorded in ${file}, row 2`);
  });

  test("is wrongly used without an author, and for an economy that isn't there", async () => {
    const missing = await inProcess(["report", "x", "--period", "1", "made", "grain", "30"]);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain("Say which --by WHO you want.");
    const nowhere = await inProcess(["report", "nowhere", ...farm, "made", "grain", "30"]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toContain("nowhere");
  });
});

describe("check looks at the reports beside an economy", () => {
  test("and names what is wrong with them", async () => {
    const folder = await valleyFolder();
    await writeFile(
      join(folder, "reports.csv"),
      "by,period,what,of,amount\nnobody,1,made,grain,3\n",
    );
    const { code, out } = await inProcess(["check", folder]);
    expect(code).toBe(1);
    expect(out).toContain('error: reports.csv row 2: "nobody" is no workplace');
    const { errors } = JSON.parse((await inProcess(["check", folder, "--json"])).out) as {
      readonly errors: number;
    };
    expect(errors).toBe(1);
  });

  test("of which there need be none, nor any row", async () => {
    const folder = await valleyFolder();
    expect((await inProcess(["check", folder])).code).toBe(0);
    await writeFile(join(folder, "reports.csv"), "by,period,what,of,amount\n");
    const { code, out } = await inProcess(["check", folder]);
    expect(out).toContain("No errors, no warnings.");
    expect(code).toBe(0);
  });
});
