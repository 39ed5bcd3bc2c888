/**
 * *input–output table*: what goes into each good, per unit of it, and what is left of it for final use
 * (Leontief 1941; Miller and Blair, Input–Output Analysis, 3rd ed. 2022, chapters 2, 5 and 6).
 */
import type { Message } from "../../messages/index.ts";

export interface InputOutput {
  readonly goods: readonly Sector[];
  /** A: inputs of goods, by unit of each good. */
  readonly inputs: Inputs;
  /** q: what is made and brought in, in the units of the goods. */
  readonly supply: Float64Array;
  /** f = q − A q, in the units of the goods. */
  readonly final: Float64Array;
  /** What no good of the table is made of: hours, currency, capacity, what is only drawn from stocks. */
  readonly primary: readonly Primary[];
  /** What was taken for granted. */
  readonly assumptions: readonly Message[];
}

export interface Sector {
  readonly name: string;
  readonly unit: string;
  /** Whether any technique makes it; otherwise it is only imported, and no output. */
  readonly made: boolean;
}

/** Sparse, by column (the good that is made): `amount[k]` of `good[k]` for k from starts[j] to starts[j + 1] − 1. */
export interface Inputs {
  readonly starts: Int32Array;
  readonly good: Int32Array;
  readonly amount: Float64Array;
}

export interface Primary {
  readonly kind: "hours" | "good" | "capacity" | "waste";
  /** The skill, the good, or the capacity. */
  readonly name: string;
  /** Empty for capacities. */
  readonly unit: string;
  /** Per unit of each good. */
  readonly perUnit: Float64Array;
}

/** What goes into making some goods together, and into bringing them where they are used. */
export interface Making {
  /** The technique, or empty for imports and freight. */
  readonly technique: string;
  /** By good; absent for what only adds to the cost of a good. */
  readonly made: ReadonlyMap<number, number>;
  /** For what only adds to the cost of a good: the good. */
  readonly of?: number;
  readonly used: ReadonlyMap<number, number>;
  readonly hours: ReadonlyMap<number, number>;
  readonly capacity: ReadonlyMap<string, number>;
}

/** Columns from pairs of good and amount. */
export function inputsOf(columns: readonly ReadonlyMap<number, number>[]): Inputs {
  const starts = new Int32Array(columns.length + 1);
  const rows = columns.map((column) =>
    [...column].filter(([, amount]) => amount !== 0).sort((a, b) => a[0] - b[0]),
  );
  rows.forEach((row, j) => (starts[j + 1] = starts[j]! + row.length));
  const flat = rows.flat();
  return {
    starts,
    good: Int32Array.from(flat, ([good]) => good),
    amount: Float64Array.from(flat, ([, amount]) => amount),
  };
}

/** A q. */
export function intermediate({ starts, good, amount }: Inputs, supply: Float64Array): Float64Array {
  const used = new Float64Array(supply.length);
  for (let j = 0; j < supply.length; j++) {
    for (let k = starts[j]!; k < starts[j + 1]!; k++) used[good[k]!]! += amount[k]! * supply[j]!;
  }
  return used;
}

/** The same inputs, by the good that goes in. */
export function transposed({ starts, good, amount }: Inputs): Inputs {
  const columns = Array.from({ length: starts.length - 1 }, () => new Map<number, number>());
  for (let j = 0; j + 1 < starts.length; j++) {
    for (let k = starts[j]!; k < starts[j + 1]!; k++) columns[good[k]!]!.set(j, amount[k]!);
  }
  return inputsOf(columns);
}
