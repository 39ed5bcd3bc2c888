/**
 * From reports and the tables of an economy to quantities, relations and claims: double entry in physical units. Each good
 * has a balance at each place in each period; what runs take and give by their recipes, what is sent and
 * received, what is carried from one period to the next ties the balances to each other. Relations that are true only more
 * or less (yields, losses) hold up to a quantity of their own that is claimed to be nothing, give or take.
 */
import type { Economy } from "../../economy/types.ts";
import { routesOf, tradesOf } from "../../plan/logistics.ts";
import { criteriaOf } from "../../plan/criteria.ts";
import { resolve, type Resolved } from "../../plan/resolve.ts";
import { sorted } from "../../plan/sorted.ts";
import { stockRows } from "../../plan/stock-rows.ts";
import { peopleOf } from "../../plan/people.ts";
import { newBook, type Book, type Quantity, type QuantityKind } from "./book.ts";
import { relateCapacities } from "./capacities.ts";
import { assume, namesOfGood, shareOf, throughput, type Context } from "./context.ts";
import { figuresOf, skillGroups, type Figures } from "./recipes.ts";
import { pairOf, shipmentsOf, type Shipments } from "./shipments.ts";
import type { Statement } from "./statements.ts";
import type { Tolerances } from "./tolerances.ts";
import { totalsIn, type Holders } from "./totals.ts";

export interface BookOf {
  readonly book: Book;
  readonly resolved: Resolved;
  /** Period indices of the first and the last period of which anything is reported. */
  readonly first: number;
  readonly last: number;
}

/**
 * The book of an account, over the periods from the first to the last of which anything is reported, and the goods, skills
 * and techniques of which anything is. The economy must be free of errors, and the statements fit it.
 *
 * Throws a `RangeError` where there are no statements.
 */
export function bookOf(
  economy: Economy,
  stated: readonly Statement[],
  tolerances: Tolerances,
): BookOf {
  if (stated.length === 0) throw new RangeError("an account needs statements");
  const resolved = resolve(sorted(economy));
  const statements = stated.map((statement) => ofThePool(statement, resolved));
  const holders = holdersOf(resolved);
  const book = newBook();
  const totals = totalsIn(book, holders);
  const context: Context = {
    ...{ resolved, statements, tolerances, book, totals },
    routes: routesOf(resolved),
    trades: tradesOf(resolved),
    ...spanOf(statements),
    goods: reportedOf(resolved, statements),
    stocks: stockRows(resolved),
    placeOf: (holder) => holders.placeOf(holder) ?? holder,
    mentioned: mentionedIn(statements, holders, resolved),
    said: saidIn(statements, holders),
  };
  const figures = figuresOf(context);
  const shipments = shipmentsOf(context);
  shipments.draw(figures);
  payments(context, figures);
  const served = servingIn(context);
  partsOfStatements(context, holders);
  const accounts = accountsOf(context);

  figures.relate();
  shipments.relate();
  for (const { good, place } of accounts) {
    for (let t = context.first; t <= context.last; t++) {
      relateBalance(context, shipments, good, place, t);
    }
    relateStocks(context, good, place);
  }
  relateCapacities(context);
  served();
  relateWorkplaces(context, holders);
  for (const statement of statements) state(context, statement);
  const { first, last } = context;
  return { book, resolved, first, last };
}

/** What is said of a pooled good in a place that has all others in it is said of the whole pool: its holder is empty. */
function ofThePool(statement: Statement, { goods, goodIndex, tree }: Resolved): Statement {
  const { what, about, of } = statement;
  const isOfGood = what !== "served" && what !== "hours" && what !== "run" && what !== "installed";
  const good = isOfGood ? goods[goodIndex.get(of)!] : undefined;
  if (good?.pooled !== true || !tree.places.includes(about)) return statement;
  const isAll = tree.lowestBelow(about).length === tree.lowest.length;
  return isAll ? { ...statement, about: "" } : statement;
}

function holdersOf({ economy, tree }: Resolved): Holders {
  const places = new Map(economy.tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  return {
    placeOf: (workplace) => places.get(workplace),
    lowestBelow: (place) => tree.lowestBelow(place),
    places: tree.lowest,
  };
}

function spanOf(statements: readonly Statement[]): Pick<Context, "first" | "last"> {
  let [first, last] = [Infinity, -Infinity];
  for (const { period } of statements) {
    first = Math.min(first, period);
    last = Math.max(last, period);
  }
  return { first, last };
}

/** Goods and skills of which anything is reported; with a skill, those that stand in for it. */
function reportedOf(resolved: Resolved, statements: readonly Statement[]): ReadonlySet<string> {
  const goodOf = new Map(resolved.economy.tables.needs.rows.map((row) => [row.need, row.good]));
  const groupOf = skillGroups(resolved);
  const found = new Set<string>();
  const groups = new Set<string>();
  for (const { what, of } of statements) {
    if (what === "served") found.add(goodOf.get(of)!);
    else if (what === "hours") groups.add(groupOf(of));
    else if (what !== "run" && what !== "installed") found.add(of);
  }
  for (const { name } of resolved.skills) if (groups.has(groupOf(name))) found.add(name);
  return found;
}

function mentionedIn(
  statements: readonly Statement[],
  holders: Holders,
  { tree }: Resolved,
): Context["mentioned"] {
  const known = new Set<string>();
  for (const { about, of, period } of statements) {
    const place = holders.placeOf(about) ?? about;
    // What is said of a region says nothing of any place in it.
    if (place !== "" && tree.children(place).length > 0) continue;
    known.add(`${of}\u0000${place}\u0000${period}`);
  }
  return (good, place, period) => known.has(`${good}\u0000${place}\u0000${period}`);
}

/** Whether a figure of a kind is stated of a holder, of one of its parts, or of a region that it is in. */
function saidIn(statements: readonly Statement[], holders: Holders): Context["said"] {
  const known = new Set<string>();
  for (const { what, about, of, period } of statements) {
    const workplace = holders.placeOf(about) === undefined ? [] : [about, holders.placeOf(about)!];
    const below = workplace.length > 0 || about === "" ? workplace : holders.lowestBelow(about);
    for (const holder of ["", ...below])
      known.add(`${what}\u0000${of}\u0000${holder}\u0000${period}`);
  }
  return (kind, of, holder, period) =>
    known.has(`${kind}\u0000${of}\u0000${holder}\u0000${period}`);
}

interface GoodAt {
  readonly good: string;
  /** Empty: a pooled good, in the whole economy. */
  readonly place: string;
}

function accountsOf({ resolved, goods }: Context): readonly GoodAt[] {
  return resolved.accounts.flatMap(({ good, place }) => {
    const { name } = resolved.goods[good]!;
    if (!goods.has(name)) return [];
    return [{ good: name, place: place < 0 ? "" : resolved.places[place]! }];
  });
}

/** What is paid for imports is used by the place that imports, what exports earn is made there. */
function payments({ trades, resolved, goods, book, first, last }: Context, figures: Figures): void {
  for (const trade of trades) {
    const { period } = trade;
    const currency = resolved.goods[resolved.accounts[trade.currency]!.good]!.name;
    if (!goods.has(currency) || period < first || period > last) continue;
    const [of, holder] = [resolved.goods[trade.good]!.name, resolved.places[trade.place]!];
    for (const [kind, flow, price] of [
      ["used", "imported", trade.importPrice],
      ["made", "exported", trade.exportPrice],
    ] as const) {
      if (price === undefined || price === 0) continue;
      const quantity = book.quantity({ kind: flow, holder, of, period });
      figures.add(kind, holder, currency, period, quantity, price);
    }
  }
}

/** Who has a part in which figure, by what is stated, traded, needed and kept. */
function partsOfStatements(
  { statements, totals, resolved, trades, goods, stocks }: Context,
  holders: Holders,
): void {
  const kinds = new Set<QuantityKind>([
    ...(["made", "used", "imported", "exported", "delivered", "lost", "hours"] as const),
  ]);
  const kindsOf = ({ what, of }: Statement): readonly QuantityKind[] => {
    if (what !== "opening" && what !== "closing") {
      return kinds.has(what) ? [what] : [];
    }
    // That there is none of what can't be stored is no stock.
    return isStored(resolved, of) ? ["opening", "closing"] : [];
  };
  for (const statement of statements) {
    const { about, of } = statement;
    if (holders.placeOf(about) === undefined) continue;
    for (const kind of kindsOf(statement)) totals.addPart(kind, of, about);
  }
  for (const trade of trades) {
    const [of, place] = [resolved.goods[trade.good]!.name, resolved.places[trade.place]!];
    if (!goods.has(of)) continue;
    if (trade.importPrice !== undefined) totals.addOwn("imported", of, place);
    if (trade.exportPrice !== undefined) totals.addOwn("exported", of, place);
  }
  for (const { kind, account } of criteriaOf(resolved)) {
    if (kind !== "need") continue;
    const { good, place } = resolved.accounts[account]!;
    const { name } = resolved.goods[good]!;
    if (goods.has(name)) totals.addOwn("delivered", name, place < 0 ? "" : resolved.places[place]!);
  }
  resolved.accounts.forEach(({ good, place }, account) => {
    const { name, survival } = resolved.goods[good]!;
    if (!goods.has(name)) return;
    const holder = place < 0 ? "" : resolved.places[place]!;
    totals.addOwn("lost", name, holder);
    if (survival !== undefined) totals.addOwn("closing", name, holder);
    if (survival !== undefined || stocks.get(account)?.opening !== undefined) {
      totals.addOwn("opening", name, holder);
    }
  });
  // What a place states is of all that belongs to it: only where nothing does, it is the place's own.
  for (const statement of statements) {
    const { about, of } = statement;
    const within = about === "" ? [""] : holders.lowestBelow(about);
    for (const kind of kindsOf(statement)) {
      if (within.some((place) => totals.has(kind, of, place))) continue;
      for (const place of within) totals.addOwn(kind, of, place);
    }
  }
}

type Term = readonly [quantity: number, coefficient: number];

/** Sources count positive, uses negative. */
const signs = {
  ...{ opening: 1, made: 1, received: 1, imported: 1 },
  ...{ used: -1, sent: -1, delivered: -1, exported: -1, lost: -1, closing: -1 },
} as const;

function relateBalance(
  context: Context,
  shipments: Shipments,
  good: string,
  place: string,
  period: number,
): void {
  const { totals, book } = context;
  const terms: Term[] = [];
  for (const [name, sign] of Object.entries(signs)) {
    const kind = name as keyof typeof signs;
    if (kind === "sent" || kind === "received") {
      const others = kind === "sent" ? shipments.to(place, good) : shipments.from(place, good);
      for (const other of others) {
        terms.push([book.quantity({ kind, holder: place, of: good, with: other, period }), sign]);
      }
    } else if (totals.has(kind, good, place) && mayBe(context, kind, good, period)) {
      terms.push([totals.total(kind, good, place, period), sign]);
    }
  }
  book.relate({ kind: "balance", holder: place, of: good, period, terms, constant: 0 });
  assumeNothingElse(context, good, place, period);
}

/** What can't be stored may be there when the first period begins, and never after: all of it goes in that period. */
function mayBe({ resolved }: Context, kind: QuantityKind, good: string, period: number): boolean {
  if (kind !== "opening" && kind !== "closing") return true;
  return isStored(resolved, good) || (kind === "opening" && period === 0);
}

function isStored({ goods, goodIndex }: Resolved, good: string): boolean {
  return goods[goodIndex.get(good)!]!.survival !== undefined;
}

/** The account of a good at a place; of a pooled good (empty), the only one. */
function accountIn({ goodIndex, placeIndex, accountAt }: Resolved, good: string, place: string) {
  return accountAt(goodIndex.get(good)!, place === "" ? -1 : placeIndex.get(place)!);
}

/** Where anything is reported of a good, what isn't reported of losses and trade is little. */
function assumeNothingElse(context: Context, good: string, place: string, period: number): void {
  const { totals, resolved } = context;
  const places = place === "" ? resolved.places : [place];
  if (![place, ...places].some((each) => context.mentioned(good, each, period))) return;
  const scale = throughput(context, good, place, period);
  const names = namesOfGood(context, good);
  for (const kind of ["lost", "imported", "exported"] as const) {
    const tolerated = kind === "lost" ? "losses" : "unmentioned";
    for (const holder of kind === "lost" ? [place] : places) {
      if (!totals.has(kind, good, holder) || context.said(kind, good, holder, period)) continue;
      const quantity = totals.total(kind, good, holder, period);
      assume(context, quantity, tolerated, shareOf(context, tolerated, ...names), scale);
    }
  }
}

/** What is there at the beginning of a period is what is left of the last closing stock. */
function relateStocks(context: Context, good: string, place: string): void {
  const { totals, resolved, book, first, last } = context;
  const { survival } = resolved.goods[resolved.goodIndex.get(good)!]!;
  if (first === 0) stateOpening(context, good, place);
  if (survival === undefined) return;
  const names = namesOfGood(context, good);
  const stockOf = (kind: "opening" | "closing", holder: string, own: boolean, period: number) =>
    own ? totals.own(kind, good, holder, period) : totals.total(kind, good, holder, period);
  for (const { holder, own } of storesOf(context, good, place)) {
    for (let t = first; t < last; t++) {
      const opening = stockOf("opening", holder, own, t + 1);
      const closing = stockOf("closing", holder, own, t);
      const mark = own ? { own: true as const } : {};
      const off = book.quantity({
        ...{ kind: "off", holder, of: good, with: "carried", period: t + 1, ...mark },
      });
      const terms = [[opening, 1] as const, [closing, -survival] as const, [off, -1] as const];
      book.relate({ kind: "carried", holder, of: good, period: t + 1, terms, constant: 0 });
      assume(context, off, "keeping", shareOf(context, "keeping", ...names), [[closing, 1]]);
    }
  }
}

/** Everybody who keeps a stock of their own in an account. */
function storesOf(
  { totals, resolved }: Context,
  good: string,
  place: string,
): readonly { readonly holder: string; readonly own: boolean }[] {
  const stores = (holder: string) =>
    totals.has("closing", good, holder)
      ? [
          { holder, own: true },
          ...totals.parts("closing", good, holder).map((part) => ({ holder: part, own: false })),
        ]
      : [];
  if (place !== "") return stores(place);
  return [{ holder: "", own: true }, ...resolved.places.flatMap((each) => stores(each))];
}

/** The opening stock that the tables of the economy state. */
function stateOpening(context: Context, good: string, place: string): void {
  const { resolved, totals, book } = context;
  const opening = context.stocks.get(accountIn(resolved, good, place))?.opening;
  if (opening === undefined) return;
  const share = shareOf(context, "tables", ...namesOfGood(context, good));
  const quantity = totals.total("opening", good, place, 0);
  book.state({
    quantity,
    value: opening,
    spread: { share, of: [] },
    basis: { kind: "tables", share },
  });
}

/** Kinds of figures of which a workplace may keep books of its own. */
const bookkeeping = new Set<string>([
  "opening",
  "closing",
  "sent",
  "received",
  "lost",
  "delivered",
]);

/** Balances of workplaces that report stocks, or what they sent and received. */
function relateWorkplaces(context: Context, holders: Holders): void {
  const { statements, first, last } = context;
  const kept = new Map<string, { workplace: string; good: string; statements: Statement[] }>();
  for (const statement of statements) {
    const { what, about, of } = statement;
    if (!bookkeeping.has(what) || holders.placeOf(about) === undefined) continue;
    const key = `${about}\u0000${of}`;
    const known = kept.get(key);
    if (known === undefined) kept.set(key, { workplace: about, good: of, statements: [statement] });
    else known.statements.push(statement);
  }
  const flows = flowsByHolder(statements, holders);
  for (const { workplace, good, statements: own } of kept.values()) {
    const reporting = new Set(
      own.flatMap(({ what, period }) => (what === "sent" || what === "received" ? [period] : [])),
    );
    for (let t = first; t <= last; t++) {
      const around = flows.get(`${workplace}\u0000${good}`) ?? [];
      relateWorkplace(context, workplace, good, t, around, reporting.has(t));
    }
  }
}

interface HolderFlow {
  readonly kind: "sent" | "received";
  readonly holder: string;
  readonly with: string;
  readonly sign: 1 | -1;
}

/** The quantities by which something leaves a holder or comes to it; within a place both ends share one. */
function flowsByHolder(
  statements: readonly Statement[],
  holders: Holders,
): ReadonlyMap<string, readonly HolderFlow[]> {
  const placeOf = (holder: string) => holders.placeOf(holder) ?? holder;
  const found = new Map<string, Map<string, HolderFlow>>();
  const add = (holder: string, good: string, flow: HolderFlow) => {
    const key = `${holder}\u0000${good}`;
    const known = found.get(key) ?? new Map<string, HolderFlow>();
    known.set(JSON.stringify(flow), flow);
    found.set(key, known);
  };
  for (const statement of statements) {
    const pair = pairOf(statement);
    if (pair === undefined) continue;
    const { from, to } = pair;
    const inside = placeOf(from) === placeOf(to);
    add(from, statement.of, { kind: "sent", holder: from, with: to, sign: -1 });
    const arriving = inside
      ? ({ kind: "sent", holder: from, with: to, sign: 1 } as const)
      : ({ kind: "received", holder: to, with: from, sign: 1 } as const);
    add(to, statement.of, arriving);
  }
  return new Map([...found].map(([key, flows]) => [key, [...flows.values()]]));
}

function relateWorkplace(
  context: Context,
  workplace: string,
  good: string,
  period: number,
  flows: readonly HolderFlow[],
  reportsFlows: boolean,
): void {
  const { book, totals } = context;
  const known = (kind: QuantityKind) => book.known({ kind, holder: workplace, of: good, period });
  const terms: Term[] = [];
  const scale: Term[] = [];
  for (const [name, sign] of Object.entries(signs)) {
    const kind = name as keyof typeof signs;
    if (kind === "sent" || kind === "received") continue;
    const quantity = known(kind);
    if (quantity === undefined) continue;
    terms.push([quantity, sign]);
    if (kind !== "lost") scale.push([quantity, 1]);
  }
  for (const { sign, ...flow } of flows) {
    const quantity = book.quantity({ ...flow, of: good, period });
    terms.push([quantity, sign]);
    scale.push([quantity, 1]);
  }
  const moved = book.quantity({ kind: "moved", holder: workplace, of: good, period });
  terms.push([moved, -1]);
  book.relate({ kind: "balance", holder: workplace, of: good, period, terms, constant: 0 });
  const names = namesOfGood(context, good);
  if (reportsFlows) {
    assume(context, moved, "unmentioned", shareOf(context, "unmentioned", ...names), scale);
  }
  const lost = totals.parts("lost", good, context.placeOf(workplace)).includes(workplace);
  if (lost && !context.said("lost", good, workplace, period)) {
    const quantity = totals.total("lost", good, workplace, period);
    assume(context, quantity, "losses", shareOf(context, "losses", ...names), scale);
  }
}

/** Goods delivered to a need are those of the people served: registered now, related later. */
function servingIn(context: Context): () => void {
  const { statements, resolved, totals, book } = context;
  const people = peopleOf(resolved);
  const rows = resolved.economy.tables.needs.rows;
  const goodOf = new Map(rows.map((row) => [row.need, row.good]));
  const accounts = new Map<string, { place: string; good: string; period: number }>();
  for (const { what, about, of, period } of statements) {
    if (what !== "served") continue;
    const [place, good] = [context.placeOf(about), goodOf.get(of)!];
    accounts.set(JSON.stringify([place, good, period]), { place, good, period });
  }
  const criteria = criteriaOf(resolved).filter(({ kind }) => kind === "need");
  return () => {
    for (const { place, good, period } of accounts.values()) {
      const account = resolved.accountsOf(resolved.goodIndex.get(good)!, place)[0]!;
      const p = resolved.placeIndex.get(place)!;
      const asked = new Map<string, { goods: number; people: number }>();
      for (const each of criteria) {
        if (each.account !== account || each.period !== period) continue;
        const { name, group } = each.need!;
        const sum = asked.get(name) ?? { goods: 0, people: 0 };
        sum.goods += each.asked;
        sum.people += people(p, period, group);
        asked.set(name, sum);
      }
      const needs = [...asked].map(([need, { goods, people: served }]) => {
        const own = { kind: "delivered", holder: place, of: good, with: need, period } as const;
        const delivered = book.quantity(own);
        const off = book.quantity({
          kind: "off",
          holder: place,
          of: need,
          with: "serving",
          period,
        });
        const persons = book.quantity({ kind: "served", holder: place, of: need, period });
        const terms = [
          [delivered, 1] as const,
          [persons, -goods / served] as const,
          [off, -1] as const,
        ];
        book.relate({ kind: "serving", holder: place, of: need, period, terms, constant: 0 });
        assume(context, off, "serving", shareOf(context, "serving", need, good), [[delivered, 1]]);
        return delivered;
      });
      const total = totals.total("delivered", good, place, period);
      const terms = [[total, 1] as const, ...needs.map((each) => [each, -1] as const)];
      const about = { holder: place, of: good, with: "delivered", period };
      book.relate({ kind: "sum", ...about, terms, constant: 0 });
    }
  };
}

/** The quantity that a statement is about, and its claim. */
function state(context: Context, statement: Statement): void {
  const { book } = context;
  const { at, value, spread } = statement;
  const quantity = quantityOf(context, statement);
  const basis = { kind: "report", at } as const;
  const own = "share" in spread ? { share: spread.share, of: [] } : spread;
  book.state({ quantity, value, spread: own, basis });
}

function quantityOf(context: Context, statement: Statement): number {
  const { book, totals, resolved, placeOf } = context;
  const { what, about, of, period, with: partner } = statement;
  if (what === "sent" || what === "received") {
    const { from, to } = pairOf(statement)!;
    return what === "sent" || placeOf(from) === placeOf(to)
      ? book.quantity({ kind: "sent", holder: from, of, with: to, period })
      : book.quantity({ kind: "received", holder: about, of, with: partner!, period });
  }
  if (what === "served")
    return book.quantity({ kind: "served", holder: placeOf(about), of, period });
  const below = new Set(
    resolved.tree.places.includes(about) ? resolved.tree.lowestBelow(about) : [],
  );
  const isBelow = (place: number) => below.has(resolved.places[place]!);
  if (what === "run") {
    const sites = resolved.sites.filter(
      ({ technique, where, place }) => technique === of && (where === about || isBelow(place)),
    );
    const parts = sites.map(({ where }) => where);
    return sumOf(context, { kind: what, holder: about, of, period }, parts);
  }
  if (what === "installed") {
    const items = resolved.installed.filter(
      ({ capacity, workplace, place }) =>
        capacity === of && (workplace === about || isBelow(place)),
    );
    const parts = items.map(({ workplace }) => workplace);
    return sumOf(context, { kind: what, holder: about, of, period }, parts);
  }
  return totals.total(what, of, about, period);
}

/** A figure of a workplace, or of a place as the sum of its workplaces'. */
function sumOf({ book }: Context, figure: Quantity, parts: readonly string[]): number {
  const isKnown = book.known(figure) !== undefined;
  const quantity = book.quantity(figure);
  if (parts.includes(figure.holder) || isKnown) return quantity;
  const { kind, holder, of, period } = figure;
  const below = parts.map((part) => [book.quantity({ ...figure, holder: part }), -1] as const);
  const terms = [[quantity, 1] as const, ...below];
  book.relate({ kind: "sum", holder, of, with: kind, period, terms, constant: 0 });
  return quantity;
}
