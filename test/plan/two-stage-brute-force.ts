import { withScenario } from "../../src/economy/patch/index.ts";
import type { Economy } from "../../src/economy/types.ts";
import { matrixFromTriplets, type Engine, type Program } from "../../src/engine/index.ts";
import { compile, type Compiled } from "../../src/plan/compile.ts";
import {
  bestGoal,
  bruteForceLeximin,
  criterionName,
  goalRow,
  type Reached,
  type Sharing,
} from "./brute-force.ts";

/** One way that things may go: a scenario, or (absent) the economy as it is. */
export interface Branch {
  readonly scenario?: string;
  readonly weight: number;
  /** The first period in which it is known; the economy as it is: never before the others are. */
  readonly knownFrom: number;
}

export type Insurance = "expected" | "worst";

/** What the best joint plan reaches. */
export interface Insured {
  /**
   * By name. `expected`: the weighted fulfilment of each criterion; `worst`: the fulfilment of each criterion
   * in each branch, the branch's name (the economy as it is: nothing) before it.
   */
  readonly fulfilment: ReadonlyMap<string, { readonly tier: number; readonly value: number }>;
  /** Weighted values of the goals, in order. */
  readonly goals: readonly number[];
}

/** The branches of an economy: its scenarios and, with what is missing to a weight of 1, itself. */
export function branchesOf({ tables }: Economy): readonly Branch[] {
  const periods = tables.periods.rows.map(({ period }) => period);
  const scenarios = tables.scenarios.rows.map((row): Branch => {
    const { scenario, weight = 0, known_from: from } = row;
    return { scenario, weight, knownFrom: from ?? Math.min(...periods) };
  });
  const rest = 1 - scenarios.reduce((sum, { weight }) => sum + weight, 0);
  return rest <= 1e-9 ? scenarios : [{ weight: rest, knownFrom: Infinity }, ...scenarios];
}

/**
 * The best plan for several branches at once, by its definition: the programs of all branches side by side,
 * each compiled by itself; a row for every two branches that can't be told apart in a period and every
 * column of that period, which says that both are equal; and then leximin by its definition over
 * the weighted fulfilments (expected) or over all of them (worst), and the weighted goals in order. Undefined
 * where there is no such plan.
 */
export async function bruteForceInsured(
  engine: Engine,
  economy: Economy,
  insurance: Insurance,
): Promise<Insured | undefined> {
  const joint = jointSharing(compiledBranches(economy), insurance);
  const fulfilment = await bruteForceLeximin(engine, joint);
  if (fulfilment === undefined) return undefined;

  const goals: number[] = [];
  let reached: Reached = { sharing: joint, fulfilment, held: [] };
  for (const { row, sense, constant } of joint.goals) {
    const value = await bestGoal(engine, reached, { row, sense });
    goals.push(value + constant);
    reached = { ...reached, held: [...reached.held, { row, sense, value }] };
  }
  const named = joint.names.map((name, c) => {
    return [name, { tier: joint.criteria[c]!.tier, value: fulfilment[c]! }] as const;
  });
  return { fulfilment: new Map(named), goals };
}

export interface CompiledBranch extends Branch {
  readonly compiled: Compiled;
}

export function compiledBranches(economy: Economy): readonly CompiledBranch[] {
  return branchesOf(economy).map((branch) => {
    const { scenario } = branch;
    if (scenario === undefined) return { ...branch, compiled: compile(economy) };
    return { ...branch, compiled: compile(withScenario(economy, scenario).economy) };
  });
}

export interface Joint extends Sharing {
  /** Where the columns of each branch begin. */
  readonly columnAt: readonly number[];
  readonly names: readonly string[];
  readonly goals: readonly {
    readonly row: number;
    readonly sense: "most" | "least";
    readonly constant: number;
  }[];
}

/** The programs of all branches side by side, with what is equal in them and what is shared out. */
export function jointSharing(branches: readonly CompiledBranch[], insurance: Insurance): Joint {
  const parts = partsOf(branches);
  equalRows(branches, parts);
  const [first] = branches;
  const goals = first!.compiled.goals.map(({ stage, sense }) => {
    const terms: Term[] = [];
    let constant = 0;
    for (const [b, { compiled, weight }] of branches.entries()) {
      const row = goalRow(compiled, stage);
      constant += weight * compiled.constants[row]!;
      for (const { column, value } of termsOf(compiled.program, row)) {
        terms.push({ column: parts.columnAt[b]! + column, value: weight * value });
      }
    }
    return { row: parts.row(terms, -Infinity, Infinity), sense, constant };
  });
  const criteria = insurance === "worst" ? all(branches, parts) : expected(branches, parts);
  return {
    program: parts.program(),
    columnAt: parts.columnAt,
    goals,
    criteria: criteria.map(({ tier }) => ({ tier })),
    columns: { fulfilment: criteria.map(({ column }) => column) },
    names: criteria.map(({ name }) => name),
  };
}

interface JointCriterion {
  readonly name: string;
  readonly tier: number;
  readonly column: number;
}

function all(branches: readonly CompiledBranch[], parts: JointParts): readonly JointCriterion[] {
  return branches.flatMap(({ scenario = "", compiled }, b) =>
    compiled.criteria.map(({ tier }, c) => ({
      name: `${scenario} ${criterionName(compiled, c)}`,
      tier,
      column: parts.columnAt[b]! + compiled.columns.fulfilment[c]!,
    })),
  );
}

/** A column for each criterion that is the sum of its fulfilments, each times its branch's weight. */
function expected(
  branches: readonly CompiledBranch[],
  parts: JointParts,
): readonly JointCriterion[] {
  const [{ compiled: first }] = branches as readonly [CompiledBranch];
  return first.criteria.map(({ tier }, at) => {
    const name = criterionName(first, at);
    const column = parts.column(0, 1);
    const terms = branches.map(({ compiled, weight }, b) => {
      const c = compiled.criteria.findIndex((_, other) => criterionName(compiled, other) === name);
      if (c < 0 || compiled.criteria.length !== first.criteria.length) {
        throw new Error(`${name} isn't asked for in every branch`);
      }
      return {
        column: parts.columnAt[b]! + compiled.columns.fulfilment[c]!,
        value: -weight,
      };
    });
    parts.row([{ column, value: 1 }, ...terms], 0, 0);
    return { name, tier, column };
  });
}

/** Whoever can't tell two branches apart decides the same in both. */
function equalRows(branches: readonly CompiledBranch[], parts: JointParts): void {
  const [{ compiled: first }] = branches as readonly [CompiledBranch];
  for (const period of first.resolved.periods) {
    const untold = branches.flatMap(({ knownFrom }, b) => (knownFrom > period ? [b] : []));
    for (const [i, b] of untold.entries()) {
      const before = untold[i - 1];
      if (before === undefined) continue;
      const others = columnsIn(branches[before]!.compiled, period);
      const mine = columnsIn(branches[b]!.compiled, period);
      if (others.size !== mine.size) throw new Error(`branches differ in period ${period}`);
      for (const [name, column] of mine) {
        const other = others.get(name);
        if (other === undefined) throw new Error(`${name} is not in every branch`);
        const terms = [
          { column: parts.columnAt[b]! + column, value: 1 },
          { column: parts.columnAt[before]! + other, value: -1 },
        ];
        parts.row(terms, 0, 0);
      }
    }
  }
}

/** Columns of a period, by name: the program names each column after what is decided, and when. */
function columnsIn({ program }: Compiled, period: number): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (let column = 0; column < program.cost.length; column++) {
    const name = program.columnName(column);
    if (name.endsWith(`#${period}`)) columns.set(name, column);
  }
  return columns;
}

interface Term {
  readonly column: number;
  readonly value: number;
}

function termsOf({ matrix }: Program, row: number): readonly Term[] {
  const terms: Term[] = [];
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      if (matrix.indices[k] === row) terms.push({ column, value: matrix.values[k]! });
    }
  }
  return terms;
}

interface JointParts {
  /** Where the columns of each branch begin. */
  readonly columnAt: readonly number[];
  column(lower: number, upper: number): number;
  row(terms: readonly Term[], lower: number, upper: number): number;
  program(): Program;
}

/** The programs of all branches side by side, to which rows and columns are added. */
function partsOf(branches: readonly CompiledBranch[]): JointParts {
  const rowIndex: number[] = [];
  const columnIndex: number[] = [];
  const values: number[] = [];
  const columnLower: number[] = [];
  const columnUpper: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const columnAt: number[] = [];
  const put = (row: number, column: number, value: number) => {
    rowIndex.push(row);
    columnIndex.push(column);
    values.push(value);
  };
  for (const { compiled } of branches) {
    const { program } = compiled;
    const [rowsBefore, columnsBefore] = [rowLower.length, columnLower.length];
    columnAt.push(columnsBefore);
    const { columns, starts, indices, values: coefficients } = program.matrix;
    for (let column = 0; column < columns; column++) {
      for (let k = starts[column]!; k < starts[column + 1]!; k++) {
        put(rowsBefore + indices[k]!, columnsBefore + column, coefficients[k]!);
      }
    }
    columnLower.push(...program.columnLower);
    columnUpper.push(...program.columnUpper);
    rowLower.push(...program.rowLower);
    rowUpper.push(...program.rowUpper);
  }
  return {
    columnAt,
    column: (lower, upper) => {
      columnUpper.push(upper);
      return columnLower.push(lower) - 1;
    },
    row: (terms, lower, upper) => {
      rowUpper.push(upper);
      const row = rowLower.push(lower) - 1;
      for (const { column, value } of terms) put(row, column, value);
      return row;
    },
    program: () => {
      const [rows, columns] = [rowLower.length, columnLower.length];
      return {
        name: "joint",
        sense: "maximise",
        offset: 0,
        matrix: matrixFromTriplets({ rows, columns, rowIndex, columnIndex, values }),
        cost: new Float64Array(columns),
        columnLower: Float64Array.from(columnLower),
        columnUpper: Float64Array.from(columnUpper),
        rowLower: Float64Array.from(rowLower),
        rowUpper: Float64Array.from(rowUpper),
        columnName: (column) => `x${column}`,
        rowName: (row) => `r${row}`,
      };
    },
  };
}
