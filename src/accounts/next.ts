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
 * - `supported`: the best estimates; but of what a party made, no more than others say it can have made, less `caution` of
 *   its standard deviations, unless they know it to a tenth: the rest of it, as far as it would still be there, is not
 *   counted on. Where nobody else says anything, a stock is no higher than was planned. A lower figure is taken as it
 *   is: nobody loses by stating it. What a party only received and keeps is checked by whoever sent it.
 */
export type FiguresGoneBy = "reported" | "reconciled" | "supported";

export interface NextSettings {
  readonly figures: FiguresGoneBy;
  /** Standard deviations by which what others say was made is held lower; default 0. */
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
  { figures: by, caution = 0 }: NextSettings,
): Learnt {
  const { figures, periods, economy } = account;
  const places = new Set(economy.tables.places.rows.map((row) => row.place));
  const workplaces = new Set(economy.tables.workplaces.rows.map((row) => row.workplace));
  const now = figures.filter(({ quantity }) => quantity.period === period && quantity.own !== true);
  const made = madeBy(account, period, caution);
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
      const held = by === "supported" ? supported(made(good, holder), found, most) : found;
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

/** What a party has made of a good up to a period. */
interface Made {
  /** What of it others don't support, as far as it would still be in store; undefined: they say nothing of it. */
  readonly unsupported: number | undefined;
}

/** By good and lowest place; undefined where nothing was made. */
function madeBy(
  { figures, economy }: Account,
  period: number,
  caution: number,
): (good: string, place: string) => Made | undefined {
  const partyOf = partiesOf(economy);
  const survival = new Map(economy.tables.goods.rows.map((row) => [row.good, row.survival ?? 0]));
  const seen = lastSeen(figures, period);
  const sums = new Map<string, { unsupported: number | undefined }>();
  for (const figure of figures) {
    const { kind, of, holder, period: t } = figure.quantity;
    const { estimate, claims } = figure;
    if (kind !== "made" || t > period || claims.length === 0 || !(estimate! > 0)) continue;
    const key = JSON.stringify([of, partyOf(holder)]);
    if (t <= (seen.get(key) ?? -1)) continue;
    const known = sums.get(key) ?? { unsupported: undefined };
    const beyond = excess(figure, caution);
    if (beyond !== undefined) {
      known.unsupported = (known.unsupported ?? 0) + beyond * survival.get(of)! ** (period - t);
    }
    sums.set(key, known);
  }
  return (good, place) => sums.get(JSON.stringify([good, place]));
}

/** By good and place, the last period at whose end others know the stock firmly: what was made before is in it. */
function lastSeen(figures: readonly Figure[], period: number): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const { quantity, support, estimate } of figures) {
    const { kind, of, holder, period: t } = quantity;
    if (kind !== "closing" || t > period || support?.estimate === undefined) continue;
    if (support.deviation! > firm * (estimate ?? 0)) continue;
    const key = JSON.stringify([of, holder]);
    seen.set(key, Math.max(t, seen.get(key) ?? -1));
  }
  return seen;
}

/** By how much a figure is beyond what others support; undefined where they say nothing of it. */
function excess({ estimate, support }: Figure, caution: number): number | undefined {
  if (support?.estimate === undefined) return undefined;
  if (support.deviation! <= firm * estimate!) return 0;
  return Math.max(0, estimate! - Math.max(0, support.estimate - caution * support.deviation!));
}

/** No more of a stock than others support. */
function supported(made: Made | undefined, found: number, planned: number): number {
  if (made === undefined) return found;
  if (made.unsupported === undefined) return Math.min(found, planned);
  return Math.max(0, found - made.unsupported);
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
