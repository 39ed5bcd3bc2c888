import { eachArrival, eachDraw, eachFall } from "../flows.ts";
import { constant } from "../rows.ts";
import type { PlanRow } from "../types.ts";
import { placed, type Print } from "./setting.ts";

const balanceColumns = [
  "opening",
  "made",
  "arrived",
  "imported",
  "earned",
  "used",
  "paid",
  "sent",
  "drawn",
  "delivered",
  "exported",
  "waste",
  "closing",
] as const;

export function balances({ compiled, value }: Print): PlanRow<"balances">[] {
  const { resolved, columns, horizon, criteria, stocks, routes, trades } = compiled;
  const cells = resolved.accounts.length * horizon;
  const sums = Object.fromEntries(
    balanceColumns.map((name) => [name, new Float64Array(cells)]),
  ) as Record<(typeof balanceColumns)[number], Float64Array>;
  const into =
    (name: (typeof balanceColumns)[number]) =>
    (account: number, period: number, column: number, amount: number) => {
      sums[name][account * horizon + period]! += amount * value(column);
    };

  resolved.accounts.forEach((account, a) => {
    const { survival } = resolved.goods[account.good]!;
    into("opening")(a, 0, constant, stocks.get(a)?.opening ?? 0);
    for (let t = 0; t < horizon; t++) {
      if (columns.stock[a]! >= 0) {
        into("closing")(a, t, columns.stock[a]! + t, 1);
        if (t > 0) into("opening")(a, t, columns.stock[a]! + t - 1, survival ?? 0);
      }
      if (columns.waste[a]! >= 0) into("waste")(a, t, columns.waste[a]! + t, 1);
    }
  });
  resolved.sites.forEach((site, s) => {
    eachFall(compiled, s, site, site.recipe, (account, period, column, amount) => {
      if (amount > 0) into("made")(account, period, column, amount);
      if (amount < 0) into("used")(account, period, column, -amount);
    });
  });
  for (const { route, good, first } of columns.shipments) {
    const account = resolved.accountAt(good, routes[route]!.from);
    for (let t = 0; t < horizon; t++) into("sent")(account, t, first + t, 1);
  }
  eachArrival(compiled, (account, period, column, amount) => {
    if (period < horizon) into("arrived")(account, period, column, amount);
  });
  eachDraw(compiled, into("drawn"), () => undefined);
  trades.forEach(({ account, currency, period, importPrice, exportPrice }, i) => {
    if (columns.imports[i]! >= 0) {
      into("imported")(account, period, columns.imports[i]!, 1);
      into("paid")(currency, period, columns.imports[i]!, importPrice!);
    }
    if (columns.exports[i]! >= 0) {
      into("exported")(account, period, columns.exports[i]!, 1);
      into("earned")(currency, period, columns.exports[i]!, exportPrice!);
    }
  });
  criteria.forEach(({ kind, account, period, asked }, c) => {
    if (kind === "need") into("delivered")(account, period, columns.fulfilment[c]!, asked);
  });

  return resolved.accounts.flatMap((_, a) =>
    resolved.periods.flatMap((period, t) => {
      const cell = a * horizon + t;
      if (balanceColumns.every((name) => sums[name][cell] === 0)) return [];
      const figures = Object.fromEntries(
        balanceColumns.map((name) => [name, sums[name][cell]!]),
      ) as Record<(typeof balanceColumns)[number], number>;
      return [{ ...placed(compiled, a), period, ...figures }];
    }),
  );
}
