import { keyOf } from "../../economy/keys.ts";
import type { Change } from "../../economy/patch/index.ts";
import { message, type Message } from "../../messages/index.ts";
import { gapsOf, theilIndex, type Gap } from "../gaps.ts";
import type { Resolved } from "../resolve.ts";
import type { Plan, PlanRow } from "../types.ts";
import { gainsOf, type GainSettings } from "./gains.ts";
import { byNeed, whoGains } from "./help.ts";
import { section, tableOf, type ColumnOf, type Section } from "./shape.ts";
import type { Words } from "./words.ts";

/** Fulfilments closer than this are the same, as far as a plan's tolerance can tell. */
const same = 1e-6;

interface Served {
  readonly tier: number;
  readonly place: string;
  readonly mean: number;
}

/** One sentence per tier on how far apart the places are, where they are. */
export function gapLines(
  rows: readonly Served[],
  deliveries: readonly PlanRow<"deliveries">[],
  words: Words,
): readonly Message[] {
  const tiers = [...new Set(rows.map(({ tier }) => tier))];
  return tiers.flatMap((tier) => {
    const of = rows.filter((row) => row.tier === tier && row.place !== "");
    if (of.length < 2) return [];
    const sorted = [...of].sort((a, b) => a.mean - b.mean);
    const worst = sorted[0]!;
    const best = sorted.at(-1)!;
    const theil = theilIndex(of.map(({ mean }) => mean));
    if (best.mean - worst.mean <= same) return [message("explain.gap-none", { tier })];
    const between = new Set([worst.place, best.place]);
    const apart = widest(
      deliveries.filter((row) => row.tier === tier && between.has(row.place ?? "")),
      worst.place,
    );
    return [
      message("explain.gap", {
        need: apart?.need ?? "",
        there: apart === undefined ? "no" : "yes",
        tier,
        worst: words.place(worst.place),
        low: worst.mean,
        best: words.place(best.place),
        high: best.mean,
        theil,
      }),
    ];
  });
}

/** The need by which the worst served place falls furthest behind the best served. */
function widest(rows: readonly PlanRow<"deliveries">[], worst: string) {
  const sums = new Map<string, { worst: number[]; best: number[] }>();
  for (const { need, place, fulfilment } of rows) {
    const sum = sums.get(need) ?? { worst: [], best: [] };
    sum[place === worst ? "worst" : "best"].push(fulfilment);
    sums.set(need, sum);
  }
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const gaps = [...sums].map(([need, sum]) => ({ need, gap: mean(sum.best) - mean(sum.worst) }));
  // A need that only one of the two asks for says nothing of the gap.
  return gaps.filter(({ gap }) => gap > 0).sort((a, b) => b.gap - a.gap)[0];
}

/** How far apart those who ask for one need are: places, groups, periods; the widest gaps first. */
export function gapSections(plan: Plan, resolved: Resolved, words: Words): readonly Section[] {
  const { places, groups, periods } = gapsOf(plan, resolved);
  return [
    gapSection(message("gaps.places"), places, words, (place) => words.place(place)),
    gapSection(message("gaps.groups"), groups, words, (group) => group),
    gapSection(message("gaps.periods"), periods, words, (period) => words.period(Number(period))),
  ];
}

function gapSection(
  heading: Message,
  all: readonly Gap[],
  words: Words,
  nameOf: (part: string) => string,
): Section {
  const gaps = all
    .filter(({ lowest, highest }) => highest.fulfilment - lowest.fulfilment > same)
    .sort((a, b) => a.tier - b.tier || b.theil - a.theil);
  const unweighted = gaps.filter(({ weighted }) => !weighted).length;
  const columns: readonly ColumnOf<Gap>[] = [
    { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
    { heading: "explain.column.need", cell: ({ need }) => need },
    {
      heading: "explain.column.group",
      cell: ({ group }) => group ?? null,
      hidden: gaps.every(({ group }) => group === undefined),
    },
    {
      heading: "explain.column.period",
      cell: ({ period }) => (period === undefined ? null : words.period(period)),
      hidden: !words.periods || gaps.every(({ period }) => period === undefined),
    },
    { heading: "gaps.column.lowest", cell: ({ lowest }) => nameOf(lowest.name) },
    {
      heading: "explain.column.fulfilment",
      format: "share",
      cell: ({ lowest }) => lowest.fulfilment,
    },
    { heading: "gaps.column.highest", cell: ({ highest }) => nameOf(highest.name) },
    {
      heading: "explain.column.fulfilment",
      format: "share",
      cell: ({ highest }) => highest.fulfilment,
    },
    { heading: "gaps.column.ratio", format: "amount", cell: ({ ratio }) => ratio ?? null },
    { heading: "gaps.column.theil", format: "amount", cell: ({ theil }) => theil },
  ];
  return section(
    heading,
    gaps.length === 0
      ? []
      : [message(unweighted === 0 ? "gaps.by-people" : "gaps.alike", { count: unweighted })],
    [tableOf(gaps, columns)],
  );
}

/**
 * What narrowing the gaps costs: where goals of the economy do that, who would have more or less without
 * them, by planning again.
 */
export async function gapGoalSections(
  plan: Plan,
  words: Words,
  settings: GainSettings,
): Promise<readonly Section[]> {
  const goals = plan.economy.tables.goals.rows.filter(({ measure }) => measure === "gap");
  if (goals.length === 0 || settings.further === false || settings.gains === 0) return [];
  const changes = goals.map((row): Change => ({
    action: "remove",
    table: "goals",
    key: keyOf("goals", row),
  }));
  const scarce = { family: "goal", what: "gap", where: "" };
  const step = { scarce, price: 0, worth: 0, size: 0, words: message("gaps.without"), changes };
  const [gain] = await gainsOf(plan, [step], settings);
  const heading = message("gaps.cost");
  if (gain === undefined || gain.kind === "failed") {
    const because = gain?.because ?? message("gaps.without");
    return [section(heading, [message("gaps.cost-unknown", { because })])];
  }
  const needs = byNeed(gain.deliveries);
  const tiers = [...new Set(goals.flatMap(({ tier }) => tier ?? []))].sort((a, b) => a - b);
  const without = gain.plan;
  return [
    section(
      heading,
      [
        ...tiers.map((tier) =>
          message("gaps.cost-tier", {
            tier,
            ...gapAndMean(plan, tier, "with"),
            ...gapAndMean(without, tier, "without"),
          }),
        ),
        message(needs.length === 0 ? "gaps.cost-nothing" : "gaps.cost-who"),
      ],
      [whoGains(words, [gain])],
    ),
  ];
}

/** The sum of the gaps of a tier's needs between places, and the mean fulfilment. */
function gapAndMean(plan: Plan, tier: number, side: "with" | "without"): Record<string, number> {
  const { places } = gapsOf(plan);
  const apart = places
    .filter((gap) => gap.tier === tier)
    .reduce((sum, { lowest, highest }) => sum + highest.fulfilment - lowest.fulfilment, 0);
  const of = plan.tables.deliveries.filter((row) => row.tier === tier);
  const mean = of.reduce((sum, { fulfilment }) => sum + fulfilment, 0) / of.length;
  return { [`gap_${side}`]: apart, [`mean_${side}`]: mean };
}
