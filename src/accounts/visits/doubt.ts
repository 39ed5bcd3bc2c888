/**
 * *doubt*: how certain an account is where its reports may be untrue. A party that keeps its books writes all of them:
 * a stock that it hides is missing from its closing stock, from the next opening stock, and from what it says it made,
 * so that its books balance whatever the truth is. Balanced books of one author say no more than one of their figures.
 * So, of what a party says of itself,
 *
 * - of each stock only the last word counts, off by a share `doubt` of its size beside what it may be off anyway;
 * - what leads up to that stock (earlier stocks; what was made, used, delivered, lost; runs, hours, people served) is left
 *   out: it can always be written so that it fits;
 * - what it sent and received counts, doubted as well: there another party's word stands against it;
 * - of a party that states no stock, everything counts, doubted.
 *
 * Errors of what counts are independent, between parties and between figures. What observers and inspections say,
 * tables, recipes and habits (little is lost, nothing else moves) count as they stand. So the deviations are those that the
 * party's word alone has, narrowed by what others say; they are never below those of the account for being
 * repeated. A lie that two parties have agreed on is not considered.
 *
 * The alternative, one unknown bias that enters all of a party's claims of a good, was not taken: any form it is given
 * (a share of all of them, an amount in stocks and flows) is found out by the first figure that is known from outside, and
 * the rest of the books would then count as exact.
 */
import type { Account, AccountClaim } from "../account.ts";
import type { Statement } from "../balances/statements.ts";
import { partiesOf } from "../parties.ts";
import { reconcile, type Claim, type Reconciliation } from "../reconcile/linear.ts";

/** The share by which a party's word about itself may be off (one standard deviation): chosen, not measured. */
export const usualDoubt = 0.3;

/** Of a figure that is nearly nothing: the share of what is usual of which doubt is a share all the same. */
const smallest = 0.1;

export interface Doubted {
  /** What counts, as exact as it is held to be. */
  readonly claims: readonly Claim[];
  readonly reconciled: Reconciliation;
}

/**
 * Reconciles what counts. Of `asked` (quantities), what nothing says anything of that is narrower than its size is held
 * to be uncertain by that size: its estimate or what is usual, whichever is larger.
 */
export function doubtedOf(account: Account, doubt: number, asked: readonly number[]): Doubted {
  const { balances, figures, usual } = account;
  const claims = countingClaims(account, doubt);
  const reconciled = reconcile(balances, claims);
  const vague = asked.flatMap((quantity): readonly Claim[] => {
    const { estimate = 0 } = figures[quantity]!;
    const size = Math.max(Math.abs(estimate), usual(quantity));
    // Also where there is no deviation.
    if (reconciled.deviation[quantity]! <= size) return [];
    return [{ quantity, value: estimate, deviation: size }];
  });
  if (vague.length === 0) return { claims, reconciled };
  const all = [...claims, ...vague];
  return { claims: all, reconciled: reconcile(balances, all) };
}

/** How large a figure is for the purposes of doubt and of what an inspection may miss. */
export function sizeOf({ figures, usual }: Account, quantity: number, stated = 0): number {
  const { estimate = 0 } = figures[quantity]!;
  return Math.max(Math.abs(stated), Math.abs(estimate), smallest * usual(quantity));
}

function countingClaims(account: Account, doubt: number): readonly Claim[] {
  const { claims, kept } = account;
  const isDoubted = doubtful(account);
  const counting = kept.map((k) => claims[k]!);
  const counts = lastWords(counting.filter(isDoubted), partiesOf(account.economy));
  return counting.flatMap((claim): readonly Claim[] => {
    const { quantity, value, deviation } = claim;
    if (!isDoubted(claim)) return [{ quantity, value, deviation }];
    if (!counts(claim)) return [];
    const off = doubt * sizeOf(account, quantity, value);
    return [{ quantity, value, deviation: Math.hypot(deviation, off) }];
  });
}

interface Spoken extends AccountClaim {
  readonly statement: Statement;
}

function doubtful({ accounts }: Account): (claim: AccountClaim) => claim is Spoken {
  const observers = new Set(accounts.observers.rows.map(({ observer }) => observer));
  const { rows } = accounts.reports;
  return (claim): claim is Spoken =>
    claim.statement !== undefined &&
    !observers.has(claim.statement.by) &&
    rows[claim.statement.at]!.method !== "inspected";
}

/** Figures that another party's word stands against. */
const exchanged = new Set<string>(["sent", "received"]);
/** Figures that are of no good. */
const besides = new Set<string>(["run", "hours", "served", "installed"]);

/** When a stock was there: `t` is the beginning of period t and the end of the one before. */
function momentOf({ what, period }: Statement): number | undefined {
  if (what === "closing") return period + 1;
  return what === "opening" ? period : undefined;
}

/** Which of the parties' claims count beside the stocks that they state last. */
function lastWords(
  spoken: readonly Spoken[],
  partyOf: (author: string) => string,
): (claim: Spoken) => boolean {
  const lastStock = new Map<string, { readonly claim: Spoken; readonly rank: number }>();
  const lastMoment = new Map<string, number>();
  for (const claim of spoken) {
    const { statement } = claim;
    const moment = momentOf(statement);
    if (moment === undefined) continue;
    const { of, about, what } = statement;
    const by = partyOf(statement.by);
    const stock = JSON.stringify([by, about, of]);
    // A closing stock and the next opening stock are one; it is asked for at the end of periods.
    const rank = 2 * moment + (what === "closing" ? 1 : 0);
    if (rank >= (lastStock.get(stock)?.rank ?? 0)) lastStock.set(stock, { claim, rank });
    for (const key of [JSON.stringify([by, of]), JSON.stringify([by])]) {
      lastMoment.set(key, Math.max(moment, lastMoment.get(key) ?? 0));
    }
  }
  const stocks = new Set([...lastStock.values()].map(({ claim }) => claim));
  return (claim) => {
    const { of, what, period } = claim.statement;
    const by = partyOf(claim.statement.by);
    if (momentOf(claim.statement) !== undefined) return stocks.has(claim);
    if (exchanged.has(what)) return true;
    const key = besides.has(what) ? JSON.stringify([by]) : JSON.stringify([by, of]);
    return period >= (lastMoment.get(key) ?? 0);
  };
}
