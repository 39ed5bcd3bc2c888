import type { Gathering } from "../../economy/gather.ts";
import { shown } from "../../economy/read/texts.ts";
import type { UseColumn } from "./headings.ts";
import { plain, workPatterns } from "./headings.ts";
import { figuresOf } from "./figures.ts";
import type { Layout } from "./layout.ts";

/** What the table says of work, by industry, in a unit of its own. */
export interface Work {
  readonly name: string;
  readonly figures: readonly number[];
}

/** The best row that counts work: hours, full-time equivalents, persons, jobs. */
export function readWork(layout: Layout<UseColumn>, gather: Gathering): Work | undefined {
  const { rows, industries, grid } = layout;
  for (const pattern of workPatterns) {
    const at = rows.findIndex(({ name }) => pattern.test(plain(name)));
    if (at === -1) continue;
    const heading = rows[at]!;
    const below = rows[at + 1];
    const line = below !== undefined && /^total$/.test(plain(below.name)) ? below : heading;
    const figures = figuresOf(layout, line, industries, gather);
    if (!figures.some((each) => each !== 0)) continue;
    const negative = figures.findIndex((each) => each < 0);
    if (negative !== -1) {
      const where = { file: grid.file, row: line.at + 1 };
      gather.error(where, "import.supply-use.negative-work", {
        industry: shown(industries[negative]!.name),
        amount: figures[negative]!,
      });
    }
    return { name: heading.name, figures };
  }
  return undefined;
}
