import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { highsEngine, type Engine } from "commonweal";
import { expect, test } from "vitest";
import { planAndTell } from "../../src/cli/plan-and-tell.ts";
import { emptyFolder, listening } from "./command.ts";
import { writeBakery } from "./small-economies.ts";

/** An engine whose dual values are half as large again as they should be. */
async function careless(): Promise<Engine> {
  const engine = await highsEngine();
  return {
    ...engine,
    open: async (program, options) => {
      const model = await engine.open(program, options);
      return {
        solve: async (changes) => {
          const outcome = await model.solve(changes);
          if (outcome.kind !== "optimal") return outcome;
          return { ...outcome, rowDuals: outcome.rowDuals!.map((dual) => 1.5 * dual) };
        },
        conflict: () => model.conflict(),
        close: () => model.close(),
      };
    },
  };
}

test("a plan that fails its certificate never takes the place of one that holds; exit code 4", async () => {
  const folder = await emptyFolder();
  const economy = join(folder, "bakery");
  const out = join(folder, "p");
  await writeBakery(economy);
  const good = listening();
  expect(await planAndTell(economy, {}, { out }, good.world)).toBe(0);

  const bad = listening();
  const engine = await careless();
  expect(await planAndTell(economy, { engine }, { out }, bad.world)).toBe(4);
  expect(bad.said.out).toContain("fails its certificate");
  expect(bad.said.out).toContain("An earlier plan is as it was.");
  expect((await readdir(folder)).sort()).toEqual(["bakery", "p", "p.uncertified"]);

  const told = listening();
  expect(await planAndTell(economy, { engine }, { out, json: true }, told.world)).toBe(4);
  expect(JSON.parse(told.said.out)).toMatchObject({
    status: "uncertified",
    certificate: { ok: false },
    plan: `${out}.uncertified`,
  });
});
