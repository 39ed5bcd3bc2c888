import { matrixFromTriplets } from "../../src/engine/matrix.ts";
import type { Balances } from "../../src/accounts/reconcile/linear.ts";

/** Villages on a grid: each has a harvest and sends to those east and south of it; what is eaten closes its balance. */
export function gridNetwork(
  side: number,
  random: () => number,
): { readonly balances: Balances; readonly truth: readonly number[] } {
  const villages = side * side;
  const triplets = {
    rowIndex: [] as number[],
    columnIndex: [] as number[],
    values: [] as number[],
  };
  const truth: number[] = [];
  const left = new Float64Array(villages);
  const flow = (value: number, from: number | undefined, to: number | undefined): void => {
    for (const [row, sign] of [
      [from, -1],
      [to, 1],
    ] as const) {
      if (row === undefined) continue;
      triplets.rowIndex.push(row);
      triplets.columnIndex.push(truth.length);
      triplets.values.push(sign);
      left[row]! += sign * value;
    }
    truth.push(value);
  };
  for (let v = 0; v < villages; v++) {
    const amount = () => 10 + 90 * random();
    if (v % side < side - 1) flow(amount(), v, v + 1);
    if (v + side < villages) flow(amount(), v, v + side);
    flow(amount(), undefined, v);
  }
  left.forEach((value, v) => {
    flow(value, v, undefined);
  });
  return {
    balances: {
      matrix: matrixFromTriplets({ rows: villages, columns: truth.length, ...triplets }),
      constant: new Float64Array(villages),
    },
    truth,
  };
}
