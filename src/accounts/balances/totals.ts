import type { Book, Quantity, QuantityKind } from "./book.ts";

/** The tree of places with the workplaces below them, as figures add up in it. */
export interface Holders {
  /** The place of a workplace; undefined for any other name. */
  placeOf(workplace: string): string | undefined;
  /** Lowest places at or below a place. */
  lowestBelow(place: string): readonly string[];
  /** Lowest places. */
  readonly places: readonly string[];
}

/** Kinds of which a place may have a part of its own, beside what its workplaces have. */
const shared = new Set<QuantityKind>(["opening", "closing", "lost", "delivered"]);

export interface Totals {
  /** A workplace has a part of its own in the figures of its place. */
  addPart(kind: QuantityKind, of: string, workplace: string): void;
  /** So has the place itself, beside its workplaces; or a place in the figures of the whole economy. */
  addOwn(kind: QuantityKind, of: string, place: string): void;
  /** Whether there is anything of it at a place (or in the whole economy: empty). */
  has(kind: QuantityKind, of: string, place: string): boolean;
  /** Workplaces with a part of their own. */
  parts(kind: QuantityKind, of: string, place: string): readonly string[];
  /** The figure of a workplace, place, region or the whole economy, with all that is below it. */
  total(kind: QuantityKind, of: string, holder: string, period: number): number;
  /** What the place itself has, without its workplaces. */
  own(kind: QuantityKind, of: string, place: string, period: number): number;
}

/** Figures of places as sums of their parts; a sum becomes a relation of the book when it is first asked for. */
export function totalsIn(book: Book, holders: Holders): Totals {
  const partsOf = new Map<string, Set<string>>();
  const owned = new Set<string>();
  const summed = new Set<number>();
  const keyOf = (kind: QuantityKind, of: string, place: string) =>
    `${kind}\u0000${of}\u0000${place}`;
  const parts: Totals["parts"] = (kind, of, place) => [
    ...(partsOf.get(keyOf(kind, of, place)) ?? []),
  ];
  const hasOwn = (kind: QuantityKind, of: string, place: string) =>
    owned.has(keyOf(kind, of, place)) || (shared.has(kind) && hasParts(kind, of, place));
  const hasParts = (kind: QuantityKind, of: string, place: string) =>
    (partsOf.get(keyOf(kind, of, place))?.size ?? 0) > 0;
  const has: Totals["has"] = (kind, of, place) =>
    place === ""
      ? hasOwn(kind, of, "") || holders.places.some((each) => has(kind, of, each))
      : owned.has(keyOf(kind, of, place)) || hasParts(kind, of, place);
  const plain = (quantity: Quantity) => book.quantity(quantity);

  /** The total of a lowest place. */
  const ofPlace = (kind: QuantityKind, of: string, place: string, period: number): number => {
    const total = plain({ kind, holder: place, of, period });
    if (!hasParts(kind, of, place)) return total;
    const own: Quantity = { kind, holder: place, of, period, own: true };
    const below = [
      ...(hasOwn(kind, of, place) ? [plain(own)] : []),
      ...parts(kind, of, place).map((holder) => plain({ kind, holder, of, period })),
    ];
    sum(total, below, kind, place, of, period);
    return total;
  };
  const sum = (
    total: number,
    below: readonly number[],
    kind: QuantityKind,
    holder: string,
    of: string,
    period: number,
  ) => {
    if (summed.has(total)) return;
    summed.add(total);
    const terms = [[total, 1] as const, ...below.map((each) => [each, -1] as const)];
    book.relate({ kind: "sum", holder, of, with: kind, period, terms, constant: 0 });
  };

  return {
    addPart: (kind, of, workplace) => {
      const key = keyOf(kind, of, holders.placeOf(workplace)!);
      const known = partsOf.get(key);
      if (known === undefined) partsOf.set(key, new Set([workplace]));
      else known.add(workplace);
    },
    addOwn: (kind, of, place) => owned.add(keyOf(kind, of, place)),
    has,
    parts,
    total: (kind, of, holder, period) => {
      if (holders.placeOf(holder) !== undefined) return plain({ kind, holder, of, period });
      const lowest = holder === "" ? holders.places : holders.lowestBelow(holder);
      if (lowest.length === 1 && lowest[0] === holder) return ofPlace(kind, of, holder, period);
      const total = plain({ kind, holder, of, period });
      const below = lowest
        .filter((place) => has(kind, of, place))
        .map((place) => ofPlace(kind, of, place, period));
      const own: Quantity = { kind, holder: "", of, period, own: true };
      // What the economy has as a whole belongs to none of its places.
      const common = holder === "" && owned.has(keyOf(kind, of, "")) ? [plain(own)] : [];
      sum(total, [...common, ...below], kind, holder, of, period);
      return total;
    },
    own: (kind, of, place, period) =>
      plain({
        ...{ kind, holder: place, of, period },
        ...((place === "" ? true : hasParts(kind, of, place)) ? { own: true } : {}),
      }),
  };
}
