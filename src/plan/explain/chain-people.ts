/** Where more hours of a skill could come from: people who learn it, or who come from another place. */
import { itemsOf, visitItems } from "./chain-items.ts";
import { labourOf, peopleKey, worthwhile, type Walk } from "./chain-walk.ts";

interface AtLabour {
  readonly place: number;
  readonly skill: number;
  readonly period: number;
  readonly link: number;
}

export function followPeople(walk: Walk, at: AtLabour): void {
  followTraining(walk, at);
  followSecondments(walk, at);
}

function followTraining(walk: Walk, { place, skill, period, link }: AtLabour): void {
  for (const { site, lag } of walk.trainers.get(peopleKey(walk.resolved, place, skill)) ?? []) {
    const by = { kind: "technique", name: site.technique } as const;
    for (let begun = 0; begun + lag <= period; begun++) {
      if (site.mayStart[begun] === true) visitItems(walk, itemsOf(walk, site, begun), link, by);
    }
  }
}

function followSecondments(walk: Walk, { place, skill, period, link }: AtLabour): void {
  const { resolved, prices } = walk;
  const gives = prices.of(labourOf(resolved, "labour", place, skill, period));
  const [to, number] = [resolved.places[place]!, resolved.periods[period]!];
  for (const way of walk.secondments.get(peopleKey(resolved, place, skill)) ?? []) {
    const from = resolved.places[way.from]!;
    const what = resolved.skills[skill]!.name;
    const where = `${from} → ${to}`;
    const limit = { family: "secondment-limit", what, where, period: number };
    const own = labourOf(resolved, "secondment", way.from, skill, period);
    const there = labourOf(resolved, "labour", way.from, skill, period);
    const takes = prices.of(limit) + prices.of(own) + prices.of(there);
    if (takes > gives * (1 - way.travel) * (1 + worthwhile)) continue;
    const by = { kind: "secondment", name: what } as const;
    walk.visit(limit, link, by);
    walk.visit(own, link, by);
    walk.visitLabour(way.from, skill, period, link, by);
  }
}
