import { message, type Message } from "../../messages/index.ts";
import { section, tableOf, type Section } from "../../plan/explain/shape.ts";
import { tierSummary } from "../../plan/explain/whole.ts";
import { wordsOf } from "../../plan/explain/words.ts";
import type { Economy } from "../../economy/types.ts";
import type { Planned } from "../../plan/types.ts";
import type { Account } from "../account.ts";
import type { Kept } from "../backtest/carry-out.ts";
import type { NextPlans } from "../next-plan.ts";

/** Rows of a table that names the foremost of many. */
const foremost = 15;
/** A share of what was promised below which nothing is missing. */
const rounding = 1e-6;

/** What follows from an account for the next plan, in words. */
export function nextPlanSections(
  account: Account,
  next: NextPlans | undefined,
  caution: number,
): readonly Section[] {
  const words = wordsOf(account.economy);
  if (next === undefined) {
    const period = words.period(account.periods[account.last]!);
    return [section(message("next.heading", { period }), [message("next.over", { period })])];
  }
  const period = words.period(next.period);
  const missing = (["reported", "supported"] as const).flatMap((figures) => {
    const because = whyNot(next[figures].planned);
    return because === undefined ? [] : [message("next.none", { figures, because })];
  });
  return [
    section(
      message("next.heading", { period }),
      [message("next.lines", { caution }), ...missing],
      [tierTable(next)],
    ),
    ...stockSection(account, next),
    ...paperSection(account, next, period),
  ];
}

function whyNot(planned: Planned): Message | undefined {
  return planned.kind === "optimal"
    ? undefined
    : message("next.not-optimal", { status: planned.kind });
}

function tierTable({ reported, supported }: NextPlans) {
  const tiersOf = (planned: Planned) =>
    new Map(
      planned.kind === "optimal"
        ? tierSummary(planned.plan.tables.deliveries).map((each) => [each.tier, each])
        : [],
    );
  const [a, b] = [tiersOf(reported.planned), tiersOf(supported.planned)];
  const tiers = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
  return tableOf(tiers, [
    { heading: "next.column.tier", cell: (tier) => String(tier) },
    {
      heading: "next.column.reported-least",
      format: "share",
      cell: (t) => a.get(t)?.least ?? null,
    },
    {
      heading: "next.column.supported-least",
      format: "share",
      cell: (t) => b.get(t)?.least ?? null,
    },
    { heading: "next.column.reported-mean", format: "share", cell: (t) => a.get(t)?.mean ?? null },
    { heading: "next.column.supported-mean", format: "share", cell: (t) => b.get(t)?.mean ?? null },
  ]);
}

interface Stock {
  readonly name: Message;
  readonly reported: number;
  readonly supported: number;
}

function stockSection({ economy, usual, book }: Account, next: NextPlans): readonly Section[] {
  const words = wordsOf(economy);
  const openings = ({ tables }: Economy) =>
    new Map(
      tables.stocks.rows.map((row) => [
        JSON.stringify([row.good, row.place ?? ""]),
        row.opening ?? 0,
      ]),
    );
  const [a, b] = [openings(next.reported.economy), openings(next.supported.economy)];
  const sizes = new Map(book.quantities.map(({ of }, quantity) => [of, usual(quantity)]));
  const rows = [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const [good, place] = JSON.parse(key) as [string, string];
    const [reported, supported] = [a.get(key) ?? 0, b.get(key) ?? 0];
    const weight = Math.abs(reported - supported) / (sizes.get(good) ?? 1);
    if (!(Math.abs(reported - supported) > rounding * Math.max(reported, supported))) return [];
    const name = message("next.stock", { good: words.good(good), place: words.place(place) });
    return [{ weight, stock: { name, reported, supported } }];
  });
  if (rows.length === 0) return [];
  const shown = rows
    .sort((x, y) => y.weight - x.weight)
    .slice(0, foremost)
    .map(({ stock }): Stock => stock);
  return [
    section(
      message("next.stocks"),
      [],
      [
        tableOf(shown, [
          { heading: "next.column.stock", cell: ({ name }) => name },
          { heading: "next.column.reported", format: "amount", cell: ({ reported }) => reported },
          {
            heading: "next.column.supported",
            format: "amount",
            cell: ({ supported }) => supported,
          },
        ]),
      ],
    ),
  ];
}

function paperSection(
  { economy }: Account,
  { happened }: NextPlans,
  period: string,
): readonly Section[] {
  if (happened === undefined) return [];
  const words = wordsOf(economy);
  const short = happened.kept
    .filter(({ planned, happened: done }) => planned - done > rounding * planned)
    .sort((a, b) => rankOf(a) - rankOf(b) || shareKept(a) - shareKept(b));
  const heading = message("next.paper");
  if (short.length === 0) return [section(heading, [message("next.paper-none", { period })])];
  const nameOf = ({ kind, what, where }: Kept): Message => {
    const named =
      kind === "run" || kind === "under-way"
        ? words.technique(what)
        : kind === "delivery"
          ? what
          : words.good(what);
    return message(`next.${kind}`, { what: named, where: words.where(where) });
  };
  return [
    section(
      heading,
      [message("next.paper-lines", { period })],
      [
        tableOf(short.slice(0, foremost), [
          { heading: "next.column.what", cell: nameOf },
          { heading: "next.column.promised", format: "amount", cell: ({ planned }) => planned },
          { heading: "next.column.there", format: "amount", cell: ({ happened: done }) => done },
        ]),
      ],
    ),
  ];
}

/** Needs first, by their tier, then everything else. */
function rankOf({ tier }: Kept): number {
  return tier ?? Number.MAX_SAFE_INTEGER;
}

function shareKept({ planned, happened }: Kept): number {
  return happened / planned;
}
