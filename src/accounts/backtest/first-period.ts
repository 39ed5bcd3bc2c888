/** An economy of which only the first period is looked at, and the work under way in it as something that may fail. */
import type { Economy, Row, Rows } from "../../economy/types.ts";
import type { TableName } from "../../economy/tables.ts";
import { without } from "../../plan/roll/without.ts";

/** The economy with the rows of some tables replaced. */
export function withTables(economy: Economy, rows: Rows): Economy {
  const replaced = Object.entries(rows).map(([name, each]) => {
    const { file } = economy.tables[name as TableName];
    return [name, { file, rows: each, lines: [] }];
  });
  return {
    ...economy,
    tables: { ...economy.tables, ...Object.fromEntries(replaced) } as Economy["tables"],
  };
}

/** The numbers of an economy's periods, rising. */
export function periodsOf(economy: Economy): readonly number[] {
  return economy.tables.periods.rows.map((row) => row.period).sort((a, b) => a - b);
}

/**
 * What is there and what can be done in the first period, without wishes: end levels, reserves, limits and goals are
 * conditions of plans, which what happens may break.
 */
export function firstPeriodOf(economy: Economy): Economy {
  const { tables } = economy;
  const [first] = periodsOf(economy);
  const now = <R extends { readonly period?: number }>(rows: readonly R[]) =>
    rows.filter(({ period }) => period === undefined || period === first);
  const inForce = <R extends Ranged>(rows: readonly R[]) =>
    rows.filter((row) => holds(row, first!)).map((row) => always(row));
  return withTables(economy, {
    periods: tables.periods.rows.filter(({ period }) => period === first),
    recipes: inForce(tables.recipes.rows),
    work: inForce(tables.work.rows),
    // A row that holds at another time still says where the technique runs.
    uses: tables.uses.rows.map((row) => (holds(row, first!) ? always(row) : row)),
    needs: now(tables.needs.rows),
    trade: now(tables.trade.rows),
    stocks: tables.stocks.rows.map((row) =>
      without(row, "end", "end_tier", "reserve", "reserve_tier"),
    ),
    capacities: tables.capacities.rows.map((row) => without(row, "end", "end_tier")),
    limits: [],
    goals: [],
    scenarios: [],
    changes: [],
  });
}

interface Ranged {
  readonly from?: number;
  readonly until?: number;
}

function holds({ from, until }: Ranged, period: number): boolean {
  return (from === undefined || from <= period) && (until === undefined || until >= period);
}

function always<R extends Ranged>(row: R): R {
  // All the other cells of a row of its kind are there.
  return without(row, "from", "until") as unknown as R;
}

/** Something begun before the first period that comes to its turn in it. */
export type Begun =
  | { readonly kind: "under-way"; readonly row: Row<"started">; readonly technique: string }
  | {
      readonly kind: "arrival";
      readonly row: Row<"shipped">;
      readonly technique: string;
      /** The place it comes to. */
      readonly to: string;
    };

/**
 * The same first period with all that was begun before as techniques of their own, each with what falls in that
 * period only: how much of it can go on is found out, and no commitment.
 *
 * - `economy` — from `firstPeriodOf`.
 */
export function withBegunAsWork(economy: Economy): {
  readonly economy: Economy;
  readonly begun: readonly Begun[];
} {
  const { tables } = economy;
  const continued = [
    ...new Map(
      tables.started.rows.map(({ technique, periods_ago: ago }) => [
        JSON.stringify([technique, ago]),
        { technique, ago },
      ]),
    ),
  ].flatMap(([name, { technique, ago }]) => continuation(economy, technique, ago, name));
  const known = new Set(continued.flatMap(({ techniques }) => techniques.map((t) => t.technique)));
  const arriving = tables.shipped.rows.flatMap((row) => arrival(economy, row));
  const made = [...continued, ...arriving.map(({ rows }) => rows)];
  const begun: Begun[] = [
    ...tables.started.rows.flatMap((row): Begun[] => {
      const technique = JSON.stringify([row.technique, row.periods_ago]);
      return known.has(technique) ? [{ kind: "under-way", row, technique }] : [];
    }),
    ...arriving.map(({ row, to, rows }): Begun => ({
      ...{ kind: "arrival", row, to, technique: rows.techniques[0]!.technique },
    })),
  ];
  const arrived = new Set(arriving.map(({ row }) => row));
  return {
    begun,
    economy: withTables(economy, {
      techniques: [...tables.techniques.rows, ...made.flatMap((each) => each.techniques)],
      recipes: [...tables.recipes.rows, ...made.flatMap((each) => each.recipes)],
      work: [...tables.work.rows, ...made.flatMap((each) => each.work)],
      uses: [...tables.uses.rows, ...made.flatMap((each) => each.uses)],
      adds: [...tables.adds.rows, ...made.flatMap((each) => each.adds)],
      started: [],
      shipped: tables.shipped.rows.filter((row) => !arrived.has(row)),
    }),
  };
}

interface Continuation {
  readonly techniques: readonly Row<"techniques">[];
  readonly recipes: readonly Row<"recipes">[];
  readonly work: readonly Row<"work">[];
  readonly uses: readonly Row<"uses">[];
  readonly adds: readonly Row<"adds">[];
}

/** What falls of runs of a technique so many periods after their start, as a technique; none where nothing does. */
function continuation(
  { tables }: Economy,
  technique: string,
  ago: number,
  name: string,
): readonly Continuation[] {
  const own = <R extends { readonly technique: string; readonly lag?: number }>(
    rows: readonly R[],
  ) => rows.filter((row) => row.technique === technique);
  // What falls at other times comes later than the only period there is; it still says where the technique can run.
  const shifted = <R extends { readonly technique: string; readonly lag?: number }>(
    rows: readonly R[],
  ) =>
    own(rows).map((row) => ({
      ...row,
      technique: name,
      lag: (row.lag ?? 0) === ago ? 0 : (row.lag ?? 0) + 1,
    }));
  const { recipes, work, uses, adds, techniques } = tables;
  const all = [...own(recipes.rows), ...own(work.rows), ...own(uses.rows), ...own(adds.rows)];
  if (!all.some((row) => (row.lag ?? 0) === ago)) return [];
  const { where } = techniques.rows.find((row) => row.technique === technique)!;
  return [
    {
      techniques: [{ technique: name, ...(where === undefined ? {} : { where }) }],
      recipes: shifted(recipes.rows),
      work: shifted(work.rows),
      uses: shifted(uses.rows),
      adds: shifted(adds.rows),
    },
  ];
}

/** A shipment that arrives in the first period, per unit sent, as a technique of the place it comes to. */
function arrival(
  { tables }: Economy,
  row: Row<"shipped">,
): readonly {
  readonly row: Row<"shipped">;
  readonly to: string;
  readonly rows: Continuation;
}[] {
  const route = tables.routes.rows.find((each) => each.route === row.route)!;
  if ((route.lag ?? 0) !== row.periods_ago) return [];
  const technique = JSON.stringify(["arrival", row.route, row.good, row.periods_ago]);
  const weight = tables.goods.rows.find(({ good }) => good === row.good)?.weight ?? 0;
  const skills = new Set(tables.skills.rows.map(({ skill }) => skill));
  const draws = tables.route_draws.rows.filter(
    (draw) => draw.route === row.route && draw.at === "to",
  );
  const goods = new Map([[row.good, 1 - (route.loss ?? 0)]]);
  for (const { what, amount } of draws) {
    if (!skills.has(what)) goods.set(what, (goods.get(what) ?? 0) - amount * weight);
  }
  const rows: Continuation = {
    techniques: [{ technique, where: route.to }],
    recipes: [...goods].map(([good, amount]) => ({ technique, good, amount })),
    work: draws
      .filter(({ what }) => skills.has(what))
      .map(({ what, amount }) => ({ technique, skill: what, hours: amount * weight })),
    uses: [],
    adds: [],
  };
  return [{ row, to: route.to, rows }];
}
