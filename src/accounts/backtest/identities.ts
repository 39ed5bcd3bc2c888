import type { Compiled } from "../../plan/compile.ts";

/** One text for whatever has these names, the same in every program of one period. */
export function identity(kind: string, ...names: readonly (string | undefined)[]): string {
  return JSON.stringify([kind, ...names.map((name) => name ?? "")]);
}

/**
 * What each column of a program of one period is of, so that a solution can be read into another program of the same
 * period. Columns that hold no amount (floors, gaps, pieces) have none.
 */
export function identitiesOf(compiled: Compiled): ReadonlyMap<string, number> {
  const { resolved, columns, criteria, routes, trades } = compiled;
  const found = new Map<string, number>();
  const nameOf = (account: number): readonly [string, string | undefined] => {
    const { good, place } = resolved.accounts[account]!;
    return [resolved.goods[good]!.name, resolved.places[place]];
  };
  resolved.sites.forEach(({ technique, where }, s) => {
    found.set(identity("run", technique, where), columns.runs[s]!);
  });
  criteria.forEach(({ need, account }, c) => {
    if (need === undefined) return;
    const [, place] = nameOf(account);
    found.set(identity("delivery", need.name, need.group, place), columns.fulfilment[c]!);
  });
  for (const kind of ["stock", "waste"] as const) {
    columns[kind].forEach((column, account) => {
      if (column >= 0) found.set(identity(kind, ...nameOf(account)), column);
    });
  }
  for (const { route, good, first } of columns.shipments) {
    found.set(identity("shipment", routes[route]!.name, resolved.goods[good]!.name), first);
  }
  trades.forEach(({ good, place }, i) => {
    const names = [resolved.goods[good]!.name, resolved.places[place]!] as const;
    if (columns.imports[i]! >= 0) found.set(identity("import", ...names), columns.imports[i]!);
    if (columns.exports[i]! >= 0) found.set(identity("export", ...names), columns.exports[i]!);
  });
  const skill = (s: number) => resolved.skills[s]!.name;
  for (const { place, skill: s, doing, first } of columns.skillUses) {
    found.set(identity("hours", skill(s), skill(doing), resolved.places[place]), first);
  }
  for (const { from, to, skill: s, first } of columns.secondments) {
    const places = [resolved.places[from], resolved.places[to]];
    found.set(identity("secondment", skill(s), ...places), first);
  }
  return found;
}
