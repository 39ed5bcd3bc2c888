import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { EconomyProblems, errorsIn, renderProblem } from "../../src/economy/problem.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { highsEngine } from "../../src/engine/highs/engine.ts";
import { readMps } from "../../src/engine/mps/read.ts";
import { solveProgram } from "../../src/engine/solve.ts";
import { optionsOf, type Imported } from "../../src/import/format.ts";
import { mps } from "../../src/import/mps/index.ts";
import { plan } from "../../src/plan/index.ts";
import { plannedEconomy } from "../plan/planned.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];

const read = (text: string, name = "small.mps"): Promise<Imported> =>
  mps.read([{ name, bytes: new TextEncoder().encode(text) }], optionsOf({}));

async function objectiveOf(text: string): Promise<number> {
  const { economy } = await read(text);
  expect(errorsIn(check(economy)).map((problem) => renderProblem(problem))).toEqual([]);
  const { stages, certificate } = await plannedEconomy(economy);
  expect(certificate.ok).toBe(true);
  return stages.at(-1)!.value;
}

interface Written {
  readonly sense?: "MAX" | "MIN";
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly sides?: readonly string[];
  readonly ranges?: readonly string[];
  readonly bounds?: readonly string[];
}

const written = ({ sense = "MIN", rows, columns, sides = [], ranges = [], bounds = [] }: Written) =>
  [
    "NAME small",
    "OBJSENSE",
    ` ${sense}`,
    "ROWS",
    " N obj",
    ...rows.map((row) => ` ${row}`),
    "COLUMNS",
    ...columns.map((line) => ` ${line}`),
    "RHS",
    ...sides.map((line) => ` RHS ${line}`),
    "RANGES",
    ...ranges.map((line) => ` RNG ${line}`),
    "BOUNDS",
    ...bounds.map((line) => ` ${line}`),
    "ENDATA",
    "",
  ].join("\n");

/** A row of each kind, and columns with every kind of bounds. */
const everything: Written = {
  rows: ["L most", "G least", "E even", "L wide", "E near"],
  columns: [
    "x obj 1 most 1",
    "x least 1 even 1",
    "y obj -2 most 1",
    "y wide 1",
    "free obj 3 least 1",
    "free even -1 near 1",
    "low obj 1 wide -1",
    "low near 1",
    "below obj -1 least 1",
    "M 'MARKER' 'INTORG'",
    "whole obj -3 most 2",
    "N 'MARKER' 'INTEND'",
  ],
  sides: ["most 11 least -2", "even 1.5 wide 4", "near 2 obj -10"],
  ranges: ["wide 3 near -2.5"],
  bounds: [
    "FR BND free",
    "LO BND low -4.5",
    "UP BND low 6",
    "MI BND below",
    "UP BND below -1",
    "UP BND whole 3.5",
  ],
};

describe("a program of rows and columns of every kind", () => {
  test("its plan has the value of the program's own optimum", async () => {
    const text = written(everything);
    const program = readMps(text, "small.mps");
    if ("problems" in program) throw new Error("unreadable");
    const solved = await solveProgram(program.program, { engine: await highsEngine() });
    if (solved.outcome.kind !== "optimal") throw new Error(solved.outcome.kind);
    expect(await objectiveOf(text)).toBeCloseTo(solved.outcome.objective, 8);
  });

  test("columns keep their values: what is below zero is run backwards", async () => {
    // Least x + y, x ≥ −3, y free, x + y ≥ −5, y − x = 1: x = −3, y = −2.
    const text = written({
      rows: ["G sum", "E step"],
      columns: ["x obj 1 sum 1", "x step -1", "y obj 1 sum 1", "y step 1"],
      sides: ["sum -5 step 1"],
      bounds: ["LO BND x -3", "FR BND y"],
    });
    const { economy } = await read(text);
    const { tables, stages } = await plannedEconomy(economy);
    const runs = (name: string) =>
      tables.activities
        .filter(({ technique }) => technique === name)
        .reduce((sum, row) => sum + row.runs, 0);
    expect(runs("x") - runs("x backwards")).toBeCloseTo(-3, 9);
    expect(runs("y") - runs("y backwards")).toBeCloseTo(-2, 9);
    expect(stages.at(-1)!.value).toBeCloseTo(-5, 9);
  });

  test("whole numbers are whole", async () => {
    // Most 5x + 4y, 6x + 4y ≤ 24, x + 2y ≤ 6: 21 in parts (3, 1.5), 20 in whole numbers (4, 0).
    const given = (marked: boolean) =>
      written({
        sense: "MAX",
        rows: ["L first", "L second"],
        columns: [
          ...(marked ? ["M 'MARKER' 'INTORG'"] : []),
          "x obj 5 first 6",
          "x second 1",
          "y obj 4 first 4",
          "y second 2",
        ],
        sides: ["first 24 second 6"],
        bounds: ["UP BND x 10", "UP BND y 10"],
      });
    expect(await objectiveOf(given(false))).toBeCloseTo(21, 9);
    expect(await objectiveOf(given(true))).toBeCloseTo(20, 9);
  });

  test("a range leaves over no more than its width", async () => {
    const text = (range: readonly string[]) =>
      written({ rows: ["L row"], columns: ["x obj 1 row 1"], sides: ["row 8"], ranges: range });
    expect(await objectiveOf(text([]))).toBeCloseTo(0, 9);
    expect(await objectiveOf(text(["row 3"]))).toBeCloseTo(5, 9);
  });

  test("the constant of the objective counts, and its sense", async () => {
    const text = (sense: "MAX" | "MIN") =>
      written({
        sense,
        rows: ["L row"],
        columns: ["x obj -1 row 1"],
        sides: ["row 8 obj -3"],
        bounds: ["LO BND x 2"],
      });
    expect(await objectiveOf(text("MIN"))).toBeCloseTo(-5, 9);
    expect(await objectiveOf(text("MAX"))).toBeCloseTo(1, 9);
  });

  test("rows and columns may have the same name, or one that the importer uses itself", async () => {
    const text = written({
      rows: ["G cost", "G x"],
      columns: ["x obj 2 cost 1", "cost obj 3 x 1"],
      sides: ["cost 4 x 5"],
    });
    expect(await objectiveOf(text)).toBeCloseTo(23, 9);
  });

  test("what it says has the counts of the program", async () => {
    const { assumptions } = await read(written(everything));
    const said = Object.fromEntries(assumptions.map(({ key, values }) => [key, values]));
    expect(said["import.mps.assumed.tables"]).toMatchObject({ columns: 6, rows: 5, equations: 1 });
    expect(said["import.mps.assumed.ranges"]).toEqual({ count: 2 });
    expect(said["import.mps.assumed.backwards"]).toEqual({ count: 3 });
    expect(said["import.mps.assumed.integer"]).toEqual({ count: 1 });
  });
});

describe("programs without an optimum", () => {
  test("contradictions are found, in words", async () => {
    const text = written({
      rows: ["L top", "G bottom"],
      columns: ["x obj 1 top 1", "x bottom 1"],
      sides: ["top 1 bottom 2"],
    });
    const planned = await plan((await read(text)).economy);
    if (planned.kind !== "infeasible") throw new Error(planned.kind);
    expect(planned.conflict.length).toBeGreaterThan(0);
  });

  test("no end is found", async () => {
    const text = written({ rows: ["G row"], columns: ["x obj -1 row 1"] });
    expect((await plan((await read(text)).economy)).kind).toBe("unbounded");
  });
});

describe("what no economy can say is refused in words", () => {
  const refused = async (text: string): Promise<readonly string[]> => {
    try {
      await read(text);
    } catch (error) {
      if (!(error instanceof EconomyProblems)) throw error;
      return error.problems.map((problem) => renderProblem(problem));
    }
    throw new Error("it was read");
  };
  const one = { rows: ["G row"], columns: ["x obj 1 row 1"] };

  test.each([
    ["no text", "", /The file is empty/],
    [
      "bounds that nothing meets",
      written({ ...one, bounds: ["LO BND x 3", "UP BND x 2"] }),
      /the column “x” must be at least 3 and at most 2: no number is/,
    ],
    [
      "a row that nothing meets",
      written({ ...one, sides: ["row 1e30"] }),
      /the row “row” must be at least Infinity/,
    ],
    ["no columns", written({ rows: ["G row"], columns: [] }), /has no columns/],
    [
      "sections beyond linear programs",
      written(one).replace("ENDATA", "QUADOBJ\n x x 1\nENDATA"),
      /QUADOBJ/,
    ],
  ])("%s", async (_, text, sentence) => {
    expect((await refused(text)).join("\n")).toMatch(sentence);
  });
});

describe.skipIf(data === undefined)("the published linear programs (netlib), planned", () => {
  const folder = join(data ?? "", "lp");
  let engine: Engine;
  beforeAll(async () => {
    engine = await highsEngine();
  });
  const lines =
    data === undefined
      ? []
      : readFileSync(join(folder, "optimal-values.csv"), "utf8").trim().split(/\r?\n/).slice(1);
  const published = lines.map((line) => {
    const [name, , , minos, cplex] = line.split(",");
    return { name: name!, value: Number(cplex === "" ? minos : cplex) };
  });

  test("are eighteen", () => {
    expect(published).toHaveLength(18);
  });

  test.each(published)("$name has its published value", async ({ name, value }) => {
    const bytes = readFileSync(join(folder, `${name}.mps`));
    const { economy } = await mps.read([{ name: `${name}.mps`, bytes }], optionsOf({}));
    const planned = await plan(economy, { engine });
    if (planned.kind !== "optimal") throw new Error(planned.kind);
    expect(planned.plan.certificate.failures).toEqual([]);
    const found = planned.plan.stages.at(-1)!.value;
    expect(Math.abs(found - value) / Math.abs(value)).toBeLessThan(1e-6);
  });
});
