/**
 * A process of its own that writes plans: `package-writer.ts FOLDER once` writes one and says how that went,
 * `… again` writes two in turns until it is killed, and says when it has begun.
 */
import { writePlan } from "../../src/plan/package/index.ts";
import { EconomyProblems } from "../../src/economy/problem.ts";
import { handMadeEconomy, handMadePlan } from "./certify-fixture.ts";
import { planByHand } from "./plan-by-hand.ts";

const [folder, how] = process.argv.slice(2);
if (folder === undefined) throw new Error("which folder?");

const plans = [
  planByHand(handMadeEconomy, handMadePlan, "even"),
  planByHand(handMadeEconomy, handMadePlan, "odd"),
];

if (how === "once") {
  try {
    // Large enough to meet a limit on the size of files.
    const many = Array.from({ length: 2e5 }, (_, i) => ({
      ...handMadePlan.values[0]!,
      what: `thing ${i}`,
    }));
    const plan = plans[1]!;
    await writePlan({ ...plan, tables: { ...plan.tables, values: many } }, folder);
    process.stdout.write("written\n");
  } catch (error) {
    if (!(error instanceof EconomyProblems)) throw error;
    process.stdout.write(`${error.problems.map(({ key }) => key).join(" ")}\n`);
  }
} else {
  for (let turn = 0; ; turn++) {
    await writePlan(plans[turn % 2]!, folder);
    if (turn === 1) process.stdout.write("begun\n");
  }
}
