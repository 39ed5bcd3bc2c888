import { shown } from "../../economy/read/texts.ts";
import { matrixFromTriplets } from "../matrix.ts";
import type { Program } from "../program.ts";
import { finiteOrNot } from "./bounds.ts";
import { objectiveRow, type Draft } from "./draft.ts";

/** The program of a file that has been read to its end without an error; what it leaves open is settled and noted. */
export function finished(draft: Draft): Program {
  noteObjectives(draft);
  const rows = rowBounds(draft);
  const columns = columnBounds(draft);
  const { rowNames, columnNames } = draft;
  return {
    name: draft.name,
    sense: draft.sense ?? "minimise",
    // What stands on the right-hand side of the objective is taken off.
    offset: 0 - (draft.rightHandSides.get(objectiveRow)?.value ?? 0),
    matrix: matrixFromTriplets({
      rows: rowNames.length,
      columns: columnNames.length,
      ...draft.triplets,
    }),
    cost: Float64Array.from(draft.cost),
    ...columns,
    ...rows,
    ...(draft.integer.includes(true) && { integer: Uint8Array.from(draft.integer, Number) }),
    columnName: (column) => columnNames[column]!,
    rowName: (row) => rowNames[row]!,
  };
}

function noteObjectives(draft: Draft): void {
  const wanted = draft.objectiveName;
  if (wanted !== undefined && draft.objective !== wanted.name) {
    draft.error(wanted.line, "engine.mps.objective-unknown", { found: shown(wanted.name) });
  } else if (draft.objective === undefined) {
    draft.warning(undefined, "engine.mps.note-no-objective");
  } else if (draft.leftOut > 0) {
    const values = { count: draft.leftOut, objective: shown(draft.objective) };
    draft.warning(undefined, "engine.mps.note-objectives", values);
  }
}

function rowBounds(draft: Draft): Pick<Program, "rowLower" | "rowUpper"> {
  const count = draft.rowNames.length;
  const rowLower = new Float64Array(count);
  const rowUpper = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const side = draft.rightHandSides.get(row);
    const value = finiteOrNot(side?.value ?? 0);
    const range = draft.ranges.get(row)?.value;
    const type = draft.rowTypes[row]!;
    if ((type === "E" || range !== undefined) && !Number.isFinite(value)) {
      const found = shown(draft.rowNames[row]!);
      draft.error(side!.line, "engine.mps.infinite-side", { found });
    }
    const [lower, upper] = sides(type, value, range);
    rowLower[row] = lower;
    rowUpper[row] = upper;
  }
  return { rowLower, rowUpper };
}

/** The bounds of a row by its type, right-hand side and range. */
function sides(type: string, value: number, range: number | undefined): readonly [number, number] {
  const width = range === undefined ? undefined : finiteOrNot(Math.abs(range));
  switch (type) {
    case "L":
      return [width === undefined ? -Infinity : value - width, value];
    case "G":
      return [value, width === undefined ? Infinity : value + width];
    default:
      if (range === undefined || width === undefined) return [value, value];
      return range < 0 ? [value - width, value] : [value, value + width];
  }
}

function columnBounds(draft: Draft): Pick<Program, "columnLower" | "columnUpper"> {
  let binary = 0;
  let first = "";
  const count = draft.columnNames.length;
  const columnLower = new Float64Array(count);
  const columnUpper = new Float64Array(count).fill(Infinity);
  for (let column = 0; column < count; column++) {
    const lower = draft.columnLower[column];
    const upper = draft.columnUpper[column];
    columnLower[column] = lower ?? 0;
    columnUpper[column] = upper ?? Infinity;
    if (lower === undefined && upper === undefined && draft.integer[column]!) {
      columnUpper[column] = 1;
      first = binary === 0 ? draft.columnNames[column]! : first;
      binary++;
    }
    if (lower === undefined && upper !== undefined && upper < 0) {
      columnLower[column] = -Infinity;
      const values = { found: shown(draft.columnNames[column]!), upper: String(upper) };
      draft.warning(draft.upperLine.get(column), "engine.mps.note-negative-upper", values);
    }
  }
  if (binary > 0) {
    const values = { count: binary, found: shown(first) };
    draft.warning(undefined, "engine.mps.note-integer-bounds", values);
  }
  return { columnLower, columnUpper };
}
