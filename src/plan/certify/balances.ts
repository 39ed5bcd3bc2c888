import type { Row } from "../../economy/types.ts";
import { message, type MessageKey } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import { balancePlace, groupBy, rowFor, type Facts } from "./facts.ts";
import { expectRow, lookup } from "./figures.ts";
import { inBalance, type Ledger } from "./ledger.ts";
import { askedOf } from "./needs.ts";
import { keyText, negligible } from "./rows.ts";
import { difference, excess } from "./tally.ts";

type Column =
  | "opening"
  | "made"
  | "arrived"
  | "imported"
  | "earned"
  | "used"
  | "paid"
  | "sent"
  | "drawn"
  | "delivered"
  | "exported";

type Derived = Readonly<Record<Column, number>>;

/** One good in one place (of a pooled good: none) and period, recomputed from the decisions. */
interface Balance {
  readonly good: string;
  readonly place: string;
  readonly position: number;
  readonly derived: Derived;
  readonly waste: number;
  readonly closing: number;
  readonly sources: number;
  readonly uses: number;
}

/**
 * The material balances: opening + made + arrived + imported + earned = used + paid + sent + drawn +
 * delivered + exported + waste + closing, each figure as it follows from the decisions; and what the
 * good itself allows: whether it can be left over, stored, and how much of it.
 */
export function checkBalances(evidence: Evidence): void {
  const { facts, tables, ledger, tally } = evidence;
  const balances = lookup(tables, "balances");
  const stocks = lookup(tables, "stocks");
  const stated = stockRows(facts);
  const last = facts.periods.length - 1;
  const mostAsked = new Map<string, number>();
  for (const { need, amount } of askedOf(facts)) {
    mostAsked.set(need.good, Math.max(mostAsked.get(need.good) ?? 0, amount));
  }
  for (const [good, places] of placesWithBalances(evidence)) {
    const cells = [...places].flatMap((place) =>
      facts.periods.map((_, position) => balanceOf(facts, ledger, stated, good, place, position)),
    );
    // Of a good that nobody has, what is asked says which amounts are nothing.
    const asked = mostAsked.get(good) ?? 0;
    const largest = cells.reduce((most, cell) => Math.max(most, cell.sources, cell.uses), asked);
    for (const cell of cells) {
      const floor = Math.max(cell.sources, cell.uses, negligible * largest);
      const period = facts.periods[cell.position]!;
      const key = { good, place: cell.place, period };
      expectRow(tally, {
        family: "balances",
        lookup: balances,
        key,
        figures: { ...cell.derived, waste: cell.waste, closing: cell.closing },
        floor,
      });
      checkCell(evidence, cell, floor, stated(good, cell.place));

      const stock = stated(good, cell.place);
      const underWay =
        cell.position === last ? inBalance(facts, ledger.underWay, good, cell.place, 0) : 0;
      const amounts = { closing: cell.closing, under_way: underWay };
      const isPrinted = stocks.find(key) !== undefined;
      expectRow(tally, {
        family: "stocks",
        lookup: stocks,
        key,
        figures: isPrinted
          ? { ...amounts, reserve: stock?.reserve, storage_limit: stock?.storage_limit }
          : amounts,
        floor: Math.max(floor, negligible * underWay),
      });
    }
  }
}

function checkCell(
  { facts, tally }: Evidence,
  cell: Balance,
  floor: number,
  stock: Row<"stocks"> | undefined,
): void {
  const { good, place, sources, uses } = cell;
  const period = facts.periods[cell.position]!;
  const row = { good, ...(place === "" ? {} : { place }), period };
  const at = { table: "balances", key: keyText("balances", row) };
  tally.check("balances", difference(sources, uses, floor), () =>
    message("certify.balance", { ...at, sources, uses }),
  );
  const atMost = (found: number, allowed: number, key: MessageKey) => {
    tally.check("stocks", excess(found, allowed, floor), () =>
      message(key, { ...at, found, allowed }),
    );
  };
  const stated = facts.goods.get(good);
  if (stated?.disposal === "none") atMost(cell.waste, 0, "certify.must-be-used");
  if (stated?.survival === undefined) atMost(cell.closing, 0, "certify.cannot-store");
  if (stock?.storage_limit !== undefined) {
    atMost(cell.closing, stock.storage_limit, "certify.storage-limit");
  }
}

function balanceOf(
  facts: Facts,
  ledger: Ledger,
  stated: ReturnType<typeof stockRows>,
  good: string,
  place: string,
  position: number,
): Balance {
  const amount = (grid: keyof Ledger) => inBalance(facts, ledger[grid], good, place, position);
  const survival = facts.goods.get(good)?.survival ?? 0;
  const derived: Derived = {
    opening:
      position === 0
        ? (stated(good, place)?.opening ?? 0)
        : survival * inBalance(facts, ledger.closing, good, place, position - 1),
    made: amount("made"),
    arrived: amount("arrived"),
    imported: amount("imported"),
    earned: amount("earned"),
    used: amount("used"),
    paid: amount("paid"),
    sent: amount("sent"),
    drawn: amount("drawn"),
    delivered: amount("delivered"),
    exported: amount("exported"),
  };
  const waste = amount("waste");
  const closing = amount("closing");
  return {
    good,
    place,
    position,
    derived,
    waste,
    closing,
    sources: derived.opening + derived.made + derived.arrived + derived.imported + derived.earned,
    uses:
      derived.used +
      derived.paid +
      derived.sent +
      derived.drawn +
      derived.delivered +
      derived.exported +
      waste +
      closing,
  };
}

/** What the economy states of the stock of a good at a place (of a pooled good: none). */
export function stockRows(
  facts: Facts,
): (good: string, place: string) => Row<"stocks"> | undefined {
  const byGood = groupBy(facts.economy.tables.stocks.rows, (row) => row.good);
  return (good, place) => rowFor(facts, byGood.get(good) ?? [], place, facts.periods[0]!);
}

/** Every good, with the places where anything is stated, decided or printed of it. */
function placesWithBalances(evidence: Evidence): ReadonlyMap<string, ReadonlySet<string>> {
  const { facts, tables, ledger } = evidence;
  const places = new Map<string, Set<string>>();
  const note = (good: string, place: string | undefined) => {
    const known = places.get(good) ?? new Set();
    known.add(balancePlace(facts, good, place ?? ""));
    places.set(good, known);
  };
  const grids = [
    ...["made", "used", "arrived", "sent", "drawn", "imported", "exported", "paid", "earned"],
    ...["delivered", "closing", "waste", "underWay"],
  ] as readonly (keyof Ledger)[];
  for (const name of grids) {
    for (const good of ledger[name].things()) {
      for (const place of ledger[name].places(good)) note(good, place);
    }
  }
  for (const row of facts.economy.tables.stocks.rows) {
    for (const place of facts.lowestPlaces(row.place)) note(row.good, place);
  }
  for (const row of tables.balances) note(row.good, row.place);
  for (const row of tables.stocks) note(row.good, row.place);
  return places;
}
