import fc from "fast-check";
import { expect, test } from "vitest";
import { highsEngine } from "../../src/engine/highs/engine.ts";
import { writeMps } from "../../src/engine/mps/write.ts";
import type { Program } from "../../src/engine/program.ts";
import { solveProgram } from "../../src/engine/solve.ts";
import { optionsOf } from "../../src/import/format.ts";
import { mps } from "../../src/import/mps/index.ts";
import { plan } from "../../src/plan/index.ts";
import { smallPrograms } from "../engine/programs.ts";

const engine = await highsEngine();

/** What becomes of a program, and of the economy made from it: the kind of outcome and the objective. */
async function both(program: Program) {
  const bytes = new TextEncoder().encode([...writeMps(program)].join(""));
  const { economy } = await mps.read([{ name: "drawn.mps", bytes }], optionsOf({}));
  const planned = await plan(economy, { engine });
  const { outcome } = await solveProgram(program, { engine });
  const constant = program.offset;
  return {
    planned: planned.kind,
    ok: planned.kind !== "optimal" || planned.plan.certificate.ok,
    // A constant objective of 0 is no goal.
    value:
      planned.kind !== "optimal"
        ? undefined
        : (planned.plan.stages.find(({ kind }) => kind === "goal")?.value ?? constant),
    outcome,
  };
}

test.each([false, true])(
  "drawn programs have the plans they should (whole: %s)",
  async (integer) => {
    let optimal = 0;
    let others = 0;
    await fc.assert(
      fc.asyncProperty(
        smallPrograms({ boxed: integer, columns: 4, rows: 5, integer }),
        async (program) => {
          const { planned, ok, value, outcome } = await both(program);
          expect(planned).toBe(outcome.kind);
          if (outcome.kind !== "optimal") {
            others++;
            return;
          }
          expect(ok).toBe(true);
          expect(value).toBeCloseTo(outcome.objective, 6);
          optimal++;
        },
      ),
      { numRuns: 80 },
    );
    expect(optimal).toBeGreaterThan(15);
    expect(others).toBeGreaterThan(3);
  },
);
