import { gathering } from "../../economy/gather.ts";
import type { Problem } from "../../economy/problem.ts";
import { shown } from "../../economy/read/texts.ts";
import type { Program } from "../program.ts";
import { boundsWithNumber, readBound } from "./bounds.ts";
import { Draft } from "./draft.ts";
import { fixedFields, formatOf, linesOf, words, type Fields, type Line } from "./lines.ts";
import { finished } from "./finish.ts";
import {
  isMarker,
  readColumn,
  readObjectiveName,
  readRow,
  readRowValue,
  readSense,
} from "./sections.ts";
import { textOf } from "./text.ts";

/** What an MPS file holds: the program with what its reader should know, or what is wrong with the file. */
export type ReadMps =
  | { readonly program: Program; readonly notes: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

const sections = [
  "NAME",
  "OBJSENSE",
  "OBJNAME",
  "ROWS",
  "COLUMNS",
  "RHS",
  "RANGES",
  "BOUNDS",
  "ENDATA",
] as const;

export type Section = (typeof sections)[number];

/** Each of these must have come before. */
const needed: Readonly<Partial<Record<Section, Section>>> = {
  COLUMNS: "ROWS",
  RHS: "COLUMNS",
  RANGES: "COLUMNS",
  BOUNDS: "COLUMNS",
};

/** Known from other tools, and beyond what can be solved here. */
const refused = new Set(
  (
    "SOS SOS1 SOS2 SETS QSECTION QMATRIX QUADOBJ QCMATRIX CSECTION INDICATORS LAZYCONS USERCUTS " +
    "BRANCHPRIORITIES PWLOBJ PWLNAM GENCONS SCENARIOS STOCH TIME"
  ).split(" "),
);

/**
 * Reads an MPS file, fixed or free format (found out from the text; only files with blanks in names need the fixed
 * one), also compressed by gzip. Takes time linear in its length and throws for no content whatever: every
 * problem is in `problems`, with its line in `where.row`.
 *
 * What the format leaves open is read as CPLEX, Gurobi and HiGHS do: numbers from 1e20 on are infinite bounds; an
 * upper bound below zero with no lower bound means unbounded below; integer columns between markers without any
 * bounds are 0 or 1; the right-hand side of the objective is the constant to be taken off; a range R on a row E means
 * [rhs, rhs + R] for R ≥ 0 and [rhs + R, rhs] otherwise. Rows N beside the objective are left out.
 */
export function readMps(source: Uint8Array | string, file: string): ReadMps {
  const gather = gathering();
  const decoded = textOf(source);
  if ("key" in decoded) gather.error({ file }, decoded.key);
  const draft = new Draft(gather, file);
  if ("text" in decoded) readSections(decoded.text, draft);
  const program = gather.hasErrors() ? undefined : finished(draft);
  return program === undefined || gather.hasErrors()
    ? { problems: gather.problems() }
    : { program, notes: gather.problems() };
}

function readSections(text: string, draft: Draft): void {
  const fixed = formatOf(text) === "fixed";
  const seen = new Set<Section>();
  let section: Section | "unreadable" | undefined;
  let last = 1;
  for (const line of linesOf(text)) {
    last = line.number;
    if (section === "ENDATA") {
      draft.warning(line.number, "engine.mps.note-after-end");
      break;
    }
    if (line.isHeader) section = readHeader(line, seen, draft);
    else if (section === undefined) {
      draft.error(line.number, "engine.mps.outside");
      section = "unreadable";
    } else if (section !== "unreadable") readData(line, section, fixed, draft);
  }
  if (section === undefined) draft.error(last, "engine.mps.empty");
  else if (seen.size > 0 && section !== "ENDATA") draft.error(last, "engine.mps.no-end");
  for (const expected of ["ROWS", "COLUMNS"] as const) {
    if (section === "ENDATA" && !seen.has(expected)) {
      draft.error(last, "engine.mps.section-missing", { expected });
    }
  }
}

function readHeader(line: Line, seen: Set<Section>, draft: Draft): Section | "unreadable" {
  const word = words(line.text)[0]!;
  const rest = line.text.slice(word.length).trim();
  const section = sections.find((name) => name === word.toUpperCase());
  if (section === undefined) {
    const key = refused.has(word.toUpperCase()) ? "section-refused" : "section-unknown";
    draft.error(line.number, `engine.mps.${key}`, { found: shown(word) });
    return "unreadable";
  }
  if (seen.has(section)) draft.error(line.number, "engine.mps.section-twice", { found: section });
  seen.add(section);
  const expected = needed[section];
  if (expected !== undefined && !seen.has(expected)) {
    draft.error(line.number, "engine.mps.section-order", { found: section, expected });
    return "unreadable";
  }
  if (section === "NAME") draft.name = rest;
  else if (section === "OBJSENSE" && rest !== "") readSense(rest, line.number, draft);
  else if (rest !== "") {
    draft.error(line.number, "engine.mps.header-text", { section, found: shown(rest) });
  }
  return section;
}

function readData(line: Line, section: Section, fixed: boolean, draft: Draft): void {
  const { number } = line;
  if (section === "OBJSENSE") {
    readSense(line.text.trim(), number, draft);
    return;
  }
  const fields = fixed ? fixedFields(line.text) : freeFields(words(line.text), section, draft);
  if (fields === undefined) {
    if (fixed) draft.error(number, "engine.mps.columns");
    else {
      draft.error(number, "engine.mps.fields", { section, found: words(line.text).length });
    }
    return;
  }
  switch (section) {
    case "ROWS":
      readRow(fields, number, draft);
      break;
    case "COLUMNS":
      readColumn(fields, number, draft);
      break;
    case "RHS":
    case "RANGES":
      readRowValue(section, fields, number, draft);
      break;
    case "BOUNDS":
      readBound(fields, number, draft);
      break;
    case "OBJNAME":
      readObjectiveName(fields, number, draft);
      break;
    case "NAME":
      draft.error(number, "engine.mps.outside");
      break;
    case "ENDATA":
      break;
  }
}

/** Words put where fixed format has its fields; undefined where their number fits nothing. */
function freeFields(found: readonly string[], section: Section, draft: Draft): Fields | undefined {
  const [a = "", b = "", c = "", d = "", e = ""] = found;
  const count = found.length;
  switch (section) {
    case "ROWS":
      return count === 2 ? [a, b, "", "", "", ""] : undefined;
    case "OBJNAME":
      return count === 1 ? ["", a, "", "", "", ""] : undefined;
    case "COLUMNS":
      if (count === 3 && isMarker(b)) return ["", a, b, "", c, ""];
      return count === 3 || count === 5 ? ["", a, b, c, d, e] : undefined;
    case "RHS":
    case "RANGES":
      if (count === 2 || count === 4) return ["", "", a, b, c, d];
      return count === 3 || count === 5 ? ["", a, b, c, d, e] : undefined;
    case "BOUNDS": {
      const type = a.toUpperCase();
      if (count === 4) return [type, b, c, d, "", ""];
      // Of three words the second is the set or the column, and only the names tell.
      const isSet = !boundsWithNumber.has(type) && draft.columnIndex.has(c);
      if (count === 3) return isSet ? [type, b, c, "", "", ""] : [type, "", b, c, "", ""];
      return count === 2 ? [type, "", b, "", "", ""] : undefined;
    }
    case "NAME":
    case "OBJSENSE":
    case "ENDATA":
      return ["", a, "", "", "", ""];
  }
}
