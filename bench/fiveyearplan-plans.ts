import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gathering } from "../src/economy/gather.ts";
import { highsEngine } from "../src/engine/highs/engine.ts";
import { solveProgram } from "../src/engine/solve.ts";
import { readFiveYearPlan, type FiveYearPlan } from "../src/import/fiveyearplan/data.ts";
import { fiveyearplan } from "../src/import/fiveyearplan/index.ts";
import { optionsOf, type Source } from "../src/import/format.ts";
import { plan } from "../src/plan/index.ts";
import { leastOfYears, programOf } from "../test/import/fiveyearplan-program.ts";

// Plans of the same four files of 5yearplan: by leximin or in baskets, with the capital kept at the end or not. Each is
// measured by the other's measure: how far the least target of each year is met, and their sum; how many targets are
// not met; how much of the capital of which least is left is still there. Figures in docs/peers.md.
// Run: npx jiti bench/fiveyearplan-plans.ts FLOWS CAPITAL DEPRECIATION TARGETS

/** Needs are so many times the targets: more than any plan reaches, so that no fulfilment stops at 1. */
const times = 10;

interface Measured {
  /** `[t][i]`: delivered of good i in year t ÷ its target; targets of 0 are left out. */
  readonly met: readonly (readonly number[])[];
  readonly least: readonly number[];
  readonly left: number | undefined;
}

async function planned(
  sources: readonly Source[],
  data: FiveYearPlan,
  needs: "each" | "baskets",
  end: "none" | "keep" | "require",
): Promise<Measured> {
  const { economy } = await fiveyearplan.read(sources, optionsOf({ needs, end, times }));
  const made = await plan(economy);
  if (made.kind !== "optimal" || !made.plan.certificate.ok) throw new Error(made.kind);
  const { deliveries, keeping } = made.plan.tables;
  const delivered = data.targets.map((row, t) =>
    row.map((target, i) => {
      const name = needs === "each" ? data.goods[i] : "basket";
      const found = deliveries.find(({ need, period }) => need === name && period === t + 1);
      return times * target * (found?.fulfilment ?? 0);
    }),
  );
  return {
    met: data.targets.map((row, t) =>
      row.flatMap((target, i) => (target > 0 ? [delivered[t]![i]! / target] : [])),
    ),
    least: leastOfYears(data, delivered),
    left: keeping.length === 0 ? undefined : Math.min(...keeping.map((row) => row.fulfilment)),
  };
}

const files = process.argv.slice(2);
if (files.length !== 4) throw new Error("give FLOWS CAPITAL DEPRECIATION TARGETS");
const sources = files.map((file) => ({ name: basename(file), bytes: readFileSync(file) }));
const gather = gathering();
const data = await readFiveYearPlan(sources, gather);
if (data === undefined) throw new Error(JSON.stringify(gather.problems()));

for (const atEnd of [0, 1]) {
  const { outcome, certificate } = await solveProgram(programOf(data, { atEnd }), {
    engine: await highsEngine(),
  });
  if (outcome.kind !== "optimal" || certificate?.ok !== true) throw new Error(outcome.kind);
  const kept = atEnd === 0 ? "no end condition" : "capital kept";
  console.log(`the program of 5yearplan, ${kept}: ${outcome.objective.toFixed(6)}`);
}
console.log(
  "plan             sum       least of each year                      unmet   capital left",
);
for (const needs of ["each", "baskets"] as const) {
  for (const end of ["none", "keep", "require"] as const) {
    const { met, least, left } = await planned(sources, data, needs, end);
    const sum = least.reduce((a, b) => a + b, 0);
    const all = met.flat();
    const unmet = all.filter((share) => share < 1 - 1e-6).length;
    console.log(
      `${needs} ${end}`.padEnd(16),
      sum.toFixed(6),
      least.map((share) => share.toFixed(4)).join(" "),
      `${unmet} of ${all.length}`.padStart(10),
      left === undefined ? "not asked" : left.toFixed(4),
    );
  }
}
