import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { shown } from "../../economy/read/texts.ts";
import { figuresOf, roundingOf, sum } from "./figures.ts";
import type { Layout } from "./layout.ts";

/**
 * The row of totals says whether all rows were found: in every column, the sum over the products and the rows between
 * them and the total. Adjustments and purchases of residents abroad aren't any industry's.
 */
export function checkColumns(layout: Layout<string>, step: number, gather: Gathering): void {
  const { grid, industries, columns, products, rows } = layout;
  const end = rows.findIndex(({ role }) => role === "total");
  const between = end === -1 ? [] : rows.slice(0, end);
  for (const row of between) {
    const figures = figuresOf(layout, row, industries, gather);
    const wrong = figures.findIndex((each) => each !== 0);
    if (row.role === "taxes" || wrong === -1) continue;
    const column = columnLetters(industries[wrong]!.at);
    const where = { file: grid.file, row: row.at + 1, column };
    const values = { row: shown(row.name), amount: figures[wrong]!, column };
    gather.error(where, "import.supply-use.stray-figure", values);
  }
  if (end === -1) return;
  const total = rows[end]!;
  const parts = [...products, ...between];
  for (const line of [...industries, ...columns]) {
    const [stated] = figuresOf(layout, total, [line], gather);
    const figures = parts.map((row) => figuresOf(layout, row, [line], gather)[0]!);
    const [found, size] = [sum(figures), sum(figures.map(Math.abs))];
    if (Math.abs(found - stated!) <= roundingOf(step, parts.length, size)) continue;
    const column = columnLetters(line.at);
    const where = { file: grid.file, row: total.at + 1, column };
    const values = { heading: shown(line.name), column, stated: stated!, found };
    gather.error(where, "import.supply-use.column-sum", values);
  }
}
