import type { EngineOptions } from "../engine.ts";

/** One way of running the engine on the program it holds. */
export interface Attempt {
  /** `mixed`: the branch and bound for integer programs. */
  readonly method: "simplex" | "interior-point" | "mixed";
  /** From where the last solve ended. A warm start goes without presolve. */
  readonly warm: boolean;
  readonly presolve: boolean;
  /** Whether the engine scales the (scaled) program once more: steadier, but its tolerance then says less. */
  readonly scaling?: boolean;
  /** Of primal and dual feasibility, on the scaled program. */
  readonly tolerance: number;
  /** Simplex iterations after which the next attempt is better; absent: no limit. */
  readonly iterations?: number;
}

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
  iterations: 500,
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
    const mixed = { method: "mixed", warm: false, tolerance } as const;
    return [
      { ...mixed, presolve: true },
      { ...mixed, presolve: false },
    ];
  }
  const cold = { warm: false, presolve: true, tolerance };
  const simplex: Attempt = { method: "simplex", ...cold };
  const interior: Attempt = { method: "interior-point", ...cold };
  const plain: Attempt = { ...simplex, presolve: false, tolerance: 1e-10, scaling: true };
  // Beyond so many steps the way from the last solution is longer than from nowhere (degenerate programs can
  // go in circles for good). Steps, not seconds: the same program must take the same way on every machine.
  const iterations = 300 + Math.ceil(size.rows / 5);
  const again: Attempt = { ...simplex, warm: true, presolve: false, iterations };
  if (chosen === "interior-point") return [interior, simplex, plain];
  const usual =
    chosen === "simplex" || size.rows <= simplexRows ? [simplex, interior] : [interior, simplex];
  return size.warm ? [again, ...usual, plain] : [...usual, plain];
}
