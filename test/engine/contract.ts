import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { certify, primalResidual } from "../../src/engine/certify.ts";
import type { Conflict, Engine, EngineOptions, Optimal, Outcome } from "../../src/engine/engine.ts";
import { withChanges, type Changes, type Program } from "../../src/engine/program.ts";
import { bestVertex } from "./brute-force.ts";
import { programOf, smallPrograms, type Written } from "./programs.ts";

/** How many random programs each property sees. */
const runs = 150;

/** Solves once and closes. */
export async function solveOnce(
  engine: Engine,
  program: Program,
  options: EngineOptions = {},
): Promise<Outcome> {
  const model = await engine.open(program, options);
  try {
    return await model.solve();
  } finally {
    await model.close();
  }
}

/** The outcome as an optimum that passes the certificate; anything else fails the test. */
export function expectOptimal(program: Program, outcome: Outcome): Optimal {
  if (outcome.kind !== "optimal") {
    throw new Error(`${outcome.kind} ${outcome.kind === "stopped" ? outcome.reason : ""}`);
  }
  expect(certify(program, outcome)).toMatchObject({ ok: true });
  return outcome;
}

/** The conflict of a program that the engine finds infeasible. */
async function conflictOf(engine: Engine, program: Program): Promise<Conflict> {
  const model = await engine.open(program);
  try {
    expect((await model.solve()).kind).toBe("infeasible");
    return await model.conflict();
  } finally {
    await model.close();
  }
}

/** Only these rows and column bounds are left. */
function only(program: Program, { rows, columns }: Conflict): Program {
  const keep = (list: readonly number[], values: Float64Array, otherwise: number): Float64Array =>
    values.map((value, index) => (list.includes(index) ? value : otherwise));
  return {
    ...program,
    rowLower: keep(rows, program.rowLower, -Infinity),
    rowUpper: keep(rows, program.rowUpper, Infinity),
    columnLower: keep(columns, program.columnLower, -Infinity),
    columnUpper: keep(columns, program.columnUpper, Infinity),
  };
}

/** It contradicts itself, and does no longer without any one of its members. */
async function expectIrreducible(engine: Engine, program: Program, conflict: Conflict) {
  const { rows, columns } = conflict;
  expect(rows.length + columns.length).toBeGreaterThan(0);
  const anyPoint = { ...program, cost: new Float64Array(program.cost.length) };
  expect((await solveOnce(engine, only(anyPoint, conflict))).kind).toBe("infeasible");
  for (const row of rows) {
    const fewer = { rows: rows.filter((other) => other !== row), columns };
    expect((await solveOnce(engine, only(anyPoint, fewer))).kind).toBe("optimal");
  }
  for (const column of columns) {
    const fewer = { rows, columns: columns.filter((other) => other !== column) };
    expect((await solveOnce(engine, only(anyPoint, fewer))).kind).toBe("optimal");
  }
}

/** What every engine owes its callers. */
export function engineContract(name: string, load: () => Engine | Promise<Engine>): void {
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await load();
    });
    const solve = (written: Written): Promise<Outcome> => solveOnce(engine, programOf(written));

    knownPrograms(() => engine, solve);
    edgesOfTheFormat(() => engine, solve);
    contradictions(() => engine);
    wholeNumbers(() => engine);
    randomPrograms(() => engine);
    repeatedSolves(() => engine);
    misuse(() => engine);
  });
}

function knownPrograms(engine: () => Engine, solve: (written: Written) => Promise<Outcome>) {
  test("a small production program has its known optimum and duals, maximising", async () => {
    // Two products, worth 3 and 2; 4 hours, 12 of material; at most 3 of the first.
    const program = programOf({
      sense: "maximise",
      offset: 10,
      cost: [3, 2],
      columns: [
        [0, 3],
        [0, Infinity],
      ],
      rows: [
        { of: [1, 1], to: 4 },
        { of: [1, 3], to: 12 },
      ],
    });
    const optimal = expectOptimal(program, await solveOnce(engine(), program));
    expect(optimal.objective).toBeCloseTo(21, 9);
    expect([...optimal.x]).toEqual([3, 1]);
    // An hour more gives one more of the second (2); one more of the first is worth 3 and costs 2.
    expect([...optimal.rowDuals!]).toEqual([2, 0]);
    expect([...optimal.columnDuals!]).toEqual([1, 0]);
  });

  test("a small diet program has its known optimum and duals, minimising", async () => {
    const program = programOf({
      cost: [2, 3],
      rows: [
        { of: [1, 1], from: 4 },
        { of: [1, 3], from: 6 },
      ],
    });
    const optimal = expectOptimal(program, await solveOnce(engine(), program));
    expect(optimal.objective).toBeCloseTo(9, 9);
    expect([...optimal.x]).toEqual([3, 1]);
    expect([...optimal.rowDuals!]).toEqual([1.5, 0.5]);
    expect([...optimal.columnDuals!]).toEqual([0, 0]);
  });

  test("the dual of an upper bound is negative when minimising", async () => {
    const written: Written = { cost: [-2], rows: [{ of: [4], to: 12 }] };
    const outcome = await solve(written);
    expect(outcome).toMatchObject({ kind: "optimal", objective: -6 });
    expect([...expectOptimal(programOf(written), outcome).rowDuals!]).toEqual([-0.5]);
  });

  test("numbers of very different size keep their meaning", async () => {
    // The same diet in grams and tonnes, prices in millionths: only units differ.
    const program = programOf({
      cost: [2e-7, 3e6],
      rows: [
        { of: [1e3, 1e16], from: 4e10 },
        { of: [1e-9, 3e4], from: 6e-2 },
      ],
    });
    const optimal = expectOptimal(program, await solveOnce(engine(), program));
    expect(optimal.x[0]! / 3e7).toBeCloseTo(1, 9);
    expect(optimal.x[1]! / 1e-6).toBeCloseTo(1, 9);
    expect(optimal.rowDuals![0]! / 1.5e-10).toBeCloseTo(1, 9);
    expect(optimal.rowDuals![1]! / 50).toBeCloseTo(1, 9);
  });
}

function edgesOfTheFormat(engine: () => Engine, solve: (written: Written) => Promise<Outcome>) {
  test("a program of nothing at all is solved", async () => {
    expect(await solve({ cost: [], rows: [], offset: 7 })).toMatchObject({
      kind: "optimal",
      objective: 7,
    });
  });

  test("rows without columns hold where they allow zero", async () => {
    const held: Written = { cost: [], rows: [{ of: [], from: -1, to: 0 }] };
    const optimal = expectOptimal(programOf(held), await solve(held));
    expect([...optimal.rowDuals!]).toEqual([0]);
    expect((await solve({ cost: [], rows: [{ of: [], from: 1 }] })).kind).toBe("infeasible");
  });

  test("columns without rows go to their best bounds", async () => {
    const written: Written = {
      cost: [1, -1, 0],
      columns: [
        [-3, 5],
        [-3, 5],
        [-Infinity, Infinity],
      ],
      rows: [],
    };
    const optimal = expectOptimal(programOf(written), await solve(written));
    expect([...optimal.x]).toEqual([-3, 5, 0]);
    expect([...optimal.columnDuals!]).toEqual([1, -1, 0]);
    expect((await solve({ cost: [-1], rows: [] })).kind).toBe("unbounded");
  });

  test("free rows, empty rows and fixed columns change nothing", async () => {
    const written: Written = {
      cost: [1, 1],
      columns: [
        [2, 2],
        [0, Infinity],
      ],
      rows: [{ of: [1, 1] }, { of: [0, 0], from: -1, to: 1 }, { of: [1, 1], from: 5 }],
    };
    const optimal = expectOptimal(programOf(written), await solve(written));
    expect([...optimal.x]).toEqual([2, 3]);
    expect([...optimal.rowDuals!]).toEqual([0, 0, 1]);
    expect([...optimal.columnDuals!]).toEqual([0, 0]);
  });

  test("a coefficient that is tiny next to its row still counts", async () => {
    // 1e-10 · x ≤ 1 with x in billions: dropped, x could be anything.
    const written: Written = { sense: "maximise", cost: [1], rows: [{ of: [1e-10], to: 1 }] };
    const optimal = expectOptimal(programOf(written), await solve(written));
    expect(optimal.x[0]! / 1e10).toBeCloseTo(1, 9);
  });

  test("no value is minus zero", async () => {
    const written: Written = { cost: [1], rows: [{ of: [-1], to: 0 }], sense: "minimise" };
    const optimal = expectOptimal(programOf(written), await solve(written));
    expect(Object.is(optimal.x[0], 0)).toBe(true);
    expect(optimal.rowDuals!.every((dual) => !Object.is(dual, -0))).toBe(true);
  });

  test("infeasible and unbounded are told apart, also where a program is both ways bad", async () => {
    const rising: Written = { sense: "maximise", cost: [1, 1], rows: [{ of: [1, -1], to: 1 }] };
    expect((await solve(rising)).kind).toBe("unbounded");
    // Its dual is infeasible too.
    const both: Written = {
      sense: "maximise",
      cost: [1, 0, 0],
      rows: [
        { of: [0, 1, -1], from: 1, to: 1 },
        { of: [0, 1, -1], from: 3, to: 3 },
      ],
    };
    expect((await solve(both)).kind).toBe("infeasible");
    expect(await conflictOf(engine(), programOf(both))).toEqual({ rows: [0, 1], columns: [] });
  });
}

function contradictions(engine: () => Engine) {
  const base: Written = { cost: [1, 1], rows: [{ of: [1, 1], to: 4 }, { of: [1, 2] }] };

  test("a program that presolve takes for infeasible is unbounded where it has a point", async () => {
    const program = programOf({
      cost: [-3, 4, 5],
      columns: [
        [0, Infinity],
        [-Infinity, Infinity],
        [-6, 2],
      ],
      rows: [
        { of: [-3, -2, -4], to: 2 },
        { of: [-1, -1, -2], from: -3 },
        { of: [-1, 5, -5] },
        { of: [-2, 1, -1], to: 5 },
        { of: [0, 4, -3], to: 0 },
        { of: [-1, -2, 1] },
      ],
    });
    expect((await solveOnce(engine(), program)).kind).toBe("unbounded");
  });

  test("bounds that cross are a conflict of their own, in rows and in columns", async () => {
    const program = programOf(base);
    const crossed = { ...program, rowLower: Float64Array.of(-Infinity, 3) };
    const rows = { ...crossed, rowUpper: Float64Array.of(4, 2) };
    expect(await conflictOf(engine(), rows)).toEqual({ rows: [1], columns: [] });
    const columns = { ...program, columnUpper: Float64Array.of(-1, 5) };
    expect(await conflictOf(engine(), columns)).toEqual({ rows: [], columns: [0] });
    const beyond = { ...program, columnLower: Float64Array.of(0, Infinity) };
    expect(await conflictOf(engine(), beyond)).toEqual({ rows: [], columns: [1] });
  });

  test("a conflict names what contradicts itself and leaves the rest out", async () => {
    const program = programOf({
      cost: [1, 1, 1],
      columns: [
        [0, 10],
        [0, 2],
        [0, 10],
      ],
      rows: [
        { of: [1, 1, 0], from: 5 },
        { of: [1, 0, 0], to: 2 },
        { of: [0, 0, 1], from: 1, to: 3 },
        { of: [1, 1, 1], to: 100 },
      ],
    });
    const conflict = await conflictOf(engine(), program);
    expect(conflict).toEqual({ rows: [0, 1], columns: [1] });
    await expectIrreducible(engine(), program, conflict);
  });

  test("conflicts of random programs contradict themselves and none of their parts does", async () => {
    let infeasible = 0;
    await fc.assert(
      fc.asyncProperty(smallPrograms({ boxed: false, columns: 4, rows: 8 }), async (program) => {
        const outcome = await solveOnce(engine(), program);
        if (outcome.kind !== "infeasible") return;
        infeasible++;
        await expectIrreducible(engine(), program, await conflictOf(engine(), program));
      }),
      { numRuns: runs },
    );
    expect(infeasible).toBeGreaterThan(runs / 10);
  });

  test("after a contradiction is lifted the program is solved again", async () => {
    const program = programOf(base);
    const model = await engine().open(program);
    expect((await model.solve()).kind).toBe("optimal");
    expect((await model.solve({ rowLower: Float64Array.of(5, 1) })).kind).toBe("infeasible");
    const lifted = { rowLower: Float64Array.of(3, -Infinity) };
    const optimal = expectOptimal(withChanges(program, lifted), await model.solve(lifted));
    expect(optimal.objective).toBeCloseTo(3, 9);
    await model.close();
  });
}

function wholeNumbers(engine: () => Engine) {
  const knapsack = programOf({
    sense: "maximise",
    cost: [10, 13, 7, 8],
    columns: [
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    rows: [{ of: [5, 6, 4, 4], to: 13 }],
    integer: [1, 1, 1, 1],
  });

  test("a knapsack is filled in the best way, with the engine's bound and no duals", async () => {
    const optimal = expectOptimal(knapsack, await solveOnce(engine(), knapsack));
    expect(optimal.objective).toBe(25);
    expect(optimal.bound).toBeCloseTo(25, 6);
    expect(optimal.rowDuals).toBeUndefined();
    expect(certify(knapsack, optimal).dual).toBeNull();
  });

  test("an integer program can be infeasible where its relaxation is not, with a conflict", async () => {
    const program = programOf({
      cost: [1, 1],
      columns: [
        [0, 10],
        [0, 10],
      ],
      rows: [{ of: [2, 4], from: 5, to: 5 }, { of: [1, 1] }],
      integer: [1, 1],
    });
    expect(await conflictOf(engine(), program)).toMatchObject({ rows: [0] });
    const between = { ...knapsack, columnLower: knapsack.columnLower.slice() };
    between.columnLower[2] = 0.5;
    between.columnUpper[2] = 0.9;
    expect(await conflictOf(engine(), between)).toEqual({ rows: [], columns: [2] });
  });

  test("an integer program can be unbounded", async () => {
    const program = programOf({
      sense: "maximise",
      cost: [1, 1],
      rows: [{ of: [1, -1], to: 1 }],
      integer: [1, 0],
    });
    expect((await solveOnce(engine(), program)).kind).toBe("unbounded");
  });

  test("random integer programs agree with trying every whole point", async () => {
    let optima = 0;
    const programs = smallPrograms({ boxed: true, columns: 3, rows: 3, integer: true });
    await fc.assert(
      fc.asyncProperty(programs, async (drawn) => {
        const program = { ...drawn, integer: new Uint8Array(drawn.cost.length).fill(1) };
        const best = bestWholePoint(program);
        const outcome = await solveOnce(engine(), program);
        if (best === undefined) expect(outcome.kind).toBe("infeasible");
        else {
          optima++;
          expect(expectOptimal(program, outcome).objective).toBeCloseTo(best, 6);
        }
      }),
      { numRuns: 60 },
    );
    expect(optima).toBeGreaterThan(15);
  });
}

function bestWholePoint(program: Program): number | undefined {
  const { columnLower, columnUpper, cost, offset, sense } = program;
  let points: number[][] = [[]];
  for (let j = 0; j < cost.length; j++) {
    const levels: number[] = [];
    for (let level = columnLower[j]!; level <= columnUpper[j]!; level++) levels.push(level);
    points = points.flatMap((point) => levels.map((level) => [...point, level]));
  }
  const values = points
    .filter((point) => primalResidual(program, Float64Array.from(point)) === 0)
    .map((point) => point.reduce((sum, level, j) => sum + level * cost[j]!, offset));
  if (values.length === 0) return undefined;
  return sense === "minimise" ? Math.min(...values) : Math.max(...values);
}

function randomPrograms(engine: () => Engine) {
  test("random programs agree with the best of all their vertices", async () => {
    const seen = { optimal: 0, infeasible: 0 };
    await fc.assert(
      fc.asyncProperty(smallPrograms({ boxed: true }), async (program) => {
        const best = bestVertex(program);
        const outcome = await solveOnce(engine(), program);
        if (best === undefined) {
          seen.infeasible++;
          expect(outcome.kind).toBe("infeasible");
        } else {
          seen.optimal++;
          expect(expectOptimal(program, outcome).objective).toBeCloseTo(best.objective, 6);
        }
      }),
      { numRuns: runs },
    );
    expect(seen.optimal).toBeGreaterThan(runs / 4);
    expect(seen.infeasible).toBeGreaterThan(runs / 20);
  });

  test("random programs without boxes are optimal, infeasible or unbounded as they should be", async () => {
    const seen = { optimal: 0, infeasible: 0, unbounded: 0 };
    await fc.assert(
      fc.asyncProperty(smallPrograms({ boxed: false, columns: 2 }), async (program) => {
        // With whole coefficients up to 5 no vertex lies as far out as these boxes.
        const near = bestVertex(boxedAt(program, 1e4));
        const far = bestVertex(boxedAt(program, 2e4));
        const outcome = await solveOnce(engine(), program);
        if (near === undefined || far === undefined) {
          seen.infeasible++;
          expect(outcome.kind).toBe("infeasible");
        } else if (Math.abs(near.objective - far.objective) > 1) {
          seen.unbounded++;
          expect(outcome.kind).toBe("unbounded");
        } else {
          seen.optimal++;
          expect(expectOptimal(program, outcome).objective).toBeCloseTo(near.objective, 6);
        }
      }),
      { numRuns: runs },
    );
    expect(Math.min(seen.optimal, seen.infeasible, seen.unbounded)).toBeGreaterThan(runs / 30);
  });

  test("other units for rows and columns leave the optimum as it is", async () => {
    let optima = 0;
    const exponents = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(smallPrograms({ boxed: true }), exponents, async (program, units) => {
        const before = await solveOnce(engine(), program);
        const other = inUnits(
          program,
          units.map((exponent) => 10 ** exponent),
        );
        const after = await solveOnce(engine(), other);
        expect(after.kind).toBe(before.kind);
        if (before.kind !== "optimal") return;
        optima++;
        expect(expectOptimal(other, after).objective).toBeCloseTo(before.objective, 5);
      }),
      { numRuns: runs },
    );
    expect(optima).toBeGreaterThan(runs / 4);
  });

  test("a dual says which way and at most how fast the optimum moves with a row's bounds", async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(smallPrograms({ boxed: true }), async (program) => {
        const outcome = await solveOnce(engine(), program);
        if (outcome.kind !== "optimal") return;
        for (let row = 0; row < program.matrix.rows; row++) {
          for (const step of [-0.5, 0.5]) {
            const up = (values: Float64Array): Float64Array =>
              values.map((value, index) => (index === row ? value + step : value));
            const shifted = { rowLower: up(program.rowLower), rowUpper: up(program.rowUpper) };
            const next = await solveOnce(engine(), withChanges(program, shifted));
            if (next.kind !== "optimal") continue;
            moved++;
            // The optimum is a convex function of the bounds when minimising, and a dual its slope.
            const linear = outcome.objective + step * outcome.rowDuals![row]!;
            const better = program.sense === "minimise" ? 1 : -1;
            expect(better * (next.objective - linear)).toBeGreaterThan(-1e-6);
          }
        }
      }),
      { numRuns: runs / 3 },
    );
    // How many bounds move an optimum varies with the draw; only far fewer would mean that it is hardly tried.
    expect(moved).toBeGreaterThan(runs / 8);
  });
}

function boxedAt(program: Program, size: number): Program {
  return {
    ...program,
    columnLower: program.columnLower.map((bound) => Math.max(bound, -size)),
    columnUpper: program.columnUpper.map((bound) => Math.min(bound, size)),
  };
}

/** The same program with other units: column j in units[j], row i in units[i + columns]. */
function inUnits(program: Program, units: readonly number[]): Program {
  const { matrix } = program;
  const ofColumn = (j: number): number => units[j]!;
  const ofRow = (i: number): number => units[i + matrix.columns] ?? 1;
  const values = matrix.values.slice();
  for (let j = 0; j < matrix.columns; j++) {
    for (let k = matrix.starts[j]!; k < matrix.starts[j + 1]!; k++) {
      values[k]! *= ofColumn(j) * ofRow(matrix.indices[k]!);
    }
  }
  return {
    ...program,
    matrix: { ...matrix, values },
    cost: program.cost.map((cost, j) => cost * ofColumn(j)),
    columnLower: program.columnLower.map((bound, j) => bound / ofColumn(j)),
    columnUpper: program.columnUpper.map((bound, j) => bound / ofColumn(j)),
    rowLower: program.rowLower.map((bound, i) => bound * ofRow(i)),
    rowUpper: program.rowUpper.map((bound, i) => bound * ofRow(i)),
  };
}

function repeatedSolves(engine: () => Engine) {
  const change = (program: Program): fc.Arbitrary<Changes> => {
    const redrawn = (values: Float64Array): fc.Arbitrary<Float64Array> =>
      fc
        .array(fc.integer({ min: -3, max: 3 }), {
          minLength: values.length,
          maxLength: values.length,
        })
        .map((steps) => values.map((value, index) => value + steps[index]!));
    return fc.record(
      {
        sense: fc.constantFrom<Program["sense"]>("minimise", "maximise"),
        offset: fc.integer({ min: -3, max: 3 }),
        cost: redrawn(program.cost),
        columnLower: redrawn(program.columnLower),
        columnUpper: redrawn(program.columnUpper),
        rowLower: redrawn(program.rowLower),
        rowUpper: redrawn(program.rowUpper),
      },
      { requiredKeys: [] },
    );
  };

  test("solving on from the last solution gives what solving anew gives", async () => {
    let optima = 0;
    const sequences = smallPrograms({ boxed: false, columns: 6, rows: 8 }).chain((program) =>
      fc.tuple(fc.constant(program), fc.array(change(program), { minLength: 4, maxLength: 8 })),
    );
    await fc.assert(
      fc.asyncProperty(sequences, async ([program, changes]) => {
        const model = await engine().open(program);
        let now = program;
        for (const next of [{}, ...changes]) {
          now = withChanges(now, next);
          const warm = await model.solve(next);
          const cold = await solveOnce(engine(), now);
          expect(warm.kind).toBe(cold.kind);
          if (warm.kind !== "optimal" || cold.kind !== "optimal") continue;
          optima++;
          expect(expectOptimal(now, warm).objective).toBeCloseTo(cold.objective, 6);
        }
        await model.close();
      }),
      { numRuns: runs / 3 },
    );
    expect(optima).toBeGreaterThan(runs / 3);
  });

  test("an optimum kept as a bound leaves the next objective a point to stand on", async () => {
    let kept = 0;
    const coefficient = fc.double({ min: 0.01, max: 100, noNaN: true });
    const lists = fc.array(fc.array(coefficient, { minLength: 6, maxLength: 6 }), {
      minLength: 5,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(lists, async ([first, second, ...uses]) => {
        const program = programOf({
          sense: "maximise",
          cost: first!,
          rows: [{ of: first! }, ...uses.map((of, k) => ({ of, to: 10 ** k }))],
        });
        const model = await engine().open(program);
        const reached = expectOptimal(program, await model.solve()).objective;
        const rowLower = program.rowLower.map((bound, row) => (row === 0 ? reached : bound));
        const next: Changes = { sense: "minimise", cost: Float64Array.from(second!), rowLower };
        expectOptimal(withChanges(program, next), await model.solve(next));
        kept++;
        await model.close();
      }),
      { numRuns: runs },
    );
    expect(kept).toBe(runs);
  });

  test("arrays may be written to between solves", async () => {
    const program = programOf({ cost: [1], rows: [{ of: [1], from: 2 }] });
    const model = await engine().open(program);
    const rowLower = Float64Array.of(3);
    expect(await model.solve({ rowLower })).toMatchObject({ objective: 3 });
    rowLower[0] = 9;
    expect(await model.solve()).toMatchObject({ objective: 3 });
    expect(await model.solve({ rowLower })).toMatchObject({ objective: 9 });
    expect(rowLower[0]).toBe(9);
    await model.close();
  });

  test("models that are open together don't touch each other", async () => {
    const first = await engine().open(programOf({ cost: [1], rows: [{ of: [1], from: 2 }] }));
    const second = await engine().open(programOf({ cost: [1], rows: [{ of: [1], from: 5 }] }));
    const both = await Promise.all([first.solve(), second.solve()]);
    expect(both).toMatchObject([{ objective: 2 }, { objective: 5 }]);
    await first.close();
    expect(await second.solve({ cost: Float64Array.of(2) })).toMatchObject({ objective: 10 });
    await second.close();
  });

  test("solves asked for at once are answered in their order", async () => {
    const program = programOf({ cost: [1], rows: [{ of: [1], from: 2 }] });
    const model = await engine().open(program);
    const outcomes = await Promise.all(
      [3, 4, 5].map((bound) => model.solve({ rowLower: Float64Array.of(bound) })),
    );
    expect(outcomes).toMatchObject([{ objective: 3 }, { objective: 4 }, { objective: 5 }]);
    await model.close();
  });
}

function misuse(engine: () => Engine) {
  const program = programOf({ cost: [1], rows: [{ of: [1], from: 2 }] });

  test("a program that is none is refused when it is opened, or when it is changed", async () => {
    const short = { ...program, rowLower: new Float64Array(0) };
    await expect(engine().open(short)).rejects.toThrow(RangeError);
    await expect(engine().open({ ...program, cost: Float64Array.of(NaN) })).rejects.toThrow(
      RangeError,
    );
    const model = await engine().open(program);
    await expect(model.solve({ cost: Float64Array.of(1, 2) })).rejects.toThrow(RangeError);
    await expect(model.solve({ rowLower: Float64Array.of(NaN) })).rejects.toThrow(RangeError);
    expect(await model.solve()).toMatchObject({ objective: 2 });
    await model.close();
  });

  test("a conflict of what is feasible is refused", async () => {
    const model = await engine().open(program);
    expect((await model.solve()).kind).toBe("optimal");
    await expect(model.conflict()).rejects.toThrow("not infeasible");
    await model.close();
  });

  test("a closed model may be closed again, and is not solved", async () => {
    const model = await engine().open(program);
    await model.close();
    await model.close();
    await expect(model.solve()).rejects.toThrow("closed");
  });

  test("a signal that was given before stops the first solve", async () => {
    const model = await engine().open(program, { signal: AbortSignal.abort() });
    expect(await model.solve()).toMatchObject({ kind: "stopped", reason: "signal" });
    await model.close();
  });

  test("no time at all stops a solve as such", async () => {
    expect(await solveOnce(engine(), program, { timeLimit: 0 })).toMatchObject({
      kind: "stopped",
      reason: "time",
    });
  });
}
