import type { Account, AccountClaim } from "./account.ts";
import type { Statement } from "./balances/statements.ts";
import {
  explanationsOf,
  type Context,
  type Explanation,
  type Named,
} from "./flags/explanations.ts";
import type { Report, Subject } from "./reports/tables.ts";
import { unitsOf } from "./reports/units.ts";
import type { Flag } from "./suspicions.ts";
import { accountWords } from "./tell/words.ts";

/** Explanations that share less than this of what is likely aren't told. */
const worthTelling = 0.05;

/** What people keep in their heads as the same thing from the other side. */
const opposite: Partial<Readonly<Record<Subject, Subject>>> = {
  ...{ sent: "received", received: "sent", opening: "closing", closing: "opening" },
  ...{ made: "used", used: "made", imported: "exported", exported: "imported" },
} as const;

/** Units everybody mixes up, where the table of units doesn't say more: how many of the first make one of each. */
const masses: Readonly<
  Record<string, readonly { readonly unit: string; readonly factor: number }[]>
> = {
  t: [
    { unit: "kg", factor: 1e-3 },
    { unit: "q", factor: 0.1 },
  ],
  kg: [
    { unit: "t", factor: 1e3 },
    { unit: "g", factor: 1e-3 },
  ],
};

/**
 * What may be behind a reported figure that was set aside, or one that can't be told from it (`k`, an index of the
 * account's claims), likeliest first, in the unit in which it was stated. Empty for what rests on no report, and where
 * nothing says what the figure should be.
 */
export function explanationsIn(
  account: Account,
  flag: Flag,
  k: number = flag.claims[0]!,
): readonly Explanation[] {
  const { statement, value, deviation } = account.claims[k]!;
  if (flag.kind !== "figure" && flag.kind !== "assumption") return [];
  if (statement === undefined || value === 0) return [];
  const right = rightOf(account, flag, k);
  if (right === undefined) return [];
  const { estimate, deviation: spread } = right;
  const row = account.accounts.reports.rows[statement.at]!;
  const unit = value / row.amount;
  // The right figure would be as exact, in proportion, as the stated one claims to be.
  const own = (deviation / value) * Math.max(0, estimate);
  const suspect = {
    value: row.amount,
    bias: (value - estimate) / unit,
    biasDeviation: Math.hypot(spread, own) / unit,
  };
  if (!(suspect.biasDeviation > 0)) return [];
  const context = contextOf(account, flag, statement, { row, unit });
  return explanationsOf(suspect, context).filter(({ share }) => share >= worthTelling);
}

/** What everything else says of a claim's quantity, if this claim is the false one. */
function rightOf(
  { claims, figures, asClaimed, steps }: Account,
  flag: Flag,
  k: number,
): { readonly estimate: number; readonly deviation: number } | undefined {
  const { quantity, setAside } = claims[k]!;
  if (setAside) {
    const { estimate, deviation } = figures[quantity]!;
    return estimate === undefined ? undefined : { estimate, deviation: deviation! };
  }
  // In place of the one that was set aside.
  const aside = new Set(steps.map(({ claim }) => claim));
  aside.delete(flag.claims[0]!);
  const found = asClaimed.without([...aside, k], [quantity]);
  const [estimate, deviation] = [found.estimate[0]!, found.deviation[0]!];
  return Number.isNaN(estimate) ? undefined : { estimate, deviation };
}

/** A report as its author wrote it, and how much of the economy's unit its unit is. */
interface Written {
  readonly row: Report;
  readonly unit: number;
}

function contextOf(
  account: Account,
  { broken }: Flag,
  statement: Statement,
  { row, unit }: Written,
): Context {
  const words = accountWords(account);
  const { goods } = account.economy.tables;
  const counted = row.unit ?? goods.rows.find(({ good }) => good === row.of)?.unit;
  const known = counted === undefined ? [] : unitsOf(account.economy).relatives(counted);
  const units = known.length > 0 || counted === undefined ? known : (masses[counted] ?? []);
  const near = account.claims.filter(
    (each) =>
      each.statement !== undefined &&
      each.statement !== statement &&
      each.statement.by === statement.by &&
      each.statement.about === statement.about &&
      each.statement.of === statement.of &&
      each.statement.period === statement.period,
  );
  const named = ({ quantity, value }: AccountClaim): Named => ({
    name: words.quantity(account.book.quantities[quantity]!),
    value: value / unit,
  });
  // What went to others, where this may be what went to all of them.
  const others = near.filter((each) => each.statement!.what === statement.what);
  const rest = others.reduce((sum, { value }) => sum + value / unit, 0);
  return {
    units,
    mirrored: near.filter((each) => each.statement!.what === opposite[statement.what]).map(named),
    ...(rest > 0 ? { wholes: [{ name: words.words.good(statement.of), value: rest }] } : {}),
    references: referencesOf(account, statement, row),
    ...(broken === undefined
      ? {}
      : {
          leaks: [
            {
              name: words.relation(account.book.relations[broken.relation]!),
              size: broken.residual / unit,
              score: broken.score,
            },
          ],
        }),
  };
}

/** The same author's figures for the same thing, one period and one year before. */
function referencesOf(
  { sifted, accounts, periods, economy }: Account,
  statement: Statement,
  row: Report,
): NonNullable<Context["references"]> {
  const seasons = new Map(economy.tables.periods.rows.map((each) => [each.period, each.season]));
  const seasonOf = (t: number) => seasons.get(periods[t]!);
  const season = seasonOf(statement.period);
  const earlier = sifted.statements.filter(
    ({ by, about, what, of, with: partner, period }) =>
      by === statement.by &&
      about === statement.about &&
      what === statement.what &&
      of === statement.of &&
      partner === statement.with &&
      period < statement.period,
  );
  const at = (period: number) => earlier.find((each) => each.period === period);
  const lastYear = Math.max(
    ...earlier
      .filter(({ period }) => season !== undefined && seasonOf(period) === season)
      .map(({ period }) => period),
  );
  const stated = (each: Statement | undefined, from: "previous" | "season") => {
    const other = each === undefined ? undefined : accounts.reports.rows[each.at]!;
    return other === undefined || other.unit !== row.unit ? [] : [{ from, value: other.amount }];
  };
  return [...stated(at(statement.period - 1), "previous"), ...stated(at(lastYear), "season")];
}
