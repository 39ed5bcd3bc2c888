import type { Engine, Model } from "../../src/engine/index.ts";
import { matrixFromTriplets, solveProgram, type Program } from "../../src/engine/index.ts";
import type { Compiled } from "../../src/plan/compile.ts";
import type { PlanTables } from "../../src/plan/types.ts";

/** What leximin may leave undecided: a fulfilment that can rise by less than this can't rise. */
const canRise = 1e-7;
/** Earlier fulfilments are kept exactly; only where rounding then empties the program, to this. */
const kept = 1e-9;

/** What leximin is defined on; a compiled economy has it all. */
export interface Sharing {
  readonly program: Program;
  readonly criteria: readonly { readonly tier: number }[];
  /** Column of each criterion's fulfilment, in [0, 1]. */
  readonly columns: { readonly fulfilment: readonly number[] };
}

/**
 * Leximin by its definition, without duals and without the planner's own rows for floors: the floor of a
 * tier is raised as far as it goes; then for each criterion that is not fixed a program of its own says
 * whether it can stand higher while the others keep the floor; those that can't are fixed. Repeated until
 * all are, tier by tier. Returns a fulfilment per criterion; undefined where no plan exists.
 */
export async function bruteForceLeximin(
  engine: Engine,
  sharing: Sharing,
): Promise<readonly number[] | undefined> {
  const model = await openWithFloor(engine, sharing);
  try {
    return await leximinOn(model, sharing);
  } finally {
    await model.close();
  }
}

/** A model for `leximinOn` and `highestFloor`, also of other column bounds of the same program. */
export function openWithFloor(engine: Engine, sharing: Sharing): Promise<Model> {
  return engine.open(withFloorRows(sharing));
}

/** `bruteForceLeximin` on a model that is open. */
export async function leximinOn(
  model: Model,
  sharing: Sharing,
): Promise<readonly number[] | undefined> {
  const { criteria } = sharing;
  const fixed = criteria.map(() => 0);
  const tiers = [...new Set(criteria.map(({ tier }) => tier))].sort((a, b) => a - b);
  if ((await best(model, sharing, fixed, [], "floor")) === undefined) return undefined;
  for (const tier of tiers) {
    let free = criteria.flatMap((criterion, c) => (criterion.tier === tier ? [c] : []));
    while (free.length > 0) {
      const floor = (await best(model, sharing, fixed, free, "floor"))!;
      const held = fixed.map((value, c) => (free.includes(c) ? floor : value));
      const stuck: number[] = [];
      for (const c of free) {
        const most = (await best(model, sharing, held, [], c))!;
        if (most <= floor + canRise) stuck.push(c);
      }
      if (stuck.length === 0) throw new Error("a floor at its highest, and everybody can rise");
      for (const c of stuck) fixed[c] = Math.min(1, floor);
      free = free.filter((c) => !stuck.includes(c));
    }
  }
  return fixed;
}

/** How high the floor of one tier's criteria can be, whatever becomes of the others; undefined where no plan exists. */
export async function highestFloor(
  model: Model,
  sharing: Sharing,
  tier: number,
): Promise<number | undefined> {
  const { criteria } = sharing;
  const among = criteria.flatMap((criterion, c) => (criterion.tier === tier ? [c] : []));
  const nothing = criteria.map(() => 0);
  return best(model, sharing, nothing, among, "floor");
}

/**
 * The largest fulfilment of a criterion, or the largest floor of those in `above`, while every criterion
 * keeps at least what `atLeast` says.
 */
async function best(
  model: Model,
  sharing: Sharing,
  atLeast: readonly number[],
  above: readonly number[],
  what: number | "floor",
): Promise<number | undefined> {
  return (
    (await bestWithin(model, sharing, atLeast, above, what)) ??
    (await bestWithin(
      model,
      sharing,
      atLeast.map((value) => value - kept),
      above,
      what,
    ))
  );
}

async function bestWithin(
  model: Model,
  { program, criteria, columns }: Sharing,
  atLeast: readonly number[],
  above: readonly number[],
  what: number | "floor",
): Promise<number | undefined> {
  const theta = program.matrix.columns;
  const cost = new Float64Array(theta + 1);
  cost[what === "floor" ? theta : columns.fulfilment[what]!] = 1;
  const columnLower = Float64Array.from([...program.columnLower, 0]);
  criteria.forEach((_, c) => {
    const column = columns.fulfilment[c]!;
    columnLower[column] = Math.max(columnLower[column]!, atLeast[c]!);
  });
  const rowLower = Float64Array.from([
    ...program.rowLower,
    ...criteria.map((_, c) => (above.includes(c) ? 0 : -Infinity)),
  ]);
  const columnUpper = Float64Array.from([...program.columnUpper, 1]);
  const changes = { sense: "maximise", cost, columnLower, columnUpper, rowLower } as const;
  const outcome = await model.solve(changes);
  if (outcome.kind === "infeasible") return undefined;
  if (outcome.kind !== "optimal") throw new Error(`a small program ended as ${outcome.kind}`);
  return outcome.objective;
}

export interface Goal {
  /** The row that sums it up. */
  readonly row: number;
  readonly sense: "most" | "least";
}

/** What a program has reached: a fulfilment per criterion, and its goals so far. */
export interface Reached {
  readonly sharing: Sharing;
  readonly fulfilment: readonly number[];
  readonly held: readonly (Goal & { readonly value: number })[];
}

/** How far a goal can go while the fulfilments and the goals before it are kept. */
export async function bestGoal(
  engine: Engine,
  { sharing, fulfilment, held }: Reached,
  sought: Goal,
): Promise<number> {
  const { program, columns } = sharing;
  const { matrix } = program;
  const cost = new Float64Array(matrix.columns);
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      if (matrix.indices[k] === sought.row) cost[column] = matrix.values[k]!;
    }
  }
  const sense = sought.sense === "most" ? "maximise" : "minimise";
  for (const slack of [0, kept]) {
    const columnLower = program.columnLower.slice();
    columns.fulfilment.forEach((column, c) => {
      columnLower[column] = Math.max(columnLower[column]!, fulfilment[c]! - slack);
    });
    const rowLower = program.rowLower.slice();
    const rowUpper = program.rowUpper.slice();
    for (const goal of held) {
      const room = slack * Math.max(1, Math.abs(goal.value));
      if (goal.sense === "most") rowLower[goal.row] = goal.value - room;
      else rowUpper[goal.row] = goal.value + room;
    }
    const bounds = { columnLower, rowLower, rowUpper };
    const { outcome } = await solveProgram({ ...program, ...bounds, cost, sense }, { engine });
    if (outcome.kind === "optimal") return outcome.objective;
    if (outcome.kind !== "infeasible") throw new Error(`a goal ended as ${outcome.kind}`);
  }
  throw new Error("nothing is left where a plan was");
}

/** The row that sums up a goal of a compiled economy. */
export function goalRow({ rowsOf, labels }: Compiled, stage: number): number {
  const [from, to] = rowsOf.get("goal")!;
  for (let row = from; row < to; row++) if (labels[row]!.what === String(stage)) return row;
  throw new Error(`no row for goal ${stage}`);
}

/** The program with a column θ in [0, 1] and a row fulfilment − θ for each criterion. */
function withFloorRows({ program, criteria, columns }: Sharing): Program {
  const { matrix } = program;
  const rowIndex = [...matrix.indices];
  const columnIndex: number[] = [];
  for (let column = 0; column < matrix.columns; column++) {
    const count = matrix.starts[column + 1]! - matrix.starts[column]!;
    columnIndex.push(...Array<number>(count).fill(column));
  }
  const values = [...matrix.values];
  criteria.forEach((_, c) => {
    rowIndex.push(matrix.rows + c, matrix.rows + c);
    columnIndex.push(columns.fulfilment[c]!, matrix.columns);
    values.push(1, -1);
  });
  const free = criteria.map(() => -Infinity);
  return {
    ...program,
    matrix: matrixFromTriplets({
      rows: matrix.rows + criteria.length,
      columns: matrix.columns + 1,
      ...{ rowIndex, columnIndex, values },
    }),
    cost: new Float64Array(matrix.columns + 1),
    columnLower: Float64Array.from([...program.columnLower, 0]),
    columnUpper: Float64Array.from([...program.columnUpper, 1]),
    rowLower: Float64Array.from([...program.rowLower, ...free]),
    rowUpper: Float64Array.from([...program.rowUpper, ...criteria.map(() => Infinity)]),
    columnName: (column) => (column === matrix.columns ? "theta" : program.columnName(column)),
    rowName: (row) => (row < matrix.rows ? program.rowName(row) : `above:${row - matrix.rows}`),
  };
}

/** The fulfilments that a plan prints, by what they are of. */
export function printedFulfilments(tables: PlanTables): ReadonlyMap<string, number> {
  return new Map([
    ...tables.deliveries.map(
      (row) =>
        [
          JSON.stringify(["need", row.need, row.group ?? "", row.place ?? "", row.period]),
          row.fulfilment,
        ] as const,
    ),
    ...tables.keeping.map(
      (row) =>
        [
          JSON.stringify([row.kind, row.what, "", row.where ?? "", row.period]),
          row.fulfilment,
        ] as const,
    ),
  ]);
}

/** The same names for the criteria of a compiled economy. */
export function criterionName({ resolved, criteria }: Compiled, index: number): string {
  const { kind, need, account, installed, period } = criteria[index]!;
  const at = resolved.periods[period]!;
  if (kind === "capacity-end") {
    const { capacity, workplace } = resolved.installed[installed]!;
    return JSON.stringify([kind, capacity, "", workplace, at]);
  }
  const { good, place } = resolved.accounts[account]!;
  const where = resolved.places[place] ?? "";
  return kind === "need"
    ? JSON.stringify([kind, need!.name, need!.group ?? "", where, at])
    : JSON.stringify([kind, resolved.goods[good]!.name, "", where, at]);
}
