import { componentsOf } from "./components.ts";

/** A way to turn goods (by number) into goods, at no cost but the goods it takes. */
export interface Way {
  readonly takes: ReadonlyMap<number, number>;
  readonly makes: ReadonlyMap<number, number>;
}

/** Rounds of a power iteration; growth of less than a thousandth a round may need more to show. */
const rounds = 200;

/** A set must make this share more than it uses: less is rounding of the sums. */
export const leastGrowth = 1e-9;

/**
 * Sets of ways that multiply themselves: levels of running exist at which no good is used more than
 * made, and one is made more. Sets that only multiply since another does are left out.
 *
 * Goods are taken in the order in which they go into each other, those that go into each other at once
 * (a strongly connected component) together. A way that takes a good found to be scarce before is
 * scarce too; goods found to be without limit cost nothing. In a component the cheapest way to make each
 * good is found by power iteration of prices, p(g) ← min over ways j of Σ used(i,j) p(i) ÷ made(g,j)
 * (a min-type Perron–Frobenius operator): as soon as no price falls, the prices themselves prove that
 * nothing multiplies; otherwise levels of the cheapest ways, by power iteration of what they take,
 * must prove that they do.
 *
 * What is returned is certain. What may be missed: sets that live on two products of one way at once,
 * since a way is looked at for one product at a time, and growth too slow to show in `rounds`.
 */
export function multiplyingSets(ways: readonly Way[], goods: number): readonly (readonly Way[])[] {
  const makers = Array.from({ length: goods }, (): Way[] => []);
  const before = Array.from({ length: goods }, (): number[] => []);
  for (const way of ways) {
    for (const good of way.makes.keys()) {
      makers[good]!.push(way);
      for (const input of way.takes.keys()) before[good]!.push(input);
    }
  }
  const limitless = new Uint8Array(goods);
  const sets: (readonly Way[])[] = [];
  for (const component of componentsOf(before)) {
    const waysOf = usable(component, makers, limitless);
    spread(waysOf, limitless);
    for (;;) {
      const proven = provenSets(waysOf, limitless);
      if (proven.length === 0) break;
      for (const set of proven) {
        if (!set.ways.some((way) => takesLimitless(way, limitless))) sets.push(set.ways);
      }
      for (const set of proven) for (const good of set.goods) limitless[good] = 1;
      spread(waysOf, limitless);
    }
  }
  return sets;
}

type WaysOf = ReadonlyMap<number, readonly Way[]>;

/** For each good of a component, the ways that take nothing scarce. */
function usable(
  component: readonly number[],
  makers: readonly (readonly Way[])[],
  limitless: Uint8Array,
): WaysOf {
  let waysOf: WaysOf = new Map(component.map((good) => [good, makers[good]!]));
  for (;;) {
    const known: WaysOf = waysOf;
    const left = [...known].map(([good, ways]): [number, readonly Way[]] => [
      good,
      ways.filter((way) =>
        [...way.takes.keys()].every((input) => limitless[input] === 1 || known.has(input)),
      ),
    ]);
    waysOf = new Map(left.filter(([, ways]) => ways.length > 0));
    const count = (of: WaysOf) => [...of.values()].reduce((sum, ways) => sum + ways.length, 0);
    if (waysOf.size === known.size && count(waysOf) === count(known)) return waysOf;
  }
}

function takesLimitless(way: Way, limitless: Uint8Array): boolean {
  return [...way.takes.keys()].some((good) => limitless[good] === 1);
}

/** A good that some way makes from goods without limit alone has none either. */
function spread(waysOf: WaysOf, limitless: Uint8Array): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const [good, ways] of waysOf) {
      if (limitless[good] === 1) continue;
      if (!ways.some((way) => [...way.takes.keys()].every((each) => limitless[each] === 1)))
        continue;
      limitless[good] = 1;
      changed = true;
    }
  }
}

interface ProvenSet {
  readonly ways: readonly Way[];
  readonly goods: readonly number[];
}

function provenSets(waysOf: WaysOf, limitless: Uint8Array): readonly ProvenSet[] {
  const choice = cheapest(waysOf, limitless);
  const goods = [...choice.keys()];
  const position = new Map(goods.map((good, i) => [good, i]));
  const before = goods.map((good) =>
    [...choice.get(good)!.takes.keys()].flatMap((input) => position.get(input) ?? []),
  );
  return componentsOf(before).flatMap((component) => {
    const members = component.map((i) => goods[i]!);
    return provenSet(members, choice, limitless) ?? [];
  });
}

/** What a way takes of the goods of a component (by position), to make one unit of a good. */
interface Inputs {
  readonly way: Way;
  readonly of: Int32Array;
  readonly amounts: Float64Array;
}

function inputsOf(
  way: Way,
  good: number,
  position: ReadonlyMap<number, number>,
  limitless: Uint8Array,
): Inputs | undefined {
  const taken = [...way.takes].filter(([input]) => limitless[input] === 0);
  if (taken.some(([input]) => !position.has(input))) return undefined;
  const made = way.makes.get(good)!;
  return {
    way,
    of: Int32Array.from(taken, ([input]) => position.get(input)!),
    amounts: Float64Array.from(taken, ([, amount]) => amount / made),
  };
}

/**
 * For each good, the way that makes it from least, at the prices that the ways themselves lead to; none
 * where the prices prove that nothing multiplies.
 */
function cheapest(waysOf: WaysOf, limitless: Uint8Array): ReadonlyMap<number, Way> {
  const goods = [...waysOf.keys()].filter((good) => limitless[good] === 0);
  const position = new Map(goods.map((good, i) => [good, i]));
  const options = goods.map((good) =>
    waysOf.get(good)!.flatMap((way) => inputsOf(way, good, position, limitless) ?? []),
  );
  const chosen = new Int32Array(goods.length).fill(-1);
  let prices = new Float64Array(goods.length).fill(1);
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(goods.length);
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    let highest = 0;
    options.forEach((ways, g) => {
      let best = Number.POSITIVE_INFINITY;
      ways.forEach(({ of, amounts }, j) => {
        let cost = 0;
        for (let k = 0; k < of.length; k++) cost += amounts[k]! * prices[of[k]!]!;
        if (cost >= best) return;
        best = cost;
        chosen[g] = j;
      });
      next[g] = best;
      least = Math.min(least, best / prices[g]!);
      most = Math.max(most, best / prices[g]!);
      highest = Math.max(highest, best);
    });
    // No way gives more than it takes at these prices: nothing multiplies.
    if (least >= 1) return new Map();
    if (most < 1 || !(highest > 0) || !Number.isFinite(highest)) break;
    // Half of the old price damps the swings of goods that are made from each other in turn.
    prices = next.map((price, g) => (price / highest + prices[g]!) / 2);
  }
  return new Map(
    goods.flatMap((good, g) => {
      const option = options[g]![chosen[g]!];
      return option === undefined ? [] : [[good, option.way] as const];
    }),
  );
}

/** Amounts of goods by power iteration of what their ways take, until these prove something. */
function provenSet(
  goods: readonly number[],
  choice: ReadonlyMap<number, Way>,
  limitless: Uint8Array,
): ProvenSet | undefined {
  const position = new Map(goods.map((good, i) => [good, i]));
  const inputs = goods.map((good) => inputsOf(choice.get(good)!, good, position, limitless));
  if (inputs.some((each) => each === undefined)) return undefined;
  let made = new Float64Array(goods.length).fill(1 / goods.length);
  for (let round = 0; round < rounds; round++) {
    const taken = new Float64Array(goods.length);
    inputs.forEach((each, g) => {
      const { of, amounts } = each!;
      for (let k = 0; k < of.length; k++) taken[of[k]!]! += amounts[k]! * made[g]!;
    });
    const enough = taken.every((amount, g) => amount <= made[g]! * (1 - leastGrowth));
    if (enough) return { goods, ways: [...new Set(goods.map((good) => choice.get(good)!))] };
    // Nothing is taken less than made (Collatz–Wielandt): the round trip loses, however it is run.
    if (taken.every((amount, g) => amount >= made[g]!)) return undefined;
    const total = taken.reduce((sum, amount) => sum + amount, 0);
    if (!(total > 0) || !Number.isFinite(total)) return undefined;
    made = taken.map((amount, g) => (amount / total + made[g]!) / 2);
  }
  return undefined;
}
