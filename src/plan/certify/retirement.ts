import type { Row } from "../../economy/types.ts";
import type { Facts } from "./facts.ts";

/** The row that tells how a capacity ages: the one without a period where there is one. */
export function retirementOf(
  facts: Facts,
  workplace: string,
  capacity: string,
): Row<"capacities"> | undefined {
  const rows = facts.capacityRows(workplace, capacity);
  return rows.find((row) => row.period === undefined) ?? rows.find((row) => row.life !== undefined);
}

/** What is left of something that had `age` when it was counted, `passed` periods later. */
export function shareLeft(
  stated: Pick<Row<"capacities">, "life" | "retirement"> | undefined,
  passed: number,
  age: number,
): number {
  const life = stated?.life;
  if (life === undefined) return 1;
  if (stated?.retirement === "geometric") return Math.max(0, 1 - 1 / life) ** passed;
  return passed + age < life ? 1 : 0;
}
