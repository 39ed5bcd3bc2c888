import type { Balances, Claim } from "../../src/accounts/reconcile/linear.ts";
import { matrixFromTriplets } from "../../src/engine/matrix.ts";

/** Mulberry32: the same numbers everywhere. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal numbers (Box and Muller 1958). */
export function normals(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function balancesOf(
  rows: readonly (readonly number[])[],
  constant = rows.map(() => 0),
): Balances {
  const entries = rows.flatMap((row, r) =>
    row.flatMap((value, c) => (value === 0 ? [] : [[r, c, value] as const])),
  );
  return {
    matrix: matrixFromTriplets({
      rows: rows.length,
      columns: rows[0]!.length,
      rowIndex: entries.map(([r]) => r),
      columnIndex: entries.map(([, c]) => c),
      values: entries.map(([, , value]) => value),
    }),
    constant: Float64Array.from(constant),
  };
}

/** Two farms send grain to a mill and a store, from which two villages are supplied; the mill's bran comes back. */
export const grainNetwork = {
  rows: [
    // farm 1, farm 2: harvest − to the mill − to the store
    [1, 0, -1, -1, 0, 0, 0, 0, 0, 0],
    [0, 1, 0, 0, -1, -1, 0, 0, 0, 0],
    // mill: from the farms and the store − flour to each village − bran
    [0, 0, 1, 0, 1, 0, 1, -1, -1, 0],
    // store: from the farms − to the mill − to village 2
    [0, 0, 0, 1, 0, 1, -1, 0, 0, -1],
  ],
  truth: [120, 80, 70, 50, 30, 50, 40, 90, 50, 60],
  deviations: [3, 2, 2, 1.5, 1, 1.5, 1.2, 2, 1.5, 2],
};

export function withNoise(
  {
    truth,
    deviations,
  }: { readonly truth: readonly number[]; readonly deviations: readonly number[] },
  normal: () => number,
): Claim[] {
  return truth.map((value, quantity) => {
    const deviation = deviations[quantity]!;
    return { quantity, value: value + deviation * normal(), deviation };
  });
}
