import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commonweal, emptyFolder, start } from "./command.ts";
import { writeSlowEconomy } from "./slow-economy.ts";
import { writeBakery } from "./small-economies.ts";

let home = "";
let slow = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "commonweal-slow-"));
  slow = join(home, "slow");
  await writeSlowEconomy(slow);
});
afterAll(() => rm(home, { recursive: true }));

/** A folder with a plan in `p`, and all its files. */
async function withPlan(): Promise<{ folder: string; files: () => Promise<readonly string[]> }> {
  const folder = await emptyFolder();
  await writeBakery(join(folder, "bakery"));
  expect((await commonweal(["plan", "bakery", "--out", "p"], folder)).code).toBe(0);
  const files = async () => {
    const names = await readdir(join(folder, "p"), { recursive: true, withFileTypes: true });
    const read = names
      .filter((entry) => entry.isFile())
      .map(
        async ({ parentPath, name }) =>
          `${name}\n${await readFile(join(parentPath, name), "utf8")}`,
      );
    return (await Promise.all(read)).sort();
  };
  return { folder, files };
}

describe("a signal while a program is being solved", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    test(`${signal} ends with exit code 3 and leaves the earlier plan whole`, async () => {
      const { folder, files } = await withPlan();
      const before = await files();
      const running = start(["plan", slow, "--out", "p"], { cwd: folder });
      running.signalAt("Tier 1:", signal);
      const { code, out, err, seconds } = await running.ended;
      expect(err).toContain("Stopped before it was done. Earlier results are as they were.");
      expect(out).toBe("");
      expect(code).toBe(3);
      expect(seconds).toBeLessThan(30);
      expect(await files()).toEqual(before);
      expect((await readdir(folder)).sort()).toEqual(["bakery", "p"]);
      expect((await commonweal(["certify", "p"], folder)).code).toBe(0);
    });
  }

  test("still gives one JSON document", async () => {
    const running = start(["plan", slow, "--json"], { cwd: await emptyFolder() });
    running.signalAt("Tier 1:", "SIGINT");
    const { code, out } = await running.ended;
    expect(JSON.parse(out)).toEqual({ status: "stopped", reason: "signal" });
    expect(code).toBe(3);
  });
});

test("a time limit ends with exit code 3, and the document says so", async () => {
  const { folder, files } = await withPlan();
  const before = await files();
  const { code, out, err } = await commonweal(
    ["plan", slow, "--out", "p", "--time-limit", "1.5", "--json"],
    folder,
  );
  expect(JSON.parse(out)).toEqual({ status: "stopped", reason: "time" });
  expect(err).toContain("the time limit was reached");
  expect(code).toBe(3);
  expect(await files()).toEqual(before);
});

test("a signal while the plan is being written leaves the old or the new one, whole", async () => {
  const { folder } = await withPlan();
  const running = start(["plan", "bakery", "--out", "p"], { cwd: folder });
  running.signalAt("Writing p", "SIGINT");
  const { code } = await running.ended;
  expect([0, 3]).toContain(code);
  expect((await readdir(folder)).sort()).toEqual(["bakery", "p"]);
  expect((await commonweal(["certify", "p"], folder)).code).toBe(0);
});
