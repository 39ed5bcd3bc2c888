import { isInteger, type Program } from "../program.ts";

/** Characters after which a piece of the text is given out. */
const pieceLength = 65_536;

/** Stands for infinity, as for other tools. */
const infinite = "1e30";

/**
 * The program as an MPS file in free format, in pieces. Numbers are written with as many digits as tell them apart
 * from every other, so that `readMps` gives back the same program: the same numbers in the same
 * order, and the names where they are fit for the format (blanks become `_`, what is then the same name
 * gets a number).
 *
 * Two things the format can't say: finite bounds from 1e20 on are infinite to who reads it; and a row whose two
 * bounds cross, or whose width can't be written as one number without loss, is written as equal to a further
 * column that has these bounds. Free rows are written with a right-hand side of -1e30.
 */
export function* writeMps(program: Program): Generator<string> {
  let piece = "";
  for (const line of mpsLines(program)) {
    piece += `${line}\n`;
    if (piece.length >= pieceLength) {
      yield piece;
      piece = "";
    }
  }
  yield piece;
}

function* mpsLines(program: Program): Generator<string> {
  const { matrix } = program;
  const sides = Array.from({ length: matrix.rows }, (_, row) => sideOf(program, row));
  const taken = new Set<string>();
  const rowNames = safeNames(matrix.rows, program.rowName, "r", taken);
  const [objective] = safeNames(1, () => "objective", "o", taken);
  const columnsTaken = new Set<string>();
  const columnNames = safeNames(matrix.columns, program.columnName, "c", columnsTaken);
  const carried = [...sides.keys()].filter((row) => sides[row]!.type === "carried");
  const carriers = safeNames(carried.length, (k) => rowNames[carried[k]!]!, "s", columnsTaken);

  yield `NAME ${program.name.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ").trim()}`.trimEnd();
  if (program.sense === "maximise") yield* ["OBJSENSE", "    MAX"];
  yield "ROWS";
  yield ` N ${objective!}`;
  for (const [row, { type }] of sides.entries()) {
    yield ` ${type === "carried" ? "E" : type} ${rowNames[row]!}`;
  }
  yield "COLUMNS";
  yield* columnLines(program, objective!, rowNames, columnNames);
  for (const [k, row] of carried.entries()) yield ` ${carriers[k]!} ${rowNames[row]!} -1`;
  yield "RHS";
  if (program.offset !== 0) yield ` RHS ${objective!} ${number(-program.offset)}`;
  for (const [row, { value }] of sides.entries()) {
    if (value !== 0) yield ` RHS ${rowNames[row]!} ${number(value)}`;
  }
  if (sides.some(({ width }) => width !== undefined)) yield "RANGES";
  for (const [row, { width }] of sides.entries()) {
    if (width !== undefined) yield ` RNG ${rowNames[row]!} ${number(width)}`;
  }
  yield "BOUNDS";
  const { columnLower, columnUpper, rowLower, rowUpper, integer } = program;
  for (const [column, name] of columnNames.entries()) {
    const isWhole = integer?.[column] === 1;
    yield* boundLines(name, columnLower[column]!, columnUpper[column]!, isWhole);
  }
  for (const [k, row] of carried.entries()) {
    yield* boundLines(carriers[k]!, rowLower[row]!, rowUpper[row]!, false);
  }
  yield "ENDATA";
}

function* columnLines(
  program: Program,
  objective: string,
  rowNames: readonly string[],
  columnNames: readonly string[],
): Generator<string> {
  const { matrix, cost, integer } = program;
  let whole = false;
  for (const [column, name] of columnNames.entries()) {
    if (whole !== (integer?.[column] === 1)) {
      whole = !whole;
      yield ` MARKER 'MARKER' '${whole ? "INTORG" : "INTEND"}'`;
    }
    const from = matrix.starts[column]!;
    const to = matrix.starts[column + 1]!;
    // A column without any number would not be there.
    if (cost[column] !== 0 || from === to) yield ` ${name} ${objective} ${number(cost[column]!)}`;
    for (let k = from; k < to; k++) {
      yield ` ${name} ${rowNames[matrix.indices[k]!]!} ${number(matrix.values[k]!)}`;
    }
  }
  if (whole && isInteger(program)) yield " MARKER 'MARKER' 'INTEND'";
}

/** How a row's bounds are said: by type, right-hand side and range, or carried by a column. */
interface Side {
  readonly type: "L" | "G" | "E" | "carried";
  readonly value: number;
  readonly width?: number;
}

function sideOf({ rowLower, rowUpper }: Program, row: number): Side {
  const lower = rowLower[row]!;
  const upper = rowUpper[row]!;
  if (lower > upper || lower === Infinity || upper === -Infinity)
    return { type: "carried", value: 0 };
  if (lower === upper) return { type: "E", value: lower };
  if (upper === Infinity) return { type: "G", value: lower };
  if (lower === -Infinity) return { type: "L", value: upper };
  const width = upper - lower;
  if (width < 1e20 && lower + width === upper) return { type: "G", value: lower, width };
  if (width < 1e20 && upper - width === lower) return { type: "L", value: upper, width };
  return { type: "carried", value: 0 };
}

/** Every bound that isn't 0 … infinity; of integer columns all: without any they would be 0 or 1. */
function* boundLines(
  name: string,
  lower: number,
  upper: number,
  isWhole: boolean,
): Generator<string> {
  if (lower === upper && Number.isFinite(lower)) {
    yield ` FX BND ${name} ${number(lower)}`;
    return;
  }
  if (lower === -Infinity && upper === Infinity) {
    yield ` FR BND ${name}`;
    return;
  }
  if (lower === -Infinity) yield ` MI BND ${name}`;
  // An upper bound below zero alone would open the lower side.
  else if (lower !== 0 || upper < 0) yield ` LO BND ${name} ${number(lower)}`;
  if (upper < Infinity) yield ` UP BND ${name} ${number(upper)}`;
  else if (isWhole) yield ` PL BND ${name}`;
}

/** JavaScript writes the fewest digits that are read back as the same number. */
function number(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? infinite : `-${infinite}`;
}

/** Names without blanks, none empty, none too long for other tools, each only once. */
function safeNames(
  count: number,
  nameOf: (index: number) => string,
  letter: string,
  taken: Set<string>,
): readonly string[] {
  const repeated = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const safe = nameOf(index)
      .slice(0, 240)
      .trim()
      .replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, "_")
      // A leading $ begins a remark, and a quote could begin a marker.
      .replace(/^[$'*]/, "_");
    const base = safe === "" ? `${letter}${index + 1}` : safe;
    let name = base;
    while (taken.has(name)) {
      const next = (repeated.get(base) ?? 1) + 1;
      repeated.set(base, next);
      name = `${base}~${next}`;
    }
    taken.add(name);
    return name;
  });
}
