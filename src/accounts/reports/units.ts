/** Units of measurement by the table `units`: how many of one make one of another. */
import type { Economy } from "../../economy/types.ts";

/** A unit's multiple of the unit it stands on in the end. */
interface Based {
  readonly base: string;
  readonly factor: number;
}

export interface Units {
  /** How many of `to` make one of `from`; undefined where the table doesn't say. */
  factor(from: string, to: string): number | undefined;
  /** Other units that convert to this one, with how many of `unit` make one of each. */
  relatives(unit: string): readonly { readonly unit: string; readonly factor: number }[];
}

/** A table whose rows define each other in a circle is refused by `check`. */
export function unitsOf({ tables }: Economy): Units {
  const rows = new Map(tables.units.rows.map((row) => [row.unit, row]));
  const known = new Map<string, Based>();
  const based = (unit: string): Based => {
    let found = known.get(unit);
    if (found === undefined) known.set(unit, (found = follow(unit)));
    return found;
  };
  const follow = (unit: string): Based => {
    let base = unit;
    let factor = 1;
    const seen = new Set<string>();
    for (;;) {
      const row = rows.get(base);
      if (row?.of === undefined || row.factor === undefined || seen.has(base)) break;
      seen.add(base);
      factor *= row.factor;
      base = row.of;
    }
    return { base, factor };
  };
  const factorBetween = (from: string, to: string): number | undefined => {
    if (from === to) return 1;
    const [a, b] = [based(from), based(to)];
    return a.base === b.base ? a.factor / b.factor : undefined;
  };
  const named = new Set([
    ...rows.keys(),
    ...tables.units.rows.flatMap(({ of }) => (of === undefined ? [] : [of])),
  ]);
  return {
    factor: factorBetween,
    relatives: (unit) =>
      [...named].flatMap((other) => {
        const factor = factorBetween(other, unit);
        return other === unit || factor === undefined ? [] : [{ unit: other, factor }];
      }),
  };
}
