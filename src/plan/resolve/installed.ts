import { carries, shares } from "../../economy/retirement.ts";
import type { Economy, Row } from "../../economy/types.ts";
import { found } from "./found.ts";
import type { Installed } from "./resolved.ts";

/** Every capacity at every workplace, with what is left of its opening amount. */
export function installedOf(
  economy: Economy,
  placeIndex: ReadonlyMap<string, number>,
  periods: readonly number[],
): readonly Installed[] {
  const placeOfWorkplace = new Map(
    economy.tables.workplaces.rows.map((row) => [row.workplace, row.place]),
  );
  const groups = new Map<string, Row<"capacities">[]>();
  for (const row of economy.tables.capacities.rows) {
    const key = JSON.stringify([row.workplace, row.capacity]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((rows): Installed => {
    const general = rows.find((row) => row.period === undefined) ?? rows[0]!;
    const opening = Float64Array.from(periods, (period, t) => {
      const special = rows.find((row) => row.period === period);
      if (special !== undefined) return special.amount;
      return general.period === undefined ? general.amount * carries(general, t) : 0;
    });
    return {
      workplace: general.workplace,
      capacity: general.capacity,
      place: found(placeIndex, found(placeOfWorkplace, general.workplace)),
      opening,
      left: shares(general),
      ...(general.end === undefined ? {} : { end: general.end }),
      endTier: general.end_tier ?? 2,
    };
  });
}
