import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { pages, root, textOf } from "./pages.ts";

/** Targets of `[text](target)` and `src="target"` outside code. */
function linksOf(page: string): readonly string[] {
  const prose = textOf(page)
    .replace(/^```[\s\S]*?^```/gmu, "")
    .replace(/`[^`\n]*`/gu, "");
  const markdown = [...prose.matchAll(/\]\(([^)\s]+)\)/gu)];
  const html = [...prose.matchAll(/(?:src|href)="([^"]+)"/gu)];
  return [...markdown, ...html].map((match) => match[1] ?? "");
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...textOf(page).matchAll(/^#+ (.*)$/gmu)].map((match) => match[1] ?? "");
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

describe("links", () => {
  const all = pages();

  test("there are pages to check", () => {
    expect(all).toContain("README.md");
    expect(all.length).toBeGreaterThan(5);
  });

  for (const page of all) {
    test(`${page} links only to what exists`, () => {
      for (const link of linksOf(page)) {
        if (/^[a-z]+:/u.test(link)) continue;
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? page : join(dirname(page), path);
        expect(existsSync(join(root, target)), `${page}: ${link}`).toBe(true);
        if (anchor === undefined || statSync(join(root, target)).isDirectory()) continue;
        expect(anchorsOf(target).has(anchor), `${page}: no heading for ${link}`).toBe(true);
      }
    });
  }
});
