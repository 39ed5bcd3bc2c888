/**
 * *gross error*: a claim further off than its accuracy allows. What finds it, and at which rate of false alarms
 * (Narasimhan and Jordache 2000, chapters 7 and 8).
 */
import { chanceOfChiSquare, chanceOfScore } from "./chance.ts";
import { reconcile, type Balances, type Claim, type Reconciled } from "./linear.ts";

/**
 * How many false alarms are borne, where no claim is false:
 *
 * - `each`: every score is tested at `level` by itself; of a hundred claims, that share is flagged;
 * - `any`: `level` is the chance of any flag at all, or less (Šidák 1967);
 * - `share`: of those flagged, `level` is the share expected to be true after all (false discovery rate, Benjamini
 *   and Hochberg 1995; Benjamini and Yekutieli 2001 for scores that depend on each other, which is used).
 */
export type AlarmControl = "each" | "any" | "share";

export interface TestSettings {
  /** Default: 0.05. */
  readonly level?: number;
  /** Default: `any`. */
  readonly control?: AlarmControl;
}

export interface Flag {
  /** Index of the claim. */
  readonly claim: number;
  readonly score: number;
  /** How likely a score as large is where the claim is right. */
  readonly chance: number;
}

/** The global test: whether all claims together fit the balances. */
export function globalTest(
  { chiSquare, degrees }: Reconciled,
  { level = 0.05 }: Pick<TestSettings, "level"> = {},
): { readonly chance: number; readonly rejects: boolean } {
  const chance = chanceOfChiSquare(chiSquare, degrees);
  return { chance, rejects: degrees > 0 && chance < level };
}

/** The measurement test: claims whose adjustment is too large, the largest score first. */
export function measurementTest(
  { claims }: Pick<Reconciled, "claims">,
  settings: TestSettings = {},
): readonly Flag[] {
  const scored = claims.flatMap(({ score }, claim): Flag[] =>
    score === undefined ? [] : [{ claim, score, chance: chanceOfScore(score) }],
  );
  const limit = limitOf(
    scored.map(({ chance }) => chance),
    settings,
  );
  return scored
    .filter(({ chance }) => chance <= limit)
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score) || a.claim - b.claim);
}

/** The largest chance that is still flagged. */
function limitOf(
  chances: readonly number[],
  { level = 0.05, control = "any" }: TestSettings,
): number {
  const count = chances.length;
  if (control === "each") return level;
  if (control === "any") return count === 0 ? 0 : 1 - (1 - level) ** (1 / count);
  const harmonic = chances.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  const rising = [...chances].sort((a, b) => a - b);
  const last = rising.findLastIndex(
    (chance, i) => chance <= ((i + 1) * level) / (count * harmonic),
  );
  return last < 0 ? -1 : rising[last]!;
}

export interface EliminationStep {
  /** The claim with the largest score, which is set aside. */
  readonly claim: number;
  readonly score: number;
  /** By how much it alone would have to be off. */
  readonly bias: number;
  /** Other claims that explain the same as well: no figure here tells them apart. */
  readonly alternatives: readonly number[];
  readonly chiSquare: number;
  readonly degrees: number;
}

export interface Elimination {
  readonly steps: readonly EliminationStep[];
  /** Of the claims that are left; those set aside are not among its claims. */
  readonly reconciled: Reconciled;
  /** Indices of the claims that are left, in their order. */
  readonly kept: readonly number[];
}

/** Scores closer than this, relative, say the same. */
const same = 1e-6;

/**
 * Serial elimination (Ripps 1965; Serth and Heenan 1986): the claim with the largest score is set aside and all is
 * reconciled again, as long as the global test rejects and the measurement test flags any. What is set aside counts as
 * not claimed. Ends at the latest when nothing is left that others check.
 */
export function serialElimination(
  balances: Balances,
  claims: readonly Claim[],
  settings: TestSettings = {},
): Elimination {
  let kept = claims.map((_, k) => k);
  let reconciled = reconcile(balances, claims);
  const steps: EliminationStep[] = [];
  while (globalTest(reconciled, settings).rejects) {
    const [worst] = measurementTest(reconciled, settings);
    if (worst === undefined) break;
    const { claims: found, chiSquare, degrees } = reconciled;
    const alternatives = found.flatMap(({ score = 0 }, k) =>
      k !== worst.claim && Math.abs(score) >= (1 - same) * Math.abs(worst.score) ? [kept[k]!] : [],
    );
    const { bias } = found[worst.claim]!;
    steps.push({
      ...{ claim: kept[worst.claim]!, score: worst.score, bias: bias! },
      ...{ alternatives, chiSquare, degrees },
    });
    kept = kept.filter((_, k) => k !== worst.claim);
    reconciled = reconcile(
      balances,
      kept.map((k) => claims[k]!),
    );
  }
  return { steps, reconciled, kept };
}

export interface RobustSettings {
  /** Adjustments beyond so many standard deviations of the claim weigh less; default 1.345 (95 % efficient). */
  readonly bend?: number;
}

export interface Robust {
  readonly reconciled: Reconciled;
  /** By claim: 1 where it counts in full. */
  readonly weight: Float64Array;
  readonly rounds: number;
}

/** Relative change of the weights at which they are settled, and rounds at most. */
const settled = 1e-9;
const mostRounds = 200;

/**
 * Huber's estimate (Huber 1964), by weights that are computed anew until they settle: a claim far off pulls with the
 * force of one `bend` deviations off, and no more. Its deviations are those of the last weights: approximate.
 */
export function robustly(
  balances: Balances,
  claims: readonly Claim[],
  { bend = 1.345 }: RobustSettings = {},
): Robust {
  const weight = new Float64Array(claims.length).fill(1);
  for (let rounds = 1; ; rounds++) {
    const weighed = claims.map((claim, k) => ({
      ...claim,
      deviation: claim.deviation / Math.sqrt(weight[k]!),
    }));
    const reconciled = reconcile(balances, weighed);
    let moved = 0;
    reconciled.claims.forEach(({ adjustment }, k) => {
      const off = Math.abs(adjustment) / claims[k]!.deviation;
      const next = off <= bend ? 1 : bend / off;
      moved = Math.max(moved, Math.abs(next - weight[k]!));
      weight[k] = next;
    });
    if (moved <= settled || rounds === mostRounds) return { reconciled, weight, rounds };
  }
}
