import type { Row } from "../../economy/types.ts";
import { groupBy, rowFor, type Facts } from "./facts.ts";

/** How many people a need per person counts at a place in a period. */
export function peopleOf(
  facts: Facts,
): (place: string, group: string | undefined, period: number) => number {
  const { tables } = facts.economy;
  const byGroup = groupBy(tables.population.rows, (row) => row.group);
  const stated = new Map(tables.places.rows.map((row) => [row.place, row.people]));
  const numberOf = (rows: readonly Row<"population">[], place: string, period: number) =>
    rowFor(facts, rows, place, period)?.number;
  return (place, group, period) => {
    if (group !== undefined) return numberOf(byGroup.get(group) ?? [], place, period) ?? 0;
    const numbers = [...byGroup.values()]
      .map((rows) => numberOf(rows, place, period))
      .filter((number) => number !== undefined);
    if (numbers.length === 0) return stated.get(place) ?? 0;
    return numbers.reduce((sum, number) => sum + number, 0);
  };
}
