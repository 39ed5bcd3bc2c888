import jstat from "jstat";

/** How likely a χ² of at least `value` is with so many degrees of freedom, if nothing is false. */
export function chanceOfChiSquare(value: number, degrees: number): number {
  if (degrees === 0) return 1;
  return Math.max(0, 1 - jstat.jStat.lowRegGamma(degrees / 2, value / 2));
}

/** How likely a standard normal score at least so far from nothing is, on either side. */
export function chanceOfScore(score: number): number {
  return Math.min(1, jstat.jStat.erfc(Math.abs(score) / Math.SQRT2));
}
