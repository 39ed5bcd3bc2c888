import type { Row } from "../../economy/types.ts";
import type { Evidence } from "./evidence.ts";
import type { Grid } from "./grid.ts";

/** A sum over the plan, and the size of the terms it is made of (the scale of what is nothing). */
export interface Measured {
  readonly value: number;
  readonly largest: number;
}

/**
 * What a row of `limits` counts in one period: `made` and `used` recipe rows (and route draws,
 * payments, the use of a capacity), closing stocks, trade, shipments, runs, hours. A place counts
 * everything in the lowest places below it, no place the whole economy; a workplace counts by itself.
 */
export function measureLimit(
  evidence: Evidence,
  limit: Pick<Row<"limits">, "of" | "what" | "place">,
  position: number,
): Measured {
  const { facts } = evidence;
  const isInside = insideOf(evidence, limit.place);
  // A pooled good has one stock, wherever it is counted from.
  const everywhere = limit.of === "stock" && facts.isPooled(limit.what);
  let value = 0;
  let largest = 0;
  for (const grid of gridsOf(evidence, limit.of, limit.what)) {
    for (const where of grid.places(limit.what)) {
      for (const at of facts.periods.keys()) {
        largest = Math.max(largest, Math.abs(grid.at(limit.what, where, at)));
      }
      if (everywhere || isInside(where)) value += grid.at(limit.what, where, position);
    }
  }
  return { value, largest };
}

function insideOf({ facts }: Evidence, place: string | undefined): (where: string) => boolean {
  if (place === undefined) return () => true;
  if (!facts.tree.has(place)) return (where) => where === place;
  const lowest = new Set(facts.tree.lowestBelow(place));
  return (where) => lowest.has(facts.placeOf(where));
}

function gridsOf(evidence: Evidence, of: Row<"limits">["of"], what: string): readonly Grid[] {
  const { facts, ledger } = evidence;
  switch (of) {
    case "made":
      return [ledger.made];
    case "used":
      return facts.goods.has(what)
        ? [ledger.used, ledger.drawn, ledger.paid]
        : [evidence.capacityUse];
    case "stock":
      return [ledger.closing];
    case "imported":
      return [ledger.imported];
    case "exported":
      return [ledger.exported];
    case "shipped":
      return facts.routes.has(what) ? [ledger.tonnes] : [ledger.sent];
    case "run":
      return [ledger.runs];
    case "hours":
      return [ledger.needed];
  }
}

/** What a row of `goals` measures over the whole plan. */
export function measureGoal(
  evidence: Evidence,
  goal: Pick<Row<"goals">, "measure" | "of" | "tier">,
): number {
  const { facts, tables, ledger } = evidence;
  const { measure, of } = goal;
  if (measure === "fulfilment") {
    return tables.deliveries
      .filter((row) => of === undefined || row.need === of)
      .filter((row) => goal.tier === undefined || row.tier === goal.tier)
      .reduce((sum, row) => sum + row.fulfilment, 0);
  }
  if (measure === "gap") {
    const apart = new Map<string, number[]>();
    for (const row of tables.deliveries) {
      if (row.tier !== goal.tier || (of !== undefined && row.need !== of)) continue;
      const key = JSON.stringify([row.need, row.group ?? null, row.period]);
      apart.set(key, [...(apart.get(key) ?? []), row.fulfilment]);
    }
    return [...apart.values()].reduce(
      (sum, served) => sum + Math.max(...served) - Math.min(...served),
      0,
    );
  }
  const sumOf = (grid: Grid, positions: Iterable<number>) => {
    let sum = 0;
    for (const what of of === undefined ? grid.things() : [of]) {
      for (const position of positions) sum += grid.total(what, position);
    }
    return sum;
  };
  const always = [...facts.periods.keys()];
  if (measure === "waste") return sumOf(ledger.waste, always);
  if (measure === "stock") return sumOf(ledger.closing, always.slice(-1));
  const grids =
    measure === "shipped" && of === undefined
      ? [ledger.tonnes]
      : gridsOf(evidence, measure, of ?? "");
  return grids.reduce((sum, grid) => sum + sumOf(grid, always), 0);
}
