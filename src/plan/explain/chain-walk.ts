/** A walk along shadow prices: what it has at hand, and what it calls things. */
import type { Route, Trade } from "../logistics.ts";
import type { Flow, Resolved, Site } from "../resolve.ts";
import type { Prices, Scarce } from "./prices.ts";

/** How one thing leads to the next: a technique, a route, trade, keeping a stock, or help from elsewhere. */
export interface Step {
  readonly kind: "technique" | "route" | "import" | "export" | "stock" | "secondment";
  readonly name: string;
}

/** Share of what a run makes that it may cost more before it counts as not worth it. */
export const worthwhile = 1e-6;

export interface Walk {
  readonly resolved: Resolved;
  readonly prices: Prices;
  /** Whether the plan starts runs at a site in a period. */
  readonly running: (site: Site, start: number) => boolean;
  /** By account: sites, and the flow by which they make it. */
  readonly makers: ReadonlyMap<number, readonly { readonly site: Site; readonly flow: Flow }[]>;
  /** By installed capacity: sites that add to it. */
  readonly adders: ReadonlyMap<number, readonly { readonly site: Site; readonly lag: number }[]>;
  /** By skill and place (`peopleKey`): sites that train people, and ways by which people come to help. */
  readonly trainers: ReadonlyMap<number, readonly { readonly site: Site; readonly lag: number }[]>;
  readonly secondments: ReadonlyMap<
    number,
    readonly { readonly from: number; readonly travel: number }[]
  >;
  /** By the place of arrival. */
  readonly routes: ReadonlyMap<number, readonly Route[]>;
  /** By account × periods + period: of what is bought, and of the currency that is earned. */
  readonly imports: ReadonlyMap<number, readonly Trade[]>;
  readonly exports: ReadonlyMap<number, readonly Trade[]>;
  readonly visit: (scarce: Scarce, behind: number, by: Step | undefined) => number | undefined;
  readonly visitPool: (
    account: number,
    period: number,
    behind: number,
    by: Step | undefined,
  ) => void;
  /** Hours of a skill, and who could give more of them. */
  readonly visitLabour: (
    place: number,
    skill: number,
    period: number,
    behind: number,
    by: Step,
  ) => void;
}

export interface At {
  readonly account: number;
  readonly period: number;
  readonly link: number;
}

export function balanceOf(resolved: Resolved, account: number, period: number): Scarce {
  const { good, place } = resolved.accounts[account]!;
  return {
    family: "goods-balance",
    what: resolved.goods[good]!.name,
    where: place < 0 ? "" : resolved.places[place]!,
    period: resolved.periods[period]!,
  };
}

export function priceAt({ resolved, prices }: Walk, account: number, period: number): number {
  return prices.of(balanceOf(resolved, account, period));
}

export function labourOf(
  resolved: Resolved,
  family: string,
  place: number,
  skill: number,
  period: number,
): Scarce {
  return {
    family,
    what: resolved.skills[skill]!.name,
    where: resolved.places[place]!,
    period: resolved.periods[period]!,
  };
}

/** One number per place and skill. */
export function peopleKey(resolved: Resolved, place: number, skill: number): number {
  return place * resolved.skills.length + skill;
}
