import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCell, parseCell, problemsOfCell } from "../../src/economy/cells.ts";
import { columnsOf, type TableName } from "../../src/economy/tables.ts";
import { render } from "../../src/messages/index.ts";
import type { Cell } from "../../src/economy/types.ts";

function column(table: TableName, name: string) {
  return columnsOf(table).find((each) => each.name === name)!;
}

function said(table: TableName, name: string, value: Cell | undefined) {
  return problemsOfCell(column(table, name), value).map((problem) => render(problem));
}

describe("a cell", () => {
  test("that must be filled and isn't", () => {
    expect(said("recipes", "amount", undefined)).toEqual([
      'column "amount" is empty; every row needs it',
    ]);
    expect(said("goods", "weight", undefined)).toEqual([]);
  });

  test("that is out of range", () => {
    expect(said("goods", "survival", -0.5)).toEqual([
      'column "survival" holds -0.5; it cannot be less than 0',
    ]);
    expect(said("routes", "loss", 2)).toEqual(['column "loss" holds 2; it cannot be more than 1']);
    expect(said("goods", "weight", 0)).toEqual(['column "weight" holds 0; it must be more than 0']);
    expect(said("recipes", "lag", 1.5)).toEqual([
      'column "lag" holds 1.5; expected a whole number',
    ]);
  });

  test("that is none of the choices", () => {
    expect(said("goods", "disposal", "fre")).toEqual([
      'column "disposal" holds "fre"; did you mean "free"? It takes one of: free, none',
    ]);
    expect(said("goods", "disposal", "xyz")).toEqual([
      'column "disposal" holds "xyz"; it takes one of: free, none',
    ]);
  });

  test("that is of another type", () => {
    expect(said("goods", "weight", Number.NaN)).toEqual([
      'column "weight" holds "NaN"; expected a number',
    ]);
    expect(said("goods", "pooled", "yes")).toEqual([
      'column "pooled" holds "yes"; expected yes or no',
    ]);
  });
});

test("a value written as text reads back as the same value", () => {
  const reached = { numbers: 0, names: 0 };
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
      fc.array(fc.string({ unit: fc.constantFrom(...Array.from('a;"= ')), minLength: 1 }), {
        minLength: 1,
      }),
      (number, numbers, names) => {
        expect(parseCell(column("goods", "weight"), formatCell(number))).toEqual({
          value: number === 0 ? 0 : number,
        });
        expect(parseCell(column("goals", "slopes"), formatCell(numbers))).toEqual({
          value: numbers.map((each) => (each === 0 ? 0 : each)),
        });
        expect(parseCell(column("routes", "carries"), formatCell(names))).toEqual({ value: names });
        if (numbers.length > 1) reached.numbers++;
        if (names.length > 1) reached.names++;
      },
    ),
  );
  expect(reached.numbers).toBeGreaterThan(20);
  expect(reached.names).toBeGreaterThan(20);
});

test.each(["", "1,5", "0x10", "Infinity", "1 000", "1e999", "abc"])("%s is no number", (text) => {
  expect(parseCell(column("goods", "weight"), text)).toHaveProperty("problem");
});

test("yes and no are read in any case", () => {
  expect(parseCell(column("goods", "pooled"), "Yes")).toEqual({ value: true });
  expect(parseCell(column("goods", "pooled"), "no")).toEqual({ value: false });
  expect(parseCell(column("goods", "pooled"), "perhaps")).toHaveProperty("problem");
});
