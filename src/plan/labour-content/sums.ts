import type { PlanFlows } from "../explain/plan-flows.ts";
import type { Plan } from "../types.ts";
import type { Contents } from "./content.ts";
import type { Aside, Cost } from "./intakes.ts";

/**
 * Where the hours of a plan are: hours worked = deliveries + exports − imports + closing − opening stock
 * + waste + losses + capacities + skills + closing − opening under way + unassigned, all in hours.
 */
export interface HourSums {
  /** Worked in the plan, freight and the ways of those on secondment included. */
  readonly hours: number;
  readonly deliveries: number;
  /** Goods exported, and currency paid. */
  readonly exports: number;
  /** Goods imported, and currency earned. */
  readonly imports: number;
  readonly closingStock: number;
  readonly openingStock: number;
  readonly waste: number;
  readonly storeLosses: number;
  readonly routeLosses: number;
  /** Embodied in capacities added: closing − opening + used up. */
  readonly capacities: number;
  /** Embodied in skills that people have learned, likewise. */
  readonly skills: number;
  /** Runs and shipments that end after the plan. */
  readonly closingUnderWay: number;
  /** What had been done before the plan to runs and shipments that end in it or after it. */
  readonly openingUnderWay: number;
  /** Runs that make no good and add nothing: upkeep, treatment; ways to where nothing was left to do. */
  readonly unassigned: number;
  /** |hours − the rest| ÷ the largest of them. */
  readonly residual: number;
}

/** Undefined where any figure it needs is refused. */
export function sumsOf(plan: Plan, flows: PlanFlows, contents: Contents): HourSums | undefined {
  const { content, entering, reproduced, refused, intakes } = contents;
  const needed = [...refused, ...intakes.asides.map((aside) => aside.refused)];
  if (needed.some((because) => because !== undefined)) return undefined;
  const value = ({ hours, terms }: Cost) =>
    terms.reduce((sum, [from, weight]) => sum + weight * content[from]!, hours);
  const aside = (kind: Aside["kind"]) =>
    intakes.asides
      .filter((each) => each.kind === kind)
      .reduce((sum, { cost, before }) => sum + value(cost) + value(before), 0);

  const sums = {
    hours: plan.tables.hours.reduce((sum, { needed }) => sum + needed, intakes.travel.hours),
    deliveries: 0,
    exports: 0,
    imports: 0,
    closingStock: 0,
    openingStock: 0,
    waste: 0,
    storeLosses: 0,
    routeLosses: 0,
    capacities: aside("capacity"),
    skills: aside("skill"),
    closingUnderWay: aside("under-way"),
    openingUnderWay: intakes.asides.reduce((sum, { before }) => sum + value(before), 0),
    unassigned: aside("unassigned"),
  };
  for (const [i, { account, period, row }] of flows.pools.entries()) {
    const hours = content[i]!;
    const enters = entering[i]!;
    sums.deliveries += hours * row.delivered;
    sums.exports += hours * (row.exported + row.paid);
    sums.imports += enters * (row.imported + row.earned);
    sums.waste += hours * row.waste;
    if (period === 0) sums.openingStock += enters * row.opening;
    sums.openingUnderWay += enters * intakes.pools[i]!.shipped;
    if (reproduced[i] === true) sums.openingUnderWay += value(intakes.pools[i]!.before);
    if (period === flows.horizon - 1) {
      sums.closingStock += hours * row.closing;
    } else {
      const next = flows.poolAt(account, period + 1);
      const kept = next === undefined ? 0 : flows.pools[next]!.row.opening;
      sums.storeLosses += hours * (row.closing - kept);
    }
  }
  for (const { from, departs, sent, arriving } of flows.freight) {
    const left = flows.poolAt(from, departs);
    if (left !== undefined) sums.routeLosses += content[left]! * (sent - arriving);
  }
  return { ...sums, residual: residualOf(sums) };
}

function residualOf(sums: Omit<HourSums, "residual">): number {
  const rest =
    sums.deliveries +
    sums.exports -
    sums.imports +
    sums.closingStock -
    sums.openingStock +
    sums.waste +
    sums.storeLosses +
    sums.routeLosses +
    sums.capacities +
    sums.skills +
    sums.closingUnderWay -
    sums.openingUnderWay +
    sums.unassigned;
  const largest = Math.max(...Object.values(sums).map(Math.abs));
  return largest === 0 ? 0 : Math.abs(sums.hours - rest) / largest;
}
