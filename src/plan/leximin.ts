import { message } from "../messages/index.ts";
import type { Compiled } from "./compile.ts";
import type { Level } from "./levels.ts";
import { pricesOf } from "./prices.ts";
import type { Solved, Stage } from "./stages.ts";

/** A dual above this says that its criterion can't rise: the duals of the floor rows sum to 1. */
const positiveDual = 1e-7;

/** A fulfilment that only a dual this many times the gap holds could still rise by 1e-6. */
const aboveGap = 1e6;

/** Fulfilments closer than this are the same. */
const sameFulfilment = 1e-9;

/**
 * Leximin over the criteria of a tier: raises the floor that all of them share as far as it goes, fixes those
 * that can't rise above it, and raises the floor of the rest, until all are fixed. In the end no
 * fulfilment can be raised without lowering one that is no higher.
 *
 * A criterion is fixed when the dual of its floor row is positive (by complementary slackness it then stands
 * at the floor in every optimum); where the floor stands still because the duals did not name all
 * that can't rise, an auxiliary program that raises all of them together settles which can.
 *
 * Method: W. Ogryczak, M. Pióro, A. Tomaszewski, "Telecommunications network design and max-min
 * optimization problem", J. Telecommunications and Information Technology 3/2005; D. Nace, M. Pióro,
 * "Max-min fairness and its applications to routing and load-balancing", IEEE Communications Surveys
 * & Tutorials 10(4), 2008.
 */
export async function leximin(stage: Stage, tier: number): Promise<Level[]> {
  const { compiled } = stage;
  const [firstFloor] = compiled.rowsOf.get("floor")!;
  const levels: Level[] = [];
  let free = compiled.criteria.flatMap((criterion, c) => (criterion.tier === tier ? [c] : []));
  const all = free.length;
  let last = -Infinity;

  while (free.length > 0) {
    stage.onProgress(
      message("plan.progress.tier", {
        tier,
        fixed: all - free.length,
        all,
        floor: Math.max(0, last),
      }),
    );
    holdFloor(stage, firstFloor, free);
    const cost = new Float64Array(compiled.program.cost.length);
    cost[compiled.columns.floor] = 1;
    const outcome = await stage.solve("maximise", cost, tier);
    const reached = outcome.x[compiled.columns.floor]!;
    const floor = reached <= sameFulfilment ? 0 : reached >= 1 - sameFulfilment ? 1 : reached;
    const level = { kind: "tier", stage: tier, measure: "floor", value: floor } as const;
    if (floor === 1) {
      for (const c of free) stage.fixFulfilment(c, 1);
      levels.push({ ...level, fixed: free, certificate: outcome.certificate, prices: [] });
      break;
    }
    const blocked = floor > last + sameFulfilment ? blockedBy(outcome, firstFloor, free) : [];
    const steps =
      blocked.length > 0
        ? [fixBlocked(stage, outcome, firstFloor, blocked, floor)]
        : await settle(stage, tier, firstFloor, free, floor);
    levels.push(...steps.map((step) => ({ ...level, ...step })));
    const fixed = new Set(steps.flatMap((step) => step.fixed));
    free = free.filter((c) => !fixed.has(c));
    last = floor;
  }
  holdFloor(stage, firstFloor, []);
  return levels;
}

/** Only the rows of these criteria hold the floor; all others are free. */
function holdFloor({ compiled, bounds }: Stage, firstFloor: number, held: readonly number[]) {
  bounds.rowLower.fill(-Infinity, firstFloor, firstFloor + compiled.criteria.length);
  for (const c of held) bounds.rowLower[firstFloor + c] = 0;
}

type Step = Pick<Level, "fixed" | "certificate" | "prices">;

/** Criteria whose floor row has a dual that is surely positive: they stand at the floor in every optimum. */
function blockedBy(outcome: Solved, firstFloor: number, criteria: readonly number[]) {
  const enough = Math.max(positiveDual, aboveGap * outcome.certificate.gap);
  return criteria.filter((c) => -outcome.rowDuals![firstFloor + c]! > enough);
}

function fixBlocked(
  stage: Stage,
  outcome: Solved,
  firstFloor: number,
  blocked: readonly number[],
  floor: number,
): Step {
  const dual = (c: number) => -outcome.rowDuals![firstFloor + c]!;
  stage.hold(outcome);
  // The face holds a weighted sum of the blocked: all but one are fixed, and that one is what is left.
  const heaviest = blocked.reduce((most, c) => (dual(c) > dual(most) ? c : most));
  for (const c of blocked) {
    if (c === heaviest) stage.watchFulfilment(c, floor);
    else stage.fixFulfilment(c, floor);
  }
  const prices = pricesOf(stage.compiled, "maximise", outcome);
  return { fixed: blocked, certificate: outcome.certificate, prices };
}

/**
 * Which of the free criteria can't rise above a floor that stands still. Two programs in turn narrow the
 * doubt from both sides, until none is left: raising the floor under the doubtful alone names some that
 * can't rise (by their duals); raising their sum shows some that can.
 */
async function settle(
  stage: Stage,
  tier: number,
  firstFloor: number,
  free: readonly number[],
  floor: number,
): Promise<Step[]> {
  const { compiled } = stage;
  const steps: Step[] = [];
  let open = free;
  let doubtful = free;
  const values = { lower: floor, upper: 1 };
  const solve = async (columns: readonly number[], held: readonly number[]) => {
    stage.between(open, values);
    holdFloor(stage, firstFloor, held);
    const cost = new Float64Array(compiled.program.cost.length);
    for (const column of columns) cost[column] = 1;
    const outcome = await stage.solve("maximise", cost, tier);
    return outcome;
  };
  const stuckIn = (outcome: Solved) => doubtful.filter((c) => !rose(compiled, outcome.x, c, floor));
  const take = (step: Step) => {
    steps.push(step);
    open = open.filter((c) => !step.fixed.includes(c));
  };

  while (doubtful.length > 0) {
    const raised = await solve([compiled.columns.floor], doubtful);
    const stuck = stuckIn(raised);
    const blocked = blockedBy(raised, firstFloor, stuck);
    stage.between(open);
    if (blocked.length > 0) take(fixBlocked(stage, raised, firstFloor, blocked, floor));
    doubtful = stuck.filter((c) => !blocked.includes(c));
    if (doubtful.length === 0) break;

    const fulfilments = doubtful.map((c) => compiled.columns.fulfilment[c]!);
    const summed = await solve(fulfilments, []);
    const rest = stuckIn(summed);
    if (rest.length === doubtful.length) {
      take(fixStuck(stage, summed, open, rest, floor));
      break;
    }
    stage.between(open);
    doubtful = rest;
  }
  if (steps.length > 0) return steps;
  // Each rose in some solution, so all rise in their average, by less than the floor is told apart by: the one
  // that rose least stands still as far as anybody can tell.
  const raised = await solve([compiled.columns.floor], free);
  stage.between(open);
  const least = leastRisen(compiled, raised.x, free);
  stage.fixFulfilment(least, floor);
  const prices = pricesOf(compiled, "maximise", raised);
  return [{ fixed: [least], certificate: raised.certificate, prices }];
}

/** All that are left in doubt, none of which rises even alone. */
function fixStuck(
  stage: Stage,
  outcome: Solved,
  open: readonly number[],
  stuck: readonly number[],
  floor: number,
): Step {
  const { compiled, bounds } = stage;
  stage.hold(outcome);
  // Those that nothing holds but their bound are fixed by it; the face holds the sum of the others.
  const bounded = stuck.filter((c) => {
    const column = compiled.columns.fulfilment[c]!;
    return bounds.columnUpper[column] === bounds.columnLower[column];
  });
  stage.between(open);
  for (const c of stuck) stage.watchFulfilment(c, floor);
  for (const c of bounded) stage.fixFulfilment(c, floor);
  const prices = pricesOf(compiled, "maximise", outcome);
  return { fixed: stuck, certificate: outcome.certificate, prices };
}

function leastRisen({ columns }: Compiled, x: Float64Array, criteria: readonly number[]): number {
  const at = (c: number) => x[columns.fulfilment[c]!]!;
  return criteria.reduce((least, c) => (at(c) < at(least) ? c : least));
}

function rose({ columns }: Compiled, x: Float64Array, c: number, floor: number): boolean {
  // Larger than what the tolerances of the engine can feign.
  return x[columns.fulfilment[c]!]! > floor + 100 * sameFulfilment;
}
