import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { numberAt, textAt } from "../grid.ts";
import type { Headed } from "./header.ts";

/** The text in a named column. */
export function textIn({ grid, columns }: Headed, row: number, column: string): string {
  const at = columns.get(column);
  return at === undefined ? "" : textAt(grid, row, at);
}

/** The number in a named column. An empty cell isn't zero: it is gathered as an error, and counted as 0 from there. */
export function numberIn(headed: Headed, row: number, column: string, gather: Gathering): number {
  const { grid, columns } = headed;
  const at = columns.get(column)!;
  if (textAt(grid, row, at) === "") {
    const where = { file: grid.file, row: row + 1, column: columnLetters(at) };
    gather.error(where, "import.wiod.empty-cell", { column });
    return 0;
  }
  return numberAt(grid, row, at, gather) ?? 0;
}

/** The year in a named column; 0 where there is none, which is gathered as an error. */
export function yearIn(headed: Headed, row: number, column: string, gather: Gathering): number {
  const text = textIn(headed, row, column);
  const year = Number(text);
  if (/^\d{4}$/.test(text)) return year;
  const where = { file: headed.grid.file, row: row + 1, column };
  gather.error(where, "import.wiod.no-year", { column, found: text === "" ? "—" : text });
  return 0;
}
