import { message } from "../../messages/index.ts";
import { eachTerm } from "../measures.ts";
import type { Family } from "./family.ts";

/** What the table `limits` allows at most and demands at least. */
export const limit: Family = {
  name: "limit",
  why: "family.limit.why",
  formula: "minimum ≤ Σ of what is limited ≤ maximum",
  inWords: ({ what, where }) =>
    where === ""
      ? message("family.limit.economy", { limit: what })
      : message("family.limit.row", { limit: what, place: where }),
  build: (setting, rows) => {
    const { resolved } = setting;
    for (const row of resolved.economy.tables.limits.rows) {
      const rowAt = new Map(
        resolved
          .periodsOf(row.period)
          .map((period) => [
            period,
            rows.row(
              { family: "limit", what: row.limit, where: row.place ?? "", period },
              row.minimum ?? -Infinity,
              row.maximum ?? Infinity,
            ),
          ]),
      );
      const places = row.place === undefined ? undefined : new Set(resolved.placesOf(row.place));
      eachTerm(setting, row.of, { what: row.what, places }, (period, column, amount) => {
        const at = rowAt.get(period);
        if (at !== undefined) rows.add(at, column, amount);
      });
    }
  },
};
