/** From the solution of the program to the tables of the plan: everything in the economy's names and units. */
import type { Compiled } from "./compile.ts";
import { eachUse } from "./families/capacity.ts";
import { eachAdded, eachAddedLater, eachDraw, eachFall, eachHour, eachUnderWay } from "./flows.ts";
import type { Level } from "./levels.ts";
import { eachTerm } from "./measures.ts";
import { constant } from "./rows.ts";
import type { PlanRow, PlanTables } from "./types.ts";

/**
 * The tables of a plan.
 *
 * - `solution` — one value per column of the compiled program; what rounding left outside the
 *   bounds is put back onto them.
 * - `levels` — the levels in the order in which they were decided.
 */
export function tablesOf(
  compiled: Compiled,
  solution: Float64Array,
  levels: readonly Level[],
): PlanTables {
  const x = withinBounds(compiled, solution);
  const value = (column: number) => (column === constant ? 1 : x[column]!);
  const print: Print = { compiled, value, levelOf: levelOfCriteria(compiled, levels) };
  return {
    activities: activities(print),
    deliveries: deliveries(print),
    keeping: keeping(print),
    balances: balances(print),
    stocks: stocksTable(print),
    shipments: shipments(print),
    trade: trade(print),
    ...labourTables(print),
    secondments: [],
    people: [],
    capacities: capacities(print),
    limits: limits(print),
    levels: levels.map((level, index) => ({
      level: index + 1,
      kind: level.kind,
      stage: level.stage,
      measure: level.measure,
      ...(level.of === undefined ? {} : { of: level.of }),
      value: level.value,
      fixed: level.fixed.length,
      primal: level.certificate.primal,
      dual: level.certificate.dual ?? 0,
      gap: level.certificate.gap,
    })),
    values: levels.flatMap((level, index) =>
      level.prices.map(({ family, what, where, period, value: price }) => ({
        level: index + 1,
        family,
        what,
        ...(where === "" ? {} : { where }),
        ...(period < 0 ? {} : { period: compiled.resolved.periods[period]! }),
        value: price,
      })),
    ),
  };
}

interface Print {
  readonly compiled: Compiled;
  readonly value: (column: number) => number;
  /** The level (from 1) that fixed each criterion; 0 for hard conditions. */
  readonly levelOf: Int32Array;
}

/** What is smaller than this is rounding, not an amount: a good that nobody has would balance badly. */
const noise = 1e-12;

function withinBounds({ program }: Compiled, solution: Float64Array): Float64Array {
  return solution.map((value, column) => {
    const rounded = Math.abs(value) <= noise ? 0 : value;
    return Math.min(Math.max(rounded, program.columnLower[column]!), program.columnUpper[column]!);
  });
}

function levelOfCriteria({ criteria }: Compiled, levels: readonly Level[]): Int32Array {
  const levelOf = new Int32Array(criteria.length);
  levels.forEach(({ fixed }, index) => {
    for (const c of fixed) levelOf[c] = index + 1;
  });
  return levelOf;
}

function placed({ resolved }: Compiled, account: number): { good: string; place?: string } {
  const { good, place } = resolved.accounts[account]!;
  const name = resolved.goods[good]!.name;
  return place < 0 ? { good: name } : { good: name, place: resolved.places[place]! };
}

function activities({ compiled, value }: Print): PlanRow<"activities">[] {
  const { resolved, columns } = compiled;
  return resolved.sites.flatMap(({ technique, where, place }, s) =>
    resolved.periods.flatMap((period, t) => {
      const runs = value(columns.runs[s]! + t);
      return runs === 0 ? [] : [{ technique, where, place: resolved.places[place]!, period, runs }];
    }),
  );
}

function deliveries({ compiled, value, levelOf }: Print): PlanRow<"deliveries">[] {
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

function keeping({ compiled, value, levelOf }: Print): PlanRow<"keeping">[] {
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

function balances({ compiled, value }: Print): PlanRow<"balances">[] {
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
    const { from, to, lag, loss } = routes[route]!;
    for (let t = 0; t < horizon; t++) {
      into("sent")(resolved.accountAt(good, from), t, first + t, 1);
      if (t + lag < horizon) {
        into("arrived")(resolved.accountAt(good, to), t + lag, first + t, 1 - loss);
      }
    }
  }
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

function underWayOf(compiled: Compiled, value: Print["value"]): Float64Array {
  const underWay = new Float64Array(compiled.resolved.accounts.length);
  eachUnderWay(compiled, (account, column, amount) => {
    underWay[account]! += amount * value(column);
  });
  return underWay;
}

function stocksTable({ compiled, value }: Print): PlanRow<"stocks">[] {
  const { resolved, columns, horizon, stocks } = compiled;
  const underWay = underWayOf(compiled, value);
  return resolved.accounts.flatMap((_, a) =>
    resolved.periods.flatMap((period, t) => {
      const first = columns.stock[a]!;
      const closing = first < 0 ? 0 : value(first + t);
      const coming = t === horizon - 1 ? underWay[a]! : 0;
      const row = stocks.get(a);
      if (closing === 0 && coming === 0 && row?.reserve === undefined) return [];
      return [
        {
          ...placed(compiled, a),
          period,
          closing,
          under_way: coming,
          ...(row?.reserve === undefined ? {} : { reserve: row.reserve }),
          ...(row?.storage_limit === undefined ? {} : { storage_limit: row.storage_limit }),
        },
      ];
    }),
  );
}

function shipments({ compiled, value }: Print): PlanRow<"shipments">[] {
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

function trade({ compiled, value }: Print): PlanRow<"trade">[] {
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

function labourTables({ compiled, value }: Print): Pick<PlanTables, "hours" | "stand_ins"> {
  const { resolved, columns, horizon } = compiled;
  const skills = resolved.skills.length;
  const cell = (place: number, skill: number, period: number) =>
    (place * skills + skill) * horizon + period;
  const size = resolved.places.length * skills * horizon;
  const needed = new Float64Array(size);
  const covered = new Float64Array(size);
  const lent = new Float64Array(size);
  eachHour(compiled, (place, skill, period, column, hours) => {
    needed[cell(place, skill, period)]! += hours * value(column);
  });
  const uses = columns.skillUses.flatMap(({ place, skill, doing, first }) =>
    skill === doing
      ? []
      : resolved.periods.map((period, t) => ({
          place,
          skill,
          doing,
          period,
          t,
          hours: value(first + t),
        })),
  );
  for (const { place, skill, doing, t, hours } of uses) {
    lent[cell(place, skill, t)]! += hours;
    covered[cell(place, doing, t)]! += hours;
  }
  // The program doesn't mind who does the work. People do: nobody stands in for somebody who is free.
  // Who is sent home may free somebody who stood in for him in turn, hence the repetition.
  for (let changed = true; changed;) {
    changed = false;
    for (const use of uses) {
      const { place, skill, doing, t } = use;
      const at = cell(place, doing, t);
      const own = resolved.skills[doing]!.limited
        ? (resolved.workforce(place, doing)?.[t] ?? 0)
        : Infinity;
      const idle = own + covered[at]! - needed[at]! - lent[at]!;
      const surplus = Math.min(use.hours, Math.max(0, idle));
      if (surplus <= noise) continue;
      use.hours -= surplus;
      covered[at]! -= surplus;
      lent[cell(place, skill, t)]! -= surplus;
      changed = true;
    }
  }
  // Added up anew, since taking back leaves rounding in the sums.
  lent.fill(0);
  covered.fill(0);
  for (const use of uses) {
    if (use.hours <= noise) use.hours = 0;
    lent[cell(use.place, use.skill, use.t)]! += use.hours;
    covered[cell(use.place, use.doing, use.t)]! += use.hours;
  }
  const standIns = uses.flatMap(({ place, skill, doing, period, hours }): PlanRow<"stand_ins">[] =>
    hours === 0
      ? []
      : [
          {
            place: resolved.places[place]!,
            skill: resolved.skills[skill]!.name,
            for: resolved.skills[doing]!.name,
            period,
            hours,
          },
        ],
  );
  const hours = resolved.places.flatMap((place, p) =>
    resolved.skills.flatMap((skill, s) =>
      resolved.periods.flatMap((period, t): PlanRow<"hours">[] => {
        const at = cell(p, s, t);
        const available = skill.limited ? (resolved.workforce(p, s)?.[t] ?? 0) : undefined;
        const figures = {
          received: 0,
          needed: needed[at]!,
          covered: covered[at]!,
          lent: lent[at]!,
          seconded: 0,
        };
        if ((available ?? 0) === 0 && Object.values(figures).every((figure) => figure === 0)) {
          return [];
        }
        const row = { place, skill: skill.name, period, ...figures };
        if (available === undefined) return [row];
        const idle = available + figures.covered - figures.needed - figures.lent;
        return [{ ...row, available, idle: Math.max(0, idle) }];
      }),
    ),
  );
  return { hours, stand_ins: standIns };
}

function installedAt(compiled: Compiled, value: Print["value"]) {
  const { resolved, horizon } = compiled;
  const added = new Float64Array(resolved.installed.length * horizon);
  eachAdded(compiled, (item, period, column, amount) => {
    added[item * horizon + period]! += amount * value(column);
  });
  const total = added.map(
    (amount, cell) =>
      amount + resolved.installed[Math.floor(cell / horizon)]!.opening[cell % horizon]!,
  );
  return { added, total };
}

function capacities({ compiled, value }: Print): PlanRow<"capacities">[] {
  const { resolved, horizon } = compiled;
  const { added, total } = installedAt(compiled, value);
  const used = new Float64Array(total.length);
  eachUse(compiled, (item, period, column, amount) => {
    used[item * horizon + period]! += amount * value(column);
  });
  eachStored(compiled, value, (items, period, room) => {
    // Stores are filled in order; what rounding leaves over goes to the last.
    let left = room;
    items.forEach((item, i) => {
      const cell = item * horizon + period;
      const free = Math.max(0, total[cell]! - used[cell]!);
      const share = i === items.length - 1 ? left : Math.min(left, free);
      used[cell]! += share;
      left -= share;
    });
  });
  return resolved.installed.flatMap(({ workplace, capacity }, item) =>
    resolved.periods.map((period, t) => {
      const cell = item * horizon + t;
      return {
        workplace,
        capacity,
        period,
        installed: total[cell]!,
        used: used[cell]!,
        idle: Math.max(0, total[cell]! - used[cell]!),
        added: added[cell]!,
      };
    }),
  );
}

/** The room that closing stocks take, with the capacities of the place that can hold them. */
function eachStored(
  { resolved, columns, horizon, stocks }: Compiled,
  value: Print["value"],
  visit: (items: readonly number[], period: number, room: number) => void,
): void {
  for (const [account, row] of stocks) {
    const first = columns.stock[account]!;
    const { place } = resolved.accounts[account]!;
    if (row.storage_capacity === undefined || first < 0 || place < 0) continue;
    const items = [...resolved.installed.keys()].filter((item) => {
      const { capacity, place: at } = resolved.installed[item]!;
      return capacity === row.storage_capacity && at === place;
    });
    for (let t = 0; t < horizon; t++) visit(items, t, value(first + t) * (row.storage_amount ?? 1));
  }
}

function limits({ compiled, value }: Print): PlanRow<"limits">[] {
  const { resolved, horizon } = compiled;
  return resolved.economy.tables.limits.rows.flatMap((row) => {
    const sums = new Float64Array(horizon);
    const places = row.place === undefined ? undefined : new Set(resolved.placesOf(row.place));
    eachTerm(compiled, row.of, { what: row.what, places }, (period, column, amount) => {
      sums[period]! += amount * value(column);
    });
    return resolved.periodsOf(row.period).map((t) => ({
      limit: row.limit,
      ...(row.place === undefined ? {} : { place: row.place }),
      period: resolved.periods[t]!,
      value: sums[t]!,
      ...(row.minimum === undefined ? {} : { minimum: row.minimum }),
      ...(row.maximum === undefined ? {} : { maximum: row.maximum }),
    }));
  });
}
