import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { shown } from "../../economy/read/texts.ts";
import { figuresOf, roundingOf, sum } from "./figures.ts";
import type { Layout } from "./layout.ts";

/**
 * The row of totals says whether all products were found: of every industry, the sum over the products and the rows
 * between them and the total. Adjustments and purchases of residents abroad aren't any industry's.
 */
export function checkColumns(
  layout: Layout<string>,
  figures: readonly (readonly number[])[],
  step: number,
  gather: Gathering,
): void {
  const { grid, industries, products, rows } = layout;
  const end = rows.findIndex(({ role }) => role === "total");
  const between = end === -1 ? [] : rows.slice(0, end);
  const extra = between.map((row) => figuresOf(layout, row, industries, gather));
  for (const [r, row] of between.entries()) {
    const wrong = extra[r]!.findIndex((each) => each !== 0);
    if (row.role === "taxes" || wrong === -1) continue;
    const column = columnLetters(industries[wrong]!.at);
    gather.error({ file: grid.file, row: row.at + 1, column }, "import.supply-use.stray-figure", {
      row: shown(row.name),
      amount: extra[r]![wrong]!,
      column,
    });
  }
  if (end === -1) return;
  const stated = figuresOf(layout, rows[end]!, industries, gather);
  for (const [j, { at, name }] of industries.entries()) {
    const found = sum(figures.map((row) => row[j]!)) + sum(extra.map((row) => row[j]!));
    if (Math.abs(found - stated[j]!) <= roundingOf(step, products.length, found)) continue;
    const where = { file: grid.file, row: rows[end]!.at + 1, column: columnLetters(at) };
    const values = { industry: shown(name), stated: stated[j]!, found };
    gather.error(where, "import.supply-use.column-sum", values);
  }
}
