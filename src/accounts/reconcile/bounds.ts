/**
 * Reconciliation where quantities also keep within bounds: nothing is used that there is not, and no store holds more
 * than it can.
 *
 *     least Σₖ (xᵥ₍ₖ₎ − yₖ)² ÷ σₖ²   with   A x = b,  lower ≤ x ≤ upper
 *
 * Solved by the dual active set method, from the estimates without bounds. Quantities that nothing determines take part
 * through their bounds alone: they are held near a trial value by weak claims, which are moved to where the estimates fall
 * until they pull no more (proximal point method, Rockafellar 1976).
 */
import { byRows, matrixFromTriplets, tripletsOf } from "../../engine/matrix.ts";
import {
  activeSet,
  beyond,
  boundOf,
  InfeasibleBounds,
  touching,
  type Active,
  type Bounds,
  type Solved,
} from "./active-set.ts";
import { reconcileAndHold, type Balances, type Claim, type Reconciliation } from "./linear.ts";
import { spread, type Held } from "./questions.ts";

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
   * from what the multipliers, none of them negative, make of them; beyond the bounds; and what weak claims still pull.
   * Beside the standard deviation from the claims alone, or the quantity or bound itself where that is larger.
   */
  readonly residual: number;
}

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
