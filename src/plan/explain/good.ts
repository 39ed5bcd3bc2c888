/** A good: sources and uses, who makes it and who draws on it, its labour, and where it is scarce. */
import { message, type Message } from "../../messages/index.ts";
import type { ContentOptions } from "../labour-content/index.ts";
import type { Plan, PlanRow } from "../types.ts";
import { partyWords } from "./party-words.ts";
import { labourSection } from "./labour-section.ts";
import { pathsFrom } from "./paths.ts";
import { placeAndPeriod } from "./place-and-period.ts";
import type { PlanFlows } from "./plan-flows.ts";
import { section, tableOf, type ColumnOf, type Explanation, type Section } from "./shape.ts";
import { mixings, type Mixing, type PartAmount } from "./sharing.ts";
import type { Subject } from "./subject.ts";
import { wordsOf, type Words } from "./words.ts";

type Balance = PlanRow<"balances">;

export function explainGood(
  plan: Plan,
  flows: PlanFlows,
  subject: Subject,
  content: ContentOptions,
): Explanation {
  const words = wordsOf(plan.economy);
  const asked = ({ good, place, period }: Pick<Balance, "good" | "place" | "period">) =>
    good === subject.name &&
    // A pooled good has no place: it is everybody's, in each.
    (subject.places === undefined || place === undefined || subject.places.has(place)) &&
    (subject.period === undefined || period === subject.period);
  const pools = flows.pools.flatMap(({ row }, i) => (asked(row) ? [i] : []));
  const rows = pools.map((i) => flows.pools[i]!.row);
  const title = message("explain.good-title", {
    good: words.good(subject.name),
    unit: words.unit(subject.name),
  });
  if (rows.length === 0) {
    const nothing = section(message("explain.balance"), [message("explain.good-nothing")]);
    return { title, sections: [nothing] };
  }
  const mixed = [...mixings(plan, flows, new Set(pools)).values()];
  const parts = (side: "sources" | "uses") => added(mixed, side);
  return {
    title,
    sections: [
      balance(rows, words),
      partsSection("explain.good-sources", parts("sources"), words),
      partsSection("explain.good-uses", parts("uses"), words),
      paths(plan, flows, subject.name, words),
      labourSection(plan, flows, content, asked, words),
      scarcity(plan, asked, words),
    ],
  };
}

const balanceColumns = [
  "opening",
  "made",
  "arrived",
  "imported",
  "earned",
  "used",
  "paid",
  "sent",
  "drawn",
  "delivered",
  "exported",
  "waste",
  "closing",
] as const;

function balance(rows: readonly Balance[], words: Words): Section {
  const sum = rows.reduce((total, row) => total + row.made, 0);
  const first = rows[0]!;
  return section(
    message("explain.balance"),
    [
      message("explain.good-made", { amount: sum, unit: words.unit(first.good) }),
      message("explain.balance-reads"),
    ],
    [
      tableOf(rows, [
        ...placeAndPeriod<Balance>(words, ({ place }) => place),
        ...balanceColumns.map((column): ColumnOf<Balance> => ({
          heading: `explain.column.${column}`,
          format: "amount",
          cell: (row) => row[column],
          hidden: rows.every((row) => row[column] === 0),
        })),
      ]),
    ],
  );
}

/** The same party in several places and periods as one, largest first. */
function added(pools: readonly Mixing[], side: "sources" | "uses"): readonly PartAmount[] {
  const parts = new Map<string, PartAmount>();
  for (const mixing of pools) {
    for (const { party, amount } of mixing[side]) {
      const key = JSON.stringify(party);
      parts.set(key, { party, amount: amount + (parts.get(key)?.amount ?? 0) });
    }
  }
  return [...parts.values()].sort((a, b) => b.amount - a.amount);
}

function partsSection(
  heading: "explain.good-sources" | "explain.good-uses",
  parts: readonly PartAmount[],
  words: Words,
): Section {
  const total = parts.reduce((sum, { amount }) => sum + amount, 0);
  const side = heading === "explain.good-sources" ? "from" : "to";
  return section(
    message(heading),
    [],
    [
      tableOf(parts, [
        {
          heading: side === "from" ? "explain.column.from" : "explain.column.to",
          cell: ({ party }) => partyWords(party, side, words),
        },
        { heading: "explain.column.amount", format: "amount", cell: ({ amount }) => amount },
        {
          heading: "explain.column.share",
          format: "share",
          cell: ({ amount }) => (total === 0 ? null : amount / total),
        },
      ]),
    ],
  );
}

/** Paths shown; each further one carries less. */
const pathsShown = 30;

function paths(plan: Plan, flows: PlanFlows, good: string, words: Words): Section {
  const { paths: found, total, cut } = pathsFrom(plan, flows, good);
  const shown = found.slice(0, pathsShown);
  return section(
    message("explain.paths"),
    [
      message("explain.paths-rule"),
      ...(cut ? [message("explain.paths-cut")] : []),
      ...(found.length > shown.length
        ? [message("explain.paths-more", { count: found.length - shown.length })]
        : []),
    ],
    [
      tableOf(shown, [
        {
          heading: "explain.column.way",
          cell: ({ through }) =>
            [
              words.good(good),
              ...through.flatMap((step) => [
                words.technique(step.technique),
                words.good(step.good),
              ]),
            ].join(" → "),
        },
        { heading: "explain.column.end", cell: ({ end }) => endWords(end) },
        { heading: "explain.column.amount", format: "amount", cell: ({ amount }) => amount },
        {
          heading: "explain.column.share",
          format: "share",
          cell: ({ amount }) => (total === 0 ? null : amount / total),
        },
      ]),
    ],
  );
}

function endWords({ kind, name }: { readonly kind: string; readonly name: string }): Message {
  return message("explain.end", { kind, name });
}

/** Levels at which more of the good would have helped. */
function scarcity(
  plan: Plan,
  asked: (row: { good: string; place?: string; period: number }) => boolean,
  words: Words,
): Section {
  const levels = new Map(plan.tables.levels.map((row) => [row.level, row]));
  const prices = plan.tables.values.flatMap(
    ({ family, what, where: place, period, level, value }) =>
      family === "goods-balance" &&
      period !== undefined &&
      asked({ good: what, period, ...(place === undefined ? {} : { place }) })
        ? [{ period, value, level: levels.get(level)!, ...(place === undefined ? {} : { place }) }]
        : [],
  );
  return section(
    message("explain.scarcity"),
    [message(prices.length === 0 ? "explain.not-scarce" : "explain.scarce-where")],
    [
      tableOf(prices, [
        ...placeAndPeriod<(typeof prices)[number]>(words, ({ place }) => place),
        { heading: "explain.column.level", format: "amount", cell: ({ level }) => level.level },
        { heading: "explain.column.measure", cell: ({ level }) => levelWords(level) },
        {
          heading: "explain.column.price",
          format: "amount",
          cell: ({ value, level }) => (level.kind === "tier" ? 100 * value : value),
        },
      ]),
    ],
  );
}

/** What a level was about, in words. */
export function levelWords({ kind, stage, measure, of }: PlanRow<"levels">): Message {
  return message("explain.level", { kind, stage, measure, of: of ?? "" });
}
