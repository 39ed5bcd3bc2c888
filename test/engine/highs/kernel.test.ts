import { beforeAll, describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/engine/engine.ts";
import { Kernel } from "../../../src/engine/highs/kernel.ts";
import { loadInstance, type Highs, type HighsModel } from "../../../src/engine/highs/load.ts";
import { withChanges, type Program } from "../../../src/engine/program.ts";
import { expectOptimal } from "../contract.ts";
import { programOf } from "../programs.ts";

let honest: Highs;
beforeAll(async () => {
  honest = await loadInstance();
});

type Solution = ReturnType<HighsModel["getSolution"]>;

/** What an engine may get wrong, each told how often it has been asked already. */
interface Lies {
  readonly status?: (status: number, runs: number) => number;
  readonly solution?: (solution: Solution, runs: number) => Solution;
  readonly ray?: () => undefined;
  readonly onRun?: (model: HighsModel) => void;
}

/** HiGHS, but for some lies. */
function lying(lies: Lies): Highs {
  let runs = 0;
  const model = (real: HighsModel): HighsModel =>
    new Proxy(real, {
      get: (target, name) => {
        switch (name) {
          case "run":
            return () => {
              lies.onRun?.(target);
              const result = target.run();
              runs++;
              const status = lies.status?.(result.modelStatus, runs) ?? result.modelStatus;
              return { ...result, modelStatus: status };
            };
          case "getSolution":
            return () => {
              const solution = target.getSolution();
              return lies.solution?.(solution, runs) ?? solution;
            };
          case "getDualRay":
          case "getPrimalRay":
            return lies.ray ?? (() => target[name]());
          default: {
            const value: unknown = Reflect.get(target, name, target);
            return typeof value === "function" ? (value.bind(target) as unknown) : value;
          }
        }
      },
    });
  return new Proxy(honest, {
    get: (target, name) =>
      name === "createModel"
        ? (...args: Parameters<Highs["createModel"]>) => model(target.createModel(...args))
        : (Reflect.get(target, name) as unknown),
  });
}

const diet = programOf({
  cost: [2, 3],
  rows: [
    { of: [1, 1], from: 4 },
    { of: [1, 3], from: 6 },
  ],
});
const contradiction = programOf({
  cost: [1],
  rows: [
    { of: [1], from: 4 },
    { of: [1], to: 2 },
  ],
});
const endless = programOf({ cost: [-1], rows: [{ of: [1], from: 4 }] });

function solveWith(lies: Lies, program = diet): Outcome {
  const kernel = new Kernel(lying(lies), program);
  try {
    return kernel.solve();
  } finally {
    kernel.close();
  }
}

/** The engine's own numbers for how a run ended. */
const { infeasible, unbounded, either, unknown, iterations, solveError } = {
  infeasible: 8,
  unbounded: 10,
  either: 9,
  unknown: 15,
  iterations: 14,
  solveError: 4,
};

const shifted =
  (by: number, until: number) =>
  (solution: Solution, runs: number): Solution =>
    runs > until ? solution : { ...solution, colValue: solution.colValue.map((x) => x + by) };

test("the numbers of the endings are the engine's", () => {
  expect(honest.constants.modelStatus).toMatchObject({
    infeasible,
    unbounded,
    unknown,
    solveError,
    unboundedOrInfeasible: either,
    iterationLimit: iterations,
  });
});

describe("an engine that is wrong", () => {
  test("about its point once is asked again another way, and then believed", () => {
    const outcome = solveWith({ solution: shifted(1e-3, 1) });
    expect(expectOptimal(diet, outcome).objective).toBeCloseTo(9, 9);
  });

  test("about its point always never has its optimum passed on", () => {
    expect(solveWith({ solution: shifted(1e-3, Infinity) })).toMatchObject({
      kind: "stopped",
      reason: "numerical",
    });
  });

  test("about its duals is found out as well", () => {
    const solution = (real: Solution): Solution => ({
      ...real,
      rowDual: real.rowDual.map((dual) => dual * 1.01),
    });
    expect(solveWith({ solution })).toMatchObject({ kind: "stopped", reason: "numerical" });
  });

  test("in doubting a point that passes the certificate does not lose it", () => {
    const outcome = solveWith({ status: () => unknown });
    expect(expectOptimal(diet, outcome).objective).toBeCloseTo(9, 9);
  });

  test("in calling a feasible program infeasible is not believed for one word", () => {
    const status = (real: number, runs: number): number => (runs === 1 ? infeasible : real);
    expect(solveWith({ status }).kind).toBe("optimal");
  });

  test("in calling a bounded program unbounded is not believed for one word", () => {
    const status = (real: number, runs: number): number => (runs === 1 ? unbounded : real);
    expect(solveWith({ status }).kind).toBe("optimal");
  });

  test("in calling an infeasible program unbounded is not believed", () => {
    const status = (real: number, runs: number): number => (runs === 1 ? unbounded : real);
    expect(solveWith({ status }, contradiction).kind).toBe("infeasible");
  });

  test.each([unknown, iterations, solveError])(
    "or at a loss (status %d) at first is asked again",
    (status) => {
      const zeros = (real: Solution, runs: number): Solution => shifted(9, 1)(real, runs);
      const first = (real: number, runs: number): number => (runs === 1 ? status : real);
      expect(solveWith({ status: first, solution: zeros }).kind).toBe("optimal");
      expect(solveWith({ status: first }, contradiction).kind).toBe("infeasible");
      expect(solveWith({ status: first }, endless).kind).toBe("unbounded");
    },
  );

  test("and breaks its run off with an error of its own has stopped for numerical reasons", () => {
    const onRun = (model: HighsModel): void => {
      model.clear();
      model.changeColBounds(99, 0, 1);
    };
    expect(solveWith({ onRun })).toMatchObject({ kind: "stopped", reason: "numerical" });
  });

  test("and never anything but at a loss has stopped for numerical reasons", () => {
    const lies = { status: () => unknown, solution: shifted(9, Infinity) };
    expect(solveWith(lies)).toMatchObject({ kind: "stopped", reason: "numerical" });
    expect(solveWith(lies, contradiction)).toMatchObject({ reason: "numerical" });
  });
});

describe("infeasible or unbounded", () => {
  const undecided = (real: number): number =>
    real === infeasible || real === unbounded ? either : real;

  test("is decided by looking for any point at all", () => {
    expect(solveWith({ status: undecided }, endless).kind).toBe("unbounded");
    expect(solveWith({ status: undecided }, contradiction)).toMatchObject({ kind: "stopped" });
    const once = (real: number, runs: number): number => (runs === 1 ? undecided(real) : real);
    expect(solveWith({ status: once }, contradiction).kind).toBe("infeasible");
    expect(solveWith({ status: once }, endless).kind).toBe("unbounded");
  });

  test("is decided without rays by a second way of solving", () => {
    const ray = (): undefined => undefined;
    expect(solveWith({ ray }, contradiction).kind).toBe("infeasible");
    expect(solveWith({ ray }, endless).kind).toBe("unbounded");
  });
});

/** Sources on one side, needs on the other: takes a hundred steps from nothing. */
function transport(sides: number): Program {
  const routes = Array.from({ length: sides * sides }, (_, k) => k);
  const [from, to] = [(k: number) => Math.floor(k / sides), (k: number) => k % sides];
  return programOf({
    cost: routes.map((k) => 1 + ((7 * from(k) + 13 * to(k)) % 17)),
    rows: Array.from({ length: 2 * sides }, (_, row) =>
      row < sides
        ? { of: routes.map((k) => (from(k) === row ? 1 : 0)), to: 10 + (row % 5) }
        : { of: routes.map((k) => (to(k) === row - sides ? 1 : 0)), from: 8 + (row % 3) },
    ),
  });
}

describe("what the engine is told", () => {
  test("of a change are the entries that differ", () => {
    const seen: number[][] = [];
    const onRun = (model: HighsModel): void => {
      seen.push([...model.getLp().rowLower]);
    };
    const kernel = new Kernel(lying({ onRun }), diet);
    expect(kernel.solve().kind).toBe("optimal");
    expect(kernel.solve({ rowLower: Float64Array.of(5, 6) })).toMatchObject({ kind: "optimal" });
    kernel.close();
    const [first, second] = seen;
    expect(second![0]! / first![0]!).toBeCloseTo(5 / 4, 12);
    expect(second![1]).toBe(first![1]);
  });

  test("lets it start from its last solution, whether bounds or costs have changed", () => {
    const program = transport(40);
    const kernel = new Kernel(honest, program);
    const first = expectOptimal(program, kernel.solve());
    expect(first.statistics.iterations).toBeGreaterThan(50);
    const rowLower = program.rowLower.map((bound, row) => (row === 45 ? bound + 1 : bound));
    const second = expectOptimal(withChanges(program, { rowLower }), kernel.solve({ rowLower }));
    expect(second.statistics.iterations).toBeLessThan(20);
    const cost = program.cost.map((price, k) => (k === 7 ? 0 : price));
    const third = kernel.solve({ cost });
    expectOptimal(withChanges(program, { rowLower, cost }), third);
    expect(third.statistics.iterations).toBeLessThan(20);
    kernel.close();
  });

  test("frees its memory when models are closed", () => {
    const program = transport(12);
    for (let k = 0; k < 5; k++) {
      const kernel = new Kernel(honest, program);
      kernel.solve();
      kernel.close();
    }
    const before = honest.memoryBytes;
    for (let k = 0; k < 40; k++) {
      const kernel = new Kernel(honest, program);
      kernel.solve();
      kernel.close();
    }
    expect(honest.memoryBytes).toBe(before);
  });
});
