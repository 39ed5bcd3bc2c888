import fc from "fast-check";
import { check } from "../../src/economy/check/index.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { errorsIn } from "../../src/economy/problem.ts";
import type { Economy, Row, Rows } from "../../src/economy/types.ts";

/**
 * Economies of which one to three techniques are made integer and lumpy: a run of a mill is large beside what
 * is asked of it. A limit for each place and period says how often a run may start there; so few may at all
 * that there are `mostWays` ways of running, and every one can be tried.
 */
export function withWholeRuns(
  economies: fc.Arbitrary<Economy>,
  mostWays: number,
): fc.Arbitrary<Economy> {
  const whole = fc.record({
    technique: fc.nat({ max: 5 }),
    size: fc.constantFrom(1, 2.5, 0.7, 4),
    most: fc.constantFrom(1, 2, 3),
  });
  return (
    fc
      .tuple(economies, fc.array(whole, { minLength: 1, maxLength: 3 }), fc.nat({ max: 8 }))
      .map(([economy, drawn, turn]) => withWhole(economy, drawn, turn, mostWays))
      // A limit that asks for some of what may not start at all is an error.
      .filter((economy) => errorsIn(check(economy)).length === 0)
  );
}

interface Whole {
  readonly technique: number;
  /** How much larger a run is than it was. */
  readonly size: number;
  readonly most: number;
}

function withWhole(
  economy: Economy,
  drawn: readonly Whole[],
  turn: number,
  mostWays: number,
): Economy {
  const { tables } = economy;
  const names = tables.techniques.rows.map((row) => row.technique);
  const whole = new Map(drawn.map((each) => [names[each.technique % names.length]!, each]));
  const scaled =
    <C extends string>(column: C) =>
    <R extends { readonly technique: string } & { readonly [K in C]: number }>(row: R): R => ({
      ...row,
      [column]: row[column] * (whole.get(row.technique)?.size ?? 1),
    });
  const rows: Rows = {
    ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows])),
    techniques: tables.techniques.rows.map((row) =>
      whole.has(row.technique) ? { ...row, integer: true } : row,
    ),
    recipes: tables.recipes.rows.map(scaled("amount")),
    work: tables.work.rows.map(scaled("hours")),
    uses: tables.uses.rows.map(scaled("amount")),
    adds: tables.adds.rows.map(scaled("amount")),
    limits: [...tables.limits.rows, ...startLimits(economy, whole, turn, mostWays)],
  };
  return economyOf(economy.about, rows);
}

/** How often each whole technique may start at each place and period: 0 once there are ways enough. */
function startLimits(
  { tables }: Economy,
  whole: ReadonlyMap<string, Whole>,
  turn: number,
  mostWays: number,
): readonly Row<"limits">[] {
  const parents = new Set(tables.places.rows.map((row) => row.parent));
  const named = tables.places.rows.map((row) => row.place).filter((place) => !parents.has(place));
  const places = named.length === 0 ? ["economy"] : named;
  const starts = [...whole].flatMap(([technique, { most }]) =>
    places.flatMap((place) =>
      tables.periods.rows.map(({ period }) => ({ technique, place, period, most })),
    ),
  );
  let ways = 1;
  // Begins elsewhere each time, so that it isn't always the first place and period.
  const from = turn % starts.length;
  return [...starts.slice(from), ...starts.slice(0, from)].map((start) => {
    const maximum = ways * (start.most + 1) <= mostWays ? start.most : 0;
    ways *= maximum + 1;
    return {
      ...{ limit: `starts of ${start.technique}`, of: "run" as const, what: start.technique },
      ...{ place: start.place, period: start.period, maximum },
    };
  });
}
