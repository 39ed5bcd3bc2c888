import { message, type Message } from "../../messages/index.ts";

/** What the physical certificate checks, family by family. */
export const families = [
  "rows",
  "activities",
  "balances",
  "stocks",
  "routes",
  "trade",
  "needs",
  "keeping",
  "labour",
  "people",
  "secondments",
  "capacities",
  "limits",
  "levels",
  "branches",
] as const;

export type Family = (typeof families)[number];

/** The largest relative violation at which a figure still counts as right. */
export const physicalTolerance = 1e-7;

/** Failures that are told one by one, per family; the rest are counted. */
const toldPerFamily = 100;

/** *tally*: what was checked so far, the largest violation, and what failed, in words. */
export interface Tally {
  /**
   * Counts one check. `violation` is relative (0: exact); above the tolerance it is a failure. What
   * is not a number counts as wholly wrong.
   */
  check(family: Family, violation: number, failure: () => Message, tolerance?: number): void;
  /** A figure, a name or a row that can't be right at all. */
  fail(family: Family, failure: Message): void;
  result(): TallyResult;
}

export interface TallyResult {
  readonly imbalance: number;
  readonly failures: readonly Message[];
  readonly checked: Readonly<Record<Family, number>>;
}

export function openTally(): Tally {
  const checked = Object.fromEntries(families.map((family) => [family, 0])) as Record<
    Family,
    number
  >;
  const failures = new Map<Family, Message[]>(families.map((family) => [family, []]));
  const untold = new Map<Family, number>();
  let imbalance = 0;

  const tell = (family: Family, failure: () => Message) => {
    const told = failures.get(family)!;
    if (told.length < toldPerFamily) told.push(failure());
    else untold.set(family, (untold.get(family) ?? 0) + 1);
  };
  const check: Tally["check"] = (family, violation, failure, tolerance = physicalTolerance) => {
    checked[family]++;
    const wrong = Number.isNaN(violation) ? 1 : violation;
    // A check with a tolerance of its own is not a balance: it counts where it fails.
    if (tolerance === physicalTolerance || wrong > tolerance)
      imbalance = Math.max(imbalance, wrong);
    if (wrong > tolerance) tell(family, failure);
  };

  return {
    check,
    fail: (family, failure) => {
      check(family, 1, () => failure);
    },
    result: () => ({
      imbalance,
      checked: { ...checked },
      failures: families.flatMap((family) => {
        const more = untold.get(family);
        const told = failures.get(family)!;
        return more === undefined
          ? told
          : [...told, message("certify.more", { family, count: more })];
      }),
    }),
  };
}

/** |a − b| ÷ max(|a|, |b|, floor); 0 where they are equal. */
export function difference(a: number, b: number, floor: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), floor);
}

/** By how much `found` is above `allowed`, in the same measure; 0 where it isn't. */
export function excess(found: number, allowed: number, floor: number): number {
  return found <= allowed ? 0 : difference(found, allowed, floor);
}
