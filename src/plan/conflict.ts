import type { Conflict } from "../engine/engine.ts";
import { message, type Message } from "../messages/index.ts";
import type { Compiled } from "./compile.ts";
import { families } from "./families/index.ts";

/** Hard conditions that contradict each other, in words, each once. */
export function conflictInWords(compiled: Compiled, conflict: Conflict): readonly Message[] {
  const { labels, resolved } = compiled;
  const rows = conflict.rows.map((row) => {
    const label = labels[row]!;
    const family = families.find(({ name }) => name === label.family)!;
    return inPeriod(family.inWords(label), resolved.periods[label.period]);
  });
  const bounds = conflict.columns.flatMap((column) => boundInWords(compiled, column));
  return [...rows, ...bounds];
}

function inPeriod(what: Message, period: number | undefined): Message {
  return period === undefined ? what : message("plan.in-period", { what, period });
}

/** A bound that the economy states; that amounts aren't negative goes without saying. */
function boundInWords(compiled: Compiled, column: number): readonly Message[] {
  const { resolved, columns, criteria, trades, stocks, horizon } = compiled;
  const place = (index: number) =>
    index < 0 ? resolved.economy.about.name : resolved.places[index]!;
  const c = columns.fulfilment.indexOf(column);
  if (c >= 0) {
    const { account, installed, period } = criteria[c]!;
    if (criteria[c]!.tier !== 0) return [];
    const values =
      account < 0
        ? {
            what: resolved.installed[installed]!.capacity,
            place: resolved.installed[installed]!.workplace,
          }
        : {
            what: resolved.goods[resolved.accounts[account]!.good]!.name,
            place: place(resolved.accounts[account]!.place),
          };
    return [inPeriod(message("plan.bound.hard", values), resolved.periods[period])];
  }
  for (const [s, { technique, where, mayStart }] of resolved.sites.entries()) {
    const t = column - columns.runs[s]!;
    if (mayStart[t] !== false) continue;
    const said = message("plan.bound.season", { technique, where });
    return [inPeriod(said, resolved.periods[t])];
  }
  for (const { from, to, skill, first } of columns.secondments) {
    if (column < first || column >= first + horizon) continue;
    const values = { skill: resolved.skills[skill]!.name, from: place(from), to: place(to) };
    return [inPeriod(message("plan.bound.secondment", values), resolved.periods[column - first])];
  }
  for (const [account, row] of stocks) {
    const first = columns.stock[account]!;
    if (row.storage_limit === undefined || first < 0) continue;
    if (column < first || column >= first + horizon) continue;
    const { good, place: at } = resolved.accounts[account]!;
    const values = { what: resolved.goods[good]!.name, place: place(at) };
    return [
      inPeriod(message("plan.bound.storage-limit", values), resolved.periods[column - first]),
    ];
  }
  for (const [key, side] of [
    ["plan.bound.import", columns.imports],
    ["plan.bound.export", columns.exports],
  ] as const) {
    const i = side.indexOf(column);
    if (i < 0) continue;
    const trade = trades[i]!;
    const limited = side === columns.imports ? trade.importLimit : trade.exportLimit;
    if (limited === undefined) return [];
    const values = { what: resolved.goods[trade.good]!.name, place: place(trade.place) };
    return [inPeriod(message(key, values), resolved.periods[trade.period])];
  }
  return [];
}
