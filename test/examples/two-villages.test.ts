import type { Plan } from "commonweal";
import { describe, expect, test } from "vitest";
import { leastOf, plannedExample, sum } from "./planned.ts";

function fulfilment(made: Plan, need: string, place: string, period: number): number {
  const row = made.tables.deliveries.find(
    (delivery) =>
      delivery.need === need && delivery.place === place && delivery.period === period,
  );
  if (row === undefined) throw new Error(`no delivery of ${need} in ${place}, ${period}`);
  return row.fulfilment;
}

/** Values from an independent linear program, and by hand where a line says how. */
describe("the two villages", () => {
  test("first aid on the hill sets the floor: 550 hours, 45 minutes a visit, 900 visits", async () => {
    const made = await plannedExample("two-villages");
    expect(leastOf(made, 1)).toBeCloseTo(550 / 0.75 / 900, 7);
  });

  test("the mill is too small in the first year, and both villages share the bread", async () => {
    const made = await plannedExample("two-villages");
    // 60 t of grain give 48 t of flour; a hundredth of what goes up the hill is lost.
    const share = 48 / (48_000 / 1350 + 27_000 / 1350 / 0.99);
    expect(fulfilment(made, "bread", "Millbrook", 1)).toBeCloseTo(share, 6);
    expect(fulfilment(made, "bread", "Highfield", 1)).toBeCloseTo(share, 6);
  });

  test("the mill is enlarged in time, so that from the second year on nobody lacks bread", async () => {
    const made = await plannedExample("two-villages");
    const runs = made.tables.activities.filter((row) => row.technique === "enlarge the mill");
    expect(sum(runs.map((row) => row.runs))).toBeGreaterThan(1);
    for (const period of [2, 3]) {
      expect(fulfilment(made, "bread", "Millbrook", period)).toBeCloseTo(1, 7);
      expect(fulfilment(made, "bread", "Highfield", period)).toBeCloseTo(1, 7);
    }
  });

  test("the agreed limit on grazing binds", async () => {
    const made = await plannedExample("two-villages");
    const grazing = made.tables.limits.filter((row) => row.limit === "grazing on the hill");
    expect(grazing).toHaveLength(3);
    for (const row of grazing) expect(row.value).toBeCloseTo(20, 6);
  });

  test("in a drought bread and seed are shared, and the reserve gives way first", async () => {
    const made = await plannedExample("two-villages", { scenario: "drought" });
    const shared = 0.8862954;
    for (const place of ["Millbrook", "Highfield"]) {
      expect(fulfilment(made, "bread", place, 2)).toBeCloseTo(shared, 6);
      expect(fulfilment(made, "bread", place, 3)).toBeCloseTo(shared, 6);
    }
    const kept = (kind: string, period: number): readonly number[] =>
      made.tables.keeping
        .filter((row) => row.kind === kind && row.what === "grain" && row.period === period)
        .map((row) => row.fulfilment);
    expect(kept("end", 3)).toHaveLength(2);
    for (const value of kept("end", 3)) expect(value).toBeCloseTo(shared, 6);
    for (const value of kept("reserve", 2)) expect(value).toBeCloseTo(0, 6);
  });

  test("every hour is accounted for", async () => {
    const made = await plannedExample("two-villages");
    for (const row of made.tables.hours) {
      const { available = 0, covered, needed, lent, idle = 0 } = row;
      expect(Math.abs(available + covered - needed - lent - idle)).toBeLessThan(1e-6);
      // Nobody stands in for people who have nothing to do.
      expect(Math.min(covered, idle)).toBeLessThan(1e-6);
    }
  });
});
