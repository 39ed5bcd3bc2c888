/**
 * How the time and memory of reconciliation grow: `npx jiti bench/reconcile.ts scale`, which says what is done.
 */
import { globalTest } from "../src/accounts/reconcile/gross-errors.ts";
import { reconcile, type Balances, type Claim } from "../src/accounts/reconcile/linear.ts";
import { reduce, type SparseRow } from "../src/accounts/reconcile/reduce.ts";
import { covarianceSystem } from "../src/accounts/reconcile/system.ts";
import { factorise, type Symmetric } from "../src/accounts/sparse/ldl.ts";
import { fillReducing } from "../src/accounts/sparse/ordering.ts";
import { matrixFromTriplets } from "../src/engine/matrix.ts";
import { generator, normals } from "../test/accounts/networks.ts";

/** From here on a dense factorisation would take longer than all the rest. */
const dense = 4000;

/** From one in 256 of the flows to all of them, by fours: one line each. Ends with exit code 1 where an answer is wrong. */
export function scale(flows = 100_000, periods = 12, seed = 1): void {
  console.log(`${flows} flows a period and fewer, ${periods} periods, seed ${seed}; seconds`);
  console.log(
    "flows | claims | balances | entries of S | entries of L | rows | S | order | factor | solve | inverse | reconcile | MiB so far | a million flows: s, MiB | dense ÷ sparse factor",
  );
  // So that what is timed is compiled.
  partsOf(countryOf(1000, 2, seed));
  for (const share of [1 / 256, 1 / 64, 1 / 16, 1 / 4, 1]) {
    const country = countryOf(flows * share, periods, seed);
    const parts = partsOf(country);
    const whole = wholeOf(country);
    const wrong = [...parts.wrong, ...whole.wrong];
    if (wrong.length > 0) {
      console.log(`wrong: ${wrong.join("; ")}`);
      process.exit(1);
    }
    const millions = country.truth.length / 1e6;
    const memory = process.resourceUsage().maxRSS / 1024;
    console.log(
      [
        ...[country.truth.length, country.claims.length, country.balances.constant.length],
        ...[parts.entries, parts.fill, ...parts.seconds.map((each) => each.toFixed(2))],
        ...[whole.seconds.toFixed(2), memory.toFixed(0)],
        `${(whole.seconds / millions).toFixed(1)}, ${(memory / millions).toFixed(0)}`,
        parts.dense === undefined ? "–" : (parts.dense / parts.seconds[3]!).toFixed(0),
      ].join(" | "),
    );
  }
}

interface Country {
  readonly truth: readonly number[];
  readonly balances: Balances;
  readonly claims: readonly Claim[];
}

/** Villages on a grid: two flows, a harvest, what is eaten and a stock for each. */
function countryOf(flows: number, periods: number, seed: number): Country {
  const random = generator(seed);
  const normal = normals(random);
  const side = Math.max(2, Math.round(Math.sqrt(flows / 5)));
  const villages = side * side;
  const rowIndex: number[] = [];
  const columnIndex: number[] = [];
  const values: number[] = [];
  const truth: number[] = [];
  const balance = new Float64Array(villages * periods);
  const column = (parts: readonly (readonly [number, number])[], value: number): void => {
    for (const [row, sign] of parts) {
      rowIndex.push(row);
      columnIndex.push(truth.length);
      values.push(sign);
      balance[row]! += sign * value;
    }
    truth.push(value);
  };
  const send = (from: number, to: number): void => {
    column([[from, -1] as const, [to, 1] as const], 10 + 90 * random());
  };
  for (let t = 0; t < periods; t++) {
    for (let v = 0; v < villages; v++) {
      const at = t * villages + v;
      if (v % side < side - 1) send(at, at + 1);
      if (v + side < villages) send(at, at + side);
      column([[at, 1]], 10 + 90 * random());
      if (t < periods - 1) send(at, at + villages);
    }
  }
  // What is eaten closes each balance.
  for (let row = 0; row < balance.length; row++) column([[row, -1]], balance[row]!);
  const claims = truth.flatMap((value, quantity) => {
    const deviation = 0.5 + 2 * random();
    const one = () => ({ quantity, value: value + deviation * normal(), deviation });
    return random() < 1 / 3 ? [one(), one()] : [one()];
  });
  const [rows, columns] = [balance.length, truth.length];
  const matrix = matrixFromTriplets({ rows, columns, rowIndex, columnIndex, values });
  return { truth, claims, balances: { matrix, constant: new Float64Array(rows) } };
}

/** `reconcile` itself, and whether what it says fits the truth. */
function wholeOf({ truth, balances, claims }: Country) {
  const started = performance.now();
  const result = reconcile(balances, claims);
  const seconds = (performance.now() - started) / 1000;
  const { chance } = globalTest(result);
  const wrong: string[] = [];
  if (!(result.imbalance < 1e-9)) wrong.push(`imbalance ${result.imbalance}`);
  if (!(chance > 1e-6)) wrong.push(`χ² ${result.chiSquare} of ${result.degrees}, chance ${chance}`);
  // Squares of standard normal numbers are 1 in the mean with variance 2; neighbours depend on each other a little.
  let squares = 0;
  truth.forEach((x, j) => {
    squares += ((result.estimate[j]! - x) / result.deviation[j]!) ** 2 / truth.length;
  });
  if (!(Math.abs(squares - 1) < 12 * Math.sqrt(2 / truth.length))) {
    wrong.push(`mean square of what estimates are off by, in their deviations: ${squares}`);
  }
  return { seconds, wrong };
}

/** The steps that `reconcile` takes, each by itself. */
function partsOf({ balances, claims }: Country) {
  const seconds: number[] = [];
  const timed = <T>(step: () => T): T => {
    const started = performance.now();
    const result = step();
    seconds.push((performance.now() - started) / 1000);
    return result;
  };
  const variance = new Float64Array(balances.matrix.columns);
  for (const { quantity, deviation } of claims) variance[quantity]! += deviation ** -2;
  const { rows } = timed(() => reduce(rowsOf(balances), () => true));
  const system = timed(() => covarianceSystem(rows, (quantity) => 1 / variance[quantity]!));
  const order = timed(() => fillReducing(system));
  const factor = timed(() => factorise(system, order));
  const right = Float64Array.from({ length: system.size }, (_, i) => Math.sin(i));
  const x = timed(() => factor.solve(right));
  const inverse = timed(() => factor.inverse());
  const wrong: string[] = [];
  const residual = residualOf(system, x, right);
  if (!(residual < 1e-9)) wrong.push(`residual ${residual}`);
  const middle = system.size >> 1;
  const unit = new Float64Array(system.size);
  unit[middle] = 1;
  const column = factor.solve(unit);
  for (let p = system.starts[middle]!; p < system.starts[middle + 1]!; p++) {
    const i = system.indices[p]!;
    const off = Math.abs(inverse.at(i, middle)! - column[i]!) / column[middle]!;
    if (!(off < 1e-9)) wrong.push(`inverse off by ${off} at ${i}, ${middle}`);
  }
  const peer = system.size > dense ? undefined : denseSeconds(system);
  return { entries: system.indices.length, fill: factor.fill, seconds, wrong, dense: peer };
}

function rowsOf({ matrix, constant }: Balances): SparseRow[] {
  const rows = Array.from(constant, (each): SparseRow => ({
    coefficients: new Map(),
    constant: each,
  }));
  for (let j = 0; j < matrix.columns; j++) {
    for (let p = matrix.starts[j]!; p < matrix.starts[j + 1]!; p++) {
      rows[matrix.indices[p]!]!.coefficients.set(j, matrix.values[p]!);
    }
  }
  return rows;
}

function residualOf(
  { size, starts, indices, values }: Symmetric,
  x: Float64Array,
  right: Float64Array,
): number {
  let worst = 0;
  for (let j = 0; j < size; j++) {
    let sum = -right[j]!;
    for (let p = starts[j]!; p < starts[j + 1]!; p++) sum += values[p]! * x[indices[p]!]!;
    worst = Math.max(worst, Math.abs(sum));
  }
  return worst;
}

/** The peer: Cholesky of the matrix with all its zeros, row by row. */
function denseSeconds({ size, starts, indices, values }: Symmetric): number {
  const started = performance.now();
  const rows = Array.from({ length: size }, (_, i) => new Float64Array(i + 1));
  for (let j = 0; j < size; j++) {
    for (let p = starts[j]!; p < starts[j + 1]!; p++) {
      if (indices[p]! >= j) rows[indices[p]!]![j] = values[p]!;
    }
  }
  rows.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const other = rows[j]!;
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      row[j] = i === j ? Math.sqrt(sum) : sum / other[j]!;
    }
  });
  return (performance.now() - started) / 1000;
}
