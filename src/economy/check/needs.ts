import { keyIdentity, keyOf } from "../keys.ts";
import type { Row } from "../types.ts";
import { groupedBy, type Context } from "./context.ts";
import { error, listed, type Finding } from "./finding.ts";

export function* needs(context: Context): Iterable<Finding> {
  const { tables, goods } = context;
  const concave = concaveTiers(context);
  for (const [at, row] of tables.needs.rows.entries()) {
    const { need, good, amount, per_person: perPerson, place, tier, weight } = row;
    const spot = { table: "needs", at } as const;
    if (amount !== undefined && perPerson !== undefined) {
      yield error({ ...spot, column: "per_person" }, "check.need.both", { need });
    }
    if (amount === undefined && perPerson === undefined) {
      yield error({ ...spot, column: "amount" }, "check.need.neither", { need });
    }
    if (place !== undefined && goods.get(good)?.row.pooled === true) {
      yield error({ ...spot, column: "place" }, "check.need.pooled-place", { need, good });
    }
    // A weight of 1 is what holds anyway.
    const weighs = weight !== undefined && weight !== 1 && !context.doubts.has("needs", need);
    if (weighs && !concave.has(tier ?? 1)) {
      yield error({ ...spot, column: "weight" }, "check.need.weight", { need, tier: tier ?? 1 });
    }
  }
  yield* overlaps(context);
  yield* people(context);
}

/** Tiers for which a row of goals chooses the weighted concave fulfilment. */
function concaveTiers({ tables }: Context): ReadonlySet<number | undefined> {
  return new Set(
    tables.goals.rows
      .filter((row) => row.breakpoints !== undefined || row.slopes !== undefined)
      .map((row) => row.tier),
  );
}

/** Rows that ask for the same need, group, place and period: one of a region, say, and one of a place in it. */
function* overlaps({ tables, tree }: Context): Iterable<Finding> {
  const { rows, lines } = tables.needs;
  const everywhere = "";
  const groups = groupedBy(rows, (row) => `${row.need}\u0000${row.group ?? ""}`);
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const asked = new Map<string, Map<number | undefined, number>>();
    for (const { at, row } of group) {
      const place = row.place ?? everywhere;
      const there = asked.get(place) ?? new Map<number | undefined, number>();
      if (!there.has(row.period)) there.set(row.period, at);
      asked.set(place, there);
    }
    for (const { at, row } of group) {
      const own = row.place ?? everywhere;
      const above = row.place === undefined ? [] : [...tree.ancestors(row.place), everywhere];
      const other = [own, ...above]
        .flatMap((place) => {
          const there = asked.get(place);
          if (there === undefined) return [];
          // Of two rows for one place, that with the period speaks up.
          const ofPeriods = row.period === undefined && place !== own ? [...there.values()] : [];
          return [...ofPeriods, there.get(row.period), there.get(undefined)];
        })
        .find((each) => each !== undefined && !sameKey(rows[each]!, row));
      if (other === undefined) continue;
      yield error({ table: "needs", at }, "check.need.overlap", {
        key: keyOf("needs", row),
        other: keyOf("needs", rows[other]!),
        row: lines[other] ?? other + 1,
      });
    }
  }
}

function sameKey(a: Row<"needs">, b: Row<"needs">): boolean {
  return a === b || keyIdentity("needs", a) === keyIdentity("needs", b);
}

/** Needs per person, where nobody has said how many people there are. */
function* people({ tables, tree, names, doubts, goods }: Context): Iterable<Finding> {
  const inPlace = new Set<string>();
  const inGroup = new Map<string, Set<string>>();
  for (const { place, people: number } of tables.places.rows) {
    if (number !== undefined) inPlace.add(place);
  }
  for (const { place, group } of tables.population.rows) {
    inPlace.add(place);
    inGroup.set(group, (inGroup.get(group) ?? new Set<string>()).add(place));
  }
  for (const [at, row] of tables.needs.rows.entries()) {
    const { need, per_person: perPerson, group, place, good } = row;
    if (perPerson === undefined || perPerson === 0) continue;
    if (place !== undefined && !names.has("places", place)) continue;
    const spot = { table: "needs", at, column: "per_person" } as const;
    const where =
      place === undefined || goods.get(good)?.row.pooled === true
        ? tree.lowest
        : tree.lowestBelow(place);
    if (where.some((each) => doubts.has("places", each))) continue;
    if (group !== undefined) {
      const living = inGroup.get(group);
      if (living === undefined || where.some((each) => living.has(each))) continue;
      yield error(spot, "check.need.no-group", { need, group, ...listed(where) });
      continue;
    }
    const empty = where.filter((each) => !inPlace.has(each));
    if (empty.length > 0) yield error(spot, "check.need.no-people", { need, ...listed(empty) });
  }
}
