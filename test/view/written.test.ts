import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readPlan } from "commonweal";
import { expect, test } from "vitest";
import { EconomyProblems } from "../../src/economy/problem.ts";
import { writePlan } from "../../src/plan/package/index.ts";
import { emptyFolder, inProcess, listening } from "../cli/command.ts";
import { writeBakery } from "../cli/small-economies.ts";
import { planAndTell } from "../../src/cli/plan-and-tell.ts";

test("plan writes the page into the plan's folder and says where; reading the plan passes it by", async () => {
  const folder = await emptyFolder();
  await writeBakery(join(folder, "bakery"));
  const out = join(folder, "p");
  const { world, said } = listening();
  expect(await planAndTell(join(folder, "bakery"), {}, { out }, world)).toBe(0);
  expect(said.out).toContain(join(out, "report.html"));
  const page = await readFile(join(out, "report.html"), "utf8");
  expect(page.startsWith("<!doctype html>")).toBe(true);
  expect(page.includes("bakery, Hill") || page.includes("<h3>bakery</h3>")).toBe(true);
  const read = await readPlan(out);
  expect(read.kind).toBe("plan");
  if (read.kind === "plan") expect(read.warnings).toEqual([]);
});

test("plan --json names the page, and prints one document", async () => {
  const folder = await emptyFolder();
  await writeBakery(join(folder, "bakery"));
  const out = join(folder, "p");
  const ended = await inProcess(["plan", join(folder, "bakery"), "--out", out, "--json"]);
  expect(ended.code).toBe(0);
  expect(JSON.parse(ended.out)).toMatchObject({ page: join(out, "report.html") });
  expect(await readdir(out)).toContain("report.html");
});

test("a page never outlives the plan that it shows", async () => {
  const folder = await emptyFolder();
  await writeBakery(join(folder, "bakery"));
  const out = join(folder, "p");
  await planAndTell(join(folder, "bakery"), {}, { out }, listening().world);
  const read = await readPlan(out);
  if (read.kind !== "plan") throw new Error("unreadable");
  await writeFile(join(out, "minutes.txt"), "what was said about it");
  await writePlan(read.plan, out);
  const names = await readdir(out);
  expect(names).not.toContain("report.html");
  expect(names).toContain("minutes.txt");
});

test("beside a workbook the page has its name, and nothing else is written over", async () => {
  const folder = await emptyFolder();
  await writeBakery(join(folder, "bakery"));
  const out = join(folder, "plan.xlsx");
  const plan = () => planAndTell(join(folder, "bakery"), {}, { out }, listening().world);
  expect(await plan()).toBe(0);
  expect(await plan()).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(["bakery", "plan.html", "plan.xlsx"]);
  await writeFile(join(folder, "plan.html"), "<p>a page of somebody's own</p>");
  await expect(plan()).rejects.toThrow(EconomyProblems);
  expect(await readFile(join(folder, "plan.html"), "utf8")).toBe("<p>a page of somebody's own</p>");
  await mkdir(join(folder, "other.html"));
  const blocked = { out: join(folder, "other.xlsx") };
  await expect(planAndTell(join(folder, "bakery"), {}, blocked, listening().world)).rejects.toThrow(
    EconomyProblems,
  );
  expect(await readdir(folder)).not.toContain("other.xlsx");
});
