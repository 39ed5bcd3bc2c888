import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";
import type { Engine } from "../../src/engine/index.ts";
import { compile, type Compiled } from "../../src/plan/compile.ts";
import {
  bestGoal,
  goalRow,
  highestFloor,
  leximinOn,
  openWithFloor,
  type Goal,
  type Reached,
  type Sharing,
} from "./brute-force.ts";

/** Fulfilments and goals closer than this are the same. */
const same = 1e-7;

/** What the best plan of an economy with whole runs reaches. */
export interface WholeBest {
  /** Tier by tier, the least fulfilment first. */
  readonly ordered: readonly number[];
  /** The value of each goal, in order. */
  readonly goals: readonly number[];
  /** How many ways of running there are; how many of them have a plan, and how many are as good as the best. */
  readonly ways: number;
  readonly feasible: number;
  readonly tied: number;
}

/**
 * The best plan with whole runs, by trying every way of running: for each, the integer techniques fixed at it,
 * leximin by its definition on what is left, which is linear. The best is the way with the
 * lexicographically largest fulfilments, tier by tier and the least first; among those as good, the one
 * with the best first goal, and so on.
 *
 * Every integer technique needs a limit that says how often it may start at each place and period. Nothing of
 * the planner's own treatment of integers takes part: the program is that of the economy without the
 * mark `integer`. Undefined where no way has a plan.
 */
export async function bruteForceWhole(
  engine: Engine,
  economy: Economy,
): Promise<WholeBest | undefined> {
  const compiled = compile(withoutMarks(economy));
  const goals = compiled.goals.map(({ stage, sense }) => {
    const row = goalRow(compiled, stage);
    return { row, sense, constant: compiled.constants[row]! };
  });
  const starts = startsOf(economy, compiled).map(({ column, most }) => {
    return { columns: [column], most };
  });
  return bestOfWays(engine, compiled, goals, starts);
}

/** The same for any program: every way in which these columns can be whole, columns of one start alike. */
export async function bestOfWays(
  engine: Engine,
  sharing: Sharing,
  goals: readonly (Goal & { readonly constant: number })[],
  starts: readonly { readonly columns: readonly number[]; readonly most: number }[],
): Promise<WholeBest | undefined> {
  const ways = waysToRun(starts).map((runs) => withRuns(sharing, runs));
  const tiers = sharing.criteria.map(({ tier }) => tier).filter((tier) => tier > 0);
  const first = tiers.length === 0 ? 0 : Math.min(...tiers);

  const floors: { readonly sharing: Sharing; readonly floor: number }[] = [];
  const shared: Shared[] = [];
  const model = await openWithFloor(engine, sharing);
  try {
    for (const way of ways) {
      const floor = await highestFloor(model, way, first);
      if (floor !== undefined) floors.push({ sharing: way, floor });
    }
    const highest = Math.max(...floors.map(({ floor }) => floor));
    for (const { sharing: way, floor } of floors) {
      if (floor < highest - same) continue;
      const fulfilment = (await leximinOn(model, way))!;
      const ordered = inOrder(sharing.criteria, fulfilment);
      shared.push({ sharing: way, fulfilment, ordered, held: [] });
    }
  } finally {
    await model.close();
  }
  if (shared.length === 0) return undefined;
  const best = shared.reduce((most, each) => (isLarger(each, most) ? each : most));
  let tied = shared.filter((each) => !isLarger(best, each));
  const counts = { ways: ways.length, feasible: floors.length, tied: tied.length };

  const values: number[] = [];
  for (const { row, sense, constant } of goals) {
    const reached: { readonly way: Shared; readonly value: number }[] = [];
    for (const way of tied) {
      const value = await bestGoal(engine, way, { row, sense });
      reached.push({ way: { ...way, held: [...way.held, { row, sense, value }] }, value });
    }
    const found = reached.map(({ value }) => value);
    const value = sense === "most" ? Math.max(...found) : Math.min(...found);
    const near = same * Math.max(1, Math.abs(value));
    tied = reached.filter((each) => Math.abs(each.value - value) <= near).map(({ way }) => way);
    values.push(value + constant);
  }
  return { ordered: best.ordered, goals: values, ...counts };
}

interface Shared extends Reached {
  readonly ordered: readonly number[];
}

/** Fulfilments as leximin compares them. */
export function inOrder(
  criteria: readonly { readonly tier: number }[],
  fulfilment: readonly number[],
): readonly number[] {
  return criteria
    .map(({ tier }, c) => ({ tier, value: fulfilment[c]! }))
    .filter(({ tier }) => tier > 0)
    .sort((a, b) => a.tier - b.tier || a.value - b.value)
    .map(({ value }) => value);
}

function isLarger({ ordered }: Shared, than: Shared): boolean {
  const at = ordered.findIndex((value, i) => Math.abs(value - than.ordered[i]!) > same);
  return at >= 0 && ordered[at]! > than.ordered[at]!;
}

export function withoutMarks(economy: Economy): Economy {
  const rows = Object.fromEntries(
    Object.entries(economy.tables).map(([name, table]) => [name, table.rows]),
  );
  const techniques = economy.tables.techniques.rows.map((row) => ({ ...row, integer: false }));
  return economyOf(economy.about, { ...rows, techniques });
}

/** A column of runs that must be whole, with the most that a limit allows of it. */
export interface Start {
  readonly column: number;
  readonly period: number;
  readonly most: number;
}

export function startsOf({ tables }: Economy, { resolved, columns }: Compiled): readonly Start[] {
  const whole = tables.techniques.rows.filter((row) => row.integer === true);
  return resolved.sites.flatMap(({ technique, place }, s) => {
    if (!whole.some((row) => row.technique === technique)) return [];
    return resolved.periods.map((period, t) => {
      const column = columns.runs[s]! + t;
      const limit = tables.limits.rows.find(
        (row) =>
          row.of === "run" &&
          row.what === technique &&
          row.place === resolved.places[place] &&
          row.period === period,
      )?.maximum;
      if (limit === undefined) throw new Error(`no limit on the runs of ${technique}`);
      return { column, period, most: Math.min(limit, columns.upper[column]!) };
    });
  });
}

interface Way {
  readonly columns: readonly number[];
  readonly runs: number;
}

function waysToRun([first, ...rest]: Parameters<
  typeof bestOfWays
>[3]): readonly (readonly Way[])[] {
  if (first === undefined) return [[]];
  const { columns, most } = first;
  const others = waysToRun(rest);
  return Array.from({ length: most + 1 }, (_, runs) => runs).flatMap((runs) =>
    others.map((way) => [{ columns, runs }, ...way]),
  );
}

function withRuns({ program, criteria, columns }: Sharing, way: readonly Way[]): Sharing {
  const columnLower = program.columnLower.slice();
  const columnUpper = program.columnUpper.slice();
  for (const { columns: alike, runs } of way) {
    for (const column of alike) columnLower[column] = columnUpper[column] = runs;
  }
  return { program: { ...program, columnLower, columnUpper }, criteria, columns };
}
