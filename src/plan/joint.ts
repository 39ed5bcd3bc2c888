/**
 * Several economies planned as one: what is decided before a scenario is known is decided once, for all
 * branches that can't be told apart yet; what comes later, for each branch by itself (the deterministic equivalent of
 * a stochastic program with recourse).
 *
 * Source: J. R. Birge, F. Louveaux, "Introduction to Stochastic Programming", 2nd ed., Springer 2011.
 */
import { message } from "../messages/index.ts";
import { EconomyProblems, type Problem } from "../economy/problem.ts";
import type { Conflict, Optimal } from "../engine/engine.ts";
import { matrixFromTriplets } from "../engine/matrix.ts";
import type { Program } from "../engine/program.ts";
import type { Compiled } from "./compile.ts";
import { families, type FamilyName } from "./families/index.ts";
import type { Price } from "./levels.ts";
import { periodsOfColumns } from "./periods-of-columns.ts";
import { pricesOf } from "./prices.ts";
import { rowsBuilder } from "./rows.ts";
import { goalRow, goalSummary, type Staged, type StagedGoal } from "./staged.ts";

export type InsuranceRule = "expected" | "worst";

/** One way in which things may go. */
export interface Branch {
  /** Absent: as the economy itself states. */
  readonly scenario?: string;
  /** Probability; the weights of all branches sum to 1. */
  readonly weight: number;
  /** Index of the first period in which it can be told apart; Infinity for the economy itself. */
  readonly knownFrom: number;
  readonly compiled: Compiled;
}

export interface Joint {
  readonly staged: Staged;
  /** Joint column of each branch's columns. */
  readonly columns: readonly Int32Array[];
  /** Joint criterion of each branch's criteria; -1 for hard conditions. */
  readonly criteria: readonly Int32Array[];
  /** A conflict of the joint program, as conflicts of its branches. */
  readonly conflicts: (conflict: Conflict) => readonly Conflict[];
}

/** Rows that the planner makes for itself: the joint program has its own. */
const devices: ReadonlySet<FamilyName> = new Set(["floor", "goal"]);

/** Coefficients closer than this (relative) are the same figure. */
const same = 1e-9;

/**
 * The joint program of branches, and how it is decided: by leximin over each criterion's probability-weighted
 * fulfilment (`expected`), or over every criterion in every branch (`worst`). Goals and concave measures
 * are probability-weighted sums over the branches; where a branch has no weight (only `worst` takes such), all
 * count alike.
 *
 * Throws `EconomyProblems` where a scenario changes something in a period in which it isn't known yet.
 */
export function jointOf(branches: readonly Branch[], rule: InsuranceRule): Joint {
  const program = new JointProgram();
  const columns = branches.map((branch) => program.columnsOf(branch));
  const rows = branches.map((branch, b) => program.rowsOf(branch, columns[b]!));
  if (program.problems.length > 0) throw new EconomyProblems(program.problems);
  const unweighed = branches.some(({ weight }) => weight === 0);
  const weights = branches.map(({ weight }) => (unweighed ? 1 / branches.length : weight));

  const shares = criteriaShares(branches, columns, weights, rule);
  const tiers: number[] = [];
  const fulfilment: number[] = [];
  const criteria = branches.map(({ compiled }) =>
    new Int32Array(compiled.criteria.length).fill(-1),
  );
  for (const { tier, parts } of shares) {
    for (const { branch, criterion } of parts) criteria[branch]![criterion] = tiers.length;
    tiers.push(tier);
    fulfilment.push(program.mean(parts));
  }
  const floor = program.column("floor", 0, 1, false);
  const firstFloor = program.rowCount;
  for (const column of fulfilment) {
    const row = program.row(-Infinity, Infinity);
    program.add(row, column, 1);
    program.add(row, floor, -1);
  }
  const summed = (what: string) => {
    const row = program.row(-Infinity, Infinity);
    let constant = 0;
    branches.forEach(({ compiled }, b) => {
      const own = goalRow(compiled, what);
      constant += weights[b]! * compiled.constants[own]!;
      eachEntry(compiled.program, own, (column, value) => {
        program.add(row, columns[b]![column]!, weights[b]! * value);
      });
    });
    return { row, constant };
  };
  const first = branches[0]!.compiled;
  const concave = new Map(
    [...first.concave.keys()].map((tier) => [tier, summed(`tier-${tier}`).row] as const),
  );
  const goals = first.goals.map((goal): StagedGoal => ({
    ...goalSummary(goal),
    ...summed(String(goal.stage)),
  }));
  return {
    staged: {
      program: program.built(first.program.name),
      tiers,
      fulfilment,
      floor,
      firstFloor,
      concave,
      goals,
      prices: (sense, outcome) => jointPrices(branches, rows, columns, sense, outcome),
    },
    columns,
    criteria,
    conflicts: (conflict) =>
      branches.map((_, b) => ({
        rows: indicesIn(rows[b]!, conflict.rows),
        columns: indicesIn(columns[b]!, conflict.columns),
      })),
  };
}

/** A criterion of the joint program: criteria of the branches, by the weight of each. */
interface Share {
  readonly tier: number;
  readonly parts: readonly Part[];
}

interface Part {
  readonly branch: number;
  readonly criterion: number;
  readonly column: number;
  readonly weight: number;
}

function criteriaShares(
  branches: readonly Branch[],
  columns: readonly Int32Array[],
  weights: readonly number[],
  rule: InsuranceRule,
): readonly Share[] {
  const shares = new Map<string, { tier: number; parts: Part[] }>();
  branches.forEach(({ compiled }, branch) => {
    compiled.criteria.forEach(({ tier }, criterion) => {
      if (tier === 0) return;
      const own = compiled.columns.fulfilment[criterion]!;
      const column = columns[branch]![own]!;
      const name = compiled.columns.names(own);
      const key = rule === "worst" ? String(column) : `${tier} ${name}`;
      const share = shares.get(key) ?? { tier, parts: [] };
      share.parts.push({ branch, criterion, column, weight: weights[branch]! });
      shares.set(key, share);
    });
  });
  return [...shares.values()];
}

class JointProgram {
  readonly problems: Problem[] = [];
  readonly #rows = rowsBuilder();
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #names: string[] = [];
  readonly #integer: boolean[] = [];
  readonly #byName = new Map<string, number>();
  /** Rows in which all columns are shared, by name: the joint row, its entries and bounds. */
  readonly #shared = new Map<string, SharedRow>();

  get rowCount(): number {
    return this.#rows.count();
  }

  row(lower: number, upper: number): number {
    return this.#rows.rows.row({ family: "goal", what: "", where: "", period: -1 }, lower, upper);
  }

  add(row: number, column: number, value: number): void {
    this.#rows.rows.add(row, column, value);
  }

  column(name: string, lower: number, upper: number, integer: boolean): number {
    this.#names.push(name);
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#integer.push(integer);
    return this.#names.length - 1;
  }

  /** A branch's columns: those of periods in which it isn't known yet are the other branches' too. */
  columnsOf(branch: Branch): Int32Array {
    const { compiled, scenario = "", knownFrom } = branch;
    const { program } = compiled;
    const periods = periodsOfColumns(compiled);
    return Int32Array.from({ length: program.matrix.columns }, (_, j) => {
      // The floor of a branch alone has no rows here.
      const isShared = periods[j]! >= 0 && periods[j]! < knownFrom;
      const name = isShared ? program.columnName(j) : `${scenario}|${program.columnName(j)}`;
      const known = isShared ? this.#byName.get(name) : undefined;
      if (known !== undefined) {
        this.#narrow(known, program.columnLower[j]!, program.columnUpper[j]!, branch, j);
        return known;
      }
      const integer = program.integer?.[j] === 1;
      const column = this.column(name, program.columnLower[j]!, program.columnUpper[j]!, integer);
      if (isShared) this.#byName.set(name, column);
      return column;
    });
  }

  #narrow(known: number, lower: number, upper: number, branch: Branch, column: number): void {
    if (close(this.#lower[known]!, lower) && close(this.#upper[known]!, upper)) return;
    const { compiled } = branch;
    this.#tooEarly(
      branch,
      message("plan.insure.column", { name: compiled.program.columnName(column) }),
    );
  }

  /** A branch's rows in the joint program; -1 for those of the planner's own. */
  rowsOf(branch: Branch, columns: Int32Array): Int32Array {
    const { compiled, knownFrom } = branch;
    const { program, labels } = compiled;
    const entries = entriesByRow(program);
    const times = new Map<string, number>();
    return Int32Array.from(labels, (label, row) => {
      if (devices.has(label.family)) return -1;
      const mapped = entries[row]!.map(([column, value]) => [columns[column]!, value] as const);
      const bounds = { lower: program.rowLower[row]!, upper: program.rowUpper[row]! };
      if (label.period < 0 || label.period >= knownFrom) return this.#own(mapped, bounds);
      // Rows of one name (one need asked for several groups) are told apart by their order.
      const name = program.rowName(row);
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      return this.#sharedRow(`${name}\u0000${time}`, mapped, bounds, branch, row);
    });
  }

  #own(entries: readonly Entry[], { lower, upper }: RowBounds): number {
    const made = this.row(lower, upper);
    for (const [column, value] of entries) this.add(made, column, value);
    return made;
  }

  #sharedRow(
    key: string,
    entries: readonly Entry[],
    bounds: RowBounds,
    branch: Branch,
    row: number,
  ): number {
    const known = this.#shared.get(key);
    if (known === undefined) {
      const made = this.#own(entries, bounds);
      this.#shared.set(key, { made, bounds, values: new Map(entries) });
      return made;
    }
    const sameBounds =
      close(known.bounds.lower, bounds.lower) && close(known.bounds.upper, bounds.upper);
    const sameValues = entries.every(([column, value]) => {
      const other = known.values.get(column);
      return other === undefined ? false : close(other, value);
    });
    if (!sameBounds || !sameValues || entries.length !== known.values.size) {
      const label = branch.compiled.labels[row]!;
      const family = families.find(({ name }) => name === label.family)!;
      this.#tooEarly(
        branch,
        message("plan.in-period", {
          what: family.inWords(label),
          period: branch.compiled.resolved.periods[label.period]!,
        }),
      );
    }
    return known.made;
  }

  /** Said once per scenario: everything else follows from it. */
  #tooEarly(
    { scenario = "", knownFrom, compiled }: Branch,
    what: ReturnType<typeof message>,
  ): void {
    const { file } = compiled.resolved.economy.tables.changes;
    const key = `scenario=${scenario}`;
    if (this.problems.some((problem) => problem.where.key === key)) return;
    this.problems.push({
      ...message("plan.insure.too-early", {
        scenario,
        what,
        known: compiled.resolved.periods[knownFrom] ?? 0,
      }),
      severity: "error",
      where: { file, table: "changes", key },
    });
  }

  /** The column of the weighted mean of fulfilments; the fulfilment itself where there is but one. */
  mean(parts: readonly Part[]): number {
    const [first] = parts;
    if (parts.every(({ column }) => column === first!.column)) return first!.column;
    const column = this.column(`mean:${this.#names[first!.column]!}`, 0, 1, false);
    const row = this.row(0, 0);
    this.add(row, column, -1);
    const all = parts.reduce((sum, { weight }) => sum + weight, 0);
    for (const part of parts) this.add(row, part.column, part.weight / all);
    return column;
  }

  built(name: string): Program {
    const { lower, upper, rowIndex, columnIndex, values, labels } = this.#rows.built();
    const names = this.#names;
    const integer = this.#integer.some((each) => each);
    return {
      name,
      sense: "maximise",
      offset: 0,
      matrix: matrixFromTriplets({
        rows: labels.length,
        columns: names.length,
        rowIndex,
        columnIndex,
        values,
      }),
      cost: new Float64Array(names.length),
      columnLower: Float64Array.from(this.#lower),
      columnUpper: Float64Array.from(this.#upper),
      rowLower: lower,
      rowUpper: upper,
      ...(integer ? { integer: Uint8Array.from(this.#integer, Number) } : {}),
      columnName: (column) => names[column]!,
      rowName: (row) => `row:${row}`,
    };
  }
}

type Entry = readonly [column: number, value: number];

interface RowBounds {
  readonly lower: number;
  readonly upper: number;
}

interface SharedRow {
  readonly made: number;
  readonly bounds: RowBounds;
  readonly values: ReadonlyMap<number, number>;
}

function close(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= same * Math.max(Math.abs(a), Math.abs(b));
}

function entriesByRow({ matrix }: Program): readonly (readonly Entry[])[] {
  const entries = Array.from({ length: matrix.rows }, (): Entry[] => []);
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      entries[matrix.indices[k]!]!.push([column, matrix.values[k]!]);
    }
  }
  return entries;
}

function eachEntry(
  { matrix }: Program,
  row: number,
  use: (column: number, value: number) => void,
): void {
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      if (matrix.indices[k] === row) use(column, matrix.values[k]!);
    }
  }
}

function indicesIn(map: Int32Array, joint: readonly number[]): readonly number[] {
  const wanted = new Set(joint);
  return Array.from(map.keys()).filter((index) => wanted.has(map[index]!));
}

/** The shadow prices of each branch, in its own terms; those of shared rows are every branch's. */
function jointPrices(
  branches: readonly Branch[],
  rows: readonly Int32Array[],
  columns: readonly Int32Array[],
  sense: Program["sense"],
  outcome: Optimal,
): readonly Price[] {
  const { rowDuals, columnDuals } = outcome;
  if (rowDuals === undefined || columnDuals === undefined) return [];
  return branches.flatMap(({ compiled }, branch) => {
    const own: Optimal = {
      ...outcome,
      rowDuals: Float64Array.from(rows[branch]!, (row) => (row < 0 ? 0 : rowDuals[row]!)),
      columnDuals: Float64Array.from(columns[branch]!, (column) => columnDuals[column]!),
    };
    return pricesOf(compiled, sense, own).map((price) => ({ ...price, branch }));
  });
}
