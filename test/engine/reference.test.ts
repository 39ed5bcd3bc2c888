import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { highsEngine } from "../../src/engine/highs/engine.ts";
import { readMps } from "../../src/engine/mps/read.ts";
import { writeMps } from "../../src/engine/mps/write.ts";
import type { Program } from "../../src/engine/program.ts";
import { solveProgram } from "../../src/engine/solve.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];

/** A published linear program and the best published value of its objective. */
interface Published {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly objective: number;
}

/** Optimal values as CPLEX found them where that column is filled, else as MINOS did. */
function published(folder: string): readonly Published[] {
  const [header, ...lines] = readFileSync(join(folder, "optimal-values.csv"), "utf8")
    .trim()
    .split(/\r?\n/);
  const columns = header!.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    const cell = (start: string): string =>
      cells[columns.findIndex((column) => column.startsWith(start))]!;
    const better = cell("netlib_readme_value_CPLEX");
    return {
      name: cell("problem"),
      rows: Number(cell("rows")),
      columns: Number(cell("cols")),
      objective: Number(better === "" ? cell("netlib_readme_value_MINOS") : better),
    };
  });
}

function programIn(folder: string, name: string): Program {
  const read = readMps(readFileSync(join(folder, `${name}.mps`)), `${name}.mps`);
  if ("problems" in read) throw new Error(`${name}: ${read.problems[0]!.key}`);
  return read.program;
}

describe.skipIf(data === undefined)("the published linear programs (netlib)", () => {
  const folder = join(data ?? "", "lp");
  const programs = data === undefined ? [] : published(folder);
  let engine: Engine;
  beforeAll(async () => {
    engine = await highsEngine();
  });

  test("are eighteen", () => {
    expect(programs).toHaveLength(18);
  });

  describe.each(["choose", "simplex", "interior-point"] as const)("solved by %s", (method) => {
    test.each(programs)("$name has its published value, certified", async (known) => {
      const program = programIn(folder, known.name);
      expect([program.matrix.rows, program.matrix.columns]).toEqual([known.rows, known.columns]);
      const { outcome, certificate } = await solveProgram(program, { engine, method });
      expect(certificate).toMatchObject({ ok: true });
      if (outcome.kind !== "optimal") throw new Error(outcome.kind);
      const difference = Math.abs(outcome.objective - known.objective);
      expect(difference / Math.abs(known.objective)).toBeLessThan(1e-6);
    });
  });

  test.each(programs)("$name is the same program after writing and reading", ({ name }) => {
    const program = programIn(folder, name);
    const read = readMps([...writeMps(program)].join(""), "again.mps");
    if ("problems" in read) throw new Error(read.problems[0]!.key);
    const named = { columnName: program.columnName, rowName: program.rowName };
    expect({ ...read.program, ...named }).toEqual(program);
  });
});
