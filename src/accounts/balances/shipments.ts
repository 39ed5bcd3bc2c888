/** What is sent and received: pairs of holders, pairs of places, and the routes between them. */
import type { Draw, Route } from "../../plan/logistics.ts";
import type { Resolved } from "../../plan/resolve.ts";
import { assume, namesOfGood, shareOf, throughput, type Context } from "./context.ts";
import type { Figures } from "./recipes.ts";

/** A good that goes from one lowest place to another. */
interface Way {
  readonly from: string;
  readonly to: string;
  readonly good: string;
  /** Routes by which it can go; none: people say all the same that it was sent. */
  readonly routes: readonly Route[];
  /** Whether its routes are one, as far as figures tell: they take equally long, lose and draw as much. */
  readonly isOneRoute: boolean;
  /** Ends that are more exactly named than by their places. */
  readonly pairs: readonly Pair[];
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

export interface Shipments {
  /** Lowest places to which a good goes from this one, or from which it comes. */
  to(place: string, good: string): readonly string[];
  from(place: string, good: string): readonly string[];
  /** Tells what the routes draw; before anything is related. */
  draw(figures: Figures): void;
  /** Makes the relations. */
  relate(): void;
}

/** All that is sent: between which places anything goes, and how what is said of both ends hangs together. */
export function shipmentsOf(context: Context): Shipments {
  const ways = waysOf(context);
  const reported = reportedIn(context);
  return {
    to: partners(ways, "from", "to"),
    from: partners(ways, "to", "from"),
    draw: (figures) => {
      for (const way of ways) drawnBy(context, way, figures);
    },
    relate: () => {
      for (const way of ways) {
        // Of what goes nowhere but on the way to what is reported of, nothing else is known.
        if (!context.goods.has(way.good)) continue;
        const leaves = leavesOf(way);
        for (let t = context.first; t <= context.last; t++) {
          relateEnds(context, way, leaves, t);
          relateTransit(context, way, leaves, t, reported);
          for (const leaf of leaves) {
            if (!isReported(reported, leaf, way, t)) assumeNothingSent(context, leaf, way, t);
          }
        }
      }
    },
  };
}

function partners(ways: readonly Way[], side: "from" | "to", other: "from" | "to") {
  const found = new Map<string, string[]>();
  for (const way of ways) {
    const key = `${way[side]}\u0000${way.good}`;
    found.set(key, [...(found.get(key) ?? []), way[other]]);
  }
  return (place: string, good: string) => found.get(`${place}\u0000${good}`) ?? [];
}

/** Every way on which a good that is reported of can go, or is said to have gone. */
function waysOf(context: Context): readonly Way[] {
  const { resolved, routes, statements, goods, placeOf } = context;
  const ways = new Map<string, { routes: Route[]; pairs: Map<string, Pair> }>();
  const wayAt = (from: string, to: string, good: string) => {
    const key = JSON.stringify([from, to, good]);
    let way = ways.get(key);
    if (way === undefined) ways.set(key, (way = { routes: [], pairs: new Map() }));
    return way;
  };
  for (const route of routes) {
    const draws = route.draws.some((draw) => goods.has(drawnIn(resolved, draw)));
    for (const g of route.goods) {
      const good = resolved.goods[g]!.name;
      if (!goods.has(good) && !draws) continue;
      wayAt(resolved.places[route.from]!, resolved.places[route.to]!, good).routes.push(route);
    }
  }
  for (const statement of statements) {
    const pair = pairOf(statement);
    if (pair === undefined) continue;
    const [from, to] = [placeOf(pair.from), placeOf(pair.to)];
    // Within a place, sender and receiver speak of one and the same quantity.
    if (from === to) continue;
    const way = wayAt(from, to, statement.of);
    if (pair.from !== from || pair.to !== to) way.pairs.set(JSON.stringify(pair), pair);
  }
  return [...ways].map(([key, { routes: on, pairs }]) => {
    const [from, to, good] = JSON.parse(key) as [string, string, string];
    return { from, to, good, routes: on, isOneRoute: areOne(on), pairs: [...pairs.values()] };
  });
}

/** From whom to whom a statement says something went. */
export function pairOf({
  what,
  about,
  with: partner,
}: Context["statements"][number]): Pair | undefined {
  if (what === "sent") return { from: about, to: partner! };
  if (what === "received") return { from: partner!, to: about };
  return undefined;
}

/** One thing that goes from an end to another: a pair of holders, or the rest between their places. */
interface Leaf extends Pair {
  readonly own?: true;
}

function leavesOf({ from, to, pairs }: Way): readonly Leaf[] {
  return pairs.length === 0 ? [{ from, to }] : [{ from, to, own: true }, ...pairs];
}

function sentBy(context: Context, { from, to, own }: Leaf, of: string, period: number): number {
  const mark = own === true ? { own } : {};
  return context.book.quantity({ kind: "sent", holder: from, of, with: to, period, ...mark });
}

function receivedBy(context: Context, { from, to, own }: Leaf, of: string, period: number): number {
  const mark = own === true ? { own } : {};
  return context.book.quantity({ kind: "received", holder: to, of, with: from, period, ...mark });
}

/** What goes between two places is what goes between their workplaces, and the rest. */
function relateEnds(context: Context, way: Way, leaves: readonly Leaf[], period: number): void {
  if (leaves.length === 1) return;
  const { from, to, good: of } = way;
  for (const [holder, partner, quantityOf] of [
    [from, to, sentBy],
    [to, from, receivedBy],
  ] as const) {
    const total = quantityOf(context, { from, to }, of, period);
    const terms = [
      [total, 1] as const,
      ...leaves.map((leaf) => [quantityOf(context, leaf, of, period), -1] as const),
    ];
    context.book.relate({
      ...{ kind: "sum", holder, of, with: partner, period, terms, constant: 0 },
    });
  }
}

function areOne(routes: readonly Route[]): boolean {
  const traits = routes.map(({ lag, loss, draws }) => JSON.stringify([lag, loss, draws]));
  return new Set(traits).size <= 1;
}

/** What was sent on a route before the first period and arrives in one of the account, as the tables state it. */
function underWay(
  context: Context,
  { good: of, to }: Way,
  route: Route,
): readonly { readonly quantity: number; readonly arrives: number }[] {
  const { book, resolved, first, last } = context;
  return route.shipped.flatMap(({ good, amount, arrives }) => {
    if (resolved.goods[good]!.name !== of || arrives < first || arrives > last) return [];
    const period = arrives - route.lag;
    const shipment = { kind: "shipped", holder: route.name, of, with: to, period } as const;
    const known = book.known(shipment);
    if (known !== undefined) return [{ quantity: known, arrives }];
    const quantity = book.quantity(shipment);
    const share = shareOf(context, "tables", route.name, ...namesOfGood(context, of));
    const basis = { kind: "tables", share } as const;
    book.state({ quantity, value: amount, spread: { share, of: [] }, basis });
    return [{ quantity, arrives }];
  });
}

/** What arrives is what was sent in time, less what is lost on the way. */
function relateTransit(
  context: Context,
  way: Way,
  leaves: readonly Leaf[],
  period: number,
  reported: Reported,
): void {
  const { book } = context;
  const { good: of, routes } = way;
  const before = routes.flatMap((route) =>
    underWay(context, way, route).flatMap(({ quantity, arrives }) =>
      arrives === period ? [[quantity, 1 - route.loss] as const] : [],
    ),
  );
  if (way.isOneRoute) {
    const lag = routes[0]?.lag ?? 0;
    const loss = routes[0]?.loss ?? 0;
    leaves.forEach((leaf, i) => {
      const sent =
        period < lag ? [] : [[sentBy(context, leaf, of, period - lag), 1 - loss] as const];
      const under = i === 0 ? before : [];
      const isSaid = under.length > 0 || isArrivalReported(reported, leaf, way, period);
      relateArrival(context, way, leaf, period, [...sent, ...under], isSaid);
    });
    return;
  }
  // The routes tell apart what goes between the places as a whole.
  const { from, to } = way;
  const ship = (route: Route, t: number) =>
    book.quantity({ kind: "shipped", holder: route.name, of, with: to, period: t });
  const sent = sentBy(context, { from, to }, of, period);
  const terms = [[sent, 1] as const, ...routes.map((route) => [ship(route, period), -1] as const)];
  book.relate({ kind: "sum", holder: from, of, with: to, period, terms, constant: 0 });
  const arriving = routes.flatMap((route) =>
    period < route.lag ? [] : [[ship(route, period - route.lag), 1 - route.loss] as const],
  );
  const isSaid =
    before.length > 0 || leaves.some((leaf) => isArrivalReported(reported, leaf, way, period));
  relateArrival(context, way, { from, to }, period, [...arriving, ...before], isSaid);
}

function relateArrival(
  context: Context,
  { good: of, routes }: Way,
  leaf: Leaf,
  period: number,
  arriving: readonly (readonly [quantity: number, share: number])[],
  isSaid: boolean,
): void {
  const { book } = context;
  const received = receivedBy(context, leaf, of, period);
  const holder = leaf.to;
  const partner = leaf.from;
  const mark = leaf.own === true ? { own: true as const } : {};
  const terms = [[received, 1] as const, ...arriving.map(([q, a]) => [q, -a] as const)];
  const relation = { kind: "transit", holder, of, with: partner, period, constant: 0 } as const;
  // Of a shipment that nobody speaks of, it isn't asked by how much more or less of it arrived.
  if (!isSaid) {
    book.relate({ ...relation, terms });
    return;
  }
  const off = book.quantity({
    ...{ kind: "off", holder, of, with: `transit ${partner}`, period, ...mark },
  });
  book.relate({ ...relation, terms: [...terms, [off, -1]] });
  const names = [...routes.map(({ name }) => name), ...namesOfGood(context, of)];
  assume(context, off, "transit", shareOf(context, "transit", ...names), [[received, 1]]);
}

/** Whether an end reports of what left in a period. */
function isReported(
  reported: Reported,
  leaf: Leaf,
  { good, routes }: Way,
  period: number,
): boolean {
  const lags = routes.length === 0 ? [0] : routes.map(({ lag }) => lag);
  return (
    reported.has("sent", leaf, good, period) ||
    lags.some((lag) => reported.has("received", leaf, good, period + lag))
  );
}

/** Whether an end reports of what arrives in a period. */
function isArrivalReported(
  reported: Reported,
  leaf: Leaf,
  { good, routes }: Way,
  period: number,
): boolean {
  const lags = routes.length === 0 ? [0] : routes.map(({ lag }) => lag);
  return (
    reported.has("received", leaf, good, period) ||
    lags.some((lag) => reported.has("sent", leaf, good, period - lag))
  );
}

interface Reported {
  has(what: "sent" | "received", pair: Pair, good: string, period: number): boolean;
}

function reportedIn({ statements }: Context): Reported {
  const keyOf = (what: string, { from, to }: Pair, good: string, period: number) =>
    JSON.stringify([what, from, to, good, period]);
  const known = new Set(
    statements.flatMap((statement) => {
      const pair = pairOf(statement);
      if (pair === undefined) return [];
      return [keyOf(statement.what, pair, statement.of, statement.period)];
    }),
  );
  return { has: (what, pair, good, period) => known.has(keyOf(what, pair, good, period)) };
}

/** Where an end reports of a good and neither of this shipment, there was none, give or take. */
function assumeNothingSent(context: Context, leaf: Leaf, way: Way, period: number): void {
  const { good } = way;
  const mentioned =
    context.mentioned(good, way.from, period) || context.mentioned(good, way.to, period);
  if (!mentioned) return;
  const sent = sentBy(context, leaf, good, period);
  const share = shareOf(context, "unmentioned", ...namesOfGood(context, good));
  assume(context, sent, "unmentioned", share, throughput(context, good, way.from, period));
}

/** What routes draw of goods and hours counts as used and worked by the places where it falls. */
function drawnBy(context: Context, way: Way, figures: Figures): void {
  const { resolved, book, goods, first, last } = context;
  const tonnes = resolved.goods[resolved.goodIndex.get(way.good)!]!.weight ?? 0;
  const single = way.isOneRoute ? way.routes.slice(0, 1) : way.routes;
  for (const route of single) {
    for (const draw of route.draws) {
      const place = resolved.places[draw.place]!;
      const of = drawnIn(resolved, draw);
      const kind = draw.account === undefined ? "hours" : "used";
      if (!goods.has(of)) continue;
      const later = draw.at === "to" ? route.lag : 0;
      for (let t = Math.max(0, first - later); t + later <= last; t++) {
        const sent = way.isOneRoute
          ? sentBy(context, way, way.good, t)
          : book.quantity({
              kind: "shipped",
              holder: route.name,
              of: way.good,
              with: way.to,
              period: t,
            });
        figures.add(kind, place, of, t + later, sent, draw.amount * tonnes);
      }
    }
  }
  for (const route of way.routes) {
    for (const draw of route.draws) {
      const of = drawnIn(resolved, draw);
      if (draw.at === "from" || !goods.has(of)) continue;
      const kind = draw.account === undefined ? "hours" : "used";
      for (const { quantity, arrives } of underWay(context, way, route)) {
        figures.add(
          kind,
          resolved.places[draw.place]!,
          of,
          arrives,
          quantity,
          draw.amount * tonnes,
        );
      }
    }
  }
}

/** The good or skill that a route draws. */
function drawnIn({ goods, accounts, skills }: Resolved, { account, skill }: Draw): string {
  return account === undefined ? skills[skill!]!.name : goods[accounts[account]!.good]!.name;
}
