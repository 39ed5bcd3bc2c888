import type { Supply } from "./supply.ts";
import type { Use } from "./use.ts";
import type { Work } from "./work.ts";

/** Both tables, checked against each other, and what the workbook and the options say of them. */
export interface Tables {
  readonly supply: Supply;
  /** In the order of the supply table's products and industries. */
  readonly use: Use;
  readonly unit: string;
  readonly file: string;
  readonly title: string;
  readonly publisher: string | undefined;
  readonly citation: string | undefined;
  readonly licence: string | undefined;
  readonly work: Work | undefined;
  /** Hours behind one unit of the row that counts work. */
  readonly hours: number | undefined;
  readonly capped: boolean;
  /** Cells of both tables that are empty, and rows that aren't used. */
  readonly empty: number;
  readonly aside: readonly string[];
}

/** Figures of one product as shares and coefficients: how it gets from its makers to its users. */
export interface Passage {
  /** What of it at basic prices goes to users, not into margins of others. */
  readonly passed: number;
  readonly purchasers: number;
  /** Margins on it, by kind, positive. */
  readonly margins: readonly number[];
}

export function passagesOf({ products, basic, margins, purchasers }: Supply): readonly Passage[] {
  return products.map((_, p) => {
    const own = margins.map(({ figures }) => figures[p]!);
    return {
      passed: basic[p]! + own.reduce((total, each) => total + Math.min(0, each), 0),
      purchasers: purchasers[p]!,
      margins: own.map((each) => Math.max(0, each)),
    };
  });
}

/** Of each kind of margin, the share that each product's services are of it; zero where it is no such service. */
export function serviceShares({ margins }: Supply): readonly (readonly number[])[] {
  return margins.map(({ figures }) => {
    const served = -figures.reduce((total, each) => total + Math.min(0, each), 0);
    return figures.map((each) => (each < 0 ? -each / served : 0));
  });
}
