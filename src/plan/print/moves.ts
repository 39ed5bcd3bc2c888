import type { PlanRow } from "../types.ts";
import type { Print } from "./setting.ts";

export function activities({ compiled, value }: Print): PlanRow<"activities">[] {
  const { resolved, columns } = compiled;
  return resolved.sites.flatMap(({ technique, where, place }, s) =>
    resolved.periods.flatMap((period, t) => {
      const runs = value(columns.runs[s]! + t);
      return runs === 0 ? [] : [{ technique, where, place: resolved.places[place]!, period, runs }];
    }),
  );
}

export function shipments({ compiled, value }: Print): PlanRow<"shipments">[] {
  const { resolved, columns, routes } = compiled;
  return columns.shipments.flatMap(({ route, good, first }) => {
    const { name, from, to, lag, loss } = routes[route]!;
    const { name: goodName, weight } = resolved.goods[good]!;
    return resolved.periods.flatMap((period, t) => {
      const sent = value(first + t);
      if (sent === 0) return [];
      const arrives = resolved.periods[t + lag];
      return [
        {
          route: name,
          good: goodName,
          period,
          from: resolved.places[from]!,
          to: resolved.places[to]!,
          sent,
          arriving: sent * (1 - loss),
          ...(arrives === undefined ? {} : { arrives }),
          tonnes: sent * (weight ?? 0),
        },
      ];
    });
  });
}

export function trade({ compiled, value }: Print): PlanRow<"trade">[] {
  const { resolved, columns, trades } = compiled;
  return trades.flatMap((row, i) => {
    const imported = columns.imports[i]! < 0 ? 0 : value(columns.imports[i]!);
    const exported = columns.exports[i]! < 0 ? 0 : value(columns.exports[i]!);
    if (imported === 0 && exported === 0) return [];
    return [
      {
        place: resolved.places[row.place]!,
        good: resolved.goods[row.good]!.name,
        period: resolved.periods[row.period]!,
        imported,
        exported,
        currency: resolved.goods[resolved.accounts[row.currency]!.good]!.name,
        paid: imported * (row.importPrice ?? 0),
        earned: exported * (row.exportPrice ?? 0),
      },
    ];
  });
}
