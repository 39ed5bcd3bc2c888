/**
 * *plan slip* of a workplace: what it makes and for whom, with what and from whom, as figures. What one
 * slip asks of a workplace is what the other slips receive from it (see `sharing.ts`).
 */
import type { Plan } from "../types.ts";
import type { PlanFlows } from "./plan-flows.ts";
import { mixings, shareOf, type Mixing, type PartAmount, type Party } from "./sharing.ts";

/** An amount of a good that changes hands in a period. */
export interface SlipFlow {
  readonly good: string;
  /** Empty for pooled goods. */
  readonly place: string;
  readonly period: number;
  /** The workplace's own side. */
  readonly technique: string;
  /** The other side. */
  readonly party: Party;
  readonly amount: number;
}

export interface Slip {
  readonly workplace: string;
  /** What it uses, by where it comes from. */
  readonly takes: readonly SlipFlow[];
  /** What it makes, by where it goes. */
  readonly gives: readonly SlipFlow[];
}

/**
 * Slips by workplace; what they share is worked out once. `only` — the workplaces that will be asked
 * for (absent: any).
 */
export function slips(
  plan: Plan,
  flows: PlanFlows,
  only?: ReadonlySet<string>,
): (workplace: string) => Slip {
  const mixed = mixings(plan, flows, only === undefined ? undefined : poolsAt(flows, only));
  return (workplace) => ({
    workplace,
    takes: flowsAt(flows, mixed, workplace, "uses", "sources"),
    gives: flowsAt(flows, mixed, workplace, "sources", "uses"),
  });
}

/** Pools that runs at these workplaces bring to or draw on. */
function poolsAt(
  { resolved, runs, poolAt }: PlanFlows,
  workplaces: ReadonlySet<string>,
): ReadonlySet<number> {
  const pools = new Set<number>();
  for (const { site, goods } of runs) {
    if (!workplaces.has(resolved.sites[site]!.where)) continue;
    for (const { target, period } of goods) {
      const pool = poolAt(target, period);
      if (pool !== undefined) pools.add(pool);
    }
  }
  return pools;
}

function flowsAt(
  { pools }: PlanFlows,
  mixed: ReadonlyMap<number, Mixing>,
  workplace: string,
  own: "sources" | "uses",
  others: "sources" | "uses",
): readonly SlipFlow[] {
  const isOwn = ({ party }: PartAmount) => party.kind === "site" && party.name === workplace;
  return [...mixed].flatMap(([pool, mixing]) => {
    const { row } = pools[pool]!;
    return mixing[own].filter(isOwn).flatMap((mine) =>
      mixing[others].map((other): SlipFlow => ({
        good: row.good,
        place: row.place ?? "",
        period: row.period,
        technique: mine.party.detail,
        party: other.party,
        amount: own === "sources" ? shareOf(mixing, mine, other) : shareOf(mixing, other, mine),
      })),
    );
  });
}
