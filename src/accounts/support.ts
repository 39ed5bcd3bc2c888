import type { Reconciliation } from "./reconcile/linear.ts";
import type { AccountClaim } from "./account.ts";

/**
 * What a reported figure rests on beside its author's word, and that of the party the author belongs to:
 *
 * - `others`: reports of others, recipes and balances say what it is without any of that party's reports;
 * - `own`: only other reports of the same party do;
 * - `nobody`: nothing does.
 */
export type SupportKind = "others" | "own" | "nobody";

export interface Support {
  readonly kind: SupportKind;
  /** Of `others`: what they say it is, and the standard deviation of that. */
  readonly estimate?: number;
  readonly deviation?: number;
}

/** What is vaguer than the figure, and than what is usual for such figures, says nothing of it. */
const isVague = (deviation: number, ...sizes: readonly number[]) =>
  deviation > Math.max(...sizes.map(Math.abs));

/**
 * The support of every quantity that is reported, by leaving out all that a party reports: of several parties, whoever
 * has the least support without. One solve per report.
 */
export function supportOf(
  claims: readonly AccountClaim[],
  reconciled: Reconciliation,
  kept: readonly number[],
  usual: (quantity: number) => number,
  partyOf: (author: string) => string,
  isObserver: (author: string) => boolean,
): ReadonlyMap<number, Support> {
  const byAuthor = new Map<string, { positions: number[]; quantities: Set<number> }>();
  const authorsOf = new Map<number, Set<string>>();
  const observed = new Set<number>();
  kept.forEach((k, position) => {
    const { statement, quantity } = claims[k]!;
    if (statement === undefined) return;
    if (isObserver(statement.by)) {
      observed.add(quantity);
      return;
    }
    const by = partyOf(statement.by);
    const own = byAuthor.get(by) ?? { positions: [], quantities: new Set() };
    own.positions.push(position);
    own.quantities.add(quantity);
    byAuthor.set(by, own);
    authorsOf.set(quantity, (authorsOf.get(quantity) ?? new Set()).add(by));
  });
  const found = new Map<number, Support>();
  for (const { positions, quantities } of byAuthor.values()) {
    const asked = [...quantities];
    const without = reconciled.without(positions, asked);
    asked.forEach((quantity, i) => {
      const estimate = without.estimate[i]!;
      const deviation = without.deviation[i]!;
      const size = reconciled.estimate[quantity]!;
      const several = authorsOf.get(quantity)!.size > 1;
      const known = found.get(quantity);
      if (Number.isNaN(estimate) || isVague(deviation, size, estimate, usual(quantity))) {
        const kind = several
          ? "others"
          : reconciled.status[quantity] === "checked"
            ? "own"
            : "nobody";
        if (kind !== "others") found.set(quantity, { kind });
      } else if (known === undefined || (known.deviation ?? 0) < deviation) {
        found.set(quantity, { kind: "others", estimate, deviation });
      }
    });
  }
  // Observers have no part in what they speak of.
  for (const quantity of observed) {
    if (authorsOf.has(quantity)) continue;
    const estimate = reconciled.estimate[quantity]!;
    found.set(quantity, { kind: "others", estimate, deviation: reconciled.deviation[quantity]! });
  }
  return found;
}
