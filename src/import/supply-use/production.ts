import type { Row } from "../../economy/types.ts";
import { message, render } from "../../messages/index.ts";
import { sum } from "./figures.ts";
import { names } from "./names.ts";
import { passagesOf, serviceShares, type Tables } from "./tables.ts";

export interface Production {
  readonly goods: readonly Row<"goods">[];
  readonly techniques: readonly Row<"techniques">[];
  readonly recipes: readonly Row<"recipes">[];
  readonly work: readonly Row<"work">[];
  readonly stocks: readonly Row<"stocks">[];
  readonly limits: readonly Row<"limits">[];
  readonly goals: readonly Row<"goals">[];
}

/** An industry that makes something: its output at basic prices, and what is left of it beyond the products used. */
export interface Industry {
  readonly at: number;
  readonly name: string;
  readonly output: number;
  readonly valueAdded: number;
}

export function industriesOf({ supply, use }: Tables): readonly Industry[] {
  return supply.industries.flatMap((name, at) => {
    const output = sum(supply.made.map((row) => row[at]!));
    const used = sum(use.used.map((row) => row[at]!));
    return output > 0 ? [{ at, name, output, valueAdded: output - used }] : [];
  });
}

export function productionOf(tables: Tables): Production {
  const industries = industriesOf(tables);
  const unit = render(message("import.supply-use.unit.run", { unit: tables.unit }));
  const counts = tables.work === undefined || tables.hours === undefined;
  const valueAdded = sum(industries.map((each) => Math.max(0, each.valueAdded)));
  const rest = render(message("import.supply-use.note.value-added"));
  const ways = passages(tables);
  return {
    goods: counts ? [{ good: names.valueAdded, unit: tables.unit, note: rest }] : [],
    techniques: [
      ...industries.map(({ name }) => ({ technique: name, unit, source: names.source })),
      ...ways.techniques,
    ],
    recipes: [...industries.flatMap((each) => recipeOf(each, tables, counts)), ...ways.recipes],
    work: counts ? [] : industries.flatMap((each) => workOf(each, tables)),
    stocks: counts ? [{ good: names.valueAdded, opening: valueAdded, note: rest }] : [],
    limits: tables.capped ? industries.map(capOf) : [],
    goals: counts ? [{ stage: 1, sense: "least", measure: "used", of: names.valueAdded }] : [],
  };
}

function capOf({ name, output }: Industry): Row<"limits"> {
  const note = render(message("import.supply-use.note.cap"));
  return { limit: name, of: "run", what: name, maximum: output, source: names.source, note };
}

/** Per run: one unit of output. All that the industry makes is made together, in the proportions of its column. */
function recipeOf(
  { at, name, output, valueAdded }: Industry,
  { supply, use }: Tables,
  counts: boolean,
): readonly Row<"recipes">[] {
  const row = (good: string, amount: number): readonly Row<"recipes">[] =>
    amount === 0 ? [] : [{ technique: name, good, amount: amount / output, source: names.source }];
  return supply.products
    .flatMap((product, p) => [
      ...row(names.basic(product), supply.made[p]![at]!),
      ...row(product, -use.used[p]![at]!),
    ])
    .concat(counts ? row(names.valueAdded, -Math.max(0, valueAdded)) : []);
}

function workOf({ at, name, output }: Industry, { work, hours }: Tables): readonly Row<"work">[] {
  const worked = work!.figures[at]! * hours!;
  return worked > 0
    ? [{ technique: name, skill: names.skill, hours: worked / output, source: names.source }]
    : [];
}

/**
 * From basic to purchasers' prices, per unit at basic prices: the services of trade and transport are used as goods,
 * each in its share of all of its kind; taxes less subsidies only change what a unit is called.
 */
function passages({ supply, unit }: Tables): Pick<Production, "techniques" | "recipes"> {
  const shares = serviceShares(supply);
  const runs = render(message("import.supply-use.unit.basic", { unit }));
  const techniques: Row<"techniques">[] = [];
  const recipes: Row<"recipes">[] = [];
  for (const [p, { passed, purchasers, margins }] of passagesOf(supply).entries()) {
    if (!(passed > 0 && purchasers > 0)) continue;
    const product = supply.products[p]!;
    const technique = names.pass(product);
    techniques.push({ technique, unit: runs, source: names.source });
    const amounts = new Map([[names.basic(product), -1]]);
    for (const [kind, margin] of margins.entries()) {
      for (const [q, share] of shares[kind]!.entries()) {
        if (share === 0 || margin === 0) continue;
        const good = names.basic(supply.products[q]!);
        amounts.set(good, (amounts.get(good) ?? 0) - (share * margin) / passed);
      }
    }
    amounts.set(product, purchasers / passed);
    for (const [good, amount] of amounts) {
      recipes.push({ technique, good, amount, source: names.source });
    }
  }
  return { techniques, recipes };
}
