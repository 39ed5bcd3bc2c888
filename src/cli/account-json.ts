import { render } from "../messages/index.ts";
import { explanationDocument, type Explanation } from "../plan/explain/index.ts";
import type { Account } from "../accounts/account.ts";
import type { Flag } from "../accounts/suspicions.ts";
import { flagLines } from "../accounts/tell/flags.ts";
import { accountWords } from "../accounts/tell/words.ts";
import { accountRows } from "../accounts/write.ts";
import { document } from "./json.ts";

/** An account as one document: its tables' rows, its flags, and what is said of it. */
export function accountDocument(
  account: Account,
  flags: readonly Flag[],
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
    flags: flags.map(({ kind, claims: about, bias, deviation, score, told, ...flag }, i) => ({
      ...{ kind, bias, deviation, score, told },
      rows: about.flatMap((k) => rowOf(account, k)),
      alternatives: flag.alternatives.flatMap((k) => rowOf(account, k)),
      words: flagLines(
        account,
        words,
        { kind, claims: about, bias, deviation, score, told, ...flag },
        i + 1,
      ).map((line) => render(line)),
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
