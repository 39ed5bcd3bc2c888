import { shown } from "../../economy/read/texts.ts";
import { leftOutRow, objectiveRow, type Draft } from "./draft.ts";
import type { Fields } from "./lines.ts";

const senses: Readonly<Record<string, "minimise" | "maximise">> = {
  MAX: "maximise",
  MAXIMIZE: "maximise",
  MAXIMISE: "maximise",
  MIN: "minimise",
  MINIMIZE: "minimise",
  MINIMISE: "minimise",
};

export function readSense(text: string, line: number, draft: Draft): void {
  const sense = senses[text.toUpperCase()];
  if (sense === undefined || (draft.sense !== undefined && draft.sense !== sense)) {
    draft.error(line, "engine.mps.sense", { found: shown(text) });
  } else draft.sense = sense;
}

export function readObjectiveName([, name]: Fields, line: number, draft: Draft): void {
  draft.objectiveName = { name, line };
}

/** The first row N, or the one that OBJNAME names, is the objective. */
export function readRow([type, name]: Fields, line: number, draft: Draft): void {
  const letter = type.toUpperCase();
  if (!["N", "L", "G", "E"].includes(letter)) {
    draft.error(line, "engine.mps.row-type", { found: shown(type) });
  } else if (draft.rowIndex.has(name)) {
    draft.error(line, "engine.mps.row-twice", { found: shown(name) });
    return;
  }
  if (letter !== "N") {
    draft.rowIndex.set(name, draft.rowNames.length);
    draft.rowNames.push(name);
    draft.rowTypes.push(letter);
    return;
  }
  const wanted = draft.objectiveName?.name;
  const isObjective = draft.objective === undefined && (wanted === undefined || wanted === name);
  if (isObjective) draft.objective = name;
  else draft.leftOut++;
  draft.rowIndex.set(name, isObjective ? objectiveRow : leftOutRow);
}

export function isMarker(word: string): boolean {
  return /^'marker'$/i.test(word);
}

/** A column's numbers in one or two rows, or a marker before and after integer columns. */
export function readColumn(fields: Fields, line: number, draft: Draft): void {
  const [, name, firstRow, firstNumber, secondRow, secondNumber] = fields;
  if (isMarker(firstRow)) {
    const kind = secondRow.replaceAll("'", "").toUpperCase();
    if (kind === "INTORG" || kind === "INTEND") draft.inIntegers = kind === "INTORG";
    else draft.error(line, "engine.mps.marker", { found: shown(secondRow) });
    return;
  }
  const column = columnNamed(name, line, draft);
  addCoefficient(column, firstRow, firstNumber, line, draft);
  if (secondRow !== "" || secondNumber !== "") {
    addCoefficient(column, secondRow, secondNumber, line, draft);
  }
}

/** The column that the last lines were about, or a new one. */
function columnNamed(name: string, line: number, draft: Draft): number {
  const last = draft.columnNames.length - 1;
  const known = draft.columnIndex.get(name);
  if (known === last) return known;
  if (known !== undefined) {
    draft.error(line, "engine.mps.column-split", { found: shown(name) });
    return known;
  }
  draft.columnIndex.set(name, last + 1);
  draft.columnNames.push(name);
  draft.integer.push(draft.inIntegers);
  draft.cost.push(0);
  draft.columnLower.push(undefined);
  draft.columnUpper.push(undefined);
  return last + 1;
}

function addCoefficient(
  column: number,
  rowName: string,
  text: string,
  line: number,
  draft: Draft,
): void {
  const row = draft.row(rowName, line, "COLUMNS");
  const value = draft.finite(text, line);
  if (row === undefined || value === undefined) return;
  if (draft.lastColumnIn.get(row) === column && row !== leftOutRow) {
    const values = { column: shown(draft.columnNames[column]!), row: shown(rowName) };
    draft.error(line, "engine.mps.coefficient-twice", values);
  }
  draft.lastColumnIn.set(row, column);
  if (row === objectiveRow) draft.cost[column] = value;
  else if (row !== leftOutRow) {
    draft.triplets.rowIndex.push(row);
    draft.triplets.columnIndex.push(column);
    draft.triplets.values.push(value);
  }
}

/** Right-hand sides or ranges of one or two rows. */
export function readRowValue(
  section: "RHS" | "RANGES",
  [, set, firstRow, firstNumber, secondRow, secondNumber]: Fields,
  line: number,
  draft: Draft,
): void {
  draft.checkSet(section, set, line);
  const values = section === "RHS" ? draft.rightHandSides : draft.ranges;
  const pairs = [[firstRow, firstNumber] as const];
  if (secondRow !== "" || secondNumber !== "") pairs.push([secondRow, secondNumber]);
  for (const [name, text] of pairs) {
    const row = draft.row(name, line, section);
    const value = draft.number(text, line);
    if (row === undefined || value === undefined || row === leftOutRow) continue;
    if (values.has(row)) {
      draft.error(line, "engine.mps.row-value-twice", { section, found: shown(name) });
    }
    values.set(row, { value, line });
  }
}
