/**
 * Estimates within bounds, by the dual active set method (Goldfarb and Idnani, Mathematical Programming 27, 1983): it starts
 * from the estimates without bounds and takes in one bound that is broken at a time, letting go of those that turn out not
 * to be needed. The inverse of the projected Hessian that it works with is the covariance C of the estimates, so that each
 * step is two solves with the factorisation at hand. Before that, all bounds that are broken are taken in together, as long
 * as that leads on (block pivoting, Portugal, Júdice and Vicente, Mathematics of Computation 63, 1994): one solve for each.
 */
import { choleskyWithPivots, solvePositive } from "./dense.ts";
import { covarianceWith, spread, unchecked, type Held } from "./questions.ts";

/** By quantity; ±Infinity where there is none. */
export interface Bounds {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** No quantities satisfy the balances within the bounds. */
export class InfeasibleBounds extends Error {
  constructor() {
    super("no quantities satisfy the balances within the bounds");
    this.name = "InfeasibleBounds";
  }
}

/** Share of a quantity's deviation or bound by which a bound may be broken: rounding. */
export const touching = 1e-9;
export interface Solved {
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

export interface Active extends Side {
  /** C of this quantity with those that were active before, and with itself. */
  readonly covariance: ReadonlyMap<number, number>;
  multiplier: number;
}

/** Estimates within the bounds, of what is determined. */
export function activeSet(held: Held, bounds: Bounds): Solved {
  const estimate = Float64Array.from(held.estimate);
  const unit = (quantity: number) => spread(held, quantity);
  const bounded = [...estimate.keys()].filter(
    (quantity) =>
      !Number.isNaN(estimate[quantity]!) &&
      (bounds.lower[quantity]! > -Infinity || bounds.upper[quantity]! < Infinity),
  );
  const units = new Map(bounded.map((quantity) => [quantity, unit(quantity)]));
  let active = takeInTogether(held, estimate, bounds, units);
  for (let steps = 0; ; steps++) {
    const [worst] = broken(estimate, bounds, units);
    if (worst === undefined) return { estimate, active, unit, pull: 0 };
    // The method ends; what could keep it from ending is rounding.
    if (steps > 10 * (bounded.length + 1)) throw new Error("the active set does not settle");
    active = takeIn(held, estimate, active, worst, bounds);
  }
}

export function boundOf({ lower, upper }: Bounds, { quantity, side }: Side): number {
  return (side === 1 ? lower : upper)[quantity]!;
}

/** How far an estimate lies beyond a bound, beside its unit or the bound, if that is larger. */
export function beyond(value: number, bound: number, side: 1 | -1, unit: number): number {
  if (!Number.isFinite(bound)) return 0;
  const size = Math.max(unit, Math.abs(bound));
  return size === 0 ? (side * (bound - value) > 0 ? Infinity : 0) : (side * (bound - value)) / size;
}

/** The bounds that estimates break, the worst first. */
function broken(
  estimate: Float64Array,
  bounds: Bounds,
  units: ReadonlyMap<number, number>,
): readonly Side[] {
  const found: (Side & { readonly far: number })[] = [];
  for (const [quantity, unit] of units) {
    for (const side of [1, -1] as const) {
      const bound = boundOf(bounds, { quantity, side });
      const far = beyond(estimate[quantity]!, bound, side, unit);
      if (far > touching) found.push({ quantity, side, far });
    }
  }
  return found.sort((a, b) => b.far - a.far || a.quantity - b.quantity);
}

/**
 * A set of bounds to start from, each with a multiplier above zero, and the estimates it makes of `estimate`. All that are
 * broken come in and all with negative multipliers go, until χ² rises no more.
 */
function takeInTogether(
  held: Held,
  estimate: Float64Array,
  bounds: Bounds,
  units: ReadonlyMap<number, number>,
): Active[] {
  let active: Active[] = [];
  for (let best = 0; ;) {
    const more = broken(estimate, bounds, units).filter(({ quantity, side }) =>
      active.every((each) => each.quantity !== quantity || each.side !== side),
    );
    if (more.length === 0) return active;
    const tried = withMultipliers(held, together(held, active, more), bounds);
    let rise = 0;
    for (const each of tried) rise += each.multiplier * missingOf(held.estimate, bounds, each);
    if (!(rise > best * (1 + touching))) return active;
    best = rise;
    active = tried;
    const pulled = new Map(
      tried.map(({ quantity, side, multiplier }) => [quantity, side * multiplier]),
    );
    const along = covarianceWith(held, pulled);
    held.estimate.forEach((value, quantity) => (estimate[quantity] = value + along(quantity)));
  }
}

/** How far a bound lies inside of an estimate. */
function missingOf(estimate: Float64Array, bounds: Bounds, { quantity, side }: Side): number {
  return side * (boundOf(bounds, { quantity, side }) - estimate[quantity]!);
}

/** Bounds that don't follow from each other, of those that are active and more. */
function together(held: Held, active: readonly Active[], more: readonly Side[]): readonly Active[] {
  const all: Active[] = [...active];
  for (const { quantity, side } of more) {
    all.push(activeOf(held, [...all.map((each) => each.quantity), quantity], { quantity, side }));
  }
  const unit = all.map(({ quantity, covariance }) => Math.sqrt(covariance.get(quantity)!));
  const known = all.flatMap((_, i) => {
    const isLoose = unit[i]! > Math.sqrt(unchecked) * spread(held, all[i]!.quantity);
    return isLoose ? [i] : [];
  });
  const covariance = covarianceOf(known.map((i) => all[i]!));
  covariance.forEach((row, i) => {
    row.forEach((value, j) => (row[j] = value / (unit[known[i]!]! * unit[known[j]!]!)));
  });
  const { order, rank } = choleskyWithPivots(covariance);
  const independent = order.slice(0, rank).sort((a, b) => a - b);
  return independent.map((i) => all[known[i]!]!);
}

/** Those of the bounds that keep the estimates from where they would be, with how much; the others go. */
function withMultipliers(held: Held, given: readonly Active[], bounds: Bounds): Active[] {
  for (let active = given; ;) {
    const missing = Float64Array.from(active, (each) => missingOf(held.estimate, bounds, each));
    const multipliers = solvePositive(covarianceOf(active), missing);
    const kept = active.flatMap((each, k) => {
      const multiplier = multipliers[k]!;
      return multiplier > 0 ? [{ ...each, multiplier }] : [];
    });
    if (kept.length === active.length) return kept;
    active = kept;
  }
}

/** A bound, with its covariance with others. */
function activeOf(held: Held, others: readonly number[], { quantity, side }: Side): Active {
  const along = covarianceWith(held, new Map([[quantity, 1]]));
  const covariance = new Map(others.map((other) => [other, along(other)]));
  return { quantity, side, covariance, multiplier: 0 };
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
  const others = [...before.map((each) => each.quantity), quantity];
  const added = activeOf(held, others, { quantity, side });
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
    let step = isFixed ? Infinity : missingOf(estimate, bounds, added) / gain;
    let leaving: Active | undefined;
    active.forEach((each, j) => {
      if (!(shares[j]! > 0) || each.multiplier / shares[j]! >= step) return;
      step = each.multiplier / shares[j]!;
      leaving = each;
    });
    if (step === Infinity) throw new InfeasibleBounds();
    active.forEach((each, j) => {
      each.multiplier = Math.max(0, each.multiplier - step * shares[j]!);
    });
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
  const right = Float64Array.from(
    active,
    ({ quantity, side }) => side * added.side * added.covariance.get(quantity)!,
  );
  return solvePositive(covarianceOf(active), right);
}

/** C of the active bounds, each towards its inside. */
function covarianceOf(active: readonly Active[]): Float64Array[] {
  return active.map((one, i) =>
    Float64Array.from(active, (other, j) => {
      // What came later knows its covariance with what was there.
      const [later, earlier] = i > j ? [one, other] : [other, one];
      return one.side * other.side * later.covariance.get(earlier.quantity)!;
    }),
  );
}
