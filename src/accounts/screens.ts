/**
 * Screens of what people state, each figure and series by itself, without any balance: figures that weren't found anew,
 * rounder than the method gives, or impossible against their own series.
 */
import type { Message } from "../messages/index.ts";
import type { Account } from "./account.ts";
import { benjaminiYekutieli } from "./flags/chances.ts";
import { copied, type Series } from "./flags/copied.ts";
import { jumps } from "./flags/jumps.ts";
import { tooRound } from "./flags/too-round.ts";
import type { Method, Report } from "./reports/tables.ts";

/** Something that stands out in figures by themselves. */
export interface Screened {
  readonly kind: "round" | "copied" | "jump";
  readonly by: string;
  /** Rows of `reports`, by index. */
  readonly rows: readonly number[];
  /** How likely as much is by chance. */
  readonly chance: number;
  readonly message: Message;
}

/**
 * What the screens find, the least likely first; of all, a share of `level` at most is expected to be chance. Reports that
 * were replaced don't count.
 */
export function screensOf(account: Account, level = 0.05): readonly Screened[] {
  const all = [...roundFigures(account), ...seriesScreens(account)];
  const flagged = benjaminiYekutieli(
    all.map(({ chance }) => Math.min(1, chance)),
    level,
  );
  return flagged.map((i) => all[i]!);
}

interface Row {
  readonly at: number;
  readonly row: Report;
}

function rowsOf({ accounts, sifted }: Account): readonly Row[] {
  const gone = new Set([...sifted.replaced, ...sifted.repeated].map(({ at }) => at));
  return accounts.reports.rows.flatMap((row, at) => (gone.has(at) ? [] : [{ at, row }]));
}

function groupedBy(
  rows: readonly Row[],
  keyOf: (row: Report) => unknown,
): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const each of rows) {
    const key = JSON.stringify(keyOf(each.row));
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  return [...groups.values()];
}

function roundFigures(account: Account): readonly Screened[] {
  const rows = rowsOf(account).filter(({ row }) => row.method !== undefined);
  return groupedBy(rows, ({ by, method }) => [by, method]).flatMap((group) => {
    const { by, method } = group[0]!.row;
    const found = tooRound(
      group.map(({ row }) => row.amount),
      { method: method as Method },
    );
    if (found === undefined) return [];
    const { chance, message } = found;
    return [{ kind: "round" as const, by, rows: group.map(({ at }) => at), chance, message }];
  });
}

function seriesScreens(account: Account): readonly Screened[] {
  const { periods, first, last } = account;
  const positions = new Map(periods.map((period, t) => [period, t]));
  const season = seasonOf(account);
  const groups = groupedBy(rowsOf(account), ({ by, about, what, of, with: partner, unit }) => [
    ...[by, about ?? by, what, of, partner ?? null, unit ?? null],
  ]);
  return groups.flatMap((group): readonly Screened[] => {
    const byPeriod = new Map(group.map((each) => [positions.get(each.row.period)! - first, each]));
    const series: Series = Array.from(
      { length: last - first + 1 },
      (_, t) => byPeriod.get(t)?.row.amount,
    );
    const { by } = group[0]!.row;
    const rowAt = (t: number) => byPeriod.get(t)!.at;
    const same = copied(series);
    const repeats: readonly Screened[] =
      same === undefined
        ? []
        : [
            {
              ...{ kind: "copied", by, rows: same.equal.map(rowAt) },
              ...{ chance: same.chance, message: same.message },
            },
          ];
    const leaps = jumps(series, { season }).map(({ at, chance, message }): Screened => ({
      kind: "jump",
      by,
      rows: [rowAt(at)],
      chance,
      message,
    }));
    return [...repeats, ...leaps];
  });
}

/** After how many periods the same season comes again. */
function seasonOf({ economy }: Account): number {
  const rows = [...economy.tables.periods.rows].sort((a, b) => a.period - b.period);
  const { season } = rows[0] ?? {};
  if (season === undefined) return 1;
  const again = rows.findIndex((row, t) => t > 0 && row.season === season);
  return again < 0 ? 1 : again;
}
