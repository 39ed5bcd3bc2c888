import { render } from "../messages/index.ts";
import { explanationDocument, type Explanation } from "../plan/explain/index.ts";
import type { Account } from "../accounts/account.ts";
import { explanationsIn } from "../accounts/explained.ts";
import type { Told } from "../accounts/tell/sections.ts";
import { flagLines } from "../accounts/tell/flags.ts";
import { accountWords } from "../accounts/tell/words.ts";
import { accountRows } from "../accounts/write.ts";
import { document } from "./json.ts";

/** An account as one document: its tables' rows, its flags, and what is said of it. */
export function accountDocument(
  account: Account,
  { flags, screens }: Pick<Told, "flags" | "screens">,
  explanation: Explanation,
  further: Readonly<Record<string, unknown>> = {},
): string {
  const { figures, claims, missing } = accountRows(account, flags);
  const { asClaimed, reconciled, periods, first, last } = account;
  const words = accountWords(account);
  return document({
    status: "reconciled",
    periods: { first: periods[first]!, last: periods[last]! },
    test: {
      asClaimed: { chiSquare: asClaimed.chiSquare, degrees: asClaimed.degrees },
      reconciled: { chiSquare: reconciled.chiSquare, degrees: reconciled.degrees },
      imbalance: reconciled.imbalance,
    },
    figures,
    claims,
    flags: flags.map((flag, i) => ({
      ...{ kind: flag.kind, bias: flag.bias, deviation: flag.deviation, score: flag.score },
      rows: flag.claims.flatMap((k) => rowOf(account, k)),
      alternatives: flag.alternatives.flatMap((k) => rowOf(account, k)),
      explanations: explanationsIn(account, flag).map(({ message: said, ...explanation }) => ({
        ...explanation,
        words: render(said),
      })),
      told: flag.told,
      words: flagLines(account, words, flag, i + 1).map((line) => render(line)),
    })),
    screens: screens.map(({ kind, by, rows, chance, message: said }) => ({
      ...{ kind, by, chance, words: render(said) },
      rows: rows.map((at) => account.accounts.reports.lines[at] ?? at + 2),
    })),
    missing,
    ...further,
    text: explanationDocument(explanation),
  });
}

/** Rows of the table of reports; claims that rest on no report have none. */
function rowOf({ claims, accounts }: Account, k: number): readonly number[] {
  const at = claims[k]!.statement?.at;
  return at === undefined ? [] : [accounts.reports.lines[at] ?? at + 2];
}
