import type { Row } from "./types.ts";

type Life = Pick<Row<"capacities">, "life" | "retirement" | "age">;

/**
 * Share of an opening amount left `periods` after the first period. Sudden retirement without a stated
 * age: ages are spread evenly over the life, so that 1/life of it goes each period.
 */
export function carries({ life, retirement, age }: Life, periods: number): number {
  if (life === undefined) return 1;
  if (retirement === "geometric") return geometric(life, periods);
  if (age !== undefined) return periods + age < life ? 1 : 0;
  return Math.max(0, 1 - periods / life);
}

/** Share of a newly added unit left so many periods after it was added. */
export function shares({ life, retirement }: Life): (periods: number) => number {
  if (life === undefined) return () => 1;
  if (retirement === "geometric") return (periods) => geometric(life, periods);
  return (periods) => (periods < life ? 1 : 0);
}

function geometric(life: number, periods: number): number {
  return Math.max(0, 1 - 1 / life) ** periods;
}
