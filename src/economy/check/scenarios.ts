import { message } from "../../messages/index.ts";
import { withScenario } from "../patch/index.ts";
import type { Economy } from "../types.ts";
import type { Context } from "./context.ts";
import { error, type Finding } from "./finding.ts";

/** Rounded thirds add up to 1. */
const weightTolerance = 1e-9;

/** Weights are probabilities; what is missing to 1 is the economy without changes. */
export function* scenarios({ tables }: Context): Iterable<Finding> {
  const { rows } = tables.scenarios;
  const sum = rows.reduce((all, { weight = 0 }) => all + weight, 0);
  if (!(sum > 1 + weightTolerance)) return;
  const heaviest = rows.reduce(
    (most, { weight = 0 }, at) => (weight > (rows[most]!.weight ?? 0) ? at : most),
    0,
  );
  const spot = { table: "scenarios", at: heaviest, column: "weight" } as const;
  yield error(spot, "check.scenario.weights", { sum, count: rows.length });
}

/**
 * The errors of each scenario: changes that can't be made, and what the changed economy then breaks that the
 * economy itself doesn't. They stand at the change, or, where no change of the row is to blame alone, at
 * the scenario.
 *
 * `own` — what is wrong with the economy itself; `findingsOf` — the whole check; `broken` — whether a row of `changes` is wrong by itself, and said so.
 */
export function scenarioFindings(
  economy: Economy,
  own: readonly Finding[],
  findingsOf: (economy: Economy) => readonly Finding[],
  broken: ReadonlySet<number>,
): readonly Finding[] {
  const { scenarios, changes } = economy.tables;
  const known = new Set(own.map(identity));
  const lineOf = new Map(changes.lines.map((line, at) => [line, at]));
  const found: Finding[] = [];
  for (const [at, { scenario }] of scenarios.rows.entries()) {
    const rows = changes.rows.flatMap((row, i) => (row.scenario === scenario ? [i] : []));
    if (rows.length === 0 || rows.some((row) => broken.has(row))) continue;
    const { economy: changed, problems } = withScenario(economy, scenario);
    for (const problem of problems) {
      found.push({
        severity: "error",
        message: { key: problem.key, values: problem.values },
        table: "changes",
        at: lineOf.get(problem.where.row ?? 0) ?? rows[0]!,
        ...(problem.where.column === undefined ? {} : { column: problem.where.column }),
      });
    }
    if (problems.length > 0) continue;
    for (const finding of findingsOf(changed)) {
      if (finding.severity !== "error" || known.has(identity(finding))) continue;
      const change = rows.find((row) => isAbout(economy, row, finding));
      found.push({
        severity: "error",
        message: message("check.scenario.breaks", {
          scenario,
          sentence: finding.message,
        }),
        ...(change === undefined
          ? { table: "scenarios", at }
          : { table: "changes", at: change, column: "value" }),
      });
    }
  }
  return found;
}

/** Whether a change is to the table and column that a finding is about, and has the value it found. */
function isAbout({ tables }: Economy, at: number, finding: Finding): boolean {
  const { table, column, value } = tables.changes.rows[at]!;
  const { found } = finding.message.values;
  return (
    table === finding.table &&
    column === finding.column &&
    (typeof found !== "string" || value === undefined || value.includes(found))
  );
}

function identity({ message: said }: Finding): string {
  return JSON.stringify([said.key, said.values]);
}
