import type { EngineOptions } from "../engine.ts";

/** One way of running the engine on the program it holds. */
export interface Attempt {
  /** `mixed`: the branch and bound for integer programs. */
  readonly method: "simplex" | "primal-simplex" | "interior-point" | "mixed";
  /** From where the last solve ended. A warm start goes without presolve. */
  readonly warm: boolean;
  readonly presolve: boolean;
  /** Whether the engine scales the (scaled) program once more: steadier, but its tolerance then says less. */
  readonly scaling?: boolean;
  /** Of primal and dual feasibility, on the scaled program. */
  readonly tolerance: number;
  /** Whether branch and bound looks for better points around those it has; in large programs that takes longest. */
  readonly neighbourhoods?: boolean;
  /** Whether the interior point method goes on to a vertex; absent: it does. */
  readonly vertex?: boolean;
  /**
   * Seconds after which the next attempt is better; absent: no limit. Only for what can run without end and
   * without a step that counts; else steps, so that a program takes the same way on every machine.
   */
  readonly seconds?: number;
  /** Simplex iterations after which the next attempt is better; absent: no limit. */
  readonly iterations?: number;
}

/** Beyond so many rows a program is large. */
const largeRows = 1500;

/**
 * Up to so many rows simplex comes first; beyond, the interior point method with crossover to a vertex. Where
 * stages are held on optimal faces, crossover can take very long even at a few thousand rows.
 */
const simplexRows = 30_000;

/** For any point at all, costs left aside: the steadiest way there is. */
export const probe: Attempt = {
  method: "simplex",
  warm: false,
  presolve: true,
  tolerance: 1e-9,
  scaling: true,
};

/** From an optimal basis to that of the same program magnified: few steps, or it is not worth it. */
export const refinement: Attempt = {
  method: "simplex",
  warm: true,
  presolve: false,
  tolerance: 1e-9,
  iterations: 100,
};

/**
 * The attempts for a program in their order. The first is the fastest as a rule; the others are for when
 * it ends with nothing that holds: another method first, then neither presolve nor a warm start.
 */
export function attemptsFor(
  size: { readonly rows: number; readonly integer: boolean; readonly warm: boolean },
  chosen: NonNullable<EngineOptions["method"]>,
): readonly Attempt[] {
  const tolerance = 1e-9;
  if (size.integer) {
    const neighbourhoods = size.rows <= largeRows;
    const mixed = { method: "mixed", warm: false, tolerance, neighbourhoods } as const;
    return [
      { ...mixed, presolve: true },
      { ...mixed, presolve: false },
    ];
  }
  const cold = { warm: false, presolve: true, tolerance };
  // Steps, not seconds: the same program must take the same way on every machine.
  const simplex: Attempt = { method: "simplex", ...cold, iterations: 5000 + 2 * size.rows };
  const interior: Attempt = { method: "interior-point", ...cold };
  // Presolve can lose its way among the many equations that hold earlier stages; the interior point method
  // doesn't mind that most of them say the same.
  const whole: Attempt = { ...interior, presolve: false };
  const plain: Attempt = {
    ...cold,
    method: "simplex",
    presolve: false,
    tolerance: 1e-10,
    scaling: true,
  };
  // Beyond so many steps the way from the last solution is longer than from nowhere (degenerate programs can
  // go in circles for good).
  const iterations = 300 + Math.ceil(size.rows / 5);
  const again: Attempt = { ...simplex, warm: true, presolve: false, iterations };
  if (chosen === "choose" && size.rows > largeRows && size.rows <= simplexRows) {
    // One cost other than zero (the floor) leaves the dual simplex method nothing to go by, and it strays;
    // the primal one starts from the last solution, which mostly is feasible still. Some runs stray even so without
    // a step that counts: the seconds are many times what such programs take, on slow machines too.
    const seconds = 20 + size.rows / 200;
    const primal: Attempt = { ...simplex, method: "primal-simplex", seconds };
    const without: Attempt = { ...interior, presolve: false, vertex: false, seconds };
    const onward: Attempt = { ...again, method: "primal-simplex", iterations: 4000, seconds };
    const last = [interior, plain].map((attempt): Attempt => ({ ...attempt, seconds }));
    return size.warm ? [onward, primal, without] : [simplex, primal, without, ...last];
  }
  if (chosen === "interior-point") return [interior, whole, simplex, plain];
  const usual =
    chosen === "simplex" || size.rows <= simplexRows
      ? [simplex, whole, interior]
      : [interior, whole, simplex];
  return size.warm ? [again, ...usual, plain] : [...usual, plain];
}
