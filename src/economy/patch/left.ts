import { carries } from "../retirement.ts";
import type { TableName } from "../tables.ts";
import type { AnyRow, Economy, Row } from "../types.ts";
import type { Periods } from "./match.ts";
import type { LeftOf } from "./rows.ts";

/**
 * A row of `capacities` or `workforce` without a period states what there is at the start. A row for a single
 * period states what there is then, so it begins from what retirement leaves until then.
 */
export function leftIn(economy: Economy, periods: Periods): LeftOf {
  const skills = new Map(economy.tables.skills.rows.map((row) => [row.skill, row]));
  const retiring: Partial<Record<TableName, (row: AnyRow) => [column: string, life: Life]>> = {
    capacities: (row) => ["amount", row],
    workforce: (row) => ["people", skills.get(String(row.skill)) ?? {}],
  };
  return (name, row, period) => {
    const of = row.period === undefined ? retiring[name]?.(row) : undefined;
    if (of === undefined) return row;
    const [column, life] = of;
    const share = carries(life, periods.numbers.indexOf(period));
    return { ...row, [column]: (row[column] as number) * share };
  };
}

type Life = Pick<Row<"capacities">, "life" | "retirement" | "age">;
