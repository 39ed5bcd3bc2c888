import type { Problem } from "../economy/problem.ts";
import type { Plan } from "../plan/types.ts";
import { tierSummary } from "../plan/explain/whole.ts";
import type { Made } from "./planning.ts";
import { jsonOfMessage, jsonOfProblem } from "./json.ts";

/**
 * The document of `plan --json`, for whatever planning has come to.
 *
 * - `where`, `page` — where the plan is written to, and the page that shows it.
 */
export function planDocument(made: Made, where?: string, page?: string): unknown {
  const { planned, seconds } = made;
  switch (planned.kind) {
    case "optimal":
      return {
        ...figures(planned.plan, seconds),
        warnings: warningsOf(made).map(jsonOfProblem),
        plan: where,
        page,
      };
    case "infeasible":
      return { status: planned.kind, conflict: planned.conflict.map(jsonOfMessage), seconds };
    case "unbounded":
      return { status: planned.kind, because: planned.because.map(jsonOfMessage), seconds };
    case "stopped":
      return { status: planned.kind, reason: planned.reason, seconds };
  }
}

function figures(plan: Plan, { read, total }: Made["seconds"]) {
  const { imbalance, dual, gap, ok, failures } = plan.certificate;
  return {
    status: ok ? "optimal" : "uncertified",
    stages: plan.stages.map(({ stage, kind, measure, value, gap: ofStage }) => ({
      stage,
      kind,
      measure,
      value,
      gap: ofStage,
    })),
    tiers: tierSummary(plan.tables.deliveries).map(({ tier, least, mean, count }) => ({
      tier,
      least,
      mean,
      needs: count,
    })),
    hours: hoursOf(plan),
    size: plan.size,
    engine: plan.engine,
    seconds: { read, compile: plan.seconds.compile, solve: plan.seconds.solve, total },
    certificate: { imbalance, dual, gap, ok, failures: failures.map(jsonOfMessage) },
  };
}

/** What reading and checking the economy found that its author should look at. */
export function warningsOf({ planned, warnings }: Made): readonly Problem[] {
  return planned.kind === "optimal" ? [...warnings, ...planned.plan.notes] : warnings;
}

/** All hours that work and routes ask for. */
export function hoursOf({ tables }: Plan): number {
  return tables.hours.reduce((sum, row) => sum + row.needed, 0);
}
