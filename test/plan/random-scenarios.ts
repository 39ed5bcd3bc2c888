import fc from "fast-check";
import { check } from "../../src/economy/check/index.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { keyOf } from "../../src/economy/keys.ts";
import { errorsIn } from "../../src/economy/problem.ts";
import type { TableName } from "../../src/economy/tables.ts";
import type { AnyRow, Economy, Row, Rows } from "../../src/economy/types.ts";
import { randomEconomies } from "./random-economy.ts";

/** What a scenario may change, as a factor on the figures of one period. */
const changeable = [
  ["recipes", "amount"],
  ["recipes", "amount"],
  ["capacities", "amount"],
  ["workforce", "people"],
  ["trade", "import_price"],
  ["trade", "import_limit"],
  ["needs", "amount"],
  ["uses", "amount"],
] as const satisfies readonly (readonly [TableName, string])[];

const scenarioDraw = fc.record({
  weight: fc.constantFrom(0.5, 0.25, 0.125),
  knownFrom: fc.nat({ max: 2 }),
  changes: fc.array(
    fc.record({
      of: fc.nat({ max: changeable.length - 1 }),
      row: fc.nat({ max: 20 }),
      period: fc.nat({ max: 2 }),
      factor: fc.constantFrom(0.5, 2, 0.2, 1.5),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/**
 * Random economies of two or three periods with one or two scenarios: harvests, capacities, people, trade and
 * needs that turn out otherwise in periods in which this is known (the first period never is one).
 */
export const randomScenarios: fc.Arbitrary<Economy> = fc
  .record({
    economy: randomEconomies.filter(({ tables }) => tables.periods.rows.length > 1),
    scenarios: fc.array(scenarioDraw, { minLength: 1, maxLength: 2 }),
    /** The economy as it is has no weight of its own: something else happens for certain. */
    isCertain: fc.constantFrom(false, false, true),
  })
  .map(({ economy, scenarios, isCertain }) => withDrawn(economy, scenarios, isCertain))
  .filter(
    (economy) => economy.tables.changes.rows.length > 0 && errorsIn(check(economy)).length === 0,
  );

type ScenarioDraw = typeof scenarioDraw extends fc.Arbitrary<infer D> ? D : never;

function withDrawn(economy: Economy, drawn: readonly ScenarioDraw[], isCertain: boolean): Economy {
  const { tables } = economy;
  const periods = tables.periods.rows.map(({ period }) => period).slice(1);
  const given = drawn.reduce((sum, { weight }) => sum + weight, 0);
  const scenarios = drawn.map(({ weight, knownFrom }, i): Row<"scenarios"> => ({
    scenario: `scenario${i + 1}`,
    weight: isCertain ? weight / given : weight / 1.25,
    known_from: periods[knownFrom % periods.length]!,
  }));
  const changes = drawn.flatMap(({ changes: each }, i) => {
    const { scenario, known_from: from } = scenarios[i]!;
    const known = periods.filter((period) => period >= from!);
    return distinctChanges(
      each.flatMap(({ of, row: at, period, factor }): readonly Row<"changes">[] => {
        const [table, column] = changeable[of]!;
        const rows = (tables[table].rows as readonly AnyRow[]).filter((row) => {
          const when = row["period"];
          const isThen = when === undefined || known.includes(when as number);
          return row[column] !== undefined && row[column] !== 0 && isThen;
        });
        if (rows.length === 0) return [];
        const row = rows[at % rows.length]!;
        const then = known[period % known.length]!;
        if (!holdsIn(row, then)) return [];
        const stated = row["period"] === undefined ? { period: then } : {};
        return [{ scenario, table, key: keyOf(table, row), column, factor, ...stated }];
      }),
    );
  });
  const rows: Rows = {
    ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows])),
    scenarios,
    changes,
  };
  return economyOf(economy.about, rows);
}

function holdsIn({ from, until }: AnyRow, period: number): boolean {
  return (
    ((from as number | undefined) ?? period) <= period &&
    period <= ((until as number | undefined) ?? period)
  );
}

/** One change of each cell. */
function distinctChanges(rows: readonly Row<"changes">[]): readonly Row<"changes">[] {
  const byCell = new Map(
    rows.map((row) => [JSON.stringify([row.table, row.key, row.column, row.period]), row]),
  );
  return [...byCell.values()];
}
