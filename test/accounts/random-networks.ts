import fc from "fast-check";
import type { Balances, Claim } from "../../src/accounts/reconcile/linear.ts";
import { balancesOf } from "./networks.ts";

export interface RandomNetwork {
  readonly rows: readonly (readonly number[])[];
  /** Satisfies the balances. */
  readonly truth: readonly number[];
  readonly claims: readonly {
    readonly quantity: number;
    /** Error, in deviations. */
    readonly error: number;
    readonly deviation: number;
  }[];
}

/**
 * Random balances, flows that satisfy them, and claims: of some none, of some several. Variances differ by 400 at most:
 * A V Aᵀ loses about as many digits as they differ by.
 */
export const networks: fc.Arbitrary<RandomNetwork> = fc
  .integer({ min: 2, max: 9 })
  .chain((columns) =>
    fc.record({
      rows: fc.array(
        fc.array(
          fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(1, -1, 2, -0.5, 0.25)),
          { minLength: columns, maxLength: columns },
        ),
        { minLength: 1, maxLength: 6 },
      ),
      truth: fc.array(fc.integer({ min: -50, max: 50 }), {
        minLength: columns,
        maxLength: columns,
      }),
      claims: fc.array(
        fc.record({
          quantity: fc.nat({ max: columns - 1 }),
          error: fc.integer({ min: -300, max: 300 }).map((x) => x / 100),
          deviation: fc.double({ min: 0.5, max: 10, noNaN: true }),
        }),
        { maxLength: columns + 4 },
      ),
    }),
  );

export function claimed({ rows, truth, claims }: RandomNetwork): {
  readonly balances: Balances;
  readonly claims: readonly Claim[];
} {
  const constant = rows.map((row) => row.reduce((sum, a, j) => sum + a * truth[j]!, 0));
  return {
    balances: balancesOf(rows, constant),
    claims: claims.map(({ quantity, error, deviation }) => ({
      quantity,
      value: truth[quantity]! + error * deviation,
      deviation,
    })),
  };
}
