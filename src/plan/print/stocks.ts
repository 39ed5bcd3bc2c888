import type { Compiled } from "../compile.ts";
import { eachUnderWay } from "../flows.ts";
import type { PlanRow } from "../types.ts";
import { placed, type Print } from "./setting.ts";

/** What counts towards the end level of each account, of work and shipments under way. */
export function underWayOf(compiled: Compiled, value: Print["value"]): Float64Array {
  const underWay = new Float64Array(compiled.resolved.accounts.length);
  eachUnderWay(compiled, (account, column, amount) => {
    underWay[account]! += amount * value(column);
  });
  return underWay;
}

export function stocksTable({ compiled, value }: Print): PlanRow<"stocks">[] {
  const { resolved, columns, horizon, stocks } = compiled;
  const underWay = underWayOf(compiled, value);
  return resolved.accounts.flatMap((_, a) =>
    resolved.periods.flatMap((period, t) => {
      const first = columns.stock[a]!;
      const closing = first < 0 ? 0 : value(first + t);
      const coming = t === horizon - 1 ? underWay[a]! : 0;
      const row = stocks.get(a);
      if (closing === 0 && coming === 0 && row?.reserve === undefined) return [];
      return [
        {
          ...placed(compiled, a),
          period,
          closing,
          under_way: coming,
          ...(row?.reserve === undefined ? {} : { reserve: row.reserve }),
          ...(row?.storage_limit === undefined ? {} : { storage_limit: row.storage_limit }),
        },
      ];
    }),
  );
}
