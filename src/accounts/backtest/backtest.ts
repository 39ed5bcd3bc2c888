/**
 * *back-test*: period by period a plan is made on what is believed, carried out in what is true, and reported of; a
 * policy makes of the reports what the next plan is made on. What people really get tells the policies apart.
 */
import { chanceOf } from "../../economy/generate/chance.ts";
import { withScenario } from "../../economy/patch/index.ts";
import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import type { Economy } from "../../economy/types.ts";
import { message, type Message } from "../../messages/index.ts";
import { plan as planOnce } from "../../plan/plan.ts";
import { roll } from "../../plan/roll/index.ts";
import type { Plan, Planned, PlanSettings } from "../../plan/types.ts";
import type { Report } from "../reports/tables.ts";
import { carryOut, type CarryOutSettings, type Happened } from "./carry-out.ts";
import { figureKey, type TrueFigure } from "./figures.ts";
import { periodsOf, withTables } from "./first-period.ts";
import { believedAfter, type Learnt } from "./learnt.ts";
import { inspector, type Policy, type PolicyInput } from "./policy.ts";
import { released, unreleased } from "./released.ts";
import { hashOf, reportsOf, type OnPaper, type ReportSettings } from "./reports-of.ts";
import { resultOf, type PeriodResult } from "./result.ts";

export interface BacktestSettings extends ReportSettings, CarryOutSettings {
  readonly policies: readonly Policy[];
  /** The first period that is carried out; until then all goes as planned. Default: the economy's first. */
  readonly from?: number;
  /** How many periods are carried out; default: all that are left. */
  readonly periods?: number;
  /** What really happens, which nobody knows before it is reported; absent: what the economy states. */
  readonly scenario?: string;
  /** It is planned anew every so many periods, and between them the last plan followed; default: 1. */
  readonly every?: number;
  /** Figures that each policy may have inspected in each period; default: 0. */
  readonly inspections?: number;
  /** A plan of the economy as it stands; absent: it is made. */
  readonly plan?: Plan;
  readonly settings?: Pick<PlanSettings, "timeLimit" | "signal" | "keep" | "mipGap" | "sharing">;
  readonly onProgress?: (message: Message) => void;
}

export interface PolicyResult {
  readonly policy: string;
  readonly periods: readonly PeriodResult[];
}

export interface Backtest {
  readonly economy: Economy;
  /** Numbers of the periods that were carried out. */
  readonly periods: readonly number[];
  readonly policies: readonly PolicyResult[];
}

export type Backtested =
  | { readonly kind: "backtested"; readonly backtest: Backtest }
  | { readonly kind: "no-plan"; readonly planned: Exclude<Planned, { kind: "optimal" }> };

/** Of an inspected figure, one standard deviation as a share. */
const inspectedAccuracy = 0.005;

/**
 * Back-tests policies against each other: the same economy, the same errors and false figures.
 *
 * Throws `EconomyProblems` where the economy or the scenario has errors, a `RangeError` for a period that there isn't
 * or settings that mean nothing.
 */
export async function backtest(economy: Economy, settings: BacktestSettings): Promise<Backtested> {
  const all = periodsOf(economy);
  const from = settings.from ?? all[0]!;
  if (!all.includes(from)) throw new RangeError(`there is no period ${from}`);
  for (const name of ["every", "periods"] as const) {
    const found = settings[name];
    if (found !== undefined && !(Number.isInteger(found) && found > 0)) {
      throw new RangeError(`${name}: ${found}`);
    }
  }
  const left = all.slice(all.indexOf(from));
  const periods = left.slice(0, settings.periods ?? left.length);
  const first = await begun(economy, from, settings);
  if (first.kind === "no-plan") return first;
  const policies: PolicyResult[] = [];
  for (const policy of settings.policies) {
    policies.push(await followed(first.beginning, policy, periods, settings));
  }
  return { kind: "backtested", backtest: { economy, periods, policies } };
}

/** Where all policies begin alike. */
interface Beginning {
  readonly believed: Economy;
  readonly truth: Economy;
  readonly plan: Plan;
}

async function begun(
  economy: Economy,
  from: number,
  settings: BacktestSettings,
): Promise<
  | { readonly kind: "begun"; readonly beginning: Beginning }
  | Extract<Backtested, { readonly kind: "no-plan" }>
> {
  const { scenario } = settings;
  const given = settings.plan;
  const planned: Planned =
    given === undefined
      ? await planAgain(withoutScenarios(economy), settings)
      : { kind: "optimal", plan: given };
  if (planned.kind !== "optimal") return { kind: "no-plan", planned };
  const { plan } = planned;
  const { economy: now, problems } = roll(economy, plan, from);
  if (errorsIn(problems).length > 0) throw new EconomyProblems(errorsIn(problems));
  const truth =
    scenario === undefined ? { economy: now, problems: [] } : withScenario(now, scenario);
  if (errorsIn(truth.problems).length > 0) throw new EconomyProblems(errorsIn(truth.problems));
  return {
    kind: "begun",
    beginning: {
      ...{ believed: withoutScenarios(now), truth: withoutScenarios(truth.economy), plan },
    },
  };
}

/** What may happen otherwise is no part of what is believed, nor of what is true. */
function withoutScenarios(economy: Economy): Economy {
  return withTables(economy, { scenarios: [], changes: [] });
}

function planAgain(economy: Economy, { engine, settings }: BacktestSettings): Promise<Planned> {
  return planOnce(economy, { ...settings, ...(engine === undefined ? {} : { engine }) });
}

/** What a policy knows and what is true, at the beginning of a period. */
interface Standing {
  readonly believed: Economy;
  readonly truth: Economy;
  readonly plan: Plan;
  readonly reports: readonly Report[];
  readonly onPaper: OnPaper;
}

/** The way of one policy through the periods. */
async function followed(
  { believed: start, truth, plan }: Beginning,
  policy: Policy,
  periods: readonly number[],
  settings: BacktestSettings,
): Promise<PolicyResult> {
  let standing: Standing = { believed: start, truth, plan, reports: [], onPaper: new Map() };
  const results: PeriodResult[] = [];
  for (const [i, period] of periods.entries()) {
    settings.onProgress?.(message("backtest.progress", { policy: policy.name, period }));
    const { believed } = standing;
    // The first plan is the one that all policies begin with.
    const isDue = i > 0 && i % (settings.every ?? 1) === 0;
    const again = isDue ? await planAnyway(believed, settings) : undefined;
    const made = again?.planned.kind === "optimal" ? again.planned.plan : standing.plan;
    const happened = await carryOut(standing.truth, made, period, settings);
    const { reports, figures, onPaper } = reportsOf(happened, settings, standing.onPaper);
    const known = [...standing.reports, ...reports];
    const inspections = inspecting(figures, settings);
    const after = nextPeriod(start, period);
    const learnt =
      after === undefined
        ? {}
        : await policy.learn({
            ...{ start, believed, plan: made, period, next: after, reports: known, happened },
            inspect: inspections.inspect,
          });
    results.push(
      resultOf(happened, believed, standing.truth, {
        plan: again === undefined ? (i === 0 ? "first" : "followed") : planWord(again),
        ...(again?.because === undefined ? {} : { because: again.because }),
        inspected: learnt.inspected ?? inspections.made().length,
      }),
    );
    if (after === undefined) break;
    standing = {
      truth: happened.next!,
      believed: believedAfter(believed, made, period, after, withPool(learnt, happened)),
      plan: made,
      reports: [...known, ...inspections.made()],
      onPaper,
    };
  }
  return { policy: policy.name, periods: results };
}

interface Again {
  readonly planned: Planned;
  /** Why work under way had to be given up, or why there is no plan. */
  readonly because?: readonly Message[];
  readonly released: boolean;
}

/** Plans anew; where not all that was begun can go on, what can is part of what is decided. */
async function planAnyway(believed: Economy, settings: BacktestSettings): Promise<Again> {
  const planned = await planAgain(believed, settings);
  if (planned.kind !== "infeasible") return { planned, released: false };
  const because = planned.conflict;
  const freed = await planAgain(released(believed), settings);
  return freed.kind === "optimal"
    ? { planned: { ...freed, plan: unreleased(freed.plan, believed) }, because, released: true }
    : { planned: freed, because, released: false };
}

function planWord({ planned, released: isReleased }: Again): PeriodResult["plan"] {
  if (planned.kind !== "optimal") return planned.kind;
  if (!planned.plan.certificate.ok) return "uncertified";
  return isReleased ? "released" : "anew";
}

function nextPeriod(economy: Economy, period: number): number | undefined {
  const all = periodsOf(economy);
  return all[all.indexOf(period) + 1];
}

/** Those who plan keep the pooled goods, and know what there is of them. */
function withPool(learnt: Learnt, { plan }: Happened): Learnt {
  const pool = plan.tables.balances.flatMap(({ good, place, closing }) =>
    place === undefined ? [{ good, amount: closing }] : [],
  );
  return { ...learnt, closing: [...pool, ...(learnt.closing ?? [])] };
}

/** Inspections of a period's figures, as many as may be made. */
function inspecting(figures: readonly TrueFigure[], { inspections = 0, seed }: BacktestSettings) {
  const byKey = new Map(figures.map((figure) => [figureKey(figure), figure]));
  const [anyone] = figures;
  const made: Report[] = [];
  const inspect: PolicyInput["inspect"] = (asked) => {
    if (anyone === undefined || made.length >= inspections) return undefined;
    const key = figureKey({ ...asked, period: anyone.period });
    const figure = byKey.get(key);
    if (figure === undefined) return undefined;
    const { by: about, amount, ...rest } = figure;
    const off = inspectedAccuracy * chanceOf(hashOf(`${seed} inspected ${key}`)).normal();
    const report: Report = {
      ...{ by: inspector, about, ...rest, amount: Math.max(0, amount * (1 + off)) },
      ...{ accuracy: inspectedAccuracy, method: "inspected" },
    };
    made.push(report);
    return report;
  };
  return { inspect, made: (): readonly Report[] => made };
}
