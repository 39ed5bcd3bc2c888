import type { Gathering } from "../../economy/gather.ts";
import { gathering } from "../../economy/gather.ts";
import { keyOf, parseKey, quoted } from "../../economy/keys.ts";
import { diff, patch, withScenario, type Change } from "../../economy/patch/index.ts";
import type { Economy, Row } from "../../economy/types.ts";
import type { Plan } from "../types.ts";
import { withoutGone, withRows } from "./core.ts";

/**
 * Scenarios and their changes, as they are when the first periods are over: each scenario is to make of the
 * rolled economy what rolling makes of its own. Its changes stay as they are written where they do
 * that, and are restated otherwise; what a scenario says of periods that are over is left out.
 */
export function scenariosAfter(
  economy: Economy,
  rolled: Economy,
  plan: Plan,
  gone: number,
  problems: Gathering,
): Economy {
  const { scenarios, changes } = economy.tables;
  const first = Math.min(...rolled.tables.periods.rows.map((row) => row.period));
  const base = withRows(rolled, { scenarios: [], changes: [] });
  const kept: Row<"scenarios">[] = [];
  const said: Row<"changes">[] = [];
  for (const row of scenarios.rows) {
    const { scenario, known_from: known } = row;
    const where = { file: scenarios.file, table: "scenarios", key: keyOf("scenarios", row) };
    const own = changes.rows.filter((change) => change.scenario === scenario);
    const staying = own.flatMap((change) => changeAfter(change, first));
    const target = scenarioAfter(economy, scenario, plan, gone);
    const isSame = target !== undefined && makes(base, staying, target);
    const after =
      target === undefined || isSame
        ? staying
        : diff(base, target).map((change) => ({ ...change, scenario }));
    if (target === undefined && !fits(base, staying)) {
      problems.warning(where, "roll.scenario-lost", { scenario, count: own.length });
      continue;
    }
    if (own.length > 0 && after.length === 0) {
      problems.warning(where, "roll.scenario-over", { scenario });
      continue;
    }
    if (!isSame && target !== undefined) {
      problems.warning(where, "roll.scenario-restated", { scenario, count: after.length });
    } else if (staying.length < own.length) {
      const count = own.length - staying.length;
      problems.warning(where, "roll.changes-over", { scenario, count });
    }
    kept.push(known === undefined || known >= first ? row : { ...row, known_from: first });
    said.push(...after);
  }
  return withRows(rolled, { scenarios: kept, changes: said });
}

/** A change, where it is about periods that are left. */
function changeAfter(change: Row<"changes">, first: number): readonly Row<"changes">[] {
  if (change.period !== undefined && change.period < first) return [];
  const parts = parseKey(change.key);
  if (parts === undefined) return [change];
  const isDated = ({ column, value }: { column: string; value: string }) =>
    column === "period" && value !== "" && Number(value) < first;
  if (parts.some(isDated)) return [];
  // Rows that have begun hold from the beginning.
  const isBegun = ({ column, value }: { column: string; value: string }) =>
    column === "from" && value !== "" && Number(value) <= first;
  const begun = parts.filter((part) => !isBegun(part));
  if (begun.length === parts.length) return [change];
  const key = begun.map(({ column, value, any }) => `${column}=${any ? "*" : quoted(value)}`);
  return [{ ...change, key: key.join("; ") }];
}

/** What rolling makes of the scenario's own economy; undefined where the plan can't be one of it. */
function scenarioAfter(
  economy: Economy,
  scenario: string,
  plan: Plan,
  gone: number,
): Economy | undefined {
  const own = withScenario(economy, scenario);
  if (own.problems.length > 0) return undefined;
  const unsaid = gathering();
  const target = withoutGone(own.economy, plan, gone, unsaid);
  return unsaid.hasErrors() ? undefined : target;
}

function fits(base: Economy, changes: readonly Change[]): boolean {
  return patch(base, changes).problems.length === 0;
}

/** Whether changes make one economy of another; notes and sources are no part of it. */
function makes(base: Economy, changes: readonly Change[], target: Economy): boolean {
  const patched = patch(base, changes);
  if (patched.problems.length > 0) return false;
  return diff(patched.economy, target).every(
    ({ column, action }) => action !== "add" && (column === "note" || column === "source"),
  );
}
