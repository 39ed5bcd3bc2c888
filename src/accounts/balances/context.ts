import type { Resolved, Site } from "../../plan/resolve.ts";
import type { Route, Trade } from "../../plan/logistics.ts";
import type { Book, Basis, Spread } from "./book.ts";
import type { Statement } from "./statements.ts";
import { standardTolerances, type Tolerances } from "./tolerances.ts";
import type { Totals } from "./totals.ts";
import type { Row } from "../../economy/types.ts";
import type { Subject, Tolerated } from "../reports/tables.ts";

/** Everything that the relations of an account are made from. */
export interface Context {
  readonly resolved: Resolved;
  readonly routes: readonly Route[];
  readonly trades: readonly Trade[];
  readonly statements: readonly Statement[];
  readonly tolerances: Tolerances;
  readonly book: Book;
  readonly totals: Totals;
  /** Period indices of the account: from the first that anybody reports of to the last. */
  readonly first: number;
  readonly last: number;
  /** Goods, and groups of skills, of which anything is reported. */
  readonly goods: ReadonlySet<string>;
  /** The row of `stocks` of each account. */
  readonly stocks: ReadonlyMap<number, Row<"stocks">>;
  /** The lowest place of a workplace; of a place, itself. */
  readonly placeOf: (holder: string) => string;
  /** Whether anything about a good is reported of a lowest place, or a workplace in it, in a period. */
  readonly mentioned: (good: string, place: string, period: number) => boolean;
  /** Whether a figure of a kind is stated of a holder (empty: of anybody), of one of its parts, or of what it is part of. */
  readonly said: (kind: Subject, of: string, holder: string, period: number) => boolean;
}

/** A claim that rests on nobody's report: `nothing` give or take a share, or the figure of a table. */
export function assume(
  { book }: Context,
  quantity: number,
  tolerated: Tolerated,
  share: number,
  of: readonly (readonly [quantity: number, weight: number])[],
): void {
  const spread: Spread = { share, of };
  const basis: Basis = { kind: "assumption", tolerated, share };
  book.state({ quantity, value: 0, spread, basis });
}

/** Names by which a tolerance may be stated for a good: itself, then its kind. */
export function namesOfGood({ resolved }: Context, good: string): readonly (string | undefined)[] {
  const index = resolved.goodIndex.get(good);
  return index === undefined ? [good] : [good, resolved.goods[index]!.kind];
}

export function shareOf(
  context: Context,
  tolerated: Tolerated,
  ...names: readonly (string | undefined)[]
): number {
  return context.tolerances.share(tolerated, ...names) ?? standardTolerances[tolerated]!;
}

/** The holder and lowest place of an account: a pooled good is the whole economy's. */
export function placeOfAccount({ resolved }: Context, account: number): string {
  const { place } = resolved.accounts[account]!;
  return place < 0 ? "" : resolved.places[place]!;
}

/** A site's runs that start in a period, as a quantity; undefined where none can. */
export function runsOf({ book, resolved }: Context, site: Site, start: number): number | undefined {
  if (start >= 0 && !site.mayStart[start]!) return undefined;
  const isStarted = site.started.some(({ periodsAgo }) => periodsAgo === -start);
  if (start < 0 && !isStarted) return undefined;
  const quantity = { kind: "run", holder: site.where, of: site.technique, period: start } as const;
  if (start >= resolved.periods.length) return undefined;
  return book.quantity(quantity);
}

/** What goes through a place's account of a good in a period: of what unreported flows are a share. */
export function throughput(
  { totals, resolved }: Context,
  good: string,
  place: string,
  period: number,
): readonly (readonly [quantity: number, weight: number])[] {
  const { survival } = resolved.goods[resolved.goodIndex.get(good)!]!;
  const kinds = [
    ...(survival === undefined ? [] : (["opening", "closing"] as const)),
    ...(["made", "used", "delivered"] as const).filter((kind) => totals.has(kind, good, place)),
  ];
  return kinds.map((kind) => [totals.total(kind, good, place, period), 1] as const);
}
