/**
 * Reconciliation: what each test finds, and how time and memory grow.
 *
 *     npx jiti bench/reconcile.ts power [trials] [seed]
 *     npx jiti bench/reconcile.ts scale [flows] [periods] [seed]
 *
 * `power`: on the metering networks of $COMMONWEAL_REFERENCE_DATA/reconciliation, claims drawn around the true values with the
 * stated variances, and none, one, two or three of them (that others check) off by so many of their deviations; then all
 * claims of half the flows off by the same share. Ends with exit code 1 if, where no claim is false, the rate of false
 * alarms of the measurement test or of the test of a shared bias is not its level; if a shared bias doesn't lie within two of
 * its deviations in 95 of 100 trials; or if the test of a bias of one claim differs from the measurement test.
 *
 * `scale`: villages on a grid, each sending to and receiving from its neighbours and keeping a stock from one period to
 * the next; every flow is stated by one side, a third by both. Checked before a time is printed: the balances hold,
 * and exact claims come back as they are.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globalTest, measurementTest, robustly } from "../src/accounts/reconcile/gross-errors.ts";
import { serialElimination } from "../src/accounts/reconcile/serial-elimination.ts";
import {
  reconcile,
  type Balances,
  type Claim,
  type Reconciliation,
} from "../src/accounts/reconcile/linear.ts";
import { matrixFromTriplets } from "../src/engine/matrix.ts";
import { balancesOf, generator, normals } from "../test/accounts/networks.ts";

const level = 0.05;
/** Three standard deviations of a rate among so many. */
const sway = (rate: number, count: number) => 3 * Math.sqrt((rate * (1 - rate)) / count);

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

interface Trials {
  readonly balances: Balances;
  readonly truth: readonly number[];
  readonly deviations: readonly number[];
  /** Claims that others check. */
  readonly checked: readonly number[];
  readonly draw: () => readonly Claim[];
  readonly random: () => number;
  readonly trials: number;
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
  console.log(`${trials} trials each, seed ${seed}; level ${level}`);
  console.log(
    "found: the share of false claims that flags name (for serial elimination: they or what can't be told from them); false: right claims flagged per trial; error: mean distance from the truth, in deviations",
  );
  const wrong: string[] = [];
  for (const network of networks) {
    const of = trialsOf(network, trials, seed);
    console.log(
      `${network.problem}: ${of.truth.length} flows, ${of.balances.matrix.rows} balances, ${of.checked.length} flows that others check`,
    );
    for (const [count, off] of [
      [0, 0],
      [1, 3],
      [1, 5],
      [1, 10],
      [2, 10],
      [3, 10],
    ] as const) {
      wrong.push(...falseClaims(of, count, off));
    }
    for (const share of [0, 0.02, 0.05, 0.1]) wrong.push(...sharedBias(of, share));
  }
  for (const each of wrong) console.log(`wrong: ${each}`);
  process.exit(wrong.length > 0 ? 1 : 0);
}

function trialsOf(
  { incidence, variance, true_value: truth }: Network,
  trials: number,
  seed: number,
): Trials {
  const balances = balancesOf(incidence);
  const deviations = variance.map(Math.sqrt);
  const random = generator(seed);
  const normal = normals(random);
  const draw = () =>
    truth.map((value, quantity): Claim => {
      const deviation = deviations[quantity]!;
      return { quantity, value: value + deviation * normal(), deviation };
    });
  const checked = reconcile(balances, draw()).claims.flatMap(({ score }, k) =>
    score === undefined ? [] : [k],
  );
  return { balances, truth, deviations, checked, draw, random, trials };
}

/** `count` of `among`, each at most once. */
function pick(among: readonly number[], count: number, random: () => number): ReadonlySet<number> {
  const left = [...among];
  const picked = new Set<number>();
  while (picked.size < count && left.length > 0) {
    const [one] = left.splice(Math.floor(random() * left.length), 1);
    picked.add(one!);
  }
  return picked;
}

/** Prints what the tests find of `count` claims that are off by so many deviations, and returns what is wrong. */
function falseClaims(of: Trials, count: number, off: number): readonly string[] {
  const { balances, truth, deviations, checked, draw, random, trials } = of;
  const sums = { global: 0, squares: 0, robust: 0 };
  const found = { each: 0, any: 0, serial: 0 };
  const alarms = { each: 0, any: 0, serial: 0 };
  let apart = 0;
  for (let trial = 0; trial < trials; trial++) {
    const bad = pick(checked, count, random);
    const claims = draw().map((claim, k) =>
      bad.has(k) ? { ...claim, value: claim.value + off * claim.deviation } : claim,
    );
    const reconciled = reconcile(balances, claims);
    apart = Math.max(apart, ...reconciled.claims.map((_, k) => apartFromBias(reconciled, k)));
    sums.global += Number(globalTest(reconciled, { level }).rejects);
    for (const control of ["each", "any"] as const) {
      for (const { claim } of measurementTest(reconciled, { control, level })) {
        if (bad.has(claim)) found[control] += 1 / count;
        else alarms[control]++;
      }
    }
    const named = serialElimination(balances, claims, { level }).steps.map(
      ({ claim, alternatives }) => [claim, ...alternatives],
    );
    for (const k of bad) found.serial += Number(named.some((each) => each.includes(k))) / count;
    alarms.serial += named.filter((each) => each.every((k) => !bad.has(k))).length;
    sums.squares += offBy(reconciled.estimate, truth, deviations);
    sums.robust += offBy(robustly(balances, claims).reconciled.estimate, truth, deviations);
  }
  const mean = (sum: number) => (sum / trials).toFixed(3);
  const shown = (["each", "any", "serial"] as const).map(
    (test) =>
      `${test} ${count === 0 ? "" : `found ${mean(found[test])}, `}false ${mean(alarms[test])}`,
  );
  console.log(
    `  ${count} off by ${String(off).padStart(2)}: global ${mean(sums.global)}; ${shown.join("; ")}; error of squares ${mean(sums.squares)}, robust ${mean(sums.robust)}`,
  );
  const wrong: string[] = [];
  if (apart > 1e-9) wrong.push(`a bias of one claim scores ${apart} beside the measurement test`);
  // Scores of one trial depend on each other: at most, all are flagged together.
  const rate = alarms.each / trials / checked.length;
  if (count === 0 && Math.abs(rate - level) > sway(level, trials)) {
    wrong.push(`the measurement test flags ${rate} of right claims`);
  }
  return wrong;
}

/** How far the score of a bias of one claim, as a direction, lies from the claim's own. */
function apartFromBias({ claims, alongDirection }: Reconciliation, claim: number): number {
  const { score, deviation } = claims[claim]!;
  const along = alongDirection([{ claim, amount: deviation }]);
  if (score === undefined && along === undefined) return 0;
  return Math.abs((along?.score ?? Infinity) - (score ?? Infinity)) / Math.max(1, Math.abs(score!));
}

/** Prints what is found of a bias that half the flows share, and returns what is wrong. */
function sharedBias(of: Trials, share: number): readonly string[] {
  const { balances, truth, checked, draw, random, trials } = of;
  const sums = { rejected: 0, unseen: 0, within: 0, bias: 0, deviation: 0, flagged: 0 };
  for (let trial = 0; trial < trials; trial++) {
    const bad = pick(checked, Math.ceil(checked.length / 2), random);
    const claims = draw().map((claim, k) =>
      bad.has(k) ? { ...claim, value: claim.value + share * truth[k]! } : claim,
    );
    const reconciled = reconcile(balances, claims);
    sums.flagged += Number(measurementTest(reconciled, { level }).length > 0);
    const found = reconciled.alongDirection(
      [...bad].map((claim) => ({ claim, amount: truth[claim]! })),
    );
    if (found === undefined) {
      sums.unseen++;
      continue;
    }
    const within = Math.abs(found.bias - share) <= 1.959964 * found.deviation;
    sums.rejected += Number(Math.abs(found.score) > 1.959964);
    sums.within += Number(within);
    sums.bias += found.bias;
    sums.deviation += found.deviation;
  }
  const seen = trials - sums.unseen;
  const mean = (sum: number) => (sum / seen).toFixed(3);
  console.log(
    `  half off by ${(100 * share).toFixed(0).padStart(2)} %: found ${mean(sums.rejected)} (any one flagged ${(sums.flagged / trials).toFixed(3)}); bias ${mean(sums.bias)} ± ${mean(sums.deviation)}, within two deviations ${mean(sums.within)}; not to be seen ${sums.unseen}`,
  );
  const wrong: string[] = [];
  if (share === 0 && Math.abs(sums.rejected / seen - level) > sway(level, seen)) {
    wrong.push(`a shared bias is found in ${sums.rejected} of ${seen} trials without one`);
  }
  if (Math.abs(sums.within / seen - 0.95) > sway(0.95, seen)) {
    wrong.push(`a shared bias lies within two deviations in ${sums.within} of ${seen} trials`);
  }
  return wrong;
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
