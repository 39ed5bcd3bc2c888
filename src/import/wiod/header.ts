import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { readGrids, textAt, type Grid } from "../grid.ts";
import type { Source } from "../format.ts";

/** The grid of a file, and where each column stands. */
export interface Headed {
  readonly grid: Grid;
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * The first grid of a file whose first row names columns, all of `required` among them. Gathers what is missing or
 * stands twice; nothing then.
 */
export async function readHeaded(
  source: Source,
  required: readonly string[],
  gather: Gathering,
): Promise<Headed | undefined> {
  const [grid] = await readGrids(source, gather);
  if (grid === undefined) return undefined;
  const { file } = grid;
  const columns = new Map<string, number>();
  for (let column = 0; column < (grid.rows[0]?.length ?? 0); column++) {
    const name = textAt(grid, 0, column);
    if (name === "") continue;
    if (columns.has(name)) {
      const where = { file, row: 1, column: columnLetters(column) };
      gather.error(where, "import.wiod.column-twice", { column: name, at: where.column });
    }
    columns.set(name, column);
  }
  const missing = required.filter((name) => !columns.has(name));
  if (missing.length > 0) {
    const values = { count: missing.length, columns: missing.join(", ") };
    gather.error({ file, row: 1 }, "import.wiod.columns-missing", values);
  }
  return gather.hasErrors() ? undefined : { grid, columns };
}

/** Rows below the header that aren't empty, counted from 0. */
export function rowsBelow({ rows }: Grid): readonly number[] {
  return rows.flatMap((cells, row) => (row > 0 && cells.some((cell) => cell !== "") ? [row] : []));
}
