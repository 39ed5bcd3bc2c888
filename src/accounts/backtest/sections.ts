/** A back-test in words and tables. */
import { message, type Message } from "../../messages/index.ts";
import { listed } from "../../plan/explain/scarce-words.ts";
import { wordsOf, type Words } from "../../plan/explain/words.ts";
import {
  section,
  tableOf,
  type Explanation,
  type ExplanationTable,
  type Section,
} from "../../plan/explain/shape.ts";
import type { Backtest, PolicyResult } from "./backtest.ts";
import type { Kept } from "./carry-out.ts";
import type { PeriodResult } from "./result.ts";

export function backtestExplanation(backtest: Backtest): Explanation {
  const words = wordsOf(backtest.economy);
  const { periods, policies, economy } = backtest;
  return {
    title: message("backtest.title", {
      economy: economy.about.title ?? economy.about.name,
      first: words.period(periods[0]!),
      last: words.period(periods.at(-1)!),
      count: periods.length,
    }),
    sections: [inShort(policies), ...policies.map((each) => policySection(each, words))],
  };
}

function inShort(policies: readonly PolicyResult[]): Section {
  const sum = ({ periods }: PolicyResult, amount: (period: PeriodResult) => number) =>
    periods.reduce((total, period) => total + amount(period), 0);
  return section(
    message("backtest.in-short"),
    [message("backtest.in-short-lines")],
    [
      tableOf(policies, [
        { heading: "backtest.column.policy", cell: ({ policy }) => policyWords(policy) },
        {
          heading: "backtest.column.least",
          format: "share",
          cell: ({ periods }) => lowest(periods),
        },
        {
          heading: "backtest.column.unmet",
          format: "amount",
          cell: (row) => sum(row, ({ unmet }) => unmet),
        },
        {
          heading: "backtest.column.unsent",
          format: "amount",
          cell: (row) => sum(row, ({ unsent }) => unsent),
        },
        {
          heading: "backtest.column.given-up",
          format: "amount",
          cell: (row) => sum(row, ({ givenUp }) => givenUp.length),
        },
        {
          heading: "backtest.column.inspected",
          format: "amount",
          cell: (row) => sum(row, ({ inspected }) => inspected),
          hidden: policies.every((row) => sum(row, ({ inspected }) => inspected) === 0),
        },
      ]),
    ],
  );
}

/** The lowest fulfilment of what is guaranteed; nothing where nothing is. */
function lowest(periods: readonly PeriodResult[]): number | null {
  const found = periods.flatMap(({ tiers }) =>
    tiers.flatMap(({ tier, least }) => (tier === 1 ? [least] : [])),
  );
  return found.length === 0 ? null : Math.min(...found);
}

export function policyWords(policy: string): Message {
  return message("backtest.policy", { policy });
}

function policySection({ policy, periods }: PolicyResult, words: Words): Section {
  const missing = periods.flatMap(({ period, givenUp, broken }) =>
    [...givenUp, ...broken].map((kept) => ({ period, kept })),
  );
  // What misses most of what was planned comes first; the rest is in the document.
  const told = [...missing]
    .sort((a, b) => doneOf(a.kept) - doneOf(b.kept) || a.period - b.period)
    .slice(0, toldAtMost);
  const lines = [
    message("backtest.policy-lines", { policy }),
    ...periods.flatMap(({ period, because = [] }) =>
      because.length === 0
        ? []
        : [message("backtest.no-plan", { period: words.period(period), what: listed(because) })],
    ),
  ];
  return section(
    policyWords(policy),
    missing.length > told.length
      ? [...lines, message("backtest.more", { told: told.length, count: missing.length })]
      : lines,
    [
      periodTable(periods, words),
      tierTable(periods, words),
      tableOf(told, [
        { heading: "backtest.column.period", cell: ({ period }) => words.period(period) },
        { heading: "backtest.column.missing", cell: ({ kept }) => keptWords(kept, words) },
        { heading: "backtest.column.planned", format: "amount", cell: ({ kept }) => kept.planned },
        { heading: "backtest.column.done", format: "amount", cell: ({ kept }) => kept.happened },
        { heading: "backtest.column.share", format: "share", cell: ({ kept }) => doneOf(kept) },
      ]),
    ],
  );
}

const toldAtMost = 10;

function doneOf({ planned, happened }: Kept): number {
  return happened / planned;
}

function keptWords({ kind, what, where, group, periodsAgo }: Kept, words: Words): Message {
  const isRun = kind === "run" || kind === "under-way";
  const isNeed = kind === "delivery";
  const isShipment = kind === "shipment" || kind === "arrival";
  return message("backtest.kept", {
    // Names of choices in messages have no hyphen.
    kind: kind === "under-way" ? "begun" : kind,
    what: isRun ? words.technique(what) : isNeed ? what : words.good(what),
    where: isShipment ? where : words.where(where),
    placed: where === "" ? "no" : "yes",
    group: group ?? "",
    grouped: group === undefined ? "no" : "yes",
    ago: periodsAgo ?? 0,
  });
}

function periodTable(periods: readonly PeriodResult[], words: Words): ExplanationTable {
  const first = (kind: "least" | "mean") => (row: PeriodResult) =>
    row.tiers.find(({ tier }) => tier === 1)?.[kind] ?? null;
  return tableOf(periods, [
    { heading: "backtest.column.period", cell: ({ period }) => words.period(period) },
    {
      heading: "backtest.column.plan",
      cell: ({ plan }) => message("backtest.plan", { plan }),
      hidden: periods.every(({ plan }) => plan === "first" || plan === "anew"),
    },
    { heading: "backtest.column.least", format: "share", cell: first("least") },
    { heading: "backtest.column.mean", format: "share", cell: first("mean") },
    { heading: "backtest.column.unmet", format: "amount", cell: ({ unmet }) => unmet },
    { heading: "backtest.column.promised", format: "amount", cell: ({ promised }) => promised },
    { heading: "backtest.column.unsent", format: "amount", cell: ({ unsent }) => unsent },
    {
      heading: "backtest.column.given-up",
      format: "amount",
      cell: ({ givenUp }) => givenUp.length,
    },
    { heading: "backtest.column.on-paper", format: "amount", cell: ({ onPaper }) => onPaper },
  ]);
}

/** Of the tiers after the first. */
function tierTable(periods: readonly PeriodResult[], words: Words): ExplanationTable {
  const rows = periods.flatMap(({ period, tiers }) =>
    tiers.flatMap((tier) => (tier.tier === 1 ? [] : [{ period, ...tier }])),
  );
  return tableOf(rows, [
    { heading: "backtest.column.period", cell: ({ period }) => words.period(period) },
    { heading: "backtest.column.tier", cell: ({ tier }) => String(tier) },
    { heading: "backtest.column.least-of-tier", format: "share", cell: ({ least }) => least },
    { heading: "backtest.column.mean-of-tier", format: "share", cell: ({ mean }) => mean },
  ]);
}
