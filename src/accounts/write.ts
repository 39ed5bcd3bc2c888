import { writePackage } from "../economy/write.ts";
import type { AnyRow } from "../economy/types.ts";
import { render, type Locale, type Message } from "../messages/index.ts";
import type { Account } from "./account.ts";
import { missingIn } from "./missing.ts";
import type { Flag } from "./suspicions.ts";
import { accountSchema, type accountTables } from "./tables.ts";
import { flagLines } from "./tell/flags.ts";
import { highOf, lowOf } from "./tell/interval.ts";
import { accountWords } from "./tell/words.ts";

/** A visit that is proposed, in words. */
export interface VisitRow {
  readonly holder: string;
  readonly why: "aimed" | "lot";
  readonly gain: number;
  readonly words: Message;
}

type AccountRows = { readonly [T in keyof typeof accountTables]: readonly AnyRow[] };

/** The account as rows of its tables. */
export function accountRows(
  account: Account,
  flags: readonly Flag[],
  visits: readonly VisitRow[] = [],
  locale: Locale = "en",
): AccountRows {
  const words = accountWords(account);
  return {
    figures: figureRows(account),
    claims: claimRows(account),
    flags: flags.map((flag, i) => ({
      ...{ flag: i + 1, kind: flag.kind, bias: flag.bias, deviation: flag.deviation },
      ...{ score: flag.score, told: flag.told.join("; ") },
      words: flagLines(account, words, flag, i + 1)
        .map((line) => render(line, locale))
        .join(" "),
    })),
    visits: visits.map(({ words: said, ...visit }, i) => ({
      ...{ visit: i + 1, ...visit },
      words: render(said, locale),
    })),
    missing: missingRows(account),
  };
}

/** Writes an account as a data package; see `writePackage`. */
export async function writeAccount(
  account: Account,
  flags: readonly Flag[],
  visits: readonly VisitRow[],
  path: string,
): Promise<void> {
  const { about } = account.economy;
  await writePackage(path, { about, tables: accountRows(account, flags, visits) }, accountSchema);
}

function figureRows({ figures, periods }: Account): readonly AnyRow[] {
  return figures.flatMap((figure): readonly AnyRow[] => {
    const { quantity, estimate, deviation, status, support, claims } = figure;
    const { kind, holder, of, with: partner, period, own } = quantity;
    // What ties figures to each other is no figure; what began before the first period has none.
    if (kind === "off" || kind === "weather" || period < 0) return [];
    return [
      {
        ...{ what: kind, holder, of, period: periods[period]!, status, reports: claims.length },
        ...(holder === "" ? { holder: undefined } : {}),
        ...(partner === undefined ? {} : { with: partner }),
        ...(own === true ? { own } : {}),
        ...(estimate === undefined
          ? {}
          : { estimate, deviation: deviation!, low: lowOf(figure)!, high: highOf(figure)! }),
        ...(support === undefined ? {} : { support: support.kind }),
        ...(support?.estimate === undefined
          ? {}
          : { others: support.estimate, others_deviation: support.deviation! }),
      },
    ];
  });
}

function claimRows({ accounts, claims, sifted }: Account): readonly AnyRow[] {
  const byReport = new Map(
    claims.flatMap((claim) => (claim.statement === undefined ? [] : [[claim.statement.at, claim]])),
  );
  const replaced = new Set(sifted.replaced.map(({ at }) => at));
  return accounts.reports.rows.map((row, at): AnyRow => {
    const { report, by, about = by, period, what, of, with: partner, amount } = row;
    const claim = byReport.get(at);
    const stated = {
      ...{ row: accounts.reports.lines[at] ?? at + 2, by, about, period, what, of },
      ...(report === undefined ? {} : { report }),
      ...(partner === undefined ? {} : { with: partner }),
    };
    if (claim === undefined) {
      return { ...stated, amount, counts: replaced.has(at) ? "replaced" : "repeats" };
    }
    const { value, deviation, adjustment, score, setAside } = claim;
    return {
      ...{ ...stated, amount: value, deviation, counts: setAside ? "aside" : "yes" },
      ...(adjustment === undefined ? {} : { best: value + adjustment, adjustment }),
      ...(score === undefined ? {} : { score }),
    };
  });
}

function missingRows(account: Account): readonly AnyRow[] {
  const { silent, gaps, oneSided } = missingIn(account);
  return [
    ...silent.flatMap(({ holder, periods }) =>
      periods.map((period) => ({ holder, missing: "all", period })),
    ),
    ...gaps.flatMap(({ holder, what, of, periods }) =>
      periods.map((period) => ({ holder, missing: what, of, period })),
    ),
    ...oneSided.map(({ from, to, of, period, silent: end }) =>
      end === "from"
        ? { holder: from, missing: "sent", of, with: to, period }
        : { holder: to, missing: "received", of, with: from, period },
    ),
  ];
}
