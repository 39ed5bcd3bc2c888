/** Chances that the screens of series use, and the control of false alarms over many of them. */
import { chanceOfScore } from "../reconcile/chance.ts";

/** ln Φ(x): how likely a standard normal number is below `x`, also where that is too small for a number. */
export function logBelow(x: number): number {
  if (x >= 0) return Math.log1p(-chanceOfScore(x) / 2);
  // Mills' ratio by its asymptotic series: to less than a thousandth there, better beyond.
  if (x < -6) {
    const square = x * x;
    const series = 1 - 1 / square + 3 / (square * square);
    return -square / 2 - Math.log(-x * Math.sqrt(2 * Math.PI)) + Math.log(series);
  }
  return Math.log(chanceOfScore(x) / 2);
}

/**
 * How likely at least `count` of some events are that don't depend on each other, where each has its own chance
 * (Poisson's binomial distribution, summed event by event: no term is subtracted).
 */
export function chanceOfCount(chances: readonly number[], count: number): number {
  if (count <= 0) return 1;
  if (count > chances.length) return 0;
  // By how many have happened; the last: `count` or more.
  const so = new Float64Array(count + 1);
  so[0] = 1;
  for (const chance of chances) {
    so[count]! += so[count - 1]! * chance;
    for (let k = count - 1; k > 0; k--) so[k] = so[k]! * (1 - chance) + so[k - 1]! * chance;
    so[0] = so[0] * (1 - chance);
  }
  return Math.min(1, so[count]!);
}

/**
 * How likely a number of Student's distribution is at least so far from nothing, on either side; whole `degrees`
 * (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4). To about 1e-15, not relative to the chance.
 */
export function chanceOfT(t: number, degrees: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < degrees; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  const within = Math.sin(angle) * sum;
  return Math.max(0, 1 - (isOdd ? (2 / Math.PI) * (angle + within) : within));
}

/**
 * Indices of the chances to flag, so that of those flagged a share of `level` at most is expected to be right after
 * all, however the tests depend on each other (Benjamini and Yekutieli 2001). Most unlikely first. All tests that were
 * made must be among the chances, not only those that look remarkable. Throws `RangeError` for what is no chance.
 */
export function benjaminiYekutieli(chances: readonly number[], level = 0.05): readonly number[] {
  const wrong = chances.find((chance) => !(chance >= 0 && chance <= 1));
  if (wrong !== undefined) throw new RangeError(`not a chance: ${wrong}`);
  const count = chances.length;
  const harmonic = chances.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  const rising = chances.map((_, i) => i).sort((a, b) => chances[a]! - chances[b]! || a - b);
  const last = rising.findLastIndex(
    (i, rank) => chances[i]! <= ((rank + 1) * level) / (count * harmonic),
  );
  return rising.slice(0, last + 1);
}
