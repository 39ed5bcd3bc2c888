import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { certify } from "../../src/engine/certify.ts";
import type { Engine, Optimal } from "../../src/engine/engine.ts";
import { highsEngine } from "../../src/engine/highs/engine.ts";
import { objectiveAt, type Program } from "../../src/engine/program.ts";
import { expectOptimal, solveOnce } from "./contract.ts";
import { programOf, smallPrograms } from "./programs.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await highsEngine();
});

const diet = programOf({
  cost: [2, 3],
  rows: [
    { of: [1, 1], from: 4 },
    { of: [1, 3], from: 6 },
  ],
});
const statistics = { seconds: 0, iterations: 0 };
const dietSolution: Optimal = {
  kind: "optimal",
  objective: 9,
  x: Float64Array.of(3, 1),
  rowDuals: Float64Array.of(1.5, 0.5),
  statistics,
};

/** The same solution with another value in one place. */
function moved(values: Float64Array, at: number, by: number): Float64Array {
  return values.map((value, index) => (index === at ? value + by : value));
}

describe("the certificate of a linear program", () => {
  test("of an exact solution has no residual and no gap", () => {
    expect(certify(diet, dietSolution)).toEqual({
      primal: 0,
      dual: 0,
      gap: 0,
      tolerance: 1e-6,
      ok: true,
    });
  });

  test("measures a row's violation against its largest term", () => {
    const x = Float64Array.of(2.9, 1);
    const certificate = certify(diet, { ...dietSolution, x, objective: 8.8 });
    // 2.9 + 3 of 6, largest term 3; 3.9 of 4, largest term 2.9.
    expect(certificate.primal).toBeCloseTo(0.1 / 3.9, 12);
    expect(certificate.ok).toBe(false);
  });

  test("measures a column's violation, and takes no bound for zero", () => {
    const bounded = { ...diet, columnUpper: Float64Array.of(2, Infinity) };
    expect(certify(bounded, dietSolution).primal).toBeCloseTo(1 / 4, 12);
    const free = { ...diet, columnLower: Float64Array.of(-Infinity, -Infinity) };
    expect(certify(free, dietSolution).ok).toBe(true);
  });

  test("counts a dual that leans on an infinite bound as a residual, not as a gap", () => {
    // y₂ < 0 would need an upper bound of the second row.
    const rowDuals = Float64Array.of(2, -0.5);
    const certificate = certify(diet, { ...dietSolution, rowDuals });
    expect(certificate.dual).toBeGreaterThan(0.1);
    expect(certificate.ok).toBe(false);
  });

  test("counts a reduced cost that leans on an infinite bound as a residual", () => {
    // d = (2, 3) − (3, 3) = (−1, 0), but the first column has no upper bound.
    const rowDuals = Float64Array.of(3, 0);
    const certificate = certify(diet, { ...dietSolution, rowDuals });
    expect(certificate.dual).toBeCloseTo(1 / 4, 12);
    expect(certificate.ok).toBe(false);
  });

  test("a feasible dual that is not the best one shows as a gap", () => {
    const rowDuals = Float64Array.of(1, 0);
    const certificate = certify(diet, { ...dietSolution, rowDuals });
    expect(certificate).toMatchObject({ primal: 0, dual: 0, ok: false });
    expect(certificate.gap).toBeCloseTo((9 - 4) / 9, 12);
  });

  test("a misstated objective shows as a gap", () => {
    expect(certify(diet, { ...dietSolution, objective: 9.1 })).toMatchObject({ ok: false });
  });

  test("without duals, with too few of them or with no numbers nothing is certified", () => {
    const broken: Omit<Optimal, "kind" | "statistics">[] = [
      { objective: 9, x: dietSolution.x },
      { ...dietSolution, rowDuals: Float64Array.of(1) },
      { ...dietSolution, rowDuals: Float64Array.of(NaN, 0.5) },
      { ...dietSolution, x: Float64Array.of(NaN, 1) },
      { ...dietSolution, x: Float64Array.of(3) },
      { ...dietSolution, x: Float64Array.of(3, Infinity) },
      { ...dietSolution, objective: NaN },
    ];
    for (const outcome of broken) {
      const certificate = certify(diet, outcome);
      expect(certificate.ok).toBe(false);
      const numbers = [certificate.primal, certificate.dual, certificate.gap];
      expect(numbers.every((number) => !Number.isNaN(number))).toBe(true);
    }
  });

  test("sums are exact where plain addition loses what matters", () => {
    const program = programOf({
      cost: [0, 0, 0],
      columns: [
        [1e17, 1e17],
        [3, 3],
        [1e17, 1e17],
      ],
      rows: [{ of: [1, 1, -1], from: 3, to: 3 }],
    });
    const x = Float64Array.of(1e17, 3, 1e17);
    const rowDuals = Float64Array.of(0);
    expect(certify(program, { objective: 0, x, rowDuals }).primal).toBe(0);
  });
});

describe("the certificate of an integer program", () => {
  const program = { ...diet, integer: Uint8Array.of(1, 0) };

  test("needs whole numbers and the engine's bound, and has no dual", () => {
    const whole = { objective: 9, x: Float64Array.of(3, 1), bound: 9 };
    expect(certify(program, whole)).toMatchObject({ primal: 0, dual: null, gap: 0, ok: true });
    const half = { objective: 9.5, x: Float64Array.of(2.5, 1.5), bound: 9.5 };
    expect(certify(program, half)).toMatchObject({ primal: 0.5, ok: false });
    const { objective, x } = whole;
    expect(certify(program, { objective, x })).toMatchObject({ gap: Infinity, ok: false });
  });

  test("passes with a gap only where one was asked for", () => {
    const near = { objective: 9, x: Float64Array.of(3, 1), bound: 8.95 };
    expect(certify(program, near)).toMatchObject({ ok: false });
    expect(certify(program, near, { mipGap: 0.01 })).toMatchObject({ ok: true });
    expect(certify(program, near, { mipGap: 0.001 })).toMatchObject({ ok: false });
  });
});

describe("damaged solutions of random programs", () => {
  /** How far out of the certificate's reach the damage is. */
  const damage = fc.constantFrom(-1, -1e-2, -1e-4, 1e-4, 1e-2, 1);
  const place = fc.nat(1000);

  async function forOptima(
    check: (program: Program, optimal: Optimal, at: number, by: number) => boolean,
  ): Promise<number> {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(smallPrograms({ boxed: false }), place, damage, async (program, at, by) => {
        const outcome = await solveOnce(engine, program);
        if (outcome.kind !== "optimal") return;
        if (check(program, expectOptimal(program, outcome), at, by)) reached++;
      }),
      { numRuns: 300 },
    );
    return reached;
  }

  test("fail when a value of the solution moves the objective or leaves the rows", async () => {
    const reached = await forOptima((program, optimal, place, by) => {
      const at = place % program.matrix.columns;
      // A column without cost may move freely within the rows: that is no damage.
      if (program.cost[at] === 0) return false;
      const x = moved(optimal.x, at, by);
      const restated = { ...optimal, x, objective: objectiveAt(program, x) };
      expect(certify(program, restated).ok).toBe(false);
      expect(certify(program, { ...restated, objective: optimal.objective }).ok).toBe(false);
      return true;
    });
    expect(reached).toBeGreaterThan(60);
  });

  test("fail when a dual stands where none is, or is missing where one counts", async () => {
    const reached = await forOptima((program, optimal, place, by) => {
      const { rows } = program.matrix;
      if (rows === 0) return false;
      const at = place % rows;
      const bounds = [program.rowLower[at]!, program.rowUpper[at]!];
      const minimising = program.sense === "minimise" ? by : -by;
      // A dual that leans on a bound the row has not.
      if (Number.isFinite(bounds[minimising > 0 ? 0 : 1])) return false;
      if (optimal.rowDuals![at] !== 0) return false;
      const weighs = program.matrix.indices.includes(at);
      const rowDuals = moved(optimal.rowDuals!, at, by);
      if (weighs) expect(certify(program, { ...optimal, rowDuals }).ok).toBe(false);
      return weighs;
    });
    expect(reached).toBeGreaterThan(20);
  });
});
