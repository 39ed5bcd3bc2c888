import type { Attempt } from "./attempts.ts";
import { answered, type Highs, type HighsModel } from "./load.ts";

/** What the engine says of a run; `unclear`: nothing of use, though its point may still pass the certificate. */
export type Ending =
  | "optimal"
  | "infeasible"
  | "unbounded"
  | "infeasible or unbounded"
  | "time"
  | "iterations"
  | "unclear";

/** The engine takes no infinite limits. */
const noLimit = 1e9;

/** The interior point method needs some dozens, or gets nowhere. */
const interiorIterations = 300;

const solvers = {
  simplex: "simplex",
  "primal-simplex": "simplex",
  "interior-point": "ipm",
  mixed: "choose",
} as const;

/** Runs the engine once on what it holds. */
export function run(
  highs: Highs,
  model: HighsModel,
  attempt: Attempt,
  limits: { readonly seconds: number; readonly mipGap: number },
): { readonly ending: Ending; readonly iterations: number } {
  if (limits.seconds <= 0) return { ending: "time", iterations: 0 };
  const own = attempt.seconds ?? Infinity;
  model.options.set({
    solver: solvers[attempt.method],
    // 0: primal from a primal feasible basis, dual otherwise. 4: primal.
    simplex_strategy: attempt.method === "primal-simplex" ? 4 : 0,
    ipm_iteration_limit: interiorIterations,
    run_crossover: attempt.vertex === false ? "off" : "on",
    simplex_scale_strategy: attempt.scaling === true ? 2 : 0,
    presolve: attempt.presolve ? "on" : "off",
    time_limit: Math.min(limits.seconds, own, noLimit),
    simplex_iteration_limit: attempt.iterations ?? 2147483647,
    primal_feasibility_tolerance: attempt.tolerance,
    dual_feasibility_tolerance: attempt.tolerance,
    mip_feasibility_tolerance: 1e-7,
    mip_rel_gap: limits.mipGap,
    mip_abs_gap: 1e-9,
    mip_heuristic_run_rins: attempt.neighbourhoods !== false,
    mip_heuristic_run_rens: attempt.neighbourhoods !== false,
    mip_heuristic_run_root_reduced_cost: attempt.neighbourhoods !== false,
  });
  if (!attempt.warm) model.clearSolver();
  // The engine's time limit counts from the first run on.
  model.zeroAllClocks();
  const status = answered(() => model.run().modelStatus);
  let iterations = 0;
  for (const counter of ["simplex_iteration_count", "ipm_iteration_count"]) {
    iterations += Math.max(0, Number(model.info.get(counter)));
  }
  const ending = endingOf(highs, status);
  // Its own time is like a number of steps: the next attempt may do better.
  const ranOut = ending === "time" && own < limits.seconds;
  return { ending: ranOut ? "iterations" : ending, iterations };
}

function endingOf({ constants }: Highs, status: number | undefined): Ending {
  const { modelStatus } = constants;
  switch (status) {
    case modelStatus.optimal:
      return "optimal";
    case modelStatus.infeasible:
      return "infeasible";
    case modelStatus.unbounded:
      return "unbounded";
    case modelStatus.unboundedOrInfeasible:
      return "infeasible or unbounded";
    case modelStatus.timeLimit:
      return "time";
    case modelStatus.iterationLimit:
      return "iterations";
    case undefined:
    default:
      return "unclear";
  }
}
