/**
 * Reconciliation: what each test finds, and how time and memory grow.
 *
 *     npx jiti bench/reconcile.ts power [trials] [seed]
 *     npx jiti bench/reconcile.ts scale [flows] [periods] [seed]
 *
 * `power`: on the metering networks of $COMMONWEAL_REFERENCE_DATA/reconciliation, claims drawn around the true values with the
 * stated variances, and one of them (that others check) off by so many of its deviations. Ends with exit code 1 if the
 * measurement test's rate of false alarms is not its level, where no claim is false.
 *
 * `scale`: villages on a grid, each sending to and receiving from its neighbours and keeping a stock from one period to
 * the next; every flow is stated by one side, a third by both. Checked before a time is printed: the balances hold,
 * and exact claims come back as they are.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globalTest, measurementTest, robustly } from "../src/accounts/reconcile/gross-errors.ts";
import { serialElimination } from "../src/accounts/reconcile/serial-elimination.ts";
import { reconcile, type Balances, type Claim } from "../src/accounts/reconcile/linear.ts";
import { matrixFromTriplets } from "../src/engine/matrix.ts";
import { balancesOf, generator, normals } from "../test/accounts/networks.ts";

const [what, ...given] = process.argv.slice(2);
if (what === "power") power(...given.map(Number));
else if (what === "scale") scale(...given.map(Number));
else {
  console.log("power or scale");
  process.exit(2);
}

interface Network {
  readonly problem: string;
  readonly incidence: readonly (readonly number[])[];
  readonly variance: readonly number[];
  readonly true_value: readonly number[];
}

function power(trials = 400, seed = 1): void {
  const data = process.env["COMMONWEAL_REFERENCE_DATA"];
  if (data === undefined) {
    console.log("COMMONWEAL_REFERENCE_DATA is not set");
    process.exit(2);
  }
  const networks = JSON.parse(
    readFileSync(join(data, "reconciliation", "linear_benchmarks.json"), "utf8"),
  ) as Network[];
  const run = { failed: false };
  console.log(
    `${trials} trials each, seed ${seed}; level 0.05; one claim off by so many of its deviations`,
  );
  console.log(
    "found: the flags name it (for serial elimination: it or what can't be told from it); false: right claims flagged per trial",
  );
  for (const { problem, incidence, variance, true_value: truth } of networks) {
    const balances = balancesOf(incidence);
    const deviations = variance.map(Math.sqrt);
    const random = generator(seed);
    const normal = normals(random);
    const draw = (): Claim[] =>
      truth.map((value, quantity) => {
        const deviation = deviations[quantity]!;
        return { quantity, value: value + deviation * normal(), deviation };
      });
    const checked = reconcile(balances, draw()).claims.flatMap(({ score }, k) =>
      score === undefined ? [] : [k],
    );
    console.log(
      `${problem}: ${truth.length} flows, ${incidence.length} balances, ${checked.length} flows that others check`,
    );
    for (const off of [0, 3, 5, 10]) {
      const sums = {
        global: 0,
        each: 0,
        eachFalse: 0,
        any: 0,
        anyFalse: 0,
        serial: 0,
        serialFalse: 0,
      };
      let squares = 0;
      let robust = 0;
      for (let trial = 0; trial < trials; trial++) {
        const bad = checked[Math.floor(random() * checked.length)]!;
        const claims = draw().map((claim, k) =>
          k === bad ? { ...claim, value: claim.value + off * claim.deviation } : claim,
        );
        const reconciled = reconcile(balances, claims);
        const isFalse = (k: number) => off === 0 || k !== bad;
        sums.global += Number(globalTest(reconciled).rejects);
        const each = measurementTest(reconciled, { control: "each" });
        const any = measurementTest(reconciled);
        sums.each += Number(each.some(({ claim }) => !isFalse(claim)));
        sums.eachFalse += each.filter(({ claim }) => isFalse(claim)).length;
        sums.any += Number(any.some(({ claim }) => !isFalse(claim)));
        sums.anyFalse += any.filter(({ claim }) => isFalse(claim)).length;
        const { steps } = serialElimination(balances, claims);
        const named = (step: (typeof steps)[number]) => [step.claim, ...step.alternatives];
        sums.serial += Number(steps.some((step) => named(step).some((k) => !isFalse(k))));
        sums.serialFalse += steps.filter((step) => named(step).every(isFalse)).length;
        squares += offBy(reconciled.estimate, truth, deviations);
        robust += offBy(robustly(balances, claims).reconciled.estimate, truth, deviations);
      }
      const share = (sum: number) => (sum / trials).toFixed(3);
      console.log(
        `  ${String(off).padStart(2)}: global ${share(sums.global)}; each found ${share(sums.each)}, false ${share(sums.eachFalse)}; any found ${share(sums.any)}, false ${share(sums.anyFalse)}; serial found ${share(sums.serial)}, false ${share(sums.serialFalse)}; error of squares ${share(squares)}, robust ${share(robust)}`,
      );
      if (off > 0) continue;
      // Scores of one trial depend on each other, so the spread of their number is at most that of one for all.
      const expected = 0.05 * checked.length;
      const spread = (3 * checked.length * Math.sqrt(0.05 * 0.95)) / Math.sqrt(trials);
      if (Math.abs(sums.eachFalse / trials - expected) > spread) {
        console.log(
          `  false alarms: ${share(sums.eachFalse)} a trial, ${expected.toFixed(3)} expected`,
        );
        run.failed = true;
      }
    }
  }
  process.exit(run.failed ? 1 : 0);
}

/** Mean distance of estimates from the truth, in deviations of the claims. */
function offBy(
  estimate: Float64Array,
  truth: readonly number[],
  deviations: readonly number[],
): number {
  return (
    truth.reduce((sum, x, j) => sum + Math.abs(estimate[j]! - x) / deviations[j]!, 0) / truth.length
  );
}

function scale(flows = 100_000, periods = 12, seed = 1): void {
  const random = generator(seed);
  const normal = normals(random);
  // Two flows, a harvest, what is eaten and a stock for each village.
  const side = Math.max(2, Math.round(Math.sqrt(flows / 5)));
  const villages = side * side;
  const rowIndex: number[] = [];
  const columnIndex: number[] = [];
  const values: number[] = [];
  const truth: number[] = [];
  const column = (parts: readonly (readonly [number, number])[], value: number): void => {
    for (const [row, sign] of parts) {
      rowIndex.push(row);
      columnIndex.push(truth.length);
      values.push(sign);
    }
    truth.push(value);
  };
  const balance = new Float64Array(villages * periods);
  const flow = (parts: readonly (readonly [number, number])[]): void => {
    const value = 10 + 90 * random();
    for (const [row, sign] of parts) balance[row]! += sign * value;
    column(parts, value);
  };
  for (let t = 0; t < periods; t++) {
    for (let v = 0; v < villages; v++) {
      const at = t * villages + v;
      const east = v % side === side - 1 ? undefined : at + 1;
      const south = v + side >= villages ? undefined : at + side;
      if (east !== undefined)
        flow([
          [at, -1],
          [east, 1],
        ]);
      if (south !== undefined)
        flow([
          [at, -1],
          [south, 1],
        ]);
      flow([[at, 1]]);
      if (t < periods - 1)
        flow([
          [at, -1],
          [at + villages, 1],
        ]);
    }
  }
  // What is eaten closes each balance.
  balance.forEach((left, row) => {
    column([[row, -1]], left);
  });
  const balances: Balances = {
    matrix: matrixFromTriplets({
      rows: balance.length,
      columns: truth.length,
      rowIndex,
      columnIndex,
      values,
    }),
    constant: new Float64Array(balance.length),
  };
  const claims = (noise: 0 | 1): Claim[] =>
    truth.flatMap((value, quantity) => {
      const deviation = 0.5 + 2 * random();
      const one = () => ({ quantity, value: value + noise * deviation * normal(), deviation });
      return random() < 1 / 3 ? [one(), one()] : [one()];
    });
  console.log(
    `${villages} villages, ${periods} periods: ${truth.length} flows, ${balance.length} balances`,
  );
  let most = 0;
  const timed = (noise: 0 | 1) => {
    const stated = claims(noise);
    const started = performance.now();
    const result = reconcile(balances, stated);
    most = Math.max(most, process.resourceUsage().maxRSS / 1024);
    return { result, seconds: (performance.now() - started) / 1000, stated };
  };
  const exact = timed(0).result;
  const worst = truth.reduce((most, x, j) => Math.max(most, Math.abs(exact.estimate[j]! - x)), 0);
  const { result, seconds, stated } = timed(1);
  const { chance } = globalTest(result);
  if (worst > 1e-8 || result.imbalance > 1e-9 || chance < 1e-6) {
    console.log(
      `wrong: exact claims off by ${worst}, imbalance ${result.imbalance}, chance ${chance}`,
    );
    process.exit(1);
  }
  console.log(
    `${stated.length} claims: ${seconds.toFixed(2)} s, ${most.toFixed(0)} MiB; χ² ${result.chiSquare.toFixed(0)} with ${result.degrees} degrees of freedom; imbalance ${result.imbalance.toExponential(1)}`,
  );
}
