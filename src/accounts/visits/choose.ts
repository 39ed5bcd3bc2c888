/**
 * Which places to measure at: the next is always the one that lets the weighted sum of variances Σ w² Var fall furthest, given
 * those that are chosen already. Sensors are placed so (Narasimhan and Jordache 2000, chapter 10); how near
 * the greedy choice comes to the best: Krause, Singh and Guestrin (Journal of Machine Learning Research 9, 2008), exactly so for
 * the information gained, by experience for variances.
 */

/** Independent measurements, by index of what they measure. */
export type Measurements = readonly {
  readonly at: number;
  /** Standard deviation of the measurement's error. */
  readonly deviation: number;
}[];

export interface Field {
  /** Σ w² Var of all, as measured by now. */
  total(): number;
  /** Variance of each. */
  variances(): Float64Array;
  /** By how much the variance of each would fall. */
  fallBy(measurements: Measurements): Float64Array;
  /** By how much the total would fall. */
  gainOf(measurements: Measurements): number;
  measure(measurements: Measurements): void;
}

/**
 * `covariance`: symmetric, row by row; it is changed by `measure`. `weights`: of each, per unit of its deviation.
 * With c the column of what is measured, v its variance and r that of the measurement's error, the covariance falls
 * by c cᵀ ÷ (v + r): one measurement after the other, which is exact, since their errors are independent.
 */
export function fieldOf(covariance: readonly Float64Array[], weights: ArrayLike<number>): Field {
  const fallBy: Field["fallBy"] = (measurements) => {
    const fall = new Float64Array(covariance.length);
    const columns = measurements.map(({ at }) => Float64Array.from(covariance[at]!));
    measurements.forEach(({ at, deviation }, k) => {
      const column = columns[k]!;
      const variance = column[at]! + deviation ** 2;
      column.forEach((c, i) => (fall[i]! += (c * c) / variance));
      for (const later of columns.slice(k + 1)) subtract(later, column, later[at]! / variance);
    });
    return fall;
  };
  const weighted = (variances: Float64Array) =>
    variances.reduce((sum, variance, i) => sum + weights[i]! ** 2 * variance, 0);
  const variances = () => Float64Array.from(covariance, (row, i) => row[i]!);
  return {
    total: () => weighted(variances()),
    variances,
    fallBy,
    gainOf: (measurements) => weighted(fallBy(measurements)),
    measure: (measurements) => {
      for (const { at, deviation } of measurements) {
        const column = Float64Array.from(covariance[at]!);
        const variance = column[at]! + deviation ** 2;
        for (const row of covariance) subtract(row, column, row[at]! / variance);
      }
    },
  };
}

function subtract(from: Float64Array, column: Float64Array, times: number): void {
  if (times === 0) return;
  column.forEach((c, i) => (from[i]! -= times * c));
}

/** What lets less than this share of what is left fall is not worth going for. */
const worthwhile = 1e-3;

/**
 * Up to `count` of the candidates, one after the other, each measured as soon as it is chosen; those that would let less
 * than a thousandth of what is left fall are not chosen. Of several that gain the same, the first. `chosen` is told of
 * each before it is measured.
 */
export function chooseGreedily<Candidate extends { readonly measurements: Measurements }>(
  field: Field,
  candidates: readonly Candidate[],
  count: number,
  chosen: (candidate: Candidate) => void,
): void {
  const open = new Set(candidates);
  for (let left = count; left > 0; left--) {
    let most = worthwhile * field.total();
    let best: Candidate | undefined;
    for (const candidate of open) {
      const gain = field.gainOf(candidate.measurements);
      if (gain <= most) continue;
      most = gain;
      best = candidate;
    }
    if (best === undefined) return;
    open.delete(best);
    chosen(best);
    field.measure(best.measurements);
  }
}
