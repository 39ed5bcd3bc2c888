import { beforeAll, describe, expect, test } from "vitest";
import { certify } from "../../../src/engine/certify.ts";
import type { Optimal } from "../../../src/engine/engine.ts";
import { Kernel } from "../../../src/engine/highs/kernel.ts";
import { loadInstance, type Highs } from "../../../src/engine/highs/load.ts";
import { refined } from "../../../src/engine/highs/refine.ts";
import { objectiveAt, type Program } from "../../../src/engine/program.ts";
import { programOf } from "../programs.ts";

let highs: Highs;
beforeAll(async () => {
  highs = await loadInstance();
});

const diet = programOf({
  cost: [2 / 3, 3 / 7],
  rows: [
    { of: [1 / 3, 1 / 7], from: 4 },
    { of: [1 / 11, 3 / 13], from: 6 },
  ],
});

function optimumOf(program: Program): Optimal {
  const kernel = new Kernel(highs, program);
  const outcome = kernel.solve();
  kernel.close();
  if (outcome.kind !== "optimal") throw new Error(outcome.kind);
  return outcome;
}

/** The optimum with an error of about the engine's tolerance, as it states it. */
function blurred(optimal: Optimal, by: number): Optimal {
  const x = optimal.x.map((level, j) => level * (1 + (j === 0 ? by : -2 * by)));
  const rowDuals = optimal.rowDuals!.map((dual) => dual * (1 - by));
  return { ...optimal, x, rowDuals, objective: objectiveAt(diet, x) };
}

describe("refining a solution", () => {
  test("takes an error of the engine's tolerance down to rounding", () => {
    const found = blurred(optimumOf(diet), 1e-9);
    expect(certify(diet, found).primal).toBeGreaterThan(1e-10);
    const better = refined(diet, found, optimumOf);
    const { primal, dual, gap } = certify(diet, better);
    expect(Math.max(primal, dual!, gap)).toBeLessThan(1e-14);
  });

  test("asks for nothing where the solution is exact", () => {
    const exact = optimumOf(diet);
    expect(
      refined(diet, exact, () => {
        throw new Error("asked");
      }),
    ).toBe(exact);
  });

  test("keeps the solution where nothing better is found", () => {
    const found = blurred(optimumOf(diet), 1e-9);
    expect(refined(diet, found, () => undefined)).toBe(found);
    expect(refined(diet, found, (magnified) => blurred(optimumOf(magnified), 0.5))).toBe(found);
  });
});
