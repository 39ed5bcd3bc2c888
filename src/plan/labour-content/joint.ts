/**
 * How the hours of a run are shared among what it makes.
 *
 * The same good made at several times or places by one run: every unit carries the same hours. A good
 * that is nothing but left over in the whole plan (an emission, a residue nobody takes) carries none
 * while the run makes anything else. What remains is one product, which carries all; or several, and
 * then a rule has to be chosen.
 */
import { message, type Message } from "../../messages/index.ts";
import type { PlanFlows, Run, RunFlow } from "../explain/plan-flows.ts";
import type { Good } from "../resolve.ts";

/**
 * - `refuse`: no figure for what is made together.
 * - `first`: the good first named in the recipe carries everything, the others nothing.
 * - `weight`: by tonnes, for goods that state a weight.
 * - `amount`: by amounts, for goods in one unit: of tables in money the industry technology assumption.
 * - shares: by technique and product (good, capacity or skill); they add up to 1.
 */
export type JointRule =
  | "refuse"
  | "first"
  | "weight"
  | "amount"
  | Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Where the hours of a run go; shares add up to 1, or there is nowhere. */
export interface Outlet {
  readonly kind: "good" | "capacity" | "skill";
  readonly target: number;
  /** Period index; the number of periods or more is after the plan. */
  readonly period: number;
  readonly share: number;
  /** Its share in what was done before the plan, part of which went into what was finished then. */
  readonly earlierShare: number;
}

export type Outlets =
  | { readonly kind: "shared"; readonly outlets: readonly Outlet[] }
  | { readonly kind: "refused"; readonly outlets: readonly Outlet[]; readonly because: Message };

interface Product {
  readonly kind: Outlet["kind"];
  readonly name: string;
  readonly outlets: readonly Pick<RunFlow & Outlet, "kind" | "target" | "period" | "amount">[];
  /** Made in the plan and after it. */
  readonly amount: number;
  /** Made before the plan. */
  readonly earlier: number;
  /** Tonnes per unit. */
  readonly weight: number | undefined;
  /** Of goods. */
  readonly unit: string | undefined;
}

/** Goods (by index) that are made and then nothing but left over. */
export function leftOvers({ pools, resolved, horizon }: PlanFlows): ReadonlySet<number> {
  const made = new Float64Array(resolved.goods.length);
  const taken = new Float64Array(resolved.goods.length);
  for (const { account, period, row } of pools) {
    const { good } = resolved.accounts[account]!;
    made[good]! += row.made;
    taken[good]! += row.used + row.paid + row.drawn + row.delivered + row.exported;
    if (period === horizon - 1) taken[good]! += row.closing;
  }
  return new Set(
    resolved.goods.flatMap((_, g) => (made[g]! > 0 && taken[g]! <= 1e-9 * made[g]! ? [g] : [])),
  );
}

export function outletsOf(
  flows: PlanFlows,
  run: Run,
  wastes: ReadonlySet<number>,
  rule: JointRule,
): Outlets {
  const all = productsOf(flows, run);
  const wanted = all.filter(
    ({ kind, outlets }) =>
      kind !== "good" ||
      !outlets.every(({ target }) => wastes.has(flows.resolved.accounts[target]!.good)),
  );
  const products = wanted.length > 0 ? wanted : all;
  const { technique } = flows.resolved.sites[run.site]!;
  const shares = sharesOf(products, technique, rule);
  const spread = (sharing: readonly number[]) =>
    products.flatMap((product, i) =>
      product.outlets.map(({ amount, ...outlet }) => ({
        ...outlet,
        share: (sharing[i]! * amount) / product.amount,
        earlierShare: (sharing[i]! * amount) / (product.amount + product.earlier),
      })),
    );
  return shares instanceof Array
    ? { kind: "shared", outlets: spread(shares) }
    : { kind: "refused", outlets: spread(products.map(() => 0)), because: shares };
}

function productsOf({ resolved }: PlanFlows, run: Run): readonly Product[] {
  const products = new Map<string, Product>();
  const add = (kind: Outlet["kind"], name: string, flow: RunFlow, of?: Good) => {
    if (flow.amount <= 0) return;
    const key = `${kind} ${name}`;
    const known = products.get(key) ?? {
      ...{ kind, name, outlets: [], amount: 0, earlier: 0 },
      ...{ weight: of?.weight, unit: of?.unit },
    };
    products.set(
      key,
      flow.period < 0
        ? { ...known, earlier: known.earlier + flow.amount }
        : {
            ...known,
            amount: known.amount + flow.amount,
            outlets: [...known.outlets, { kind, ...flow }],
          },
    );
  };
  for (const flow of run.goods) {
    const good = resolved.goods[resolved.accounts[flow.target]!.good]!;
    add("good", good.name, flow, good);
  }
  for (const flow of run.adds) add("capacity", resolved.installed[flow.target]!.capacity, flow);
  for (const flow of run.trains) add("skill", resolved.skills[flow.target]!.name, flow);
  return [...products.values()].filter(({ outlets }) => outlets.length > 0);
}

/** What is shared among: a product of one technique. */
export type Shared = Pick<Product, "name" | "amount" | "weight" | "unit">;

/** One share per product, or why there is none. */
export function sharesOf(
  products: readonly Shared[],
  technique: string,
  rule: JointRule,
): readonly number[] | Message {
  if (products.length <= 1) return products.map(() => 1);
  const goods = products.map(({ name }) => name).join(", ");
  const refusal = message("explain.labour-joint", { technique, goods });
  if (rule === "refuse") return refusal;
  if (rule === "first") return products.map((_, i) => (i === 0 ? 1 : 0));
  if (rule === "weight") {
    const tonnes = products.map(({ amount, weight }) =>
      weight === undefined ? Number.NaN : amount * weight,
    );
    const sum = tonnes.reduce((total, each) => total + each, 0);
    const without = products.filter(({ weight }) => weight === undefined).map(({ name }) => name);
    return without.length > 0
      ? message("explain.labour-weightless", { technique, goods: without.join(", ") })
      : tonnes.map((each) => each / sum);
  }
  if (rule === "amount") {
    const units = new Set(products.map(({ unit }) => unit));
    const sum = products.reduce((total, { amount }) => total + amount, 0);
    return units.size > 1 || units.has(undefined)
      ? message("explain.labour-units", { technique, goods })
      : products.map(({ amount }) => amount / sum);
  }
  const stated = Object.hasOwn(rule, technique) ? rule[technique] : undefined;
  if (stated === undefined) return refusal;
  const shares = products.map(({ name }) => (Object.hasOwn(stated, name) ? stated[name]! : 0));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.some((share) => share < 0) || Math.abs(sum - 1) > 1e-9
    ? message("explain.labour-shares", { technique, goods, sum })
    : shares;
}
