import { gathering, type Gathering } from "../../economy/gather.ts";
import { diff, patch, type Change, type Origin } from "../../economy/patch/index.ts";
import type { Problem } from "../../economy/problem.ts";
import type { Economy } from "../../economy/types.ts";
import type { Plan } from "../types.ts";
import { withoutGone } from "./core.ts";
import { scenariosAfter } from "./scenarios.ts";

export { restOf } from "./rest.ts";

/** An economy at the beginning of a later period. */
export interface Rolled {
  /** As it was given, where there are errors. */
  readonly economy: Economy;
  /** Errors, and notes on what can't be carried over as it was. */
  readonly problems: readonly Problem[];
}

/**
 * *rolling*: the economy that begins with a later period, after a plan's first periods were carried out: its
 * opening stocks are what the plan left, its work under way and shipments on their way what the plan
 * began, its capacities and people what retirement left and runs added; what was about periods that
 * are over is gone. Planning it continues the plan.
 *
 * - `economy` — free of errors (`check`); the plan was made for it.
 * - `toPeriod` — the number of the period that comes first now.
 * - `happened` — what turned out otherwise (a stock lost, less sown than planned), as changes to the rolled
 *   economy, all read against it as it is when all went as planned.
 */
export function roll(
  economy: Economy,
  plan: Plan,
  toPeriod: number,
  happened: readonly Change[] = [],
  origin?: Origin,
): Rolled {
  const problems = gathering();
  const { periods } = economy.tables;
  const numbers = periods.rows.map((row) => row.period).sort((a, b) => a - b);
  const gone = numbers.indexOf(toPeriod);
  if (gone < 0) {
    const values = { found: toPeriod, expected: numbers.join(", ") };
    problems.error({ file: periods.file, table: "periods" }, "roll.no-period", values);
    return { economy, problems: problems.problems() };
  }
  noteOther(economy, plan, problems);
  const rolled = gone === 0 ? economy : rolledTo(economy, plan, gone, problems);
  if (problems.hasErrors()) return { economy, problems: problems.problems() };
  const patched = patch(rolled, happened, origin);
  const found = [...problems.problems(), ...patched.problems];
  return { economy: patched.problems.length === 0 ? patched.economy : economy, problems: found };
}

function rolledTo(economy: Economy, plan: Plan, gone: number, problems: Gathering): Economy {
  const rolled = withoutGone(economy, plan, gone, problems);
  return problems.hasErrors() ? economy : scenariosAfter(economy, rolled, plan, gone, problems);
}

/** Tables that no plan depends on. */
const besides = new Set(["scenarios", "changes", "sources", "units"]);

/** Says where the plan was made for other figures. */
function noteOther(economy: Economy, plan: Plan, problems: Gathering): void {
  if (plan.economy === economy) return;
  const count = diff(plan.economy, economy).filter(
    ({ table, column }) => !besides.has(table) && column !== "note" && column !== "source",
  ).length;
  if (count > 0) problems.warning({ file: "" }, "roll.other-economy", { count });
}
