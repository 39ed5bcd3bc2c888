import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ContradictoryBalances,
  reconcile,
  type Claim,
} from "../../src/accounts/reconcile/linear.ts";
import { balancesOf } from "./networks.ts";

function claimsOf(values: readonly (number | undefined)[], deviations: readonly number[]): Claim[] {
  return values.flatMap((value, quantity) =>
    value === undefined ? [] : [{ quantity, value, deviation: deviations[quantity]! }],
  );
}

function close(found: ArrayLike<number>, expected: ArrayLike<number>, within = 1e-8): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const size = Math.max(1, Math.abs(expected[i]!));
    expect(Math.abs(found[i]! - expected[i]!) / size, `at ${i}`).toBeLessThan(within);
  }
}

const data = process.env["COMMONWEAL_REFERENCE_DATA"];
interface Published {
  readonly problem: string;
  readonly incidence: readonly (readonly number[])[];
  readonly measured: readonly number[];
  readonly variance: readonly number[];
  readonly wls_closed_form: readonly number[];
  readonly global_test_chi2: number;
  readonly global_test_dof: number;
}

describe.skipIf(data === undefined)("published metering networks (reference data)", () => {
  const networks =
    data === undefined
      ? []
      : (JSON.parse(
          readFileSync(join(data, "reconciliation", "linear_benchmarks.json"), "utf8"),
        ) as Published[]);

  test("there are seven", () => {
    expect(networks).toHaveLength(7);
  });

  test.each(networks)("$problem: estimates to 1e-8, χ² and degrees of freedom", (network) => {
    const { estimate, chiSquare, degrees, imbalance } = reconcile(
      balancesOf(network.incidence),
      claimsOf(network.measured, network.variance.map(Math.sqrt)),
    );
    close(estimate, network.wls_closed_form);
    close([chiSquare], [network.global_test_chi2]);
    expect(degrees).toBe(network.global_test_dof);
    expect(imbalance).toBeLessThan(1e-12);
  });
});

describe("a field, a mill and two villages", () => {
  // 0: harvest; 1, 2: sent and received by the mill; 3, 4: to the villages. harvest − sent = 0 …
  const rows = [
    [1, -1, 0, 0],
    [0, 1, -1, -1],
  ];

  test("each claim moves by its own inaccuracy", () => {
    const { estimate, claims } = reconcile(balancesOf([[1, -1]]), claimsOf([110, 100], [3, 1]));
    close(estimate, [101, 101]);
    expect(claims.map(({ adjustment }) => adjustment)).toEqual([
      expect.closeTo(-9, 10),
      expect.closeTo(1, 10),
    ]);
    // What one claim alone would have to be false by.
    close([claims[0]!.bias!, claims[1]!.bias!], [10, -10]);
  });

  test("what nobody claims follows, or is unknown; what nothing checks stays", () => {
    const { estimate, status, deviation } = reconcile(
      balancesOf(rows),
      claimsOf([100, undefined, 60, undefined], [2, 1, 1, 1]),
    );
    close(estimate, [100, 100, 60, 40]);
    expect(status).toEqual(["only-claimed", "inferred", "only-claimed", "inferred"]);
    close(deviation, [2, 2, 1, Math.sqrt(5)]);
    const less = reconcile(
      balancesOf(rows),
      claimsOf([100, undefined, undefined, undefined], [2, 1, 1, 1]),
    );
    expect(less.status).toEqual(["only-claimed", "inferred", "unknown", "unknown"]);
    expect([...less.estimate].map(Number.isNaN)).toEqual([false, false, true, true]);
  });

  test("sender and receiver of one load: both claims stand, and check each other", () => {
    const { estimate, claims, chiSquare, degrees, status } = reconcile(balancesOf([[1, -1]]), [
      { quantity: 0, value: 100, deviation: 1 },
      { quantity: 0, value: 104, deviation: 1 },
    ]);
    close(estimate, [102, 102]);
    expect(status).toEqual(["checked", "inferred"]);
    expect(degrees).toBe(1);
    close([chiSquare], [8]);
    close(
      claims.map(({ score }) => score!),
      [Math.sqrt(8), -Math.sqrt(8)],
    );
  });

  test("a claim of nothing, without accuracy, or of no number: refused; balances that contradict each other too", () => {
    const balances = balancesOf(rows);
    for (const claim of [
      { quantity: 4, value: 1, deviation: 1 },
      { quantity: 0, value: Number.NaN, deviation: 1 },
      { quantity: 0, value: 1, deviation: 0 },
    ]) {
      expect(() => reconcile(balances, [claim])).toThrow(RangeError);
    }
    const twice = balancesOf(
      [
        [1, -1],
        [1, -1],
      ],
      [0, 5],
    );
    expect(() => reconcile(twice, claimsOf([1, 1], [1, 1]))).toThrow(ContradictoryBalances);
  });
});

/** Random flows that satisfy random balances, with accuracies, and which of them are claimed. */
const cases = fc.integer({ min: 2, max: 9 }).chain((columns) =>
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
    errors: fc.array(
      fc.integer({ min: -300, max: 300 }).map((x) => x / 100),
      {
        minLength: columns,
        maxLength: columns,
      },
    ),
    deviations: fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), {
      minLength: columns,
      maxLength: columns,
    }),
    claimed: fc.array(fc.boolean(), { minLength: columns, maxLength: columns }),
    scales: fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), {
      minLength: columns,
      maxLength: columns,
    }),
  }),
);
const times = (rows: readonly (readonly number[])[], x: ArrayLike<number>) =>
  rows.map((row) => row.reduce((sum, a, j) => sum + a * x[j]!, 0));

describe("random networks", () => {
  const given = (c: {
    rows: number[][];
    truth: number[];
    errors: number[];
    deviations: number[];
    claimed: boolean[];
  }) => ({
    balances: balancesOf(c.rows, times(c.rows, c.truth)),
    values: c.truth.map((x, i) =>
      c.claimed[i]! ? x + c.errors[i]! * c.deviations[i]! : undefined,
    ),
  });

  test("exact reports reconcile to themselves", () => {
    fc.assert(
      fc.property(cases, (c) => {
        const exact = { ...c, errors: c.truth.map(() => 0) };
        const { balances, values } = given(exact);
        const { estimate, chiSquare } = reconcile(balances, claimsOf(values, c.deviations));
        estimate.forEach((x, i) => {
          if (!Number.isNaN(x)) close([x], [c.truth[i]!], 1e-7);
        });
        expect(chiSquare).toBeLessThan(1e-12);
      }),
      { numRuns: 300 },
    );
  });

  test("without a claim, χ² falls by the square of its score, and the quantity differs by its bias", () => {
    let compared = 0;
    fc.assert(
      fc.property(cases, (c) => {
        const { balances, values } = given(c);
        const claims = claimsOf(values, c.deviations);
        const all = reconcile(balances, claims);
        all.claims.forEach(({ score, bias, quantity, value }, k) => {
          const rest = reconcile(
            balances,
            claims.filter((_, other) => other !== k),
          );
          if (score === undefined) {
            // Nothing else speaks of it: no other figure moves.
            close([rest.chiSquare], [all.chiSquare], 1e-7);
            rest.claims.forEach((other) => {
              close([rest.estimate[other.quantity]!], [all.estimate[other.quantity]!], 1e-7);
            });
            return;
          }
          compared++;
          close([all.chiSquare - rest.chiSquare], [score * score], 1e-6);
          close([value - rest.estimate[quantity]!], [bias!], 1e-6);
          expect(rest.degrees).toBe(all.degrees - 1);
        });
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  test("it is the least of all: no other quantities that satisfy the balances lie nearer", () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { balances, values } = given(c);
        const claims = claimsOf(values, c.deviations);
        const { estimate, imbalance } = reconcile(balances, claims);
        expect(imbalance).toBeLessThan(1e-8);
        // The truth satisfies them; by convexity every step towards it must not come nearer.
        const known = claims.every(({ quantity }) => !Number.isNaN(estimate[quantity]!));
        expect(known).toBe(true);
        const slope = claims.reduce(
          (sum, { quantity, value, deviation }) =>
            sum +
            ((estimate[quantity]! - value) * (c.truth[quantity]! - estimate[quantity]!)) /
              deviation ** 2,
          0,
        );
        const scale = claims.reduce(
          (sum, { quantity, value, deviation }) =>
            sum + ((value - estimate[quantity]!) / deviation) ** 2,
          1,
        );
        expect(slope).toBeGreaterThan(-1e-7 * scale);
      }),
      { numRuns: 300 },
    );
  });

  test("units change nothing but the units", () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { balances, values } = given(c);
        const one = reconcile(balances, claimsOf(values, c.deviations));
        const rows = c.rows.map((row) => row.map((a, j) => a / c.scales[j]!));
        const other = reconcile(
          balancesOf(rows, times(c.rows, c.truth)),
          claimsOf(
            values.map((value, j) => (value === undefined ? undefined : value * c.scales[j]!)),
            c.deviations.map((deviation, j) => deviation * c.scales[j]!),
          ),
        );
        expect(other.status).toEqual(one.status);
        expect(other.degrees).toBe(one.degrees);
        close([other.chiSquare], [one.chiSquare], 1e-7);
        one.estimate.forEach((x, j) => {
          if (!Number.isNaN(x)) close([other.estimate[j]! / c.scales[j]!], [x], 1e-7);
        });
      }),
      { numRuns: 300 },
    );
  });
});
