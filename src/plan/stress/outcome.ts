/** What a plan comes to: fulfilments by tier, hours, goals. */
import { message, type Message } from "../../messages/index.ts";
import { tierSummary } from "../explain/whole.ts";
import { measured } from "../roll/rest-levels.ts";
import type { Plan, Planned } from "../types.ts";

export interface TierOutcome {
  readonly tier: number;
  /** Least and mean fulfilment, end levels and reserves included. */
  readonly least: number;
  readonly mean: number;
}

export interface GoalOutcome {
  readonly stage: number;
  readonly measure: string;
  readonly of?: string;
  readonly value: number;
}

export interface Outcome {
  readonly tiers: readonly TierOutcome[];
  /** Hours of work over the whole horizon. */
  readonly hours: number;
  readonly goals: readonly GoalOutcome[];
}

/** What comes of a way to plan; `because`: why nothing does, or why it is not to be relied on. */
export type Way =
  | { readonly kind: "planned"; readonly outcome: Outcome }
  | {
      readonly kind: "none";
      readonly status: Exclude<Planned["kind"], "optimal"> | "uncertified" | "not-made";
      readonly because: Message;
    };

/**
 * What a plan comes to; with `before`, together with what another plan brought in the periods before `first`,
 * which was carried out until then.
 */
export function outcomeOf(
  plan: Plan,
  before?: { readonly plan: Plan; readonly first: number },
): Outcome {
  const parts =
    before === undefined
      ? [{ plan, until: Infinity }]
      : [
          { plan: before.plan, until: before.first },
          { plan, until: Infinity },
        ];
  const fulfilled = parts.flatMap(({ plan: { tables }, until }) =>
    [...tables.deliveries, ...tables.keeping].filter(
      ({ tier, period }) => tier > 0 && period < until,
    ),
  );
  const sum = (part: (plan: Plan, until: number) => number) =>
    parts.reduce((total, { plan: each, until }) => total + part(each, until), 0);
  // Of a goal that is over, the rest of the economy knows nothing any more.
  const { goals } = (before?.plan ?? plan).economy.tables;
  return {
    tiers: tierSummary(fulfilled).map(({ tier, least, mean }) => ({ tier, least, mean })),
    hours: sum(({ tables }, until) =>
      tables.hours.reduce((all, row) => (row.period < until ? all + row.needed : all), 0),
    ),
    goals: goals.rows
      .filter((row) => row.breakpoints === undefined)
      .map((row) => ({
        stage: row.stage,
        measure: row.measure,
        ...(row.of === undefined ? {} : { of: row.of }),
        value:
          row.measure === "stock"
            ? stockAtEnd(plan, row.of)
            : sum((each, until) => measured(each, row, until)),
      }))
      .sort((a, b) => a.stage - b.stage),
  };
}

function stockAtEnd({ economy, tables }: Plan, good: string | undefined): number {
  const last = Math.max(...economy.tables.periods.rows.map(({ period }) => period));
  return tables.balances.reduce(
    (sum, row) => (row.period === last && row.good === good ? sum + row.closing : sum),
    0,
  );
}

/** Certified plans only count. */
export function wayOf(planned: Planned, outcome: (plan: Plan) => Outcome = outcomeOf): Way {
  const status = planned.kind !== "optimal" ? planned.kind : undefined;
  if (planned.kind === "optimal" && planned.plan.certificate.ok) {
    return { kind: "planned", outcome: outcome(planned.plan) };
  }
  return notPlanned(status ?? "uncertified");
}

export function notPlanned(status: Exclude<Planned["kind"], "optimal"> | "uncertified"): Way {
  return { kind: "none", status, because: message("stress.not-planned", { status }) };
}

/** The mean of outcomes by weight, of the goals that all of them have; undefined where an outcome is missing. */
export function weightedMean(
  ways: readonly { readonly weight: number; readonly way: Way }[],
): Outcome | undefined {
  const counted = ways.filter(({ weight }) => weight > 0);
  const all = counted.reduce((sum, { weight }) => sum + weight, 0);
  const outcomes = counted.flatMap(({ way, weight }) =>
    way.kind === "planned" ? [{ outcome: way.outcome, share: weight / all }] : [],
  );
  const [first] = outcomes;
  if (first === undefined || outcomes.length < counted.length) return undefined;
  const mean = (value: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, { outcome, share }) => sum + share * value(outcome), 0);
  const ofTier = (tier: number, value: (of: TierOutcome) => number) =>
    mean(({ tiers }) => {
      const found = tiers.find((each) => each.tier === tier);
      // Where nothing is asked, everything that is asked is met.
      return found === undefined ? 1 : value(found);
    });
  return {
    tiers: first.outcome.tiers.map(({ tier }) => ({
      tier,
      least: ofTier(tier, ({ least }) => least),
      mean: ofTier(tier, (of) => of.mean),
    })),
    hours: mean(({ hours }) => hours),
    goals: first.outcome.goals.flatMap((goal) => {
      const values = outcomes.flatMap(({ outcome, share }) =>
        outcome.goals.filter((each) => isSame(each, goal)).map(({ value }) => share * value),
      );
      if (values.length < outcomes.length) return [];
      return [{ ...goal, value: values.reduce((sum, value) => sum + value, 0) }];
    }),
  };
}

function isSame(a: GoalOutcome, b: GoalOutcome): boolean {
  return a.stage === b.stage && a.measure === b.measure && a.of === b.of;
}
