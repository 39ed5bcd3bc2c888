/**
 * Structural paths: how a good reaches needs, directly and through what is made with it, over all places and
 * periods. After J. Defourny and E. Thorbecke, "Structural path analysis and multiplier decomposition",
 * Economic Journal 94 (1984): elementary paths, none of which passes a good twice.
 *
 * A path's amount is the part of the good that takes it. What a technique uses goes in full to each of
 * the goods that it makes (they need it together), and is not divided between them.
 */
import type { PlanFlows } from "./plan-flows.ts";
import type { Plan } from "../types.ts";

export interface Path {
  /** Techniques and goods between the good and its end. */
  readonly through: readonly { readonly technique: string; readonly good: string }[];
  readonly end: {
    readonly kind: "need" | "exported" | "paid" | "drawn" | "stock" | "waste";
    readonly name: string;
  };
  /** In units of the good at the beginning. */
  readonly amount: number;
}

export interface PathSettings {
  /** Paths that carry less than this share of the good are left out; default 0.001. */
  readonly smallest?: number;
  /** Techniques on a path, at most; default 8. */
  readonly longest?: number;
  /** Goods on all paths together after which no more are followed; default 100,000. */
  readonly most?: number;
}

export interface Paths {
  readonly paths: readonly Path[];
  /** All of the good that goes anywhere. */
  readonly total: number;
  /** Whether paths were left out because there were too many to follow. */
  readonly cut: boolean;
}

interface Branches {
  readonly total: number;
  readonly ends: readonly { readonly end: Path["end"]; readonly amount: number }[];
  /** What techniques use, and the goods they make with it. */
  readonly techniques: readonly {
    readonly technique: string;
    readonly makes: readonly string[];
    readonly amount: number;
  }[];
}

/** Where a good goes, the widest paths first. */
export function pathsFrom(
  plan: Plan,
  flows: PlanFlows,
  good: string,
  { smallest = 0.001, longest = 8, most = 100_000 }: PathSettings = {},
): Paths {
  const branches = branchesOf(plan, flows);
  const total = branches.get(good)?.total ?? 0;
  const paths: Path[] = [];
  let followed = 0;
  const follow = (at: string, amount: number, through: Path["through"], seen: Set<string>) => {
    const here = branches.get(at);
    if (here === undefined || here.total <= 0 || ++followed > most) return;
    const part = (of: number) => (amount * of) / here.total;
    for (const { end, amount: taken } of here.ends) {
      if (part(taken) > smallest * total) paths.push({ through, end, amount: part(taken) });
    }
    if (through.length >= longest) return;
    for (const { technique, makes, amount: taken } of here.techniques) {
      if (part(taken) <= smallest * total) continue;
      for (const made of makes) {
        if (seen.has(made)) continue;
        follow(
          made,
          part(taken),
          [...through, { technique, good: made }],
          new Set([...seen, made]),
        );
      }
    }
  };
  follow(good, total, [], new Set([good]));
  paths.sort((a, b) => b.amount - a.amount);
  return { paths, total, cut: followed > most };
}

function branchesOf(plan: Plan, flows: PlanFlows): ReadonlyMap<string, Branches> {
  const { resolved, horizon } = flows;
  const nameOf = (account: number) => resolved.goods[resolved.accounts[account]!.good]!.name;
  const used = new Map<string, Map<string, number>>();
  const makes = new Map<string, Set<string>>();
  for (const { site, goods } of flows.runs) {
    const { technique } = resolved.sites[site]!;
    for (const { target, period, amount } of goods) {
      const good = nameOf(target);
      if (amount > 0 && period >= 0) {
        makes.set(technique, (makes.get(technique) ?? new Set()).add(good));
      }
      if (amount >= 0 || period < 0 || period >= horizon) continue;
      const uses = used.get(good) ?? new Map<string, number>();
      used.set(good, uses.set(technique, (uses.get(technique) ?? 0) - amount));
    }
  }
  const ends = new Map<string, Map<string, { end: Path["end"]; amount: number }>>();
  const arrive = (good: string, end: Path["end"], amount: number) => {
    if (amount <= 0) return;
    const of = ends.get(good) ?? new Map<string, { end: Path["end"]; amount: number }>();
    const key = `${end.kind} ${end.name}`;
    ends.set(good, of.set(key, { end, amount: amount + (of.get(key)?.amount ?? 0) }));
  };
  for (const { need, good, delivered } of plan.tables.deliveries) {
    arrive(good, { kind: "need", name: need }, delivered);
  }
  for (const { row, period } of flows.pools) {
    arrive(row.good, { kind: "exported", name: "" }, row.exported);
    arrive(row.good, { kind: "paid", name: "" }, row.paid);
    arrive(row.good, { kind: "drawn", name: "" }, row.drawn);
    arrive(row.good, { kind: "waste", name: "" }, row.waste);
    if (period === horizon - 1) arrive(row.good, { kind: "stock", name: "" }, row.closing);
  }
  return new Map(
    resolved.goods.map(({ name }) => {
      const own = [...(ends.get(name)?.values() ?? [])];
      const techniques = [...(used.get(name) ?? [])].map(([technique, amount]) => ({
        technique,
        amount,
        makes: [...(makes.get(technique) ?? [])],
      }));
      const total = [...own, ...techniques].reduce((sum, { amount }) => sum + amount, 0);
      return [name, { total, ends: own, techniques }];
    }),
  );
}
