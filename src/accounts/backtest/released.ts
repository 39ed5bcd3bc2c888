/** An economy whose work under way may be given up: for plans where there isn't enough to go on with all of it. */
import type { Economy, Row } from "../../economy/types.ts";
import type { Plan } from "../../plan/types.ts";
import { periodsOf, withTables } from "./first-period.ts";

/** What stands in the name of a technique that only goes on with what was begun. */
const mark = "\u0001begun ";

/**
 * Each of `started` becomes a technique of its own, which can be started in the first period up to the amount begun, and
 * takes and gives from then on what the runs begun would: how much of it goes on is decided, not given. In a plan that must
 * go on with all of it, cows can't be slaughtered for want of hay.
 */
export function released(economy: Economy): Economy {
  const { tables } = economy;
  const [first, ...later] = periodsOf(economy);
  const names = tables.started.rows.map((row, i) => `${row.technique}${mark}${i}`);
  const going = <R extends { readonly technique: string; readonly lag?: number }>(
    rows: readonly R[],
  ): readonly R[] => [
    ...rows,
    ...tables.started.rows.flatMap(({ technique, periods_ago: ago }, i) =>
      rows.flatMap((row): R[] => {
        const lag = (row.lag ?? 0) - ago;
        // What fell before is over.
        return row.technique === technique && lag >= 0
          ? [{ ...row, technique: names[i]!, lag }]
          : [];
      }),
    ),
  ];
  return withTables(economy, {
    techniques: [
      ...tables.techniques.rows,
      ...tables.started.rows.map(({ where }, i): Row<"techniques"> => ({
        technique: names[i]!,
        where,
      })),
    ],
    recipes: going(tables.recipes.rows),
    work: going(tables.work.rows),
    uses: going(tables.uses.rows),
    adds: going(tables.adds.rows),
    limits: [
      ...tables.limits.rows,
      ...tables.started.rows.flatMap(({ amount }, i): Row<"limits">[] => {
        const limit = { limit: names[i]!, of: "run" as const, what: names[i]! };
        return [
          { ...limit, period: first!, maximum: amount },
          ...later.map((period) => ({ ...limit, period, maximum: 0 })),
        ];
      }),
    ],
    started: [],
  });
}

/** A plan of a released economy as one of the economy itself: what goes on is no new work. */
export function unreleased(plan: Plan, economy: Economy): Plan {
  const activities = plan.tables.activities.filter(({ technique }) => !technique.includes(mark));
  return { ...plan, economy, tables: { ...plan.tables, activities } };
}
