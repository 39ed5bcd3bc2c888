/** Sentences of: engine. ICU MessageFormat; keys begin with the name of the part. */
export const engine = {
  "engine.mps.binary": "This is not a text file. An MPS file is expected.",
  "engine.mps.compression":
    "The file is compressed (gzip), but damaged: it can't be unpacked. Fetch it again.",
  "engine.mps.too-large":
    "The file holds more than 500 million characters. Split the program, or solve it with another tool.",
  "engine.mps.empty": "The file is empty. An MPS file is expected.",
  "engine.mps.no-end":
    "The file ends without ENDATA, so a part of it may be missing. Fetch it again, or add the line ENDATA if nothing is missing.",
  "engine.mps.outside":
    "This line stands before any section. The first line is expected to be NAME or ROWS, with no blank before it.",
  "engine.mps.section-unknown":
    "MPS files have no section “{found}”. Sections begin in the first column: NAME, OBJSENSE, OBJNAME, ROWS, COLUMNS, RHS, RANGES, BOUNDS, ENDATA. Other lines begin with a blank.",
  "engine.mps.section-refused":
    "Section {found} goes beyond linear and integer programs, and can't be solved here. Take it out, or write its content as rows and columns.",
  "engine.mps.section-twice": "Section {found} comes a second time. Put its lines together.",
  "engine.mps.section-order":
    "Section {found} comes before section {expected}. Put {expected} first.",
  "engine.mps.section-missing": "There is no section {expected}. Add it, even if it is empty.",
  "engine.mps.header-text":
    "After the name of section {section} stands “{found}”. Nothing is expected there; lines of data begin with a blank.",
  "engine.mps.fields":
    "This line has {found, plural, one {# field} other {# fields}}. Expected in section {section}: {section, select, ROWS {type and name} COLUMNS {column, row and number, or two of these pairs} BOUNDS {type, name of the set, column and number} OBJNAME {the name of a row} other {name of the set, row and number, or two of these pairs}}. Names with blanks need the fixed format, with every field in its place.",
  "engine.mps.columns":
    "The fields of this line don't stand in their places: type in 2–3, names in 5–12, 15–22 and 40–47, numbers in 25–36 and 50–61 (fixed format, since names with blanks occur).",
  "engine.mps.number": "“{found}” is not a number that can stand here. Expected: 12.5 or -3e4.",
  "engine.mps.sense": "“{found}” is no sense of the objective. Expected: MAX or MIN.",
  "engine.mps.objective-unknown":
    "The objective is said to be “{found}”, but no row of type N has that name.",
  "engine.mps.row-type": "“{found}” is no type of row. Expected: N, L, G or E.",
  "engine.mps.row-twice": "Row “{found}” is there a second time. Give each row a name of its own.",
  "engine.mps.row-unknown":
    "Section {section} names row “{found}”, which section ROWS doesn't have.",
  "engine.mps.row-unknown-near":
    "Section {section} names row “{found}”, which section ROWS doesn't have. Did you mean “{near}”?",
  "engine.mps.column-unknown":
    "Section BOUNDS names column “{found}”, which section COLUMNS doesn't have.",
  "engine.mps.column-unknown-near":
    "Section BOUNDS names column “{found}”, which section COLUMNS doesn't have. Did you mean “{near}”?",
  "engine.mps.column-split":
    "Column “{found}” comes again after another column. Put its lines together, or rename one.",
  "engine.mps.coefficient-twice":
    "Column “{column}” has a second number in row “{row}”. Keep the right one.",
  "engine.mps.row-value-twice":
    "Section {section} has a second number for row “{found}”. Keep the right one.",
  "engine.mps.several-sets":
    "Section {section} holds a second set, “{found}” after “{first}”. Keep the one that shall count.",
  "engine.mps.marker": "“{found}” is no marker. Expected: ''INTORG'' or ''INTEND''.",
  "engine.mps.bound-type":
    "“{found}” is no type of bound. Expected: UP, LO, FX, FR, MI, PL, BV, LI or UI.",
  "engine.mps.semicontinuous":
    "Column “{found}” is semi-continuous (bound type {type}), which can't be solved here. Write it with an integer column.",
  "engine.mps.bound-contradicts":
    "Column “{found}” has two different {side, select, lower {lower} other {upper}} bounds: {first} and {second}. Keep the right one.",
  "engine.mps.infinite-side":
    "The right-hand side of row “{found}” is infinite, though the row is of type E or has a range. State a finite number, or make it a row of type N.",
  "engine.mps.note-objectives":
    "{count, plural, one {One further row} other {# further rows}} of type N stand beside the objective “{objective}” and {count, plural, one {is} other {are}} left out: {count, plural, one {it limits} other {they limit}} nothing.",
  "engine.mps.note-no-objective":
    "There is no row of type N, so there is no objective: any point will do.",
  "engine.mps.note-negative-upper":
    "Column “{found}” has the upper bound {upper} and no lower one; it is read as unbounded below (as other tools do). State a lower bound if another is meant.",
  "engine.mps.note-integer-bounds":
    "{count, plural, one {The integer column “{found}” has} other {# integer columns (the first: “{found}”) have}} no bounds and may be 0 or 1 (as other tools read it). State bounds if others are meant.",
  "engine.mps.note-after-end": "What stands after ENDATA is left out.",
} as const;
