import type { Compiled } from "../compile.ts";
import type { Level } from "../levels.ts";
import { constant } from "../rows.ts";

export interface Print {
  readonly compiled: Compiled;
  readonly value: (column: number) => number;
  /** The level (from 1) that fixed each criterion; 0 for hard conditions. */
  readonly levelOf: Int32Array;
}

/** What is smaller than this is rounding, not an amount: a good that nobody has would balance badly. */
export const noise = 1e-12;

/** The solution of a program, with what rounding left outside the bounds put back onto them. */
export function printOf(
  compiled: Compiled,
  solution: Float64Array,
  levels: readonly Level[],
): Print {
  const x = withinBounds(compiled, solution);
  const value = (column: number) => (column === constant ? 1 : x[column]!);
  return { compiled, value, levelOf: levelOfCriteria(compiled, levels) };
}

function withinBounds({ program }: Compiled, solution: Float64Array): Float64Array {
  return solution.map((value, column) => {
    const rounded = Math.abs(value) <= noise ? 0 : value;
    return Math.min(Math.max(rounded, program.columnLower[column]!), program.columnUpper[column]!);
  });
}

function levelOfCriteria({ criteria }: Compiled, levels: readonly Level[]): Int32Array {
  const levelOf = new Int32Array(criteria.length);
  levels.forEach(({ fixed }, index) => {
    for (const c of fixed) levelOf[c] = index + 1;
  });
  return levelOf;
}

/** An account in names: pooled goods have no place. */
export function placed({ resolved }: Compiled, account: number): { good: string; place?: string } {
  const { good, place } = resolved.accounts[account]!;
  const name = resolved.goods[good]!.name;
  return place < 0 ? { good: name } : { good: name, place: resolved.places[place]! };
}
