import type { Row } from "../economy/types.ts";
import type { Resolved } from "./resolve.ts";

/** Number of people by place and period: of a group, or (undefined) of everybody. */
export type People = (place: number, period: number, group: string | undefined) => number;

/**
 * People of a group; without one, all groups together, or the place's `people` where it has no groups.
 * Place -1: the whole economy.
 */
export function peopleOf(resolved: Resolved): People {
  const { population, places } = resolved.economy.tables;
  const stated = new Map(places.rows.map((row) => [row.place, row.people]));
  const groups = new Map<string, Map<string, Row<"population">[]>>();
  for (const row of population.rows) {
    const ofPlace = groups.get(row.place) ?? new Map<string, Row<"population">[]>();
    groups.set(row.place, ofPlace.set(row.group, [...(ofPlace.get(row.group) ?? []), row]));
  }
  const people: People = (place, period, group) => {
    if (place < 0) {
      return resolved.places.reduce((sum, _, p) => sum + people(p, period, group), 0);
    }
    const name = resolved.places[place]!;
    const ofPlace = groups.get(name);
    if (ofPlace === undefined) return group === undefined ? (stated.get(name) ?? 0) : 0;
    let sum = 0;
    for (const rows of group === undefined ? ofPlace.values() : [ofPlace.get(group) ?? []]) {
      const row =
        rows.find((candidate) => candidate.period === resolved.periods[period]) ??
        rows.find((candidate) => candidate.period === undefined);
      sum += row?.number ?? 0;
    }
    return sum;
  };
  return people;
}
