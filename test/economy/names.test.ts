import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, nameIndex, nearestName, slipsAllowed } from "../../src/economy/names.ts";

test.each([
  ["flor", "flour"],
  ["fluor", "flour"],
  ["FLOUR", "flour"],
  ["floúr", "flour"],
  ["wheat flour", "wheat-flour"],
  ["Brod", "Bröd"],
  ["22", "2"],
])("%s is taken for %s", (found, meant) => {
  expect(nearestName(found, ["salt", "bread", meant, "water"])).toBe(meant);
});

test.each(["sugar", "fl", ""])("nothing near %s is suggested", (found) => {
  expect(nearestName(found, ["flour", "tea", "bread"])).toBeUndefined();
});

test("the nearest of several wins, and of equally near ones the first", () => {
  expect(nearestName("bred", ["brew", "bread", "breed"])).toBe("brew");
  expect(nearestName("flourr", ["floor", "flour"])).toBe("flour");
});

test("a swap of neighbours, a letter more, less or other is always found", () => {
  let reached = 0;
  const word = fc.string({
    unit: fc.constantFrom(...Array.from("abcdefg")),
    minLength: 4,
    maxLength: 12,
  });
  fc.assert(
    fc.property(word, fc.nat(), fc.nat(3), fc.array(word), (name, at, slip, others) => {
      const i = at % (name.length - 1);
      const mistyped = [
        name.slice(0, i) + name[i + 1]! + name[i]! + name.slice(i + 2),
        name.slice(0, i) + name.slice(i + 1),
        name.slice(0, i) + "x" + name.slice(i),
        name.slice(0, i) + "x" + name.slice(i + 1),
      ][slip]!;
      const names = [...others, name];
      const found = nameIndex(names).nearest(mistyped);
      expect(found).toBeDefined();
      if (!others.some((other) => Math.abs(other.length - name.length) <= 3)) {
        expect(fold(found!)).toBe(name);
        reached++;
      }
    }),
  );
  expect(reached).toBeGreaterThan(10);
});

test("short names allow one slip, long ones three at most", () => {
  expect([1, 3, 5, 6, 9, 30].map(slipsAllowed)).toEqual([1, 1, 1, 2, 3, 3]);
});
