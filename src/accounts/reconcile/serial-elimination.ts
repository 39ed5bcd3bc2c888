/**
 * *serial elimination*: the claim that fits worst is set aside, and so on until the rest agree (Ripps 1965; Serth and
 * Heenan 1986; Narasimhan and Jordache 2000, chapter 8).
 *
 * Nothing is reconciled again at each step. With u = Σ⁻¹ (y − H x̂) and the information M of questions.ts, setting claim
 * k aside makes M − M eₖ eₖᵀ M ÷ Mₖₖ of M and u − M eₖ uₖ ÷ Mₖₖ of u, and χ² falls by uₖ² ÷ Mₖₖ.
 */
import { flagsAny, globalTest, type TestSettings } from "./gross-errors.ts";
import { reconcileAndHold, type Balances, type Claim, type Reconciliation } from "./linear.ts";
import { respond, unchecked, type Held } from "./questions.ts";

export interface EliminationStep {
  /** The claim with the largest score, which is set aside; the first of those that explain the same as well. */
  readonly claim: number;
  readonly score: number;
  /** By how much it alone would have to be off. */
  readonly bias: number;
  /** Other claims that explain the same as well: no figure here tells them apart. */
  readonly alternatives: readonly number[];
  /** Of the global test, before the claim is set aside. */
  readonly chiSquare: number;
  readonly degrees: number;
}

export interface Elimination {
  readonly steps: readonly EliminationStep[];
  /** Of the claims that are left; those set aside are not among its claims. */
  readonly reconciled: Reconciliation;
  /** Indices of the claims that are left, in their order. */
  readonly kept: readonly number[];
}

export interface EliminationSettings extends TestSettings {
  /**
   * Whether the global test must reject too (default: yes). Where many claims are held loosely (assumptions that are
   * rarely off as far as they may be), it hides what single claims show.
   */
  readonly overall?: boolean;
  /** Which claims may be set aside at all; default: all. What was looked at by those who have no part in it stays. */
  readonly mayGo?: (claim: number) => boolean;
  /** Which of several claims that explain the same as well is set aside; default: the first. */
  readonly choose?: (candidates: readonly Candidate[]) => Candidate;
}

/** A claim that may be set aside, with the bias that it alone would have. */
export interface Candidate {
  readonly claim: number;
  readonly bias: number;
  readonly score: number;
}

/** Scores closer than this, relative, say the same. */
const same = 1e-6;

/**
 * Sets aside the claim with the largest score, as long as the global test (if asked) rejects and the measurement test flags
 * any.
 * What is set aside counts as not claimed. Ends at the latest when nothing is left that others check.
 *
 * Two solves for each claim set aside; what is left is reconciled afresh in the end, and gone on from if it shows more.
 */
export function serialElimination(
  balances: Balances,
  claims: readonly Claim[],
  settings: EliminationSettings = {},
): Elimination {
  const steps: EliminationStep[] = [];
  let kept = claims.map((_, k) => k);
  for (;;) {
    const { reconciled, held } = reconcileAndHold(
      balances,
      kept.map((k) => claims[k]!),
    );
    const found = eliminate(reconciled, held, inPositions(settings, kept));
    if (found.length === 0) return { steps, reconciled, kept };
    for (const step of found) {
      const alternatives = step.alternatives.map((k) => kept[k]!);
      steps.push({ ...step, claim: kept[step.claim]!, alternatives });
    }
    const gone = new Set(found.map(({ claim }) => claim));
    kept = kept.filter((_, k) => !gone.has(k));
  }
}

/** Steps from one reconciliation on, in its own claims. */
function eliminate(
  { chiSquare, degrees }: Pick<Reconciliation, "chiSquare" | "degrees">,
  held: Held,
  settings: EliminationSettings,
): readonly EliminationStep[] {
  const state = stateOf(held);
  const steps: EliminationStep[] = [];
  const { overall = true, choose = firstOf, mayGo = () => true } = settings;
  while (!overall || globalTest({ chiSquare, degrees }, settings).rejects) {
    const scores = new Map([...state.scores()].filter(([claim]) => mayGo(claim)));
    if (!flagsAny([...scores.values()], settings)) break;
    const equal = farthest(scores).map((claim): Candidate => {
      return { claim, bias: state.biasOf(claim), score: scores.get(claim)! };
    });
    const { claim, score } = choose(equal);
    const alternatives = equal.flatMap((each) => (each.claim === claim ? [] : [each.claim]));
    const pivot = state.setAside(claim);
    if (pivot === undefined) continue;
    steps.push({ claim, score, bias: pivot.bias, alternatives, chiSquare, degrees });
    chiSquare = Math.max(0, chiSquare - pivot.fall);
    degrees--;
  }
  return steps;
}

function firstOf(candidates: readonly Candidate[]): Candidate {
  return candidates[0]!;
}

/** Settings that speak of claims by their positions among those kept. */
function inPositions(settings: EliminationSettings, kept: readonly number[]): EliminationSettings {
  const { choose, mayGo } = settings;
  const going = mayGo === undefined ? {} : { mayGo: (k: number) => mayGo(kept[k]!) };
  if (choose === undefined) return { ...settings, ...going };
  return {
    ...settings,
    ...going,
    choose: (candidates) => {
      const chosen = choose(candidates.map((each) => ({ ...each, claim: kept[each.claim]! })));
      return candidates.find(({ claim }) => kept[claim] === chosen.claim)!;
    },
  };
}

/** The claims with the largest score, in their order. */
function farthest(scores: ReadonlyMap<number, number>): number[] {
  let most = 0;
  for (const score of scores.values()) most = Math.max(most, Math.abs(score));
  return [...scores].flatMap(([claim, score]) =>
    Math.abs(score) >= (1 - same) * most ? [claim] : [],
  );
}

interface State {
  /** By claim that is left and that others check. */
  readonly scores: () => ReadonlyMap<number, number>;
  /** By how much a claim alone would have to be off. */
  readonly biasOf: (claim: number) => number;
  /** Undefined where others don't check the claim after all, which then has no score any more. */
  readonly setAside: (
    claim: number,
  ) => { readonly bias: number; readonly fall: number } | undefined;
}

/** u and the diagonal of M, both in deviations of the claims, and M of those set aside as L Lᵀ. */
function stateOf(held: Held): State {
  const { claims } = held;
  const misfit = Float64Array.from(claims, ({ adjustment, deviation }) => -adjustment / deviation);
  const information = Float64Array.from(
    claims,
    ({ deviation }, k) => held.known[k]! / deviation ** 2,
  );
  const aside: number[] = [];
  const lower: Float64Array[] = [];

  /** One claim, with those set aside moving as they fit best. */
  function directionOf(claim: number): { readonly direction: Map<number, number>; row: number[] } {
    const direction = new Map([[claim, claims[claim]!.deviation]]);
    if (aside.length === 0) return { direction, row: [] };
    const { at } = respond(held, direction);
    const row: number[] = [];
    aside.forEach((other, j) => {
      let entry = claims[other]!.deviation * at(other);
      for (let i = 0; i < j; i++) entry -= lower[j]![i]! * row[i]!;
      row.push(entry / lower[j]![j]!);
    });
    const shares = [...row];
    for (let j = aside.length - 1; j >= 0; j--) {
      shares[j]! /= lower[j]![j]!;
      for (let i = 0; i < j; i++) shares[i]! -= lower[j]![i]! * shares[j]!;
      direction.set(aside[j]!, -shares[j]! * claims[aside[j]!]!.deviation);
    }
    return { direction, row };
  }

  return {
    scores: () => {
      const found = new Map<number, number>();
      information.forEach((own, k) => {
        if (own > unchecked) found.set(k, -misfit[k]! / Math.sqrt(own));
      });
      return found;
    },
    biasOf: (claim) => (misfit[claim]! / information[claim]!) * claims[claim]!.deviation,
    setAside: (claim) => {
      const { direction, row } = directionOf(claim);
      const { total: pivot, at } = respond(held, direction);
      if (!(pivot > unchecked)) {
        information[claim] = 0;
        return undefined;
      }
      lower.push(Float64Array.of(...row, Math.sqrt(pivot)));
      aside.push(claim);
      const off = misfit[claim]! / pivot;
      claims.forEach(({ deviation }, k) => {
        const shared = deviation * at(k);
        misfit[k]! -= shared * off;
        information[k]! -= (shared * shared) / pivot;
      });
      information[claim] = 0;
      return { bias: off * claims[claim]!.deviation, fall: off * off * pivot };
    },
  };
}
