import { message } from "../../messages/index.ts";
import { eachAdded, eachAddedLater, eachUnderWay } from "../flows.ts";
import { constant } from "../rows.ts";
import type { Family, Setting } from "./family.ts";

/** The level asked of a stock at the end, as far as it is fulfilled, is there or under way. */
export const end: Family = {
  name: "end",
  why: "family.end.why",
  formula: "asked · fulfilment ≤ stock[g,p,T] + Σ under way",
  inWords: ({ what, where }) =>
    where === ""
      ? message("family.end.pooled", { good: what })
      : message("family.end.row", { good: what, place: where }),
  build: (setting, rows) => {
    const { columns, horizon } = setting;
    const rowOf = new Map<number, number>();
    setting.criteria.forEach(({ kind, account, asked }, c) => {
      if (kind !== "end") return;
      const row = rows.row(labelOf(setting, "end", account, horizon - 1), 0, Infinity);
      rows.add(row, columns.fulfilment[c]!, -asked);
      if (columns.stock[account]! >= 0) rows.add(row, columns.stock[account]! + horizon - 1, 1);
      rowOf.set(account, row);
    });
    if (rowOf.size === 0) return;
    eachUnderWay(setting, (account, column, amount) => {
      const row = rowOf.get(account);
      if (row !== undefined) rows.add(row, column, amount);
    });
  },
};

/** The reserve asked of a stock, as far as it is fulfilled, is there at the end of every period. */
export const reserve: Family = {
  name: "reserve",
  why: "family.reserve.why",
  formula: "asked · fulfilment ≤ stock[g,p,t]",
  inWords: ({ what, where }) =>
    where === ""
      ? message("family.reserve.pooled", { good: what })
      : message("family.reserve.row", { good: what, place: where }),
  build: (setting, rows) => {
    const { columns } = setting;
    setting.criteria.forEach(({ kind, account, period, asked }, c) => {
      if (kind !== "reserve") return;
      const row = rows.row(labelOf(setting, "reserve", account, period), 0, Infinity);
      rows.add(row, columns.fulfilment[c]!, -asked);
      if (columns.stock[account]! >= 0) rows.add(row, columns.stock[account]! + period, 1);
    });
  },
};

/** The amount of a capacity asked at the end, as far as it is fulfilled, is installed or being built. */
export const capacityEnd: Family = {
  name: "capacity-end",
  why: "family.capacity-end.why",
  formula: "asked · fulfilment ≤ installed[k,T] + Σ under way",
  inWords: ({ what, where }) =>
    message("family.capacity-end.row", { capacity: what, workplace: where }),
  build: (setting, rows) => {
    const { resolved, columns, horizon } = setting;
    const rowOf = new Map<number, number>();
    setting.criteria.forEach(({ kind, installed, asked }, c) => {
      if (kind !== "capacity-end") return;
      const item = resolved.installed[installed]!;
      const row = rows.row(
        {
          family: "capacity-end",
          what: item.capacity,
          where: item.workplace,
          period: horizon - 1,
        },
        0,
        Infinity,
      );
      rows.add(row, columns.fulfilment[c]!, -asked);
      rows.add(row, constant, item.opening[horizon - 1]!);
      rowOf.set(installed, row);
    });
    if (rowOf.size === 0) return;
    eachAdded(setting, (installed, period, column, amount) => {
      const row = rowOf.get(installed);
      if (row !== undefined && period === horizon - 1) rows.add(row, column, amount);
    });
    eachAddedLater(setting, (installed, column, amount) => {
      const row = rowOf.get(installed);
      if (row !== undefined) rows.add(row, column, amount);
    });
  },
};

function labelOf(
  { resolved }: Setting,
  family: "end" | "reserve",
  account: number,
  period: number,
) {
  const { good, place } = resolved.accounts[account]!;
  const where = place < 0 ? "" : resolved.places[place]!;
  return { family, what: resolved.goods[good]!.name, where, period };
}
