import { wordsOf } from "../plan/explain/words.ts";
import type { Plan } from "../plan/index.ts";
import { peopleOf } from "../plan/people.ts";
import type { Resolved } from "../plan/resolve.ts";

/** *map*: places where they lie, how they fare, and what goes between them. */
export interface MapData {
  readonly places: readonly MapPlace[];
  readonly routes: readonly MapRoute[];
  /** Tier whose fulfilments the map shows: the first there is. */
  readonly tier: number | null;
  /** Places for which nobody has stated where they lie. */
  readonly unplaced: readonly string[];
}

export interface MapPlace {
  readonly name: string;
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** In the first period; null where nobody has stated how many. */
  readonly people: number | null;
  /** Least fulfilment of the tier; null where nothing of it is asked here. */
  readonly least: number | null;
}

/** What is sent from a place to another over all periods, on all routes between them. */
export interface MapRoute {
  /** Indices in `places`. */
  readonly from: number;
  readonly to: number;
  readonly tonnes: number;
}

/** The map of a plan; undefined where fewer than two lowest places have coordinates. */
export function mapOf(plan: Plan, resolved: Resolved): MapData | undefined {
  const words = wordsOf(plan.economy);
  const rows = new Map(plan.economy.tables.places.rows.map((row) => [row.place, row]));
  const people = peopleOf(resolved);
  const { deliveries } = plan.tables;
  const tiers = deliveries.map(({ tier }) => tier);
  const tier = tiers.length === 0 ? null : tiers.reduce((a, b) => Math.min(a, b));
  const least = new Map<string, number>();
  for (const row of deliveries) {
    if (row.tier !== tier || row.place === undefined) continue;
    least.set(row.place, Math.min(row.fulfilment, least.get(row.place) ?? 1));
  }
  const places: MapPlace[] = [];
  const index = new Map<string, number>();
  const unplaced: string[] = [];
  for (const [p, place] of resolved.places.entries()) {
    const { latitude, longitude } = rows.get(place) ?? {};
    if (latitude === undefined || longitude === undefined) {
      unplaced.push(words.place(place));
      continue;
    }
    const number = people(p, 0, undefined);
    index.set(place, places.length);
    places.push({
      name: words.place(place),
      latitude,
      longitude,
      people: number > 0 ? number : null,
      least: least.get(place) ?? null,
    });
  }
  if (places.length < 2) return undefined;
  return { places, routes: routesOf(plan, index), tier, unplaced };
}

function routesOf(plan: Plan, index: ReadonlyMap<string, number>): readonly MapRoute[] {
  const routes = new Map<string, { from: number; to: number; tonnes: number }>();
  for (const row of plan.tables.shipments) {
    const from = index.get(row.from);
    const to = index.get(row.to);
    if (from === undefined || to === undefined) continue;
    const key = `${from} ${to}`;
    const known = routes.get(key);
    if (known === undefined) routes.set(key, { from, to, tonnes: row.tonnes });
    else known.tonnes += row.tonnes;
  }
  return [...routes.values()].filter(({ tonnes }) => tonnes > 0);
}
