import type { Row } from "../economy/types.ts";
import type { Resolved } from "./resolve.ts";

/**
 * The row of `stocks` that stands for each account: the one naming its place before one naming the
 * region above, that before one naming none.
 */
export function stockRows(resolved: Resolved): ReadonlyMap<number, Row<"stocks">> {
  const { tree, places, goodIndex } = resolved;
  const standing = new Map<number, { rank: number; row: Row<"stocks"> }>();
  for (const row of resolved.economy.tables.stocks.rows) {
    const good = goodIndex.get(row.good);
    if (good === undefined) continue;
    for (const account of resolved.accountsOf(good, row.place)) {
      const { place } = resolved.accounts[account]!;
      const name = place < 0 ? undefined : places[place]!;
      const rank =
        row.place === undefined || name === undefined
          ? places.length + 1
          : row.place === name
            ? 0
            : 1 + tree.ancestors(name).indexOf(row.place);
      const other = standing.get(account);
      if (other === undefined || rank < other.rank) standing.set(account, { rank, row });
    }
  }
  return new Map([...standing].map(([account, { row }]) => [account, row]));
}
