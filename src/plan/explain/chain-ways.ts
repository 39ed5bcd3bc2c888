/** Ways to get a good other than making it: routes, trade, and keeping what there was. */
import type { Trade } from "../logistics.ts";
import { balanceOf, labourOf, priceAt, worthwhile, type At, type Walk } from "./chain-walk.ts";

export function followRoutes(walk: Walk, { account, period, link }: At): void {
  const { resolved, prices } = walk;
  const { good, place } = resolved.accounts[account]!;
  const weight = resolved.goods[good]!.weight ?? 0;
  for (const route of walk.routes.get(place) ?? []) {
    const departs = period - route.lag;
    if (departs < 0 || !route.goods.includes(good)) continue;
    const from = resolved.accountAt(good, route.from);
    const number = resolved.periods[departs]!;
    const full = { family: "route-capacity", what: route.name, where: "", period: number };
    const gives = priceAt(walk, account, period) * (1 - route.loss);
    const takes = priceAt(walk, from, departs) + weight * prices.of(full);
    if (takes > gives * (1 + worthwhile)) continue;
    const by = { kind: "route", name: route.name } as const;
    walk.visit(full, link, by);
    walk.visitPool(from, departs, link, by);
    for (const draw of route.draws) {
      const falls = draw.at === "from" ? departs : period;
      if (draw.account !== undefined) walk.visitPool(draw.account, falls, link, by);
      if (draw.skill === undefined) continue;
      walk.visitLabour(draw.place, draw.skill, falls, link, by);
      walk.visit(labourOf(resolved, "labour-cover", draw.place, draw.skill, falls), link, by);
    }
    for (const row of resolved.economy.tables.limits.rows) {
      const meant = row.what === route.name || row.what === resolved.goods[good]!.name;
      if (row.of !== "shipped" || !meant) continue;
      walk.visit(
        { family: "limit", what: row.limit, where: row.place ?? "", period: number },
        link,
        by,
      );
    }
  }
}

export function followTrade(walk: Walk, { account, period, link }: At): void {
  const { resolved } = walk;
  const price = priceAt(walk, account, period);
  const number = resolved.periods[period]!;
  const key = account * resolved.periods.length + period;
  const labelOf = ({ good, place }: Trade) => ({
    what: resolved.goods[good]!.name,
    where: resolved.places[place]!,
    period: number,
  });
  for (const trade of walk.imports.get(key) ?? []) {
    if (trade.importPrice === undefined) continue;
    const takes = trade.importPrice * priceAt(walk, trade.currency, period);
    if (takes > price * (1 + worthwhile)) continue;
    const label = labelOf(trade);
    const by = { kind: "import", name: label.what } as const;
    walk.visit({ family: "import-limit", ...label }, link, by);
    walk.visitPool(trade.currency, period, link, by);
    for (const row of resolved.economy.tables.limits.rows) {
      if (row.of !== "imported" || row.what !== label.what) continue;
      const where = row.place ?? "";
      walk.visit({ family: "limit", what: row.limit, where, period: number }, link, by);
    }
  }
  for (const trade of walk.exports.get(key) ?? []) {
    if (trade.exportPrice === undefined) continue;
    if (priceAt(walk, trade.account, period) > price * trade.exportPrice * (1 + worthwhile))
      continue;
    const label = labelOf(trade);
    const by = { kind: "export", name: label.what } as const;
    walk.visit({ family: "export-limit", ...label }, link, by);
    walk.visitPool(trade.account, period, link, by);
  }
}

export function followStock(walk: Walk, { account, period, link }: At): void {
  const { resolved, prices } = walk;
  const { good } = resolved.accounts[account]!;
  const { survival, name } = resolved.goods[good]!;
  const by = { kind: "stock", name } as const;
  for (const family of ["reserve", "end"]) {
    walk.visit({ ...balanceOf(resolved, account, period), family }, link, by);
  }
  if (survival === undefined || period === 0) return;
  const before = balanceOf(resolved, account, period - 1);
  const limit = { ...before, family: "storage-limit" };
  const takes = prices.of(before) + prices.of(limit);
  const gives = survival * priceAt(walk, account, period);
  if (takes > gives * (1 + worthwhile)) return;
  walk.visit(limit, link, by);
  walk.visitPool(account, period - 1, link, by);
}
