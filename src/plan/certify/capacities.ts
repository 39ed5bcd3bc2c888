import { message } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import { balancePlaces, type Facts } from "./facts.ts";
import { expectRow, lookup } from "./figures.ts";
import { openGrid, type Grid } from "./grid.ts";
import { inBalance, type Ledger } from "./ledger.ts";
import { retirementOf, shareLeft } from "./retirement.ts";
import { keyText, negligible } from "./rows.ts";
import { stockRows } from "./balances.ts";
import { difference, excess } from "./tally.ts";

/** Everything installed at a workplace in a period: what was there, and what runs have added. */
export function installedAt(
  facts: Facts,
  ledger: Ledger,
  workplace: string,
  capacity: string,
  position: number,
): number {
  return (
    openingLeft(facts, workplace, capacity, position) +
    ledger.addedBefore.at(capacity, workplace, position) +
    ledger.added.at(capacity, workplace, position)
  );
}

/** Of the amount that was there in the first period, what still is. */
function openingLeft(facts: Facts, workplace: string, capacity: string, position: number): number {
  const rows = facts.capacityRows(workplace, capacity);
  const inPeriod = rows.find((row) => row.period === facts.periods[position]);
  if (inPeriod !== undefined) return inPeriod.amount;
  const row = rows.find((general) => general.period === undefined);
  if (row === undefined) return 0;
  const isSpread =
    row.life !== undefined && row.retirement !== "geometric" && row.age === undefined;
  // Ages spread evenly over the life: a share of 1/life reaches its end each period.
  if (isSpread) return row.amount * Math.max(0, 1 - position / row.life);
  return row.amount * shareLeft(retirementOf(facts, workplace, capacity), position, row.age ?? 0);
}

/** Capacities: what is installed, what techniques and stocks use of it, and that it suffices. */
export function checkCapacities(evidence: Evidence): void {
  const { facts, tables, ledger, tally } = evidence;
  const printed = lookup(tables, "capacities");
  const room = roomNeeded(evidence);
  for (const [capacity, workplaces] of whereInstalled(evidence)) {
    const cells = [...workplaces].flatMap((workplace) =>
      facts.periods.map((period, position) => {
        const key = { workplace, capacity, period };
        const installed = installedAt(facts, ledger, workplace, capacity, position);
        const byTechniques = ledger.capacityUsed.at(capacity, workplace, position);
        return {
          ...{ key, position, installed, byTechniques },
          used: printed.find(key)?.used ?? 0,
        };
      }),
    );
    const largest = cells.reduce(
      (most, cell) => Math.max(most, Math.abs(cell.installed), cell.used, cell.byTechniques),
      0,
    );
    const floor = negligible * largest;
    for (const { key, position, installed, byTechniques, used } of cells) {
      const size = Math.max(Math.abs(installed), used, floor);
      const at = { table: "capacities", key: keyText("capacities", key) };
      expectRow(tally, {
        family: "capacities",
        lookup: printed,
        key,
        figures: {
          installed,
          idle: installed - used,
          added:
            ledger.addedBefore.at(capacity, key.workplace, position) +
            ledger.added.at(capacity, key.workplace, position),
        },
        floor: size,
      });
      tally.check("capacities", excess(used, installed, floor), () =>
        message("certify.capacity", { ...at, found: used, allowed: installed }),
      );
      tally.check("capacities", excess(byTechniques, used, floor), () =>
        message("certify.capacity-used", { ...at, found: used, expected: byTechniques }),
      );
    }
    checkStorage(evidence, room, capacity, cells, floor);
  }
}

interface Cell {
  readonly key: { readonly workplace: string; readonly period: number };
  readonly position: number;
  readonly byTechniques: number;
  readonly used: number;
}

/**
 * What stocks use of a capacity: together the workplaces of a place hold what its stocks need, and
 * those of all places also what stocks of pooled goods need; nothing else may be printed as used.
 */
function checkStorage(
  { facts, tally }: Evidence,
  room: Grid,
  capacity: string,
  cells: readonly Cell[],
  floor: number,
): void {
  const held = openGrid(facts.periods.length);
  for (const { key, position, used, byTechniques } of cells) {
    held.add(capacity, facts.placeOf(key.workplace), position, used - byTechniques);
  }
  const check = (place: string, position: number, found: number, isExact: boolean) => {
    const needed =
      place === "" ? room.total(capacity, position) : room.at(capacity, place, position);
    const violation = isExact ? difference(found, needed, floor) : excess(needed, found, floor);
    const period = facts.periods[position]!;
    tally.check("capacities", violation, () =>
      message("certify.storage-room", {
        table: "capacities",
        key: `capacity=${capacity}; ${place === "" ? "" : `place=${place}; `}period=${period}`,
        found,
        expected: needed,
      }),
    );
  };
  const places = new Set([...held.places(capacity), ...room.places(capacity)]);
  for (const position of facts.periods.keys()) {
    const isPooled = room.at(capacity, "", position) > 0;
    for (const place of places) {
      if (place !== "") check(place, position, held.at(capacity, place, position), !isPooled);
    }
    if (isPooled) check("", position, held.total(capacity, position), true);
  }
}

/** Closing stock × storage amount, by capacity and place (of pooled goods: none). */
function roomNeeded({ facts, ledger }: Evidence): Grid {
  const room = openGrid(facts.periods.length);
  const stated = stockRows(facts);
  const goods = new Set(
    facts.economy.tables.stocks.rows
      .filter((row) => row.storage_capacity !== undefined)
      .map((row) => row.good),
  );
  for (const good of goods) {
    for (const place of balancePlaces(facts, good)) {
      const stock = stated(good, place);
      if (stock?.storage_capacity === undefined) continue;
      for (const position of facts.periods.keys()) {
        const closing = inBalance(facts, ledger.closing, good, place, position);
        room.add(stock.storage_capacity, place, position, closing * (stock.storage_amount ?? 1));
      }
    }
  }
  return room;
}

function whereInstalled(evidence: Evidence): ReadonlyMap<string, ReadonlySet<string>> {
  const { facts, tables, ledger } = evidence;
  const found = new Map<string, Set<string>>();
  const note = (capacity: string, workplace: string) => {
    const known = found.get(capacity) ?? new Set();
    found.set(capacity, known.add(workplace));
  };
  for (const row of facts.economy.tables.capacities.rows) note(row.capacity, row.workplace);
  for (const row of facts.economy.tables.stocks.rows) {
    if (row.storage_capacity !== undefined && !found.has(row.storage_capacity)) {
      found.set(row.storage_capacity, new Set());
    }
  }
  for (const row of tables.capacities) note(row.capacity, row.workplace);
  for (const grid of [ledger.capacityUsed, ledger.added, ledger.addedBefore]) {
    for (const capacity of grid.things()) {
      for (const workplace of grid.places(capacity)) note(capacity, workplace);
    }
  }
  return found;
}
