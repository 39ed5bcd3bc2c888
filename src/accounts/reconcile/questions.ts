/**
 * What else can be asked of reconciled claims, each answered from the factorisation at hand: one solve for each claim or
 * quantity that is asked about.
 *
 * With V the variances of the measured quantities and S = A V Aᵀ, the estimates vary together by
 * C = V − V Aᵀ S⁻¹ A V. Claims are y = H x + errors with variances Σ, so M = Σ⁻¹ − Σ⁻¹ H C Hᵀ Σ⁻¹ is the information
 * that other claims and the balances hold on errors of claims, and u = M y = Σ⁻¹ (y − H x̂).
 */
import type { Measured, Places, ReconciledClaim } from "./linear.ts";
import { choleskyWithPivots, forward, product } from "./dense.ts";
import type { SparseRow } from "./reduce.ts";

/** So much of a claim's error for each unit of a joint bias. */
export interface Part {
  /** Index of the claim. */
  readonly claim: number;
  readonly amount: number;
}

/** A bias that several claims share. */
export interface JointBias {
  /** The bias that fits best: those claims are the truth + bias × amount. */
  readonly bias: number;
  /** Standard deviation of that bias, if the claims are otherwise as exact as they say. */
  readonly deviation: number;
  /**
   * Standard normal where there is no such bias; its square is how far χ² falls once the bias is allowed for (the
   * generalised likelihood ratio, Narasimhan and Mah 1987). As in a single claim's score, the sign is that of the
   * adjustment, against that of the bias.
   */
  readonly score: number;
}

/** In the order in which the quantities were asked for; NaN where nothing determines one. */
export interface Estimates {
  readonly estimate: Float64Array;
  readonly deviation: Float64Array;
}

export interface Questions {
  /**
   * How well one bias in several claims at once (one scale that is off, one party that always adds a tenth) explains
   * what doesn't fit. Undefined where no other figure would show such a bias. One solve.
   *
   * Throws `RangeError` for a claim that isn't there or an amount that is no number.
   */
  readonly alongDirection: (direction: readonly Part[]) => JointBias | undefined;
  /**
   * How the estimate of one quantity varies with those of others (default: all, by quantity), in the product of their
   * units; NaN where either is not determined. One solve.
   *
   * Throws `RangeError` for a quantity that isn't there.
   */
  readonly covariance: (quantity: number, others?: readonly number[]) => Float64Array;
  /**
   * What would be known of some quantities without some claims, as `reconcile` of the others would find it. One solve
   * per claim left out (the bias of each is estimated freely, so that it says nothing any more).
   *
   * Throws `RangeError` for a claim or a quantity that isn't there.
   */
  readonly without: (claims: Iterable<number>, quantities: readonly number[]) => Estimates;
}

/** What `reconcile` keeps for questions. */
export interface Held {
  readonly claims: readonly ReconciledClaim[];
  readonly estimate: Float64Array;
  readonly deviation: Float64Array;
  /** By claim: the variance of its adjustment; 0 where nothing checks it. */
  readonly known: Float64Array;
  readonly measured: ReadonlyMap<number, Measured>;
  /** By measured quantity: the rows of A it is in. */
  readonly rowsWith: ReadonlyMap<number, Places>;
  /** By inferred quantity: x = constant − Σ coefficient × measured. */
  readonly solved: ReadonlyMap<number, SparseRow>;
  /** Rows of A. */
  readonly rows: number;
  /** S⁻¹ b. */
  readonly solve: (b: Float64Array) => Float64Array;
}

/** Below this share of its variance, what other figures say of a claim is rounding. */
export const unchecked = 1e-10;
/** An effect below this share of a quantity's deviation is rounding. */
const unmoved = 1e-8;

export function questionsOf(held: Held): Questions {
  return {
    alongDirection: (direction) => alongDirection(held, direction),
    covariance: (quantity, others) => covariance(held, quantity, others),
    without: (claims, quantities) => without(held, claims, quantities),
  };
}

/** By measured quantity; others are 0. */
export type Change = ReadonlyMap<number, number>;

/** What the balances make of a change of measured quantities. */
interface Projection {
  readonly change: Change;
  /** By quantity: what the balances take back of the change, (V Aᵀ S⁻¹ A change). */
  readonly taken: (quantity: number) => number;
  /** changeᵀ Aᵀ S⁻¹ A change. */
  readonly contradiction: number;
}

function project({ measured, rowsWith, rows, solve }: Held, change: Change): Projection {
  const residuals = new Float64Array(rows);
  for (const [quantity, size] of change) {
    for (const [r, a] of rowsWith.get(quantity) ?? []) residuals[r]! += a * size;
  }
  const multipliers = solve(residuals);
  return {
    change,
    taken: (quantity) => {
      let sum = 0;
      for (const [r, a] of rowsWith.get(quantity) ?? []) sum += a * multipliers[r]!;
      return measured.get(quantity)!.variance * sum;
    },
    contradiction: residuals.reduce((sum, residual, r) => sum + residual * multipliers[r]!, 0),
  };
}

/** How far the estimate of a quantity moves with the change; NaN where it isn't determined. */
function moved(held: Held, { change, taken }: Projection, quantity: number): number {
  const ofMeasured = (other: number) => (change.get(other) ?? 0) - taken(other);
  if (held.measured.has(quantity)) return ofMeasured(quantity);
  const row = held.solved.get(quantity);
  if (row === undefined) return Number.NaN;
  let sum = 0;
  for (const [other, c] of row.coefficients) sum -= c * ofMeasured(other);
  return sum;
}

/** How far the claims' weighted means move, where claims move as the direction says. */
function meansOf({ claims, measured }: Held, direction: Change): Change {
  const means = new Map<number, number>();
  for (const [claim, amount] of direction) {
    const { quantity, deviation } = claims[claim]!;
    const share = (amount * measured.get(quantity)!.variance) / (deviation * deviation);
    means.set(quantity, (means.get(quantity) ?? 0) + share);
  }
  return means;
}

/** What a change of claims along a direction d does, the balances kept. */
interface Response {
  /** dᵀ M d. */
  readonly total: number;
  /** dᵀ Σ⁻¹ d: what `total` is at most. */
  readonly most: number;
  /** (M d) of a claim. */
  readonly at: (claim: number) => number;
  /** How far the estimate of a quantity moves; NaN where it isn't determined. */
  readonly moved: (quantity: number) => number;
}

export function respond(held: Held, direction: Change): Response {
  const { claims, measured } = held;
  const projection = project(held, meansOf(held, direction));
  const meanOf = (quantity: number) => projection.change.get(quantity) ?? 0;
  // Σ (d − mean)² ÷ σ² of the claims of each quantity, also those that the direction leaves as they are.
  let apart = 0;
  let most = 0;
  const still = new Map<number, number>();
  for (const [claim, amount] of direction) {
    const { quantity, deviation } = claims[claim]!;
    const weight = 1 / (deviation * deviation);
    apart += weight * (amount - meanOf(quantity)) ** 2;
    most += weight * amount * amount;
    const all = 1 / measured.get(quantity)!.variance;
    still.set(quantity, (still.get(quantity) ?? all) - weight);
  }
  for (const [quantity, weight] of still) {
    const isThere = weight * measured.get(quantity)!.variance > unchecked;
    if (isThere) apart += weight * meanOf(quantity) ** 2;
  }
  return {
    total: apart + projection.contradiction,
    most,
    at: (claim) => {
      const { quantity, deviation } = claims[claim]!;
      const beside = (direction.get(claim) ?? 0) - meanOf(quantity);
      return (beside + projection.taken(quantity)) / (deviation * deviation);
    },
    moved: (quantity) => moved(held, projection, quantity),
  };
}

function alongDirection(held: Held, parts: readonly Part[]): JointBias | undefined {
  const direction = new Map<number, number>();
  for (const { claim, amount } of parts) {
    if (!Number.isFinite(amount)) throw new RangeError(`claim ${claim}: amount ${amount}`);
    claimAt(held, claim);
    direction.set(claim, (direction.get(claim) ?? 0) + amount);
  }
  const { total, most } = respond(held, direction);
  if (!(total > unchecked * most)) return undefined;
  let misfit = 0;
  for (const [claim, amount] of direction) {
    const { adjustment, deviation } = held.claims[claim]!;
    misfit += (amount * adjustment) / (deviation * deviation);
  }
  const deviation = 1 / Math.sqrt(total);
  return { bias: -misfit / total, deviation, score: misfit * deviation };
}

function covariance(
  held: Held,
  quantity: number,
  others: readonly number[] = [...held.estimate.keys()],
): Float64Array {
  for (const each of [quantity, ...others]) quantityAt(held, each);
  const found = covarianceWith(held, new Map([[quantity, 1]]));
  return Float64Array.from(others, found);
}

/** How estimates vary with Σ weight × estimate; NaN where anything of it isn't determined. */
export function covarianceWith(held: Held, weights: Change): (quantity: number) => number {
  const change = new Map<number, number>();
  for (const [quantity, weight] of weights) {
    const parts = partsOf(held, quantity);
    if (parts === undefined) return () => Number.NaN;
    for (const [other, c] of parts) {
      const size = weight * c * held.measured.get(other)!.variance;
      change.set(other, (change.get(other) ?? 0) + size);
    }
  }
  const projection = project(held, change);
  return (other) => moved(held, projection, other);
}

/** A quantity as a sum of measured ones, apart from its constant; undefined where it isn't determined. */
function partsOf({ measured, solved }: Held, quantity: number): Change | undefined {
  if (measured.has(quantity)) return new Map([[quantity, 1]]);
  const row = solved.get(quantity);
  return row && new Map([...row.coefficients].map(([other, c]) => [other, -c]));
}

/**
 * Claims are left out by letting each have any bias: with G how far estimates move with those claims, the estimates
 * become x̂ − G M⁻¹ u and vary by C + G M⁻¹ Gᵀ, where M and u are those of the claims left out. Where M is singular,
 * nothing but these claims determined some quantity: whatever moves along M's kernel.
 */
function without(held: Held, left: Iterable<number>, quantities: readonly number[]): Estimates {
  const out = [...new Set(left)];
  const claims = out.map((claim) => claimAt(held, claim));
  for (const quantity of quantities) quantityAt(held, quantity);
  const effects = quantities.map(() => new Float64Array(out.length));
  const information = out.map(() => new Float64Array(out.length));
  out.forEach((claim, k) => {
    const { total, at, moved } = respond(held, new Map([[claim, claims[k]!.deviation]]));
    out.forEach((other, j) => (information[j]![k] = claims[j]!.deviation * at(other)));
    information[k]![k] = total;
    quantities.forEach((quantity, i) => (effects[i]![k] = moved(quantity)));
  });
  const { order, lower, rank } = choleskyWithPivots(information);
  const beyond = order.slice(rank);
  const misfit = forward(lower, rank, (k) => {
    const { adjustment, deviation } = claims[order[k]!]!;
    return -adjustment / deviation;
  });
  const estimate = new Float64Array(quantities.length).fill(Number.NaN);
  const deviation = new Float64Array(quantities.length).fill(Number.NaN);
  quantities.forEach((quantity, i) => {
    const effect = effects[i]!;
    const along = forward(lower, rank, (k) => effect[order[k]!]!);
    const least = unmoved * spread(held, quantity);
    const isFree = beyond.some((claim, k) => {
      const left = effect[claim]! - product(lower[rank + k]!, along, rank);
      return !(Math.abs(left) <= least);
    });
    if (isFree || Number.isNaN(held.estimate[quantity]!)) return;
    estimate[i] = held.estimate[quantity]! - product(along, misfit, rank);
    deviation[i] = Math.hypot(held.deviation[quantity]!, ...along);
  });
  return { estimate, deviation };
}

/** Standard deviation of a quantity from the claims alone, without balances. */
export function spread(held: Held, quantity: number): number {
  let sum = 0;
  for (const [other, c] of partsOf(held, quantity) ?? []) {
    sum += c * c * held.measured.get(other)!.variance;
  }
  return Math.sqrt(sum);
}

function claimAt({ claims }: Held, claim: number): ReconciledClaim {
  const found = claims[claim];
  if (found === undefined) throw new RangeError(`claim ${claim} of ${claims.length}`);
  return found;
}

function quantityAt({ estimate }: Held, quantity: number): void {
  if (estimate[quantity] === undefined) {
    throw new RangeError(`quantity ${quantity} of ${estimate.length}`);
  }
}
