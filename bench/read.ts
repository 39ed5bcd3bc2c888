import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { economyOf } from "../src/economy/economy.ts";
import { readTables } from "../src/economy/read/index.ts";
import type { Row } from "../src/economy/types.ts";
import { writeEconomy } from "../src/economy/write.ts";

// How long it takes to read a large economy, next to the plain parsing of its largest file by Papa Parse.
// Run: npx jiti bench/read.ts [rows] [seed]

const rows = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const repetitions = 3;

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

const random = generator(seed);
const whole = (below: number): number => Math.floor(random() * below);
const techniques = Math.ceil(rows / 10);
const goods = Math.ceil(rows / 20);
const recipes = Array.from({ length: rows }, (_, i): Row<"recipes"> => ({
  technique: `technique number ${i % techniques}`,
  good: `good number ${whole(goods)}`,
  amount: Math.round((random() - 0.5) * 1e6) / 1e4,
  lag: whole(4),
  ...(random() < 0.2 ? { workplace: `workplace ${whole(1000)}` } : {}),
  ...(random() < 0.1 ? { note: `checked by hand, “${whole(100)}”, in spring` } : {}),
}));
const expected = recipes.reduce((sum, { amount }) => sum + amount, 0);
const economy = economyOf(
  { name: "large" },
  {
    periods: [{ period: 1 }],
    goods: Array.from({ length: goods }, (_, i) => ({ good: `good number ${i}`, unit: "t" })),
    techniques: Array.from({ length: techniques }, (_, i) => ({
      technique: `technique number ${i}`,
    })),
    recipes,
    needs: [{ need: "bread", good: "good number 0", amount: 1 }],
  },
);

interface Measured {
  /** Of the processor, so that what else the machine does counts less. */
  readonly seconds: number;
  /** Memory held by the result. */
  readonly megabytes: number;
}

/** The fastest of several runs. Memory is measured with `node --expose-gc` only. */
async function measured(name: string, work: () => Promise<unknown>): Promise<Measured> {
  const seconds: number[] = [];
  let megabytes = 0;
  for (let i = 0; i < repetitions; i++) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const start = process.cpuUsage();
    const result = await work();
    const used = process.cpuUsage(start);
    seconds.push((used.user + used.system) / 1e6);
    globalThis.gc?.();
    megabytes = Math.max(megabytes, (process.memoryUsage().heapUsed - before) / 2 ** 20);
    if (result === undefined) throw new Error(`${name} gave nothing`);
  }
  const best = Math.min(...seconds);
  const memory = globalThis.gc === undefined ? "" : `${megabytes.toFixed(0).padStart(6)} MB`;
  console.log(`${name.padEnd(34)} ${best.toFixed(2).padStart(7)} s ${memory}`);
  return { seconds: best, megabytes };
}

const folder = mkdtempSync(join(tmpdir(), "commonweal-bench-"));
try {
  const csv = join(folder, "csv");
  const written = performance.now();
  await writeEconomy(economy, csv);
  const file = join(csv, "recipes.csv");
  console.log(
    `seed ${seed}, ${rows} rows of recipes, ${(statSync(file).size / 2 ** 20).toFixed(1)} MB, written in ${((performance.now() - written) / 1000).toFixed(2)} s`,
  );

  const { economy: read, problems } = await readTables(csv);
  const sum = read.tables.recipes.rows.reduce((total, { amount }) => total + amount, 0);
  const isRight =
    problems.length === 0 && read.tables.recipes.rows.length === rows && sum === expected;
  if (!isRight) throw new Error(`wrong: ${problems.length} problems, sum ${sum}, not ${expected}`);

  const plain = await measured("Papa Parse, recipes as strings", () =>
    Promise.resolve(Papa.parse(readFileSync(file, "utf8"), { header: false })),
  );
  const whole = await measured("Papa Parse, recipes as objects", () =>
    Promise.resolve(Papa.parse(readFileSync(file, "utf8"), { header: true, dynamicTyping: true })),
  );
  const ours = await measured("readTables, the whole economy", () => readTables(csv));

  // The same as other spreadsheets write it: two passes, one to settle the decimal sign.
  const european = readFileSync(file, "utf8").replaceAll(",", ";").replaceAll(".", ",");
  writeFileSync(file, european);
  const commas = await measured("readTables, semicolons and commas", () => readTables(csv));
  console.log(
    `ratio to Papa Parse: ${(ours.seconds / plain.seconds).toFixed(2)} (strings), ${(ours.seconds / whole.seconds).toFixed(2)} (objects), with decimal commas ${(commas.seconds / plain.seconds).toFixed(2)}`,
  );

  writeFileSync(file, `technique,good,amount\n${"bake,bread,many\n".repeat(rows)}`);
  const bad = await measured("readTables, every row wrong", () => readTables(csv));
  const { problems: found } = await readTables(csv);
  console.log(`${found.length} problems shown for ${rows} bad rows, ${bad.seconds.toFixed(2)} s`);
  console.log(`most memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
