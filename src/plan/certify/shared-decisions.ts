import type { AnyRow } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import type { PlanTableName } from "../tables.ts";
import type { PlanBranch } from "../types.ts";
import { keyText, negligible } from "./rows.ts";
import { difference, type Tally } from "./tally.ts";

/** What is decided, as the plan prints it; everything else follows from this. */
const decisions: readonly (readonly [table: PlanTableName, columns: readonly string[]])[] = [
  ["activities", ["runs"]],
  ["deliveries", ["delivered"]],
  ["shipments", ["sent"]],
  ["trade", ["imported", "exported"]],
  ["stand_ins", ["hours"]],
  ["secondments", ["hours"]],
  ["balances", ["closing", "waste"]],
];

/**
 * Nobody acts on what isn't known yet: in a period in which branches can't be told apart, the same is decided in
 * all of them.
 */
export function checkSharedDecisions(branches: readonly PlanBranch[], tally: Tally): void {
  const periods = branches[0]!.plan.economy.tables.periods.rows.map(({ period }) => period);
  for (const period of periods) {
    const [first, ...others] = branches.filter(
      ({ knownFrom }) => knownFrom === undefined || knownFrom > period,
    );
    for (const other of others) {
      for (const [table, columns] of decisions) {
        for (const column of columns) compare(first!, other, { table, column, period }, tally);
      }
    }
  }
}

interface Decision {
  readonly table: PlanTableName;
  readonly column: string;
  readonly period: number;
}

function compare(one: PlanBranch, other: PlanBranch, what: Decision, tally: Tally): void {
  const [here, there] = [amountsOf(one, what), amountsOf(other, what)];
  const sizes = [...here.values(), ...there.values()].map(Math.abs);
  const floor = negligible * sizes.reduce((most, size) => Math.max(most, size), 0);
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    const [expected, found] = [here.get(key) ?? 0, there.get(key) ?? 0];
    tally.check("branches", difference(found, expected, floor), () =>
      message("certify.not-known-yet", {
        ...{ table: what.table, key, column: what.column, found, expected },
        period: what.period,
        scenario: other.scenario ?? "–",
        other: one.scenario ?? "–",
      }),
    );
  }
}

/** Amounts of a column in a period, by the keys of their rows. */
function amountsOf({ plan }: PlanBranch, what: Decision): ReadonlyMap<string, number> {
  const rows: readonly AnyRow[] = plan.tables[what.table];
  return new Map(
    rows
      .filter((row) => row["period"] === what.period)
      .map((row) => [keyText(what.table, row), Number(row[what.column])]),
  );
}
