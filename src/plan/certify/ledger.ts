import type { Row } from "../../economy/types.ts";
import type { PlanTables } from "../types.ts";
import type { Facts } from "./facts.ts";
import { rowAt } from "./falls.ts";
import { openGrid, type Grid } from "./grid.ts";
import { retirementOf, shareLeft } from "./retirement.ts";
import { shareDone, type Site, type Techniques } from "./techniques.ts";

/**
 * *ledger*: everything that follows from the plan's decisions (runs, shipments, trade, deliveries,
 * stand-ins, secondments, closing stocks and waste), by thing, place and period. Amounts of pooled goods stand
 * at the place where they arise; their balance is the sum.
 */
export interface Ledger {
  readonly made: Grid;
  readonly used: Grid;
  readonly arrived: Grid;
  readonly sent: Grid;
  readonly drawn: Grid;
  readonly imported: Grid;
  readonly exported: Grid;
  readonly paid: Grid;
  readonly earned: Grid;
  readonly delivered: Grid;
  readonly closing: Grid;
  readonly waste: Grid;
  /** What counts towards the end levels of goods; at position 0, the end being one moment. */
  readonly underWay: Grid;
  /** Hours that work and routes ask of a skill. */
  readonly needed: Grid;
  readonly lent: Grid;
  readonly covered: Grid;
  /** Hours of a skill that leave a place by secondment, and those that arrive. */
  readonly seconded: Grid;
  readonly received: Grid;
  /** People that runs have added to a skill at a place, those started before the plan included. */
  readonly peopleAdded: Grid;
  /** Capacity used by techniques at a workplace. */
  readonly capacityUsed: Grid;
  /** Capacity added by this plan's runs, and by runs started before it. */
  readonly added: Grid;
  readonly addedBefore: Grid;
  /** Capacity that will be added after the end, counted like `underWay`. */
  readonly capacityUnderWay: Grid;
  /** Runs started, by technique and by workplace or place. */
  readonly runs: Grid;
  /** Tonnes and goods sent, by the place of departure. */
  readonly tonnes: Grid;
}

export function ledgerOf(facts: Facts, techniques: Techniques, tables: PlanTables): Ledger {
  const periods = facts.periods.length;
  const grid = () => openGrid(periods);
  const ledger: Ledger = {
    made: grid(),
    used: grid(),
    arrived: grid(),
    sent: grid(),
    drawn: grid(),
    imported: grid(),
    exported: grid(),
    paid: grid(),
    earned: grid(),
    delivered: grid(),
    closing: grid(),
    waste: grid(),
    underWay: openGrid(1),
    needed: grid(),
    lent: grid(),
    covered: grid(),
    seconded: grid(),
    received: grid(),
    peopleAdded: grid(),
    capacityUsed: grid(),
    added: grid(),
    addedBefore: grid(),
    capacityUnderWay: openGrid(1),
    runs: grid(),
    tonnes: grid(),
  };
  const position = (period: number) => facts.positionOf(period)!;

  for (const row of tables.activities) {
    const start = position(row.period);
    ledger.runs.add(row.technique, row.where, start, row.runs);
    enterRun(facts, ledger, techniques.at(row.technique, row.where), start, row.runs, ledger.added);
  }
  for (const row of facts.economy.tables.started.rows) {
    const site = techniques.at(row.technique, row.where);
    enterRun(facts, ledger, site, -row.periods_ago, row.amount, ledger.addedBefore);
  }
  for (const row of tables.shipments) {
    const route = facts.routes.get(row.route)!;
    enterShipment(facts, ledger, route, row.good, position(row.period), row.sent);
  }
  for (const row of facts.economy.tables.shipped.rows) {
    const route = facts.routes.get(row.route)!;
    enterArrival(facts, ledger, route, row.good, -row.periods_ago, row.amount);
  }
  for (const row of tables.trade) {
    const at = position(row.period);
    const stated = facts.tradeTerms(row.place, row.good, row.period);
    ledger.imported.add(row.good, row.place, at, row.imported);
    ledger.exported.add(row.good, row.place, at, row.exported);
    if (stated === undefined) continue;
    ledger.paid.add(stated.currency, row.place, at, row.imported * (stated.import_price ?? 0));
    ledger.earned.add(stated.currency, row.place, at, row.exported * (stated.export_price ?? 0));
  }
  for (const row of tables.deliveries) {
    ledger.delivered.add(row.good, row.place ?? "", position(row.period), row.delivered);
  }
  for (const row of tables.balances) {
    ledger.closing.add(row.good, row.place ?? "", position(row.period), row.closing);
    ledger.waste.add(row.good, row.place ?? "", position(row.period), row.waste);
  }
  for (const row of tables.stand_ins) {
    ledger.lent.add(row.skill, row.place, position(row.period), row.hours);
    ledger.covered.add(row.for, row.place, position(row.period), row.hours);
  }
  for (const row of tables.secondments) {
    const terms = facts.secondmentTerms(row.from, row.to, row.skill);
    const arriving = row.hours * (1 - (terms?.travel ?? 0));
    ledger.seconded.add(row.skill, row.from, position(row.period), row.hours);
    ledger.received.add(row.skill, row.to, position(row.period), arriving);
  }
  return ledger;
}

/** The consequences of `runs` runs started at a position, which is below 0 before the plan. */
function enterRun(
  facts: Facts,
  ledger: Ledger,
  site: Site,
  start: number,
  runs: number,
  added: Grid,
): void {
  const periods = facts.periods.length;
  const done = () => shareDone(site, start, periods);
  for (const fall of site.goods) {
    const at = start + fall.lag;
    const row = at < 0 ? undefined : rowAt(fall, at);
    if (row === undefined) continue;
    for (const place of placesOfAmount(facts, site, row)) {
      const amount = runs * row.amount;
      if (at < periods) {
        if (row.amount > 0) ledger.made.add(row.good, place, at, amount);
        else ledger.used.add(row.good, place, at, -amount);
      } else if (row.amount > 0) ledger.underWay.add(row.good, place, 0, amount * done());
    }
  }
  for (const fall of site.work) {
    const at = start + fall.lag;
    const row = at < 0 || at >= periods ? undefined : rowAt(fall, at);
    if (row !== undefined) ledger.needed.add(row.skill, site.place, at, runs * row.hours);
  }
  for (const fall of site.uses) {
    const at = start + fall.lag;
    const row = at < 0 || at >= periods ? undefined : rowAt(fall, at);
    if (row !== undefined) {
      ledger.capacityUsed.add(row.capacity, site.where, at, runs * row.amount);
    }
  }
  for (const row of site.adds) {
    const at = start + (row.lag ?? 0);
    if (at < 0) continue;
    if (at < periods) enterAddition(facts, added, site.where, row, at, runs * row.amount);
    else ledger.capacityUnderWay.add(row.what, site.where, 0, runs * row.amount * done());
  }
  for (const row of site.trains) {
    const from = start + (row.lag ?? 0);
    if (from >= 0) enterPeople(facts, ledger, site.place, row, from, runs * row.amount);
  }
}

/** Where an amount falls: at the row's own place, otherwise where the technique runs. */
function placesOfAmount(facts: Facts, site: Site, row: Row<"recipes">): readonly string[] {
  if (row.place === undefined) return [site.place];
  const places = facts.lowestPlaces(row.place);
  // A pooled good has one balance, in which the amount falls once.
  return facts.isPooled(row.good) && places.length > 1 ? [site.place] : places;
}

/** What is added retires from then on; what is taken away is gone for good. */
function enterAddition(
  facts: Facts,
  added: Grid,
  workplace: string,
  row: Row<"adds">,
  from: number,
  amount: number,
): void {
  const stated = retirementOf(facts, workplace, row.what);
  for (let at = from; at < facts.periods.length; at++) {
    const left = amount < 0 ? 1 : shareLeft(stated, at - from, 0);
    added.add(row.what, workplace, at, amount * left);
  }
}

/** Who learns a skill loses it in time; who leaves it has left it for good. */
function enterPeople(
  facts: Facts,
  { peopleAdded }: Ledger,
  place: string,
  { what: skill }: Row<"adds">,
  from: number,
  people: number,
): void {
  const stated = facts.skillRow(skill);
  for (let at = from; at < facts.periods.length; at++) {
    const left = people < 0 ? 1 : shareLeft(stated, at - from, 0);
    peopleAdded.add(skill, place, at, people * left);
  }
}

function enterShipment(
  facts: Facts,
  ledger: Ledger,
  route: Row<"routes">,
  good: string,
  departure: number,
  sent: number,
): void {
  const tonnes = sent * (facts.goods.get(good)?.weight ?? 0);
  ledger.sent.add(good, route.from, departure, sent);
  ledger.tonnes.add(route.route, route.from, departure, tonnes);
  enterDraws(facts, ledger, route, "from", departure, tonnes);
  enterArrival(facts, ledger, route, good, departure, sent);
}

/** What arrives of a shipment, which may have left before the plan, and what is drawn on its arrival. */
function enterArrival(
  facts: Facts,
  ledger: Ledger,
  route: Row<"routes">,
  good: string,
  departure: number,
  sent: number,
): void {
  const arrival = departure + (route.lag ?? 0);
  if (arrival < 0) return;
  const arriving = sent * (1 - (route.loss ?? 0));
  if (arrival < facts.periods.length) ledger.arrived.add(good, route.to, arrival, arriving);
  else ledger.underWay.add(good, route.to, 0, arriving);
  const tonnes = sent * (facts.goods.get(good)?.weight ?? 0);
  enterDraws(facts, ledger, route, "to", arrival, tonnes);
}

function enterDraws(
  facts: Facts,
  ledger: Ledger,
  route: Row<"routes">,
  end: "from" | "to",
  position: number,
  tonnes: number,
): void {
  if (position >= facts.periods.length) return;
  for (const { what, amount, at = "from" } of facts.drawsOf(route.route)) {
    if (at !== end) continue;
    const drawsOn = facts.goods.has(what) ? ledger.drawn : ledger.needed;
    drawsOn.add(what, route[end], position, tonnes * amount);
  }
}

/** The amount of a grid in a good's balance: of pooled goods, the sum. */
export function inBalance(
  facts: Facts,
  grid: Grid,
  good: string,
  place: string,
  period: number,
): number {
  return facts.isPooled(good) ? grid.total(good, period) : grid.at(good, place, period);
}
