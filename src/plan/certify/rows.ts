import type { ColumnSpec } from "../../economy/tables.ts";
import type { AnyRow } from "../../economy/types.ts";
import { message, type MessageKey } from "../../messages/index.ts";
import { planTableNames, planTables, type PlanTableName } from "../tables.ts";
import type { PlanTables } from "../types.ts";
import type { Facts } from "./facts.ts";
import { nameKinds, nameTest } from "./names.ts";
import { difference, type Tally } from "./tally.ts";

/** Figures that may be below zero: differences and prices; everything else is an amount. */
const signed: { readonly [T in PlanTableName]?: ReadonlySet<string> } = {
  people: new Set(["added"]),
  capacities: new Set(["added"]),
  limits: new Set(["value", "minimum", "maximum"]),
  levels: new Set(["value", "primal", "dual", "gap"]),
  values: new Set(["value"]),
};

/** Of a good's or a capacity's largest amount in a table, the part that counts as nothing. */
export const negligible = 1e-6;

/** How a row is named in messages: `good=wheat; place=valley; period=2`. */
export function keyText(table: PlanTableName, row: AnyRow): string {
  const columns: readonly ColumnSpec[] = planTables[table];
  return columns
    .filter((column) => column.key === true && row[column.name] !== undefined)
    .map((column) => `${column.name}=${String(row[column.name])}`)
    .join("; ");
}

/**
 * The rows of a plan that can be reckoned with. Rows that lack a figure, hold one that isn't a
 * number or is below zero, name what the economy doesn't have, or stand twice, fail and are left
 * out. An empty name counts as none.
 */
export function soundRows(facts: Facts, tables: PlanTables, tally: Tally): PlanTables {
  const isKnown = nameTest(facts);
  const sound = planTableNames.map((table) => [table, soundTable(table)] as const);
  return Object.fromEntries(sound) as unknown as PlanTables;

  function soundTable(table: PlanTableName): readonly AnyRow[] {
    const columns: readonly ColumnSpec[] = planTables[table];
    const rows = (tables[table] as readonly AnyRow[]).map(withoutEmptyNames);
    const largest = new Map(columns.map((column) => [column.name, largestOf(rows, column)]));
    const seen = new Set<string>();
    return rows.filter((row) => {
      const key = keyText(table, row);
      const wrong: { readonly key: MessageKey; readonly column: ColumnSpec }[] = [];
      for (const column of columns) {
        const problem = problemWith(table, column, row[column.name], largest.get(column.name)!);
        if (problem !== undefined) wrong.push({ key: problem, column });
      }
      for (const { key: problem, column } of wrong) {
        const found = String(row[column.name] ?? "");
        tally.fail("rows", message(problem, { table, key, column: column.name, found }));
      }
      if (seen.has(key)) tally.fail("rows", message("certify.duplicate-row", { table, key }));
      else if (wrong.length === 0) tally.check("rows", 0, () => message("certify.duplicate-row"));
      const isSound = wrong.length === 0 && !seen.has(key);
      seen.add(key);
      return isSound;
    });
  }

  function problemWith(
    table: PlanTableName,
    column: ColumnSpec,
    value: unknown,
    largest: number,
  ): MessageKey | undefined {
    if (value === undefined) {
      return column.required === true ? "certify.missing-figure" : undefined;
    }
    if (column.type === "number" || column.type === "integer") {
      if (typeof value !== "number" || !Number.isFinite(value)) return "certify.not-a-number";
      if (column.type === "number") {
        if (signed[table]?.has(column.name) === true || value >= 0) return undefined;
        const below = difference(value, 0, negligible * largest);
        return below > 1e-7 ? "certify.negative" : undefined;
      }
      if (!Number.isInteger(value)) return "certify.not-whole";
      const isPeriod = column.name === "period" || column.name === "arrives";
      if (isPeriod && facts.positionOf(value) === undefined) return "certify.unknown-name";
      return !isPeriod && value < 0 ? "certify.negative" : undefined;
    }
    if (typeof value !== "string") return "certify.unknown-name";
    if (column.choices !== undefined) {
      return column.choices.includes(value) ? undefined : "certify.unknown-name";
    }
    const kinds: Readonly<Record<string, Parameters<typeof isKnown>[0]>> = nameKinds[table];
    return isKnown(kinds[column.name]!, value) ? undefined : "certify.unknown-name";
  }
}

function withoutEmptyNames(row: AnyRow): AnyRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ""));
}

function largestOf(rows: readonly AnyRow[], column: ColumnSpec): number {
  let largest = 0;
  if (column.type !== "number") return largest;
  for (const row of rows) {
    const value = row[column.name];
    if (typeof value === "number" && Math.abs(value) > largest) largest = Math.abs(value);
  }
  return largest;
}
