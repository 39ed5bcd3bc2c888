import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gathering } from "../src/economy/gather.ts";
import { certify } from "../src/engine/certify.ts";
import { highsEngine } from "../src/engine/highs/engine.ts";
import { solveProgram } from "../src/engine/solve.ts";
import { readFiveYearPlan, type FiveYearPlan } from "../src/import/fiveyearplan/data.ts";
import { programOf } from "../test/import/fiveyearplan-program.ts";

// How long the program of 5yearplan takes on the economies of its own generator. Each answer is certified and
// compared with the known optimum before its time is printed; beside it what the published heuristic reaches.
// Run: COMMONWEAL_REFERENCE_DATA=DIR npx jiti bench/fiveyearplan.ts [industries …]

const known = [
  { industries: 50, optimum: 8.329919, heuristic: 5.86 },
  { industries: 100, optimum: 7.663206, heuristic: 5.29 },
  { industries: 200, optimum: 8.208146, heuristic: 5.11 },
  { industries: 400, optimum: 8.196728, heuristic: 5.4 },
] as const;

const root = process.env["COMMONWEAL_REFERENCE_DATA"];
if (root === undefined) throw new Error("set COMMONWEAL_REFERENCE_DATA");
const asked = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "commonweal-fiveyearplan-"));

async function dataOf(archives: string, industries: number): Promise<FiveYearPlan> {
  const name = `n${industries}_y5_s1`;
  execFileSync("tar", ["xzf", join(archives, `${name}.tar.gz`), "-C", folder]);
  const sources = ["testflow", "testcap", "testdep", "testtarg"].map((each) => ({
    name: `${each}.csv`,
    bytes: readFileSync(join(folder, name, `${each}.csv`)),
  }));
  const gather = gathering();
  const data = await readFiveYearPlan(sources, gather);
  if (data === undefined) throw new Error(JSON.stringify(gather.problems()));
  return data;
}

try {
  const engine = await highsEngine();
  const titles = ["industries", "rows", "columns", "nonzeros", "optimum", "gap", "heuristic", "s"];
  console.log(titles.map((title) => title.padStart(10)).join(" "));
  for (const { industries, optimum, heuristic } of known) {
    if (asked.length > 0 && !asked.includes(industries)) continue;
    const program = programOf(await dataOf(join(root, "fiveyearplan-generated"), industries));
    const start = performance.now();
    const { outcome } = await solveProgram(program, { engine, method: "interior-point" });
    const seconds = (performance.now() - start) / 1000;
    if (outcome.kind !== "optimal") throw new Error(`${industries}: ${outcome.kind}`);
    const certificate = certify(program, outcome);
    const difference = Math.abs(outcome.objective - optimum);
    if (!certificate.ok || !(difference < 1e-6)) {
      throw new Error(`${industries}: ${outcome.objective}, but ${optimum} is known`);
    }
    const { rows, columns, values } = program.matrix;
    const cells = [
      ...[industries, rows, columns, values.length].map(String),
      outcome.objective.toFixed(6),
      certificate.gap.toExponential(1),
      heuristic.toFixed(2),
      seconds.toFixed(1),
    ];
    console.log(cells.map((cell) => cell.padStart(10)).join(" "));
  }
} finally {
  rmSync(folder, { recursive: true });
}
