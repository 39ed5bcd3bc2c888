import { message } from "../../messages/index.ts";
import type { Family } from "./family.ts";

/**
 * Nothing that its tier still shares out stands below the floor. The rows bind only while their tier is
 * being decided (lower bound 0); otherwise they are free.
 */
export const floor: Family = {
  name: "floor",
  why: "family.floor.why",
  formula: "fulfilment[c] ≥ θ for every criterion c of the tier that is not yet fixed",
  inWords: ({ what, where }) => message("family.floor.row", { what, place: where }),
  build: ({ resolved, criteria, columns }, rows) => {
    criteria.forEach(({ kind, account, installed, need, period }, c) => {
      const label =
        kind === "capacity-end"
          ? {
              what: resolved.installed[installed]!.capacity,
              where: resolved.installed[installed]!.workplace,
            }
          : {
              what: need?.name ?? resolved.goods[resolved.accounts[account]!.good]!.name,
              where: resolved.places[resolved.accounts[account]!.place] ?? "",
            };
      const row = rows.row({ family: "floor", ...label, period }, -Infinity, Infinity);
      rows.add(row, columns.fulfilment[c]!, 1);
      rows.add(row, columns.floor, -1);
    });
  },
};

/**
 * A tier with a concave measure: each fulfilment is the sum of its pieces, of which earlier ones count
 * more. (Falling slopes fill them in order, so that no whole numbers are needed.)
 */
export const concave: Family = {
  name: "concave",
  why: "family.concave.why",
  formula: "fulfilment[c] = Σ_k piece[c,k],  0 ≤ piece[c,k] ≤ breakpoint[k] − breakpoint[k−1]",
  inWords: ({ what, where }) => message("family.concave.row", { what, place: where }),
  build: ({ resolved, criteria, columns }, rows) => {
    for (const { criterion, pieces } of columns.pieces) {
      const { account, need, period } = criteria[criterion]!;
      const place = account < 0 ? -1 : resolved.accounts[account]!.place;
      const row = rows.row(
        {
          family: "concave",
          what: need?.name ?? "",
          where: resolved.places[place] ?? "",
          period,
        },
        0,
        0,
      );
      rows.add(row, columns.fulfilment[criterion]!, 1);
      for (const { column } of pieces) rows.add(row, column, -1);
    }
  },
};

/** No fulfilment of a need whose gap a goal narrows is above the highest, or below the lowest, of its places. */
export const gap: Family = {
  name: "gap",
  why: "family.gap.why",
  formula: "low[n,t] ≤ fulfilment[c] ≤ high[n,t] for the criterion c of need n at every place",
  inWords: ({ what, where }) => message("family.gap.row", { need: what, place: where }),
  build: ({ resolved, criteria, columns }, rows) => {
    for (const { need, period, criteria: members, high, low } of columns.gaps) {
      for (const c of members) {
        const place = resolved.accounts[criteria[c]!.account]!.place;
        const label = {
          family: "gap",
          what: need,
          where: resolved.places[place]!,
          period,
        } as const;
        for (const [column, lower, upper] of [
          [high, -Infinity, 0],
          [low, 0, Infinity],
        ] as const) {
          const row = rows.row(label, lower, upper);
          rows.add(row, columns.fulfilment[c]!, 1);
          rows.add(row, column, -1);
        }
      }
    }
  },
};
