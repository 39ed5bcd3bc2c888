/** What would help: steps, and what planning again with each of them gave, as a section. */
import { message, type Message } from "../../messages/index.ts";
import type { Plan } from "../types.ts";
import type { DeliveryChange, Gain } from "./gains.ts";
import { differs, leastOfTier } from "./gains.ts";
import { section, tableOf, type ExplanationTable, type Section } from "./shape.ts";
import type { FiniteStep } from "./steps.ts";
import type { Words } from "./words.ts";

/** Shares of what is asked below which nothing was gained. */
const noise = 1e-6;
/** Places that are named one by one for each need; the others are added up. */
const named = 3;

export function helpSection(
  plan: Plan,
  words: Words,
  tier: number,
  gains: readonly Gain[],
  steps: readonly FiniteStep[],
): Section {
  const rest = steps.slice(gains.length);
  return section(
    message("explain.help"),
    [
      message("explain.help-how", { count: gains.length }),
      ...gains.flatMap((gain, i) => gainLines(plan, words, tier, gain, i + 1)),
      ...(rest.length === 0 ? [] : [message("explain.help-rest", { count: rest.length })]),
    ],
    [whoGains(words, gains), restTable(rest, 100)],
  );
}

/** What a step gave, in words. */
export function gainLines(
  plan: Plan,
  words: Words,
  tier: number,
  gain: Gain,
  rank: number,
): readonly Message[] {
  const what = gain.step.words;
  if (gain.kind === "failed") {
    return [message("explain.gain-failed", { rank, what, because: gain.because })];
  }
  const needs = byNeed(gain.deliveries);
  const [best] = needs;
  if (best === undefined || best.share <= noise) {
    const shift = shifted(words, gain.deliveries);
    return [
      shift === undefined
        ? message("explain.gain-none", { rank, what })
        : message("explain.gain-shift", { rank, what, ...shift }),
    ];
  }
  const before = leastOfTier(plan, tier) ?? 1;
  const after = leastOfTier(gain.plan, tier) ?? 1;
  return [
    message("explain.gain", {
      rank,
      what,
      need: best.need,
      amount: best.gained,
      unit: words.unit(best.good),
      others: needs.filter(({ share }) => share > noise).length - 1,
      losers: needs.filter(({ share }) => share < -noise).length,
      tier,
      rises: after > before * (1 + 1e-6) ? "yes" : "no",
      before,
      after,
    }),
  ];
}

/** Where no need gains as a whole: who of the worst served gains, at the cost of others. */
function shifted(words: Words, changes: readonly DeliveryChange[]) {
  const risen = (sign: number) =>
    changes.filter(
      ({ row, before, after }) =>
        differs(before, after, row.asked) && Math.sign(after - before) === sign,
    );
  const [first, ...others] = [...risen(1)].sort(
    (a, b) => a.before / a.row.asked - b.before / b.row.asked,
  );
  if (first === undefined) return undefined;
  const { row, before, after } = first;
  return {
    need: row.need,
    ...words.at(row.place, row.period),
    before: before / row.asked,
    after: after / row.asked,
    others: others.length,
    losers: risen(-1).length,
  };
}

interface NeedGain {
  readonly need: string;
  readonly good: string;
  readonly gained: number;
  /** Gained ÷ asked. */
  readonly share: number;
  readonly changes: readonly DeliveryChange[];
}

/** Needs (of one good) of which any place and period has more or less, largest share gained first. */
export function byNeed(changes: readonly DeliveryChange[]): readonly NeedGain[] {
  return grouped(changes, ({ row }) => JSON.stringify([row.need, row.good]))
    .filter((of) => of.some(({ row, before, after }) => differs(before, after, row.asked)))
    .map((of): NeedGain => {
      const gained = of.reduce((sum, { before, after }) => sum + after - before, 0);
      const asked = of.reduce((sum, { row }) => sum + row.asked, 0);
      const { need, good } = of[0]!.row;
      return { need, good, gained, share: gained / asked, changes: of };
    })
    .sort((a, b) => b.share - a.share);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

interface Receiver {
  readonly rank: number;
  readonly need: string;
  readonly unit: string;
  readonly place: Message | string;
  readonly before: number;
  readonly after: number;
}

/** For whom: need by place, all periods together. */
export function whoGains(words: Words, gains: readonly Gain[]): ExplanationTable {
  const rows = gains.flatMap((gain, i) =>
    gain.kind === "failed"
      ? []
      : byNeed(gain.deliveries).flatMap((need) => receivers(words, need, i + 1)),
  );
  return tableOf(rows, [
    { heading: "explain.column.rank", format: "amount", cell: ({ rank }) => rank },
    { heading: "explain.column.need", cell: ({ need }) => need },
    { heading: "explain.column.place", cell: ({ place }) => place, hidden: !words.places },
    { heading: "explain.column.before", format: "amount", cell: ({ before }) => before },
    { heading: "explain.column.after", format: "amount", cell: ({ after }) => after },
    {
      heading: "explain.column.gain",
      format: "difference",
      cell: ({ before, after }) => after - before,
    },
    { heading: "explain.column.unit", cell: ({ unit }) => unit },
  ]);
}

function receivers(words: Words, { need, good, changes }: NeedGain, rank: number): Receiver[] {
  const sum = (of: readonly DeliveryChange[]) => ({
    before: of.reduce((total, { before }) => total + before, 0),
    after: of.reduce((total, { after }) => total + after, 0),
  });
  const places = grouped(changes, ({ row }) => row.place ?? "")
    .filter((of) => of.some(({ row, before, after }) => differs(before, after, row.asked)))
    .map((of) => ({ place: of[0]!.row.place, ...sum(of), of }))
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  const common = { rank, need, unit: words.unit(good) };
  const shown = places.slice(0, named).map(({ place, before, after }) => ({
    ...common,
    place: place === undefined ? message("explain.everywhere") : words.place(place),
    before,
    after,
  }));
  const others = places.slice(named);
  if (others.length === 0) return shown;
  const elsewhere = message("explain.other-places", { count: others.length });
  return [...shown, { ...common, place: elsewhere, ...sum(others.flatMap(({ of }) => of)) }];
}

/** Steps that were not planned again, by what their shadow prices promise (times `points`). */
export function restTable(steps: readonly FiniteStep[], points: number): ExplanationTable {
  return tableOf(steps, [
    { heading: "explain.column.step", cell: ({ words }) => words },
    { heading: "explain.column.worth", format: "amount", cell: ({ worth }) => points * worth },
  ]);
}
