/**
 * The next plan's starting point from an account: what is there, what is under way, on the figures as reported, as
 * reconciled, or no higher than others than their author support.
 */
import type { Economy } from "../economy/types.ts";
import type { Plan } from "../plan/types.ts";
import type { Account, Figure } from "./account.ts";
import { believedAfter, type Learnt } from "./backtest/learnt.ts";
import { partiesOf } from "./parties.ts";

/**
 * Which figures are gone by:
 *
 * - `reported`: as their authors state them;
 * - `reconciled`: the best estimates;
 * - `supported`: the best estimates; but a stock of what its own party made is no higher than what others say, less
 *   `caution` of its standard deviations, unless they know it to a tenth; where nobody else says anything, no higher
 *   than was planned. A lower figure is taken as it is: nobody loses by stating it. What a party only received and
 *   keeps is checked by whoever sent it.
 */
export type FiguresGoneBy = "reported" | "reconciled" | "supported";

export interface NextSettings {
  readonly figures: FiguresGoneBy;
  /** Standard deviations by which supported stocks are held lower; default 1. */
  readonly caution?: number;
}

/** What others know of a figure to this share of it is as good as the figure. */
const firm = 0.1;
/** An inferred figure that is vaguer than this share of itself says less than the plan did. */
const tooVague = 0.5;

/** What an account says of a period (by its index), for `believedAfter`. What it leaves open went as `planned`. */
export function learntOf(
  account: Account,
  period: number,
  planned: Plan,
  { figures: by, caution = 1 }: NextSettings,
): Learnt {
  const { figures, periods, economy } = account;
  const places = new Set(economy.tables.places.rows.map((row) => row.place));
  const workplaces = new Set(economy.tables.workplaces.rows.map((row) => row.workplace));
  const now = figures.filter(({ quantity }) => quantity.period === period && quantity.own !== true);
  const makers = makersIn(account, period);
  const amountOf = (figure: Figure) => amount(account, figure, by === "reported");
  const expected = new Map(
    planned.tables.balances
      .filter((row) => row.period === periods[period])
      .map((row) => [JSON.stringify([row.good, row.place ?? ""]), row.closing]),
  );
  return {
    runs: now.flatMap((figure) => {
      const { kind, of, holder } = figure.quantity;
      const runs = kind === "run" ? amountOf(figure) : undefined;
      return runs === undefined ? [] : [{ technique: of, where: holder, runs }];
    }),
    closing: now.flatMap((figure) => {
      const { kind, of: good, holder } = figure.quantity;
      const found = kind === "closing" && !workplaces.has(holder) ? amountOf(figure) : undefined;
      if (found === undefined || isRegion(economy, holder)) return [];
      const most = expected.get(JSON.stringify([good, holder])) ?? 0;
      const isOwn = by === "supported" && makers.has(JSON.stringify([good, holder]));
      const held = isOwn ? Math.min(found, support(figure, most, caution)) : found;
      return [{ good, amount: held, ...(holder === "" ? {} : { place: holder }) }];
    }),
    sent: now.flatMap((figure) => {
      const { kind, of: good, holder: from, with: to = "" } = figure.quantity;
      if (kind !== "sent" || workplaces.has(from) || workplaces.has(to)) return [];
      const found = amountOf(figure);
      if (found === undefined || (places.size > 0 && !places.has(from))) return [];
      return [{ good, from, to, amount: found }];
    }),
  };
}

/** Who has said that they made a good up to a period. */
function makersIn({ claims, economy }: Account, period: number): ReadonlySet<string> {
  const partyOf = partiesOf(economy);
  return new Set(
    claims.flatMap(({ statement, value }) =>
      statement?.what === "made" && statement.period <= period && value > 0
        ? [JSON.stringify([statement.of, partyOf(statement.about)])]
        : [],
    ),
  );
}

function isRegion({ tables }: Economy, holder: string): boolean {
  return tables.places.rows.some(({ parent }) => parent === holder);
}

/** What is gone by; undefined where the account says nothing, or too little. */
function amount({ claims }: Account, figure: Figure, asReported: boolean): number | undefined {
  const { estimate, deviation, claims: about } = figure;
  if (asReported) {
    if (about.length === 0) return undefined;
    return about.reduce((sum, k) => sum + claims[k]!.value, 0) / about.length;
  }
  if (estimate === undefined) return undefined;
  const vague = about.length === 0 && deviation! > tooVague * Math.abs(estimate);
  return vague ? undefined : Math.max(0, estimate);
}

/** No higher than this can a stock be taken to be. */
function support({ support: found, estimate }: Figure, planned: number, caution: number): number {
  if (found === undefined) return estimate ?? planned;
  if (found.estimate === undefined) return planned;
  if (found.deviation! <= firm * (estimate ?? 0)) return Infinity;
  return Math.max(0, found.estimate - caution * found.deviation!);
}

/**
 * The economy at the beginning of the period after the account, if the plan was carried out until the account began and
 * things went as the account says since. Undefined where the economy has no period after it.
 *
 * - `plan` — the plan that was carried out, for the economy of the account.
 */
export function nextEconomy(
  account: Account,
  plan: Plan,
  settings: NextSettings,
): Economy | undefined {
  const { periods, first, last } = account;
  if (last + 1 >= periods.length) return undefined;
  let economy = plan.economy;
  const begins = Math.min(...economy.tables.periods.rows.map(({ period }) => period));
  for (let t = periods.indexOf(begins); t <= last; t++) {
    const learnt = t < first ? {} : learntOf(account, t, plan, settings);
    economy = believedAfter(economy, plan, periods[t]!, periods[t + 1]!, learnt);
  }
  return economy;
}
