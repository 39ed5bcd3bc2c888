import type { Context } from "./context.ts";
import { error, listed, warning, type Finding } from "./finding.ts";

/** Two statements of how many people live somewhere may differ by this share before it is said. */
export const peopleTolerance = 0.01;

export function* places(context: Context): Iterable<Finding> {
  yield* cycles(context);
  yield* standing(context);
  yield* namesakes(context);
  yield* people(context);
}

function* cycles({ tables, tree }: Context): Iterable<Finding> {
  for (const cycle of tree.cycles) {
    const at = tables.places.rows.findIndex((row) => row.place === cycle[0]);
    yield error({ table: "places", at, column: "parent" }, "check.place.cycle", {
      chain: [...cycle, cycle[0]!].map((place) => `"${place}"`).join(" → "),
      place: cycle[0]!,
    });
  }
}

/** What stands in one place must name a lowest one: in a region it would be in none, or in each. */
const inLowestPlaces = [
  { table: "population", column: "place" },
  { table: "workplaces", column: "place" },
  { table: "workforce", column: "place" },
  { table: "secondments", column: "from" },
  { table: "secondments", column: "to" },
  { table: "routes", column: "from" },
  { table: "routes", column: "to" },
] as const;

function* standing({ tables, tree }: Context): Iterable<Finding> {
  for (const { table, column } of inLowestPlaces) {
    for (const [at, row] of tables[table].rows.entries()) {
      const place = (row as Readonly<Record<string, unknown>>)[column];
      if (typeof place !== "string" || !tree.has(place) || tree.isLowest(place)) continue;
      yield error({ table, at, column }, "check.place.region", {
        table,
        place,
        ...listed(tree.lowestBelow(place)),
      });
    }
  }
}

/** Columns such as `where` take a workplace or a place, and plans print either. */
function* namesakes({ tables, names }: Context): Iterable<Finding> {
  const said = new Set<string>();
  for (const [at, { workplace }] of tables.workplaces.rows.entries()) {
    if (!names.has("places", workplace) || said.has(workplace)) continue;
    said.add(workplace);
    const spot = { table: "workplaces", at, column: "workplace" } as const;
    yield error(spot, "check.place.workplace-too", { name: workplace });
  }
}

function* people({ tables, tree, periods, doubts }: Context): Iterable<Finding> {
  const first = periods[0];
  const ofGroups = new Map<string, { general?: number; first?: number }[]>();
  const groups = new Map<string, { general?: number; first?: number }>();
  for (const { place, group, number, period } of tables.population.rows) {
    if (!tree.isLowest(place) || (period !== undefined && period !== first)) continue;
    const id = JSON.stringify([place, group]);
    let known = groups.get(id);
    if (known === undefined) {
      known = {};
      groups.set(id, known);
      ofGroups.set(place, [...(ofGroups.get(place) ?? []), known]);
    }
    known[period === undefined ? "general" : "first"] = number;
  }
  const stated = new Map(tables.places.rows.map((row) => [row.place, row.people]));
  const below = (place: string) =>
    tree.children(place).reduce((sum, child) => sum + (stated.get(child) ?? Number.NaN), 0);
  for (const [at, { place, people: number }] of tables.places.rows.entries()) {
    if (number === undefined || doubts.has("places", place)) continue;
    const spot = { table: "places", at, column: "people" } as const;
    const inGroups = ofGroups.get(place)?.reduce((sum, { general, first: own }) => {
      return sum + (own ?? general ?? 0);
    }, 0);
    if (inGroups !== undefined && differ(number, inGroups)) {
      yield warning(spot, "check.place.people-groups", { place, number, groups: inGroups });
    }
    const inPlaces = tree.isLowest(place) ? Number.NaN : below(place);
    if (differ(number, inPlaces)) {
      yield warning(spot, "check.place.people-below", { place, number, below: inPlaces });
    }
  }
}

function differ(a: number, b: number): boolean {
  return Math.abs(a - b) > peopleTolerance * Math.max(a, b);
}
