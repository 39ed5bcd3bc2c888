/**
 * Three series of the Soviet grain harvest put together, year by year, under assumptions that are named and varied: the
 * tables of docs/grain-account.md.
 *
 *     COMMONWEAL_REFERENCE_DATA=DIR npx jiti scripts/grain-account.ts
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gathering } from "../src/economy/gather.ts";
import { matrixFromTriplets } from "../src/engine/matrix.ts";
import { globalTest, measurementTest } from "../src/accounts/reconcile/gross-errors.ts";
import { reconcile, type Claim } from "../src/accounts/reconcile/linear.ts";
import { numberAt, readGrids, textAt } from "../src/import/grid.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];
if (data === undefined) {
  console.log("COMMONWEAL_REFERENCE_DATA is not set");
  process.exit(2);
}
const gather = gathering();
const name = "ussr_grain_1928_1940.csv";
const text = readFileSync(join(data, "grain", name), "utf8").replace(/^#.*\n/u, "");
const [grid] = await readGrids({ name, bytes: new TextEncoder().encode(text) }, gather);
const series = ["soviet_estimate_1930s", "revised_soviet", "western_low_estimate"] as const;
const header = grid!.rows[0]!.map((_, c) => textAt(grid!, 0, c));
const column = (title: string) => {
  const at = header.indexOf(title);
  if (at < 0) throw new Error(`${name}: no column ${title}`);
  return at;
};
const years = grid!.rows.flatMap((_, r) => {
  const year = textAt(grid!, r, 0);
  if (!/^19(?:2[89]|3\d|40)$/u.test(year)) return [];
  const values = series.map((title) => numberAt(grid!, r, column(title), gather)!);
  return [{ year, values, stated: numberAt(grid!, r, column("low_estimate_rel_error"), gather) }];
});
if (gather.hasErrors()) throw new Error(`${name} can't be read`);

/** Relative deviations of the series; of the low estimate, where none is stated. Undefined: the series is left out. */
interface Assumption {
  readonly name: string;
  readonly deviations: readonly [number | undefined, number | undefined, number];
}
const assumptions: readonly Assumption[] = [
  { name: "A", deviations: [0.1, 0.05, 0.05] },
  { name: "B", deviations: [0.05, 0.05, 0.05] },
  { name: "C", deviations: [0.2, 0.05, 0.05] },
  { name: "D", deviations: [0.1, undefined, 0.05] },
];

/** No balances: several claims of one quantity. */
const one = {
  matrix: matrixFromTriplets({ rows: 0, columns: 1, rowIndex: [], columnIndex: [], values: [] }),
  constant: new Float64Array(0),
};

function combined({ deviations }: Assumption, { values, stated }: (typeof years)[number]) {
  // Inaccuracies are relative to the mean, so that a high claim isn't less exact for being high.
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const kept = deviations.flatMap((deviation, s) => {
    const relative = s === 2 ? (stated === undefined ? deviation : stated / 2) : deviation;
    return relative === undefined ? [] : [{ s, deviation: relative * mean }];
  });
  const claims = kept.map(({ s, deviation }): Claim => ({
    quantity: 0,
    value: values[s]!,
    deviation,
  }));
  const result = reconcile(one, claims);
  const flagged = measurementTest(result).map(({ claim }) => kept[claim]!.s);
  const fits = !globalTest(result).rejects;
  return { value: result.estimate[0]!, deviation: result.deviation[0]!, flagged, fits };
}

const short = ["1930s", "revised", "low"];
console.log("| year | 1930s | revised | low | A: 95 of 100 | don't fit | B | C | D |");
console.log("|---|---|---|---|---|---|---|---|---|");
for (const year of years) {
  const [a, ...others] = assumptions.map((assumption) => combined(assumption, year));
  const interval = `${(a!.value - 1.96 * a!.deviation).toFixed(0)} to ${(a!.value + 1.96 * a!.deviation).toFixed(0)}`;
  const flags = a!.fits ? "" : a!.flagged.map((s) => short[s]).join(", ");
  const rest = others.map(({ value, fits }) => `${value.toFixed(1)}${fits ? "" : " \\*"}`);
  const values = year.values.map((value) => value.toFixed(1));
  console.log(`| ${[year.year, ...values, interval, flags, ...rest].join(" | ")} |`);
}
