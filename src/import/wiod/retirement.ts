import { total } from "./year.ts";
import type { Year } from "./types.ts";

/** Which share of the capital goes each year, as the accounts of several years show it. */
export interface Retirement {
  /** Share a year. */
  readonly rate: number;
  readonly from: number;
  readonly until: number;
  /** The least and the greatest rate between two years that follow each other. */
  readonly least: number;
  readonly most: number;
}

/** The products of a year's gross fixed capital formation; second-hand goods sold (negative entries) left out. */
export function formed({ industries }: Year): readonly number[] {
  return industries.map(({ sold }) => Math.max(0, sold.final.GFCF));
}

/**
 * The price of capital by year, which the accounts don't have: the chained Laspeyres index of the output prices of
 * what was invested. It is 1 in the first of years that follow each other without a gap.
 */
export function capitalPrices(years: readonly Year[]): ReadonlyMap<number, number> {
  const prices = new Map<number, number>();
  let before: Year | undefined;
  for (const now of years.toSorted((a, b) => a.year - b.year)) {
    const follows = before?.year === now.year - 1;
    prices.set(now.year, follows ? prices.get(now.year - 1)! * priceRatio(before!, now) : 1);
    before = now;
  }
  return prices;
}

/**
 * The rate d of geometric retirement of the whole capital stock, from the perpetual inventory
 * K(t+1) ÷ p(t+1) = (1 − d) · K(t) ÷ p(t) + I(t) ÷ p(t), summed over all pairs of years that follow each other, p
 * being `capitalPrices`. After OECD, Measuring Capital (2009), on perpetual inventories with geometric patterns.
 * Nothing where no two years follow each other.
 */
export function estimateRetirement(years: readonly Year[]): Retirement | undefined {
  const prices = capitalPrices(years);
  const byYear = new Map(years.map((each) => [each.year, each]));
  let gone = 0;
  let there = 0;
  const rates: number[] = [];
  for (const now of years) {
    const next = byYear.get(now.year + 1);
    if (next === undefined) continue;
    const price = prices.get(now.year)!;
    const capital = capitalOf(now) / price;
    const left = capitalOf(next) / prices.get(next.year)!;
    const lost = capital + total(formed(now)) / price - left;
    rates.push(lost / capital);
    gone += lost;
    there += capital;
  }
  if (rates.length === 0) return undefined;
  return {
    rate: gone / there,
    from: Math.min(...byYear.keys()),
    until: Math.max(...byYear.keys()),
    least: Math.min(...rates),
    most: Math.max(...rates),
  };
}

function capitalOf({ industries }: Year): number {
  return total(industries.map(({ account }) => account.K));
}

/** Σ I(i) · p(i, next) ÷ p(i, now) ÷ Σ I(i): Laspeyres, with the mix of the earlier year. */
function priceRatio(now: Year, next: Year): number {
  const mix = formed(now);
  const dearer = now.industries.map(({ account }, i) => {
    return mix[i]! === 0 ? 0 : (mix[i]! * next.industries[i]!.account.GO_PI) / account.GO_PI;
  });
  return total(dearer) / total(mix);
}
