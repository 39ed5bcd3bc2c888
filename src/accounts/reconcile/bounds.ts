/**
 * Reconciliation where quantities also keep within bounds: nothing is used that there is not, and no store holds more
 * than it can.
 *
 *     least Σₖ (xᵥ₍ₖ₎ − yₖ)² ÷ σₖ²   with   A x = b,  lower ≤ x ≤ upper
 *
 * Solved by the dual active set method (Goldfarb and Idnani, Mathematical Programming 27, 1983): it starts from the
 * estimates without bounds and takes in one bound that is broken at a time, letting go of those that turn out not to be
 * needed. The inverse of the projected Hessian that it works with is the covariance C of the estimates, so that each step
 * is two solves with the factorisation at hand.
 *
 * Quantities that nothing determines take part through their bounds alone. They are held near a trial value by weak
 * claims, which are moved to where the estimates fall until they pull no more (proximal point method, Rockafellar 1976).
 */
import { byRows, matrixFromTriplets, tripletsOf } from "../../engine/matrix.ts";
import { reconcileAndHold, type Balances, type Claim, type Reconciliation } from "./linear.ts";
import { covarianceWith, spread, unchecked, type Held } from "./questions.ts";

/** By quantity; ±Infinity where there is none. */
export interface Bounds {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** A bound that keeps an estimate from where the claims would have it. */
export interface ActiveBound {
  readonly quantity: number;
  /** How fast half of χ² falls as the bound is loosened, per unit of the quantity; above zero. */
  readonly multiplier: number;
}

export interface Bounded {
  /**
   * With the bounds that hold as balances: deviations are those of estimates that are known to lie there, and each counts
   * one degree of freedom. χ² is that of all claims; where a bound holds, it is χ² only approximately.
   */
  readonly reconciled: Reconciliation;
  readonly atLower: readonly ActiveBound[];
  readonly atUpper: readonly ActiveBound[];
  /**
   * By how much the conditions of an optimum (Karush, Kuhn and Tucker) are broken at most: distance of the estimates
   * from what the multipliers make of them, and beyond the bounds. In standard deviations of the claims (beside the
   * bound, if it is larger).
   */
  readonly residual: number;
}

/** No quantities satisfy the balances within the bounds. */
export class InfeasibleBounds extends Error {
  constructor() {
    super("no quantities satisfy the balances within the bounds");
    this.name = "InfeasibleBounds";
  }
}

/** Share of a quantity's deviation or bound by which a bound may be broken: rounding. */
const touching = 1e-9;
/** Deviation of a weak claim, beside the size of the quantities around it. */
const weakness = 10;
const mostRounds = 100;

/**
 * As `reconcile`, within bounds. Where no bound is broken without them, the result is the same.
 *
 * Throws what `reconcile` throws, `RangeError` for bounds of another number of quantities or that are NaN,
 * `InfeasibleBounds` where nothing satisfies them.
 */
export function reconcileWithin(
  balances: Balances,
  claims: readonly Claim[],
  bounds: Bounds,
): Bounded {
  checkBounds(bounds, balances.matrix.columns);
  const free = reconcileAndHold(balances, claims);
  const undetermined = [...free.reconciled.status.keys()].filter(
    (quantity) => free.reconciled.status[quantity] === "unknown",
  );
  const isBounded = (quantity: number) =>
    bounds.lower[quantity]! > -Infinity || bounds.upper[quantity]! < Infinity;
  const solved = undetermined.some(isBounded)
    ? nearTrials({ balances, claims, bounds }, free.held, undetermined)
    : activeSet(free.held, bounds);
  return finish({ balances, claims, bounds }, free.reconciled, solved);
}

interface Problem {
  readonly balances: Balances;
  readonly claims: readonly Claim[];
  readonly bounds: Bounds;
}

interface Solved {
  readonly estimate: Float64Array;
  readonly active: readonly Active[];
  /** What a unit of each quantity's distance is measured by: its deviation without balances. */
  readonly unit: (quantity: number) => number;
  /** How far weak claims still pull, in their deviations; 0 where there are none. */
  readonly pull: number;
}

interface Side {
  readonly quantity: number;
  /** 1 at the lower, −1 at the upper bound. */
  readonly side: 1 | -1;
}

interface Active extends Side {
  /** C of this quantity with those that were active before, and with itself. */
  readonly covariance: ReadonlyMap<number, number>;
  multiplier: number;
}

function checkBounds({ lower, upper }: Bounds, columns: number): void {
  if (lower.length !== columns || upper.length !== columns) {
    throw new RangeError(
      `${columns} quantities, ${lower.length} lower and ${upper.length} upper bounds`,
    );
  }
  for (let quantity = 0; quantity < columns; quantity++) {
    const [least, most] = [lower[quantity]!, upper[quantity]!];
    if (Number.isNaN(least) || Number.isNaN(most)) {
      throw new RangeError(`quantity ${quantity}: bounds ${least} and ${most}`);
    }
    if (least > most || least === Infinity || most === -Infinity) throw new InfeasibleBounds();
  }
}

/** Estimates within the bounds, of what is determined. */
function activeSet(held: Held, bounds: Bounds): Solved {
  const estimate = Float64Array.from(held.estimate);
  const unit = (quantity: number) => spread(held, quantity);
  const bounded = [...estimate.keys()].filter(
    (quantity) =>
      !Number.isNaN(estimate[quantity]!) &&
      (bounds.lower[quantity]! > -Infinity || bounds.upper[quantity]! < Infinity),
  );
  const units = new Map(bounded.map((quantity) => [quantity, unit(quantity)]));
  let active: Active[] = [];
  for (let steps = 0; ; steps++) {
    const broken = mostBroken(estimate, bounds, units);
    if (broken === undefined) return { estimate, active, unit, pull: 0 };
    // The method ends; what could keep it from ending is rounding.
    if (steps > 10 * (bounded.length + 1)) throw new Error("the active set does not settle");
    active = takeIn(held, estimate, active, broken, bounds);
  }
}

function boundOf({ lower, upper }: Bounds, { quantity, side }: Side): number {
  return (side === 1 ? lower : upper)[quantity]!;
}

/** How far an estimate lies beyond a bound, beside its unit or the bound, if that is larger. */
function beyond(value: number, bound: number, side: 1 | -1, unit: number): number {
  if (!Number.isFinite(bound)) return 0;
  const size = Math.max(unit, Math.abs(bound));
  return size === 0 ? (side * (bound - value) > 0 ? Infinity : 0) : (side * (bound - value)) / size;
}

function mostBroken(
  estimate: Float64Array,
  bounds: Bounds,
  units: ReadonlyMap<number, number>,
): Side | undefined {
  let worst = touching;
  let found: Side | undefined;
  for (const [quantity, unit] of units) {
    for (const side of [1, -1] as const) {
      const bound = boundOf(bounds, { quantity, side });
      const far = beyond(estimate[quantity]!, bound, side, unit);
      if (far <= worst) continue;
      worst = far;
      found = { quantity, side };
    }
  }
  return found;
}

/**
 * Moves the estimates to a bound that they break, the active ones kept, of which those are let go whose multiplier comes
 * to nothing on the way. `estimate` is changed.
 */
function takeIn(
  held: Held,
  estimate: Float64Array,
  before: readonly Active[],
  { quantity, side }: Side,
  bounds: Bounds,
): Active[] {
  const own = covarianceWith(held, new Map([[quantity, 1]]));
  const covariance = new Map(
    [...before.map((each) => each.quantity), quantity].map((q) => [q, own(q)]),
  );
  const added: Active = { quantity, side, covariance, multiplier: 0 };
  let active = [...before];
  for (;;) {
    const shares = sharesOf(active, added);
    const weights = new Map<number, number>([[quantity, side]]);
    active.forEach((each, j) =>
      weights.set(each.quantity, (weights.get(each.quantity) ?? 0) - each.side * shares[j]!),
    );
    const along = covarianceWith(held, weights);
    const gain = side * along(quantity);
    const isFixed = !(gain > unchecked * spread(held, quantity) ** 2);
    const missing = side * (boundOf(bounds, added) - estimate[quantity]!);
    let step = isFixed ? Infinity : missing / gain;
    let leaving: Active | undefined;
    active.forEach((each, j) => {
      if (!(shares[j]! > 0) || each.multiplier / shares[j]! >= step) return;
      step = each.multiplier / shares[j]!;
      leaving = each;
    });
    if (step === Infinity) throw new InfeasibleBounds();
    active.forEach((each, j) => (each.multiplier -= step * shares[j]!));
    added.multiplier += step;
    if (!isFixed) {
      estimate.forEach((value, other) => (estimate[other] = value + step * along(other)));
    }
    if (leaving === undefined) return [...active, added];
    active = active.filter((each) => each !== leaving);
  }
}

/** How far each active bound gives way to the added one: (C of the active)⁻¹ C of them with it, towards the inside. */
function sharesOf(active: readonly Active[], added: Active): Float64Array {
  const matrix = active.map((one, i) =>
    Float64Array.from(active, (other, j) => {
      // What came later knows its covariance with what was there.
      const [later, earlier] = i > j ? [one, other] : [other, one];
      return one.side * other.side * later.covariance.get(earlier.quantity)!;
    }),
  );
  const right = Float64Array.from(
    active,
    ({ quantity, side }) => side * added.side * added.covariance.get(quantity)!,
  );
  return solvePositive(matrix, right);
}

/** x of B x = b, B dense and positive definite, by Cholesky. `matrix` is used up. */
function solvePositive(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = matrix.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    const row = matrix[i]!;
    for (let j = 0; j <= i; j++) {
      let entry = row[j]!;
      for (let k = 0; k < j; k++) entry -= row[k]! * matrix[j]![k]!;
      row[j] = i === j ? Math.sqrt(entry) : entry / matrix[j]![j]!;
    }
    for (let j = 0; j < i; j++) x[i]! -= row[j]! * x[j]!;
    x[i]! /= row[i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    x[i]! /= matrix[i]![i]!;
    for (let j = 0; j < i; j++) x[j]! -= matrix[i]![j]! * x[i]!;
  }
  return x;
}

/** As `activeSet`, with weak claims of what nothing determines, moved until they pull no more. */
function nearTrials(problem: Problem, free: Held, undetermined: readonly number[]): Solved {
  const { balances, claims, bounds } = problem;
  const sizes = sizesOf(balances, free);
  const trial = new Map(
    undetermined.map((quantity) => [
      quantity,
      Math.min(Math.max(0, bounds.lower[quantity]!), bounds.upper[quantity]!),
    ]),
  );
  for (let round = 1; ; round++) {
    const weak = [...trial].map(([quantity, value]): Claim => {
      return { quantity, value, deviation: weakness * sizes[quantity]! };
    });
    const { held } = reconcileAndHold(balances, [...claims, ...weak]);
    const solved = activeSet(held, bounds);
    let pull = 0;
    for (const { quantity, value, deviation } of weak) {
      pull = Math.max(pull, Math.abs(solved.estimate[quantity]! - value) / deviation);
      trial.set(quantity, solved.estimate[quantity]!);
    }
    if (pull <= touching || round === mostRounds) return { ...solved, pull };
  }
}

/** How large each quantity may be, judged by those it stands in a balance with; in its unit. */
function sizesOf({ matrix, constant }: Balances, held: Held): Float64Array {
  const sizes = Float64Array.from(held.estimate, (value, quantity) =>
    Number.isNaN(value) ? 0 : Math.abs(value) + spread(held, quantity),
  );
  const { rows, starts, indices, values } = byRows(matrix);
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (let row = 0; row < rows; row++) {
      let most = Math.abs(constant[row]!);
      for (let k = starts[row]!; k < starts[row + 1]!; k++) {
        most = Math.max(most, Math.abs(values[k]!) * sizes[indices[k]!]!);
      }
      if (most === 0) continue;
      for (let k = starts[row]!; k < starts[row + 1]!; k++) {
        if (sizes[indices[k]!] !== 0) continue;
        sizes[indices[k]!] = most / Math.abs(values[k]!);
        isSettled = false;
      }
    }
  }
  // Nothing says how large these are, and nothing that is known depends on them.
  return sizes.map((size) => (size === 0 ? 1 : size));
}

/** Reconciles once more with the active bounds as balances, and compares with what the active set found. */
function finish(
  { balances, claims, bounds }: Problem,
  free: Reconciliation,
  { estimate, active, unit, pull }: Solved,
): Bounded {
  const reconciled =
    active.length === 0
      ? free
      : reconcileAndHold(withBounds(balances, active, bounds), claims).reconciled;
  let residual = pull;
  estimate.forEach((value, quantity) => {
    const exact = reconciled.estimate[quantity]!;
    const [own, other] = Number.isNaN(exact) ? [value, value] : [exact, value];
    if (Number.isNaN(own)) return;
    const size = Math.max(unit(quantity), Math.abs(own));
    if (own !== other) residual = Math.max(residual, Math.abs(own - other) / size);
    for (const side of [1, -1] as const) {
      const bound = boundOf(bounds, { quantity, side });
      residual = Math.max(residual, beyond(own, bound, side, unit(quantity)));
    }
  });
  const at = (side: 1 | -1) =>
    active
      .filter((each) => each.side === side)
      .map(({ quantity, multiplier }): ActiveBound => ({ quantity, multiplier }))
      .sort((a, b) => a.quantity - b.quantity);
  return { reconciled, atLower: at(1), atUpper: at(-1), residual };
}

/** The balances, and one more for each active bound: x = bound. */
function withBounds(
  { matrix, constant }: Balances,
  active: readonly Active[],
  bounds: Bounds,
): Balances {
  const { rowIndex, columnIndex, values } = tripletsOf(matrix);
  active.forEach(({ quantity }, k) => {
    rowIndex.push(matrix.rows + k);
    columnIndex.push(quantity);
    values.push(1);
  });
  return {
    matrix: matrixFromTriplets({
      ...{ rows: matrix.rows + active.length, columns: matrix.columns },
      ...{ rowIndex, columnIndex, values },
    }),
    constant: Float64Array.of(...constant, ...active.map((each) => boundOf(bounds, each))),
  };
}
