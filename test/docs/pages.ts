import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's own folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const skipped = new Set(["node_modules", "dist", "plans", "coverage", ".git"]);

/** Every page of documentation in the repository, by its path from the root. */
export function pages(folder = root): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return pages(path);
      return entry.name.endsWith(".md") ? [relative(root, path)] : [];
    })
    .toSorted();
}

export function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

/** A fenced block: its language, its text and the line on which it starts. */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

export function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { language: string; lines: string[]; line: number } | undefined;
  textOf(page)
    .split("\n")
    .forEach((line, i) => {
      const fence = /^```(\w*)/u.exec(line);
      if (fence === null) {
        open?.lines.push(line);
      } else if (open === undefined) {
        open = { language: fence[1] ?? "", lines: [], line: i + 1 };
      } else {
        blocks.push({ language: open.language, text: open.lines.join("\n"), line: open.line });
        open = undefined;
      }
    });
  if (open !== undefined) throw new Error(`${page}: the block of line ${open.line} has no end`);
  return blocks;
}
