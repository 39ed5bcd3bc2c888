import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { pages } from "../../scripts/pages.ts";
import { tableNames } from "../../src/economy/tables.ts";

const onDisk = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../docs/${file}`, import.meta.url)), "utf8");

describe("the pages made from the code", () => {
  for (const [file, text] of pages()) {
    test(`docs/${file} is what would be made now (otherwise run: npm run docs)`, () => {
      expect(onDisk(file)).toBe(text);
    });
  }

  test("the reference has a section for every table", () => {
    const page = onDisk("format.md");
    for (const table of tableNames) expect(page).toContain(`\n## ${table}\n`);
  });
});
