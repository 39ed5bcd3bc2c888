import { eachTerm } from "../measures.ts";
import type { PlanRow } from "../types.ts";
import type { Print } from "./setting.ts";

export function limits({ compiled, value }: Print): PlanRow<"limits">[] {
  const { resolved, horizon } = compiled;
  return resolved.economy.tables.limits.rows.flatMap((row) => {
    const sums = new Float64Array(horizon);
    const places = row.place === undefined ? undefined : new Set(resolved.placesOf(row.place));
    eachTerm(compiled, row.of, { what: row.what, places }, (period, column, amount) => {
      sums[period]! += amount * value(column);
    });
    return resolved.periodsOf(row.period).map((t) => ({
      limit: row.limit,
      ...(row.place === undefined ? {} : { place: row.place }),
      period: resolved.periods[t]!,
      value: sums[t]!,
      ...(row.minimum === undefined ? {} : { minimum: row.minimum }),
      ...(row.maximum === undefined ? {} : { maximum: row.maximum }),
    }));
  });
}
