import { message, type Message } from "../../messages/index.ts";
import {
  section,
  tableOf,
  type Explanation,
  type ExplanationTable,
  type Section,
} from "../../plan/explain/shape.ts";
import type { Account, Figure } from "../account.ts";
import { chanceOfChiSquare } from "../reconcile/chance.ts";
import { missingIn } from "../missing.ts";
import type { Screened } from "../screens.ts";
import type { Flag } from "../suspicions.ts";
import { flagLines } from "./flags.ts";
import { highOf, lowOf } from "./interval.ts";
import { accountWords, type AccountWords } from "./words.ts";

/** Rows of a table that names the foremost of many. */
const foremost = 15;

export interface Told {
  readonly flags: readonly Flag[];
  /** Share of the flags that is expected to be right after all. */
  readonly level: number;
  readonly screens: readonly Screened[];
  /** What else there is to say: visits, what follows for the next plan. */
  readonly further?: readonly Section[];
}

/** What an account says, in words. */
export function accountExplanation(account: Account, told: Told): Explanation {
  const words = accountWords(account);
  const { economy, first, last } = account;
  const values = {
    economy: economy.about.title ?? economy.about.name,
    from: words.period(first),
    to: words.period(last),
  };
  return {
    title: message(first === last ? "account.title-one" : "account.title", values),
    sections: [
      overview(account),
      flagSection(account, words, told),
      ...screened(account, words, told),
      ...contradictions(account, words),
      unsupported(account, words),
      movements(account, words),
      missing(account, words),
      ...(told.further ?? []),
      assumptions(account),
    ],
  };
}

function overview(account: Account): Section {
  const { accounts, sifted, figures, asClaimed, reconciled, steps } = account;
  const { rows } = accounts.reports;
  const { chiSquare, degrees } = asClaimed;
  const of = (kind: string) => figures.filter(({ support }) => support?.kind === kind).length;
  return section(message("account.overview"), [
    message("account.counts", {
      reports: rows.length,
      authors: new Set(rows.map(({ by }) => by)).size,
      counting: sifted.statements.length,
      replaced: sifted.replaced.length,
      repeated: sifted.repeated.length,
      late: sifted.late.length,
    }),
    message("account.fit", {
      fit: chanceOfChiSquare(chiSquare, degrees) < 0.05 ? "no" : "yes",
      chi: rounded(chiSquare),
      degrees,
      aside: steps.length,
      after: rounded(reconciled.chiSquare),
    }),
    message("account.support", { others: of("others"), own: of("own"), nobody: of("nobody") }),
  ]);
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function flagSection(account: Account, words: AccountWords, { flags, level }: Told): Section {
  const heading = message("account.flags");
  if (flags.length === 0) return section(heading, [message("account.no-flags")]);
  const lines = flags.flatMap((flag, i) => flagLines(account, words, flag, i + 1));
  return section(heading, [message("account.flags-lines", { level }), ...lines]);
}

function screened(account: Account, words: AccountWords, { screens }: Told): readonly Section[] {
  if (screens.length === 0) return [];
  const { claims, book } = account;
  const byRow = new Map(
    claims.flatMap(({ statement, quantity }) =>
      statement === undefined ? [] : [[statement.at, book.quantities[quantity]!] as const],
    ),
  );
  const lines = screens.map(({ by, rows, kind, message: finding }) => {
    const quantity = byRow.get(rows[0]!);
    const values = { by: words.words.where(by), finding };
    // Rounding is a habit of whoever writes figures, the rest is of one series.
    return kind === "round" || quantity === undefined
      ? message("account.screens-author", values)
      : message("account.screens-line", { ...values, figure: words.quantity(quantity) });
  });
  return [section(message("account.screens"), [message("account.screens-lines"), ...lines])];
}

function contradictions(
  { accounts, sifted, book, claims }: Account,
  words: AccountWords,
): readonly Section[] {
  if (sifted.contradicting.length === 0) return [];
  const quantities = new Map(
    claims.flatMap(({ statement, quantity }) =>
      statement === undefined ? [] : [[statement.at, book.quantities[quantity]!] as const],
    ),
  );
  const rows = sifted.contradicting.flatMap((group) =>
    group.map((at) => ({ at, row: accounts.reports.rows[at]! })),
  );
  return [
    section(
      message("account.twice"),
      [message("account.twice-lines")],
      [
        tableOf(rows, [
          {
            heading: "account.column.figure",
            cell: ({ at }) => words.quantity(quantities.get(at)!),
          },
          { heading: "account.column.by", cell: ({ row }) => row.by },
          { heading: "account.column.stated", format: "amount", cell: ({ row }) => row.amount },
        ]),
      ],
    ),
  ];
}

function figureTable(
  { claims }: Account,
  words: AccountWords,
  rows: readonly Figure[],
): ExplanationTable {
  return tableOf(rows, [
    { heading: "account.column.figure", cell: ({ quantity }) => words.quantity(quantity) },
    {
      heading: "account.column.by",
      cell: (figure) => claims[figure.claims[0]!]!.statement!.by,
    },
    {
      heading: "account.column.stated",
      format: "amount",
      cell: (figure) => claims[figure.claims[0]!]!.value,
    },
    { heading: "account.column.best", format: "amount", cell: ({ estimate }) => estimate ?? null },
    {
      heading: "account.column.from",
      format: "amount",
      cell: (figure) => lowOf(figure) ?? null,
    },
    {
      heading: "account.column.to",
      format: "amount",
      cell: (figure) => highOf(figure) ?? null,
    },
    { heading: "account.column.unit", cell: ({ quantity }) => words.unit(quantity) },
  ]);
}

/** What is no amount of any good. */
const besides = new Set<string>(["run", "hours", "installed", "served"]);

function unsupported(account: Account, words: AccountWords): Section {
  const { figures, usual } = account;
  const rows = figures
    .map((figure, i) => ({ figure, size: Math.abs(figure.estimate ?? 0) / usual(i) }))
    .filter(({ figure: { support, quantity } }) =>
      support === undefined || besides.has(quantity.kind) ? false : support.kind !== "others",
    )
    .sort((a, b) => b.size - a.size)
    .slice(0, foremost)
    .map(({ figure }) => figure);
  const lines = rows.length === 0 ? [] : [message("account.unsupported-lines")];
  return section(message("account.unsupported"), lines, [figureTable(account, words, rows)]);
}

function movements({ claims, book }: Account, words: AccountWords): Section {
  const rows = claims
    .filter(({ statement, score, adjustment = 0, deviation }) =>
      statement === undefined || score === undefined
        ? false
        : Math.abs(adjustment) > 1e-6 * deviation,
    )
    .sort((a, b) => Math.abs(b.score!) - Math.abs(a.score!))
    .slice(0, foremost);
  const lines = rows.length === 0 ? [] : [message("account.movements-lines")];
  return section(message("account.movements"), lines, [
    tableOf(rows, [
      {
        heading: "account.column.figure",
        cell: ({ quantity }) => words.quantity(book.quantities[quantity]!),
      },
      { heading: "account.column.by", cell: ({ statement }) => statement!.by },
      { heading: "account.column.stated", format: "amount", cell: ({ value }) => value },
      {
        heading: "account.column.best",
        format: "amount",
        cell: ({ value, adjustment }) => value + adjustment!,
      },
      {
        heading: "account.column.score",
        format: "difference",
        cell: ({ score }) => Number(score!.toFixed(2)),
      },
    ]),
  ]);
}

function missing(account: Account, words: AccountWords): Section {
  const { silent, gaps, oneSided } = missingIn(account);
  const { accounts, sifted } = account;
  const periodsOf = (numbers: readonly number[]) =>
    numbers.map((number) => words.words.period(number)).join(", ");
  const { goods } = { goods: words.words.good };
  const due = new Map(accounts.deadlines.rows.map((row) => [row.period, row.due]));
  interface Gap {
    readonly holder: string;
    readonly what: Message;
    readonly periods: string;
  }
  const rows: readonly Gap[] = [
    ...silent.map(({ holder, periods }) => ({
      holder,
      what: message("account.silent"),
      periods: periodsOf(periods),
    })),
    ...gaps.map(({ holder, what, of, periods }) => ({
      holder,
      what: message("account.gap", { what, of: goods(of) }),
      periods: periodsOf(periods),
    })),
    ...oneSided.map(({ from, to, of, period, silent: end }) => ({
      holder: end === "from" ? from : to,
      what: message("account.one-sided", {
        of: goods(of),
        from: words.words.where(from),
        to: words.words.where(to),
      }),
      periods: periodsOf([period]),
    })),
    ...sifted.late.map((at) => {
      const row = accounts.reports.rows[at]!;
      const values = { report: row.report ?? "", stated: row.stated!, due: due.get(row.period)! };
      return {
        holder: row.by,
        what: message("account.late", values),
        periods: periodsOf([row.period]),
      };
    }),
  ];
  const heading = message("account.missing");
  if (rows.length === 0) return section(heading, [message("account.nothing-missing")]);
  return section(
    heading,
    [message("account.missing-lines")],
    [
      tableOf(rows, [
        { heading: "account.column.holder", cell: ({ holder }) => words.words.where(holder) },
        { heading: "account.column.missing", cell: ({ what }) => what },
        { heading: "account.column.periods", cell: ({ periods }) => periods },
      ]),
    ],
  );
}

function assumptions({ book }: Account): Section {
  const counts = new Map<
    string,
    { readonly tolerated: string; readonly share: number; count: number }
  >();
  for (const { basis } of book.stated) {
    if (basis.kind === "report") continue;
    const tolerated = basis.kind === "tables" ? "tables" : basis.tolerated;
    const key = `${tolerated} ${basis.share}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { tolerated, share: basis.share, count: 1 });
    else known.count++;
  }
  const rows = [...counts.values()].sort((a, b) => b.count - a.count);
  return section(
    message("account.assumptions"),
    [message("account.assumptions-lines")],
    [
      tableOf(rows, [
        {
          heading: "account.column.what",
          cell: ({ tolerated }) =>
            message(`account.assumption.${tolerated}` as "account.assumption.tables"),
        },
        { heading: "account.column.share", format: "share", cell: ({ share }) => share },
        { heading: "account.column.count", format: "amount", cell: ({ count }) => count },
      ]),
    ],
  );
}
