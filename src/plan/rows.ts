import type { FamilyName } from "./families/family.ts";

/** What a row is about, in the economy's own names. */
export interface RowLabel {
  readonly family: FamilyName;
  readonly what: string;
  /** Empty for pooled goods, sums over the economy and rows without a place. */
  readonly where: string;
  /** Period index; -1 for rows without a period. */
  readonly period: number;
}

/** The constant 1, as a column: what is added to it moves to the row's bounds. */
export const constant = -1;

/** The rows of a program while it is being built. */
export interface Rows {
  /** A new row: lower ≤ its terms ≤ upper. */
  row(label: RowLabel, lower: number, upper: number): number;
  /** Adds a term to a row; terms of one column add up. */
  add(row: number, column: number, coefficient: number): void;
}

export interface BuiltRows {
  readonly labels: readonly RowLabel[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** What was added to the constant in each row: moved into its bounds, where these are finite. */
  readonly constants: Float64Array;
  readonly rowIndex: readonly number[];
  readonly columnIndex: readonly number[];
  readonly values: readonly number[];
}

export interface RowsBuilder {
  readonly rows: Rows;
  readonly count: () => number;
  readonly built: () => BuiltRows;
}

export function rowsBuilder(): RowsBuilder {
  const labels: RowLabel[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const constants: number[] = [];
  const rowIndex: number[] = [];
  const columnIndex: number[] = [];
  const values: number[] = [];
  const rows: Rows = {
    row: (label, low, high) => {
      labels.push(label);
      lower.push(low);
      upper.push(high);
      constants.push(0);
      return labels.length - 1;
    },
    add: (row, column, coefficient) => {
      if (coefficient === 0) return;
      if (column === constant) {
        constants[row]! += coefficient;
        lower[row]! -= coefficient;
        upper[row]! -= coefficient;
        return;
      }
      rowIndex.push(row);
      columnIndex.push(column);
      values.push(coefficient);
    },
  };
  const built = () => ({
    labels,
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    constants: Float64Array.from(constants),
    rowIndex,
    columnIndex,
    values,
  });
  return { rows, count: () => labels.length, built };
}

/**
 * Rows made when something first needs them, by any number of integer keys: a balance is only
 * written for goods that something happens to.
 */
export function onDemand(make: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    let row = known.get(key);
    if (row === undefined) {
      row = make(key);
      known.set(key, row);
    }
    return row;
  };
}
