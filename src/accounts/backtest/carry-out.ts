/**
 * What really happens when a plan that was made on other figures is carried out: what isn't there can't be sent, used
 * or eaten.
 */
import { errorsIn, EconomyProblems } from "../../economy/problem.ts";
import type { Economy, Row } from "../../economy/types.ts";
import type { Engine } from "../../engine/engine.ts";
import { highsEngine } from "../../engine/highs/engine.ts";
import { compile } from "../../plan/compile.ts";
import type { Level } from "../../plan/levels.ts";
import { certificateOf, tolerance } from "../../plan/plan.ts";
import { tablesOf } from "../../plan/print.ts";
import { roll } from "../../plan/roll/index.ts";
import type { Plan, PlanTables } from "../../plan/types.ts";
import { carriedOut, type Order } from "./carrying-program.ts";
import { firstPeriodOf, periodsOf, withBegunAsWork, withTables } from "./first-period.ts";
import { identitiesOf, identity } from "./identities.ts";
import { promisedIn, type Promised } from "./promised.ts";

export interface CarryOutSettings {
  /** Default: `deliveries-first`. */
  readonly order?: Order;
  /** Absent: HiGHS in this process. */
  readonly engine?: Engine;
}

/** Something that was to be done, and how much of it was. */
export interface Kept extends Promised {
  /** From 0 to `planned`. */
  readonly happened: number;
}

/** What happened in a period. */
export interface Happened {
  readonly period: number;
  /** What was to be done. */
  readonly planned: Plan;
  /** The true economy from this period on, without the work under way that had to be given up. */
  readonly economy: Economy;
  /** The same as far as this period. */
  readonly firstPeriod: Economy;
  /**
   * What happened as the tables of a plan of this one period; its certificate (of `firstPeriod`) says that it was
   * possible. Its levels only list the fulfilments.
   */
  readonly plan: Plan;
  readonly kept: readonly Kept[];
  /** The true economy at the beginning of the next period; absent after the last. */
  readonly next?: Economy;
}

/**
 * Carries the first period of a plan out in the true economy.
 *
 * - `truth` — begins with `period`; free of errors (`check`).
 * - `plan` — made for any economy whose places, workplaces, techniques and goods have the same names.
 *
 * Each shipment, import, export, run and delivery is at most what was planned; balances, capacities, hours and stores
 * hold with the true figures. Class by class everything is done as far as it can be, a shortage shared evenly: leximin
 * of the shares done, as in planning. The classes in their order: `deliveries-first`: shipments, imports and exports;
 * work under way; new work; what people get, tier by tier. `own-needs-first`: what people get first, shipments and
 * trade last. What is left over stays in stock where it can be kept, and is waste otherwise.
 *
 * Work that was begun before and lacks now what it takes now (hours of the harvest, cement for a roof) is given up in
 * part: that part brings nothing later either. So is what arrives and can't be unloaded. Runs of which there are only
 * whole ones may be cut short like others. Within the period all is fitted to each other as well as can be, as if
 * everybody knew at once what is missing: the most favourable case.
 *
 * Throws a `RangeError` where the true economy doesn't begin with the period, or can't even stand still (a stock that
 * can neither be kept nor thrown away); an `Error` where the engine ends without an answer.
 */
export async function carryOut(
  truth: Economy,
  plan: Plan,
  period: number,
  settings: CarryOutSettings = {},
): Promise<Happened> {
  const [first, next] = periodsOf(truth);
  if (first !== period) {
    throw new RangeError(`the economy begins with period ${first!}, not ${period}`);
  }
  const { economy: withBegun, begun } = withBegunAsWork(firstPeriodOf(truth));
  const promised = promisedIn(plan, period, begun);
  const done = await carriedOut(
    compile(withBegun),
    promised,
    secondedIn(plan, period),
    settings.order ?? "deliveries-first",
    settings.engine ?? (await highsEngine()),
  );
  const shareOf = new Map(
    promised.flatMap((each) =>
      each.begun === undefined ? [] : [[each.begun, done.share(each)] as const],
    ),
  );
  const economy = withBegunKept(truth, shareOf);
  const firstPeriod = firstPeriodOf(economy);
  const tables = printed(firstPeriod, done.amounts);
  const happened: Plan = {
    ...{ economy, tables, stages: [], notes: [] },
    certificate: certificateOf(firstPeriod, tables, []),
    ...{ size: plan.size, engine: plan.engine, seconds: plan.seconds },
  };
  return {
    ...{ period, economy, firstPeriod, planned: plan, plan: happened },
    kept: promised.map((each) => ({
      ...each.promised,
      happened: each.promised.planned * done.share(each),
    })),
    ...(next === undefined ? {} : { next: rolled(economy, happened, next) }),
  };
}

/** Hours that were planned to go from place to place, by the identity of their column. */
function secondedIn({ tables }: Plan, period: number): ReadonlyMap<string, number> {
  return new Map(
    tables.secondments.flatMap((row) =>
      row.period === period
        ? [[identity("secondment", row.skill, row.from, row.to), row.hours] as const]
        : [],
    ),
  );
}

/** The economy with as much of its work and shipments under way as went on. */
function withBegunKept(
  economy: Economy,
  shareOf: ReadonlyMap<Row<"started"> | Row<"shipped">, number>,
): Economy {
  const kept = <R extends Row<"started"> | Row<"shipped">>(rows: readonly R[]) =>
    rows.flatMap((row) => {
      const share = shareOf.get(row) ?? 1;
      return share === 0 ? [] : [{ ...row, amount: row.amount * share }];
    });
  return withTables(economy, {
    started: kept(economy.tables.started.rows),
    shipped: kept(economy.tables.shipped.rows),
  });
}

/** What happened, as the tables of a plan. */
function printed(firstPeriod: Economy, amounts: ReadonlyMap<string, number>): PlanTables {
  const compiled = compile(firstPeriod);
  const x = new Float64Array(compiled.columns.count);
  for (const [name, column] of identitiesOf(compiled)) x[column] = amounts.get(name) ?? 0;
  const fulfilments = compiled.columns.fulfilment.map((column) => x[column]!);
  const cells = compiled.criteria.map(({ tier }, c) => ({ tier, at: fulfilments[c]!, c }));
  const values = new Map(cells.map((cell) => [`${cell.tier} ${cell.at}`, cell]));
  const levels = [...values.values()]
    .sort((a, b) => a.tier - b.tier || a.at - b.at)
    .map(({ tier, at }): Level => ({
      ...{ kind: "tier", stage: tier, measure: "floor", value: at },
      fixed: cells.flatMap((cell) => (cell.tier === tier && cell.at === at ? [cell.c] : [])),
      // Nothing was optimised, so that there is nothing to prove.
      certificate: { primal: 0, dual: 0, gap: 0, tolerance: tolerance.optimality, ok: true },
      prices: [],
    }));
  return tablesOf(compiled, x, levels);
}

function rolled(economy: Economy, happened: Plan, next: number): Economy {
  const { economy: after, problems } = roll(economy, happened, next);
  const errors = errorsIn(problems);
  if (errors.length > 0) throw new EconomyProblems(errors);
  return after;
}
