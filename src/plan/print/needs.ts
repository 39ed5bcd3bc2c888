import { eachAddedLater } from "../flows.ts";
import type { PlanRow } from "../types.ts";
import { installedAt } from "./capacities.ts";
import { placed, type Print } from "./setting.ts";
import { underWayOf } from "./stocks.ts";

export function deliveries({ compiled, value, levelOf }: Print): PlanRow<"deliveries">[] {
  const { resolved, criteria, columns } = compiled;
  return criteria.flatMap(({ need, account, period, tier, asked }, c) => {
    if (need === undefined) return [];
    const fulfilment = value(columns.fulfilment[c]!);
    return [
      {
        need: need.name,
        ...(need.group === undefined ? {} : { group: need.group }),
        ...placed(compiled, account),
        period: resolved.periods[period]!,
        tier,
        asked,
        delivered: asked * fulfilment,
        fulfilment,
        level: levelOf[c]!,
      },
    ];
  });
}

export function keeping({ compiled, value, levelOf }: Print): PlanRow<"keeping">[] {
  const { resolved, criteria, columns, horizon } = compiled;
  const underWay = underWayOf(compiled, value);
  const installed = installedAt(compiled, value);
  const later = new Float64Array(resolved.installed.length);
  eachAddedLater(compiled, (item, column, amount) => {
    later[item]! += amount * value(column);
  });
  return criteria.flatMap(({ kind, account, installed: item, period, tier, asked }, c) => {
    if (kind === "need") return [];
    // Kept ÷ asked, not the program's variable: that may stay below what there is.
    const common = (kept: number) => ({
      kind,
      period: resolved.periods[period]!,
      tier,
      required: asked,
      kept,
      fulfilment: Math.min(1, kept / asked),
      level: levelOf[c]!,
    });
    if (kind === "capacity-end") {
      const { capacity, workplace } = resolved.installed[item]!;
      const kept = installed.total[item * horizon + period]! + later[item]!;
      return [{ ...common(kept), what: capacity, where: workplace }];
    }
    const first = columns.stock[account]!;
    const stock = first < 0 ? 0 : value(first + period);
    const kept = kind === "end" ? stock + underWay[account]! : stock;
    const { good, place } = placed(compiled, account);
    return [{ ...common(kept), what: good, ...(place === undefined ? {} : { where: place }) }];
  });
}
