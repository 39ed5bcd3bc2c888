import fc from "fast-check";
import { expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { placeTree } from "../../src/economy/place-tree.ts";

const treeOf = (parents: Record<string, string | undefined>) =>
  placeTree(
    economyOf(
      { name: "tree" },
      {
        places: Object.entries(parents).map(([place, parent]) =>
          parent === undefined ? { place } : { place, parent },
        ),
      },
    ),
  );

test("an economy without places has one place, called economy", () => {
  const tree = treeOf({});
  expect(tree.lowest).toEqual(["economy"]);
  expect(tree.lowestBelow("economy")).toEqual(["economy"]);
  expect(tree.has("economy")).toBe(true);
});

test("a region stands for the lowest places below it, in the order of the table", () => {
  const tree = treeOf({
    hill: "north",
    north: "all",
    south: "all",
    all: undefined,
    shore: "south",
    dale: "north",
    island: undefined,
  });
  expect(tree.lowest).toEqual(["hill", "shore", "dale", "island"]);
  expect(tree.lowestBelow("north")).toEqual(["hill", "dale"]);
  expect(tree.lowestBelow("all")).toEqual(["hill", "shore", "dale"]);
  expect(tree.lowestBelow("hill")).toEqual(["hill"]);
  expect(tree.ancestors("hill")).toEqual(["north", "all"]);
  expect(tree.children("all")).toEqual(["north", "south"]);
  expect(tree.isLowest("north")).toBe(false);
});

test("an unknown place has nothing above or below it", () => {
  const tree = treeOf({ hill: "nowhere" });
  expect(tree.has("nowhere")).toBe(false);
  expect(tree.lowestBelow("nowhere")).toEqual([]);
  expect(tree.ancestors("hill")).toEqual([]);
  expect(tree.lowest).toEqual(["hill"]);
});

test("a cycle is named and cut open; what hangs on it keeps its place", () => {
  const tree = treeOf({ leaf: "a", a: "b", b: "c", c: "a", alone: "alone" });
  expect(tree.cycles).toEqual([["a", "b", "c"], ["alone"]]);
  expect(tree.ancestors("leaf")).toEqual(["a"]);
  expect(tree.lowest).toEqual(["leaf", "b", "c", "alone"]);
  expect(tree.lowestBelow("a")).toEqual(["leaf"]);
});

test("any table of parents gives a tree in which every lowest place lies below its ancestors", () => {
  let reached = 0;
  const place = fc.integer({ min: 0, max: 9 }).map((i) => `p${i}`);
  fc.assert(
    fc.property(fc.dictionary(place, fc.option(place, { nil: undefined })), (parents) => {
      const tree = treeOf(parents);
      for (const lowest of tree.lowest) {
        expect(tree.lowestBelow(lowest)).toEqual([lowest]);
        for (const region of tree.ancestors(lowest)) {
          expect(tree.lowestBelow(region)).toContain(lowest);
          reached++;
        }
      }
      const roots = tree.places.filter((each) => tree.parent(each) === undefined);
      expect(roots.flatMap((root) => tree.lowestBelow(root)).sort()).toEqual(
        [...tree.lowest].sort(),
      );
    }),
  );
  expect(reached).toBeGreaterThan(50);
});
