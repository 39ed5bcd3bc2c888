import { certify, type Certificate } from "../engine/certify.ts";
import type { Conflict, Engine, EngineOptions, Model, Optimal, Outcome } from "../engine/engine.ts";
import { isInteger, withChanges, type Program } from "../engine/program.ts";
import { message, type Message } from "../messages/index.ts";
import { holdFace, type Bounds } from "./face.ts";
import { decideWhole } from "./integers/compare.ts";
import type { Chosen } from "./integers.ts";
import type { Level } from "./levels.ts";
import { criteriaOfTier, firmly, holdFloor, leximin, raiseFloor } from "./leximin.ts";
import type { Staged, StagedGoal } from "./staged.ts";

/**
 * Up to so many rows, what a stage reached is held exactly, by its optimal face. In larger programs the many
 * equations that hold the faces leave the engine nothing but nearly singular bases; there the stages are
 * held by bounds, with a slack that is far above the engine's tolerance.
 */
export const rowsOnFaces = 1500;

/**
 * Tolerance within which an earlier stage is kept while a later one improves: relative for goals, in
 * fulfilment for tiers. On faces it only watches; without them it is what is given up at most.
 */
export const keepOnFaces = 1e-8;
export const keepByBounds = 1e-4;

/**
 * Where the engine can go no further, what was given is held so many times less tightly: held to the last digit,
 * hundreds of fulfilments leave a feasible set so thin that a tiny part of one moves all the rest. First what
 * the same tier gave, up to the first of these; then what was decided before it, up to the second.
 */
const loosening = 10;
export const loosest = { within: 1e-2, before: 1e-3 } as const;

/** Fulfilments nearer to each other than this many times the tolerance are one level. */
const levelsApart = 8;

/** When fulfilments are given back, those of a tier weigh so many times those of the next. */
const earlierWeighs = 100;

/** Relative gap at which a choice of whole numbers counts as the best. */
export const defaultMipGap = 1e-6;

export interface StageSettings {
  readonly engine: Engine;
  readonly options: EngineOptions;
  /** Tolerance within which earlier stages are kept; absent: as fits the size of the program. */
  readonly keep?: number;
  /** Absent: as fits the size of the program. */
  readonly mipGap?: number;
  readonly onProgress: (message: Message) => void;
}

export type Decided =
  | {
      readonly kind: "optimal";
      readonly x: Float64Array;
      readonly levels: readonly Level[];
      /** How what earlier stages reached was kept in the end, and how far it may have fallen back. */
      readonly kept: { readonly by: "faces" | "bounds"; readonly within: number };
      /** Fulfilments that are known to reach a floor, but not how far above it they could be raised. */
      readonly left: readonly Left[];
      /** How the whole numbers were chosen, where there are any. */
      readonly integers?: Pick<Extract<Chosen, { kind: "chosen" }>, "stages" | "left"> & {
        /** By how much other numbers could be better in the first stage in which they could; 0: they can't. */
        readonly overstated: number;
      };
    }
  | { readonly kind: "infeasible"; readonly conflict: Conflict }
  | { readonly kind: "unbounded"; readonly stage: number }
  | { readonly kind: "stopped"; readonly reason: string };

export interface Left {
  readonly tier: number;
  readonly criteria: readonly number[];
  readonly floor: number;
}

/** Thrown by a stage that the engine could not decide, though there is a plan. */
export class Undecided extends Error {}

/** An outcome that ends planning before it is done. */
class Ended extends Error {
  readonly decided: Decided;

  constructor(decided: Decided) {
    super(decided.kind);
    this.decided = decided;
  }
}

/** The program as the stages move it along: bounds tighten, the matrix stays. */
export interface Stage {
  readonly staged: Staged;
  readonly bounds: Bounds;
  readonly onProgress: (message: Message) => void;
  /** What earlier stages gave is held by bounds, within a tolerance far above the engine's. */
  byBounds(): boolean;
  /** Fulfilments that differ by less are one level. */
  resolution(): number;
  /** Fixes a fulfilment at what its tier settled. */
  fixFulfilment(criterion: number, at: number): void;
  /** Holds fulfilments between a value and one of their own for a while. */
  between(criteria: readonly number[], lower: number, upper: (criterion: number) => number): void;
  /** Puts the bounds of before back. */
  asBefore(criteria: readonly number[]): void;
  /** Holds what earlier stages gave less tightly; false where it is held as loosely as it may be. */
  loosen(): boolean;
  /** These stay where they are: the engine could not tell how far they can rise above this floor. */
  leave(tier: number, criteria: readonly number[], floor: number): void;
  /** Keeps a fulfilment from falling below a value from now on. */
  atLeast(criterion: number, value: number): void;
  /** Watches over a fulfilment that the face of its level holds. */
  watchFulfilment(criterion: number, at: number): void;
  /** Watches over a row that the face of its goal holds. */
  watchRow(row: number, sense: Program["sense"], at: number): void;
  /** Solves for an objective given by its costs; certifies what comes back. */
  solve(sense: Program["sense"], cost: Float64Array, stage: number): Promise<Solved>;
  /** Holds all later stages on the optimal face of a solution. */
  hold(solved: Solved): void;
}

export type Solved = Optimal & { readonly certificate: Certificate; readonly program: Program };

/**
 * Decides a plan stage by stage: each tier in order by leximin (or by its concave measure), then the
 * goals in order; what a stage reached is kept within `keep` (relative) while the next improves.
 */
export async function decide(staged: Staged, settings: StageSettings): Promise<Decided> {
  const isWhole = isInteger(staged.program);
  return isWhole ? decideWhole(staged, settings, decideLinear) : decideLinear(staged, settings);
}

async function decideLinear(staged: Staged, settings: StageSettings): Promise<Decided> {
  const model = await settings.engine.open(staged.program, settings.options);
  try {
    return await decideOn(model, staged, settings);
  } catch (error) {
    if (error instanceof Ended) return error.decided;
    if (error instanceof Undecided) return { kind: "stopped", reason: "numerical" };
    throw error;
  } finally {
    await model.close();
  }
}

async function decideOn(
  model: Model,
  staged: Staged,
  { keep, onProgress }: StageSettings,
): Promise<Decided> {
  const { program, concave, goals, firstFloor } = staged;
  const levels: Level[] = [];
  let x: Float64Array | undefined;
  const bounds = boundsOf(program);
  // The same without faces: what is left to go by when the engine finds nothing on them.
  const watched = boundsOf(program);
  let onFaces = program.matrix.rows <= rowsOnFaces;
  const slack = keep ?? keepByBounds;
  const left: Left[] = [];
  // What the stages gave so far, to hold it less tightly when that is needed: fulfilments by column, goals by row.
  const given = new Map<number, { readonly at: number; readonly tier: number; slack: number }>();
  const givenRows = new Map<
    number,
    { readonly sense: Program["sense"]; readonly at: number; slack: number }
  >();
  // Of the tier that is being decided.
  const own = { tier: 0, slack };
  const enter = (tier: number) => {
    own.tier = tier;
    own.slack = slack;
  };
  const resolution = () => (onFaces ? 1e-7 : levelsApart * own.slack);
  const apart = new Map<number, readonly [number, number]>();
  const endFloor = firstFloor + staged.tiers.length;
  const columnOf = (criterion: number) => staged.fulfilment[criterion]!;
  const watch = (column: number) => {
    const held = given.get(column)!;
    watched.columnLower[column] = Math.max(program.columnLower[column]!, held.at - held.slack);
  };
  const watchRow = (each: Bounds, row: number, tolerance: number) => {
    const { sense, at } = givenRows.get(row)!;
    const give = tolerance * Math.max(1, Math.abs(at));
    if (sense === "maximise") each.rowLower[row] = at - give;
    else each.rowUpper[row] = at + give;
  };
  const stage: Stage = {
    staged,
    bounds,
    onProgress,
    byBounds: () => !onFaces,
    resolution,
    fixFulfilment: (criterion, at) => {
      stage.watchFulfilment(criterion, at);
      if (!onFaces) return;
      bounds.columnLower[columnOf(criterion)] = at;
      bounds.columnUpper[columnOf(criterion)] = at;
    },
    between: (criteria, lower, upper) => {
      const { columnLower, columnUpper } = bounds;
      for (const c of criteria) {
        const column = columnOf(c);
        apart.set(column, [columnLower[column]!, columnUpper[column]!]);
        // What is kept in any case is kept here too.
        columnLower[column] = Math.max(columnLower[column]!, lower);
        columnUpper[column] = upper(c);
      }
    },
    asBefore: (criteria) => {
      for (const column of criteria.map(columnOf)) {
        const before = apart.get(column);
        if (before === undefined) continue;
        [bounds.columnLower[column], bounds.columnUpper[column]] = before;
        apart.delete(column);
      }
    },
    atLeast: (criterion, value) => {
      for (const { columnLower } of [bounds, watched]) {
        columnLower[columnOf(criterion)] = Math.max(columnLower[columnOf(criterion)]!, value);
      }
    },
    watchFulfilment: (criterion, at) => {
      const column = columnOf(criterion);
      given.set(column, { at, tier: own.tier, slack: own.slack });
      watch(column);
      // On its face it can't be lower; slack here would be lived on elsewhere.
      bounds.columnLower[column] = onFaces ? at : watched.columnLower[column]!;
    },
    watchRow: (row, sense, at) => {
      givenRows.set(row, { sense, at, slack });
      watchRow(watched, row, slack);
      watchRow(bounds, row, onFaces ? (keep ?? keepOnFaces) : slack);
    },
    loosen: () => {
      if (onFaces || keep !== undefined) return false;
      const columns = [...given].filter(([, { tier }]) => tier === own.tier);
      const within = columns.length > 0 && own.slack < loosest.within / 2;
      if (within) own.slack *= loosening;
      const looser = within ? columns : [...given].filter(([, { tier }]) => tier !== own.tier);
      let found = false;
      for (const [column, held] of looser) {
        if (held.slack >= (within ? loosest.within : loosest.before) / 2) continue;
        held.slack *= loosening;
        found = true;
        watch(column);
        bounds.columnLower[column] = watched.columnLower[column]!;
      }
      if (within) return true;
      for (const [row, held] of givenRows) {
        if (held.slack >= loosest.before / 2) continue;
        held.slack *= loosening;
        found = true;
        for (const each of [watched, bounds]) watchRow(each, row, held.slack);
      }
      return found;
    },
    leave: (tier, criteria, floor) => {
      left.push({ tier, criteria, floor });
    },
    solve: async (sense, cost, number) => {
      const changes = { sense, cost, ...bounds };
      let outcome = await model.solve(changes);
      if (x !== undefined && onFaces && outcome.kind !== "optimal" && !endedOutside(outcome)) {
        onFaces = false;
        bounds.rowUpper.set(watched.rowUpper);
        for (let column = 0; column < bounds.columnLower.length; column++) {
          if (apart.has(column)) continue;
          bounds.columnLower[column] = watched.columnLower[column]!;
          bounds.columnUpper[column] = watched.columnUpper[column]!;
        }
        const floors = bounds.rowLower.slice(firstFloor, endFloor);
        bounds.rowLower.set(watched.rowLower);
        bounds.rowLower.set(floors, firstFloor);
        outcome = await model.solve(changes);
      }
      if (outcome.kind === "infeasible") {
        // The first solve settles whether any plan exists; after it there is one by construction.
        if (x === undefined) {
          throw new Ended({ kind: "infeasible", conflict: await model.conflict() });
        }
        throw new Undecided("infeasible after a plan was found");
      }
      if (outcome.kind === "unbounded") throw new Ended({ kind: "unbounded", stage: number });
      if (outcome.kind === "stopped" && outcome.reason === "numerical" && x !== undefined) {
        throw new Undecided(outcome.reason);
      }
      if (outcome.kind === "stopped") {
        throw new Ended({ kind: "stopped", reason: outcome.reason });
      }
      x = outcome.x;
      const solved = withChanges(program, { sense, cost: cost.slice() });
      const certificate = certify(withChanges(program, changes), outcome);
      return { ...outcome, certificate, program: solved };
    },
    hold: (solved) => {
      if (!onFaces) return;
      holdFace(solved.program, solved, bounds, (row) => row >= firstFloor && row < endFloor);
      // The floor is a device too: at zero it stands at a bound, and must still be able to rise.
      const { floor } = staged;
      bounds.columnLower[floor] = program.columnLower[floor]!;
      bounds.columnUpper[floor] = program.columnUpper[floor]!;
    },
  };

  const tiers = [...new Set(staged.tiers)].filter((tier) => tier > 0);
  for (const tier of tiers.sort((a, b) => a - b)) {
    enter(tier);
    for (const goal of goals.filter((each) => each.tier === tier)) {
      levels.push(...(await goalInside(stage, goal, tier)));
    }
    const row = concave.get(tier);
    if (row === undefined) levels.push(...(await leximin(stage, tier)));
    else levels.push(await concaveTier(stage, row, tier));
  }
  enter(0);
  for (const goal of goals) {
    const inside = goal.tier !== undefined && tiers.includes(goal.tier);
    if (!inside) levels.push(await goalLevel(stage, goal));
  }
  if (x === undefined) await stage.solve("maximise", new Float64Array(program.cost.length), 0);
  if (!onFaces && given.size > 0) {
    for (const [row, held] of givenRows) {
      held.slack = Math.max(held.slack, keep ?? loosest.before);
      watchRow(bounds, row, held.slack);
    }
    const ceiling = (column: number) => Math.max(given.get(column)?.at ?? 1, x![column]!);
    await giveBack(stage, tiers, ceiling);
  }
  const kept = onFaces
    ? ({ by: "faces", within: keep ?? keepOnFaces } as const)
    : ({
        by: "bounds",
        within: loosestOf([...given.values(), ...givenRows.values()], slack),
      } as const);
  return { kind: "optimal", x: x!, levels, kept, left };
}

/**
 * Gives back what later stages lived on of what earlier ones had reached, earlier tiers first, as far as the rest
 * is kept: nothing more is decided after it. Where the engine can't say how, all stays as it is, which is
 * within the tolerance too.
 */
async function giveBack(
  stage: Stage,
  tiers: readonly number[],
  ceiling: (column: number) => number,
): Promise<void> {
  const { fulfilment, program } = stage.staged;
  const cost = new Float64Array(program.cost.length);
  tiers.forEach((tier, rank) => {
    for (const c of criteriaOfTier(stage, tier)) cost[fulfilment[c]!] = earlierWeighs ** -rank;
  });
  const all = tiers.flatMap((tier) => criteriaOfTier(stage, tier));
  stage.between(all, -Infinity, (c) => ceiling(fulfilment[c]!));
  try {
    await stage.solve("maximise", cost, 0);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
  } finally {
    stage.asBefore(all);
  }
}

function loosestOf(held: readonly { readonly slack: number }[], slack: number): number {
  return held.reduce((most, each) => Math.max(most, each.slack), slack);
}

function boundsOf(program: Program): Bounds {
  return {
    columnLower: program.columnLower.slice(),
    columnUpper: program.columnUpper.slice(),
    rowLower: program.rowLower.slice(),
    rowUpper: program.rowUpper.slice(),
  };
}

/** Stopped by its caller, or unbounded: another way of writing the same bounds changes nothing. */
function endedOutside(outcome: Outcome): boolean {
  return (
    outcome.kind === "unbounded" || (outcome.kind === "stopped" && outcome.reason !== "numerical")
  );
}

async function concaveTier(stage: Stage, row: number, tier: number): Promise<Level> {
  stage.onProgress(message("plan.progress.concave", { tier }));
  const level = await optimiseRow(stage, row, "maximise", tier);
  const fixed = criteriaOfTier(stage, tier);
  return { kind: "tier", stage: tier, measure: "fulfilment", fixed, ...level };
}

/** A goal that is decided inside a tier: nobody falls below what the tier can give everybody for it. */
async function goalInside(stage: Stage, goal: StagedGoal, tier: number): Promise<Level[]> {
  const criteria = criteriaOfTier(stage, tier);
  const raised = await firmly(stage, () => raiseFloor(stage, tier, criteria));
  if (raised === undefined) throw new Undecided(`tier ${tier}`);
  const { outcome, floor } = raised;
  stage.hold(outcome);
  for (const c of criteria) stage.atLeast(c, floor);
  holdFloor(stage, []);
  const { certificate } = outcome;
  const prices = stage.staged.prices("maximise", outcome);
  return [
    { kind: "tier", stage: tier, measure: "floor", value: floor, fixed: [], certificate, prices },
    await goalLevel(stage, goal),
  ];
}

async function goalLevel(stage: Stage, goal: StagedGoal): Promise<Level> {
  stage.onProgress(message("plan.progress.goal", { stage: goal.stage }));
  const { value, ...level } = await optimiseRow(stage, goal.row, goal.sense, goal.stage);
  const named = goal.of === undefined ? {} : { of: goal.of };
  const of = { kind: "goal", stage: goal.stage, measure: goal.measure, ...named } as const;
  return { ...of, fixed: [], ...level, value: value + goal.constant };
}

/** Optimises a row's activity and keeps what it reached. */
async function optimiseRow(
  stage: Stage,
  row: number,
  sense: Program["sense"],
  number: number,
): Promise<Pick<Level, "value" | "certificate" | "prices">> {
  const cost = rowCost(stage.staged.program, row);
  const outcome = await firmly(stage, () => stage.solve(sense, cost, number));
  if (outcome === undefined) throw new Undecided(`row ${row}`);
  stage.hold(outcome);
  stage.watchRow(row, sense, outcome.objective);
  return {
    value: outcome.objective,
    certificate: outcome.certificate,
    prices: stage.staged.prices(sense, outcome),
  };
}

/** The coefficients of a row, as costs. */
export function rowCost({ matrix }: Program, row: number): Float64Array {
  const cost = new Float64Array(matrix.columns);
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      if (matrix.indices[k] === row) cost[column] = matrix.values[k]!;
    }
  }
  return cost;
}
