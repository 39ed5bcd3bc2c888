import type { Row } from "../types.ts";
import { rounded, type Chance } from "./chance.ts";
import { hubOf, perRegion, placeName, regionOf, type World } from "./world.ts";

/** What is shipped in a period, beyond what is surplus here and missing there. */
const margin = 1.5;
/** Share of what is sent that does not arrive. */
const loss = 0.005;
/** Tonnes of the first ware that sending one tonne takes. */
const fuelPerTonne = 0.002;
/** Share of wares that can be bought and sold abroad, and prices there. */
const traded = 0.1;
const dearer = 1.15;
const cheaper = 0.85;
/** Of what is made, how much can be bought or sold. */
const tradedAtMost = 0.1;

/** Places, roads from each commune to that in the middle of its region, and from there to the first; trade. */
export function networkOf({ settings, technology, balance }: World, chance: Chance) {
  const name = (p: number) => placeName(p, settings);
  const regions = Math.ceil(settings.places / perRegion);
  const width = String(regions).length;
  const region = (r: number) => `region ${String(r + 1).padStart(width, "0")}`;
  const places: Row<"places">[] = [
    ...(regions > 1 ? [{ place: "federation" }] : []),
    ...Array.from({ length: regions }, (_, r) => ({
      place: region(r),
      ...(regions > 1 ? { parent: "federation" } : {}),
    })),
    ...balance.people.map((people, p) => ({
      place: name(p),
      parent: region(regionOf(p)),
      people,
    })),
  ];
  const surplus = balance.people.map((_, p) => surplusAt(p));
  const routes: Row<"routes">[] = balance.people.flatMap((_, p) => {
    const hub = hubOf(regionOf(p));
    if (p !== hub) return roads(p, hub, [p]);
    const own = balance.people.flatMap((__, other) =>
      regionOf(other) === regionOf(p) ? [other] : [],
    );
    return p === 0 ? [] : roads(p, 0, own);
  });
  const fuel = technology.find(({ kind }) => kind === "ware")!.name;
  const route_draws = routes.map(({ route }): Row<"route_draws"> => ({
    route,
    what: fuel,
    amount: fuelPerTonne,
  }));
  return { places, routes, route_draws, ...tradeOf() };

  /** Tonnes a period of each good made here beyond what is used here; negative: missing. */
  function surplusAt(p: number): Float64Array {
    return Float64Array.from(technology, ({ kind, price }, g) =>
      kind === "service" ? 0 : (balance.output[p]![g]! - balance.used[p]![g]!) / price,
    );
  }

  /** There and back, with room for all that the places on this side send and take. */
  function roads(from: number, to: number, side: readonly number[]): readonly Row<"routes">[] {
    let [out, back] = [0, 0];
    technology.forEach((_, g) => {
      const net = side.reduce((sum, p) => sum + surplus[p]![g]!, 0);
      if (net > 0) out += net;
      else back -= net;
    });
    const road = (a: number, b: number, tonnes: number) => ({
      route: `${name(a)} to ${name(b)}`,
      from: name(a),
      to: name(b),
      capacity: rounded(margin * tonnes + 1),
      loss,
    });
    return [road(from, to, out), road(to, from, back)];
  }

  function tradeOf(): { readonly trade?: readonly Row<"trade">[] } {
    if (!settings.trade) return {};
    const trade = technology.flatMap(({ kind, name: good, price }, g): Row<"trade">[] => {
      if (kind !== "ware" || chance.uniform() > traded) return [];
      const made = balance.output.reduce((sum, here) => sum + here[g]!, 0) / price;
      const limit = rounded(tradedAtMost * made);
      return [
        {
          place: name(0),
          good,
          import_price: rounded(dearer * price),
          export_price: rounded(cheaper * price),
          import_limit: limit,
          export_limit: limit,
          currency: "currency",
        },
      ];
    });
    return { trade };
  }
}
