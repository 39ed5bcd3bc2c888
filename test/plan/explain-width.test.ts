import { describe, expect, test } from "vitest";
import { padded, widthOf, wrapped } from "../../src/plan/explain/width.ts";

describe("text in a terminal", () => {
  test.each([
    ["bread", 5],
    ["хлеб", 4],
    ["面包", 4],
    ["é", 1],
    ["e\u0301", 1],
    ["", 0],
  ])("%j is as wide as it looks", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test("is broken between words, and within a word only where it must be", () => {
    expect(wrapped("the mill at Valley", 8)).toEqual(["the mill", "at", "Valley"]);
    expect(wrapped("millstones", 4)).toEqual(["mill", "ston", "es"]);
    expect(wrapped("", 4)).toEqual([""]);
  });

  test("is padded on the side asked for", () => {
    expect(padded("面", 4, "left")).toBe("面  ");
    expect(padded("12", 4, "right")).toBe("  12");
  });
});
