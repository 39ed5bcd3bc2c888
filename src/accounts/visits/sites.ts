import { placeTree } from "../../economy/place-tree.ts";
import type { Account } from "../account.ts";
import { tolerancesOf } from "../balances/tolerances.ts";
import type { Claim } from "../reconcile/linear.ts";
import { sizeOf } from "./doubt.ts";

/** Whoever can be visited, and what a visit there would find. */
export interface Site {
  /** A lowest place or a workplace. */
  readonly holder: string;
  /** The lowest place it is or is in. */
  readonly place: string;
  /** Figures that are counted or verified there, and how exactly: standard deviations. */
  readonly inspected: readonly Pick<Claim, "quantity" | "deviation">[];
}

/**
 * Lowest places, then workplaces. A visit at the end of the account's last period counts the stocks that the
 * holder has itself and verifies what it made itself in that period (a place: without its workplaces), to the accuracy
 * `inspected` of the table of tolerances.
 */
export function sitesOf(account: Account): readonly Site[] {
  const { economy } = account;
  const found = inspectedBy(account);
  return [
    ...placeTree(economy).lowest.map((place) => ({ holder: place, place })),
    ...economy.tables.workplaces.rows.map(({ workplace, place }) => ({ holder: workplace, place })),
  ].map((site) => ({ ...site, inspected: found.get(site.holder) ?? [] }));
}

/** Whether a quantity is a stock at the end of the account. */
export function isLastStock({ book, last }: Account, quantity: number): boolean {
  const { kind, period } = book.quantities[quantity]!;
  return kind === "closing" && period === last;
}

function inspectedBy(account: Account): ReadonlyMap<string, readonly Site["inspected"][number][]> {
  const { accounts, economy, book, last } = account;
  const tolerances = tolerancesOf(accounts);
  const kinds = new Map(economy.tables.goods.rows.map(({ good, kind }) => [good, kind]));
  const found = new Map<string, { quantity: number; deviation: number }[]>();
  // What is in several hands isn't seen at one of them.
  const sums = new Set(
    book.relations.flatMap(({ kind, terms }) => (kind === "sum" ? [terms[0]![0]] : [])),
  );
  book.quantities.forEach(({ kind, holder, of, period }, quantity) => {
    if (period !== last || (kind !== "closing" && kind !== "made") || sums.has(quantity)) return;
    const share = tolerances.share("inspected", of, kinds.get(of))!;
    const deviation = share * sizeOf(account, quantity);
    const known = found.get(holder);
    if (known === undefined) found.set(holder, [{ quantity, deviation }]);
    else known.push({ quantity, deviation });
  });
  return found;
}
