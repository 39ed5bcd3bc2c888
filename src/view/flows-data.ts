/**
 * *flow of a good*: over all periods, who brings it, in which place it arises, in which place it is used,
 * and what for. What comes together in a place is mixed, as on the slips: where goods travel on through a
 * place, each use there is traced back to where they arose in proportion.
 */
import { message, type Message } from "../messages/index.ts";
import type { PlanFlows } from "../plan/explain/plan-flows.ts";
import { mixings, type PartAmount, type Party } from "../plan/explain/sharing.ts";
import { wordsOf, type Words } from "../plan/explain/words.ts";
import type { Plan } from "../plan/index.ts";
import { tracedBack } from "./origins.ts";

export interface FlowData {
  readonly good: string;
  readonly unit: string;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** Columns of the diagram, from left to right; `use` of a single place follows its `origin`. */
export type FlowColumn = "source" | "origin" | "destination" | "use";

export interface FlowNode {
  readonly column: FlowColumn;
  readonly name: Message | string;
  /** What it is to the reader: delivered to people, lost, or anything else. */
  readonly kind: "need" | "loss" | "other";
  readonly amount: number;
}

/** Indices in `nodes`. */
export interface FlowLink {
  readonly source: number;
  readonly target: number;
  readonly amount: number;
}

/** Goods that are drawn: those that pass through most hands. */
const goodsDrawn = 12;
/** Nodes of a column that are named one by one; the least others are added up. */
const named = 9;
/** Shares of a flow below which there is none. */
const negligible = 1e-6;

/** The flows of a plan's goods, those with most partners first. */
export function flowsOf(plan: Plan, flows: PlanFlows): readonly FlowData[] {
  const words = wordsOf(plan.economy);
  const turnovers = turnoversOf(plan, flows, words);
  return [...turnovers]
    .map(([good, places]) => flowOf(good, places, words))
    .filter(({ links }) => links.length > 1)
    .sort((a, b) => b.links.length - a.links.length)
    .slice(0, goodsDrawn);
}

/** Amounts by what they come from or go to. */
type Amounts = Map<string, { readonly end: End; amount: number }>;
type End = Pick<FlowNode, "name" | "kind">;

/** What comes and goes of a good at a place over all periods; between places in `sent`. */
interface Turnover {
  readonly sources: Amounts;
  readonly uses: Amounts;
  /** What arrives, by the place it was sent from. */
  readonly arrived: Map<string, number>;
}

function add(amounts: Amounts, end: End, amount: number): void {
  const key = JSON.stringify(end);
  const known = amounts.get(key);
  if (known === undefined) amounts.set(key, { end, amount });
  else known.amount += amount;
}

function turnoversOf(
  plan: Plan,
  flows: PlanFlows,
  words: Words,
): ReadonlyMap<string, Map<string, Turnover>> {
  const goods = new Map<string, Map<string, Turnover>>();
  const at = (good: string, place: string): Turnover => {
    const places = goods.get(good) ?? new Map<string, Turnover>();
    goods.set(good, places);
    const known = places.get(place);
    if (known !== undefined) return known;
    const fresh: Turnover = { sources: new Map(), uses: new Map(), arrived: new Map() };
    places.set(place, fresh);
    return fresh;
  };
  for (const [pool, mixing] of mixings(plan, flows)) {
    const { row } = flows.pools[pool]!;
    const { sources, uses } = at(row.good, row.place ?? "");
    const parties = (parts: readonly PartAmount[], into: Amounts, side: "from" | "to") => {
      for (const { party, amount } of parts) {
        const end = endOf(party, side, words);
        if (end !== undefined) add(into, end, amount);
      }
    };
    parties(mixing.sources, sources, "from");
    parties(mixing.uses, uses, "to");
  }
  keep(flows, at);
  ship(flows, at);
  return goods;
}

/** What a party is called; nothing for stocks and shipments, which are counted otherwise. */
function endOf(party: Party, side: "from" | "to", words: Words): End | undefined {
  const { kind, name, detail } = party;
  switch (kind) {
    case "site":
      return { kind: "other", name: words.technique(detail) };
    case "need":
      return {
        kind: "need",
        name: detail === "" ? name : message("view.need-of-group", { need: name, group: detail }),
      };
    case "trade":
      return {
        kind: "other",
        name: message(detail === "" ? "explain.party-trade" : "explain.party-currency", { side }),
      };
    case "waste":
      return { kind: "loss", name: message("explain.party-waste") };
    case "route":
      return detail === "" ? { kind: "other", name: message("view.flow-transport") } : undefined;
    case "stock":
      return undefined;
  }
}

type At = (good: string, place: string) => Turnover;

/** First opening and last closing stock, and between them what is lost in store. */
function keep({ pools, horizon, poolAt }: PlanFlows, at: At): void {
  const stock = (side: "from" | "to"): End => ({
    kind: "other",
    name: message("explain.party-stock", { side }),
  });
  for (const { account, period, row } of pools) {
    const { sources, uses } = at(row.good, row.place ?? "");
    if (period === 0 && row.opening > 0) add(sources, stock("from"), row.opening);
    if (row.closing === 0) continue;
    if (period === horizon - 1) {
      add(uses, stock("to"), row.closing);
      continue;
    }
    const next = poolAt(account, period + 1);
    const left = next === undefined ? 0 : pools[next]!.row.opening;
    const lost = row.closing - left;
    if (lost > negligible * row.closing) {
      add(uses, { kind: "loss", name: message("view.flow-lost-in-store") }, lost);
    }
  }
}

/** Shipments from place to place, what is lost on the way, and what is on its way before and after the plan. */
function ship({ resolved, freight, horizon }: PlanFlows, at: At): void {
  const goodOf = (account: number) => resolved.goods[resolved.accounts[account]!.good]!.name;
  const placeOf = (account: number) => resolved.places[resolved.accounts[account]!.place]!;
  const underWay = (side: "from" | "to"): End => ({
    kind: "other",
    name: message("view.flow-under-way", { side }),
  });
  for (const { from, to, departs, arrives, sent, arriving } of freight) {
    const there = at(goodOf(to), placeOf(to));
    if (departs < 0) {
      if (arrives < horizon) add(there.sources, underWay("from"), arriving);
      continue;
    }
    const { uses } = at(goodOf(from), placeOf(from));
    if (sent - arriving > negligible * sent) {
      add(uses, { kind: "loss", name: message("view.flow-lost-on-the-way") }, sent - arriving);
    }
    if (arrives < horizon) {
      there.arrived.set(placeOf(from), arriving + (there.arrived.get(placeOf(from)) ?? 0));
    } else {
      add(uses, underWay("to"), arriving);
    }
  }
}

function flowOf(good: string, places: ReadonlyMap<string, Turnover>, words: Words): FlowData {
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  const index = new Map<string, number>();
  const nodeOf = (column: FlowColumn, end: End): number => {
    const key = JSON.stringify([column, end]);
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, nodes.length);
    return nodes.push({ column, ...end, amount: 0 }) - 1;
  };
  const link = (source: number, target: number, amount: number) => {
    const known = links.findIndex((each) => each.source === source && each.target === target);
    if (known < 0) links.push({ source, target, amount });
    else links[known] = { source, target, amount: links[known]!.amount + amount };
  };
  const live = new Map(
    [...places].filter(([, { sources, uses, arrived }]) => sources.size + uses.size + arrived.size),
  );
  const traced = tracedBack(amountsOf(live)).filter(({ amount }) => amount > 0);
  // Where nothing goes from place to place, each place stands there once.
  const several = traced.some(({ from, to }) => from !== to);
  const placeEnd = (place: string): End => ({
    kind: "other",
    name: place === "" ? message("explain.everywhere") : words.place(place),
  });
  const total = sumOf([...live.values()].flatMap(({ sources }) => [...sources.values()]));
  const isFlow = (amount: number) => amount > negligible * total;
  const sourceEnds = leading([...live.values()].map(({ sources }) => sources));
  const useEnds = leading([...live.values()].map(({ uses }) => uses));
  const origin = (place: string) => nodeOf("origin", placeEnd(place));
  const destination = (place: string) =>
    several ? nodeOf("destination", placeEnd(place)) : origin(place);
  for (const [place, { sources, uses }] of live) {
    for (const { end, amount } of sources.values()) {
      if (isFlow(amount)) link(nodeOf("source", sourceEnds(end)), origin(place), amount);
    }
    for (const { end, amount } of uses.values()) {
      if (isFlow(amount)) link(destination(place), nodeOf("use", useEnds(end)), amount);
    }
  }
  if (several) {
    for (const { from, to, amount } of traced) {
      if (isFlow(amount)) link(origin(from), destination(to), amount);
    }
  }
  return { good: words.good(good), unit: words.unit(good), nodes: weighed(nodes, links), links };
}

function amountsOf(places: ReadonlyMap<string, Turnover>) {
  return [...places].map(([place, { sources, uses, arrived }]) => ({
    place,
    sources: sumOf([...sources.values()]),
    uses: sumOf([...uses.values()]),
    arrived,
  }));
}

function sumOf(items: readonly { readonly amount: number }[]): number {
  return items.reduce((sum, { amount }) => sum + amount, 0);
}

/** The ends with most, each for itself; any other one stands for all others. */
function leading(sides: readonly Amounts[]): (end: End) => End {
  const sums = new Map<string, number>();
  for (const side of sides) {
    for (const [key, { amount }] of side) sums.set(key, amount + (sums.get(key) ?? 0));
  }
  if (sums.size <= named) return (end) => end;
  const ranked = [...sums].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  const kept = new Set(ranked.slice(0, named - 1));
  const count = ranked.length - kept.size;
  const rest: End = { kind: "other", name: message("view.flow-others", { count }) };
  return (end) => (kept.has(JSON.stringify(end)) ? end : rest);
}

/** Nodes with what flows through them: the larger of what comes and what goes. */
function weighed(nodes: readonly FlowNode[], links: readonly FlowLink[]): readonly FlowNode[] {
  return nodes.map((node, i) => {
    const sum = (side: "source" | "target") => sumOf(links.filter((link) => link[side] === i));
    return { ...node, amount: Math.max(sum("source"), sum("target")) };
  });
}
