import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factorise, type Symmetric } from "../../src/accounts/sparse/ldl.ts";
import { minimumDegree } from "../../src/accounts/sparse/minimum-degree.ts";

function symmetric(dense: readonly (readonly number[])[]): Symmetric {
  const starts = new Int32Array(dense.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  dense.forEach((column, j) => {
    column.forEach((value, i) => {
      if (value === 0 && i !== j) return;
      indices.push(i);
      values.push(value);
    });
    starts[j + 1] = indices.length;
  });
  return {
    size: dense.length,
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}

/** B Bᵀ of a sparse random B: positive semidefinite. */
const products = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc
    .array(
      fc.array(
        fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: -3, max: 3 })),
        {
          minLength: n + 3,
          maxLength: n + 3,
        },
      ),
      { minLength: n, maxLength: n },
    )
    .map((b) => b.map((row) => b.map((other) => row.reduce((s, v, k) => s + v * other[k]!, 0)))),
);

const times = (a: readonly (readonly number[])[], x: ArrayLike<number>) =>
  a.map((row) => row.reduce((sum, value, j) => sum + value * x[j]!, 0));

describe("factorising", () => {
  test("solves what is in its range, also where rows repeat others", () => {
    fc.assert(
      fc.property(
        products,
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 9, maxLength: 9 }),
        (s, x) => {
          const b = times(s, x);
          const found = times(s, factorise(symmetric(s)).solve(Float64Array.from(b)));
          found.forEach((value, i) => {
            expect(Math.abs(value - b[i]!)).toBeLessThan(1e-7 * (1 + Math.abs(b[i]!)));
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test("of a sparse b = S x, b′ S⁻¹ b is b′ x, again and again, also where rows repeat others", () => {
    let sparse = 0;
    fc.assert(
      fc.property(
        products,
        fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 9, maxLength: 9 }), {
          minLength: 1,
          maxLength: 3,
        }),
        (s, several) => {
          const factor = factorise(symmetric(s));
          for (const x of several) {
            const b = [...times(s, x).entries()].filter(([, value]) => value !== 0);
            const expected = b.reduce((sum, [i, value]) => sum + value * x[i]!, 0);
            // Entries in two parts add up.
            const quarters = b.map(([i, value]) => [i, value / 4] as const);
            const rest = b.map(([i, value]) => [i, (3 * value) / 4] as const).reverse();
            for (const each of [b, [...quarters, ...rest]]) {
              const error = Math.abs(factor.quadratic(each) - expected);
              expect(error).toBeLessThan(1e-7 * (1 + expected));
            }
            if (b.length < s.length) sparse++;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(sparse).toBeGreaterThan(50);
  });

  test("the entries of the inverse are those of solutions for unit vectors", () => {
    let compared = 0;
    fc.assert(
      fc.property(products, (s) => {
        const factor = factorise(symmetric(s));
        const inverse = factor.inverse();
        s.forEach((_, j) => {
          if (factor.dropped[j] === 1) {
            expect(inverse.at(j, j)).toBe(0);
            return;
          }
          const unit = new Float64Array(s.length);
          unit[j] = 1;
          const column = factor.solve(unit);
          s.forEach((__, i) => {
            // Where rows repeat others a unit vector is out of the range; dropped rows stay nothing.
            if (factor.rank < s.length) return;
            const entry = inverse.at(i, j);
            if (entry === undefined) {
              expect(s[i]![j]).toBe(0);
              return;
            }
            compared++;
            expect(Math.abs(entry - column[i]!)).toBeLessThan(1e-6 * (1 + Math.abs(column[i]!)));
          });
        });
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  test("the rank is that of the rows", () => {
    const { rank, dropped } = factorise(
      symmetric([
        [2, 1, 3],
        [1, 1, 2],
        [3, 2, 5],
      ]),
    );
    expect(rank).toBe(2);
    expect(dropped.reduce((sum, each) => sum + each, 0)).toBe(1);
  });

  test("a grid fills in little: the order is a good one", () => {
    const side = 40;
    const at = (i: number, j: number) => i * side + j;
    const neighbours = Array.from({ length: side * side }, (_, k) => {
      const [i, j] = [Math.floor(k / side), k % side];
      return [
        ...(i > 0 ? [at(i - 1, j)] : []),
        ...(j > 0 ? [at(i, j - 1)] : []),
        k,
        ...(j < side - 1 ? [at(i, j + 1)] : []),
        ...(i < side - 1 ? [at(i + 1, j)] : []),
      ];
    });
    const starts = new Int32Array(side * side + 1);
    neighbours.forEach((row, k) => (starts[k + 1] = starts[k]! + row.length));
    const indices = Int32Array.from(neighbours.flat());
    const values = Float64Array.from(
      neighbours.flatMap((row, k) => row.map((i) => (i === k ? 4.1 : -1))),
    );
    const { fill, rank } = factorise({ size: side * side, starts, indices, values });
    expect(rank).toBe(side * side);
    // Row by row it would be side³ = 64,000; nested dissection comes to some 20,000.
    expect(fill).toBeLessThan(32_000);
    expect(fill).toBeGreaterThan(2 * side * (side - 1));
  });

  test("every unknown is eliminated once", () => {
    fc.assert(
      fc.property(products, (s) => {
        const { size, starts, indices } = symmetric(s);
        const off = { size, starts, indices };
        const pattern = {
          size,
          starts: Int32Array.from(starts, (start, j) => start - j),
          indices: indices.filter((i, k) => off.starts.findLastIndex((begin) => begin <= k) !== i),
        };
        expect([...minimumDegree(pattern)].sort((a, b) => a - b)).toEqual([...s.keys()]);
      }),
    );
  });
});
