import type { Optimal } from "../engine/engine.ts";
import type { Program } from "../engine/program.ts";
import type { Compiled } from "./compile.ts";
import type { FamilyName } from "./families/index.ts";
import type { Price } from "./levels.ts";

/** Below this share of a level's largest price, a price is rounding. */
const smallestShare = 1e-9;

const devices: ReadonlySet<string> = new Set<FamilyName>(["floor", "concave", "gap", "goal"]);

/**
 * The shadow prices of a level, from the duals of its program. Rows of the floor, the pieces, the gaps and the
 * goals are the planner's own devices, not scarce things, and have none.
 */
export function pricesOf(compiled: Compiled, sense: Program["sense"], outcome: Optimal): Price[] {
  const { rowDuals, columnDuals } = outcome;
  if (rowDuals === undefined || columnDuals === undefined) return [];
  const better = sense === "maximise" ? 1 : -1;
  const prices: Price[] = [];
  compiled.labels.forEach((label, row) => {
    if (devices.has(label.family)) return;
    // One unit more of a good lets its uses exceed its sources by one, and one person more lets one more
    // leave: the row's bound moves down.
    const more = label.family === "goods-balance" || label.family === "people" ? -1 : 1;
    prices.push({ ...label, value: better * more * rowDuals[row]! });
  });
  for (const { column, ...label } of boundLabels(compiled)) {
    const value = better * columnDuals[column]!;
    // At its upper bound, a higher bound would help; at zero it is not the bound that holds it.
    if (value > 0) prices.push({ ...label, value });
  }
  const largest = prices.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  return prices.filter(({ value }) => Math.abs(value) > smallestShare * largest);
}

/** Columns whose upper bound is something the economy states. */
function boundLabels({ resolved, columns, stocks, trades, horizon }: Compiled) {
  const labels: {
    family: string;
    what: string;
    where: string;
    period: number;
    column: number;
  }[] = [];
  for (const [account, row] of stocks) {
    const first = columns.stock[account]!;
    if (row.storage_limit === undefined || first < 0) continue;
    const { good, place } = resolved.accounts[account]!;
    const what = resolved.goods[good]!.name;
    const where = place < 0 ? "" : resolved.places[place]!;
    for (let period = 0; period < horizon; period++) {
      labels.push({ family: "storage-limit", what, where, period, column: first + period });
    }
  }
  trades.forEach((trade, i) => {
    const label = {
      what: resolved.goods[trade.good]!.name,
      where: resolved.places[trade.place]!,
      period: trade.period,
    };
    if (columns.imports[i]! >= 0 && trade.importLimit !== undefined) {
      labels.push({ family: "import-limit", ...label, column: columns.imports[i]! });
    }
    if (columns.exports[i]! >= 0 && trade.exportLimit !== undefined) {
      labels.push({ family: "export-limit", ...label, column: columns.exports[i]! });
    }
  });
  const { secondments } = resolved.economy.tables;
  for (const { row, first } of columns.secondments) {
    const { from, to, skill, limit } = secondments.rows[row]!;
    if (limit === undefined) continue;
    const label = { family: "secondment-limit", what: skill, where: `${from} → ${to}` };
    for (let period = 0; period < horizon; period++) {
      labels.push({ ...label, period, column: first + period });
    }
  }
  return labels;
}
