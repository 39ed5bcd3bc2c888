/** The whole plan: what is guaranteed and what is not, for whom, what would help most, what stands idle. */
import type { Problem } from "../../economy/problem.ts";
import { message, type Message } from "../../messages/index.ts";
import { isFull } from "./fulfilment.ts";
import type { Resolved } from "../resolve.ts";
import type { Plan } from "../types.ts";
import { gainsOf, type GainSettings } from "./gains.ts";
import { gapGoalSections, gapLines, gapSections } from "./gaps.ts";
import { goalHelp, goalWords } from "./goal-help.ts";
import { helpSection } from "./help.ts";
import { idleSections } from "./idle.ts";
import { secondmentSection, trainingSection } from "./people-sections.ts";
import { pricesOfLevel, scarceOf } from "./prices.ts";
import { shortages } from "./shortages.ts";
import { section, tableOf, type Explanation, type Section } from "./shape.ts";
import { stepsFor, type FiniteStep } from "./steps.ts";
import { wordsOf, type Words } from "./words.ts";

export async function explainWhole(
  plan: Plan,
  resolved: Resolved,
  settings: GainSettings,
): Promise<Explanation> {
  const words = wordsOf(plan.economy);
  const { about } = plan.economy;
  return {
    title: message("explain.whole-title", { economy: about.title ?? about.name }),
    sections: [
      tiers(plan),
      places(plan, words),
      groups(plan),
      ...gapSections(plan, resolved, words),
      shortages(plan, words),
      ...(await help(plan, resolved, words, settings)),
      ...(await idleSections(plan, resolved, words, settings)),
      secondmentSection(plan, words),
      trainingSection(plan, words),
      goals(plan),
      ...(await gapGoalSections(plan, words, settings)),
      notes(plan),
      certificate(plan),
    ].filter(({ lines, tables }) => lines.length > 0 || tables.length > 0),
  };
}

interface Fulfilled {
  readonly tier: number;
  readonly fulfilment: number;
}

interface TierSummary {
  readonly tier: number;
  readonly least: number;
  readonly mean: number;
  readonly count: number;
  readonly met: number;
}

export function tierSummary(rows: readonly Fulfilled[]): readonly TierSummary[] {
  const tierNumbers = [...new Set(rows.map(({ tier }) => tier))].sort((a, b) => a - b);
  return tierNumbers.map((tier) => {
    const of = rows.filter((row) => row.tier === tier).map(({ fulfilment }) => fulfilment);
    return {
      tier,
      least: of.reduce((a, b) => Math.min(a, b), 1),
      mean: of.reduce((a, b) => a + b, 0) / of.length,
      count: of.length,
      met: of.filter((fulfilment) => isFull(fulfilment)).length,
    };
  });
}

function tiers(plan: Plan): Section {
  const rows = tierSummary([...plan.tables.deliveries, ...plan.tables.keeping]);
  return section(
    message("explain.tiers"),
    rows.map((row) =>
      message(row.met === row.count ? "explain.tier-met" : "explain.tier-short", { ...row }),
    ),
    [
      tableOf(rows, [
        { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
        { heading: "explain.column.least", format: "share", cell: ({ least }) => least },
        { heading: "explain.column.mean", format: "share", cell: ({ mean }) => mean },
        { heading: "explain.column.count", format: "amount", cell: ({ count }) => count },
        { heading: "explain.column.met", format: "amount", cell: ({ met }) => met },
      ]),
    ],
  );
}

/** Least and mean fulfilment by place and tier, worst served first. */
function places(plan: Plan, words: Words): Section {
  const named = [...new Set(plan.tables.deliveries.map(({ place }) => place ?? ""))];
  const apart = words.places && named.some((place) => place !== "");
  if (!apart) return section(message("explain.places"), []);
  const rows = named.flatMap((place) =>
    tierSummary(plan.tables.deliveries.filter((row) => (row.place ?? "") === place)).map((row) => ({
      place,
      ...row,
    })),
  );
  rows.sort((a, b) => a.tier - b.tier || near(a.least - b.least) || near(a.mean - b.mean));
  return section(message("explain.places"), gapLines(rows, plan.tables.deliveries, words), [
    tableOf(rows, [
      { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
      {
        heading: "explain.column.place",
        cell: ({ place }) => (place === "" ? message("explain.everywhere") : words.place(place)),
      },
      { heading: "explain.column.least", format: "share", cell: ({ least }) => least },
      { heading: "explain.column.mean", format: "share", cell: ({ mean }) => mean },
      { heading: "explain.column.met", format: "amount", cell: ({ met }) => met },
      { heading: "explain.column.count", format: "amount", cell: ({ count }) => count },
    ]),
  ]);
}

/** A difference of fulfilments, 0 where it is only rounding. */
function near(difference: number): number {
  return Math.abs(difference) < 1e-6 ? 0 : difference;
}

function groups(plan: Plan): Section {
  const named = [...new Set(plan.tables.deliveries.flatMap(({ group }) => group ?? []))];
  const rows = named.flatMap((group) =>
    tierSummary(plan.tables.deliveries.filter((row) => row.group === group)).map((row) => ({
      group,
      ...row,
    })),
  );
  return section(
    message("explain.groups"),
    [],
    [
      tableOf(rows, [
        { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
        { heading: "explain.column.group", cell: ({ group }) => group },
        { heading: "explain.column.least", format: "share", cell: ({ least }) => least },
        { heading: "explain.column.mean", format: "share", cell: ({ mean }) => mean },
      ]),
    ],
  );
}

/**
 * Steps for what stays unfulfilled, the first level first; those worth most are planned again. Later levels
 * are only looked at while there are fewer steps than may be planned again.
 */
async function help(
  plan: Plan,
  resolved: Resolved,
  words: Words,
  settings: GainSettings,
): Promise<readonly Section[]> {
  const short = [...plan.tables.deliveries, ...plan.tables.keeping].filter(
    ({ fulfilment, level }) => !isFull(fulfilment) && level > 0,
  );
  if (short.length === 0) return goalHelp(plan, resolved, words, settings);
  const wanted = settings.gains ?? 5;
  const levels = [...new Set(short.map(({ level }) => level))].sort((a, b) => a - b);
  const steps: FiniteStep[] = [];
  const known = new Set<string>();
  for (const level of levels) {
    const prices = pricesOfLevel(plan, level);
    if (prices === undefined || (steps.length > 0 && steps.length >= wanted)) continue;
    for (const step of stepsFor(plan, resolved, prices, prices.rows.map(scarceOf))) {
      const key = JSON.stringify(step.scarce);
      if (!known.has(key)) steps.push(step);
      known.add(key);
    }
  }
  if (steps.length === 0) {
    return [section(message("explain.help"), [message("explain.help-nothing")])];
  }
  const gains = await gainsOf(plan, steps.slice(0, wanted), settings);
  const tier = Math.min(...short.map((row) => row.tier));
  return [helpSection(plan, words, tier, gains, steps)];
}

function goals(plan: Plan): Section {
  const rows = plan.tables.levels.filter(({ kind }) => kind === "goal");
  return section(
    message("explain.goals"),
    rows.map((row) => message("explain.goal", { ...goalWords(row), value: row.value })),
  );
}

function notes(plan: Plan): Section {
  return section(message("explain.notes"), plan.notes.map(placedNote));
}

/** A note with the place in the tables that it speaks of. */
function placedNote(note: Problem): Message {
  const { file, table, row, key } = note.where;
  const name = file === "" ? (table ?? "") : file;
  const sentence: Message = { key: note.key, values: note.values };
  if (row !== undefined) return message("check.at-row", { file: name, row, sentence });
  if (key !== undefined) return message("check.at-key", { file: name, key, sentence });
  return name === "" ? sentence : message("check.at-file", { file: name, sentence });
}

function certificate({ certificate: proof }: Plan): Section {
  const { imbalance, dual, gap } = proof;
  return section(message("explain.certificate"), [
    message(proof.ok ? "explain.certified" : "explain.not-certified", { imbalance, dual, gap }),
    ...proof.failures,
  ]);
}
