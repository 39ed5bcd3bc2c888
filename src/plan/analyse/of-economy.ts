import type { Economy } from "../../economy/types.ts";
import { message, type Message } from "../../messages/index.ts";
import { criteriaOf } from "../criteria.ts";
import { runOf } from "../explain/plan-flows.ts";
import type { JointRule } from "../labour-content/joint.ts";
import { tradesOf } from "../logistics.ts";
import { resolve, type Resolved } from "../resolve.ts";
import type { InputOutput, Making } from "./input-output.ts";
import { intermediate } from "./input-output.ts";
import { solverOf } from "./leontief.ts";
import { makingOf, nothing } from "./of-plan.ts";
import { CannotAnalyse } from "./cannot-analyse.ts";
import { tableOf } from "./table-of.ts";

/**
 * The table of an economy that is not planned: the coefficients of its techniques in one period, and the supply
 * that its needs in this period take, with capacity and stocks left aside. Each good has one technique that makes
 * it, with the same coefficients at every place, or is imported.
 *
 * Throws `CannotAnalyse` where that is not so: which of several techniques is run, only a plan says.
 */
export function tableOfEconomy(
  economy: Economy,
  { joint = "refuse", period }: { readonly joint?: JointRule; readonly period?: number },
): InputOutput {
  const resolved = resolve(economy);
  const t = period === undefined ? 0 : resolved.periods.indexOf(period);
  const assumptions: Message[] = [
    message("analyse.assumed-economy", { period: resolved.periods[t]! }),
  ];
  const { makings, aside } = withoutGifts(distinct(resolved, t), resolved);
  if (aside.length > 0) {
    assumptions.push(message("analyse.assumed-gifts", { techniques: aside.join(", ") }));
  }
  const made = new Set(makings.flatMap(({ made: goods }) => [...goods.keys()]));
  const both = new Set<number>();
  const imports = new Map<number, Making>();
  for (const { good, currency, importPrice, period: at } of tradesOf(resolved)) {
    if (importPrice === undefined || at !== t) continue;
    if (made.has(good)) both.add(good);
    else if (!imports.has(good)) {
      const paid = resolved.accounts[currency]!.good;
      imports.set(good, {
        ...nothing,
        made: new Map([[good, 1]]),
        used: new Map([[paid, importPrice]]),
      });
    }
  }
  if (both.size > 0) {
    const goods = [...both].map((good) => resolved.goods[good]!.name).join(", ");
    assumptions.push(message("analyse.assumed-home", { goods }));
  }
  const table = tableOf(
    [...makings, ...imports.values()],
    resolved,
    joint,
    unwanted(resolved),
    assumptions,
  );
  return suppliedFor(table, neededIn(resolved, t));
}

/** Goods that nothing uses, needs or sends abroad: what is left over, an emission. */
function unwanted(resolved: Resolved): ReadonlySet<number> {
  const wanted = new Set([
    ...resolved.sites.flatMap(({ recipe }) =>
      recipe
        .filter(({ amounts }) => amounts.some((amount) => amount < 0))
        .map(({ target }) => target),
    ),
    ...criteriaOf(resolved).flatMap(({ account }) => (account < 0 ? [] : [account])),
    ...tradesOf(resolved).flatMap(({ account, exportPrice }) =>
      exportPrice === undefined ? [] : [account],
    ),
  ]);
  const goods = new Set([...wanted].map((account) => resolved.accounts[account]!.good));
  return new Set(resolved.goods.flatMap((_, g) => (goods.has(g) ? [] : [g])));
}

/** One making for each technique that makes goods. */
function distinct(resolved: Resolved, t: number): readonly Making[] {
  const makings = new Map<string, { readonly making: Making; readonly text: string }>();
  resolved.sites.forEach(({ technique }, s) => {
    for (const making of makingOf(runOf(resolved, s, t, 1), { resolved })) {
      const text = JSON.stringify(
        [making.made, making.used, making.hours].map((amounts) => [...amounts].sort()),
      );
      const known = makings.get(technique);
      if (known === undefined) makings.set(technique, { making, text });
      else if (known.text !== text) {
        throw new CannotAnalyse(message("analyse.differs", { technique }));
      }
    }
  });
  return [...makings.values()].map(({ making }) => making);
}

/**
 * Where several techniques make a good, those that take nothing at all (what is sold out of old stock) are left aside.
 * Throws `CannotAnalyse` where several are left.
 */
function withoutGifts(
  all: readonly Making[],
  { goods }: Resolved,
): { readonly makings: readonly Making[]; readonly aside: readonly string[] } {
  const makersOf = new Map<number, Making[]>();
  for (const making of all) {
    for (const good of making.made.keys()) {
      makersOf.set(good, [...(makersOf.get(good) ?? []), making]);
    }
  }
  const aside = new Set<Making>();
  for (const [good, makers] of makersOf) {
    if (makers.length === 1) continue;
    const paid = makers.filter(
      ({ used, hours, capacity }) => used.size + hours.size + capacity.size > 0,
    );
    const [one, other] = paid.length > 0 ? paid : makers;
    if (one !== undefined && other !== undefined) {
      const { name } = goods[good]!;
      const values = { good: name, one: one.technique, technique: other.technique };
      throw new CannotAnalyse(message("analyse.several", values));
    }
    for (const maker of makers) if (maker !== one) aside.add(maker);
  }
  return {
    makings: all.filter((making) => !aside.has(making)),
    aside: [...aside].map(({ technique }) => technique),
  };
}

/** What is asked in a period, of each good. */
function neededIn(resolved: Resolved, t: number): ReadonlyMap<string, number> {
  const needed = new Map<string, number>();
  for (const criterion of criteriaOf(resolved)) {
    if (criterion.kind !== "need" || criterion.period !== t) continue;
    const { name } = resolved.goods[resolved.accounts[criterion.account]!.good]!;
    needed.set(name, (needed.get(name) ?? 0) + criterion.asked);
  }
  return needed;
}

function suppliedFor(table: InputOutput, needed: ReadonlyMap<string, number>): InputOutput {
  const wanted = Float64Array.from(table.goods, ({ name }) => needed.get(name) ?? 0);
  const supply = solverOf(table).quantities(wanted);
  const used = intermediate(table.inputs, supply);
  return { ...table, supply, final: supply.map((amount, j) => amount - used[j]!) };
}
