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
 * the next, so many flows a period in the largest country; every flow is stated by one side, a third by both. Prints, by
 * size, the seconds of each step (rows made and reduced, S = A Σ Aᵀ, order, factor, solve, selected inverse) and of
 * `reconcile` as a whole, the entries stored, and the memory of the process. Where that is small enough, S is factorised
 * densely as well, for the ratio. Checked before a time is printed: S x = b holds, the selected inverse is that of solutions
 * for unit vectors, the balances hold, χ² is what it may be by chance, and estimates are off by as much as their
 * deviations say.
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
import { balancesOf, generator, normals } from "../test/accounts/networks.ts";
import { scale } from "./reconcile-scale.ts";

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
