import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { solveProgram } from "../../src/engine/solve.ts";
import { costOf, readSiting, sitingProgram } from "./facility-location.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];

describe.skipIf(data === undefined)("where to build (OR-Library)", () => {
  const folder = join(data ?? "", "facility-location");

  for (const name of ["cap74", "cap101"]) {
    test(`${name}: the published sites cost what is published`, () => {
      const siting = readSiting(folder, name);
      const { cost, servedFrom } = siting.optimum;
      expect(servedFrom).toHaveLength(siting.customers.length);
      expect(costOf(siting, servedFrom)).toBeCloseTo(cost, 6);
      // Each site could serve everybody: nothing but its cost speaks against building it.
      const asked = siting.customers.reduce((sum, { demand }) => sum + demand, 0);
      for (const { capacity } of siting.sites) expect(capacity).toBeGreaterThanOrEqual(asked);
    });

    for (const formulation of ["strong", "weak"] as const) {
      test(`${name}, ${formulation}, is solved to its published cost without a gap`, async () => {
        const siting = readSiting(folder, name);
        const program = sitingProgram(siting, formulation);
        const { outcome, certificate } = await solveProgram(program, { mipGap: 0 });
        if (outcome.kind !== "optimal") throw new Error(outcome.kind);
        expect(certificate).toMatchObject({ ok: true });
        const { cost, servedFrom } = siting.optimum;
        expect(Math.abs(outcome.objective - cost) / cost).toBeLessThan(1e-9);
        expect(Math.abs(outcome.bound! - cost) / cost).toBeLessThan(1e-9);
        const built = siting.sites.flatMap((_, i) => (outcome.x[i]! > 0.5 ? [i] : []));
        expect(built).toEqual([...new Set(servedFrom)].sort((a, b) => a - b));
      });
    }
  }
});
