import type { Parts } from "../columns.ts";

/** Accounts that something is made, used, kept, asked, traded or shipped in; the others need no balance. */
export function touchedAccounts(parts: Parts): boolean[] {
  const { resolved, criteria, stocks, routes, trades } = parts;
  const touched = resolved.accounts.map(() => false);
  for (const site of resolved.sites) for (const flow of site.recipe) touched[flow.target] = true;
  for (const { account } of criteria) if (account >= 0) touched[account] = true;
  for (const account of stocks.keys()) touched[account] = true;
  for (const trade of trades) {
    touched[trade.account] = true;
    touched[trade.currency] = true;
  }
  for (const { route, good } of shipmentsOf(parts)) {
    touched[resolved.accountAt(good, routes[route]!.from)] = true;
    touched[resolved.accountAt(good, routes[route]!.to)] = true;
    for (const { account } of routes[route]!.draws)
      if (account !== undefined) touched[account] = true;
  }
  for (const { to, shipped, draws } of routes) {
    for (const { good } of shipped) touched[resolved.accountAt(good, to)] = true;
    for (const { account, at } of shipped.length === 0 ? [] : draws) {
      if (account !== undefined && at === "to") touched[account] = true;
    }
  }
  return touched;
}

/**
 * Goods on routes that can carry them from where they can be had to where they can be of use: others would
 * only make the program larger.
 */
export function shipmentsOf(parts: Parts): readonly { route: number; good: number }[] {
  const { resolved, criteria, stocks, routes, trades } = parts;
  const had = resolved.accounts.map(() => false);
  const wanted = resolved.accounts.map(() => false);
  for (const { recipe } of resolved.sites) {
    for (const { target, amounts } of recipe) {
      if (amounts.some((amount) => amount > 0)) had[target] = true;
      if (amounts.some((amount) => amount < 0)) wanted[target] = true;
    }
  }
  for (const [account, row] of stocks) if ((row.opening ?? 0) > 0) had[account] = true;
  for (const { account } of criteria) if (account >= 0) wanted[account] = true;
  for (const trade of trades) {
    if (trade.importPrice !== undefined) had[trade.account] = true;
    if (trade.exportPrice !== undefined) wanted[trade.account] = true;
  }
  for (const route of routes) {
    for (const { account } of route.draws) if (account !== undefined) wanted[account] = true;
    for (const { good } of route.shipped) had[resolved.accountAt(good, route.to)] = true;
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to, goods } of routes) {
      for (const good of goods) {
        const start = resolved.accountAt(good, from);
        const end = resolved.accountAt(good, to);
        if (had[start] && !had[end]) changed = had[end] = true;
        if (wanted[end] && !wanted[start]) changed = wanted[start] = true;
      }
    }
  }
  return routes.flatMap(({ from, to, goods }, route) =>
    goods.flatMap((good) =>
      had[resolved.accountAt(good, from)] && wanted[resolved.accountAt(good, to)]
        ? [{ route, good }]
        : [],
    ),
  );
}
