import { message } from "../../messages/index.ts";
import type { Family } from "./family.ts";

/** Tonnes that leave on a route in a period: no more than it can carry. */
export const routeCapacity: Family = {
  name: "route-capacity",
  why: "family.route-capacity.why",
  formula: "Σ_g weight[g] · ship[r,g,t] ≤ capacity[r]",
  inWords: ({ what }) => message("family.route-capacity.row", { route: what }),
  build: ({ resolved, columns, horizon, routes }, rows) => {
    const first = routes.map(() => -1);
    for (const shipment of columns.shipments) {
      const { name, capacity } = routes[shipment.route]!;
      if (capacity === undefined) continue;
      if (first[shipment.route]! < 0) {
        for (let period = 0; period < horizon; period++) {
          const row = rows.row(
            { family: "route-capacity", what: name, where: "", period },
            -Infinity,
            capacity,
          );
          if (period === 0) first[shipment.route] = row;
        }
      }
      for (let t = 0; t < horizon; t++) {
        rows.add(
          first[shipment.route]! + t,
          shipment.first + t,
          resolved.goods[shipment.good]!.weight ?? 0,
        );
      }
    }
  },
};
