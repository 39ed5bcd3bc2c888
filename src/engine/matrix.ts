import type { Matrix } from "./program.ts";

/** Coefficients in any order, as they come up: `values[k]` at row `rowIndex[k]`, column `columnIndex[k]`. */
export interface Triplets {
  readonly rows: number;
  readonly columns: number;
  readonly rowIndex: ArrayLike<number>;
  readonly columnIndex: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** The same matrix by rows: row i holds `values[starts[i] … starts[i + 1] - 1]` at the columns `indices[…]`, rising. */
export interface MatrixByRows {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/**
 * Coefficients at the same place are added up; what comes to exactly zero is left out. Linear time.
 *
 * Throws `RangeError` for an index outside the matrix or a coefficient that is not finite: both are
 * defects of the caller.
 */
export function matrixFromTriplets(triplets: Triplets): Matrix {
  const { rows, columns, rowIndex, columnIndex, values } = triplets;
  if (rowIndex.length !== values.length || columnIndex.length !== values.length) {
    throw new RangeError(
      `triplets of unequal length: ${rowIndex.length} rows, ${columnIndex.length} columns, ${values.length} values`,
    );
  }
  for (let k = 0; k < values.length; k++) {
    if (!(rowIndex[k]! >= 0 && rowIndex[k]! < rows && Number.isInteger(rowIndex[k]))) {
      throw new RangeError(`triplet ${k}: row ${rowIndex[k]!} of ${rows}`);
    }
    if (!(columnIndex[k]! >= 0 && columnIndex[k]! < columns && Number.isInteger(columnIndex[k]))) {
      throw new RangeError(`triplet ${k}: column ${columnIndex[k]!} of ${columns}`);
    }
    if (!Number.isFinite(values[k])) throw new RangeError(`triplet ${k}: value ${values[k]!}`);
  }
  // Two counting sorts, by row and then by column, leave the rows rising within each column and keep
  // equal places in the order in which they came, so that sums do not depend on anything else.
  const byRow = countingOrder(rowIndex, rows);
  const rowOrdered = Int32Array.from(byRow, (k) => columnIndex[k]!);
  const byColumn = countingOrder(rowOrdered, columns);

  const starts = new Int32Array(columns + 1);
  const indices = new Int32Array(values.length);
  const sums = new Float64Array(values.length);
  let filled = 0;
  let position = 0;
  for (let column = 0; column < columns; column++) {
    starts[column] = filled;
    while (position < values.length && rowOrdered[byColumn[position]!] === column) {
      const row = rowIndex[byRow[byColumn[position]!]!]!;
      let sum = 0;
      while (position < values.length) {
        const ordered = byColumn[position]!;
        if (rowOrdered[ordered] !== column || rowIndex[byRow[ordered]!] !== row) break;
        sum += values[byRow[ordered]!]!;
        position++;
      }
      if (sum !== 0) {
        indices[filled] = row;
        sums[filled] = sum;
        filled++;
      }
    }
  }
  starts[columns] = filled;
  return {
    rows,
    columns,
    starts,
    indices: indices.slice(0, filled),
    values: sums.slice(0, filled),
  };
}

/** The coefficients as triplets, column by column, to go on from. */
export function tripletsOf(matrix: Matrix): {
  readonly rowIndex: number[];
  readonly columnIndex: number[];
  readonly values: number[];
} {
  const columnIndex: number[] = [];
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      columnIndex.push(column);
    }
  }
  return { rowIndex: [...matrix.indices], columnIndex, values: [...matrix.values] };
}

export function emptyMatrix(rows: number, columns: number): Matrix {
  return {
    rows,
    columns,
    starts: new Int32Array(columns + 1),
    indices: new Int32Array(0),
    values: new Float64Array(0),
  };
}

/** The matrix by rows, columns rising within each row. */
export function byRows(matrix: Matrix): MatrixByRows {
  const { rows, columns, starts, indices, values } = matrix;
  const rowStarts = new Int32Array(rows + 1);
  for (const row of indices) rowStarts[row + 1]! += 1;
  for (let row = 0; row < rows; row++) rowStarts[row + 1]! += rowStarts[row]!;
  const next = rowStarts.slice(0, rows);
  const columnOf = new Int32Array(indices.length);
  const rowValues = new Float64Array(indices.length);
  for (let column = 0; column < columns; column++) {
    for (let k = starts[column]!; k < starts[column + 1]!; k++) {
      const slot = next[indices[k]!]!++;
      columnOf[slot] = column;
      rowValues[slot] = values[k]!;
    }
  }
  return { rows, columns, starts: rowStarts, indices: columnOf, values: rowValues };
}

export function transpose(matrix: Matrix): Matrix {
  const rows = byRows(matrix);
  return { ...rows, rows: matrix.columns, columns: matrix.rows };
}

/** A x: one value per row. Plain summation; certificates use their own, compensated one. */
export function multiply(matrix: Matrix, x: Float64Array): Float64Array {
  const { rows, columns, starts, indices, values } = matrix;
  const product = new Float64Array(rows);
  for (let column = 0; column < columns; column++) {
    const level = x[column]!;
    if (level === 0) continue;
    for (let k = starts[column]!; k < starts[column + 1]!; k++) {
      product[indices[k]!]! += values[k]! * level;
    }
  }
  return product;
}

/** Aᵀ y: one value per column. */
export function multiplyTransposed(matrix: Matrix, y: Float64Array): Float64Array {
  const { columns, starts, indices, values } = matrix;
  const product = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let k = starts[column]!; k < starts[column + 1]!; k++) sum += values[k]! * y[indices[k]!]!;
    product[column] = sum;
  }
  return product;
}

/** Positions ordered by `keys`, equal keys in their own order. */
function countingOrder(keys: ArrayLike<number>, range: number): Int32Array {
  const next = new Int32Array(range + 1);
  for (let k = 0; k < keys.length; k++) next[keys[k]! + 1]! += 1;
  for (let key = 0; key < range; key++) next[key + 1]! += next[key]!;
  const order = new Int32Array(keys.length);
  for (let k = 0; k < keys.length; k++) order[next[keys[k]!]!++] = k;
  return order;
}
