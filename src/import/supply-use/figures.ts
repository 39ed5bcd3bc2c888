import type { Gathering } from "../../economy/gather.ts";
import type { MessageKey } from "../../messages/index.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { shown } from "../../economy/read/texts.ts";
import { numberAt } from "../grid.ts";
import { columnOf, type Layout, type Line } from "./layout.ts";

/** The figures of a row in the given columns; an empty cell is nothing bought or sold, as tables of accounts leave it. */
export function figuresOf(
  { grid }: Layout<string>,
  row: Line,
  columns: readonly Line[],
  gather: Gathering,
): readonly number[] {
  return columns.map(({ at }) => numberAt(grid, row.at, at, gather) ?? 0);
}

/** The figures of the products in a column; undefined where the table has no such column. */
export function columnFigures<R extends string>(
  layout: Layout<R>,
  role: R,
  gather: Gathering,
): readonly number[] | undefined {
  const column = columnOf(layout, role);
  if (column === undefined) return undefined;
  return layout.products.map((row) => figuresOf(layout, row, [column], gather)[0]!);
}

/** The figure of a row that is no product, in a column, or in the parts of it where it has no column of its own. */
export function figureAt<R extends string>(
  layout: Layout<R>,
  row: Layout<R>["rows"][number]["role"],
  column: R,
  gather: Gathering,
): number {
  const line = layout.rows.find(({ role }) => role === row);
  if (line === undefined) return 0;
  const whole = columnOf(layout, column);
  const parts = layout.columns.filter(({ role }) => role === `${column} part`);
  return sum(figuresOf(layout, line, whole === undefined ? parts : [whole], gather));
}

/** Refuses figures below zero, whose meaning nothing in the table says. */
export function refuseNegative(
  { grid, products }: Layout<string>,
  columns: readonly Line[],
  figures: readonly (readonly number[])[],
  key: MessageKey,
  gather: Gathering,
): void {
  for (const [i, row] of figures.entries()) {
    for (const [j, amount] of row.entries()) {
      if (amount >= 0) continue;
      const column = columnLetters(columns[j]!.at);
      const values = {
        amount,
        product: shown(products[i]!.name),
        heading: shown(columns[j]!.name),
        column,
      };
      gather.error({ file: grid.file, row: products[i]!.at + 1, column }, key, values);
    }
  }
}

export const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
};

/**
 * *step*: what a table's figures are rounded to, from the figures themselves: the largest power of ten of which
 * nearly all are multiples. Zero: they are not rounded.
 */
export function stepOf(figures: readonly number[]): number {
  const filled = figures.filter((each) => each !== 0);
  for (let digits = 0; digits <= 6; digits++) {
    const scale = 10 ** digits;
    const whole = filled.filter(
      (each) => Math.abs(each * scale - Math.round(each * scale)) < 1e-6 * scale,
    );
    if (whole.length >= 0.95 * filled.length) return 1 / scale;
  }
  return 0;
}

/** By how much a sum may be off where each of its parts was rounded: three standard deviations of the sum's error. */
export function roundingOf(step: number, parts: number, total: number): number {
  return 3 * step * Math.sqrt((parts + 1) / 12) + 1e-9 * Math.abs(total);
}
