import fc from "fast-check";
import { expect, test } from "vitest";
import { keyIdentity, keyOf, parseKey } from "../../src/economy/keys.ts";

test("a key names the filled key columns in the order of the table", () => {
  expect(keyOf("recipes", { good: "flour", amount: 3, technique: "bake", lag: 2 })).toBe(
    "technique=bake; good=flour; lag=2",
  );
});

test("what would be read wrongly stands in quotes", () => {
  expect(keyOf("goods", { good: 'a;b="c"' })).toBe('good="a;b=""c"""');
  expect(keyOf("goods", { good: "*" })).toBe('good="*"');
  expect(keyOf("goods", { good: " x" })).toBe('good=" x"');
});

test("every key reads back", () => {
  let quoted = 0;
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('ab;="* \n')),
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(text, text, fc.integer(), (technique, good, lag) => {
      const parts = parseKey(keyOf("recipes", { technique, good, lag }));
      if (keyOf("goods", { good }).includes('"')) quoted++;
      expect(parts).toEqual([
        { column: "technique", value: technique, any: false },
        { column: "good", value: good, any: false },
        { column: "lag", value: String(lag), any: false },
      ]);
    }),
  );
  expect(quoted).toBeGreaterThan(20);
});

test.each(["flour", "", "good", 'good="flour', 'good="a"b', "=x"])("%s is no key", (text) => {
  expect(parseKey(text)).toBeUndefined();
});

test("a lone star stands for any value", () => {
  expect(parseKey("technique=bake; good=*;")).toEqual([
    { column: "technique", value: "bake", any: false },
    { column: "good", value: "*", any: true },
  ]);
});

test("two rows share an identity only where their key cells are the same", () => {
  const cell = fc.option(
    fc.string({ unit: fc.constantFrom("a", "\u0000", "+", "-"), maxLength: 2 }),
    {
      nil: undefined,
    },
  );
  let same = 0;
  fc.assert(
    fc.property(cell, cell, cell, cell, (place, good, otherPlace, otherGood) => {
      const equal = place === otherPlace && good === otherGood;
      if (equal) same++;
      expect(
        keyIdentity("stocks", { place, good }) ===
          keyIdentity("stocks", { place: otherPlace, good: otherGood }),
      ).toBe(equal);
    }),
    { numRuns: 1000 },
  );
  expect(same).toBeGreaterThan(0);
});
