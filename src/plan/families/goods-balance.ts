import { message } from "../../messages/index.ts";
import { eachArrival, eachDraw, eachFall } from "../flows.ts";
import { constant, onDemand } from "../rows.ts";
import type { Family } from "./family.ts";

/** Sources = uses, per account and period. Sources count positive, uses negative. */
export const goodsBalance: Family = {
  name: "goods-balance",
  why: "family.goods-balance.why",
  formula:
    "survival_g · stock[g,p,t−1] + Σ made + Σ (1 − loss) · ship[r,g,t−lag] + import + earned = Σ used + paid + Σ ship[r,g,t] + drawn + asked · fulfilment + export + waste + stock[g,p,t]",
  inWords: ({ what, where }) =>
    where === ""
      ? message("family.goods-balance.pooled", { good: what })
      : message("family.goods-balance.row", { good: what, place: where }),
  build: (setting, rows) => {
    const { resolved, columns, horizon, criteria, stocks, routes, trades } = setting;
    const rowAt = onDemand((key) => {
      const account = resolved.accounts[Math.floor(key / horizon)]!;
      const what = resolved.goods[account.good]!.name;
      const where = account.place < 0 ? "" : resolved.places[account.place]!;
      return rows.row({ family: "goods-balance", what, where, period: key % horizon }, 0, 0);
    });
    const add = (account: number, period: number, column: number, amount: number) => {
      if (amount !== 0) rows.add(rowAt(account * horizon + period), column, amount);
    };

    resolved.accounts.forEach((account, a) => {
      if (!columns.touched[a]) return;
      const { survival } = resolved.goods[account.good]!;
      add(a, 0, constant, stocks.get(a)?.opening ?? 0);
      for (let t = 0; t < horizon; t++) {
        if (columns.stock[a]! >= 0) {
          add(a, t, columns.stock[a]! + t, -1);
          if (t > 0) add(a, t, columns.stock[a]! + t - 1, survival ?? 0);
        }
        if (columns.waste[a]! >= 0) add(a, t, columns.waste[a]! + t, -1);
      }
    });
    resolved.sites.forEach((site, s) => {
      eachFall(setting, s, site, site.recipe, add);
    });
    for (const { route, good, first } of columns.shipments) {
      const account = resolved.accountAt(good, routes[route]!.from);
      for (let t = 0; t < horizon; t++) add(account, t, first + t, -1);
    }
    eachArrival(setting, (account, period, column, amount) => {
      if (period < horizon) add(account, period, column, amount);
    });
    eachDraw(
      setting,
      (account, period, column, amount) => {
        add(account, period, column, -amount);
      },
      () => undefined,
    );
    trades.forEach((trade, i) => {
      const { account, currency, period } = trade;
      if (columns.imports[i]! >= 0) {
        add(account, period, columns.imports[i]!, 1);
        add(currency, period, columns.imports[i]!, -trade.importPrice!);
      }
      if (columns.exports[i]! >= 0) {
        add(account, period, columns.exports[i]!, -1);
        add(currency, period, columns.exports[i]!, trade.exportPrice!);
      }
    });
    criteria.forEach(({ kind, account, period, asked }, c) => {
      if (kind === "need") add(account, period, columns.fulfilment[c]!, -asked);
    });
  },
};
