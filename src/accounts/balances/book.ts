/**
 * *book*: quantities of an account, the relations between them, and what is claimed of them, while they are gathered.
 * Quantities are known by what they are, so that whoever speaks of the same one finds it.
 */
import type { Subject, Tolerated } from "../reports/tables.ts";

/**
 * What a quantity is: what reports speak of, or
 *
 * - `moved`: what a workplace gives to the common store of its place, beyond what is reported as sent;
 * - `shipped`: what goes on a route;
 * - `spare`: capacity that isn't used;
 * - `off`: by how much a relation doesn't hold (recipes, losses on routes, keeping: claimed to be nothing, give or take);
 * - `weather`: by which share a technique gives more everywhere than its recipe says.
 */
export type QuantityKind = Subject | "moved" | "shipped" | "spare" | "off" | "weather";

export interface Quantity {
  readonly kind: QuantityKind;
  /** Workplace, place, region; empty: the whole economy. */
  readonly holder: string;
  /** Good, skill, technique, capacity, need. */
  readonly of: string;
  /** To whom or from whom; of a relation's `off`: its kind. */
  readonly with?: string;
  /** Period index; below 0: before the first. */
  readonly period: number;
  /** Of a place: without what its workplaces have of their own. */
  readonly own?: true;
}

/**
 * What relates quantities to each other:
 *
 * - `balance`: sources = uses of a good at a holder in a period;
 * - `carried`: an opening stock is what is left of the last closing stock;
 * - `sum`: a place's figure is that of its parts;
 * - `output`, `input`, `work`: what runs give and take, by their recipes;
 * - `transit`: what arrives is what was sent, less losses;
 * - `capacity`: what is installed, and what of it is used;
 * - `serving`: goods delivered to a need are those of the people served.
 */
export type RelationKind =
  "balance" | "carried" | "sum" | "output" | "input" | "work" | "transit" | "capacity" | "serving";

/** Σ coefficient × quantity = constant. */
export interface Relation {
  readonly kind: RelationKind;
  readonly holder: string;
  readonly of: string;
  readonly with?: string;
  readonly period: number;
  readonly terms: readonly (readonly [quantity: number, coefficient: number])[];
  /** Terms whose coefficient is itself the size of a quantity, times a factor: a share of it. */
  readonly shares?: readonly {
    readonly quantity: number;
    readonly of: number;
    readonly factor: number;
  }[];
  readonly constant: number;
}

/** Who says so. */
export type Basis =
  | { readonly kind: "report"; readonly at: number }
  | { readonly kind: "assumption"; readonly tolerated: Tolerated; readonly share: number }
  /** What the tables of the economy state. */
  | { readonly kind: "tables"; readonly share: number };

/** How exactly something is claimed to be known: an amount, or a share of how large a quantity is. */
export type Spread =
  | { readonly deviation: number }
  | {
      readonly share: number;
      /** Quantities whose amounts, each times its weight, make what it is a share of (root of the sum of squares). */
      readonly of: readonly (readonly [quantity: number, weight: number])[];
    };

export interface Stated {
  readonly quantity: number;
  readonly value: number;
  readonly spread: Spread;
  readonly basis: Basis;
}

export interface Book {
  readonly quantities: readonly Quantity[];
  readonly relations: readonly Relation[];
  readonly stated: readonly Stated[];
  /** The index of a quantity, which is made when it is first asked for. */
  quantity(quantity: Quantity): number;
  /** The index of a quantity that there is; undefined where nobody has spoken of it. */
  known(quantity: Quantity): number | undefined;
  relate(relation: Relation): void;
  state(stated: Stated): void;
}

export function newBook(): Book {
  const quantities: Quantity[] = [];
  const relations: Relation[] = [];
  const stated: Stated[] = [];
  const index = new Map<string, number>();
  return {
    quantities,
    relations,
    stated,
    quantity: (quantity) => {
      const identity = identityOf(quantity);
      const known = index.get(identity);
      if (known !== undefined) return known;
      index.set(identity, quantities.length);
      return quantities.push(quantity) - 1;
    },
    known: (quantity) => index.get(identityOf(quantity)),
    relate: (relation) => relations.push(relation),
    state: (each) => stated.push(each),
  };
}

function identityOf({ kind, holder, of, with: partner, period, own }: Quantity): string {
  return `${kind}\u0000${holder}\u0000${of}\u0000${partner ?? ""}\u0000${period}${own ? "*" : ""}`;
}
