/** A need: what is asked and delivered, what holds it back, and what one more of it would give. */
import { message, type Message } from "../../messages/index.ts";
import { byFulfilment, isFull } from "./fulfilment.ts";
import type { Resolved } from "../resolve.ts";
import type { Plan, PlanRow } from "../types.ts";
import { chainBehind, type ChainLink } from "./chain.ts";
import { chainSection } from "./chain-section.ts";
import { gainsOf, type GainSettings } from "./gains.ts";
import { helpSection } from "./help.ts";
import { pricesOfLevel, type Prices } from "./prices.ts";
import { section, tableOf, type Explanation, type Section } from "./shape.ts";
import { accountOf } from "./sharing.ts";
import { stepsFor, type FiniteStep } from "./steps.ts";
import type { Subject } from "./subject.ts";
import { wordsOf, type Words } from "./words.ts";

type Delivery = PlanRow<"deliveries">;

/** Levels whose chains are told; the worst served first. */
const levelsTold = 3;
export async function explainNeed(
  plan: Plan,
  resolved: Resolved,
  subject: Subject,
  settings: GainSettings,
): Promise<Explanation> {
  const words = wordsOf(plan.economy);
  const rows = plan.tables.deliveries.filter(
    (row) =>
      row.need === subject.name &&
      (subject.places === undefined || subject.places.has(row.place ?? "")) &&
      (subject.period === undefined || row.period === subject.period),
  );
  const short = rows.filter(({ fulfilment }) => !isFull(fulfilment));
  const sections = [delivered(rows, words)];
  if (short.length > 0) {
    const levels = boundLevels(plan, resolved, short);
    sections.push(...levels.told.map((each) => chainSection(each, plan, words)));
    if (levels.untold > 0) {
      const more = message("explain.more-levels", { count: levels.untold, need: subject.name });
      sections.push(section(message("explain.more-levels-heading"), [more]));
    }
    sections.push(...(await help(plan, resolved, words, levels.told, settings)));
  }
  return { title: message("explain.need-title", { need: subject.name }), sections };
}

export interface BoundLevel {
  readonly prices: Prices;
  readonly deliveries: readonly Delivery[];
  readonly links: readonly ChainLink[];
}

function delivered(rows: readonly Delivery[], words: Words): Section {
  const lines = rows.length === 0 ? [message("explain.need-nothing")] : summary(rows, words);
  const table = tableOf(rows, [
    {
      heading: "explain.column.place",
      cell: ({ place }) =>
        place === undefined ? message("explain.everywhere") : words.place(place),
      hidden: !words.places,
    },
    {
      heading: "explain.column.group",
      cell: ({ group }) => group ?? null,
      hidden: rows.every(({ group }) => group === undefined),
    },
    {
      heading: "explain.column.period",
      cell: ({ period }) => words.period(period),
      hidden: !words.periods,
    },
    { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
    { heading: "explain.column.asked", format: "amount", cell: ({ asked }) => asked },
    { heading: "explain.column.delivered", format: "amount", cell: (row) => row.delivered },
    {
      heading: "explain.column.missing",
      format: "amount",
      cell: ({ asked, delivered: had }) => asked - had,
    },
    { heading: "explain.column.unit", cell: ({ good }) => words.unit(good) },
    { heading: "explain.column.fulfilment", format: "share", cell: (row) => row.fulfilment },
    { heading: "explain.column.level", format: "amount", cell: ({ level }) => level },
  ]);
  return section(message("explain.need-delivered"), lines, [table]);
}

/** All together, and the place and period that fares worst. */
function summary(rows: readonly Delivery[], words: Words): readonly Message[] {
  const sum = (of: (row: Delivery) => number) => rows.reduce((total, row) => total + of(row), 0);
  const asked = sum((row) => row.asked);
  const had = sum((row) => row.delivered);
  const [worst] = [...rows].sort(byFulfilment);
  const sentence = (row: Pick<Delivery, "need" | "good" | "asked" | "delivered">) => ({
    need: row.need,
    asked: row.asked,
    delivered: row.delivered,
    fulfilment: row.asked === 0 ? 1 : row.delivered / row.asked,
    unit: words.unit(row.good),
  });
  const first = rows[0]!;
  const single = rows.length === 1;
  // A need of several goods has no sum.
  const alike = rows.every(({ good }) => good === first.good);
  const whole = single
    ? [message("explain.need-one", { ...sentence(first), ...words.at(first.place, first.period) })]
    : alike
      ? [message("explain.need-sum", sentence({ ...first, asked, delivered: had }))]
      : [];
  if (single || worst === undefined || isFull(worst.fulfilment)) return whole;
  const at = words.at(worst.place, worst.period);
  return [...whole, message("explain.need-worst", { ...sentence(worst), ...at })];
}

/** The levels at which what is missing was fixed, worst first, each with the chain behind it. */
function boundLevels(plan: Plan, resolved: Resolved, short: readonly Delivery[]) {
  const periodIndex = new Map(resolved.periods.map((period, t) => [period, t]));
  const levels = new Map<number, Delivery[]>();
  for (const row of [...short].sort(byFulfilment)) {
    levels.set(row.level, [...(levels.get(row.level) ?? []), row]);
  }
  const bound = [...levels].flatMap(([level, deliveries]): BoundLevel[] => {
    const prices = pricesOfLevel(plan, level);
    if (prices === undefined) return [];
    const starts = deliveries.map((row) => ({
      account: accountOf(row, resolved),
      period: periodIndex.get(row.period)!,
    }));
    return [{ prices, deliveries, links: chainBehind(plan, resolved, prices, starts) }];
  });
  return {
    told: bound.slice(0, levelsTold),
    untold: Math.max(0, bound.length - levelsTold),
  };
}

async function help(
  plan: Plan,
  resolved: Resolved,
  words: Words,
  levels: readonly BoundLevel[],
  settings: GainSettings,
): Promise<readonly Section[]> {
  const steps: FiniteStep[] = [];
  const known = new Set<string>();
  for (const { prices, links } of levels) {
    for (const step of stepsFor(
      plan,
      resolved,
      prices,
      links.map(({ scarce }) => scarce),
    )) {
      const key = JSON.stringify(step.scarce);
      if (!known.has(key)) steps.push(step);
      known.add(key);
    }
  }
  if (steps.length === 0) return [];
  const gains = await gainsOf(plan, steps.slice(0, settings.gains ?? 5), settings);
  const tier = levels[0]!.deliveries[0]!.tier;
  return [helpSection(plan, words, tier, gains, steps)];
}
