import { message } from "../../messages/index.ts";
import { planFlows, type PlanFlows, type Run } from "../explain/plan-flows.ts";
import { leftOvers, type JointRule } from "../labour-content/joint.ts";
import { routesOf } from "../logistics.ts";
import { resolve } from "../resolve.ts";
import type { Plan } from "../types.ts";
import type { InputOutput, Making } from "./input-output.ts";
import { tableOf } from "./table-of.ts";

/**
 * The table of a plan: all places together, all periods or one; by the plan's own mix of techniques and imports.
 * A run counts with all that it takes and makes, in the period in which it starts; freight and what it loses count
 * as inputs of the good that is shipped. What adds capacity or skills is final use.
 */
export function tableOfPlan(
  plan: Plan,
  { joint = "refuse", period }: { readonly joint?: JointRule; readonly period?: number },
): InputOutput {
  const resolved = resolve(plan.economy);
  const flows = planFlows(plan, resolved);
  const index = period === undefined ? undefined : resolved.periods.indexOf(period);
  const counts = (t: number) => (index === undefined ? t >= 0 : t === index);
  const makings = [
    ...flows.runs.filter(({ start }) => counts(start)).flatMap((run) => makingOf(run, flows)),
    ...flows.freight.filter(({ departs }) => counts(departs)).map((each) => freight(each, flows)),
    ...plan.tables.trade
      .filter((row) => row.imported > 0 && (period === undefined || row.period === period))
      .map(({ good, imported, currency, paid }): Making => ({
        ...nothing,
        made: new Map([[resolved.goodIndex.get(good)!, imported]]),
        used: new Map([[resolved.goodIndex.get(currency)!, paid]]),
      })),
  ];
  return tableOf(makings, resolved, joint, leftOvers(flows), [message("analyse.assumed-plan")]);
}

export const nothing = {
  technique: "",
  made: new Map<number, number>(),
  used: new Map<number, number>(),
  hours: new Map<number, number>(),
  capacity: new Map<string, number>(),
} satisfies Making;

/** Nothing for runs that make no good, or that add capacity or skills: what they take and make is final use. */
export function makingOf(run: Run, { resolved }: Pick<PlanFlows, "resolved">): readonly Making[] {
  const made = new Map<number, number>();
  const used = new Map<number, number>();
  for (const { target, amount } of run.goods) {
    const { good } = resolved.accounts[target]!;
    if (amount > 0) made.set(good, (made.get(good) ?? 0) + amount);
    else used.set(good, (used.get(good) ?? 0) - amount);
  }
  if (made.size === 0 || [...run.adds, ...run.trains].some(({ amount }) => amount > 0)) return [];
  const hours = new Map<number, number>();
  for (const { target, amount } of run.work) hours.set(target, (hours.get(target) ?? 0) + amount);
  const capacity = new Map<string, number>();
  for (const { target, amount } of run.uses) {
    const { capacity: name } = resolved.installed[target]!;
    capacity.set(name, (capacity.get(name) ?? 0) + amount);
  }
  return [{ technique: resolved.sites[run.site]!.technique, made, used, hours, capacity }];
}

/** What a shipment takes on its way, and loses. */
function freight(
  { route, from, sent, arriving, tonnes }: PlanFlows["freight"][number],
  { resolved }: PlanFlows,
): Making {
  const { good } = resolved.accounts[from]!;
  const used = new Map<number, number>();
  const hours = new Map<number, number>();
  if (sent > arriving) used.set(good, sent - arriving);
  const draws = routesOf(resolved).find(({ name }) => name === route)?.draws ?? [];
  for (const { account, skill, amount } of draws) {
    if (skill !== undefined) hours.set(skill, (hours.get(skill) ?? 0) + amount * tonnes);
    if (account === undefined) continue;
    const drawn = resolved.accounts[account]!.good;
    used.set(drawn, (used.get(drawn) ?? 0) + amount * tonnes);
  }
  return { ...nothing, of: good, used, hours };
}
