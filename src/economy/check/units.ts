import { firstBy, type Context } from "./context.ts";
import { error, warning, type Finding } from "./finding.ts";

/** Two factors that should be the same may differ by this share: conversions are printed rounded. */
export const factorTolerance = 1e-3;

/** Tonnes in a unit, for the units that need no table. Upper and lower case matter: g and Gg. */
const tonnes: ReadonlyMap<string, number> = new Map([
  ["t", 1],
  ["tonne", 1],
  ["tonnes", 1],
  ["kg", 1e-3],
  ["g", 1e-6],
  ["Mg", 1],
  ["Gg", 1e3],
  ["kt", 1e3],
  ["Mt", 1e6],
]);

export function* units(context: Context): Iterable<Finding> {
  const table = firstBy(context.tables.units.rows, (row) => row.unit);
  yield* unitRows(context);
  if (table.size > 0) yield* unknownUnits(context);
  yield* weights(context);
}

function* unitRows({ tables, names }: Context): Iterable<Finding> {
  const rows = tables.units.rows;
  for (const [at, { unit, of, factor }] of rows.entries()) {
    if ((of === undefined) !== (factor === undefined)) {
      const column = of === undefined ? "of" : "factor";
      yield error({ table: "units", at, column }, "check.unit.half", { unit, column });
    }
    if (of !== undefined && !names.has("units", of)) {
      const suggestion = names.nearest(["units"], of);
      yield warning({ table: "units", at, column: "of" }, "check.unit.unknown", {
        found: of,
        hint: suggestion === undefined ? "no" : "yes",
        suggestion: suggestion ?? "",
        others: 0,
      });
    }
  }
  yield* contradictoryFactors(tables.units.rows);
}

/** Units that are defined by each other, round a cycle whose factors don't multiply to 1. */
function* contradictoryFactors(rows: Context["tables"]["units"]["rows"]): Iterable<Finding> {
  const first = firstBy(rows, (row) => row.unit);
  const walked = new Map<string, string>();
  for (const start of first.keys()) {
    const factors = new Map<string, number>();
    let product = 1;
    let unit: string | undefined = start;
    while (unit !== undefined && !walked.has(unit)) {
      walked.set(unit, start);
      factors.set(unit, product);
      const row: { of?: string; factor?: number } | undefined = first.get(unit)?.row;
      product *= row?.factor ?? Number.NaN;
      unit = row?.of;
    }
    const before = unit === undefined ? undefined : factors.get(unit);
    if (unit === undefined || before === undefined) continue;
    const round = product / before;
    if (Math.abs(round - 1) > factorTolerance) {
      const { at } = first.get(unit)!;
      yield error({ table: "units", at, column: "factor" }, "check.unit.cycle", { unit, round });
    }
  }
}

/** Where a table of units is kept, every unit should stand in it; one mistake is said once. */
function* unknownUnits({ tables, names }: Context): Iterable<Finding> {
  for (const table of ["goods", "techniques"] as const) {
    const unknown = new Map<string, { at: number; others: number }>();
    for (const [at, { unit }] of tables[table].rows.entries()) {
      if (unit === undefined || names.has("units", unit)) continue;
      const known = unknown.get(unit);
      if (known === undefined) unknown.set(unit, { at, others: 0 });
      else known.others++;
    }
    for (const [found, { at, others }] of unknown) {
      const suggestion = names.nearest(["units"], found);
      yield warning({ table, at, column: "unit" }, "check.unit.unknown", {
        found,
        hint: suggestion === undefined ? "no" : "yes",
        suggestion: suggestion ?? "",
        others,
      });
    }
  }
}

/** A good measured by weight says by its unit how heavy one unit is. */
function* weights({ tables }: Context): Iterable<Finding> {
  const first = firstBy(tables.units.rows, (row) => row.unit);
  const inTonnes = (unit: string): number | undefined => {
    let factor = 1;
    let at = unit;
    for (let steps = 0; steps <= first.size; steps++) {
      const known = tonnes.get(at);
      if (known !== undefined) return factor * known;
      const row = first.get(at)?.row;
      if (row?.of === undefined || row.factor === undefined) return undefined;
      factor *= row.factor;
      at = row.of;
    }
    return undefined;
  };
  for (const [at, { good, unit, weight }] of tables.goods.rows.entries()) {
    const expected = weight === undefined ? undefined : inTonnes(unit);
    if (expected === undefined || Math.abs(weight! / expected - 1) <= factorTolerance) continue;
    yield warning({ table: "goods", at, column: "weight" }, "check.unit.weight", {
      good,
      unit,
      found: weight!,
      expected,
    });
  }
}
