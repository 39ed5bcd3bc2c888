import { expect } from "vitest";
import { withScenario } from "../../src/economy/patch/index.ts";
import type { Economy } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import { render } from "../../src/messages/index.ts";
import { certifyPhysically } from "../../src/plan/certify/index.ts";
import { plan, type Plan, type PlanSettings } from "../../src/plan/index.ts";
import { printedFulfilments } from "./brute-force.ts";
import { branchesOf, type Insurance, type Insured } from "./two-stage-brute-force.ts";

const engine = await highsEngine();
const tolerance = 1e-6;

export const insurances: readonly Insurance[] = ["expected", "worst"];

/** A plan with an optimum whose certificate holds; undefined where there is none. */
export async function planOf(
  economy: Economy,
  settings: PlanSettings = {},
): Promise<Plan | undefined> {
  const planned = await plan(economy, { engine, ...settings });
  if (planned.kind === "infeasible") return undefined;
  if (planned.kind !== "optimal") throw new Error(`planned: ${planned.kind}`);
  expect(planned.plan.certificate.failures.map((failure) => render(failure))).toEqual([]);
  expect(planned.plan.certificate.ok).toBe(true);
  return planned.plan;
}

export function expectNear(found: number, due: number, what: string): void {
  const size = Math.max(1, Math.abs(due));
  expect(Math.abs(found - due) / size, `${what}: ${found}, not ${due}`).toBeLessThanOrEqual(
    tolerance,
  );
}

/** Every branch is a plan of its own economy, and is physically what it says. */
export function expectBranches(economy: Economy, made: Plan): void {
  const branches = made.branches!;
  const due = branchesOf(economy);
  const named = (scenario: string | undefined) => scenario ?? "";
  expect(branches.map(({ scenario }) => named(scenario)).toSorted()).toEqual(
    due.map(({ scenario }) => named(scenario)).toSorted(),
  );
  for (const { scenario, weight, plan: branch } of branches) {
    expectNear(weight, due.find((each) => each.scenario === scenario)!.weight, "weight");
    const own = scenario === undefined ? economy : withScenario(economy, scenario).economy;
    const { failures, imbalance } = certifyPhysically(own, branch.tables);
    expect(failures.map((failure) => render(failure))).toEqual([]);
    expect(imbalance).toBeLessThanOrEqual(1e-7);
    expect(branch.certificate.ok).toBe(true);
  }
}

/** Decisions of a period in which two branches can't be told apart are the same in both. */
export function expectShared(economy: Economy, made: Plan): number {
  let shared = 0;
  const knownFrom = new Map(branchesOf(economy).map((each) => [each.scenario, each.knownFrom]));
  const branches = made.branches!;
  for (const { period } of economy.tables.periods.rows) {
    const untold = branches.filter(({ scenario }) => (knownFrom.get(scenario) ?? 0) > period);
    const [first, ...others] = untold.map(({ plan: branch }) => decisionsIn(branch, period));
    for (const other of others) {
      expect([...other.keys()].sort()).toEqual([...first!.keys()].sort());
      for (const [what, amount] of other) expectNear(amount, first!.get(what) ?? NaN, what);
      shared++;
    }
  }
  return shared;
}

/** What is done in a period: amounts by what they are of, as the plan prints them. */
function decisionsIn({ tables }: Plan, period: number): ReadonlyMap<string, number> {
  const decisions = new Map<string, number>();
  const add = (amount: number, ...of: (string | undefined)[]) => {
    if (Math.abs(amount) > tolerance) decisions.set(JSON.stringify(of), amount);
  };
  const inPeriod = <R extends { readonly period: number }>(rows: readonly R[]) =>
    rows.filter((row) => row.period === period);
  for (const row of inPeriod(tables.activities)) add(row.runs, "run", row.technique, row.where);
  for (const row of inPeriod(tables.deliveries)) {
    add(row.delivered, "deliver", row.need, row.group, row.place);
  }
  for (const row of inPeriod(tables.shipments)) add(row.sent, "ship", row.route, row.good);
  for (const row of inPeriod(tables.trade)) {
    add(row.imported, "import", row.place, row.good);
    add(row.exported, "export", row.place, row.good);
  }
  for (const row of inPeriod(tables.stand_ins)) {
    add(row.hours, "stand in", row.place, row.skill, row.for);
  }
  for (const row of inPeriod(tables.balances)) add(row.closing, "keep", row.good, row.place);
  return decisions;
}

/** What a plan's branches print, as the brute force names it. */
export function printed(made: Plan, insurance: Insurance): Insured["fulfilment"] {
  const shared = new Map<string, { readonly tier: number; readonly value: number }>();
  for (const { scenario = "", weight, plan: branch } of made.branches!) {
    const { deliveries, keeping } = branch.tables;
    const rows = [...deliveries, ...keeping];
    [...printedFulfilments(branch.tables)].forEach(([what, fulfilment], i) => {
      const name = insurance === "worst" ? `${scenario} ${what}` : what;
      const before = shared.get(name)?.value ?? 0;
      const value = before + (insurance === "worst" ? 1 : weight) * fulfilment;
      shared.set(name, { tier: rows[i]!.tier, value });
    });
  }
  return shared;
}

/** Fulfilments as leximin compares them: tier by tier, the least first. */
export function inOrder(made: Plan, insurance: Insurance): readonly number[] {
  return [...printed(made, insurance).values()]
    .filter(({ tier }) => tier > 0)
    .sort((a, b) => a.tier - b.tier || a.value - b.value)
    .map(({ value }) => value);
}

/** Whether leximin holds one for as good as another, or for better. */
export function isAsGood(one: readonly number[], other: readonly number[]): boolean {
  expect(one.length).toBe(other.length);
  const at = one.findIndex((value, i) => Math.abs(value - other[i]!) > tolerance);
  return at < 0 || one[at]! > other[at]!;
}

/** Whether its branches serve somebody differently. */
export function areApart(made: Plan): boolean {
  const [first, ...others] = made.branches!.map((branch) => printedFulfilments(branch.plan.tables));
  return others.some((other) =>
    [...other].some(([name, value]) => Math.abs(value - first!.get(name)!) > tolerance),
  );
}
