/**
 * *account*: what the reports, the recipes and the balances together say of each quantity, and how certain that is. Claims
 * that can't be true are set aside and named; figures that only their own author supports are told from the rest.
 */
import type { Economy } from "../economy/types.ts";
import type { Basis, Book, Quantity } from "./balances/book.ts";
import { bookOf } from "./balances/book-of.ts";
import { reconcileBook, type Numbers } from "./balances/numbers.ts";
import { sift, type Sifted, type Statement } from "./balances/statements.ts";
import { explanationsOf } from "./flags/explanations.ts";
import { tolerancesOf } from "./balances/tolerances.ts";
import type { Balances, Claim, QuantityStatus, Reconciliation } from "./reconcile/linear.ts";
import {
  serialElimination,
  type Candidate,
  type EliminationStep,
} from "./reconcile/serial-elimination.ts";
import { partiesOf } from "./parties.ts";
import type { Accounts } from "./reports/read.ts";
import { supportOf, type Support } from "./support.ts";

export interface AccountSettings {
  /** Share of the claims set aside that is expected to be right after all (false discovery rate); default 0.05. */
  readonly level?: number;
}

export interface Account {
  readonly economy: Economy;
  /** As they were stated. */
  readonly accounts: Accounts;
  readonly sifted: Sifted;
  readonly book: Book;
  /** Numbers of the economy's periods, rising: quantities know periods by their index in it. */
  readonly periods: readonly number[];
  /** Indices of the first and last period of which anything is reported. */
  readonly first: number;
  readonly last: number;
  /** In the order of `book.stated`. */
  readonly claims: readonly AccountClaim[];
  /** In the order of `book.quantities`. */
  readonly figures: readonly Figure[];
  /** All claims reconciled, with nothing set aside. */
  readonly asClaimed: Reconciliation;
  /** What the claims were reconciled with, one row for each of the book's relations. */
  readonly balances: Balances;
  /** By quantity: how large what is reported of the same good, skill or technique usually is. */
  readonly usual: (quantity: number) => number;
  /** Without what was set aside; its claims are those of `kept`. */
  readonly reconciled: Reconciliation;
  /** Indices of the claims that count, in their order. */
  readonly kept: readonly number[];
  /** Claims that were set aside, in order. */
  readonly steps: readonly EliminationStep[];
}

export interface AccountClaim extends Claim {
  readonly basis: Basis;
  /** Whose it is; absent for what rests on nobody's report. */
  readonly statement?: Statement;
  /** Estimate − value; absent where there is no estimate. */
  readonly adjustment?: number;
  /** See `ReconciledClaim`; of the claims that count. Absent where nothing checks it. */
  readonly score?: number;
  /** Set aside: it can't be true, if the rest is. */
  readonly setAside: boolean;
}

/** What is known of a quantity. */
export interface Figure {
  readonly quantity: Quantity;
  /** Absent where nothing says what it is. */
  readonly estimate?: number;
  /** Standard deviation. */
  readonly deviation?: number;
  readonly status: QuantityStatus;
  /** Indices of the reported claims of it. */
  readonly claims: readonly number[];
  /** Of a figure that is reported: what supports it. */
  readonly support?: Support;
}

/**
 * Makes the account of an economy from reports. Economy and accounts must be free of errors (`check`, `readAccounts`).
 *
 * Throws a `RangeError` where there are no reports.
 */
export function accountOf(
  economy: Economy,
  accounts: Accounts,
  { level = 0.05 }: AccountSettings = {},
): Account {
  const tolerances = tolerancesOf(accounts);
  const sifted = sift(accounts, economy, tolerances);
  const { book, resolved, first, last } = bookOf(economy, sifted.statements, tolerances);
  const { asClaimed, numbers, steps, reconciled, kept } = withoutFalse(book, accounts, level);
  const { balances, claims, usual } = numbers;
  const statements = new Map(sifted.statements.map((statement) => [statement.at, statement]));
  const observers = new Set(accounts.observers.rows.map(({ observer }) => observer));
  const isObserver = (author: string) => observers.has(author);
  const found = claimsOf(book, claims, statements, reconciled, kept);
  const support = supportOf(found, reconciled, kept, usual, partiesOf(economy), isObserver);
  return {
    ...{ economy, accounts, sifted, book, first, last, balances, usual },
    ...{ asClaimed, reconciled, kept, steps },
    periods: resolved.periods,
    claims: found,
    figures: figuresOf(book, found, reconciled, support),
  };
}

/**
 * Sets aside what can't be true, and looks again: how large things are, and so how exactly recipes and habits tie them, is
 * first judged with what is false among it.
 */
function withoutFalse(
  book: Book,
  accounts: Accounts,
  level: number,
): {
  /** With nothing set aside yet. */
  readonly asClaimed: Reconciliation;
  readonly numbers: Numbers;
  readonly steps: readonly EliminationStep[];
  readonly reconciled: Reconciliation;
  readonly kept: readonly number[];
} {
  const steps: EliminationStep[] = [];
  let asClaimed: Reconciliation | undefined;
  for (;;) {
    const aside = new Set(steps.map(({ claim }) => claim));
    const numbers = reconcileBook(book, aside);
    asClaimed ??= numbers.reconciled;
    const before = numbers.claims.map((_, k) => k).filter((k) => !aside.has(k));
    const { balances, claims } = numbers;
    const found = serialElimination(
      balances,
      before.map((k) => claims[k]!),
      {
        ...{ level, control: "share", overall: false },
        mayGo: (position) => !isInspected(book, accounts, before[position]!),
        choose: (candidates) => {
          const own = candidates.map((each) => ({ ...each, claim: before[each.claim]! }));
          return candidates[likeliest(own.map((each) => plausibility(book, accounts, each)))]!;
        },
      },
    );
    const kept = found.kept.map((position) => before[position]!);
    for (const step of found.steps) {
      const alternatives = step.alternatives.map((position) => before[position]!);
      steps.push({ ...step, claim: before[step.claim]!, alternatives });
    }
    if (found.steps.length > 0) continue;
    return { asClaimed, numbers, steps, reconciled: found.reconciled, kept };
  }
}

/** An inspection by somebody with no part in it is held against all others, and not the other way round. */
function isInspected({ stated }: Book, { reports, observers }: Accounts, k: number): boolean {
  const { basis } = stated[k]!;
  if (basis.kind !== "report") return false;
  const { by, method } = reports.rows[basis.at]!;
  return method === "inspected" && observers.rows.some(({ observer }) => observer === by);
}

function likeliest(plausible: readonly number[]): number {
  return plausible.indexOf(Math.max(...plausible));
}

/**
 * How readily a claim is set aside, of several that explain the same as well: a report that a slip of the pen explains
 * before others, a report before an assumption (somebody can look it up), and none whose right figure would be less
 * than nothing.
 */
function plausibility(
  { stated }: Book,
  { reports }: Accounts,
  { claim, bias, score }: Candidate,
): number {
  const { basis, value } = stated[claim]!;
  const deviation = Math.abs(bias / score);
  if (basis.kind !== "report") return 0;
  if (value - bias < -2 * deviation) return -1;
  if (value === 0) return 1;
  // In the figure's own unit, whose digits are those that were written.
  const written = reports.rows[basis.at]!.amount / value;
  const [first] = explanationsOf({
    value: value * written,
    bias: bias * written,
    biasDeviation: deviation * written,
  });
  return first === undefined || first.kind === "unknown" ? 1 : 1 + first.share;
}

function claimsOf(
  { stated }: Book,
  claims: readonly Claim[],
  statements: ReadonlyMap<number, Statement>,
  { estimate, claims: counting }: Reconciliation,
  kept: readonly number[],
): readonly AccountClaim[] {
  const positions = new Map(kept.map((k, position) => [k, position]));
  return claims.map((claim, k): AccountClaim => {
    const { basis } = stated[k]!;
    const position = positions.get(k);
    const score = position === undefined ? undefined : counting[position]!.score;
    const found = estimate[claim.quantity]!;
    const statement = basis.kind === "report" ? statements.get(basis.at) : undefined;
    return {
      ...claim,
      basis,
      setAside: position === undefined,
      ...(Number.isNaN(found) ? {} : { adjustment: found - claim.value }),
      ...(score === undefined ? {} : { score }),
      ...(statement === undefined ? {} : { statement }),
    };
  });
}

function figuresOf(
  { quantities }: Book,
  claims: readonly AccountClaim[],
  { estimate, deviation, status }: Reconciliation,
  support: ReadonlyMap<number, Support>,
): readonly Figure[] {
  const claimsBy = new Map<number, number[]>();
  claims.forEach(({ quantity, basis }, k) => {
    if (basis.kind !== "report") return;
    const known = claimsBy.get(quantity);
    if (known === undefined) claimsBy.set(quantity, [k]);
    else known.push(k);
  });
  return quantities.map((quantity, i): Figure => {
    const found = estimate[i]!;
    const supported = support.get(i);
    return {
      quantity,
      status: status[i]!,
      claims: claimsBy.get(i) ?? [],
      ...(Number.isNaN(found) ? {} : { estimate: found, deviation: deviation[i]! }),
      ...(supported === undefined ? {} : { support: supported }),
    };
  });
}
