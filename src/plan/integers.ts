import type { Conflict, Model, Outcome } from "../engine/engine.ts";
import { matrixFromTriplets, tripletsOf } from "../engine/matrix.ts";
import type { Program } from "../engine/program.ts";
import { message } from "../messages/index.ts";
import type { Staged } from "./staged.ts";
import { defaultMipGap, rowCost, rowsOnFaces, type StageSettings } from "./stages.ts";

/** A tier or a goal decided with whole numbers, on the way to choosing them. */
export interface IntegerStage {
  readonly kind: "tier" | "goal" | "means";
  /** The tier, or the stage of the goals; for `means` 0. */
  readonly stage: number;
  /** Of a tier: the sum of so many smallest fulfilments was raised. */
  readonly smallest?: number;
  readonly value: number;
  /** The engine's word on how far it could go at best: there is no proof of it in the duals. */
  readonly bound: number;
  /** |value − bound| ÷ max(1, |value|). */
  readonly gap: number;
}

export type Chosen =
  | {
      readonly kind: "chosen";
      readonly stages: readonly IntegerStage[];
      /** From this stage on the whole numbers are those of the stage before: the engine could not go on. */
      readonly left?: StageName;
      /** Where the columns of the staged program stood; those that must be whole are. */
      readonly numbers: Float64Array;
    }
  /** What is left to choose from seems no better than what it was compared with. */
  | { readonly kind: "worse" }
  | { readonly kind: "infeasible"; readonly conflict: Conflict }
  | { readonly kind: "unbounded"; readonly stage: number }
  | { readonly kind: "stopped"; readonly reason: string };

/** How far a decided stage may fall back while a later one is decided; relative. The engine's own tolerance is 1e-7. */
const slack = 1e-6;

/** Up to so many criteria in a tier, the sum of the k smallest is raised for every k. */
export const everySum = 24;

/** Up to so many, for an eighth of them too; beyond, only for the smallest and for all. */
const someSums = 200;

/** What is known already when whole numbers are chosen once more. */
export interface Among {
  /** The first stages, as they are kept without being decided again. */
  readonly known: readonly IntegerStage[];
  /** Whether the search can end after these stages: `known` and those decided since. */
  readonly isWorse: (stages: readonly IntegerStage[]) => boolean;
}

/**
 * The whole numbers that serve the stages best, tier by tier and goal by goal. With whole numbers the plans
 * are not convex, and fixing what stands at the floor could fix the wrong ones. Instead the sum of the k
 * smallest fulfilments is raised, first for k = 1, then for larger k, each kept: for every k, that is leximin.
 * In tiers of more than 24 criteria only some k are taken (1, up to 200 criteria an eighth of them, and all of
 * them); the linear leximin that follows is exact, the choice of the numbers is then as fine as that.
 *
 * In programs of more than 1,500 rows the least of the first tier is raised and kept, then the numbers are those
 * with the greatest means of the tiers, each weighed a hundredth of the one before.
 *
 * Method: W. Ogryczak, T. Śliwiński, "On solving linear programs with the ordered weighted averaging
 * objective", European Journal of Operational Research 148(1), 2003: the sum of the k smallest is the
 * most of k·r − Σ d over d ≥ r − f, d ≥ 0.
 */
export async function chooseIntegers(
  staged: Staged,
  settings: StageSettings,
  among?: Among,
): Promise<Chosen> {
  const sums = sumsOf(staged);
  const program = withSums(staged, sums);
  const model = await settings.engine.open(program, {
    ...settings.options,
    mipGap: settings.mipGap ?? defaultMipGap,
  });
  try {
    return await chosenOn(model, program, staged, sums, settings, among);
  } finally {
    await model.close();
  }
}

/** The sum of the k smallest fulfilments of a tier: columns r and d of its own, and the row of its value. */
interface Sum {
  readonly tier: number;
  readonly criteria: readonly number[];
  readonly smallest: number;
  /** Column r; the d of the criteria follow. Absent where all are summed. */
  readonly first?: number;
  readonly row: number;
}

/** The k above 1 for which a tier of so many criteria is decided. */
function gridOf(count: number): readonly number[] {
  if (count <= everySum) return Array.from({ length: count - 1 }, (_, k) => k + 2);
  return count <= someSums ? [Math.ceil(count / 8), count] : [count];
}

/** Beyond this the programs that hold each stage while the next is decided become too hard with whole numbers. */
function isLarge({ program }: Staged): boolean {
  return program.matrix.rows > rowsOnFaces;
}

/** The means of the tiers, each a hundredth of the one before. */
function weighedMeans(
  { tiers, fulfilment }: Staged,
  order: readonly number[],
  program: Program,
): Float64Array {
  const cost = new Float64Array(program.matrix.columns);
  order.forEach((tier, rank) => {
    const count = tiers.filter((each) => each === tier).length;
    tiers.forEach((each, c) => {
      if (each === tier) cost[fulfilment[c]!] = 0.01 ** rank / count;
    });
  });
  return cost;
}

function sumsOf(staged: Staged): readonly Sum[] {
  if (isLarge(staged)) return [];
  const { program, tiers, concave } = staged;
  let column = program.matrix.columns;
  let row = program.matrix.rows;
  const shared = [...new Set(tiers)].filter((tier) => tier > 0 && !concave.has(tier));
  return shared.flatMap((tier) => {
    const criteria = tiers.flatMap((each, c) => (each === tier ? [c] : []));
    return gridOf(criteria.length).map((smallest): Sum => {
      const own = row++;
      if (smallest === criteria.length) return { tier, criteria, smallest, row: own };
      const first = column;
      column += 1 + criteria.length;
      row += criteria.length;
      return { tier, criteria, smallest, first, row: own };
    });
  });
}

/** The program with the columns and rows of the sums. */
function withSums({ program, fulfilment }: Staged, sums: readonly Sum[]): Program {
  const { matrix } = program;
  const { rowIndex, columnIndex, values } = tripletsOf(matrix);
  const add = (row: number, column: number, value: number) => {
    rowIndex.push(row);
    columnIndex.push(column);
    values.push(value);
  };
  let { rows, columns } = matrix;
  for (const { criteria, smallest, first, row } of sums) {
    rows++;
    if (first === undefined) {
      for (const c of criteria) add(row, fulfilment[c]!, 1);
      continue;
    }
    add(row, first, smallest);
    criteria.forEach((c, i) => {
      add(row, first + 1 + i, -1);
      add(row + 1 + i, first + 1 + i, 1);
      add(row + 1 + i, fulfilment[c]!, 1);
      add(row + 1 + i, first, -1);
    });
    rows += criteria.length;
    columns += 1 + criteria.length;
  }
  const longer = (values: Float64Array, length: number, fill: number) => {
    const all = new Float64Array(length).fill(fill);
    all.set(values);
    return all;
  };
  const rowLower = longer(program.rowLower, rows, 0);
  for (const { row } of sums) rowLower[row] = -Infinity;
  const integer = new Uint8Array(columns);
  integer.set(program.integer!);
  return {
    ...program,
    matrix: matrixFromTriplets({ rows, columns, rowIndex, columnIndex, values }),
    cost: new Float64Array(columns),
    columnLower: longer(program.columnLower, columns, 0),
    columnUpper: longer(program.columnUpper, columns, 1),
    rowLower,
    rowUpper: longer(program.rowUpper, rows, Infinity),
    integer,
    columnName: (column) =>
      column < matrix.columns ? program.columnName(column) : `sum:${column - matrix.columns}`,
    rowName: (row) => (row < matrix.rows ? program.rowName(row) : `sum:${row - matrix.rows}`),
  };
}

export type StageName = Pick<IntegerStage, "kind" | "stage">;

/** Thrown inside where the engine can't go on from the whole numbers at hand. */
class LeftAt extends Error {
  readonly stage: StageName;

  constructor(stage: StageName) {
    super(`left at ${stage.kind} ${stage.stage}`);
    this.stage = stage;
  }
}

/** Thrown inside to end the search with what there is to say. */
class Ended extends Error {
  readonly chosen: Chosen;

  constructor(chosen: Chosen) {
    super(chosen.kind);
    this.chosen = chosen;
  }
}

async function chosenOn(
  model: Model,
  program: Program,
  staged: Staged,
  sums: readonly Sum[],
  { onProgress }: StageSettings,
  among: Among | undefined,
): Promise<Chosen> {
  const { tiers, fulfilment, floor, firstFloor, concave, goals } = staged;
  const stages: IntegerStage[] = [];
  const columnLower = program.columnLower.slice();
  const rowLower = program.rowLower.slice();
  const rowUpper = program.rowUpper.slice();
  let point: Float64Array | undefined;
  let left: StageName | undefined;

  const solve = async (
    of: Omit<IntegerStage, "value" | "bound" | "gap">,
    sense: Program["sense"],
    cost: Float64Array,
  ): Promise<number> => {
    const known = among?.known[stages.length];
    if (known !== undefined) {
      stages.push(known);
      return known.value;
    }
    onProgress(
      message("plan.progress.integers", {
        kind: of.kind,
        stage: of.stage,
        smallest: of.smallest ?? 0,
      }),
    );
    const outcome = await model.solve({ sense, cost, columnLower, rowLower, rowUpper });
    if (outcome.kind !== "optimal") {
      // With the last point there is a plan, and it stays one: only how good it is from here on is not known.
      if (point !== undefined && isNumerical(outcome)) throw new LeftAt(of);
      throw new Ended(await endOf(model, outcome, of.stage));
    }
    const { objective, bound = objective, x } = outcome;
    point = x;
    const gap = Math.abs(objective - bound) / Math.max(1, Math.abs(objective));
    stages.push({ ...of, value: objective, bound, gap });
    if (among?.isWorse(stages) === true) throw new Ended({ kind: "worse" });
    return objective;
  };
  const criteriaOf = (tier: number) => tiers.flatMap((each, c) => (each === tier ? [c] : []));
  const keepRow = (row: number, sense: Program["sense"], value: number) => {
    const give = slack * Math.max(1, Math.abs(value));
    if (sense === "maximise") rowLower[row] = value - give;
    else rowUpper[row] = value + give;
  };
  const decideRow = async (
    kind: "tier" | "goal",
    stage: number,
    sense: Program["sense"],
    row: number,
  ) => {
    keepRow(row, sense, await solve({ kind, stage }, sense, rowCost(program, row)));
  };
  const leastOf = async (tier: number, criteria: readonly number[]): Promise<number> => {
    for (const c of criteria) rowLower[firstFloor + c] = 0;
    const cost = new Float64Array(program.matrix.columns);
    cost[floor] = 1;
    const least = await solve({ kind: "tier", stage: tier, smallest: 1 }, "maximise", cost);
    for (const c of criteria) {
      rowLower[firstFloor + c] = -Infinity;
      const column = fulfilment[c]!;
      columnLower[column] = Math.max(columnLower[column]!, Math.min(1, least) - slack);
    }
    return least;
  };

  const chosenAt = (at: Float64Array): Chosen => ({
    kind: "chosen",
    stages,
    ...(left === undefined ? {} : { left }),
    numbers: staged.program.columnLower.map((_, j) =>
      staged.program.integer![j] === 1 ? Math.round(at[j]!) + 0 : at[j]!,
    ),
  });

  try {
    const order = [...new Set(tiers)].filter((tier) => tier > 0).sort((a, b) => a - b);
    if (isLarge(staged)) {
      if (order.length > 0) await leastOf(order[0]!, criteriaOf(order[0]!));
      await solve({ kind: "means", stage: 0 }, "maximise", weighedMeans(staged, order, program));
      return chosenAt(point!);
    }
    for (const tier of order) {
      const row = concave.get(tier);
      const inside = goals.filter((goal) => goal.tier === tier);
      const criteria = criteriaOf(tier);
      const least =
        row === undefined || inside.length > 0 ? await leastOf(tier, criteria) : undefined;
      for (const goal of inside) await decideRow("goal", goal.stage, goal.sense, goal.row);
      if (row !== undefined) await decideRow("tier", tier, "maximise", row);
      // Where all are fulfilled there is nothing left to share out.
      if (row !== undefined || least! >= 1 - slack) continue;
      for (const sum of sums.filter((each) => each.tier === tier)) {
        const { smallest } = sum;
        const cost = rowCost(program, sum.row);
        const value = await solve({ kind: "tier", stage: tier, smallest }, "maximise", cost);
        keepRow(sum.row, "maximise", value);
      }
    }
    for (const goal of goals) {
      const inside = goal.tier !== undefined && order.includes(goal.tier);
      if (!inside) await decideRow("goal", goal.stage, goal.sense, goal.row);
    }
    if (point === undefined) {
      await solve({ kind: "goal", stage: 0 }, "maximise", new Float64Array(program.matrix.columns));
    }
  } catch (error) {
    if (error instanceof Ended) return error.chosen;
    if (!(error instanceof LeftAt)) throw error;
    left = error.stage;
  }
  return chosenAt(point!);
}

/** The engine finds nothing where the last point shows that there is something: the tolerances of its search. */
function isNumerical(outcome: Exclude<Outcome, { kind: "optimal" }>): boolean {
  return (
    outcome.kind === "infeasible" || (outcome.kind === "stopped" && outcome.reason === "numerical")
  );
}

async function endOf(
  model: Model,
  outcome: Exclude<Outcome, { kind: "optimal" }>,
  stage: number,
): Promise<Chosen> {
  if (outcome.kind === "unbounded") return { kind: "unbounded", stage };
  if (outcome.kind === "stopped") return { kind: "stopped", reason: outcome.reason };
  return { kind: "infeasible", conflict: await model.conflict() };
}
