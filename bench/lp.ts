import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { certify } from "../src/engine/certify.ts";
import type { Engine, Outcome } from "../src/engine/engine.ts";
import { highsEngine } from "../src/engine/highs/engine.ts";
import { highsInWorker } from "../src/engine/highs/in-worker.ts";
import { loadInstance, type Highs } from "../src/engine/highs/load.ts";
import { matrixFromTriplets } from "../src/engine/matrix.ts";
import { readMps } from "../src/engine/mps/read.ts";
import { withChanges, type Changes, type Program } from "../src/engine/program.ts";

// How long programs take in the caller's thread, in a worker, and solved again after a change, next to HiGHS
// itself with its own settings: no scaling of ours, no certificate. Each answer is checked before it is timed.
// Run: npm run build && npx jiti bench/lp.ts [seed] [industries]
// Takes the published programs from $COMMONWEAL_REFERENCE_DATA/lp where that is set.

const seed = Number(process.argv[2] ?? 1);
const industries = Number(process.argv[3] ?? 60);
const repetitions = 5;

/** Mulberry32: a small generator of which a seed gives the same numbers everywhere. */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Five years of industries that use each other's goods, store them and build capacity: how far can the
 * least fulfilment of all needs rise? What a plan's first stage looks like.
 */
function industryProgram(count: number, years: number, random: () => number): Program {
  const rowIndex: number[] = [];
  const columnIndex: number[] = [];
  const values: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const put = (column: number, value: number): void => {
    rowIndex.push(rowLower.length);
    columnIndex.push(column);
    values.push(value);
  };
  const endRow = (lower: number, upper: number): void => {
    rowLower.push(lower);
    rowUpper.push(upper);
  };
  const at = (block: number, i: number, year: number): number => (block * years + year) * count + i;
  const floor = 4 * years * count;
  // Units differ by the million, as tonnes of steel and pieces of medicine do.
  const unit = Array.from({ length: count }, () => 10 ** Math.floor(random() * 7 - 2));
  const uses = Array.from({ length: count }, () =>
    Array.from({ length: count }, () => (random() < 0.2 ? (random() * 4) / count : 0)),
  );
  for (let year = 0; year < years; year++) {
    for (let i = 0; i < count; i++) {
      put(at(0, i, year), 1);
      for (let j = 0; j < count; j++) {
        if (uses[i]![j]! > 0) put(at(0, j, year), (-uses[i]![j]! * unit[i]!) / unit[j]!);
      }
      put(at(1, i, year), -1);
      if (year > 0) put(at(1, i, year - 1), 0.95);
      put(at(2, i, year), -0.3);
      put(floor, -unit[i]! * (1 + 4 * random()));
      endRow(0, Infinity);
      put(at(0, i, year), 1);
      for (let since = 0; since < year; since++) put(at(2, i, since), -0.5 * 0.95 ** since);
      endRow(-Infinity, unit[i]! * (2 + 8 * random()) * 0.95 ** year);
    }
    for (let skill = 0; skill < 5; skill++) {
      for (let i = 0; i < count; i++) put(at(0, i, year), (3 * random()) / unit[i]!);
      endRow(-Infinity, 3 * count * (1 + random()));
    }
  }
  const columns = floor + 1;
  const cost = new Float64Array(columns);
  cost[floor] = 1;
  return {
    name: `industries-${count}`,
    sense: "maximise",
    offset: 0,
    matrix: matrixFromTriplets({ rows: rowLower.length, columns, rowIndex, columnIndex, values }),
    cost,
    columnLower: new Float64Array(columns),
    columnUpper: new Float64Array(columns).fill(Infinity),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    columnName: String,
    rowName: String,
  };
}

function publishedPrograms(): readonly Program[] {
  const data = process.env["COMMONWEAL_REFERENCE_DATA"];
  if (data === undefined) return [];
  const folder = join(data, "lp");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".mps"))
    .sort()
    .map((name) => {
      const read = readMps(readFileSync(join(folder, name)), name);
      if ("problems" in read) throw new Error(`${name}: ${read.problems[0]!.key}`);
      return { ...read.program, name: name.replace(".mps", "") };
    });
}

/** The objective by HiGHS itself, as its own interface would be used. */
function bare(highs: Highs, program: Program): number {
  const { matrix } = program;
  const { maximize, minimize } = highs.constants.objectiveSense;
  const model = highs.createModel({
    numCols: matrix.columns,
    numRows: matrix.rows,
    sense: program.sense === "maximise" ? maximize : minimize,
    offset: program.offset,
    colCost: program.cost,
    colLower: program.columnLower,
    colUpper: program.columnUpper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: { format: "csc", numRows: matrix.rows, numCols: matrix.columns, ...sparse(program) },
  });
  try {
    model.options.set({ output_flag: false });
    model.run();
    model.getSolution();
    return model.getObjectiveValue();
  } finally {
    model.dispose();
  }
}

function sparse({ matrix }: Program): Pick<Program["matrix"], "starts" | "indices" | "values"> {
  return { starts: matrix.starts, indices: matrix.indices, values: matrix.values };
}

async function solved(engine: Engine, program: Program): Promise<number> {
  const model = await engine.open(program);
  try {
    return objectiveOf(program, await model.solve());
  } finally {
    await model.close();
  }
}

/** Solves, then solves again with wider row bounds: gives the seconds that the second solve takes. */
async function again(engine: Engine, program: Program): Promise<number> {
  const changes: Changes = {
    rowUpper: program.rowUpper.map((bound) => bound + 0.01 * Math.abs(bound)),
  };
  const model = await engine.open(program);
  try {
    await model.solve();
    const start = performance.now();
    const outcome = await model.solve(changes);
    const seconds = (performance.now() - start) / 1000;
    objectiveOf(withChanges(program, changes), outcome);
    return seconds;
  } finally {
    await model.close();
  }
}

function objectiveOf(program: Program, outcome: Outcome): number {
  if (outcome.kind !== "optimal") throw new Error(`${program.name}: ${outcome.kind}`);
  if (!certify(program, outcome).ok) throw new Error(`${program.name}: fails its certificate`);
  return outcome.objective;
}

/** The shortest of several runs, in seconds. */
async function shortest(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < repetitions; run++) {
    const start = performance.now();
    await work();
    least = Math.min(least, (performance.now() - start) / 1000);
  }
  return least;
}

const highs = await loadInstance();
const here = await highsEngine();
const worker = highsInWorker();
const milliseconds = (seconds: number): string => (1000 * seconds).toFixed(1).padStart(9);
const ratio = (seconds: number, peer: number): string =>
  `${(seconds / peer).toFixed(1)}×`.padStart(6);

console.log("milliseconds, best of", repetitions, "· ratios to HiGHS with its own settings");
console.log(
  "program".padEnd(16) +
    ["rows", "columns", "nonzeros", "HiGHS"].map((title) => title.padStart(9)).join("") +
    ["here", "worker", "again"].map((title) => title.padStart(9) + "ratio".padStart(6)).join(""),
);
const generated = industryProgram(industries, 5, generator(seed));
for (const program of [...publishedPrograms(), generated]) {
  const expected = bare(highs, program);
  for (const engine of [here, worker]) {
    const objective = await solved(engine, program);
    if (!(Math.abs(objective - expected) <= 1e-6 * Math.max(1, Math.abs(expected)))) {
      throw new Error(`${program.name}: ${objective}, but HiGHS finds ${expected}`);
    }
  }
  const peer = await shortest(() => bare(highs, program));
  const times = [
    await shortest(() => solved(here, program)),
    await shortest(() => solved(worker, program)),
    await again(here, program),
  ];
  const { rows, columns, values } = program.matrix;
  console.log(
    program.name.padEnd(16) +
      [rows, columns, values.length].map((size) => String(size).padStart(9)).join("") +
      milliseconds(peer) +
      times.map((seconds) => milliseconds(seconds) + ratio(seconds, peer)).join(""),
  );
}
