/** What there is to report of a period, as it truly is. */
import { placeTree } from "../../economy/place-tree.ts";
import type { Economy } from "../../economy/types.ts";
import { resolve, type Flow, type Resolved, type Site } from "../../plan/resolve.ts";
import { sorted } from "../../plan/sorted.ts";
import type { Report } from "../reports/tables.ts";
import type { Happened } from "./carry-out.ts";

/** *true figure*: what an exact and honest report would say. */
export type TrueFigure = Pick<Report, "by" | "period" | "what" | "of" | "amount"> & {
  readonly with?: string;
};

/**
 * Every figure of a period that somebody keeps a book of: workplaces what they made and used, their runs and hours;
 * places their stocks, losses, deliveries and trade, and what they sent and received. What was planned and didn't
 * happen is reported as nothing. Of pooled goods there is no book: those who plan keep the pool themselves.
 */
export function trueFigures(happened: Happened): readonly TrueFigure[] {
  const { firstPeriod, period } = happened;
  const sums = new Map<string, TrueFigure>();
  const add: Add = ({ amount, ...figure }) => {
    const key = figureKey({ ...figure, period });
    const sum = (sums.get(key)?.amount ?? 0) + amount;
    sums.set(key, { ...figure, period, amount: sum });
  };
  const resolved = resolve(sorted(firstPeriod));
  ofRuns(happened, resolved, add);
  ofStocks(happened, resolved, add);
  ofMoves(happened, add);
  return [...sums.values()];
}

/** One text for all statements of one figure by one author. */
export function figureKey({
  by,
  period,
  what,
  of,
  with: partner,
}: Omit<TrueFigure, "amount">): string {
  return JSON.stringify([by, period, what, of, partner ?? null]);
}

type Add = (figure: Omit<TrueFigure, "period">) => void;

/** Runs, and what falls of them and of work under way in the period. */
function ofRuns({ kept, plan, economy }: Happened, resolved: Resolved, add: Add): void {
  const siteOf = new Map(resolved.sites.map((site) => [siteKey(site.technique, site.where), site]));
  for (const { kind, what, where } of kept) {
    // Nothing of it may have happened, which is to be said as well.
    if (kind === "run") add({ by: where, what: "run", of: what, amount: 0 });
  }
  for (const { technique, where, runs } of plan.tables.activities) {
    add({ by: where, what: "run", of: technique, amount: runs });
    fallingOf(resolved, siteOf.get(siteKey(technique, where))!, 0, runs, add);
  }
  for (const { technique, where, periods_ago: ago, amount } of economy.tables.started.rows) {
    fallingOf(resolved, siteOf.get(siteKey(technique, where))!, ago, amount, add);
  }
}

function siteKey(technique: string, where: string): string {
  return JSON.stringify([technique, where]);
}

function fallingOf(resolved: Resolved, site: Site, ago: number, runs: number, add: Add): void {
  const now = (flow: Flow) => (flow.lag === ago ? flow.amounts[0]! * runs : 0);
  for (const flow of site.recipe) {
    const amount = now(flow);
    const { good, place } = resolved.accounts[flow.target]!;
    if (amount === 0 || place < 0) continue;
    // What falls in another place is in that place's book.
    const by = place === site.place ? site.where : resolved.places[place]!;
    const what = amount > 0 ? "made" : "used";
    add({ by, what, of: resolved.goods[good]!.name, amount: Math.abs(amount) });
  }
  for (const flow of site.work) {
    const hours = now(flow);
    if (hours === 0) continue;
    add({ by: site.where, what: "hours", of: resolved.skills[flow.target]!.name, amount: hours });
  }
}

/** Stocks of everything that some place has any of, was to have, or had been stated to have. */
function ofStocks(
  { plan, planned, firstPeriod, period }: Happened,
  resolved: Resolved,
  add: Add,
): void {
  const stored = new Set(
    resolved.goods.flatMap((good) =>
      good.survival === undefined || good.pooled ? [] : [good.name],
    ),
  );
  for (const { good, place: region } of firstPeriod.tables.stocks.rows) {
    if (!stored.has(good)) continue;
    for (const p of resolved.placesOf(region)) {
      const by = resolved.places[p]!;
      add({ by, what: "opening", of: good, amount: 0 });
      add({ by, what: "closing", of: good, amount: 0 });
    }
  }
  for (const row of planned.tables.balances) {
    if (row.period !== period || row.closing === 0 || row.place === undefined) continue;
    if (stored.has(row.good)) add({ by: row.place, what: "closing", of: row.good, amount: 0 });
  }
  for (const { good, place, opening, closing, waste, delivered } of plan.tables.balances) {
    if (place === undefined) continue;
    const figure = { by: place, of: good } as const;
    if (stored.has(good)) {
      add({ ...figure, what: "opening", amount: opening });
      add({ ...figure, what: "closing", amount: closing });
    }
    if (waste > 0) add({ ...figure, what: "lost", amount: waste });
    if (delivered > 0) add({ ...figure, what: "delivered", amount: delivered });
  }
}

/** What went from place to place and over the border, and what people were to get. */
function ofMoves({ kept, economy }: Happened, add: Add): void {
  const { routes, needs, shipped } = economy.tables;
  const routeOf = new Map(routes.rows.map((row) => [row.route, row]));
  const goodOf = new Map(needs.rows.map((row) => [row.need, row.good]));
  const isPooled = pooledGoods(economy);
  for (const { kind, what, where, happened } of kept) {
    if (kind === "shipment") {
      const { from, to } = routeOf.get(where)!;
      add({ by: from, what: "sent", of: what, with: to, amount: happened });
    } else if (kind === "delivery") {
      const of = goodOf.get(what);
      if (of !== undefined && where !== "") add({ by: where, what: "delivered", of, amount: 0 });
    } else if ((kind === "import" || kind === "export") && !isPooled.has(what)) {
      const direction = kind === "import" ? "imported" : "exported";
      add({ by: where, what: direction, of: what, amount: happened });
    }
  }
  const arrived = (route: string, good: string, amount: number) => {
    const { from, to, loss } = routeOf.get(route)!;
    add({ by: to, what: "received", of: good, with: from, amount: amount * (1 - (loss ?? 0)) });
  };
  for (const each of kept) {
    const isArriving = each.kind === "shipment" && (routeOf.get(each.where)!.lag ?? 0) === 0;
    if (isArriving) arrived(each.where, each.what, each.happened);
  }
  for (const { route, good, periods_ago: ago, amount } of shipped.rows) {
    if ((routeOf.get(route)!.lag ?? 0) === ago) arrived(route, good, amount);
  }
}

function pooledGoods({ tables }: Economy): ReadonlySet<string> {
  return new Set(tables.goods.rows.flatMap(({ good, pooled }) => (pooled === true ? [good] : [])));
}

/** Whether a workplace or place is, or lies in, one of some places. */
export function placesTest(
  economy: Economy,
): (holder: string, places: readonly string[]) => boolean {
  const tree = placeTree(economy);
  const placeOf = new Map(economy.tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  return (holder, places) => {
    const place = placeOf.get(holder) ?? holder;
    return [place, ...tree.ancestors(place)].some((each) => places.includes(each));
  };
}
