import { message } from "../messages/index.ts";
import type { Level } from "./levels.ts";
import { Undecided, type Solved, type Stage } from "./stages.ts";

/** A dual above this says that its criterion can't rise: the duals of the floor rows sum to 1. */
const positiveDual = 1e-7;

/** A criterion with a dual y can rise above the floor by gap ÷ y at most; by this much and more, it could. */
const noRise = 1e-6;

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
  const levels: Level[] = [];
  let free = criteriaOfTier(stage, tier);
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
    const raised = await firmly(stage, () => raiseFloor(stage, tier, free));
    if (raised === undefined) {
      if (levels.length === 0) throw new Undecided(`tier ${tier}`);
      levels.push(leaveThere(stage, tier, free, levels.at(-1)!));
      break;
    }
    const { outcome, floor } = raised;
    const level = { kind: "tier", stage: tier, measure: "floor", value: floor } as const;
    if (floor === 1) {
      for (const c of free) stage.fixFulfilment(c, 1);
      levels.push({ ...level, fixed: free, certificate: outcome.certificate, prices: [] });
      break;
    }
    const rises = floor > last + stage.resolution();
    const blocked = rises || stage.byBounds() ? blockedBy(stage, outcome, free) : [];
    const step =
      blocked.length > 0
        ? fixBlocked(stage, outcome, blocked, floor)
        : await firmly(stage, () => settle(stage, tier, free, floor, outcome.x));
    if (step === undefined) {
      levels.push(leaveThere(stage, tier, free, { ...level, certificate: outcome.certificate }));
      break;
    }
    levels.push({ ...level, ...step });
    const fixed = new Set(step.fixed);
    free = free.filter((c) => !fixed.has(c));
    last = floor;
  }
  holdFloor(stage, []);
  return levels;
}

/** What `decide` gives; held less tightly, and less again, where the engine can't do it; at last undefined. */
export async function firmly<T>(stage: Stage, decide: () => Promise<T>): Promise<T | undefined> {
  for (;;) {
    try {
      return await decide();
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      if (!stage.loosen()) return undefined;
    }
  }
}

/** These criteria stay at a floor that they are known to reach. */
function leaveThere(
  stage: Stage,
  tier: number,
  free: readonly number[],
  { value, certificate }: Pick<Level, "value" | "certificate">,
): Level {
  for (const c of free) stage.watchFulfilment(c, value);
  stage.leave(tier, free, value);
  const level = { kind: "tier", stage: tier, measure: "floor", value, fixed: free } as const;
  return { ...level, certificate, prices: [] };
}

export function criteriaOfTier({ staged }: Stage, tier: number): readonly number[] {
  return staged.tiers.flatMap((each, c) => (each === tier ? [c] : []));
}

/** Raises the floor that these criteria share as far as it goes. */
export async function raiseFloor(
  stage: Stage,
  tier: number,
  free: readonly number[],
): Promise<{ readonly outcome: Solved; readonly floor: number }> {
  holdFloor(stage, free);
  const outcome = await stage.solve("maximise", floorCost(stage), tier);
  const reached = outcome.x[stage.staged.floor]!;
  const near = Math.max(sameFulfilment, stage.resolution() / 100);
  const floor = reached <= near ? 0 : reached >= 1 - near ? 1 : reached;
  return { outcome, floor };
}

/** Only the rows of these criteria hold the floor; all others are free. */
export function holdFloor({ staged, bounds }: Stage, held: readonly number[]): void {
  const { firstFloor, tiers } = staged;
  bounds.rowLower.fill(-Infinity, firstFloor, firstFloor + tiers.length);
  for (const c of held) bounds.rowLower[firstFloor + c] = 0;
}

type Step = Pick<Level, "fixed" | "certificate" | "prices">;

/** Criteria whose floor row has a dual that is surely positive: they stand at the floor in every optimum. */
function blockedBy(stage: Stage, outcome: Solved, criteria: readonly number[]) {
  const { staged } = stage;
  const rise = Math.max(noRise, stage.resolution());
  const enough = Math.max(positiveDual, outcome.certificate.gap / rise);
  return criteria.filter((c) => -outcome.rowDuals![staged.firstFloor + c]! > enough);
}

function fixBlocked(
  stage: Stage,
  outcome: Solved,
  blocked: readonly number[],
  floor: number,
): Step {
  const dual = (c: number) => -outcome.rowDuals![stage.staged.firstFloor + c]!;
  stage.hold(outcome);
  // The face holds a weighted sum of the blocked: all but one are fixed, and that one is what is left.
  const heaviest = blocked.reduce((most, c) => (dual(c) > dual(most) ? c : most));
  for (const c of blocked) {
    if (c === heaviest) stage.watchFulfilment(c, floor);
    else stage.fixFulfilment(c, floor);
  }
  const prices = stage.staged.prices("maximise", outcome);
  return { fixed: blocked, certificate: outcome.certificate, prices };
}

/** By how much a doubtful criterion is raised at most: so little that it takes next to nothing from another. */
const smallRise = 1e-3;

/** So that it is told apart from standing still where levels are told apart only so far. */
const risesApart = 4;

/**
 * Which of the free criteria can't rise above a floor that stands still. All are raised together, each by a
 * little at most: those that rise can. Then the others are, without them, and so on, until none rises although
 * nothing but their own sum is raised: they are fixed.
 *
 * `standing` — a solution with all of them at the floor or above.
 */
async function settle(
  stage: Stage,
  tier: number,
  free: readonly number[],
  floor: number,
  standing: Float64Array,
): Promise<Step> {
  try {
    return await settled(stage, tier, free, floor, standing);
  } finally {
    stage.asBefore(free);
  }
}

async function settled(
  stage: Stage,
  tier: number,
  free: readonly number[],
  floor: number,
  standing: Float64Array,
): Promise<Step> {
  const { fulfilment, program } = stage.staged;
  // Above where it stands, not above the floor: what something that must go somewhere delivers may stand higher.
  const rise = Math.max(smallRise, risesApart * stage.resolution());
  const upper = (c: number) => Math.min(1, standing[fulfilment[c]!]! + rise);
  holdFloor(stage, []);
  for (let doubtful = free; doubtful.length > 0;) {
    stage.between(free, floor, upper);
    const cost = new Float64Array(program.cost.length);
    for (const c of doubtful) cost[fulfilment[c]!] = 1;
    const raised = await stage.solve("maximise", cost, tier);
    const stuck = doubtful.filter((c) => !rose(stage, raised.x, c, floor));
    if (stuck.length === doubtful.length) return fixStuck(stage, raised, free, stuck, floor);
    stage.asBefore(free);
    doubtful = stuck;
  }
  // Each rose in some solution, so all rise in their average, by less than the floor is told apart by: the one
  // that rose least stands still as far as anybody can tell.
  stage.between(free, floor, upper);
  holdFloor(stage, free);
  const raised = await stage.solve("maximise", floorCost(stage), tier);
  stage.asBefore(free);
  const at = (c: number) => raised.x[fulfilment[c]!]!;
  const least = free.reduce((lowest, c) => (at(c) < at(lowest) ? c : lowest));
  stage.fixFulfilment(least, floor);
  const prices = stage.staged.prices("maximise", raised);
  return { fixed: [least], certificate: raised.certificate, prices };
}

/** All that are left in doubt, none of which rises even alone. */
function fixStuck(
  stage: Stage,
  outcome: Solved,
  free: readonly number[],
  stuck: readonly number[],
  floor: number,
): Step {
  const { bounds, staged } = stage;
  stage.hold(outcome);
  // Those that nothing holds but their bound are fixed by it; the face holds the sum of the others.
  const bounded = stuck.filter((c) => {
    const column = staged.fulfilment[c]!;
    return bounds.columnUpper[column] === bounds.columnLower[column];
  });
  stage.asBefore(free);
  for (const c of stuck) stage.watchFulfilment(c, floor);
  for (const c of bounded) stage.fixFulfilment(c, floor);
  const prices = staged.prices("maximise", outcome);
  return { fixed: stuck, certificate: outcome.certificate, prices };
}

function floorCost({ staged }: Stage): Float64Array {
  const cost = new Float64Array(staged.program.cost.length);
  cost[staged.floor] = 1;
  return cost;
}

/** By more than what tolerances can feign. */
function rose(stage: Stage, x: Float64Array, c: number, floor: number): boolean {
  return x[stage.staged.fulfilment[c]!]! > floor + stage.resolution();
}
