import { keyOf } from "../keys.ts";
import { nearestName } from "../names.ts";
import { message } from "../../messages/index.ts";
import type { Problem } from "../problem.ts";
import type { Economy } from "../types.ts";
import { hint, type Change, type ChangeProblem } from "./change.ts";
import { applied } from "./patch.ts";

export type { Change } from "./change.ts";
export { diff } from "./diff.ts";

/** An economy after changes; unchanged where any of them is wrong. */
export interface Patched {
  readonly economy: Economy;
  readonly problems: readonly Problem[];
}

/** Where the changes themselves stand, for problems: their file, and the line of each. */
export interface Origin {
  readonly file: string;
  readonly lines: readonly number[];
}

/**
 * The economy with changes made to it: cells set, multiplied or emptied, rows added and removed. The
 * meaning of keys, periods and actions stands in docs/decisions.md under "Changes".
 *
 * All changes are read against the economy as given, so their order makes no difference; all of them are
 * made or, where any is wrong, none. Whether the changed economy makes sense is for `check`. Rows that
 * were there keep their line numbers; added ones have line 0.
 */
export function patch(
  economy: Economy,
  changes: readonly Change[],
  origin: Origin = { file: "", lines: [] },
): Patched {
  const { economy: changed, problems } = applied(economy, changes);
  return {
    economy: changed,
    problems: problems.map((problem) => problemOf(problem, changes, origin)),
  };
}

/**
 * The economy as it is in a scenario: its changes made, known from the beginning. The result is that one
 * world: it has no scenarios and changes left.
 */
export function withScenario(economy: Economy, scenario: string): Patched {
  const { scenarios, changes } = economy.tables;
  if (!scenarios.rows.some((row) => row.scenario === scenario)) {
    const near = nearestName(
      scenario,
      scenarios.rows.map((row) => row.scenario),
    );
    const said = message("check.patch.scenario", { found: scenario, ...hint(near) });
    const where = { file: scenarios.file, table: "scenarios" };
    return { economy, problems: [{ ...said, severity: "error", where }] };
  }
  const chosen = changes.rows.flatMap((row, at) => (row.scenario === scenario ? [at] : []));
  const patched = patch(
    economy,
    chosen.map((at) => changes.rows[at]!),
    { file: changes.file, lines: chosen.map((at) => changes.lines[at] ?? 0) },
  );
  if (patched.problems.length > 0) return patched;
  const none = { rows: [], lines: [] };
  return {
    economy: {
      ...patched.economy,
      tables: {
        ...patched.economy.tables,
        scenarios: { file: scenarios.file, ...none },
        changes: { file: changes.file, ...none },
      },
    },
    problems: [],
  };
}

function problemOf(
  { index, column, message: said, other }: ChangeProblem,
  changes: readonly Change[],
  { file, lines }: Origin,
): Problem {
  const line = lines[index];
  const otherLine = other === undefined ? undefined : lines[other];
  const others =
    other === undefined
      ? {}
      : { counted: otherLine === undefined ? "change" : "row", other: otherLine ?? other + 1 };
  return {
    key: said.key,
    values: { ...said.values, ...others },
    severity: "error",
    where: {
      file,
      table: "changes",
      ...(line === undefined || line === 0 ? {} : { row: line }),
      key: keyOf("changes", { ...changes[index] }),
      column,
    },
  };
}
