import type { Accounts } from "../reports/read.ts";
import { methods, type Method, type Tolerated } from "../reports/tables.ts";

/**
 * How exact things are held to be where `tolerances` doesn't say, as shares (one standard deviation ÷ the figure): orders of
 * magnitude, chosen and not measured, each named in every account that rests on it. An absent one is no claim at all.
 */
export const standardTolerances: { readonly [T in Tolerated]?: number } = {
  inspected: 0.005,
  counted: 0.005,
  weighed: 0.01,
  measured: 0.02,
  sampled: 0.05,
  estimated: 0.1,
  unstated: 0.05,
  output: 0.05,
  grown: 0.2,
  weather: 0.2,
  input: 0.1,
  work: 0.2,
  freight: 0.3,
  transit: 0.02,
  keeping: 0.02,
  losses: 0.01,
  unmentioned: 0.02,
  tables: 0.02,
  serving: 0.1,
};

export interface Tolerances {
  /** The share that holds, by the first of the names for which one is stated; undefined: nothing is held of it. */
  share(tolerated: Tolerated, ...names: readonly (string | undefined)[]): number | undefined;
}

export function tolerancesOf({ tolerances }: Pick<Accounts, "tolerances">): Tolerances {
  const stated = new Map<string, number>();
  for (const row of tolerances.rows) stated.set(`${row.in} ${row.of ?? ""}`, row.share);
  return {
    share: (tolerated, ...names) => {
      for (const name of names) {
        const own = name === undefined ? undefined : stated.get(`${tolerated} ${name}`);
        if (own !== undefined) return own;
      }
      return stated.get(`${tolerated} `) ?? standardTolerances[tolerated];
    },
  };
}

/** What is tolerated of a figure that was found by a method. */
export function ofMethod(method: Method | undefined): Tolerated {
  return method === undefined || !methods.includes(method) ? "unstated" : method;
}
