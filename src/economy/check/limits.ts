import type { Row } from "../types.ts";
import { groupedBy, type At, type Context } from "./context.ts";
import { error, warning, type Finding } from "./finding.ts";

/** Minimum and maximum that are the same figure, rounded differently, don't contradict each other. */
export const limitTolerance = 1e-9;

export function* limits(context: Context): Iterable<Finding> {
  for (const [at, row] of context.tables.limits.rows.entries()) {
    yield* one({ at, row }, context);
  }
  yield* nested(context);
}

function* one({ at, row }: At<"limits">, context: Context): Iterable<Finding> {
  const { limit, maximum, minimum } = row;
  const spot = { table: "limits", at } as const;
  if (maximum === undefined && minimum === undefined) {
    yield error({ ...spot, column: "maximum" }, "check.limit.nothing", { limit });
  }
  if (maximum !== undefined && maximum < 0) {
    yield error({ ...spot, column: "maximum" }, "check.limit.negative-maximum", { limit, maximum });
  }
  if (minimum !== undefined && minimum < 0) {
    const values = { limit, minimum };
    yield warning({ ...spot, column: "minimum" }, "check.limit.negative-minimum", values);
  }
  if (row.of === "stock" && row.place !== undefined && isPooled(row.what, context)) {
    const values = { good: row.what, place: row.place };
    yield error({ ...spot, column: "place" }, "check.stock.pooled-place", values);
  }
  if (minimum !== undefined && minimum > 0 && isImpossible(row, context)) {
    const values = { limit, minimum, of: row.of, what: row.what };
    yield error({ ...spot, column: "minimum" }, "check.limit.impossible", values);
  }
}

function isPooled(good: string, { goods }: Context): boolean {
  return goods.get(good)?.row.pooled === true;
}

/** Whether nothing in the economy could ever add to what the limit counts. */
function isImpossible({ of, what }: Row<"limits">, context: Context): boolean {
  const { tables, techniques, doubts, names } = context;
  const doubtful = (["goods", "skills", "capacities", "techniques", "routes"] as const).some(
    (kind) => doubts.has(kind, what),
  );
  if (doubtful) return false;
  switch (of) {
    case "made":
      return !tables.recipes.rows.some((row) => row.good === what && row.amount > 0);
    case "imported":
      return !tables.trade.rows.some((row) => row.good === what && row.import_price !== undefined);
    case "exported":
      return !tables.trade.rows.some((row) => row.good === what && row.export_price !== undefined);
    case "run":
      return techniques.find((technique) => technique.name === what)?.sites.sites.length === 0;
    case "hours":
      return (
        !tables.work.rows.some((row) => row.skill === what && row.hours > 0) &&
        !tables.route_draws.rows.some((row) => row.what === what)
      );
    case "stock": {
      const good = context.goods.get(what)?.row;
      return good !== undefined && good.survival === undefined;
    }
    case "shipped":
      return names.has("goods", what) && tables.routes.rows.length === 0;
    case "used":
      return false;
  }
}

/** What one place must and may have at least and at most, and the rows that say so. */
interface Bound {
  value: number;
  readonly rows: number[];
}

/**
 * Limits on the same thing that can't be kept together: a minimum above a maximum, or places whose
 * minimums add up to more than the maximum of their region (and the other way round). Each period by
 * itself, since a row with a period and one without both hold.
 */
function* nested(context: Context): Iterable<Finding> {
  const groups = groupedBy(context.tables.limits.rows, (row) => JSON.stringify([row.of, row.what]));
  const said = new Set<string>();
  for (const group of groups.values()) {
    if (!group.some(({ row }) => row.minimum !== undefined)) continue;
    if (!group.some(({ row }) => row.maximum !== undefined)) continue;
    const stated = new Set(group.map(({ row }) => row.period));
    const numbers = [...stated].filter((period) => period !== undefined);
    // Periods that no row names are all alike; one of them stands for the rest.
    const rest = context.periods.find((period) => !stated.has(period));
    for (const period of rest === undefined ? numbers : [...numbers, rest]) {
      const holding = group.filter(({ row }) => row.period === undefined || row.period === period);
      for (const finding of contradictions(holding, context)) {
        const id = JSON.stringify([finding.at, finding.message.values]);
        if (!said.has(id)) yield finding;
        said.add(id);
      }
    }
  }
}

function contradictions(rows: readonly At<"limits">[], { tables, tree }: Context): Finding[] {
  const everywhere = "";
  const byPlace = groupedBy(rows, ({ row }) => row.place ?? everywhere);
  // Only places with limits, and what lies above them, have anything to add up: deepest first.
  const concerned = new Map<string, number>([[everywhere, -1]]);
  for (const named of byPlace.keys()) {
    for (const place of [named, ...tree.ancestors(named)]) {
      if (place !== everywhere) concerned.set(place, tree.ancestors(place).length);
    }
  }
  const deepestFirst = [...concerned].sort(([, a], [, b]) => b - a).map(([place]) => place);
  const sums = new Map<string, { least: Bound; most: Bound; bounded: number }>();
  const sumOf = (place: string) => {
    let known = sums.get(place);
    if (known === undefined) {
      known = { least: { value: 0, rows: [] }, most: { value: 0, rows: [] }, bounded: 0 };
      sums.set(place, known);
    }
    return known;
  };
  const partsOf = (place: string) =>
    place === everywhere ? tree.roots.length : tree.children(place).length;

  const findings: Finding[] = [];
  for (const place of deepestFirst) {
    const below = sumOf(place);
    let { least } = below;
    let most = partsOf(place) > 0 && below.bounded === partsOf(place) ? below.most : undefined;
    for (const { row: own } of byPlace.get(place) ?? []) {
      const { at, row } = own;
      if (row.minimum !== undefined && row.minimum > least.value) {
        least = { value: row.minimum, rows: [at] };
      }
      if (row.maximum !== undefined && (most === undefined || row.maximum < most.value)) {
        most = { value: row.maximum, rows: [at] };
      }
    }
    if (most !== undefined && least.rows.length > 0 && exceeds(least.value, most.value)) {
      findings.push(contradiction(least, most, tables.limits));
      // Said once; the regions above would only say it again.
      continue;
    }
    if (place === everywhere) continue;
    const above = sumOf(tree.parent(place) ?? everywhere);
    addTo(above.least, least);
    if (most === undefined) continue;
    addTo(above.most, most);
    above.bounded++;
  }
  return findings;
}

function addTo(sum: Bound, part: Bound): void {
  sum.value += part.value;
  for (const row of part.rows) sum.rows.push(row);
}

function exceeds(least: number, most: number): boolean {
  return least - most > limitTolerance * Math.max(Math.abs(least), Math.abs(most));
}

function contradiction(
  least: Bound,
  most: Bound,
  { rows, lines }: Context["tables"]["limits"],
): Finding {
  const nameOf = (at: number) => rows[at]!.limit;
  const at = least.rows[0]!;
  const { of, what } = rows[at]!;
  const others = [...least.rows.slice(1), ...most.rows].filter((each) => each !== at);
  return error({ table: "limits", at, column: "minimum" }, "check.limit.contradiction", {
    of,
    what,
    least: least.value,
    most: most.value,
    minimums: [...new Set(least.rows.map(nameOf))].map((name) => `"${name}"`).join(", "),
    maximums: [...new Set(most.rows.map(nameOf))].map((name) => `"${name}"`).join(", "),
    others: others.length,
    rows: others.map((each) => lines[each] ?? each + 1).join(", "),
  });
}
