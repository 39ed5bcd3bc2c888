import type { Row } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import type { Facts } from "./facts.ts";
import { expectName, expectRow, lookup } from "./figures.ts";
import { keyText, negligible } from "./rows.ts";
import { excess } from "./tally.ts";

/** Shipments: what a route may carry, where and when it arrives, what is lost, how much it takes. */
export function checkRoutes(evidence: Evidence): void {
  const { facts, tables, ledger, tally } = evidence;
  const shipments = lookup(tables, "shipments");
  const largest = new Map<string, number>();
  for (const { good, sent } of tables.shipments) {
    largest.set(good, Math.max(largest.get(good) ?? 0, sent));
  }
  for (const row of tables.shipments) {
    const route = facts.routes.get(row.route)!;
    const key = keyText("shipments", row);
    tally.check("routes", mayCarry(facts, route, row.good) || row.sent === 0 ? 0 : 1, () =>
      message("certify.cannot-carry", { table: "shipments", key, sent: row.sent }),
    );
    const arrives = facts.periods[facts.positionOf(row.period)! + (route.lag ?? 0)];
    for (const [column, due] of Object.entries({ from: route.from, to: route.to, arrives })) {
      expectName(tally, "routes", { table: "shipments", row, column }, due);
    }
    const floor = negligible * largest.get(row.good)!;
    const weight = facts.goods.get(row.good)?.weight ?? 0;
    const at = { route: row.route, good: row.good, period: row.period };
    const expect = (figures: Readonly<Record<string, number>>, least: number) =>
      expectRow(tally, { family: "routes", lookup: shipments, key: at, figures, floor: least });
    expect({ arriving: row.sent * (1 - (route.loss ?? 0)) }, floor);
    expect({ tonnes: row.sent * weight }, floor * weight);
  }
  for (const { route, capacity } of facts.routes.values()) {
    if (capacity === undefined) continue;
    const sent = facts.periods.map((_, position) => ledger.tonnes.total(route, position));
    const floor = negligible * Math.max(capacity, ...sent);
    for (const [position, found] of sent.entries()) {
      tally.check("routes", excess(found, capacity, floor), () =>
        message("certify.route-capacity", {
          table: "shipments",
          key: `route=${route}; period=${facts.periods[position]!}`,
          found,
          allowed: capacity,
        }),
      );
    }
  }
}

function mayCarry(facts: Facts, route: Row<"routes">, name: string): boolean {
  const good = facts.goods.get(name)!;
  if (good.pooled === true) return false;
  const weighs = route.capacity !== undefined || facts.drawsOf(route.route).length > 0;
  if (good.weight === undefined && (weighs || route.carries === undefined)) return false;
  if (route.carries === undefined) return true;
  return (
    route.carries.includes(name) || (good.kind !== undefined && route.carries.includes(good.kind))
  );
}
