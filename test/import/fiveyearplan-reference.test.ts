import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { gathering } from "../../src/economy/gather.ts";
import { certify } from "../../src/engine/certify.ts";
import { highsEngine } from "../../src/engine/highs/engine.ts";
import { solveProgram } from "../../src/engine/solve.ts";
import { readFiveYearPlan, type FiveYearPlan } from "../../src/import/fiveyearplan/data.ts";
import { fiveyearplan } from "../../src/import/fiveyearplan/index.ts";
import { optionsOf, type Source } from "../../src/import/format.ts";
import { plannedEconomy } from "../plan/planned.ts";
import { leastOfYears, programOf } from "./fiveyearplan-program.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];

const sourcesIn = (folder: string, names: readonly string[]): readonly Source[] =>
  names.map((name) => ({ name: `${name}.csv`, bytes: readFileSync(join(folder, `${name}.csv`)) }));

async function dataOf(sources: readonly Source[]): Promise<FiveYearPlan> {
  const gather = gathering();
  const made = await readFiveYearPlan(sources, gather);
  expect(gather.problems()).toEqual([]);
  return made!;
}

/** The optimum of the program, certified. */
async function optimumOf(made: FiveYearPlan, settings = {}): Promise<number> {
  const program = programOf(made, settings);
  const { outcome } = await solveProgram(program, { engine: await highsEngine() });
  if (outcome.kind !== "optimal") throw new Error(outcome.kind);
  expect(certify(program, outcome)).toMatchObject({ ok: true });
  return outcome.objective;
}

describe.skipIf(data === undefined)("the example of 5yearplan", () => {
  const folder = join(data ?? "", "fiveyearplan");
  const sources = () => sourcesIn(folder, ["flows", "cap", "dep", "labtarg"]);

  test("its own program has the optimum 8.79729913", async () => {
    expect(await optimumOf(await dataOf(sources()))).toBeCloseTo(8.79729913, 8);
  });

  const planned = async (options: Readonly<Record<string, string | number>>) => {
    const { economy } = await fiveyearplan.read(sources(), optionsOf(options));
    const made = await dataOf(sources());
    const { tables } = await plannedEconomy(economy);
    const delivered = made.targets.map(() => made.goods.map(() => 0));
    const times = Number(options["times"] ?? 1);
    for (const { need, period, fulfilment, delivered: amount } of tables.deliveries) {
      if (need !== "basket") delivered[period - 1]![made.goods.indexOf(need)] = amount;
      else {
        made.targets[period - 1]!.forEach((target, i) => {
          delivered[period - 1]![i] = fulfilment * times * target;
        });
      }
    }
    const least = leastOfYears(made, delivered);
    return { least, sum: least.reduce((a, b) => a + b, 0) };
  };

  test("planned in baskets it reaches the optimum, without and with the capital kept", async () => {
    const free = await planned({ needs: "baskets", times: 10, end: "none" });
    expect(free.sum).toBeCloseTo(8.79729913, 6);
    const kept = await planned({ needs: "baskets", times: 10, end: "require" });
    expect(kept.sum).toBeCloseTo(await optimumOf(await dataOf(sources()), { atEnd: 1 }), 6);
    expect(kept.sum).toBeLessThan(free.sum);
  });

  test("planned by its needs, the least year is as good as it can be, at a cost in the sum", async () => {
    const { least, sum } = await planned({ needs: "each", times: 10, end: "none" });
    expect(sum).toBeLessThan(8.797);
    // The first year can't be helped: its bread is what the mills there are can bake.
    expect(Math.min(...least)).toBeCloseTo(0.5, 6);
    expect(least.slice(1).map((each) => each.toFixed(4))).toEqual(Array(4).fill("1.2275"));
  });
});

describe.skipIf(data === undefined)("economies made by the generator of 5yearplan", () => {
  const folder = mkdtempSync(join(tmpdir(), "commonweal-fiveyearplan-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    [50, 8.329919],
    [100, 7.663206],
  ])("%i industries: the program has the optimum %f", async (count, optimum) => {
    const name = `n${count}_y5_s1`;
    const archive = join(data!, "fiveyearplan-generated", `${name}.tar.gz`);
    execFileSync("tar", ["xzf", archive, "-C", folder]);
    const names = ["testflow", "testcap", "testdep", "testtarg"];
    const made = await dataOf(sourcesIn(join(folder, name), names));
    expect(await optimumOf(made)).toBeCloseTo(optimum, 6);
  });
});
