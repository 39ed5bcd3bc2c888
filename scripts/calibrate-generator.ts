/**
 * What the generator is calibrated on, measured again: how unequally goods are made from goods in published tables, beside
 * generated economies.
 *
 *     COMMONWEAL_REFERENCE_DATA=DIR npx jiti scripts/calibrate-generator.ts
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gathering } from "../src/economy/gather.ts";
import { numberAt, readGrids, textAt, type Grid } from "../src/import/grid.ts";
import { generatedInputs, measured, type Coefficients } from "./calibrate/measures.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];
if (data === undefined) {
  console.log("COMMONWEAL_REFERENCE_DATA is not set");
  process.exit(2);
}

async function gridOf(folder: string, name: string): Promise<Grid> {
  const gather = gathering();
  const bytes = readFileSync(join(data!, folder, name));
  const [grid] = await readGrids({ name, bytes }, gather);
  if (grid === undefined || gather.hasErrors()) throw new Error(`${name} can't be read`);
  return grid;
}

function cell(grid: Grid, row: number, column: number): number {
  const gather = gathering();
  const value = numberAt(grid, row, column, gather);
  if (gather.hasErrors()) throw new Error(`${grid.file} row ${row + 1}: no number`);
  return value ?? 0;
}

/** Inputs per output of the industries that make anything, of one year. */
async function usa(year: string): Promise<Coefficients> {
  const grid = await gridOf("wiod-usa", "usaiot.csv.gz");
  const header = grid.rows[0]!.map((_, c) => textAt(grid, 0, c));
  const rows = grid.rows
    .map((_, r) => r)
    .filter((r) => textAt(grid, r, 0) === year && cell(grid, r, header.indexOf("GO")) > 0);
  const outputs = rows.map((r) => cell(grid, r, header.indexOf("GO")));
  const columns = rows.map((r) => header.indexOf(textAt(grid, r, 1)));
  return rows.map((r) => columns.map((c, j) => cell(grid, r, c) / outputs[j]!));
}

/** Inputs by kind, wherever they come from, per output of each region's industries. */
async function regions(): Promise<readonly (readonly [string, Coefficients])[]> {
  const grid = await gridOf("world-7-regions", "wiot_regional_2011.csv.gz");
  const header = grid.rows[0]!.map((_, c) => textAt(grid, 0, c));
  const names = [
    ...new Set(
      header.filter((label) => /\.c\d+$/.test(label)).map((label) => label.split(".")[0]!),
    ),
  ];
  const rowOf = new Map(grid.rows.map((_, r) => [textAt(grid, r, 0), r]));
  const codes = header
    .filter((label) => label.startsWith(`${names[0]!}.c`))
    .map((label) => label.split(".")[1]!);
  const output = header.indexOf("output");
  return names.map((name) => {
    const made = codes.filter((code) => cell(grid, rowOf.get(`${name}.${code}`)!, output) > 0);
    const table = codes.map((input) =>
      made.map((code) => {
        const column = header.indexOf(`${name}.${code}`);
        const used = names.reduce(
          (sum, from) => sum + cell(grid, rowOf.get(`${from}.${input}`)!, column),
          0,
        );
        return used / cell(grid, rowOf.get(`${name}.${code}`)!, output);
      }),
    );
    return [name, table] as const;
  });
}

const line = (name: string, coefficients: Coefficients) => {
  const { share, deviation, first, five, fall, gini } = measured(coefficients);
  const cells = [share, deviation, first, five, fall, gini].map((value) => value.toFixed(2));
  console.log(`| ${[name, ...cells].join(" | ")} |`);
};
console.log(
  "| table | inputs per output | their deviation | largest input | five largest | fall by rank | Gini of suppliers |",
);
console.log("|---|---|---|---|---|---|---|");
line("USA 2014, 55 industries", await usa("2014"));
const world = (await regions()).map(([, table]) => measured(table));
const range = (of: (m: (typeof world)[number]) => number) => {
  const values = world.map(of);
  return `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
};
console.log(
  `| seven regions of the world 2011, 35 industries each | ${[
    range(({ share }) => share),
    range(({ deviation }) => deviation),
    range(({ first }) => first),
    range(({ five }) => five),
    range(({ fall }) => fall),
    range(({ gini }) => gini),
  ].join(" | ")} |`,
);
for (const [goods, seed] of [
  [50, 1],
  [50, 2],
  [200, 1],
  [1000, 1],
] as const) {
  line(`generated, ${goods} goods, seed ${seed}`, generatedInputs({ goods, places: 1, seed }));
}
