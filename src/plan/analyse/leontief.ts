/**
 * The two systems of input–output analysis, without inverting: quantities (I − A) x = f and prices
 * (I − A)ᵀ p = v, by the rings of goods that depend on each other (see `system.ts` of labour content).
 */
import { flowSystem, rings, solveRing } from "../labour-content/system.ts";
import { message } from "../../messages/index.ts";
import { CannotAnalyse } from "./cannot-analyse.ts";
import { transposed, type InputOutput, type Inputs, type Sector } from "./input-output.ts";

export interface Solver {
  /** x of (I − A) x = f; the output that final use `final` takes, direct and indirect. */
  readonly quantities: (final: Float64Array) => Float64Array;
  /** p of (I − A)ᵀ p = v; what a unit of final use takes of something of which a unit made takes `perUnit`. */
  readonly prices: (perUnit: Float64Array) => Float64Array;
  /** Largest relative residual so far. */
  readonly residual: () => number;
}

/**
 * Solves both systems for any right-hand side. Throws `CannotAnalyse` where a ring of goods can't be solved with
 * results that aren't negative: goods that take more of themselves than they make (Hawkins and Simon 1949).
 */
export function solverOf({ goods, inputs }: Pick<InputOutput, "goods" | "inputs">): Solver {
  const across = transposed(inputs);
  let residual = 0;
  const solve = (terms: Inputs, constant: Float64Array): Float64Array => {
    const part = (sign: 1 | -1) => {
      const given = constant.map((value) => Math.max(0, sign * value));
      const x = new Float64Array(given.length);
      if (given.every((value) => value === 0)) return x;
      const system = flowSystem(new Float64Array(given.length).fill(1), given, termsOf(terms));
      for (const ring of rings(system)) {
        const solved = solveRing(system, ring, x);
        if (solved === undefined) throw notProductive(ring, goods);
        residual = Math.max(residual, solved);
      }
      return x;
    };
    // Either sign by itself has a solution that isn't negative.
    const [plus, minus] = [part(1), part(-1)];
    return plus.map((value, i) => value - minus[i]!);
  };
  return {
    // A good's output goes to those it is an input of: its row of A.
    quantities: (final) => solve(across, final),
    // A good's price is made up of those of its inputs: its column of A.
    prices: (perUnit) => solve(inputs, perUnit),
    residual: () => residual,
  };
}

function termsOf({ starts, good, amount }: Inputs): readonly (readonly [number, number])[][] {
  return Array.from({ length: starts.length - 1 }, (_, j) => {
    const row: [number, number][] = [];
    for (let k = starts[j]!; k < starts[j + 1]!; k++) row.push([good[k]!, amount[k]!]);
    return row;
  });
}

/** Goods that are named. */
const named = 12;

function notProductive(ring: Int32Array, goods: readonly Sector[]): CannotAnalyse {
  const names = [...ring.subarray(0, named)].map((j) => goods[j]!.name);
  const values = { count: ring.length, goods: names.join(", "), more: ring.length - names.length };
  return new CannotAnalyse(message("analyse.not-productive", values));
}
