import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commonweal, emptyFolder } from "./command.ts";

/** Most of x + y, with x + 2y ≤ 4 and x ≤ `most`. */
function mps(most: string, rows = " L limit"): string {
  return `NAME small
OBJSENSE
    MAX
ROWS
 N objective
${rows}
COLUMNS
 x objective 1 limit 1
 y objective 1 limit 2
RHS
 RHS limit 4
BOUNDS
 UP BND x ${most}
ENDATA
`;
}

async function solved(text: string, ...further: readonly string[]) {
  const folder = await emptyFolder();
  await writeFile(join(folder, "p.mps"), text);
  return { folder, ...(await commonweal(["solve", "p.mps", ...further], folder)) };
}

describe("solve", () => {
  test("certifies an optimum", async () => {
    const { code, out } = await solved(mps("3"));
    expect(out).toMatch(/^Optimal: 3\.5\nCertified: /);
    expect(code).toBe(0);
  });

  test("prints the document of the contract", async () => {
    const { code, out } = await solved(mps("3"), "--json");
    const told = JSON.parse(out) as Readonly<Record<string, unknown>>;
    expect(told).toMatchObject({
      status: "optimal",
      objective: 3.5,
      certificate: { ok: true, dual: 0 },
    });
    expect(Object.keys(told)).toEqual(
      expect.arrayContaining(["status", "objective", "engine", "seconds", "certificate"]),
    );
    expect(code).toBe(0);
  });

  test("writes the solution with its dual values", async () => {
    const { folder, code } = await solved(mps("3"), "--out", "solution.csv");
    expect(await readFile(join(folder, "solution.csv"), "utf8")).toBe(
      "kind,name,value,dual\ncolumn,x,3,0.5\ncolumn,y,0.5,0\nrow,limit,4,0.5\n",
    );
    expect(code).toBe(0);
  });

  test("calls a program infeasible; exit code 1", async () => {
    const { code, out } = await solved(mps("-1").replace(" UP BND", " LO BND x 0\n UP BND"));
    expect(out).toContain("Infeasible");
    expect(code).toBe(1);
  });

  test("calls a program unbounded; exit code 1", async () => {
    const { code, out } = await solved(mps("3", " G limit"), "--json");
    expect(JSON.parse(out)).toMatchObject({ status: "unbounded", objective: null });
    expect(code).toBe(1);
  });

  test("names what is wrong with a file, with the line; exit code 1", async () => {
    const { code, out, err } = await solved(mps("3").replace("y objective 1", "y objectif 1"));
    expect(err).toMatch(/^error: p\.mps row 9: /m);
    expect(err).toContain("objective");
    expect(out).toBe("");
    expect(code).toBe(1);
  });

  test("says that there is no file, or that it is a folder; exit code 1", async () => {
    const folder = await emptyFolder();
    const missing = await commonweal(["solve", "p.mps"], folder);
    expect(missing.err).toContain("p.mps doesn't exist.");
    expect(missing.code).toBe(1);
    const aFolder = await commonweal(["solve", "."], folder);
    expect(aFolder.err).toContain(". is a folder");
    expect(aFolder.code).toBe(1);
  });
});
