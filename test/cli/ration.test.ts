import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { readPlan } from "commonweal";
import { emptyFolder, examples, inProcess } from "./command.ts";

const villages = join(examples, "two-villages");
let folder = "";
beforeEach(async () => {
  folder = await emptyFolder();
});

/** Most of the grain is lost, and a third of what was sown stands. */
async function famine(): Promise<string> {
  const file = join(folder, "happened.csv");
  await writeFile(
    file,
    [
      "table,key,column,factor,value",
      "stocks,good=grain; place=Millbrook,opening,,2",
      "stocks,good=grain; place=Highfield,opening,,1",
      "started,technique=grow grain; where=river farm; periods_ago=1,amount,0.3,",
    ].join("\n"),
  );
  return file;
}

describe("ration", () => {
  test("says what each person gets, by either way of sharing, and what is to be sent", async () => {
    const out = join(folder, "rations");
    const args = ["ration", villages, "2", "--happened", await famine(), "--out", out];
    const told = await inProcess(args);
    expect(told.code).toBe(0);
    expect(told.out).toContain("No plan was given, so the economy was planned first.");
    expect(told.out).toContain("Rations for period 2");
    const bread = (place: string) =>
      new RegExp(`^${place}\\n(?:.*\\n)*?bread.* kg +(\\S+)% +(\\S+)%$`, "mu").exec(told.out)!;
    const [, millbrook, alone] = bread("Millbrook");
    const [, highfield, without] = bread("Highfield");
    expect(millbrook).toBe(highfield);
    // Alone, the place with the mill and the better fields would keep more.
    expect(Number(alone)).toBeGreaterThan(Number(millbrook));
    expect(Number(without)).toBeLessThan(Number(highfield));
    expect(told.out).toMatch(/cart down +Highfield +Millbrook +grain/u);
    expect((await readdir(out)).sort()).toEqual(["rations.csv", "rations.html", "shipments.csv"]);
    const [header, ...rows] = (await readFile(join(out, "rations.csv"), "utf8")).split("\n");
    expect(header).toBe(
      "place,group,need,good,unit,people,asked,ration,share,asked_each,ration_each,ration_each_day,share_other",
    );
    expect(rows.filter((row) => row !== "")).toHaveLength(8);
    expect(await readFile(join(out, "rations.html"), "utf8")).toContain("Millbrook");
  });

  test("puts own needs first where that is chosen, and the plan before may be given", async () => {
    const plan = join(folder, "plan");
    await inProcess(["plan", villages, "--out", plan, "--own-needs-first"]);
    const read = await readPlan(plan);
    expect(read.kind === "plan" ? read.plan.sharing : undefined).toBe("own-needs-first");
    const out = join(folder, "rations");
    const args = ["ration", villages, "2", "--plan", plan, "--happened", await famine()];
    const told = await inProcess([...args, "--own-needs-first", "--out", out, "--json"]);
    expect(told.code).toBe(0);
    const document = JSON.parse(told.out) as {
      readonly sharing: string;
      readonly days: number;
      readonly rations: readonly {
        readonly place: string;
        readonly need: string;
        readonly share: number;
        readonly other: number;
      }[];
    };
    expect(document).toMatchObject({ status: "optimal", sharing: "own-needs-first", days: 365.25 });
    const bread = document.rations.filter(({ need }) => need === "bread");
    const of = (place: string) => bread.find((each) => each.place === place)!;
    expect(of("Millbrook").share).toBeGreaterThan(of("Millbrook").other);
    expect(of("Highfield").share).toBeLessThan(of("Highfield").other);
    expect(of("Highfield").other).toBeCloseTo(of("Millbrook").other, 6);
  });

  test("of the first period needs no plan before it", async () => {
    const told = await inProcess(["ration", villages, "1", "--out", join(folder, "rations")]);
    expect(told.code).toBe(0);
    expect(told.out).toContain("Nothing more is to be sent between places than was planned.");
  });

  test("leaves a folder alone that holds something else", async () => {
    const out = join(folder, "mine");
    await mkdir(out);
    await writeFile(join(out, "diary.txt"), "dear diary");
    const told = await inProcess(["ration", villages, "1", "--out", out]);
    expect(told.code).toBe(1);
    expect(told.err).toContain("holds something else than rations");
    expect(await readdir(out)).toEqual(["diary.txt"]);
  });

  test("says what is wrong", async () => {
    const wrong = await inProcess(["ration", villages, "9", "--out", join(folder, "rations")]);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain("There is no period 9");
    expect((await inProcess(["ration", villages])).code).toBe(2);
  });
});
