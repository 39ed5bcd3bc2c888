/**
 * The variables of the program, all ≥ 0, in blocks. A block that has a column per period keeps the
 * periods together: column = first + period.
 */
import type { Row } from "../economy/types.ts";
import { shipmentsOf, touchedAccounts } from "./columns/accounts.ts";
import { apartOf, type Apart } from "./columns/gaps.ts";
import { secondmentsOf, skillUsesOf } from "./columns/skills.ts";
import type { Criterion } from "./criteria.ts";
import { piecesOf, type Concave } from "./goals.ts";
import type { Route, Trade } from "./logistics.ts";
import type { Resolved } from "./resolve.ts";

export interface Shipment {
  readonly route: number;
  readonly good: number;
  /** Column of the first period of departure. */
  readonly first: number;
}

/** Hours of skilled people of a place doing work of a skill: their own, or another they can stand in for. */
export interface SkillUse {
  readonly place: number;
  readonly skill: number;
  readonly doing: number;
  readonly first: number;
}

/** Hours of people of a place who help in another, by a row of `secondments`. */
export interface Secondment {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly skill: number;
  /** Column of the first period: hours that leave. */
  readonly first: number;
  /** Share of them lost on the way. */
  readonly travel: number;
}

/** How far places are apart in the fulfilment of a need in a period: highest less lowest. */
export interface NarrowedGap extends Apart {
  /** Columns: no fulfilment is above `high`, none below `low`. */
  readonly high: number;
  readonly low: number;
}

export interface Columns {
  readonly count: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly names: (column: number) => string;
  /** First column of each site's runs. */
  readonly runs: readonly number[];
  /** Column of each criterion's fulfilment, in [0, 1]. */
  readonly fulfilment: readonly number[];
  /** First column of each account's closing stock; -1: none. */
  readonly stock: Int32Array;
  /** First column of each account's waste; -1: none. */
  readonly waste: Int32Array;
  readonly shipments: readonly Shipment[];
  /** Columns of each trade's import and export; -1: closed. */
  readonly imports: Int32Array;
  readonly exports: Int32Array;
  readonly skillUses: readonly SkillUse[];
  readonly secondments: readonly Secondment[];
  /** Of the tiers and needs whose gap a goal narrows. */
  readonly gaps: readonly NarrowedGap[];
  /** 1 for columns that are whole numbers; absent: there are none. */
  readonly integer?: Uint8Array;
  /** Pieces of the fulfilments of tiers with a concave measure, with the worth of each per unit. */
  readonly pieces: readonly {
    readonly criterion: number;
    readonly pieces: readonly { readonly column: number; readonly worth: number }[];
  }[];
  /** The floor of the tier that is being raised. */
  readonly floor: number;
  /** Accounts that anything happens to. */
  readonly touched: readonly boolean[];
}

export interface Parts {
  readonly resolved: Resolved;
  readonly criteria: readonly Criterion[];
  readonly stocks: ReadonlyMap<number, Row<"stocks">>;
  readonly routes: readonly Route[];
  readonly trades: readonly Trade[];
  /** Tiers with a concave measure in place of leximin. */
  readonly concave: ReadonlyMap<number, Concave>;
}

export function columnsOf(parts: Parts): Columns {
  const { resolved, criteria, stocks, routes, trades, concave } = parts;
  const horizon = resolved.periods.length;
  const lower: number[] = [];
  const upper: number[] = [];
  const blocks: { first: number; length: number; name: (i: number) => string }[] = [];
  const block = (length: number, name: (i: number) => string, top: number | undefined) => {
    const first = lower.length;
    blocks.push({ first, length, name });
    for (let i = 0; i < length; i++) {
      lower.push(0);
      upper.push(top ?? Infinity);
    }
    return first;
  };
  const period = (t: number) => `#${resolved.periods[t]!}`;
  const accountName = (a: number) => {
    const { good, place } = resolved.accounts[a]!;
    return `${resolved.goods[good]!.name}@${place < 0 ? "" : resolved.places[place]!}`;
  };
  const touched = touchedAccounts(parts);

  const runs = resolved.sites.map((site) => {
    const first = block(
      horizon,
      (t) => `run:${site.technique}@${site.where}${period(t)}`,
      undefined,
    );
    site.mayStart.forEach((may, t) => {
      if (!may) upper[first + t] = 0;
    });
    return first;
  });
  const fulfilment = criteria.map((criterion) =>
    block(1, () => criterionName(criterion, resolved), 1),
  );
  criteria.forEach((criterion, c) => {
    if (criterion.tier === 0) lower[fulfilment[c]!] = 1;
  });
  const stock = new Int32Array(resolved.accounts.length).fill(-1);
  const waste = new Int32Array(resolved.accounts.length).fill(-1);
  resolved.accounts.forEach((account, a) => {
    if (!touched[a]) return;
    const good = resolved.goods[account.good]!;
    if (good.survival !== undefined) {
      const limit = stocks.get(a)?.storage_limit;
      stock[a] = block(horizon, (t) => `stock:${accountName(a)}${period(t)}`, limit);
    }
    if (good.disposable) {
      waste[a] = block(horizon, (t) => `waste:${accountName(a)}${period(t)}`, undefined);
    }
  });
  const shipments = shipmentsOf(parts).map(({ route, good }) => ({
    route,
    good,
    first: block(
      horizon,
      (t) => `ship:${routes[route]!.name}:${resolved.goods[good]!.name}${period(t)}`,
      undefined,
    ),
  }));
  const imports = new Int32Array(trades.length).fill(-1);
  const exports = new Int32Array(trades.length).fill(-1);
  trades.forEach((trade, i) => {
    const name = (word: string) => () =>
      `${word}:${resolved.goods[trade.good]!.name}@${resolved.places[trade.place]!}${period(trade.period)}`;
    if (trade.importPrice !== undefined) imports[i] = block(1, name("import"), trade.importLimit);
    if (trade.exportPrice !== undefined) exports[i] = block(1, name("export"), trade.exportLimit);
  });
  const skillUses = skillUsesOf(resolved).map(({ place, skill, doing }) => ({
    place,
    skill,
    doing,
    first: block(
      horizon,
      (t) =>
        `hours:${resolved.skills[skill]!.name}:${resolved.skills[doing]!.name}@${resolved.places[place]!}${period(t)}`,
      undefined,
    ),
  }));
  const secondments = secondmentsOf(resolved).map(({ limit, ...secondment }) => {
    const { from, to, skill } = secondment;
    const name = `second:${resolved.skills[skill]!.name}:${resolved.places[from]!}>${resolved.places[to]!}`;
    return { ...secondment, first: block(horizon, (t) => `${name}${period(t)}`, limit) };
  });
  const gaps = apartOf(resolved, criteria).map((apart) => {
    const name = `${apart.need}${apart.group === undefined ? "" : `/${apart.group}`}`;
    const side = (which: string) =>
      block(1, () => `${which}:${apart.tier}:${name}${period(apart.period)}`, 1);
    return { ...apart, high: side("high"), low: side("low") };
  });
  const pieces = criteria.flatMap((criterion, index) => {
    const measure = concave.get(criterion.tier);
    if (measure === undefined) return [];
    return [
      {
        criterion: index,
        pieces: piecesOf(criterion, measure).map(({ length, worth }, k) => ({
          column: block(1, () => `piece:${k}:${criterionName(criterion, resolved)}`, length),
          worth,
        })),
      },
    ];
  });
  const floor = block(1, () => "floor", 1);
  const integer = integerRuns(resolved, runs, lower.length);

  return {
    count: lower.length,
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    names: (column) => nameIn(blocks, column),
    runs,
    fulfilment,
    stock,
    waste,
    shipments,
    imports,
    exports,
    skillUses,
    secondments,
    gaps,
    ...(integer === undefined ? {} : { integer }),
    pieces,
    floor,
    touched,
  };
}

function integerRuns(
  { sites, periods }: Resolved,
  runs: readonly number[],
  count: number,
): Uint8Array | undefined {
  if (!sites.some((site) => site.integer)) return undefined;
  const integer = new Uint8Array(count);
  sites.forEach((site, s) => {
    if (site.integer) integer.fill(1, runs[s], runs[s]! + periods.length);
  });
  return integer;
}

function criterionName({ kind, need, account, installed, period }: Criterion, resolved: Resolved) {
  const at = `#${resolved.periods[period]!}`;
  if (kind === "capacity-end") {
    const { capacity, workplace } = resolved.installed[installed]!;
    return `${kind}:${capacity}@${workplace}${at}`;
  }
  const { good, place } = resolved.accounts[account]!;
  const where = place < 0 ? "" : resolved.places[place]!;
  const what = need === undefined ? resolved.goods[good]!.name : need.name;
  return `${kind}:${what}${need?.group === undefined ? "" : `/${need.group}`}@${where}${at}`;
}

function nameIn(
  blocks: readonly { first: number; length: number; name: (i: number) => string }[],
  column: number,
): string {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.first <= column) low = middle;
    else high = middle - 1;
  }
  const block = blocks[low]!;
  return block.name(column - block.first);
}
