import type { Gathering } from "../gather.ts";
import type { ProblemPlace } from "../problem.ts";
import { nearestName } from "../names.ts";
import type { ColumnSpec } from "../tables.ts";
import { asName, shown } from "./texts.ts";
import type { RawCell } from "./cells.ts";

/** What a row of column names says: for each position the column, if it is one. */
export interface Header {
  readonly columns: readonly (ColumnSpec | undefined)[];
  /** Positions without a name; what stands below them can't be read. */
  readonly unnamed: ReadonlySet<number>;
  /** How many cells a row has: up to the last name. */
  readonly width: number;
}

/** A column's name as typed, in the form in which names of columns are compared. */
export function headingOf(cell: RawCell): string {
  const text = typeof cell === "object" ? cell.text : String(cell);
  return asName(text).toLowerCase();
}

/**
 * Finds the columns by their names. Undefined, with the reason gathered, when the row names none of
 * them: then it is no header, and every cell below would only repeat that.
 */
export function readHeader(
  cells: readonly RawCell[],
  columns: readonly ColumnSpec[],
  where: ProblemPlace,
  gather: Gathering,
): Header | undefined {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const headings = cells.map(headingOf);
  if (!headings.some((heading) => byName.has(heading))) {
    const found = shown(headings.filter((heading) => heading !== "").join(", "));
    const expected = columns.map((column) => column.name).join(", ");
    if (found === "") gather.error({ ...where, row: 1 }, "read.no-header-row", { expected });
    else gather.error({ ...where, row: 1 }, "read.no-header", { found, expected });
    return undefined;
  }
  const present = new Set(headings);
  const taken = new Set<string>();
  const unnamed = new Set<number>();
  const found = headings.map((heading, position) => {
    if (heading === "") {
      unnamed.add(position);
      return undefined;
    }
    const column = byName.get(heading);
    if (column === undefined) {
      const meant = reportUnknown(heading, columns, present, where, gather);
      if (meant !== undefined) taken.add(meant);
    } else if (taken.has(heading)) {
      const place = { ...where, row: 1, column: heading };
      gather.error(place, "read.duplicate-column", { column: heading });
      return undefined;
    }
    taken.add(heading);
    return column;
  });
  for (const { name, required } of columns) {
    if (required !== true || taken.has(name)) continue;
    gather.error({ ...where, column: name }, "read.missing-column", { column: name });
  }
  return { columns: found, unnamed, width: headings.findLastIndex((name) => name !== "") + 1 };
}

/** Returns the column that was probably meant. */
function reportUnknown(
  heading: string,
  columns: readonly ColumnSpec[],
  present: ReadonlySet<string>,
  where: ProblemPlace,
  gather: Gathering,
): string | undefined {
  const found = shown(heading);
  const names = columns.map((column) => column.name);
  const near = nearestName(
    heading,
    names.filter((name) => !present.has(name)),
  );
  if (near === undefined) {
    const expected = names.join(", ");
    gather.error({ ...where, row: 1 }, "read.unknown-column", { found, expected });
  } else {
    gather.error({ ...where, column: near }, "read.unknown-column-near", { found, near });
  }
  return near;
}
