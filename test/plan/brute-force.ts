import type { Engine, Model } from "../../src/engine/index.ts";
import { matrixFromTriplets, type Program } from "../../src/engine/index.ts";
import type { Compiled } from "../../src/plan/compile.ts";
import type { PlanTables } from "../../src/plan/types.ts";

/** What leximin may leave undecided: a fulfilment that can rise by less than this can't rise. */
const canRise = 1e-7;
/** Earlier fulfilments are kept exactly; only where rounding then empties the program, to this. */
const kept = 1e-9;

/**
 * Leximin by its definition, without duals and without the planner's own rows for floors: the floor of a
 * tier is raised as far as it goes; then for each criterion that is not fixed a program of its own says
 * whether it can stand higher while the others keep the floor; those that can't are fixed. Repeated until
 * all are, tier by tier. Returns a fulfilment per criterion of the compiled economy; undefined where no plan
 * exists.
 */
export async function bruteForceLeximin(
  engine: Engine,
  compiled: Compiled,
): Promise<readonly number[] | undefined> {
  const { criteria } = compiled;
  const model = await engine.open(withFloorRows(compiled));
  try {
    const fixed = criteria.map(() => 0);
    const tiers = [...new Set(criteria.map(({ tier }) => tier))].sort((a, b) => a - b);
    if ((await best(model, compiled, fixed, [], "floor")) === undefined) return undefined;
    for (const tier of tiers) {
      let free = criteria.flatMap((criterion, c) => (criterion.tier === tier ? [c] : []));
      while (free.length > 0) {
        const floor = (await best(model, compiled, fixed, free, "floor"))!;
        const held = fixed.map((value, c) => (free.includes(c) ? floor : value));
        const stuck: number[] = [];
        for (const c of free) {
          const most = (await best(model, compiled, held, [], c))!;
          if (most <= floor + canRise) stuck.push(c);
        }
        if (stuck.length === 0) throw new Error("a floor at its highest, and everybody can rise");
        for (const c of stuck) fixed[c] = Math.min(1, floor);
        free = free.filter((c) => !stuck.includes(c));
      }
    }
    return fixed;
  } finally {
    await model.close();
  }
}

/**
 * The largest fulfilment of a criterion, or the largest floor of those in `above`, while every criterion
 * keeps at least what `atLeast` says.
 */
async function best(
  model: Model,
  compiled: Compiled,
  atLeast: readonly number[],
  above: readonly number[],
  what: number | "floor",
): Promise<number | undefined> {
  return (
    (await bestWithin(model, compiled, atLeast, above, what)) ??
    (await bestWithin(
      model,
      compiled,
      atLeast.map((value) => value - kept),
      above,
      what,
    ))
  );
}

async function bestWithin(
  model: Model,
  { program, criteria, columns }: Compiled,
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
  const outcome = await model.solve({ sense: "maximise", cost, columnLower, rowLower });
  if (outcome.kind === "infeasible") return undefined;
  if (outcome.kind !== "optimal") throw new Error(`a small program ended as ${outcome.kind}`);
  return outcome.objective;
}

/** The compiled program with a column θ in [0, 1] and a row fulfilment − θ for each criterion. */
function withFloorRows({ program, criteria, columns }: Compiled): Program {
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
