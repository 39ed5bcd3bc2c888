import type { Row } from "../../economy/types.ts";
import { stockRows } from "../stock-rows.ts";
import type { Past } from "./past.ts";

/**
 * The rows of `stocks` with what is at hand now as opening stock. A row that stands for several places is split
 * where these have different amounts.
 */
export function stocksAfter({ economy, resolved, opening }: Past): readonly Row<"stocks">[] {
  const standing = stockRows(resolved);
  const accountsOf = new Map<Row<"stocks">, number[]>();
  for (const [account, row] of standing) {
    accountsOf.set(row, [...(accountsOf.get(row) ?? []), account]);
  }
  const named = (account: number): Pick<Row<"stocks">, "place"> => {
    const { place } = resolved.accounts[account]!;
    return place < 0 ? {} : { place: resolved.places[place]! };
  };
  const rows = economy.tables.stocks.rows.flatMap((row) => {
    const accounts = accountsOf.get(row) ?? [];
    const amounts = accounts.map((account) => opening[account]!);
    const alike = amounts.every((amount) => amount === amounts[0]);
    return alike
      ? [withOpening(row, amounts[0])]
      : accounts.map((account, i) => withOpening({ ...row, ...named(account) }, amounts[i]));
  });
  const further = resolved.accounts.flatMap(({ good }, account): Row<"stocks">[] =>
    opening[account]! > 0 && !standing.has(account)
      ? [{ good: resolved.goods[good]!.name, ...named(account), opening: opening[account]! }]
      : [],
  );
  return [...rows, ...further];
}

/** Nothing at hand is only stated where an opening stock was: the rest has stated none. */
function withOpening(row: Row<"stocks">, amount = 0): Row<"stocks"> {
  if (amount === 0 && row.opening === undefined) return row;
  return { ...row, opening: amount };
}
