import { message, render, type Message, type MessageKey } from "../../messages/index.ts";
import {
  section,
  tableOf,
  type Explanation,
  type ExplanationTable,
  type Section,
} from "../explain/shape.ts";
import type { Stress } from "./index.ts";
import type { Loss } from "./losses.ts";
import type { Outcome, TierOutcome, Way } from "./outcome.ts";

/** How a way that things may go is met. */
const hows = ["unprepared", "insured", "known"] as const;
type How = (typeof hows)[number];

interface Met {
  readonly name: string | Message;
  readonly weight: number | null;
  readonly outcomes: { readonly [how in How]: Outcome | undefined };
}

/** Losses named that were not planned again. */
const named = 10;

export function stressExplanation(stress: Stress): Explanation {
  const { about } = stress.base.economy;
  return {
    title: message("stress.title", { economy: about.title ?? about.name }),
    sections: stressSections(stress),
  };
}

function stressSections(stress: Stress): readonly Section[] {
  if (stress.shocks.length === 0) {
    const none = section(message("stress.shocks"), [message("stress.no-scenarios")]);
    return [none, ...lossSections(stress)];
  }
  const met = metIn(stress);
  return [shockSection(stress, met), insuranceSection(met), ...lossSections(stress)];
}

function metIn({ shocks, mean }: Stress): readonly Met[] {
  const outcomeIn = (way: Way) => (way.kind === "planned" ? way.outcome : undefined);
  const each = shocks.map((shock): Met => ({
    name: shock.scenario ?? message("stress.nothing"),
    weight: shock.weight ?? null,
    outcomes: {
      unprepared: outcomeIn(shock.unprepared),
      insured: outcomeIn(shock.insured),
      known: outcomeIn(shock.known),
    },
  }));
  const { unprepared, insured, known } = mean;
  const average = { unprepared, insured, known };
  return [...each, { name: message("stress.average"), weight: null, outcomes: average }];
}

function shockSection({ shocks, insure, base }: Stress, met: readonly Met[]): Section {
  const first = Math.min(...base.economy.tables.periods.rows.map(({ period }) => period));
  const lines = shocks.flatMap((shock) => {
    const way = shock.scenario ?? message("stress.nothing");
    const missing = hows.flatMap((how) => {
      const found = shock[how];
      if (found.kind === "planned") return [];
      const values = { way, how: message(`stress.how.${how}`), because: found.because };
      return [message("stress.without", values)];
    });
    const { scenario, knownFrom = first } = shock;
    const isKnown = scenario !== undefined && knownFrom <= first;
    return [...(isKnown ? [message("stress.known-at-once", { scenario })] : []), ...missing];
  });
  const share = (kind: "least" | "mean", how: How) =>
    ({
      heading: `stress.column.${kind}-${how}`,
      format: "share",
      cell: ({ met: { outcomes }, tier }: TierOf) => ofTier(outcomes[how], tier)?.[kind] ?? null,
    }) as const;
  const amount = (how: How) =>
    ({
      heading: `stress.column.${how}`,
      format: "amount",
      cell: ({ met: { outcomes }, words }: AmountOf) => valueOf(outcomes[how], words) ?? null,
    }) as const;
  return section(
    message("stress.shocks"),
    [message("stress.shocks-lines", { rule: insure }), ...lines],
    [
      tableOf(tiersOf(met), [
        { heading: "stress.column.way", cell: (row) => row.met.name },
        { heading: "stress.column.probability", format: "share", cell: (row) => row.met.weight },
        { heading: "stress.column.tier", cell: ({ tier }) => String(tier) },
        ...hows.map((how) => share("least", how)),
        ...hows.map((how) => share("mean", how)),
      ]),
      tableOf(allAmounts(met), [
        { heading: "stress.column.way", cell: (row) => row.met.name },
        { heading: "stress.column.measure", cell: ({ words }) => words },
        ...hows.map(amount),
      ]),
    ],
  );
}

function insuranceSection(met: readonly Met[]): Section {
  const change = (heading: MessageKey, kind: "least" | "mean") =>
    ({
      heading,
      format: "share-difference",
      cell: ({ met: { outcomes }, tier }: TierOf) =>
        difference(
          ofTier(outcomes.insured, tier)?.[kind],
          ofTier(outcomes.unprepared, tier)?.[kind],
        ),
    }) as const;
  return section(
    message("stress.insurance"),
    [message("stress.insurance-lines")],
    [
      tableOf(tiersOf(met), [
        { heading: "stress.column.way", cell: (row) => row.met.name },
        { heading: "stress.column.tier", cell: ({ tier }) => String(tier) },
        change("stress.column.least-change", "least"),
        change("stress.column.mean-change", "mean"),
      ]),
      tableOf(allAmounts(met), [
        { heading: "stress.column.way", cell: (row) => row.met.name },
        { heading: "stress.column.measure", cell: ({ words }) => words },
        {
          heading: "stress.column.change",
          format: "difference",
          cell: ({ met: { outcomes }, words }) =>
            difference(valueOf(outcomes.insured, words), valueOf(outcomes.unprepared, words)),
        },
      ]),
    ],
  );
}

function lossSections(stress: Stress): readonly Section[] {
  const { planned, ranked } = stress.losses;
  const heading = message("stress.losses");
  if (planned.length + ranked.length === 0)
    return [section(heading, [message("stress.no-losses")])];
  const count = ranked.length;
  const more = count > named ? "yes" : "no";
  return [
    section(
      heading,
      [message("stress.losses-lines", { count: planned.length })],
      [lossTable(stress), lossAmounts(stress)],
    ),
    section(
      message("stress.ranked"),
      count === 0 ? [] : [message("stress.ranked-lines", { count, more })],
      [
        tableOf(ranked.slice(0, named), [
          { heading: "stress.column.loss", cell: ({ words }) => words },
        ]),
      ],
    ),
  ].filter(({ lines }) => lines.length > 0);
}

function lossTable({ losses: { planned }, outcome }: Stress): ExplanationTable {
  const share = (heading: MessageKey, cell: (row: LossRow) => number | undefined) =>
    ({ heading, format: "share", cell: (row: LossRow) => cell(row) ?? null }) as const;
  return tableOf(
    planned.flatMap((loss) => lossRows(loss, outcome)),
    [
      { heading: "stress.column.loss", cell: ({ words }) => words },
      {
        heading: "stress.column.tier",
        cell: ({ before }) => (before === undefined ? null : String(before.tier)),
      },
      share("stress.column.least-before", ({ before }) => before?.least),
      share("stress.column.least-after", ({ then }) => then?.least),
      share("stress.column.mean-before", ({ before }) => before?.mean),
      share("stress.column.mean-after", ({ then }) => then?.mean),
      {
        heading: "stress.column.why",
        cell: ({ because }) => because ?? null,
        hidden: planned.every(({ after }) => after.kind === "planned"),
      },
    ],
  );
}

function lossAmounts({ losses: { planned }, outcome }: Stress): ExplanationTable {
  const rows = planned.flatMap(({ words: what, after }) => {
    const then = after.kind === "planned" ? amountsOf(after.outcome) : [];
    return then.flatMap(({ words, value: now }) => {
      const was = valueOf(outcome, words) ?? null;
      return now === 0 && was === 0 ? [] : [{ what, words, before: was, after: now }];
    });
  });
  return tableOf(rows, [
    { heading: "stress.column.loss", cell: ({ what }) => what },
    { heading: "stress.column.measure", cell: ({ words }) => words },
    { heading: "stress.column.before", format: "amount", cell: ({ before }) => before },
    { heading: "stress.column.after", format: "amount", cell: ({ after }) => after },
  ]);
}

interface LossRow {
  readonly words: Message;
  readonly because?: Message;
  readonly before?: TierOutcome;
  readonly then?: TierOutcome;
}

/** A row for each tier; a loss after which there is no plan has one, which says why. */
function lossRows({ words, after }: Loss, outcome: Outcome): readonly LossRow[] {
  if (after.kind === "none") return [{ words, because: after.because }];
  return outcome.tiers.map((before) => {
    const then = ofTier(after.outcome, before.tier);
    return { words, before, ...(then === undefined ? {} : { then }) };
  });
}

interface TierOf {
  readonly met: Met;
  readonly tier: number;
}

interface AmountOf {
  readonly met: Met;
  readonly words: Message;
}

function tiersOf(met: readonly Met[]): readonly TierOf[] {
  return met.flatMap((each) => {
    const tiers = hows.flatMap((how) => each.outcomes[how]?.tiers.map(({ tier }) => tier) ?? []);
    return [...new Set(tiers)].sort((a, b) => a - b).map((tier) => ({ met: each, tier }));
  });
}

function ofTier(outcome: Outcome | undefined, tier: number) {
  return outcome?.tiers.find((each) => each.tier === tier);
}

/** Of each way everything that is counted in any of its plans, but for what is nothing in all of them. */
function allAmounts(met: readonly Met[]): readonly AmountOf[] {
  const outcomes = met.flatMap((each) => hows.map((how) => each.outcomes[how]));
  return met.flatMap((each) => {
    const counted = hows.flatMap((how) => amountsOf(each.outcomes[how]).map(({ words }) => words));
    return [...new Map(counted.map((words) => [render(words), words])).values()]
      .filter((words) => outcomes.some((outcome) => (valueOf(outcome, words) ?? 0) !== 0))
      .map((words) => ({ met: each, words }));
  });
}

function valueOf(outcome: Outcome | undefined, words: Message): number | undefined {
  return amountsOf(outcome).find((each) => render(each.words) === render(words))?.value;
}

/** Hours, then the goals that count something else. */
function amountsOf(
  outcome: Outcome | undefined,
): readonly { readonly words: Message; readonly value: number }[] {
  if (outcome === undefined) return [];
  return [
    { words: message("stress.hours"), value: outcome.hours },
    ...outcome.goals
      .filter(({ measure, of }) => measure !== "hours" || of !== undefined)
      .map(({ stage, measure, of, value }) => {
        const about = { of: of ?? "", named: of === undefined ? "no" : "yes" };
        return { words: message("stress.goal", { stage, measure, ...about }), value };
      }),
  ];
}

/** What is this small against what it is the difference of is rounding. */
const rounding = 1e-6;

function difference(after: number | undefined, before: number | undefined): number | null {
  if (after === undefined || before === undefined) return null;
  const size = Math.max(1, Math.abs(after), Math.abs(before));
  return Math.abs(after - before) <= rounding * size ? 0 : after - before;
}
