/**
 * *reconciliation*: the quantities that satisfy the balances and lie nearest to what is claimed of them, each claim by
 * its accuracy (weighted least squares; Kuehn and Davidson 1961; Narasimhan and Jordache, Data Reconciliation and
 * Gross Error Detection, 2000, chapters 3 and 7).
 *
 *     least Σₖ (xᵥ₍ₖ₎ − yₖ)² ÷ σₖ²   with   A x = b
 */
import type { Matrix } from "../../engine/program.ts";
import { factorise, type Factor, type InverseEntries, type Symmetric } from "../sparse/ldl.ts";
import { questionsOf, unchecked, type Held, type Questions } from "./questions.ts";
import { reduce, type Reduced, type SparseRow } from "./reduce.ts";
import { covarianceSystem } from "./system.ts";

/** A x = b: one row per balance, one column per quantity. */
export interface Balances {
  readonly matrix: Matrix;
  readonly constant: Float64Array;
}

/** What somebody says a quantity is, and how exactly they say it is known. */
export interface Claim {
  /** The column of the balances. */
  readonly quantity: number;
  readonly value: number;
  /**
   * Standard deviation of the claim's error, in the unit of the value; above zero. Errors of different claims are taken
   * to be independent and to be nothing on average: two of three claims lie within one deviation of the truth.
   */
  readonly deviation: number;
}

export interface Reconciled {
  /** By quantity; NaN where the claims don't determine it. */
  readonly estimate: Float64Array;
  /**
   * Standard deviation of the estimate: how far it would lie from the truth if all claims were made again, each as
   * exact as it says and no more alike than by chance. Never more than that of the claims of the quantity together, and
   * less where others check them; NaN where there is no estimate. Says nothing of what all claims get wrong together.
   */
  readonly deviation: Float64Array;
  readonly status: readonly QuantityStatus[];
  readonly claims: readonly ReconciledClaim[];
  /** r′ S⁻¹ r, and claims against each other: χ² with `degrees` degrees of freedom where no claim is false. */
  readonly chiSquare: number;
  readonly degrees: number;
  /**
   * Largest |A x − b| ÷ the largest term of its balance (or what a claim of it may be off by), among balances of
   * quantities that are determined.
   */
  readonly imbalance: number;
  /** Of each balance that can be checked, for the tests of balances. */
  readonly nodes: readonly ReconciledNode[];
}

/**
 * - `checked`: claimed, and something else says what it must be.
 * - `only-claimed`: claimed, and nothing else says anything of it.
 * - `inferred`: not claimed, and follows from the others.
 * - `unknown`: not claimed, and nothing says what it is.
 */
export type QuantityStatus = "checked" | "only-claimed" | "inferred" | "unknown";

export interface ReconciledClaim extends Claim {
  /** Estimate − value. */
  readonly adjustment: number;
  /**
   * Adjustment ÷ its standard deviation: standard normal where no claim is false (the measurement test in its form
   * of the greatest power, Mah and Tamhane 1982; its square is the generalised likelihood ratio of a bias of this claim,
   * Narasimhan and Mah 1987). Absent where nothing checks the claim.
   */
  readonly score?: number;
  /** The bias that fits best, if this claim alone is false. */
  readonly bias?: number;
}

/** A balance among claimed quantities, after those that nobody claims have been taken out. */
export interface ReconciledNode {
  /** Σ coefficient × claimed value − constant. */
  readonly residual: number;
  /** Residual ÷ its standard deviation (the nodal test, Reilly and Carpani 1963). */
  readonly score: number;
  /** Claimed quantities in it. */
  readonly quantities: readonly number[];
  /**
   * If this balance alone doesn't hold (something lost or added that nobody states): how much, as residual, and its
   * score, the generalised likelihood ratio of it (Narasimhan and Mah 1987). Absent where it repeats other balances.
   */
  readonly leak?: { readonly size: number; readonly score: number };
}

/** The balances contradict each other, whatever the quantities are. */
export class ContradictoryBalances extends Error {
  constructor() {
    super("the balances contradict each other");
    this.name = "ContradictoryBalances";
  }
}

/** What was reconciled, and what else can be asked of it without reconciling again. */
export interface Reconciliation extends Reconciled, Questions {}

/** What is claimed of one quantity, together. */
export interface Measured {
  readonly value: number;
  readonly variance: number;
}

/**
 * Reconciles claims with balances. Several claims of one quantity are kept apart: each has its own adjustment.
 * Scaling a quantity's unit, with its column and its claims, scales the result and nothing else.
 *
 * Throws `RangeError` for a claim of no quantity or without a positive deviation, `ContradictoryBalances` where no
 * quantities satisfy the balances.
 */
export function reconcile(balances: Balances, claims: readonly Claim[]): Reconciliation {
  return reconcileAndHold(balances, claims).reconciled;
}

/** As `reconcile`, with what the methods of this folder go on from. */
export function reconcileAndHold(
  balances: Balances,
  claims: readonly Claim[],
): { readonly reconciled: Reconciliation; readonly held: Held } {
  const { columns } = balances.matrix;
  const measured = measuredBy(claims, columns);
  const reduced = reduce(rowsOf(balances), (quantity) => measured.has(quantity));
  const system = covarianceSystem(reduced.rows, (quantity) => measured.get(quantity)!.variance);
  const factor = factorise(system);
  const residuals = Float64Array.from(reduced.rows, (row) => residualOf(row, measured));
  const multipliers = factor.solve(residuals);
  const inverse = factor.inverse();
  const rowsWith = rowsByQuantity(reduced.rows);

  const estimate = new Float64Array(columns).fill(Number.NaN);
  const deviation = new Float64Array(columns).fill(Number.NaN);
  const status: QuantityStatus[] = Array.from({ length: columns }, () => "unknown");
  const power = new Float64Array(columns);
  for (const [quantity, { value, variance }] of measured) {
    const rows = rowsWith.get(quantity) ?? [];
    const pull = rows.reduce((sum, [r, a]) => sum + a * multipliers[r]!, 0);
    const q = rows.length === 0 ? 0 : quadratic(rows, inverse);
    power[quantity] = q;
    estimate[quantity] = value - variance * pull;
    deviation[quantity] = Math.sqrt(Math.max(0, variance - variance * variance * q));
    status[quantity] = q * variance > unchecked ? "checked" : "only-claimed";
  }
  for (const claim of several(claims)) status[claim.quantity] = "checked";
  infer(reduced, { estimate, deviation, status }, measured, rowsWith, factor);
  const own = chiSquareWithin(claims, measured);
  const imbalance = imbalanceOf(balances, { estimate, deviation }, measured);
  if (imbalance > contradiction) throw new ContradictoryBalances();
  const known = Float64Array.from(claims, (claim) => knownOf(claim, measured, power));
  const found = claims.map((claim, k) => reconciledClaim(claim, estimate, known[k]!));
  const held: Held = {
    ...{ claims: found, estimate, deviation, known, measured, rowsWith },
    ...{ solved: reduced.solved, rows: reduced.rows.length, solve: factor.solve },
  };
  const reconciled: Reconciliation = {
    ...{ estimate, deviation, status, claims: found },
    chiSquare: own + residuals.reduce((sum, r, i) => sum + r * multipliers[i]!, 0),
    degrees: factor.rank + claims.length - measured.size,
    imbalance,
    nodes: nodesOf(reduced, residuals, system, { multipliers, inverse }),
    ...questionsOf(held),
  };
  return { reconciled, held };
}

/** Relative residual of a balance above which the balances themselves can't all hold. */
const contradiction = 1e-6;
/** Share of the largest quantity of all that is no more than rounding. */
const rounding = 1e-9;

function measuredBy(claims: readonly Claim[], columns: number): ReadonlyMap<number, Measured> {
  const sums = new Map<number, { weight: number; value: number }>();
  claims.forEach(({ quantity, value, deviation }, k) => {
    const isQuantity = Number.isInteger(quantity) && quantity >= 0 && quantity < columns;
    if (!isQuantity || !Number.isFinite(value) || !(deviation > 0 && deviation < Infinity)) {
      throw new RangeError(
        `claim ${k}: quantity ${quantity}, value ${value}, deviation ${deviation}`,
      );
    }
    const weight = 1 / (deviation * deviation);
    const known = sums.get(quantity);
    if (known === undefined) sums.set(quantity, { weight, value });
    else {
      known.weight += weight;
      known.value += (weight / known.weight) * (value - known.value);
    }
  });
  return new Map(
    [...sums].map(([quantity, { weight, value }]) => [quantity, { value, variance: 1 / weight }]),
  );
}

function rowsOf({ matrix, constant }: Balances): SparseRow[] {
  const rows = Array.from(constant, (each): SparseRow => ({
    coefficients: new Map(),
    constant: each,
  }));
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      rows[matrix.indices[k]!]!.coefficients.set(column, matrix.values[k]!);
    }
  }
  return rows;
}

function residualOf(
  { coefficients, constant }: SparseRow,
  measured: ReadonlyMap<number, Measured>,
): number {
  let sum = -constant;
  for (const [quantity, a] of coefficients) sum += a * measured.get(quantity)!.value;
  return sum;
}

/** Where a quantity stands in the balances. */
export type Places = readonly (readonly [row: number, coefficient: number])[];

function rowsByQuantity(rows: readonly SparseRow[]): ReadonlyMap<number, Places> {
  const places = new Map<number, (readonly [number, number])[]>();
  rows.forEach(({ coefficients }, r) => {
    for (const [quantity, a] of coefficients) {
      const known = places.get(quantity);
      if (known === undefined) places.set(quantity, [[r, a]]);
      else known.push([r, a]);
    }
  });
  return places;
}

/** a′ S⁻¹ a of a quantity's column a: all its pairs of rows have an entry, since they share the quantity. */
function quadratic(rows: Places, inverse: InverseEntries): number {
  let sum = 0;
  for (const [i, a] of rows) for (const [j, b] of rows) sum += a * b * inverse.at(i, j)!;
  return Math.max(0, sum);
}

/** What nobody claims, from what is claimed: x = constant − Σ c m, with the variance of that sum. */
function infer(
  { solved }: Reduced,
  { estimate, deviation, status }: InferInto,
  measured: ReadonlyMap<number, Measured>,
  rowsWith: ReadonlyMap<number, Places>,
  factor: Factor,
): void {
  for (const [quantity, { coefficients, constant }] of solved) {
    let value = constant;
    let variance = 0;
    const direction = new Map<number, number>();
    for (const [other, c] of coefficients) {
      const own = measured.get(other)!.variance;
      value -= c * estimate[other]!;
      variance += c * c * own;
      for (const [r, a] of rowsWith.get(other) ?? []) {
        direction.set(r, (direction.get(r) ?? 0) + a * own * c);
      }
    }
    const known = factor.quadratic(direction);
    estimate[quantity] = value;
    deviation[quantity] = Math.sqrt(Math.max(0, variance - known));
    status[quantity] = "inferred";
  }
}

interface InferInto {
  readonly estimate: Float64Array;
  readonly deviation: Float64Array;
  readonly status: QuantityStatus[];
}

function several(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set<number>();
  return claims.filter(({ quantity }) => {
    const again = seen.has(quantity);
    seen.add(quantity);
    return again;
  });
}

/** Σ (y − mean)² ÷ σ² of the claims of each quantity. */
function chiSquareWithin(
  claims: readonly Claim[],
  measured: ReadonlyMap<number, Measured>,
): number {
  return claims.reduce((sum, { quantity, value, deviation }) => {
    const score = (value - measured.get(quantity)!.value) / deviation;
    return sum + score * score;
  }, 0);
}

/** σ² less the variance of the estimate: the variance of the adjustment. 0 where nothing checks the claim. */
function knownOf(
  { quantity, deviation }: Claim,
  measured: ReadonlyMap<number, Measured>,
  power: Float64Array,
): number {
  const { variance } = measured.get(quantity)!;
  const own = deviation * deviation;
  // Without the loss of a difference of nearly equal numbers.
  const beside = own === variance ? 0 : own - variance;
  const known = beside + variance * variance * power[quantity]!;
  return known > unchecked * own ? known : 0;
}

function reconciledClaim(claim: Claim, estimate: Float64Array, known: number): ReconciledClaim {
  const { quantity, value, deviation } = claim;
  const adjustment = estimate[quantity]! - value;
  if (known === 0) return { ...claim, adjustment };
  return {
    ...claim,
    adjustment,
    score: adjustment / Math.sqrt(known),
    bias: (-adjustment * deviation * deviation) / known,
  };
}

function imbalanceOf(
  { matrix, constant }: Balances,
  { estimate, deviation }: { readonly estimate: Float64Array; readonly deviation: Float64Array },
  measured: ReadonlyMap<number, Measured>,
): number {
  const sums = Float64Array.from(constant, (each) => -each);
  const sizes = Float64Array.from(constant, Math.abs);
  for (let column = 0; column < matrix.columns; column++) {
    const size = Math.max(
      Math.abs(estimate[column]!),
      Math.sqrt(measured.get(column)?.variance ?? 0),
      deviation[column]! || 0,
    );
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      const row = matrix.indices[k]!;
      sums[row]! += matrix.values[k]! * estimate[column]!;
      sizes[row] = Math.max(sizes[row]!, Math.abs(matrix.values[k]!) * size);
    }
  }
  // Where all that a balance holds is nothing, what is left of it is the rounding of the largest of them.
  const least = rounding * sizes.reduce((most, size) => Math.max(most, size || 0), 0);
  let worst = 0;
  sums.forEach((sum, row) => {
    const size = Math.max(sizes[row]!, least);
    if (!Number.isNaN(sum) && size > 0) worst = Math.max(worst, Math.abs(sum) / size);
  });
  return worst;
}

function nodesOf(
  { rows }: Reduced,
  residuals: Float64Array,
  { starts, indices, values }: Symmetric,
  {
    multipliers,
    inverse,
  }: { readonly multipliers: Float64Array; readonly inverse: InverseEntries },
): readonly ReconciledNode[] {
  return rows.map(({ coefficients }, r): ReconciledNode => {
    let own = 0;
    for (let k = starts[r]!; k < starts[r + 1]!; k++) if (indices[k] === r) own = values[k]!;
    const residual = residuals[r]!;
    const node = {
      residual,
      score: residual / Math.sqrt(own),
      quantities: [...coefficients.keys()],
    };
    const along = inverse.at(r, r)!;
    if (!(along > 0)) return node;
    const pull = multipliers[r]!;
    return { ...node, leak: { size: pull / along, score: pull / Math.sqrt(along) } };
  });
}
