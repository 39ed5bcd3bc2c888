import { expect, test } from "vitest";
import { goalOf, plannedExample, relative } from "./planned.ts";

/** G. J. Stigler, The Cost of Subsistence, 1945; the optimum after Dantzig 1963, ch. 27: 39.6617 a year. */
test("Stigler's diet costs 0.10866228 dollars a day", async () => {
  const made = await plannedExample("stigler-diet");
  expect(relative(goalOf(made), 0.10866228)).toBeLessThan(1e-6);
  expect(goalOf(made) * 365).toBeCloseTo(39.6617, 3);
});

test("Stigler's diet is five foods", async () => {
  const made = await plannedExample("stigler-diet");
  const eaten = made.tables.activities.filter((row) => row.runs > 1e-9).map((row) => row.technique);
  expect(eaten.toSorted()).toEqual([
    "cabbage",
    "liver (beef)",
    "navy beans, dried",
    "spinach",
    "wheat flour (enriched)",
  ]);
});
