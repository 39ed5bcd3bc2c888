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
 * The rate d of geometric retirement of the whole capital stock, from the perpetual inventory
 * K(t+1) ÷ p(t+1) = (1 − d) · K(t) ÷ p(t) + I(t) ÷ p(t), summed over all pairs of years that follow each other. The
 * accounts have no price of capital: p is the chained Laspeyres index of the output prices of what was invested.
 * After OECD, Measuring Capital (2009), chapters 4 and 15. Nothing where no two years follow each other.
 */
export function estimateRetirement(years: readonly Year[]): Retirement | undefined {
  const sorted = years.toSorted((a, b) => a.year - b.year);
  let price = 1;
  let gone = 0;
  let there = 0;
  const rates: number[] = [];
  for (const [i, now] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next?.year !== now.year + 1) continue;
    const nextPrice = price * priceRatio(now, next);
    const capital = capitalOf(now) / price;
    const lost = capital + total(formed(now)) / price - capitalOf(next) / nextPrice;
    rates.push(lost / capital);
    gone += lost;
    there += capital;
    price = nextPrice;
  }
  if (rates.length === 0) return undefined;
  return {
    rate: gone / there,
    from: sorted[0]!.year,
    until: sorted.at(-1)!.year,
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
