/**
 * *gross error*: a claim further off than its accuracy allows. What finds it, and at which rate of false alarms
 * (Narasimhan and Jordache 2000, chapters 7 and 8).
 */
import { chanceOfChiSquare, chanceOfScore } from "./chance.ts";
import {
  reconcile,
  type Balances,
  type Claim,
  type Reconciled,
  type Reconciliation,
} from "./linear.ts";

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
  { chiSquare, degrees }: Pick<Reconciled, "chiSquare" | "degrees">,
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

/** Whether the measurement test flags any of the scores. */
export function flagsAny(scores: readonly number[], settings: TestSettings = {}): boolean {
  const chances = scores.map(chanceOfScore);
  const limit = limitOf(chances, settings);
  return chances.some((chance) => chance <= limit);
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
  // No limit lies above the level itself.
  const rising = Float64Array.from(chances.filter((chance) => chance <= level)).sort();
  const last = rising.findLastIndex(
    (chance, i) => chance <= ((i + 1) * level) / (count * harmonic),
  );
  return last < 0 ? -1 : rising[last]!;
}

export interface RobustSettings {
  /** Adjustments beyond so many standard deviations of the claim weigh less; default 1.345 (95 % efficient). */
  readonly bend?: number;
}

export interface Robust {
  readonly reconciled: Reconciliation;
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
