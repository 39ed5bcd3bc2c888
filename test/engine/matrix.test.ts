import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  byRows,
  matrixFromTriplets,
  multiply,
  multiplyTransposed,
  transpose,
} from "../../src/engine/matrix.ts";
import type { Matrix } from "../../src/engine/program.ts";

function dense(matrix: Matrix): number[][] {
  const table = Array.from({ length: matrix.rows }, () =>
    new Array<number>(matrix.columns).fill(0),
  );
  for (let column = 0; column < matrix.columns; column++) {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      table[matrix.indices[k]!]![column] = matrix.values[k]!;
    }
  }
  return table;
}

describe("a matrix from triplets", () => {
  test("is sorted, adds what falls on one place and leaves out what comes to zero", () => {
    const matrix = matrixFromTriplets({
      rows: 3,
      columns: 3,
      rowIndex: [2, 0, 2, 1, 1],
      columnIndex: [0, 0, 0, 2, 2],
      values: [1.5, 4, 2, 7, -7],
    });
    expect([...matrix.starts]).toEqual([0, 2, 2, 2]);
    expect([...matrix.indices]).toEqual([0, 2]);
    expect([...matrix.values]).toEqual([4, 3.5]);
  });

  test("refuses places outside the matrix and values that are no numbers", () => {
    const one = (rowIndex: number, columnIndex: number, value: number) => () =>
      matrixFromTriplets({
        rows: 1,
        columns: 1,
        rowIndex: [rowIndex],
        columnIndex: [columnIndex],
        values: [value],
      });
    expect(one(1, 0, 1)).toThrow(RangeError);
    expect(one(-1, 0, 1)).toThrow(RangeError);
    expect(one(0, 0.5, 1)).toThrow(RangeError);
    expect(one(0, 0, NaN)).toThrow(RangeError);
    expect(one(0, 0, Infinity)).toThrow(RangeError);
  });

  test("equals the dense table of sums, whatever the order, and so do its products", () => {
    let reached = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }).chain((rows) =>
          fc.integer({ min: 0, max: 6 }).chain((columns) =>
            fc.record({
              rows: fc.constant(rows),
              columns: fc.constant(columns),
              entries: fc.array(
                fc.tuple(
                  fc.integer({ min: 0, max: Math.max(0, rows - 1) }),
                  fc.integer({ min: 0, max: Math.max(0, columns - 1) }),
                  fc.integer({ min: -3, max: 3 }),
                ),
                { maxLength: rows * columns === 0 ? 0 : 40 },
              ),
            }),
          ),
        ),
        ({ rows, columns, entries }) => {
          reached++;
          const expected = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
          for (const [row, column, value] of entries) expected[row]![column]! += value;
          const matrix = matrixFromTriplets({
            rows,
            columns,
            rowIndex: entries.map((entry) => entry[0]),
            columnIndex: entries.map((entry) => entry[1]),
            values: entries.map((entry) => entry[2]),
          });
          expect(dense(matrix)).toEqual(expected);
          expect(matrix.values.every((value) => value !== 0)).toBe(true);
          for (let column = 0; column < columns; column++) {
            const rising = matrix.indices.slice(matrix.starts[column], matrix.starts[column + 1]);
            for (let k = 1; k < rising.length; k++) {
              expect(rising[k]!).toBeGreaterThan(rising[k - 1]!);
            }
          }
          const turned = transpose(matrix);
          expect(transpose(turned)).toEqual(matrix);
          expect(byRows(matrix).starts).toEqual(turned.starts);
          const x = Float64Array.from({ length: columns }, (_, k) => k - 2);
          const y = Float64Array.from({ length: rows }, (_, k) => 2 * k - 3);
          expect([...multiply(matrix, x)]).toEqual(
            expected.map((row) => row.reduce((sum, value, k) => sum + value * x[k]!, 0)),
          );
          expect(multiplyTransposed(matrix, y)).toEqual(multiply(turned, y));
        },
      ),
    );
    expect(reached).toBeGreaterThanOrEqual(100);
  });
});
