import type { Chance } from "./chance.ts";
import type { Made } from "./technology.ts";

/** Who lives where, in an economy in balance: values per period. */
export interface Balance {
  /** People by place. */
  readonly people: readonly number[];
  /** Output by place and good. */
  readonly output: readonly Float64Array[];
  /** Consumption by place and good. */
  readonly consumed: readonly Float64Array[];
  /** What is used, consumed and formed, by place and good. */
  readonly used: readonly Float64Array[];
}

/** Consumption of one person in one period, in value. */
const perPerson = 1;
/** A place makes a ware with this chance; each is made somewhere. */
const madeHere = 0.35;

/**
 * Output that meets all consumption and makes good what wears out. Services are made where they are used; crops and
 * wares in some places, for all.
 */
export function balanceOf(
  technology: readonly Made[],
  places: number,
  formation: (good: number) => ReadonlyMap<number, number>,
  chance: Chance,
): Balance {
  const people = Array.from({ length: places }, () =>
    Math.round(500 * Math.exp(0.8 * chance.normal()) + 100),
  );
  const all = technology.reduce((sum, { consumed }) => sum + consumed, 0);
  const consumed = people.map((count) =>
    Float64Array.from(technology, (made) => (perPerson * count * made.consumed) / all),
  );
  const columns = technology.map(({ inputs }, g) => {
    const column = new Map(inputs);
    for (const [input, amount] of formation(g))
      column.set(input, (column.get(input) ?? 0) + amount);
    return column;
  });
  const total = solved(columns, sumOf(consumed, technology.length));
  const shares = technology.map(({ kind }) => (kind === "service" ? [] : sharesOf(people, chance)));
  const output = people.map((_, p) =>
    Float64Array.from(technology, (_made, g) =>
      shares[g]!.length === 0 ? 0 : total[g]! * shares[g]![p]!,
    ),
  );
  const services = technology.map(({ kind }) => kind === "service");
  output.forEach((here, p) => {
    // Services for what is made here and for the people; services for these services.
    const asked = Float64Array.from(consumed[p]!, (amount, g) => (services[g]! ? amount : 0));
    addUse(asked, columns, here, services);
    const local = columns.map((column, g) =>
      services[g]!
        ? new Map([...column].filter(([input]) => services[input]!))
        : new Map<number, number>(),
    );
    solved(local, asked).forEach((amount, g) => {
      if (services[g]!) here[g] = amount;
    });
  });
  const used = output.map((here, p) => {
    const sum = consumed[p]!.slice();
    addUse(sum, columns, here);
    return sum;
  });
  return { people, output, consumed, used };
}

/** Where a ware is made: in proportion to people and chance. */
function sharesOf(people: readonly number[], { uniform, below }: Chance): readonly number[] {
  const sure = below(people.length);
  const weights = people.map((count, p) =>
    p === sure || uniform() < madeHere ? count * (0.5 + uniform()) : 0,
  );
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

function sumOf(rows: readonly Float64Array[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const row of rows) row.forEach((value, g) => (sum[g]! += value));
  return sum;
}

function addUse(
  into: Float64Array,
  columns: readonly ReadonlyMap<number, number>[],
  output: Float64Array,
  only?: readonly boolean[],
): void {
  columns.forEach((column, g) => {
    const made = output[g]!;
    if (made === 0) return;
    for (const [input, amount] of column) {
      if (only === undefined || only[input]!) into[input]! += amount * made;
    }
  });
}

/** x = f + A x, summed round by round: column sums below 1 make it settle. */
function solved(
  columns: readonly ReadonlyMap<number, number>[],
  final: Float64Array,
): Float64Array {
  const x = final.slice();
  let last = final;
  for (let round = 0; round < 500; round++) {
    const next = new Float64Array(final.length);
    addUse(next, columns, last);
    let most = 0;
    next.forEach((value, g) => {
      x[g]! += value;
      most = Math.max(most, value / x[g]!);
    });
    last = next;
    if (!(most > 1e-12)) break;
  }
  return x;
}
