import fc from "fast-check";
import { economyOf } from "../../src/economy/economy.ts";
import { keyIdentity } from "../../src/economy/keys.ts";
import { columnsOf, tableNames, type ColumnSpec } from "../../src/economy/tables.ts";
import type { AnyRow, Cell, Economy, Rows } from "../../src/economy/types.ts";

const name = fc.oneof(
  fc.constantFrom("flour", "bread", "mill", "hill"),
  fc.string({ unit: fc.constantFrom(...Array.from('ab;="* ñ')), minLength: 1, maxLength: 3 }),
);

function cell(column: ColumnSpec): fc.Arbitrary<Cell> {
  const least = column.above === undefined ? (column.min ?? -5) : column.above + 0.125;
  const most = column.max ?? least + 10;
  switch (column.type) {
    case "name":
    case "text":
      return name;
    case "choice":
      return column.choices === undefined || column.choices.length === 0
        ? fc.constantFrom(...tableNames)
        : fc.constantFrom(...column.choices);
    case "number":
      return fc.double({ min: least, max: most, noNaN: true });
    case "integer":
      return fc.integer({ min: Math.ceil(least), max: Math.floor(Math.min(most, least + 4)) });
    case "yes":
      return fc.boolean();
    case "names":
      return fc.array(name, { minLength: 1, maxLength: 3 });
    case "numbers":
      return fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 });
  }
}

/**
 * Economies whose cells hold what their columns allow and whose keys differ; names need not be known,
 * and nothing needs to make sense.
 */
export const anyEconomy: fc.Arbitrary<Economy> = fc
  .record(
    Object.fromEntries(
      tableNames.map((table) => {
        const row = fc.record(
          Object.fromEntries(columnsOf(table).map((column) => [column.name, cell(column)])),
          {
            requiredKeys: columnsOf(table)
              .filter((column) => column.required === true)
              .map((column) => column.name),
          },
        );
        const rows = fc.uniqueArray(row as fc.Arbitrary<AnyRow>, {
          maxLength: 5,
          selector: (each) => keyIdentity(table, each),
        });
        return [table, rows];
      }),
    ),
  )
  .map((rows) => economyOf({ name: "any" }, rows as Rows));

/** The rows of every table in an order of their own, to compare economies whatever the order. */
export function sorted(economy: Economy): unknown {
  return Object.fromEntries(
    tableNames.map((table) => [
      table,
      (economy.tables[table].rows as readonly AnyRow[])
        .map((row) =>
          JSON.stringify(columnsOf(table).map((column) => [column.name, row[column.name] ?? null])),
        )
        .sort(),
    ]),
  );
}
